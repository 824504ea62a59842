"""The rules on headings, lists, lines and blanks agree with what markdownlint 0.40.0 reported.

The reference data was made with markdownlint itself: the lines on which one rule reports, for small
texts and one set of options each.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.markdown.rule_runs import findings, lines

DATA = Path(__file__).parent.parent / "data" / "markdownlint_structure.json"
CASES: list[dict[str, Any]] = json.loads(DATA.read_text("utf-8"))


@pytest.mark.parametrize("code", sorted({case["rule"] for case in CASES}))
def test_lines(code: str) -> None:
    cases = [case for case in CASES if case["rule"] == code]
    expected = [(case["text"], case["options"], case["lines"]) for case in cases]
    actual = [
        (
            case["text"],
            case["options"],
            lines(case["text"], findings(case["text"], code, options=case["options"])),
        )
        for case in cases
    ]
    assert actual == expected
