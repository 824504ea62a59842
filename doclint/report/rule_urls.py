"""Where the documentation stands."""

from __future__ import annotations

from collections.abc import Mapping

from doclint.values.rule_head import RuleHead

__all__ = ["FAMILIES", "HOME", "family", "rule_url"]

HOME = "https://doclint.example.org/"
FAMILIES = {
    "MD": "markdown",
    "RN": "rendering",
    "FM": "front-matter",
    "LK": "links",
    "UC": "unicode",
    "IN": "indic",
    "DL": "doclint",
}


def family(code: str) -> str:
    """What the rules with the same letters as `code` are about; the letters where unknown."""
    letters = code.rstrip("0123456789")
    return FAMILIES.get(letters, letters)


def rule_url(code: str, rules: Mapping[str, RuleHead]) -> str | None:
    """The page of the rule `code`, or None when another package provides the rule."""
    rule = rules.get(code)
    known = code.rstrip("0123456789") in FAMILIES if rule is None else rule.is_built_in
    return f"{HOME}rules/{code}/" if known else None
