"""A new rule loads, and holds the examples that it comes with."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from doclint.checking.registry import installed_heads
from doclint.checking.rule import Rule
from doclint.testing import check_examples
from doclint.testing.new_rule import rule_source
from tools.new_rule import main, next_code


def _loaded(source: str, folder: Path) -> Rule:
    path = folder / "odd_thing.py"
    path.write_text(source, "utf-8")
    spec = importlib.util.spec_from_file_location("odd_thing", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rule: Rule = module.odd_thing
    return rule


@pytest.mark.parametrize("site", [False, True])
def test_the_first_form_of_a_rule_holds(tmp_path: Path, site: bool) -> None:
    rule = _loaded(rule_source("XY001", "odd-thing", site), tmp_path)
    assert (rule.head.code, rule.head.name) == ("XY001", "odd-thing")
    assert check_examples(rule) == []


def test_the_next_code_is_behind_the_last_one() -> None:
    heads = installed_heads()
    last = max(code for code in heads if code.startswith("UC"))
    assert next_code("UC", heads) == f"UC{int(last[2:]) + 1:03}"
    assert next_code("XY", heads) == "XY001"


def test_no_rule_is_written_over_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["RN", "unclosed-fence"]) == 1
    assert main(["QQ", "odd-thing"]) == 1
    assert main(["RN", "Odd Thing"]) == 1
    assert capsys.readouterr().err == (
        "doclint/rules/rendering/unclosed_fence.py is there already\n"
        "no such family, or no name of lower-case words and hyphens\n"
        "no such family, or no name of lower-case words and hyphens\n"
    )
