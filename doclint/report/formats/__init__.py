"""One module an output format, each with its value `FORMAT`; looked up by name here."""

from __future__ import annotations

from doclint.report.format import Format
from doclint.values.kinds import load, names_in

__all__ = ["format_named", "format_names"]


def format_names() -> tuple[str, ...]:
    """What the command line may call a format, in order."""
    return names_in(__name__)


def format_named(name: str) -> Format:
    """The format `name`, one of `format_names`."""
    return load(__name__, name, Format)
