"""One way to write a report, as a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from doclint.report.report_options import ReportOptions
    from doclint.values.results import Report

__all__ = ["Format"]


class Format(NamedTuple):
    """One output format.

    `name` is what the command line calls it, `summary` what it is for, in a few words. A file of it
    ends with `suffix`, which has no dot. `render` gives the text in pieces to be written one after
    the other. Every piece can be encoded as UTF-8, and no control or bidirectional character of the
    content is left unescaped in it.
    """

    name: str
    suffix: str
    summary: str
    render: Callable[[Report, ReportOptions], Iterable[str]]
