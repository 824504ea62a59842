"""Runs the examples in the docstrings of rules; public, so that other packages can test theirs."""

from __future__ import annotations

from doclint.testing.checking import check_examples
from doclint.testing.examples import Example, examples
from doclint.testing.linting import lint_example

__all__ = ["Example", "check_examples", "examples", "lint_example"]
