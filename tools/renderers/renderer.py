"""What a renderer is: a program that makes HTML of Markdown bodies, many in one call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

__all__ = ["Rendered", "Renderer", "Workplace"]


class Rendered(NamedTuple):
    """The HTML of one body, or why there is none."""

    html: str = ""
    failure: str = ""


class Workplace(NamedTuple):
    """Where the pages stand: the root of their repository, whose configuration may be read."""

    root: Path


@dataclass(frozen=True)
class Renderer:
    """One program, or one setting of it.

    `missing` gives the reason why it cannot run here, or an empty string. `render` takes bodies
    without front matter and answers in their order; what it cannot render is a failure of that one.
    """

    name: str
    missing: Callable[[], str]
    render: Callable[[Sequence[str], Workplace], list[Rendered]]
