"""The map of prose says which characters of a page a reader reads as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.page.document import Document
from doclint.page.prose import _offsets_by_content, _text_runs, _to_offsets
from doclint.values.text import Source

PIECES = [
    *"aक् ा।*_`[]()!#>|-\n\r\0&;\\{}<:/.", "क्षमता", "&amp;", "\\*", "{{< अ >}}", "](/अ)", "\n\n"
]  # fmt: skip


def page(text: str, flavor: str = "gfm") -> Document:
    return Document(Source(text), flavor=flavor)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("नमस्ते\n\nदुनिया\n", ["नमस्ते", "दुनिया"]),
        ("एक [कड़ी](/x#अ) और `कोड`, **मोटा**\n", ["एक ", "कड़ी", " और ", ", ", "मोटा"]),
        ("आय &amp; व्यय [कड़ी](/आय) \\* क\n", ["आय &amp; व्यय ", "कड़ी", " \\* क"]),
        ("पैसा https://example.org/पैसा यहाँ\n", ["पैसा https", " यहाँ"]),
        ("| नाम |\n| --- |\n| क `ख` |\n", ["नाम", "क "]),
        ("```\nकोड\n```\n\n<p>अनुच्छेद</p>\n", ["अनुच्छेद", "\n"]),
    ],
)  # fmt: skip
def test_prose_is_what_a_reader_reads(text: str, prose: list[str]) -> None:
    document = page(text)
    assert [text[start:end] for start, end in document.prose.spans()] == prose


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join),
    st.sampled_from(["gfm", "hugo", "mkdocs", "mdx"]),
)
def test_lengths_tell_the_same_offsets_as_decoding(text: str, flavor: str) -> None:
    document = page(text, flavor)
    runs = document.runs()
    spans = _text_runs(runs)
    found = _offsets_by_content(document.source, runs, spans)
    assert found in (None, _to_offsets(spans, document.source))
