"""UC008 finds exactly what NFC changes, and what indic-nlp-library would change by NFC."""

from __future__ import annotations

import importlib.util
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indic.pages import findings, fixed

LETTERS = st.sampled_from(
    "कखगजडढफयरनळ\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u0931\u0929\u0934\u093c\u094dािी"
    "যডঢ\u09df\u09dc\u09bc\u09c7\u09be\u09d7மெே\u0bbe\u0bd7കെ\u0d3eಕ\u0cc6\u0cc2\u0cd5e\u0301\u0327é"
)


def nfc_fixes(text: str) -> str:
    edits = [
        one.fix.edits[0]
        for one in findings(text, "hi")
        if one.code == "UC008" and one.fix is not None
    ]
    for span, replacement in sorted(edits, reverse=True):
        text = text[: span.start] + replacement + text[span.end :]
    return text


@given(st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=6))
def test_words_come_out_as_nfc_makes_them(words: list[str]) -> None:
    # a letter in front keeps a mark from joining a space
    text = " ".join("क" + word for word in words)
    assert nfc_fixes(text) == unicodedata.normalize("NFC", text)


def test_the_message_names_what_cannot_be_seen() -> None:
    (found,) = findings("ब\u095cा", "hi")
    assert found.message == (
        "`\u095c` is not NFC: U+095C letter dddha, expected U+0921 letter dda + U+093C nukta"
    )


def test_latin_text_and_headings_count_too() -> None:
    assert (
        fixed("# Cafe\u0301\n\nnai\u0308ve `e\u0301`\n") == "# Caf\u00e9\n\nna\u00efve `e\u0301`\n"
    )


@pytest.mark.skipif(
    importlib.util.find_spec("indicnlp") is None, reason="indic-nlp-library is not installed"
)
def test_clusters_agree_with_indic_nlp_library(hindi_words: list[str]) -> None:
    from indicnlp.normalize.indic_normalize import IndicNormalizerFactory

    normalizer = IndicNormalizerFactory().get_normalizer("hi")
    cluster = re.compile(
        "[\u0904-\u0939\u0950\u0958-\u0961\u0971\u0973-\u097f]"
        "[\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963]*"
    )
    words = [*hindi_words, "\u0958लम", "ब\u095cा", "प\u095dना", "र\u093c्ह", "क\u093cत"]
    for word in words:
        for found in cluster.finditer(word):
            theirs = unicodedata.normalize("NFC", normalizer.normalize(found[0]))
            assert nfc_fixes(found[0]) == theirs, word
