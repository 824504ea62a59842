"""IN040: spellings are counted over the whole repository."""

from __future__ import annotations

import importlib.util
import json
import unicodedata
from pathlib import Path

import pytest

from doclint.rules.indic._spelling import fold
from doclint.rules.indic._spellings import PageWords, groups, page_words
from doclint.rules.indic.spelling_variant import spelling_variant
from doclint.testing.example_findings import lint_site
from doclint.testing.examples import ExampleSetup
from doclint.values.diagnostic import Applicability, Severity
from tests.indic.pages import document

RULE = spelling_variant


@pytest.mark.parametrize(
    ("one", "other"),
    [("फ़ाइल", "फाइल"), ("यहाँ", "यहां"), ("कण्ट्रोल", "कंट्रोल"), ("सम्बन्ध", "संबंध"), ("क़लम", "\u0958लम")],
)
def test_spellings_of_one_word_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("जन्म", "जंम"), ("अन्य", "अंय"), ("सम्मान", "संमान"), ("कि", "की")]
)
def test_different_words_do_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_only_words_in_prose_are_counted_at_their_places() -> None:
    page = document("फ़ाइल `फ़ाइल` [फाइल](/फाइल/)\nऔर **फ़ाइल**\n", "hi")
    assert page_words(page) == PageWords("hi", [0, 15, 34], ["फ़ाइल", "फाइल", "फ़ाइल"])


def test_sanskrit_and_bengali_are_left_alone() -> None:
    assert page_words(document("अन्तः अंतः", "sa")) is None
    assert page_words(document("বড় বড", "bn")) is None


def test_groups_name_counts_and_pages() -> None:
    pages = {
        "b.md": PageWords("hi", [1, 3, 9], ["फाइल", "हंस", "फाइल"]),
        "a.md": PageWords("hi", [1, 4, 5, 6], ["हँस", "फ़ाइल", "फ़ाइल", "फ़ाइल"]),
        "c.md": PageWords("mr", [1], ["फाइल"]),
    }
    (group,) = groups(pages)
    assert group == (
        "hi", "फाइल", {"फ़ाइल": 3, "फाइल": 2}, {"फ़ाइल": ["a.md"], "फाइल": ["b.md"]},
    )  # fmt: skip


def test_the_message_says_how_often_and_where(tmp_path: Path) -> None:
    files = {"a.md": "फाइल और फाइल\n", "b.md": "फ़ाइल फ़ाइल फ़ाइल\n"}
    (found,) = lint_site(RULE, tmp_path, files)["a.md"]
    assert found.message.replace(f"{tmp_path}/", "") == (
        "`फाइल` stands 2 times in the repository, `फ़ाइल` 3 times, first in b.md; here 2 times"
    )
    assert found.severity is Severity.INFO
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE
    assert [tuple(edit.span) for edit in found.fix.edits] == [(0, 4), (8, 12)]


def test_a_preferred_spelling_wins_and_a_tie_is_no_finding(tmp_path: Path) -> None:
    files = {"a.md": "फाइल\n", "b.md": "फ़ाइल\n"}
    assert lint_site(RULE, tmp_path / "1", files) == {"a.md": [], "b.md": []}
    found = lint_site(RULE, tmp_path / "2", files, ExampleSetup(options={"preferred": ["फाइल"]}))
    assert [len(found[name]) for name in sorted(found)] == [0, 1]


def test_facts_survive_json() -> None:
    assert RULE.facts is not None
    facts = RULE.facts(document("फ़ाइल, यहाँ", "hi"))
    assert json.loads(json.dumps(facts)) == ["hi", "फ़ाइल यहाँ", [0, 7]]


@pytest.mark.skipif(
    importlib.util.find_spec("indicnlp") is None, reason="indic-nlp-library is not installed"
)
def test_keys_agree_with_indic_nlp_library(hindi_words: list[str]) -> None:
    from indicnlp.normalize.indic_normalize import IndicNormalizerFactory

    normalizer = IndicNormalizerFactory().get_normalizer(
        "hi", remove_nuktas=True, nasals_mode="to_anusvaara_strict"
    )
    for word in hindi_words:
        if "ॲ" in word or "\u200d" in word or "\u200c" in word:
            continue
        theirs = unicodedata.normalize("NFC", normalizer.normalize(word)).replace(
            "\u0901", "\u0902"
        )
        ours = unicodedata.normalize("NFC", fold(word))
        assert ours == theirs.replace("ऩ", "न").replace("ऱ", "र").replace("ऴ", "ळ"), word
