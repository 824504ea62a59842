"""Runs single rules on texts, as under the preset markdownlint."""

from __future__ import annotations

from collections.abc import Mapping

from doclint.checking.linter import check
from doclint.checking.registry import installed_rules
from doclint.checking.selection import active_rules
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.values.diagnostic import Diagnostic
from doclint.values.settings import Settings
from doclint.values.text import Source


def findings(
    text: str,
    *codes: str,
    options: Mapping[str, object] | None = None,
    preset: str = "markdownlint",
    flavor: str = "auto",
) -> list[Diagnostic]:
    """What the rules `codes` find in `text`; `options` are those of the first rule."""
    settings = Settings(preset=preset, select=codes, options={codes[0]: options} if options else {})
    source = Source(text)
    document = Document(source, "page.md", read_front_matter(source), flavor=flavor)
    rules = active_rules(settings, {code: installed_rules()[code] for code in codes})
    return check(document, rules.page, preset == "markdownlint").diagnostics


def lines(text: str, found: list[Diagnostic]) -> list[int]:
    """The sorted line numbers on which `found` stand."""
    source = Source(text)
    return sorted(source.line_of(one.span.start) for one in found)
