"""The marks around emphasised and strong text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.syntax.nodes import Emphasis, Strong
from doclint.values.diagnostic import Diagnostic, Edit
from doclint.values.text import Span

__all__ = ["inconsistent_marks"]

_MARKS = {"asterisk": b"*", "underscore": b"_"}
_DELIMITER = re.compile(rb"(?<![0-9A-Za-z_\x80-\xff])_|_(?![0-9A-Za-z_\x80-\xff])")
_IN_WORD = re.compile(rb"[0-9A-Za-z\x80-\xff]")
# markdownlint, as GitHub does, takes bare addresses whole, with all that looks like emphasis
_BARE_URL_BEFORE = re.compile(rb"(?:https?://|www\.)[^\s<>\"')\]]*\Z")
_LONGEST_URL = 2000
_WORD = re.compile(rb"\w", re.ASCII)


def inconsistent_marks(
    ctx: Context, kind: type[Emphasis | Strong], width: int, style: str
) -> Iterator[Diagnostic]:
    """The marks of the nodes of `kind`, `width` characters each, that are not in `style`.

    `consistent` stands for the style of the first node. Marks inside of words have to stay
    asterisks.
    """
    nodes = ctx.doc.nodes(kind)
    data = ctx.doc.source.data
    if style == "consistent":
        style = "asterisk" if data[nodes[0].byte_start] == b"*"[0] else "underscore"
    wanted = _MARKS[style][0]
    for node in nodes:
        if data[node.byte_start] == wanted:
            continue
        before = data[node.byte_start - 1 : node.byte_start]
        after = data[node.byte_end : node.byte_end + 1]
        if style == "underscore" and (_WORD.match(before) or _WORD.match(after)):
            continue
        if ctx.compatible and _in_bare_url(data, node.byte_start):
            continue
        whole = ctx.doc.span(node)
        marks = (Span(whole.start, whole.start + width), Span(whole.end - width, whole.end))
        text = _MARKS[style].decode() * width
        # both marks at once: one alone would leave the other on the page
        fix = None
        if _wraps_closely(node, wanted) or not _joins(
            data, node.byte_start, node.byte_end, width, wanted
        ):
            fix = ctx.fix(f"Write `{text}`", *(Edit(mark, text) for mark in marks))
        for mark in marks:
            yield ctx.diagnostic(mark, f"expected `{text}` ({style})", fix)


def _in_bare_url(data: bytes, at: int) -> bool:
    """Whether the word that goes on at `at` begins as an address."""
    first = max(0, at - _LONGEST_URL)
    start = max(first, data.rfind(b" ", first, at) + 1, data.rfind(b"\n", first, at) + 1)
    return start < at and _BARE_URL_BEFORE.search(data, start, at) is not None


def _wraps_closely(node: Emphasis | Strong, wanted: int) -> bool:
    """Whether `node` is the whole of an asterisk's emphasis: `***a***` is read as `*__a__*` is."""
    around = node.parent
    return (
        isinstance(node, Strong)
        and isinstance(around, Emphasis)
        and wanted == b"*"[0]
        and (around.byte_start + 1, around.byte_end - 1) == (node.byte_start, node.byte_end)
        and not isinstance(around.parent, Emphasis | Strong)
    )


def _joins(data: bytes, start: int, end: int, width: int, wanted: int) -> bool:
    """Whether the marks of the node from `start` to `end`, once changed, meet others like them.

    Those beside them join them; one inside that is not inside of a word may close what they open.
    """
    outer = data[start - 1 : start] + data[end : end + 1]
    inner = data[start + width : start + width + 1] + data[end - width - 1 : end - width]
    if wanted in outer or wanted in inner:
        return True
    if wanted == b"_"[0] and b"*" in outer:
        # an asterisk inside of a word is no delimiter beside an underscore
        beyond = data[start - 2 : start - 1] + data[end + 1 : end + 2]
        if _IN_WORD.search(beyond):
            return True
    if wanted != b"_"[0] or _DELIMITER.search(data, start + width, end - width) is None:
        return False
    # in code, tags and links an underscore is none
    inside = data[start:end]
    return b"`" not in inside and b"<" not in inside and b"[" not in inside
