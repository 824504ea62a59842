"""Fixes of front matter change the spans that they name and nothing else."""

from __future__ import annotations

import datetime

import pytest

from doclint.checking.context import SiteContext
from doclint.checking.linter import check
from doclint.checking.selection import active_rules
from doclint.fixing.apply import apply_fixes, eligible
from doclint.frontmatter.graphemes import count_graphemes
from doclint.frontmatter.reader import read_front_matter
from doclint.frontmatter.repairs import surprises
from doclint.frontmatter.schema_loading import schema_from_text
from doclint.page.document import Document
from doclint.rules.frontmatter.duplicate_value import duplicate_value
from doclint.values.settings import Settings
from doclint.values.text import Source
from tests.frontmatter.pages import RULES, codes

SCHEMA = schema_from_text(
    "extra: forbid\n"
    "fields:\n"
    "  title: {type: str, required: true}\n"
    "  version: str\n"
    "  category: {choices: [Careers, Investing]}\n"
    "  weight: int\n"
    "  tags: {type: list, items: str}\n"
    "  date: date\n"
)

PAGES = [
    ('---\ntitle: "ख"  # why\nversion: 1.10   # note\n---\nbody\n',
     '---\ntitle: "ख"  # why\nversion: "1.10"   # note\n---\nbody\n'),
    ("---\r\ntitle: no\r\ntags:\r\n  - 010\r\n  - a\r\n---\r\nbody",
     '---\r\ntitle: "no"\r\ntags:\r\n  - "010"\r\n  - a\r\n---\r\nbody'),
    ("---\ncategory: 'careers'\nweight: '5'\ntitle: a\n---\n",
     "---\ncategory: 'Careers'\nweight: 5\ntitle: a\n---\n"),
    ("---\ntitel: a\n'wieght': 5\ntags: one\n---\n",
     "---\ntitle: a\n'weight': 5\ntags: [one]\n---\n"),
    ('{\n  "titel": "a",\n  "category": "investing"\n}\nbody\n',
     '{\n  "title": "a",\n  "category": "Investing"\n}\nbody\n'),
    ('+++\ntitel = "a"\nversion = 2\n+++\n', '+++\ntitle = "a"\nversion = "2"\n+++\n'),
    ("\ufeff---\ntitle: 2024-01-31\n---\n", '---\ntitle: "2024-01-31"\n---\n'),
    ("\n\n---\ntitle: no\n---\n", '---\ntitle: "no"\n---\n'),
    ("---\ndate: 2024/1/5\ntitle: a\n---\n", '---\ndate: "2024-01-05"\ntitle: a\n---\n'),
]  # fmt: skip


def _fixed(text: str, settings: Settings) -> str:
    for _ in range(10):
        source = Source(text)
        document = Document(source, front_matter=read_front_matter(source), schema=SCHEMA)
        found = check(document, active_rules(settings, RULES).page).diagnostics
        wanted = [one for one in found if eligible(one, unsafe=True)]
        if not wanted:
            return text
        text = apply_fixes(text, wanted).text
    raise AssertionError("does not converge")


@pytest.mark.parametrize(("text", "fixed"), PAGES)
def test_fixes_keep_quotes_comments_order_and_line_breaks(text: str, fixed: str) -> None:
    result = _fixed(text, Settings(select=("FM",), ignore=("FM011", "FM012")))
    assert result == fixed
    assert codes(result, SCHEMA) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("---\n# yaml-language-server: $schema=x\n# about tags\ntags: [a]\ntitle: b\n---\n",
         "---\n# yaml-language-server: $schema=x\ntitle: b\n# about tags\ntags: [a]\n---\n"),
        ("---\r\ntags: []\r\nother: 1\r\n\r\ntitle: b\r\n---\r\n",
         "---\r\ntitle: b\r\ntags: []\r\nother: 1\r\n\r\n---\r\n"),
        ("---\ntags: &x [a]\ntitle: b\n---\n", "---\ntags: &x [a]\ntitle: b\n---\n"),
        ("---\n{tags: [a], title: b}\n---\n", "---\n{tags: [a], title: b}\n---\n"),
        ("+++\ntags = []\ntitle = 'b'\n+++\n", "+++\ntags = []\ntitle = 'b'\n+++\n"),
    ],
)  # fmt: skip
def test_sorting_moves_whole_entries(text: str, fixed: str) -> None:
    settings = Settings(select=("FM012",))
    assert _fixed(text, settings) == fixed


@pytest.mark.parametrize(
    ("value", "raw", "expected"),
    [
        (False, "no", True), (True, "true", False), (True, "True", True), (1.1, "1.10", True),
        (1.1, "1.1", False), (8, "010", True), (10, "10", False), (750, "12:30", True),
        (datetime.date(2024, 1, 31), "2024-01-31", True), ("text", "text", False),
    ],
)  # fmt: skip
def test_surprises(value: object, raw: str, expected: bool) -> None:
    assert surprises(value, raw) is expected


def test_unique_values_are_compared_within_a_language() -> None:
    schema = schema_from_text("fields:\n  slug: {type: slug, unique: true}\n")
    pages = {
        "hi/b.md": ("hi", "a"), "hi/a.md": ("hi", "a"),
        "en/a.md": ("en", "a"), "hi/c.md": ("hi", ""),
    }  # fmt: skip
    facts = {}
    for path, (language, slug) in pages.items():
        source = Source(f"---\nslug: {slug}\n---\n")
        document = Document(source, path, read_front_matter(source), language, schema=schema)
        assert duplicate_value.facts is not None
        facts[path] = duplicate_value.facts(document)
    (active,) = active_rules(Settings(select=("FM010",)), RULES).site
    context = SiteContext(None, active, {path: one for path, one in facts.items() if one})  # type: ignore[arg-type]  # the rule looks at facts only
    found = [(path, tuple(one.span), one.message) for path, one in duplicate_value.check(context)]
    assert found == [
        ("hi/b.md", (10, 11), "`slug` is `a` as in `hi/a.md`, expected a value of its own")
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0), ("abc", 3), ("a\r\nb", 3), ("नमस्ते", 3), ("क्षि", 1), ("क्\u200dष", 1),
        ("क्\u200cष", 2), ("e\u0301", 1), ("😀👍🏽", 2), ("👩\u200d👩\u200d👧", 1), ("🇮🇳🇳🇵", 2),
        ("한국", 2), ("\u1112\u1161\u11ab", 1), ("\u0301a", 2), ("বাংলা", 2), ("தமிழ்", 3),
        ("ನಮಸ್ಕಾರ", 5), ("é", 1), ("श्री", 1),
    ],
)  # fmt: skip
def test_characters_are_counted_as_readers_see_them(text: str, count: int) -> None:
    assert count_graphemes(text) == count
