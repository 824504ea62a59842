"""Exit statuses of the command line."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["ExitStatus"]


class ExitStatus(IntEnum):
    """0 nothing found, 1 findings, 2 wrong use or a run that is not complete."""

    CLEAN = 0
    FINDINGS = 1
    WRONG_USE = 2
    INTERRUPTED = 130
