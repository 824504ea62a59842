"""The comparison of all neighbours on a page leaves out nothing that a rule would find."""

from __future__ import annotations

import pytest

from doclint.checking.linter import check
from doclint.rules._shared.indic_scripts import SCRIPT_NAMES
from doclint.rules._shared.letters import (
    DEVANAGARI,
    alphabet,
    letters,
    letters_of,
    neighbours,
    places,
)
from doclint.rules.indic import _pieces
from doclint.rules.indic._pieces import odd_pieces
from tests.indic.pages import ALL, document

BLOCKS = [0x0900 + 0x80 * number for number in range(len(SCRIPT_NAMES))]


@pytest.mark.parametrize("block", BLOCKS)
def test_an_alphabet_has_every_character_once(block: int) -> None:
    characters = alphabet(block).replace("\ufffe", "")
    assert len(set(characters)) == len(characters)
    assert {"।", "॥", "\u00a0", "\u200c", "\u200d", *map(chr, range(block, block + 128))} <= {
        *characters
    }
    own = "".join(one for one in characters if one != "?")
    assert "?" not in "".join(alphabet(block)[code] for code in letters_of(own, block))


@pytest.mark.parametrize("block", BLOCKS)
def test_no_two_odd_neighbours_are_overlooked(block: int) -> None:
    own = [chr(code) for code in range(block, block + 128)]
    others = ["0", "-", "\u200c", "\u200d", "।", *("Az" if block == DEVANAGARI else "")]
    pairs = [one + other for one in own for other in (*own, *others)]
    pairs += [other + one for one in own for other in others]
    text = " ".join(pairs)
    codes = letters_of(text, block)
    assert b"?" not in codes
    found = {place // 3 for place in places(neighbours(codes, *_pieces._tables(block)))}
    odd = {number for number, pair in enumerate(pairs) if _pieces._is_odd(pair)}
    assert odd <= found


@pytest.mark.parametrize(
    ("text", "strange", "foreign"),
    [
        ("क़लम – “हाँ”।", "", False),
        ("ठीक 👍 ❤\ufe0f\u200b\x08", "👍❤\ufe0f\u200b\x08", False),
        ("क é", "é", True),
        ("মডেল क।", "क", True),
        ("plain — text ö", "ö", True),
        ("क a\u20d0", "\u20d0", True),
    ],
)
def test_what_is_beyond_the_alphabet(text: str, strange: str, foreign: bool) -> None:
    found = letters(document(text, ""))
    assert (found.strange, found.foreign) == (frozenset(strange), foreign)
    assert len(found.codes) == (0 if foreign else len(text))


def test_odd_pieces_are_the_same_with_and_without_foreign_letters() -> None:
    text = "है हाेना क\n(अाम), हैंn x\u200d क\u200d\u0958 ஸ்ரீ"
    expected = [(3, "हाेना"), (11, "(अाम),"), (18, "हैंn"), (26, "क\u200d\u0958"), (30, "ஸ்ரீ")]
    assert list(odd_pieces(document(text + " é", "hi"))) == expected
    assert list(odd_pieces(document(text.removesuffix(" ஸ்ரீ"), "hi"))) == expected[:-1]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("है ।", ["IN021"]),
        ("है\u00a0।", ["IN021"]),
        ("है।तो", ["IN022"]),
        ("है।।", ["IN023"]),
        ("है। ।", ["IN023", "IN021"]),
        ("है।.", ["IN024"]),
        ("है। .", ["IN024"]),
        ("है,।", ["IN024"]),
        ("है। है। था.", ["IN025"]),
        ("वह [है।](/x)", ["IN026"]),
        ("वह [**है।**](/x)", ["IN026"]),
        ("पुन: उपयोग", ["IN027"]),
        ("नि:शुल्क", ["IN027"]),
        ("२0", ["IN029"]),
        ("क्या ?", ["IN031"]),
        ("है,तो", ["IN032"]),
        ("है|", ["IN020"]),
        ("করে৷", ["IN020"]),
        ("करें। क, ख; ग: घ - ङ. (च) **छ** [ज](/x)", []),
    ],
)
@pytest.mark.parametrize("more", ["", "\n\n👍", "\n\né"])
def test_a_rule_looks_at_every_page_that_it_is_about(
    text: str, codes: list[str], more: str
) -> None:
    found = check(document(text + more, "hi"), ALL).diagnostics
    assert [one.code for one in found if one.code.startswith("IN")] == codes
