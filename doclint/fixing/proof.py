"""Proves that fixes changed the rendered page no more than they declared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from doclint.syntax.render import render
from doclint.values.diagnostic import Effect
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["breach"]

_NAME = re.compile(r"</?[^\s/>]*")
_TOKEN = re.compile(r"<[^>]*>|[^<]+|<")
_BLANK = re.compile(r"[ \t\r\n\f]+")
_PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_BESIDE_BLOCK = re.compile(
    r" ?(</?(?:address|article|aside|blockquote|body|br|center|dd|details|dialog|dir|div|dl|dt"
    r"|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|p"
    r"|pre|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)\b[^>]*>) ?"
)
_TABLE_TAG = lazy_pattern(r"</?(?:table|tbody|td|th|thead|tr)\b")
_TABLE_MARKS = lazy_pattern(r"[\s|:\\-]+")
# one repaired construct may turn one block into three (before, itself, after) with their tags
_TOKENS_PER_REPAIR = 24


def breach(before: str, after: str, effect: Effect, edits: int) -> str | None:
    """Why `after` renders unlike `before` in a way that `effect` does not allow, or None.

    Both are whole Markdown bodies; `edits` is the number of edits that lie between them.
    """
    old, new = _tokens(render(before)), _tokens(render(after))
    if old == new:
        return None
    if effect is Effect.NONE:
        return "the page would render differently"
    if effect is Effect.CANONICAL:
        same = _canonical(old) == _canonical(new)
        return None if same else "the page would render differently beyond canonical equivalence"
    if effect is Effect.LAYOUT:
        same = _without_paragraphs(old) == _without_paragraphs(new)
        return None if same else "the page would render differently beyond spacing"
    if effect is Effect.TEXT:
        return _text_breach(old, new, edits)
    return _repair_breach(old, new, edits)


def _text_breach(old: Sequence[str], new: Sequence[str], edits: int) -> str | None:
    """Texts and attributes may change, each edit those that read alike; elements may not."""
    old, new = _with_empty_texts(old), _with_empty_texts(new)
    if [_element(token) for token in old] != [_element(token) for token in new]:
        return "the structure of the page would change"
    changed = {(a, b) for a, b in zip(old, new, strict=True) if a != b}
    if len(changed) > edits:
        return "more text would change than was edited"
    return None


def _with_empty_texts(tokens: Sequence[str]) -> list[str]:
    """`tokens` with an empty text where two tags meet: a text may come to be empty."""
    filled: list[str] = []
    between = ""
    for token in tokens:
        if token[0] == "<" and len(token) > 1:
            filled += (between, token)
            between = ""
        else:
            between += token
    return [*filled, between]


def _element(token: str) -> str:
    """The name of a tag, `/` included, and one word for all texts."""
    return _NAME.match(token)[0] if token[:1] == "<" else ""  # type: ignore[index]  # always matches


def _repair_breach(old: Sequence[str], new: Sequence[str], edits: int) -> str | None:
    """Structure may change, but only near the edits: the changed regions are few and short.

    The spacing of lists does not count, because a repaired item can change it for all the others.
    Nor does whether a table is shown as one, since its repair changes every cell.
    """
    allowed = edits * _TOKENS_PER_REPAIR
    old, new = _without_paragraphs(old), _without_paragraphs(new)
    same = _common_prefix(old, new)
    old, new = old[same:], new[same:]
    same = _common_prefix(old[::-1], new[::-1])
    old, new = old[: len(old) - same], new[: len(new) - same]
    # comparing takes time in the square of the length, so it has to be worth it
    if len(old) + len(new) <= allowed:
        return None
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    size = sum(max(code[2] - code[1], code[4] - code[3]) for code in changes)
    if size > allowed and _without_tables(old) != _without_tables(new):
        return "more of the page would change than the repair declares"
    return None


def _common_prefix(old: Sequence[str], new: Sequence[str]) -> int:
    """How many tokens both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(old), len(new)))


def _tokens(html: str) -> list[str]:
    """Tags and texts of `html`, with the white space that browsers do not show taken out."""
    if "\r" in html:
        # browsers take every kind of line break for the same
        html = html.replace("\r\n", "\n").replace("\r", "\n")
    # the line break that ends code is not shown, and is missing where the page ends without one
    pieces = _PREFORMATTED.split(html.replace("\n</code></pre>", "</code></pre>"))
    collapsed = (_BLANK.sub(" ", piece).strip() for piece in pieces[::2])
    pieces[::2] = [_BESIDE_BLOCK.sub(r"\1", piece) for piece in collapsed]
    return _TOKEN.findall("".join(pieces))


def _canonical(tokens: Sequence[str]) -> list[str]:
    return [unicodedata.normalize("NFC", token) for token in tokens]


def _without_paragraphs(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if token not in ("<p>", "</p>")]


def _without_tables(tokens: Sequence[str]) -> str:
    """The page without the tags of tables and the marks that make rows and cells."""
    return _TABLE_MARKS.sub("", "".join(one for one in tokens if not _TABLE_TAG.match(one)))
