"""How two views of a page differ, by what it means for the reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple
from unicodedata import normalize

from tools.renderers.view import LINE_BREAK_IN_CODE, SPACE_IN_CODE, View

__all__ = ["SAME", "Change", "Difference", "compare", "unnoticed"]

_IN_CODE = str.maketrans("", "", SPACE_IN_CODE + LINE_BREAK_IN_CODE)
# beyond this, words and characters are compared as one piece: to align them would take minutes
_MOST_PAIRS = 4_000_000
_SHOWN = 160


class Change(StrEnum):
    """One way in which a page differs, from the least to the worst.

    `LAYOUT`: paragraphs in lists come or go. `CANONICAL`: characters are canonically equivalent to
    those before. `SPACING`: white space of text or code differs.
    `STRUCTURE`: elements differ in kind, attributes, order or extent. `ADDRESSES`: a link, source
    or anchor differs. `TEXT`: visible characters are lost or gained. `JOINED`: two words became
    one. `BROKEN`: the page no longer compiles; `REPAIRED`: it compiles now.
    """

    LAYOUT = "layout"
    CANONICAL = "canonical"
    SPACING = "spacing"
    STRUCTURE = "structure"
    ADDRESSES = "addresses"
    TEXT = "text"
    JOINED = "joined"
    BROKEN = "broken"
    REPAIRED = "repaired"


class Difference(NamedTuple):
    """What differs: the characters and addresses that only one view has, and the first place."""

    changes: tuple[Change, ...] = ()
    lost: str = ""
    gained: str = ""
    addresses_lost: tuple[str, ...] = ()
    addresses_gained: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


SAME = Difference()


class _Words(NamedTuple):
    """Words that differ, as they were and as they are."""

    before: Sequence[str]
    after: Sequence[str]


def compare(before: View, after: View) -> Difference:
    """The difference between two views of one page."""
    if before == after:
        return SAME
    places = list(_places(before.text.split(), after.text.split()))
    lost, gained = _characters(places)
    addresses = Counter(map("=".join, before.addresses)), Counter(map("=".join, after.addresses))
    first = places[0] if places else _first_element(before, after)
    return Difference(
        tuple(_changes(before, after, places, lost + gained)),
        lost,
        gained,
        tuple((addresses[0] - addresses[1]).elements()),
        tuple((addresses[1] - addresses[0]).elements()),
        " ".join(first.before)[:_SHOWN],
        " ".join(first.after)[:_SHOWN],
    )


def unnoticed(difference: Difference) -> bool:
    """Whether a reader sees the same, but for space between blocks and canonical equivalence."""
    return set(difference.changes) <= {Change.LAYOUT, Change.CANONICAL}


def _changes(
    before: View, after: View, places: Sequence[_Words], characters: str
) -> Iterator[Change]:
    if characters:
        yield Change.CANONICAL if all(map(_is_canonical, places)) else Change.TEXT
    if any(map(_joins, places)):
        yield Change.JOINED
    if before.addresses != after.addresses:
        yield Change.ADDRESSES
    differ = _elements_differ(before, after, bool(characters))
    if differ:
        yield Change.STRUCTURE
    if places and not characters:
        yield Change.SPACING
    if not characters and not differ and before.elements != after.elements and not places:
        yield Change.LAYOUT


def _elements_differ(before: View, after: View, other_text: bool) -> bool:
    """Whether elements other than paragraphs differ; in their extent only where texts are equal."""
    if _kinds(before) != _kinds(after):
        return True
    return not other_text and _extents(before) != _extents(after)


def _kinds(page: View) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    return [(one.name, one.attributes) for one in page.elements if one.name != "p"]


def _extents(page: View) -> list[str]:
    """The visible characters in each element."""
    return [_visible(one.text.split()) for one in page.elements if one.name != "p"]


def _places(before: Sequence[str], after: Sequence[str]) -> Iterator[_Words]:
    """The runs of words that differ, in order."""
    same = _common(before, after)
    before, after = before[same:], after[same:]
    same = _common(before[::-1], after[::-1])
    before, after = before[: len(before) - same], after[: len(after) - same]
    if not before and not after:
        return
    if len(before) * len(after) > _MOST_PAIRS:
        yield _Words(before, after)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind != "equal":
            yield _Words(before[start:end], after[other_start:other_end])


def _common(before: Sequence[str], after: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(before, after, strict=False))
    least = min(len(before), len(after))
    return next((index for index, (one, other) in pairs if one != other), least)


def _characters(places: Sequence[_Words]) -> tuple[str, str]:
    """The visible characters that were lost and gained, in the order of the page."""
    pairs = [_unlike(_visible(words.before), _visible(words.after)) for words in places]
    return "".join(lost for lost, _ in pairs), "".join(gained for _, gained in pairs)


def _unlike(before: str, after: str) -> tuple[str, str]:
    """The characters that only one side has, where the other does not have them."""
    if before == after:
        return "", ""
    if len(before) * len(after) > _MOST_PAIRS:
        return before, after
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    lost = "".join(before[start:end] for _, start, end, _, _ in codes)
    return lost, "".join(after[start:end] for _, _, _, start, end in codes)


def _visible(words: Sequence[str]) -> str:
    return "".join(words).translate(_IN_CODE)


def _is_canonical(words: _Words) -> bool:
    before, after = (normalize("NFC", " ".join(side)) for side in words)
    return before == after


def _joins(words: _Words) -> bool:
    """Whether what were several words are fewer now, though no letter is lost."""
    before, after = (list(filter(_is_word, side)) for side in words)
    if not 0 < len(after) < len(before):
        return False
    return not any(map(str.isalnum, _unlike(_visible(words.before), _visible(words.after))[0]))


def _is_word(token: str) -> bool:
    return any(map(str.isalnum, token))


def _first_element(before: View, after: View) -> _Words:
    """The first elements that differ, where all words are the same."""
    for one, other in zip(before.elements, after.elements, strict=False):
        if one != other:
            return _Words((str(one),), (str(other),))
    shorter, longer = sorted((before.elements, after.elements), key=len)
    rest = tuple(map(str, longer[len(shorter) : len(shorter) + 1]))
    pairs = _Words(rest, ()) if longer is before.elements else _Words((), rest)
    if rest:
        return pairs
    pairs_of_addresses = zip(before.addresses, after.addresses, strict=False)
    one_address = next((pair for pair in pairs_of_addresses if pair[0] != pair[1]), ((), ()))
    return _Words(one_address[0], one_address[1])
