"""doclint's own comments: which lines they are about and which rules they name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from doclint.checking.selection import match_selector
from doclint.configuration.config_errors import nearest
from doclint.page.document import Document
from doclint.suppression.comments import Comment, Word, comments
from doclint.suppression.removal import Surroundings, comment_removal, name_removal
from doclint.suppression.suppression_values import (
    Misnomer,
    SuppressedName,
    SuppressedRange,
    Suppressions,
)
from doclint.values.rule_head import RuleHead

__all__ = ["read_own"]

_ACTIONS = ("disable", "enable", "disable-line", "disable-next-line", "disable-file")


def read_own(
    document: Document, rules: Mapping[str, RuleHead], active: Collection[str] | None
) -> Suppressions:
    """What doclint's comments in `document` suppress.

    An entry that only names rules outside of `active` is not judged: nobody knows what they would
    have found. None means that all rules ran.
    """
    misnomers: list[Misnomer] = []
    drafts: list[tuple[Comment, SuppressedName]] = []
    for number, comment in enumerate(comments(document)):
        if comment.action.text not in _ACTIONS:
            misnomers.append(_unknown_action(number, comment.action))
            continue
        drafts.extend((comment, entry) for entry in _entries(number, comment, rules, misnomers))
    entries = _placed(document, drafts)
    return Suppressions(tuple(_judged(entry, active) for entry in entries), (), tuple(misnomers))


def _unknown_action(number: int, action: Word) -> Misnomer:
    suggestion = nearest(action.text, _ACTIONS)
    return Misnomer(
        number,
        "comment",
        f"doclint-{action.text}",
        action.span.start - len("doclint-"),
        action.span.end,
        f"doclint-{suggestion}" if suggestion else "",
    )


def _entries(
    number: int, comment: Comment, rules: Mapping[str, RuleHead], misnomers: list[Misnomer]
) -> Iterator[SuppressedName]:
    """One entry for every name in `comment` that means something."""
    closing = comment.action.text == "enable"
    if not comment.names:
        yield SuppressedName(number, "", *comment.span, closing=closing)
    for index, name in enumerate(comment.names):
        codes = match_selector(name.text, rules)
        if not codes:
            words = [word for rule in rules.values() for word in rule.words]
            misnomers.append(
                Misnomer(number, "rule", name.text, *name.span, nearest(name.text, words))
            )
            continue
        yield SuppressedName(
            number, name.text, *name.span, tuple(sorted(codes)),
            closing=closing, removal=name_removal(comment.names, index),
        )  # fmt: skip


def _placed(
    document: Document, drafts: Sequence[tuple[Comment, SuppressedName]]
) -> list[SuppressedName]:
    """The entries with the regions in which they hold."""
    placed: list[SuppressedName] = []
    open_entries: dict[int, tuple[int, frozenset[str]]] = {}
    around = Surroundings(document)
    for comment, entry in drafts:
        position = _line_start(document, comment.span.start)
        if entry.closing:
            entry = entry._replace(needed=_close(placed, open_entries, entry, position))
        elif comment.action.text == "disable":
            open_entries[len(placed)] = (position, frozenset())
        else:
            entry = entry._replace(regions=(_region(document, comment),))
        placed.append(entry._replace(comment_removal=comment_removal(around, comment.span)))
    for index, (start, excepted) in open_entries.items():
        _add_region(placed, index, start, len(document.text) + 1, excepted)
    return placed


def _close(
    placed: list[SuppressedName],
    open_entries: dict[int, tuple[int, frozenset[str]]],
    closing: SuppressedName,
    position: int,
) -> bool:
    """End at `position` what `closing` enables; whether there was anything to end."""
    needed = False
    for index, (start, excepted) in list(open_entries.items()):
        codes = frozenset(placed[index].codes)
        ended = frozenset(closing.codes) - excepted
        if closing.codes and not (ended & codes if codes else ended):
            continue
        needed = True
        _add_region(placed, index, start, position, excepted)
        del open_entries[index]
        rest = excepted | ended
        if closing.codes and not (codes and codes <= rest):
            open_entries[index] = (position, rest)
    return needed


def _add_region(
    placed: list[SuppressedName], index: int, start: int, end: int, excepted: frozenset[str]
) -> None:
    region = SuppressedRange(start, end, tuple(sorted(excepted)))
    placed[index] = placed[index]._replace(regions=(*placed[index].regions, region))


def _region(document: Document, comment: Comment) -> SuppressedRange:
    """The lines that a comment about one line, the next line or the whole file is about."""
    source = document.source
    if comment.action.text == "disable-file":
        return SuppressedRange(0, len(source.text) + 1)
    line = source.line_of(comment.span.start)
    last = source.line_of(comment.span.end - 1)
    if comment.action.text == "disable-next-line":
        line = last = last + 1
        # a formatter may have put a blank line between a comment and what it speaks of
        while last < len(source.lines) and not source.lines[last - 1].strip():
            last += 1
    if line > len(source.lines):
        return SuppressedRange(len(source.text), len(source.text))
    return SuppressedRange(source.line_starts[line - 1], _line_end(document, last))


def _line_start(document: Document, offset: int) -> int:
    return document.source.line_starts[document.source.line_of(offset) - 1]


def _line_end(document: Document, line: int) -> int:
    """Where the line after `line` starts; beyond the end of the text for the last one."""
    starts = document.source.line_starts
    return starts[line] if line < len(starts) else len(document.text) + 1


def _judged(entry: SuppressedName, active: Collection[str] | None) -> SuppressedName:
    if active is None or not entry.codes or not set(active).isdisjoint(entry.codes):
        return entry
    return entry._replace(judged=False)
