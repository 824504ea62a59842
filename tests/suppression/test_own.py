"""doclint's own comments."""

from __future__ import annotations

import json
import re

import pytest

from doclint.checking.registry import installed_heads, installed_rules
from doclint.fixing.apply import apply_fixes
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.suppression.page_suppressions import Suppressions, read_suppressions
from doclint.testing import examples
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.settings import Settings
from doclint.values.text import Source, Span

RULES = installed_rules()
HEADS = installed_heads()


def read(text: str, path: str = "page.md", settings: Settings | None = None) -> Suppressions:
    source = Source(text)
    page = Document(source, path, read_front_matter(source))
    found = read_suppressions(page, HEADS, settings)
    assert Suppressions.from_json(json.loads(json.dumps(found))) == found
    return found


def kept(text: str, path: str = "page.md") -> str:
    """The findings that stay, when every `!` is one of MD018 and every `?` one of IN021."""
    places = [(found.start(), found[0]) for found in re.finditer(r"[!?](?!-)", text)]
    found = [
        Diagnostic("MD018" if mark == "!" else "IN021", "x", Span(at, at), "m", Severity.ERROR)
        for at, mark in places
    ]
    left, _ = read(text, path).apply(found)
    return "".join(text[one.span.start + 1] for one in left)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!a\n<!-- doclint-disable-next-line MD018 -->\n!b ?c\n!d\n", "acd"),
        ("!a\n<!-- doclint-disable-next-line -->\n!b ?c\n!d\n", "ad"),
        ("<!-- doclint-disable-next-line MD018 -->\n\n\n!a\n!b\n", "b"),
        ("<!-- doclint-disable-next-line\nMD018 -->\n!a\n!b\n", "b"),
        ("!a <!-- doclint-disable-line MD018, in021 -- why IN022 --> ?b\n!c\n", "c"),
        ("!a <!-- doclint-disable-line md018--why --> ?b\n!c\n", "abc"),
        ("!a <!-- doclint-disable-line no-missing-space-atx --> ?b\n!c\n", "bc"),
        ("!a <!-- doclint-disable-line IN --> ?b\n", "a"),
        (
            "!a\n\n<!-- doclint-disable MD018 -->\n!b\n?c\n<!-- doclint-enable MD018 -->\n!d\n",
            "acd",
        ),
        ("<!-- doclint-disable -->\n!a\n<!-- doclint-enable IN -->\n!b\n?c\n", "c"),
        ("<!-- doclint-disable -->\n!a\n<!-- doclint-enable -->\n!b\n?c\n", "bc"),
        ("<!-- doclint-disable MD018 IN021 -->\n<!-- doclint-enable MD018 -->\n!b\n?c\n", "b"),
        ("!a\n?b\n<!-- doclint-disable-file MD018 -->\n", "b"),
        ("!a\n`<!-- doclint-disable-file -->`\n", "a"),
        ("!a\n```html\n<!-- doclint-disable-file -->\n```\n", "a"),
        ("!a\n{/* doclint-disable-file */}\n", "a"),
        ("!a\n<!-- doclint-disable-file", "a"),
        ("!a\n<!-- doclint-disable-everything -->\n", "a"),
        ("\r!a\r\n<!-- DOCLINT-DISABLE-FILE MD018 -->", "a"),
        ("<!-- doclint-disable-next-line -->", ""),
    ],
)
def test_what_stays(text: str, expected: str) -> None:
    assert kept(text) == expected


def test_expression_comments_in_mdx() -> None:
    assert kept("!a {/* doclint-disable-line MD018 -- why */} ?b\n", "page.mdx") == "b"


def test_what_makes_a_run_incomplete_is_never_suppressed() -> None:
    suppressions = read("<!-- doclint-disable-file DL003 -->\n<!-- doclint-disable-file -->")
    crash = Diagnostic("DL003", "rule-crashed", Span(0, 0), "m", Severity.ERROR)
    assert suppressions.apply([crash]) == ([crash], frozenset())


