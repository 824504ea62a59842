"""Every installed rule keeps what its own documentation shows."""

from __future__ import annotations

import pytest

from doclint.checking.registry import installed_rules
from doclint.checking.rule import Rule
from doclint.testing.page_rules import check_examples

PAGE_RULES = [rule for rule in installed_rules().values() if not rule.site]


@pytest.mark.parametrize("rule", PAGE_RULES, ids=lambda rule: rule.code)
def test_examples_hold(rule: Rule) -> None:
    assert check_examples(rule) == []
