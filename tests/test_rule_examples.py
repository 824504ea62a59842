"""Every installed rule keeps what its own documentation shows."""

from __future__ import annotations

import pytest

from doclint.checking.registry import installed_rules
from doclint.checking.rule import Rule
from doclint.testing import check_examples


@pytest.mark.parametrize("rule", installed_rules().values(), ids=lambda rule: rule.head.code)
def test_examples_hold(rule: Rule) -> None:
    assert check_examples(rule) == []
