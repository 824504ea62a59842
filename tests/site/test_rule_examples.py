"""Every site rule keeps what its own documentation shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.checking.registry import rules_in
from doclint.checking.rule import Rule
from doclint.rules import links
from doclint.testing.site_rules import check_site_examples

SITE_RULES = sorted(rules_in(links), key=lambda rule: rule.code)


@pytest.mark.parametrize("rule", SITE_RULES, ids=lambda rule: rule.code)
def test_examples_hold(rule: Rule, tmp_path: Path) -> None:
    assert check_site_examples(rule, tmp_path) == []
