"""Front matter apart from the body."""

from __future__ import annotations

from tools.renderers.front_matter import Parts, front_matter_values, parts


def test_parts() -> None:
    assert parts("---\na: 1\n---\n# T\n") == Parts("a: 1\n", "---", "# T\n")
    assert parts("\ufeff+++\r\na = 1\r\n+++\r\nT") == Parts("a = 1\r\n", "+++", "T")
    assert parts("\n---\na: 1\n---\n") == Parts("", "", "\n---\na: 1\n---\n")


def test_values_are_what_counts() -> None:
    assert front_matter_values("---\na: x\n---\n") == front_matter_values("---\na:  'x'\n---\n")
    assert front_matter_values("---\na: x\n---\n") != front_matter_values("---\na: y\n---\n")
    assert front_matter_values("---\na: [\n---\n") == "a: [\n"
