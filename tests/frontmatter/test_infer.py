"""What is inferred from pages holds for them, and each later mistake is one finding."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.frontmatter.infer import Inferred, infer_schema
from doclint.frontmatter.reader import read_front_matter
from doclint.frontmatter.schema import Schema
from doclint.frontmatter.schema_loading import schema_from_text
from doclint.frontmatter.spec_writer import write_spec
from doclint.values.text import Source
from tests.frontmatter.pages import codes, findings

TERMS = ["बचत खाता", "चालू खाता", "सावधि जमा", "ऋण", "ब्याज", "निवेश", "शेयर", "बॉन्ड", "बीमा", "कर",
         "पेंशन", "बजट", "मुद्रा", "विनिमय", "बैंक", "शाखा", "चेक", "ड्राफ्ट", "गारंटी", "जमानत"]  # fmt: skip


def _page(number: int, term: str) -> str:
    return (
        f"---\ntitle: {term}\n"
        f"description: {term} क्या है और किस काम आता है, सरल शब्दों में\n"
        f"status: {'Completed' if number % 4 else 'Draft'}\n"
        f"date: 2024-01-{number + 1:02}\n"
        f"tags: [finance, {'bank' if number % 2 else 'tax'}]\n"
        f"keywords: Careers, {'Investing' if number % 3 else 'Banking'}\n"
        f"slug: term-{number}\n"
        f"author: {{name: Asha, url: https://example.org/{number}}}\n"
        f"{'weight: 10' if number % 5 else 'draft: true'}\n"
        f"---\n\n# {term}\n\nText.\n\n---\n\nMore.\n"
    )


PAGES = {f"{number:02}.md": _page(number, term) for number, term in enumerate(TERMS)}


def _inferred(pages: dict[str, str]) -> Inferred:
    observed = []
    for path, text in pages.items():
        found = read_front_matter(Source(text))
        assert found is not None
        observed.append((path, found.values))
    return infer_schema(observed, "Glossary term")


def _schema(pages: dict[str, str]) -> tuple[str, Schema]:
    inferred = _inferred(pages)
    text = write_spec(inferred.spec, inferred.counts, inferred.pages)
    return text, schema_from_text(text)


def test_writes_what_a_person_would_write() -> None:
    assert _schema(PAGES)[0] == (
        "title: Glossary term\n"
        "extra: forbid\n"
        "fields:\n"
        "  title: {type: str, required: true, max-length: 10, script: Devanagari}\n"
        "  description: {type: str, required: true, min-length: 30, max-length: 40, "
        "script: Devanagari}\n"
        "  status: {type: str, required: true, choices: [Completed, Draft]}\n"
        "  date: {type: date, required: true}\n"
        "  tags: {type: list, required: true, "
        "items: {type: str, choices: [finance, bank, tax]}}\n"
        "  keywords:\n"
        "    type: list\n"
        "    required: true\n"
        '    separator: ","\n'
        "    items: {type: str, choices: [Careers, Investing, Banking]}\n"
        "  slug: {type: slug, required: true, unique: true}\n"
        "  author:\n"
        "    type: mapping\n"
        "    required: true\n"
        "    extra: forbid\n"
        "    fields: {name: {type: str, required: true, choices: [Asha]}, "
        "url: {type: url, required: true}}\n"
        "  draft: {type: bool}  # 4 of 20 pages\n"
        "  weight: {type: int}  # 16 of 20 pages\n"
    )


def test_the_pages_obey_it() -> None:
    schema = _schema(PAGES)[1]
    assert [path for path, text in PAGES.items() if findings(text, schema)] == []


def _replaced(pattern: str, replacement: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE)


MUTATIONS: dict[str, tuple[Callable[[str], str], str]] = {
    "drop": (_replaced(r"^title:.*\n", ""), "FM006"),
    "rename": (_replaced("^title:", "titel:"), "FM007"),
    "retype": (_replaced(r"^title:.*$", "title: [a]"), "FM008"),
    "retype to a number": (_replaced(r"^title:.*$", "title: 5"), "FM008"),
    "retype to a date": (_replaced(r"^title:.*$", "title: 2024-01-31"), "FM009"),
    "duplicate": (_replaced("^(status:.*)$", r"\1\n\1"), "FM004"),
    "date that does not exist": (_replaced("^date:.*$", "date: 2024-13-01"), "FM001"),
    "date that is none": (_replaced("^date:.*$", "date: tomorrow"), "FM008"),
    "wrong choice": (_replaced("^status:.*$", "status: Complete"), "FM008"),
    "unknown key": (_replaced("^status:", "colour: red\nstatus:"), "FM007"),
    "bad list item": (_replaced("^tags: .finance", "tags: [5"), "FM008"),
    "bad item in a text": (_replaced("Careers", "Carers"), "FM008"),
    "bad nested value": (_replaced("url: https://", "url: "), "FM008"),
    "broken quote": (_replaced("^title: ", 'title: "'), "FM001"),
    "quote that nothing opens": (_replaced("^(title: .*)$", r'\1"'), "FM009"),
    "quote that nothing opens in a choice": (_replaced("^(status: .*)$", r'\1"'), "FM008"),
    "unclosed": (_replaced("\n---\n\n#", "\n\n#"), "FM002"),
    "unclosed without a blank line": (_replaced("\n---\n\n#", "\n#"), "FM002"),
    "misplaced": (_replaced(r"\A", "\n"), "FM003"),
    "without front matter": (lambda text: text.split("---\n", 2)[2], "FM005"),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_each_mistake_is_exactly_one_finding(name: str) -> None:
    schema = _schema(PAGES)[1]
    mutate, code = MUTATIONS[name]
    for path, text in PAGES.items():
        mutated = mutate(text)
        assert mutated != text
        assert codes(mutated, schema) == [code], path


def test_outliers_are_told() -> None:
    pages = dict(PAGES)
    pages["07.md"] = _replaced("^status:.*$", "status: Compleet")(pages["07.md"])
    pages["08.md"] = _replaced(r"^date:.*\n", "")(pages["08.md"])
    assert _inferred(pages).outliers == [
        "`status` is `Compleet` in 07.md only",
        "`date` is missing on 1 page: 08.md",
    ]


def test_a_field_that_another_one_replaces() -> None:
    pages = dict(PAGES)
    pages["08.md"] = pages["08.md"].replace("title:", "Title:", 1)
    text, schema = _schema(pages)
    assert "  title: {type: str, required-unless: [Title]" in text
    assert codes(pages["08.md"], schema) == []
    dropped = _replaced(r"^title:.*\n", "")(pages["09.md"])
    assert codes(dropped, schema) == ["FM006"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.dates()
    | st.datetimes() | st.text(max_size=6)
    | st.sampled_from(["no", "1.10", "a, b", "https://example.org/", "x@y.org", "2024-01-31"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["a", "b", "no", "नाम"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
FIELDS = st.sampled_from(["title", "slug", "lang", "tags", "keywords", "no", "1", "शीर्षक", "x y"])


@given(st.lists(st.dictionaries(FIELDS, VALUES, max_size=5), min_size=1, max_size=12))
@settings(max_examples=50, deadline=None)
def test_any_pages_obey_what_is_inferred_from_them(pages: list[dict[str, object]]) -> None:
    inferred = infer_schema([(str(number), page) for number, page in enumerate(pages)])
    schema = schema_from_text(write_spec(inferred.spec, inferred.counts, inferred.pages))
    for page in pages:
        assert list(schema.failures(page)) == []


def test_dates_count_as_dates() -> None:
    pages: list[tuple[str, dict[str, object]]] = [("a", {"d": datetime.date(2024, 1, 31)})]
    assert infer_schema(pages).spec.fields[0].kinds == ("date",)
