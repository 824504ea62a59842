"""Where the documentation stands."""

from __future__ import annotations

from collections.abc import Mapping

from doclint.rule import Rule

__all__ = ["HOME", "rule_url"]

HOME = "https://doclint.example.org/"


def rule_url(code: str, rules: Mapping[str, Rule]) -> str | None:
    """The page of the rule `code`, or None when another package provides the rule."""
    rule = rules.get(code)
    module = "doclint." if rule is None else f"{rule.check.__module__}."
    return f"{HOME}rules/{code}/" if module.startswith("doclint.") else None
