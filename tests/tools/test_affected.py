"""Which tests are run when a file changes."""

from __future__ import annotations

import pytest

from tests.integration.running import PROJECT
from tools.affected import affected_tests

_HERE = "tests/tools/test_affected.py"


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("tests/test_text.py", ["tests/test_text.py"]),
        # this file names them too
        ("tests/data/slugs.json", ["tests/site/test_slug_vectors.py", _HERE]),
        ("examples/clean/fix.diff", ["tests/integration/test_examples.py", _HERE]),
        ("tools/house.py", ["tests/test_architecture.py"]),
        ("LICENSE", []),
    ],
)
def test_few_are_affected(changed: str, tests: list[str]) -> None:
    assert affected_tests([PROJECT / changed], PROJECT) == tests


def test_the_nearest_come_first() -> None:
    tests = affected_tests([PROJECT / "doclint" / "fixing" / "apply.py"], PROJECT)
    assert tests[0] == "tests/fixing/test_apply.py"
    # what it is for, and whoever runs the whole program
    assert tests.index("tests/fixing/test_engine.py") < tests.index("tests/test_runner.py")
    assert "tests/integration/test_command_line.py" in tests
    assert "tests/syntax/test_definitions.py" not in tests


def test_a_rule_is_loaded_without_being_imported() -> None:
    rule = PROJECT / "doclint" / "rules" / "links" / "orphan_page.py"
    assert affected_tests([rule], PROJECT)[0] == "tests/test_rule_examples.py"


def test_several_changes_together() -> None:
    changed = [PROJECT / "tests" / "test_text.py", PROJECT / "tools" / "house.py"]
    assert affected_tests(changed, PROJECT) == ["tests/test_text.py", "tests/test_architecture.py"]
