"""Blanks between a heading's hashes and its text."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.rules.markdown._page_headings import HeadingSource
from doclint.values.diagnostic import Diagnostic

__all__ = ["space_after_hashes", "space_before_hashes"]


def space_after_hashes(ctx: Context, heading: HeadingSource) -> Iterator[Diagnostic]:
    """A finding when more than one blank follows the opening hashes."""
    level = heading.node.level
    yield from _space(ctx, heading, level, _blanks_from(heading.raw, level))


def space_before_hashes(ctx: Context, heading: HeadingSource) -> Iterator[Diagnostic]:
    """A finding when more than one blank precedes the closing hashes of a heading with text."""
    start = heading.text_end
    if start > heading.text_start:
        yield from _space(ctx, heading, start, _blanks_from(heading.raw, start))


def _blanks_from(raw: str, start: int) -> int:
    rest = raw[start:]
    return len(rest) - len(rest.lstrip(" \t"))


def _space(ctx: Context, heading: HeadingSource, at: int, blanks: int) -> Iterator[Diagnostic]:
    if blanks < 2:
        return
    start = heading.start + at
    fix = ctx.replace((start, start + blanks), " ", "Keep one blank")
    message = f"{blanks} blanks next to the hashes, expected 1"
    yield ctx.diagnostic((start, start + blanks), message, fix)
