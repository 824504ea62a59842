"""Finds the fences of front matter, and tells them from Markdown that only looks like them.

A first line of `---` also opens a thematic break, and `{` a template call; what decides is what
follows. Nothing is parsed here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from doclint.frontmatter.front_matter import MISPLACED, Problem
from doclint.frontmatter.problems import unclosed
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import BYTE_ORDER_MARK, Span

__all__ = ["FrontMatterBlock", "begins_with_entry", "find_block", "has_key_line", "split_content"]

_OPENING = lazy_pattern(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n|\Z)")
_CLOSING = {
    "yaml": re.compile(r"[\r\n](?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"),
    "toml": re.compile(r"[\r\n]\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)"),
}
_JSON_OPENING = lazy_pattern(r'\{(?:[ \t]*(?:\r\n|\r|\n)|\s*"(?:[^"\\\r\n]|\\.)*"\s*:)')
_JSON_TOKEN = lazy_pattern(r'"(?:[^"\\]|\\.)*"|[{}\[\]]')
_LONE_BRACE = lazy_pattern(r"^\}[ \t]*(?:\r\n|\r|\n|\Z)", re.M)
_LINE_END = lazy_pattern(r"[ \t]*(?:\r\n|\r|\n|\Z)")
# what may stand, by mistake, before the opening fence: white space and invisible characters
_BEFORE = lazy_pattern("[ \t\r\n\u00a0\u200b\u2060\ufeff]+")
# up to three words and a colon, or a name and a colon without the space it needs
_WORD = r"""[^\s:#"'`|>*\[\]{}<-][^\s:]*"""
_KEY = rf"""(?:["']?(?:{_WORD}[ \t]+){{0,2}}{_WORD}[ \t]*:(?=\s|\Z)|[A-Za-z_][\w-]*:(?!//))"""
_KEY_LINE = {
    "yaml": re.compile(_KEY),
    "toml": re.compile(r"""[\w"'.-][^=\r\n]{0,80}=|\[\[?[\w"'.-]+"""),
}
_ANY_KEY_LINE = lazy_pattern(rf"^[ \t]*(?:{_KEY})", re.M)
_COMMENT_LINES = lazy_pattern(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*")
_ENTRY_LINE = lazy_pattern(rf"(?:{_KEY}|[ \t]|#|-[ \t]|[\]}}]|\Z)")


class FrontMatterBlock(NamedTuple):
    """Where front matter stands: its opening fence, its content, and where its last line ends.

    With a `problem`, only the opening fence is certain.
    """

    format: str
    fence: Span
    content: Span
    end: int
    problem: Problem | None = None


def find_block(text: str) -> FrontMatterBlock | None:
    """The front matter of a page's `text`, or None where it has none."""
    start = 1 if text.startswith(BYTE_ORDER_MARK) else 0
    first = text[start : start + 1]
    if first == "{":
        return _json_block(text, start)
    opening = _OPENING.match(text, start)
    if opening is not None:
        return _fenced_block(text, opening)
    before = _BEFORE.match(text, start)
    return None if before is None else _hidden_block(text, before.end())


def split_content(text: str, name: str) -> tuple[str, str] | None:
    """What stands between the fences of the format `name` and what follows; None without fences."""
    block = find_block(text)
    if block is None or block.format != name or block.problem is not None:
        return None
    return text[slice(*block.content)], text[block.end :]


def has_key_line(text: str) -> bool:
    """Whether a line of `text` looks like `key: value`."""
    return _ANY_KEY_LINE.search(text) is not None


def begins_with_entry(text: str, start: int, name: str) -> bool:
    """Whether the first line from `start` that is no comment looks like an entry."""
    comments = _COMMENT_LINES.match(text, start)
    return _KEY_LINE[name].match(text, comments.end() if comments else start) is not None


def _fenced_block(text: str, opening: re.Match[str]) -> FrontMatterBlock | None:
    name = "yaml" if opening[1] == "---" else "toml"
    fence = Span(opening.start(), opening.end(1))
    if opening.end() == len(text):
        return None
    # the line break of the opening fence counts, so that an empty block is found
    closing = _CLOSING[name].search(text, opening.end() - 1)
    if closing is not None:
        content = Span(opening.end(), max(closing.start() + 1, opening.end()))
        return FrontMatterBlock(name, fence, content, closing.end())
    if text[opening.end()] in "\r\n" or not begins_with_entry(text, opening.end(), name):
        return None
    content = Span(opening.end(), opening.end())
    return FrontMatterBlock(
        name, fence, content, opening.end(), unclosed(fence, opening[1], opening[1])
    )


def _hidden_block(text: str, start: int) -> FrontMatterBlock | None:
    """A block that something invisible before its opening fence hides from the generator."""
    opening = _OPENING.match(text, start)
    if opening is None:
        return None
    block = _fenced_block(text, opening)
    if block is None or block.problem is not None:
        return None
    content = text[slice(*block.content)]
    if content[:1] in ("\r", "\n", "") or not begins_with_entry(content, 0, block.format):
        return None
    if block.format == "yaml" and not all(map(_ENTRY_LINE.match, content.splitlines())):
        return None
    what = "blank lines" if "\n" in text[:start] or "\r" in text[:start] else "spaces"
    words = f"{what} before the opening `{opening[1]}` hide the front matter"
    problem = Problem(
        MISPLACED, words, Span(int(text.startswith(BYTE_ORDER_MARK)), block.fence.end)
    )
    return block._replace(problem=problem)


def _json_block(text: str, start: int) -> FrontMatterBlock | None:
    if _JSON_OPENING.match(text, start) is None:
        return None
    depth = 0
    fence = Span(start, start + 1)
    for token in _JSON_TOKEN.finditer(text, start):
        if token[0] in "{[":
            depth += 1
        elif token[0] in "}]":
            depth -= 1
        if depth == 0:
            after = _LINE_END.match(text, token.end())
            if after is None:
                return None
            return FrontMatterBlock("json", fence, Span(start, token.end()), after.end())
    # a broken quote hides the brackets after it; a brace on its own line still ends the object
    alone = _LONE_BRACE.search(text, start)
    if alone is not None:
        return FrontMatterBlock("json", fence, Span(start, alone.start() + 1), alone.end())
    return FrontMatterBlock("json", fence, fence, start + 1, unclosed(fence, "{", "}"))
