"""The pages about rules under docs/rules, made from the rules' own docstrings.

`python -m doclint.documentation` writes them; with `--check` it only says which are out of date.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from doclint.configuration.toml_values import toml_value
from doclint.generated import write_or_check
from doclint.registry import installed_rules
from doclint.report.rule_help import help_markdown
from doclint.report.urls import FAMILIES, family
from doclint.rule import Rule
from doclint.ruleset import default_options

__all__ = ["fix_kind", "index_page", "main", "rule_page", "rule_pages"]

_FIXED = re.compile(r"^`{3,}\w+ fixed\b(?P<words>.*)$", re.MULTILINE)
_FIX_WORDS = {"safe": "safe fix", "unsafe": "unsafe fix", "both": "safe or unsafe fix", "": ""}
_INTRODUCTION = """\
# Rules

Every rule with a page of its own. A rule is meant by its code, its name or one of its aliases, a
family by the letters that its codes begin with. `recommended` says which rules run when nothing is
configured.
"""


def fix_kind(rule: Rule) -> str:
    """`safe`, `unsafe` or `both`, as the examples of the rule show; empty where it has no fix."""
    kinds = {
        "unsafe" if "unsafe" in found["words"] else "safe" for found in _FIXED.finditer(rule.doc)
    }
    return "both" if len(kinds) > 1 else next(iter(kinds), "")


def rule_page(rule: Rule) -> str:
    """The page of `rule`: its docstring and a table of what else is known about it."""
    facts = [
        ("Recommended", "yes" if rule.recommended else "no"),
        ("Severity", rule.severity.label),
        ("Fix", _FIX_WORDS[fix_kind(rule)] or "none"),
        ("Looks at", "the whole site" if rule.site else "one page"),
    ]
    if rule.aliases:
        facts.append(("Aliases", ", ".join(f"`{alias}`" for alias in rule.aliases)))
    if rule.tags:
        facts.append(("Tags", ", ".join(f"`{tag}`" for tag in rule.tags)))
    return "\n".join(
        [help_markdown(rule).rstrip(), "", "## Facts", "", *_table(facts), *_options(rule)]
    )


def _options(rule: Rule) -> list[str]:
    """A section on the options of `rule` and on what the preset markdownlint sets them to."""
    options = default_options(rule)
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


def index_page(rules: Iterable[Rule]) -> str:
    """The list of all rules, a table for each family."""
    families: dict[str, list[Rule]] = {}
    for rule in rules:
        families.setdefault(rule.code.rstrip("0123456789"), []).append(rule)
    lines = [_INTRODUCTION]
    for letters in sorted(families, key=lambda one: (one not in FAMILIES, one)):
        lines += [f"## {letters}: {family(letters)}", ""]
        lines += ["| Rule | Finds | Fix | Recommended |", "| --- | --- | --- | --- |"]
        for rule in families[letters]:
            link = f"[{rule.code} {rule.name}]({rule.code}.md)"
            cells = [
                link, _cell(rule.summary), _FIX_WORDS[fix_kind(rule)],
                "yes" if rule.recommended else "",
            ]  # fmt: skip
            lines.append(_row(cells))
        lines.append("")
    return "\n".join(lines)


def rule_pages(rules: Mapping[str, Rule]) -> dict[str, str]:
    """Every page by file name: one a rule and the index."""
    pages = {f"{code}.md": rule_page(rule) for code, rule in rules.items()}
    return {**pages, "index.md": index_page(rules.values())}


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    return ["| Fact | Value |", "| --- | --- |", *(_row(row) for row in rows)]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    """`text` inside a table, where a bar ends the cell."""
    return text.replace("|", "\\|")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the pages of doclint's own rules; returns 1 when one is out of date."""
    parser = argparse.ArgumentParser(description="Generate docs/rules.")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--folder", type=Path, default=Path("docs/rules"))
    parsed = parser.parse_args(arguments)
    own = {
        code: rule
        for code, rule in installed_rules().items()
        if f"{rule.check.__module__}.".startswith("doclint.")
    }
    return write_or_check(parsed.folder, rule_pages(own), "*.md", parsed.check)


if __name__ == "__main__":
    sys.exit(main())
