"""Which language a page is in."""

from __future__ import annotations

import pytest

from doclint.page.language import detected_language, page_language


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("content/hi/x.md", "hi"),
        ("x.hi.md", "hi"),
        ("README-hi.md", "hi"),
        ("pages.hi/common/ls.md", "hi"),
        ("hi-IN/step_1.md", "hi-IN"),
        ("i18n/pt_BR/x.md", "pt-BR"),
        ("content/or/x.md", "or"),
        ("notes/or/x.md", ""),
        ("docs/no/x.md", "no"),
        ("README.md", ""),
        ("a.b.md", ""),
        ("de-facto.md", ""),
    ],
)
def test_the_path_names_the_language(path: str, language: str) -> None:
    assert page_language(path, {}) == language


def test_front_matter_comes_before_configuration_and_path() -> None:
    assert page_language("content/hi/x.md", {"lang": "mr"}, "sa") == "mr"
    assert page_language("content/hi/x.md", {"locale": "pt_BR"}, "sa") == "pt-BR"
    assert page_language("content/hi/x.md", {"language": ["mr"]}, "sa") == "sa"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("plain", ""),
        ("“quoted” – text", ""),
        ("खाता", "hi"),
        ("यह ठीक है और वह भी ठीक है।", "hi"),
        ("हे योग्य आहे आणि ते चूक आहे. हे करा, ते करा किंवा नाही.", "mr"),
        ("यो पुस्तकालय सबैका लागि खुला छ। उनीहरू यहाँ पढ्छन् र लेख्छन्। काम गर्नुहोस्।", "ne"),
        ("विद्या ददाति विनयं विनयाद् याति पात्रताम् ।\nधनाद् धर्मं ततः सुखम् ॥", "sa"),
        ("ভাষা", "bn"),
        ("ਭਾਸ਼ਾ", "pa"),
        ("ഭാഷ", "ml"),
        ("اردو زبان", ""),
    ],
)
def test_letters_tell_where_nothing_else_does(text: str, language: str) -> None:
    assert detected_language(text) == language
