"""What the user may choose about a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["ReportOptions"]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is written; the same options serve every format.

    `terminal_width` is the number of cells that `full` may use for a source line. `github_actions`
    says that the output goes to a log that runs commands found in it (GitHub Actions, Azure), so
    that they must be defused. `category` tells the SARIF uploads of one commit apart.
    `prefix` is the folder doclint was started in, relative to the root of the repository, for the
    formats that name files from there.
    `deterministic` leaves the times out; `started` and `finished` must be UTC.
    """

    version: str = "0"
    color: bool = False
    statistics: bool = False
    quiet: bool = False
    terminal_width: int = 120
    github_actions: bool = False
    category: str = ""
    prefix: str = ""
    deterministic: bool = False
    exit_code: int = 0
    started: datetime | None = None
    finished: datetime | None = None
