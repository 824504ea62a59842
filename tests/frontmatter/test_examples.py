"""The examples in the front-matter rules' pages hold."""

from __future__ import annotations

import pytest

import doclint.rules.frontmatter
from doclint.registry import rules_in
from doclint.rule import Rule
from doclint.testing import check_examples

RULES = [rule for rule in rules_in(doclint.rules.frontmatter) if not rule.site]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    assert check_examples(rule) == []
