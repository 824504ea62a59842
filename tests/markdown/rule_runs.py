"""Runs single rules on texts, as under the preset markdownlint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from doclint.checking.linter import check
from doclint.checking.registry import installed_rules
from doclint.checking.selection import active_rules
from doclint.configuration.markdownlint_rules import apply_object
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
    rules = {code: installed_rules()[code] for code in codes}
    settings = Settings(preset=preset, select=codes)
    if options and preset == "markdownlint":
        # as from a configuration of its own, which takes back what no rule takes
        heads = {code: rule.head for code, rule in rules.items()}
        settings = apply_object(settings, {codes[0]: options}, heads)
    elif options:
        settings = replace(settings, options={codes[0]: options})
    source = Source(text)
    document = Document(source, "page.md", read_front_matter(source), flavor=flavor)
    active = active_rules(settings, rules)
    return check(document, active.page, preset == "markdownlint").diagnostics


def lines(text: str, found: list[Diagnostic]) -> list[int]:
    """The sorted line numbers on which `found` stand."""
    source = Source(text)
    return sorted(source.line_of(one.span.start) for one in found)
