"""Colour for the terminal."""

from __future__ import annotations

from collections.abc import Callable

from doclint.values.diagnostic import Severity

__all__ = ["SEVERITY_STYLES", "Painter", "painter"]

Painter = Callable[[str, str], str]

SEVERITY_STYLES = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.INFO: "1;34",
}


def painter(color: bool) -> Painter:
    """A function that puts a text into a style (the numbers of an SGR sequence), or leaves it."""
    return _paint if color else _plain


def _paint(style: str, text: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if text else text


def _plain(style: str, text: str) -> str:  # noqa: ARG001 - the shape of a painter
    return text