def complaints(text: str, settings: Settings | None = None) -> list[tuple[str, str, str]]:
    found = read(text, settings=settings).unused(())
    return [(one.code, text[slice(*one.span)], one.message) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<!-- doclint-disable-line MD018 IN021 -->",
            [("DL004", "MD018 IN021", "suppresses nothing: `MD018`, `IN021`")],
        ),
        (
            "<!-- doclint-disable -->",
            [("DL004", "<!-- doclint-disable -->", "suppresses nothing")],
        ),
        (
            "<!-- doclint-enable -->",
            [
                (
                    "DL004",
                    "<!-- doclint-enable -->",
                    "nothing is disabled here that this comment could enable",
                )
            ],
        ),
        (
            "<!-- doclint-disable-line MD0188 -->",
            [("DL005", "MD0188", "unknown rule `MD0188`; did you mean `MD018`?")],
        ),
        (
            "<!-- doclint-disable-lin MD018 -->",
            [
                (
                    "DL005",
                    "doclint-disable-lin",
                    "unknown comment `doclint-disable-lin`; did you mean `doclint-disable-line`?",
                )
            ],
        ),
        ("<!-- doclint-disable-file DL004 -->\n<!-- doclint-disable -->", []),
    ],
)
def test_complaints(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert complaints(text) == expected


def test_only_selected_rules_are_judged() -> None:
    text = "<!-- doclint-disable-line MD018 -->\n"
    assert complaints(text, Settings(ignore=("MD018",))) == []
    assert complaints(text, Settings(select=("MD018",))) == []
    assert complaints(text, Settings(preset="markdownlint")) == []
    assert [code for code, *_ in complaints(text, Settings())] == ["DL004"]


def fixed(text: str) -> str:
    return apply_fixes(text, read(text).unused(())).text


COMMENT = "<!-- doclint-disable-line MD018 -->"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"a\n\n{COMMENT}\n\nb\n", "a\n\nb\n"),
        (f"a\n\n{COMMENT}\nb\n", "a\n\nb\n"),
        (f"a\n{COMMENT}\n\nb\n", "a\n\nb\n"),
        (f"a\n{COMMENT}\nb\n", "a\n\nb\n"),
        (f"{COMMENT}\n\nb\n", "b\n"),
        (f"a\n\n{COMMENT}", "a\n\n"),
        (f"a {COMMENT}\nb\n", "a\nb\n"),
        (f"a {COMMENT} b\n", "a b\n"),
        (f"---\ntitle: x\n---\n{COMMENT}\na\n", "---\ntitle: x\n---\na\n"),
        (f"a\r\n\r\n{COMMENT}\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"),
        # these would join what the comment keeps apart
        (f"- a\n\n{COMMENT}\n\n- b\n", f"- a\n\n{COMMENT}\n\n- b\n"),
        (f"{COMMENT} a\n", f"{COMMENT} a\n"),
        (f"- a\n  {COMMENT}\n  b\n", f"- a\n  {COMMENT}\n  b\n"),
    ],
)
def test_removal(text: str, expected: str) -> None:
    assert fixed(text) == expected


@pytest.mark.parametrize("code", ["DL004", "DL005"])
def test_the_examples_of_the_pages_hold(code: str) -> None:
    previous = ""
    for example in examples(RULES[code]):
        text = example.text
        if example.kind == "fixed":
            assert fixed_among(previous, code) == text
            continue
        marks = [one.span for one in judged(text) if one.code == code]
        assert tuple(marks) == example.marks
        previous = text


def judged(text: str) -> list[Diagnostic]:
    """DL004 and DL005 of a page on which MD018 and MD019 run."""
    from doclint.checking.linter import check
    from doclint.checking.selection import active_rules

    settings = Settings(select=("MD018", "MD019", "DL"))
    document = Document(Source(text))
    found = check(document, active_rules(settings, RULES).page).diagnostics
    suppressions = read_suppressions(document, HEADS, settings)
    _, used = suppressions.apply(found)
    return suppressions.unused(used)


def fixed_among(text: str, code: str) -> str:
    return apply_fixes(text, [one for one in judged(text) if one.code == code]).text


def test_many_comments_cost_linear_time() -> None:
    text = "- a `b`\n\n<!-- doclint-disable-next-line MD018 -->\n\n" * 3000 + "<!-- doclint-" * 3000
    assert len(read(text).entries) == 3000
