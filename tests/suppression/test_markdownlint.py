"""markdownlint's comments mean what they mean there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doclint.checking.registry import installed_heads
from doclint.configuration.markdownlint_rules import apply_object
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.suppression.page_suppressions import configured_settings, read_suppressions
from doclint.values.settings import Settings
from doclint.values.text import Source

# texts, a configuration, what markdownlint 0.40 finds without comments, and what with them
VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "data/markdownlint_comments.json").read_text(encoding="utf-8")
)
RULES = installed_heads()


def document(text: str, path: str = "page.md") -> Document:
    source = Source(text)
    return Document(source, path, read_front_matter(source))


@pytest.mark.parametrize("number", range(len(VECTORS)))
def test_markdownlint_agrees(number: int) -> None:
    vector = VECTORS[number]
    page = document(vector["text"])
    settings = apply_object(Settings(preset="markdownlint"), vector["config"], RULES)
    settings = configured_settings(page, settings)
    blocked = read_suppressions(page, RULES, settings).blocked
    # the texts hold no finding of line-length that depends on its options but at five characters
    short = settings.options.get("MD013", {}).get("line_length") == 5
    found = [
        [line, code]
        for line, code in vector["all"]
        if code in (settings.select or ())
        and (code != "MD013" or short)
        and not any(
            one.start <= page.source.line_starts[line - 1] < one.end and code in one.codes
            for one in blocked
        )
    ]
    expected = [one for one in vector["found"] if one[1] != "MD013" or short]
    assert sorted(found) == sorted(expected)


CONFIGURE = "a\n\n<!-- markdownlint-configure-file\n%s\n-->\n"


@pytest.mark.parametrize(
    ("written", "options", "enabled"),
    [
        ('{"line-length": {"line_length": 5}}', {"line_length": 5}, True),
        ('{"MD013": {"line_length": "wide", "tables": false, "x": 1}}', {"tables": False}, True),
        ("line-length:\n  line_length: 5", {"line_length": 5}, True),
        ("[MD013]\nline_length = 5", {"line_length": 5}, True),
        ('{"MD013": false}', {}, False),
        # what was configured by name stays on
        ('{"default": false}', {"line_length": 9}, True),
        ("{ broken", {"line_length": 9}, True),
        ("[1, 2]", {"line_length": 9}, True),
    ],
)
def test_configure_file(written: str, options: dict[str, object], enabled: bool) -> None:
    base = Settings(preset="markdownlint", options={"MD013": {"line_length": 9}})
    settings = configured_settings(document(CONFIGURE % written), base)
    chosen = settings.select is None or "MD013" in settings.select
    if enabled:
        assert settings.options.get("MD013", {}) == options
    assert chosen == enabled


def test_configure_file_leaves_other_rules_alone() -> None:
    base = Settings(extend_select=("FM011",), ignore=("IN021",), severity={"IN002": "info"})
    settings = configured_settings(document(CONFIGURE % '{"MD013": {"line_length": 5}}'), base)
    chosen = set(settings.select or ())
    assert {"MD013", "FM011", "IN002", "MD018"} <= chosen
    assert "IN021" not in chosen
    assert settings.options == {"MD013": {"line_length": 5}}
    assert settings.severity == {"IN002": "info"}


def test_comments_enable_rules_only_under_the_preset() -> None:
    page = document("a\n\n<!-- markdownlint-enable MD013 -->\n\nb\n")
    assert configured_settings(page, Settings()) == Settings()
    strict = Settings(preset="markdownlint", ignore=("MD013",))
    settings = configured_settings(page, strict)
    assert settings.dormant == ("MD013",)
    blocked = read_suppressions(page, RULES, settings).blocked
    assert [(one.start, one.end, one.codes) for one in blocked] == [(0, 3, ("MD013",))]


def test_comments_can_be_switched_off() -> None:
    page = document("a\n<!-- markdownlint-disable -->\nb\n")
    settings = Settings(preset="markdownlint", inline_config=False)
    assert configured_settings(page, settings) is settings
    assert read_suppressions(page, RULES, settings).blocked == ()


def test_only_rules_of_markdownlint_are_switched_off() -> None:
    page = document("<!-- MarkdownLint-Disable -->\n")
    (blocked,) = read_suppressions(page, RULES).blocked
    assert {code[:2] for code in blocked.codes} == {"MD"}


def test_expression_comments_in_mdx() -> None:
    text = "a\n{/* markdownlint-disable MD013 */}\nb\n"
    (blocked,) = read_suppressions(document(text, "page.mdx"), RULES).blocked
    assert (blocked.start, blocked.codes) == (2, ("MD013",))
    assert read_suppressions(document(text), RULES).blocked == ()


def test_a_page_without_comments_costs_nothing() -> None:
    settings = Settings()
    page = document("# a\n\n<!-- plain -->\n")
    assert configured_settings(page, settings) is settings
    assert "_syntax" not in page.__dict__
    read_suppressions(page, RULES, settings)
    assert "_syntax" not in page.__dict__


def test_slips_in_names_are_findings() -> None:
    text = (
        "<!-- markdownlint-disable MD0133 no-inline-htm custom-rule -- why lin-length -->\n"
        "`<!-- markdownlint-disable MD0133 -->`\n"
    )
    found = read_suppressions(document(text), RULES).unused(())
    assert [(one.code, text[slice(*one.span)], one.message) for one in found] == [
        ("DL005", "MD0133", "unknown rule `MD0133`; did you mean `MD013`?"),
        ("DL005", "no-inline-htm", "unknown rule `no-inline-htm`; did you mean `no-inline-html`?"),
    ]
    strict = Settings(preset="markdownlint")
    assert read_suppressions(document(text), RULES, strict).unused(()) == []
