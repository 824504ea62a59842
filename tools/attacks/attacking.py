"""Attacks fixes with mutants, and has renderers judge what the proof lets through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.attacks.mutants import mutants
from tools.attacks.proof import Attacked, proved
from tools.renderers.comparison import unnoticed
from tools.renderers.front_matter import front_matter_values
from tools.renderers.renderer import Renderer
from tools.renderers.showing import Shown

__all__ = ["Attack", "Escape", "attack", "replaced"]


class Escape(NamedTuple):
    """A mutant that changes the page for `renderer` and is not refused."""

    code: str
    kind: str
    renderer: str
    text: str
    edits: tuple[tuple[int, int, str], ...]
    after: str


class Attack(NamedTuple):
    """What became of the mutants of one rule: how many there were, how many of them a reader sees,
    and which of these the proof let through.
    """

    fixes: int
    mutants: int
    visible: int
    escaped: tuple[Escape, ...]


class _Tried(NamedTuple):
    attacked: Attacked
    kind: str
    edits: tuple[tuple[int, int, str], ...]
    after: str
    accepted: bool


def attack(targets: Iterable[Attacked], readers: Sequence[Renderer]) -> dict[str, Attack]:
    """The attack on each rule, by its code. A fix that is refused as it stands is left out."""
    tried: dict[str, list[_Tried]] = defaultdict(list)
    fixes: dict[str, int] = defaultdict(int)
    for one in targets:
        if proved(one, one.fix) is not None:
            fixes[one.diagnostic.code] += 1
            tried[one.diagnostic.code] += _tried(one)
    shown = Shown(Path())
    return {code: _judged(fixes[code], some, readers, shown) for code, some in tried.items()}


def replaced(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """`text` with sorted edits, which lie apart, in it."""
    pieces: list[str] = []
    at = 0
    for start, end, new in edits:
        pieces += (text[at:start], new)
        at = end
    return "".join((*pieces, text[at:]))


def _tried(one: Attacked) -> Iterator[_Tried]:
    for mutant in mutants(one.text, one.fix):
        edits = tuple((start, end, new) for (start, end), new in mutant.fix.edits)
        after = replaced(one.text, edits)
        yield _Tried(one, mutant.kind, edits, after, proved(one, mutant.fix) is not None)


def _judged(
    fixes: int, tried: Sequence[_Tried], readers: Sequence[Renderer], shown: Shown
) -> Attack:
    texts = [text for one in tried for text in (one.attacked.text, _right(one), one.after)]
    for reader in readers:
        shown.prepare(reader, texts)
    seen = [(one, name) for one in tried if (name := _seen_by(one, readers, shown))]
    escaped = [
        Escape(
            one.attacked.diagnostic.code, one.kind, name, one.attacked.text, one.edits, one.after
        )
        for one, name in seen
        if one.accepted
    ]
    return Attack(fixes, len(tried), len(seen), tuple(escaped))


def _right(one: _Tried) -> str:
    """The text after the fix as the rule makes it."""
    edits = sorted((start, end, new) for (start, end), new in one.attacked.fix.edits)
    return replaced(one.attacked.text, edits)


def _seen_by(one: _Tried, readers: Sequence[Renderer], shown: Shown) -> str:
    """The first renderer to which the mutant looks unlike the page before and unlike the page after
    the right fix; an empty string if there is none.
    """
    others = (one.attacked.text, _right(one))
    values = front_matter_values(one.after)
    if all(values != front_matter_values(other) for other in others):
        return "front matter"
    for reader in readers:
        differences = [shown.difference(reader, other, one.after) for other in others]
        if all(each is not None and not unnoticed(each) for each in differences):
            return reader.name
    return ""
