"""A page that is one endless word: the work and the message for each finding are bounded."""

from __future__ import annotations

import pytest

from doclint.checking.linter import check
from doclint.rules._shared.indic_scripts import shape
from tests.indic.pages import ALL, document

GIANTS = [
    "क" * 2000,
    "क\u093c" * 1000,
    "\u200d" * 2000,
    "क\u200d" * 1000,
    "क्" * 1000,
    "ा" * 1000,
    "क" + "ंा" * 1000,
    "क" + "ं" * 2000,
    "कক" * 1000,
    "कa" * 1000,
    "कমa" * 700,
    "\u0958" * 1000,
]


def findings(text: str) -> list[str]:
    checked = check(document(text, "hi"), ALL)
    assert checked.crashed == ()
    return [one.message for one in checked.diagnostics]


@pytest.mark.parametrize("text", GIANTS)
def test_the_text_that_is_taken_apart_grows_with_the_findings_only(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_apart: list[int] = []

    def counted(part: str) -> str:
        taken_apart.append(len(part))
        return shape(part)

    monkeypatch.setattr("doclint.rules.indic._clusters.shape", counted)
    count = len(findings(text))
    # a few times the whole word, and for each finding its neighbourhood before and after the fix
    assert sum(taken_apart) <= 8 * len(text) + 400 * count


@pytest.mark.parametrize("text", GIANTS)
def test_a_message_shows_a_part_of_an_endless_word(text: str) -> None:
    messages = findings(text)
    # what is wrong with a whole word is said once
    longest = 2000 if len(messages) > 2 else 200 * len(text)
    assert max(map(len, messages), default=0) <= longest


def test_the_message_of_a_long_mixed_word_shows_the_place() -> None:
    text = "क" * 300 + "ক" + "क" * 300
    assert findings(text) == [
        f"`…{'क' * 61}ক{'क' * 58}…` mixes Devanagari and Bengali letters:"
        " U+0915 letter ka, U+0995 letter ka",
    ]


def test_a_double_danda_makes_a_verse_of_its_paragraph_only() -> None:
    text = "क ।\nख ।\nग ॥\n\nघ ।\nङ ।\n\nच ॥ छ ।\n"
    found = check(document(text, "hi"), ALL).diagnostics
    assert [one.span.start for one in found] == [14, 18]
