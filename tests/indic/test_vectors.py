"""The reference vectors: what every Indic and Unicode rule finds, and what both kinds of fix do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doclint.checking.linter import check
from doclint.checking.registry import installed_rules
from doclint.checking.selection import active_rules
from doclint.fixing.apply import apply_fixes, eligible
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.values.diagnostic import Applicability, Diagnostic
from doclint.values.settings import Settings
from doclint.values.text import Source

VECTORS = [
    json.loads(line)
    for name in ("indic.jsonl", "indic_more.jsonl")
    for line in (Path(__file__).parent.parent / "data" / name).read_text("utf-8").splitlines()
]

CODES = {
    "nfc": {"UC008"},
    "mojibake": {"UC003"},
    "replacement-char": {"UC002"},
    "invisible-char": {"UC004", "UC005"},
    "private-use": {"UC007"},
    "legacy-font": {"IN017"},
    "llm-token": {"UC011"},
    "no-break-space": {"UC010"},
    "do-not-emit": {"IN001"},
    "double-matra": {"IN002"},
    "vowel-matra": {"IN003"},
    "matra-after-halant": {"IN004"},
    "double-halant": {"IN005"},
    "halant-after-vowel": {"IN006"},
    "sign-order": {"IN007"},
    "duplicate-sign": {"IN008"},
    "sign-after-halant": {"IN009"},
    "nukta-order": {"IN010"},
    "double-nukta": {"IN011"},
    "nukta-base": {"IN012"},
    "orphan-mark": {"IN013"},
    "stray-joiner": {"IN014"},
    "redundant-zwj": {"IN015"},
    "mixed-script": {"UC009"},
    "danda-lookalike": {"IN020"},
    "space-before-danda": {"IN021"},
    "no-space-after-danda": {"IN022"},
    "double-danda": {"IN023"},
    "danda-extra-punct": {"IN024"},
    "mixed-sentence-terminator": {"IN025"},
    "danda-in-link-text": {"IN026"},
    "danda-in-heading": {"MD026"},
    "colon-as-visarga": {"IN027"},
    "visarga-as-colon": {"IN028"},
    "mixed-digits": {"IN029"},
    "hyphen-spacing": {"IN030"},
    "space-before-punct": {"IN031"},
    "no-space-after-comma": {"IN032"},
}

RULES = {
    code: rule
    for code, rule in installed_rules().items()
    if code in set().union(*CODES.values()) or code[:2] in ("UC", "IN")
}
ACTIVE = active_rules(Settings(preset="all"), RULES).page


def lint(text: str, vector: dict[str, Any]) -> list[Diagnostic]:
    """What the character rules find; the heading rule joins in where the vector is about it."""
    source = Source(text)
    headings = any(one["rule"] == "danda-in-heading" for one in vector["findings"])
    rules = [active for active in ACTIVE if headings or active.rule.head.code != "MD026"]
    document = Document(source, "page.md", read_front_matter(source), vector["lang"])
    checked = check(document, rules)
    assert checked.crashed == ()
    return checked.diagnostics


def fixed(text: str, vector: dict[str, Any], unsafe: bool) -> str:
    for _ in range(20):
        found = [one for one in lint(text, vector) if eligible(one, unsafe)]
        if not found:
            return text
        text = apply_fixes(text, found).text
    raise AssertionError("the fixes do not come to an end")


def matches(diagnostic: Diagnostic, expected: dict[str, Any], text: str) -> bool:
    if diagnostic.code not in CODES[expected["rule"]]:
        return False
    if "fix" not in expected:
        return diagnostic.fix is None and diagnostic.span == (expected["start"], expected["end"])
    assert diagnostic.fix is not None
    (edit,) = diagnostic.fix.edits
    return (
        diagnostic.span.start,
        text[: edit.span.start] + edit.text + text[edit.span.end :],
        diagnostic.fix.applicability is Applicability.SAFE,
    ) == (
        expected["start"],
        text[: expected["start"]] + expected["fix"] + text[expected["end"] :],
        expected["safe"],
    )


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_vector(vector: dict[str, Any]) -> None:
    text = vector["input"]
    found = lint(text, vector)
    shown = [(one.code, *one.span, one.message) for one in found]
    assert len(found) == len(vector["findings"]), shown
    for one in vector["findings"]:
        assert any(matches(diagnostic, one, text) for diagnostic in found), (one, shown)
    assert fixed(text, vector, unsafe=False) == vector["fixed"]
    expected = vector.get("fixed_unsafe", vector["fixed"])
    assert fixed(text, vector, unsafe=True) == expected
