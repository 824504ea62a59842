"""RN001."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.rendering._delimiters import Delimiter, content_around, delimiters
from doclint.rules.rendering._emphasis_proof import InlineProof
from doclint.rules.rendering._emphasis_repair import BRACKETS, Pair, repair
from doclint.rules.rendering._flanking import flanking
from doclint.values.diagnostic import Diagnostic, Edit, Fix

# where emphasis that hugs its text can fail: a closing delimiter between a mark and a letter, an
# opening one between a letter and a mark; a letter is all but blanks and ASCII punctuation
_LETTER = r"[^\x00-/:-@\[-`{-\x7f]"
_LAST_MARK = r"[^\w\s*~(\[{<|/\\]"
_FIRST_MARK = r"[^\w\s*~.,;:!?)\]}>|/\\]"
_SUSPECTS = {
    mark: re.compile(
        rf"{sign}(?:(?<={_LAST_MARK}{sign})(?={rest}{_LETTER})"
        rf"|(?<={_LETTER}{sign})(?={rest}{_FIRST_MARK}\S))"
    )
    for mark, sign, rest in (("*", r"\*", r"\**"), ("~~", "~~", ""))
}
_SUSPECTS["_"] = re.compile(r"_(?:(?<=[^\x00-\x7f]_)|(?=[^\x00-\x7f]))")
_LENGTHS = {"*": (1, 2, 3), "_": (1, 2), "~": (2,)}
_MANY_GROUPS = 16
_BEFORE_OPENER = frozenset("([{\"'-:,;>|")


@rule(
    "RN001",
    "unrendered-emphasis",
    tags=("emphasis",),
    reads="markup",
    when=Relevance(literals=("*", "~~", "_")),
)
def unrendered_emphasis(ctx: Context) -> Iterator[Diagnostic]:
    """Emphasis that stays literal because of the punctuation beside it.

    The reader sees the asterisks. A closing `**` does not count when punctuation stands before it
    and a letter follows at once, an opening one when a letter stands before it and punctuation
    follows; a danda, a quotation mark and `%` are punctuation.

    ```md bad lang=hi
    **ध्यान दें।⟦**⟧यह योजना बंद हो गई है।

    बैंक ने **50%⟦**⟧की छूट दी।
    ```

    ```md fixed unsafe
    **ध्यान दें।** यह योजना बंद हो गई है।

    बैंक ने **50%** की छूट दी।
    ```

    ```md bad
    The word⟦**⟧"reserve"** was added, and **Note:⟦**⟧read it.
    ```

    ```md good lang=hi
    **ध्यान दें।** यह योजना बंद हो गई है। **50** % की छूट, 2 * 3 = 6, *शर्तें लागू।
    ```

    In scripts that put no space between words the punctuation moves out instead.

    ```md bad lang=ja
    これは⟦**⟧「重要」**です。
    ```

    ```md fixed unsafe
    これは「**重要**」です。
    ```

    The fix inserts a space, or moves the punctuation out of the emphasis. It is unsafe, because
    only the author knows which of the two was meant.
    """
    seen: set[tuple[int, int]] = set()
    for offset in _suspects(ctx.doc):
        content = content_around(ctx.doc, ctx.doc.source.byte_of_offset(offset))
        if content is None or content in seen:
            continue
        seen.add(content)
        found = delimiters(ctx.doc, content)
        groups = [
            group
            for character in ("*", "_", "~")
            for length in _LENGTHS[character]
            for group in _groups(
                ctx.doc.text, [r for r in found if r.character == character and r.length == length]
            )
        ]
        if groups:
            yield from _proved(ctx, InlineProof(ctx.doc, content, found), groups)


def _proved(ctx: Context, proof: InlineProof, groups: list[list[Pair]]) -> Iterator[Diagnostic]:
    """The findings of the `groups` where no renderer disagrees with them or with their repair.

    Many groups in one text are proved together, because each proof reads the whole text.
    """
    together = [groups] if len(groups) > _MANY_GROUPS else [[group] for group in groups]
    for part in together:
        findings: list[Diagnostic] = []
        edits: list[Edit] = []
        for group in part:
            fix = repair(ctx, group)
            findings += [_report(ctx, pair, fix) for pair in group if _shows(pair)]
            edits += fix.edits
        meant = [run for group in part for pair in group for run in (pair.opener, pair.closer)]
        if proof.holds(meant, [one.span for one in findings], edits):
            yield from findings


def _suspects(document: Document) -> list[int]:
    """Where a delimiter stands that its neighbours may keep from working."""
    text = document.text
    return sorted(
        found.start()
        for mark, pattern in _SUSPECTS.items()
        if mark in text and (mark != "_" or not text.isascii())
        for found in pattern.finditer(text, document.body_start)
    )


def _groups(text: str, runs: list[Delimiter]) -> Iterator[list[Pair]]:
    """Pairs of neighbouring `runs` that were meant, of which a delimiter cannot do its part.

    Usually one pair of literal runs. Where a closing run opened emphasis instead, everything up to
    the literal run at the other end belongs together and is repaired together.
    """
    index = 0
    while index < len(runs):
        first = index
        index += 1
        if runs[first].node is not None:
            continue
        end = index
        while end + 1 < len(runs) and runs[end].node and runs[end].node is runs[end + 1].node:
            end += 2
        if end == len(runs) or runs[end].node is not None:
            continue
        pairs = [_pair(text, *runs[at : at + 2]) for at in range(first, end, 2)]
        if all(pair.opens and pair.closes for pair in pairs):
            index = end + 1  # some renderer makes emphasis of it, which uses up both ends
        elif _are_meant(text, pairs):
            yield pairs
            index = end + 1


def _are_meant(text: str, pairs: list[Pair]) -> bool:
    """Whether each pair lies within the same link or emphasis and looks as if it was meant."""
    return all(
        pair.opener.enclosing is pair.closer.enclosing and _is_meant(text, pair.opener, pair.closer)
        for pair in pairs
    )


def _pair(text: str, opener: Delimiter, closer: Delimiter) -> Pair:
    opens = flanking(opener.character, *_neighbours(text, opener))
    closes = flanking(closer.character, *_neighbours(text, closer))
    return Pair(
        opener,
        closer,
        opens.some.can_open,
        closes.some.can_close,
        opens.every.can_open,
        closes.every.can_close,
    )


def _shows(pair: Pair) -> bool:
    """Whether a delimiter of the pair is to blame and one is seen by the reader."""
    seen = pair.opener.node is None or pair.closer.node is None
    return seen and not (pair.opens and pair.closes)


def _neighbours(text: str, run: Delimiter) -> tuple[str, str]:
    return text[run.start - 1 : run.start] if run.start else "", text[run.end : run.end + 1]


def _is_meant(text: str, opener: Delimiter, closer: Delimiter) -> bool:
    """Whether the text between two delimiters looks as if it should be emphasised.

    Excludes what asterisks mean elsewhere: products, powers, globs, regular expressions, footnotes.
    """
    content = text[opener.end : closer.start]
    before, after = (
        text[opener.start - 1 : opener.start] if opener.start else "",
        text[closer.end : closer.end + 1],
    )
    if not content or content[0].isspace() or content[-1].isspace() or "\n\n" in content:
        return False
    # renderers do not agree on what the rule says next to another kind of delimiter
    inner = {content[0], content[-1]}
    beside = {"*", "_", "~"}
    others = beside if opener.character == "~" else {"~", opener.character}
    if inner & others or {before, after} & beside:
        return False
    if content[0] in "/\\.*" or content[-1] in "/\\*" or not any(c.isalnum() for c in content):
        return False
    if before.isascii() and not (before.isspace() or before == "" or before in _BEFORE_OPENER):
        return (
            opener.length > 1 and before.isalpha() and content[0] in "\"'" and content[-1] in "\"'"
        )
    if opener.character == "_" and (content[0].isascii() or (after.isascii() and after.isalnum())):
        return False
    # three can open two and close one: with others of their kind between them nothing is certain
    return _is_balanced(content) and not (opener.length > 2 and opener.character in content)


def _is_balanced(content: str) -> bool:
    """Whether every bracket in `content` has its partner there."""
    open_brackets: list[str] = []
    for character in content:
        if character in BRACKETS.values():
            open_brackets.append(character)
        elif character in BRACKETS and (
            not open_brackets or open_brackets.pop() != BRACKETS[character]
        ):
            return False
    return not open_brackets


def _report(ctx: Context, pair: Pair, fix: Fix) -> Diagnostic:
    """The finding, at the delimiter that fails if it is literal, else at its literal partner."""
    failing, other = pair.closer, pair.opener
    if not pair.opens:
        failing, other = other, failing
    literal = failing if failing.node is None else other
    text = ctx.doc.text
    before, after = _neighbours(text, failing)
    verb = "close" if pair.opens else "open"
    mark = text[failing.start : failing.end]
    message = f"`{mark}` stays literal: it cannot {verb} emphasis between `{before}` and `{after}`"
    return ctx.diagnostic((literal.start, literal.end), message, fix)
