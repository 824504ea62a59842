"""Runs the examples in the docstrings of rules; public, so that other packages can test theirs."""

from __future__ import annotations

from doclint.testing.example_checks import check_examples
from doclint.testing.example_findings import lint_example
from doclint.testing.examples import Example, examples

__all__ = ["Example", "check_examples", "examples", "lint_example"]
