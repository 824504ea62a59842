"""Pages that are right as they are: no rule speaks up and no fix touches a byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.page.language import detected_language, page_language
from tests.indic.pages import document, findings, fixed

PAGES = sorted((Path(__file__).parent.parent / "data" / "indic_pages").glob("*.md"))


def language_of(path: Path) -> str:
    front = document(path.read_text("utf-8")).front_matter
    return page_language(path.name, front.values if front is not None else {})


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_finding(path: Path) -> None:
    text = path.read_bytes().decode()
    assert [
        (one.code, text[slice(*one.span)], one.message) for one in findings(text, language_of(path))
    ] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_fixes_leave_every_byte(path: Path) -> None:
    text = path.read_bytes().decode()
    assert fixed(text, language_of(path)) == text
    assert fixed(text, language_of(path), unsafe=True) == text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_letters_tell_the_language(path: Path) -> None:
    named = language_of(path)
    # the Arabic script and pages of many scripts tell nothing; Devanagari on its own is Hindi
    expected = {"ur": "", "fa": "", "": "" if path.stem == "world" else "hi"}
    assert detected_language(path.read_text("utf-8")) == expected.get(named, named)
