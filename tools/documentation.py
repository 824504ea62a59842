"""The pages about rules under docs/rules, made from the rules' own docstrings.

`python -m tools.documentation` writes them; with `--check` it only says which are out of date.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from doclint.checking.registry import installed_heads
from doclint.report.rule_page import FIX_WORDS, fix_kind, rule_page, table_row
from doclint.report.rule_urls import FAMILIES, family
from doclint.values.rule_head import RuleHead
from tools.generated import write_or_check

__all__ = ["index_page", "main", "rule_pages"]

_INTRODUCTION = """\
# Rules

Every rule with a page of its own. A rule is meant by its code, its name or one of its aliases, a
family by the letters that its codes begin with. `recommended` says which rules run when nothing is
configured.
"""


def index_page(rules: Iterable[RuleHead]) -> str:
    """The list of all rules, a table for each family."""
    families: dict[str, list[RuleHead]] = {}
    for rule in rules:
        families.setdefault(rule.family, []).append(rule)
    lines = [_INTRODUCTION]
    for letters in sorted(families, key=lambda one: (one not in FAMILIES, one)):
        lines += [f"## {letters}: {family(letters)}", ""]
        lines += ["| Rule | Finds | Fix | Recommended |", "| --- | --- | --- | --- |"]
        for rule in families[letters]:
            link = f"[{rule.code} {rule.name}]({rule.code}.md)"
            cells = [
                link, _cell(rule.summary), FIX_WORDS[fix_kind(rule)],
                "yes" if rule.is_in("recommended") else "",
            ]  # fmt: skip
            lines.append(table_row(cells))
        lines.append("")
    return "\n".join(lines)


def rule_pages(rules: Mapping[str, RuleHead]) -> dict[str, str]:
    """Every page by file name: one a rule and the index."""
    pages = {f"{code}.md": rule_page(rule) for code, rule in rules.items()}
    return {**pages, "index.md": index_page(rules.values())}


def _cell(text: str) -> str:
    """`text` inside a table, where a bar ends the cell."""
    return text.replace("|", "\\|")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the pages of doclint's own rules; returns 1 when one is out of date."""
    parser = argparse.ArgumentParser(description="Generate docs/rules.")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--folder", type=Path, default=Path("docs/rules"))
    parsed = parser.parse_args(arguments)
    own = {code: rule for code, rule in installed_heads().items() if rule.is_built_in}
    return write_or_check(parsed.folder, rule_pages(own), "*.md", parsed.check)


if __name__ == "__main__":
    sys.exit(main())
