"""The rules on whole pages and their options agree with what markdownlint 0.40.0 reported.

The reference data was made with markdownlint itself: the lines on which it reports, for small texts
with one option set each (`markdownlint_options.json`) and for texts with its default configuration
(`markdownlint_pages.json`), examples of the CommonMark specification among them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.markdown.rule_runs import findings, lines

DATA = Path(__file__).parent.parent / "data"
OPTIONS: list[dict[str, Any]] = json.loads((DATA / "markdownlint_options.json").read_text("utf-8"))
PAGES: list[dict[str, Any]] = json.loads((DATA / "markdownlint_pages.json").read_text("utf-8"))
CODES = [
    f"MD{number:03}" for number in (*range(27, 57), 58, 59, 60)
]  # every rule whose defaults the pages exercise


@pytest.mark.parametrize("code", sorted({case["rule"] for case in OPTIONS}))
def test_options(code: str) -> None:
    cases = [case for case in OPTIONS if case["rule"] == code]
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


def test_pages() -> None:
    expected = [(page["text"], page["lines"]) for page in PAGES]
    actual = []
    for page in PAGES:
        by_code: dict[str, list[int]] = defaultdict(list)
        for one in findings(page["text"], *CODES):
            by_code[one.code] += lines(page["text"], [one])
        actual.append((page["text"], {code: sorted(found) for code, found in by_code.items()}))
    assert actual == expected
