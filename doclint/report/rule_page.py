"""The page of one rule: its docstring and a table of what else is known about it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from doclint.configuration.toml_values import toml_value
from doclint.report.rule_help import help_markdown
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.rule_head import RuleHead

__all__ = ["FIX_WORDS", "fix_kind", "rule_page", "table_row"]

_FIXED = lazy_pattern(r"^`{3,}\w+ fixed\b(?P<words>.*)$", re.MULTILINE)
_SUBJECTS = {"page": "one page", "site": "the whole site", "run": "the run itself"}
FIX_WORDS = {"safe": "safe fix", "unsafe": "unsafe fix", "both": "safe or unsafe fix", "": ""}


def fix_kind(rule: RuleHead) -> str:
    """`safe`, `unsafe` or `both`, as the examples of the rule show; empty where it has no fix."""
    kinds = {
        "unsafe" if "unsafe" in found["words"] else "safe" for found in _FIXED.finditer(rule.doc)
    }
    return "both" if len(kinds) > 1 else next(iter(kinds), "")


def rule_page(rule: RuleHead) -> str:
    """The page of `rule`: its docstring and a table of what else is known about it."""
    facts = [
        ("Recommended", "yes" if rule.is_in("recommended") else "no"),
        ("Severity", rule.severity.label),
        ("Fix", FIX_WORDS[fix_kind(rule)] or "none"),
        ("Looks at", _SUBJECTS[rule.subject]),
    ]
    if rule.aliases:
        facts.append(("Aliases", ", ".join(f"`{alias}`" for alias in rule.aliases)))
    if rule.tags:
        facts.append(("Tags", ", ".join(f"`{tag}`" for tag in rule.tags)))
    return "\n".join(
        [help_markdown(rule).rstrip(), "", "## Facts", "", *_table(facts), *_options(rule)]
    )


def _options(rule: RuleHead) -> list[str]:
    """A section on the options of `rule` and on what the preset markdownlint sets them to."""
    options = rule.default_options()
    if not options:
        return [""]
    lines = [
        "",
        "## Options",
        "",
        f"Under `[rules.{rule.code}]` in `doclint.toml`, with their defaults:",
        "",
        "```toml",
        *(f"{name} = {toml_value(value)}" for name, value in options.items()),
        "```",
        "",
    ]
    differing = {
        name: value for name, value in rule.markdownlint.items() if options.get(name) != value
    }
    if differing:
        values = ", ".join(f"`{name} = {toml_value(value)}`" for name, value in differing.items())
        lines += [f"The preset `markdownlint` sets {values}.", ""]
    return lines


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    return ["| Fact | Value |", "| --- | --- |", *(table_row(row) for row in rows)]


def table_row(cells: Iterable[str]) -> str:
    """One row of a Markdown table."""
    return "| " + " | ".join(cells) + " |"
