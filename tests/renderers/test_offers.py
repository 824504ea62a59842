"""Fixes read from a report, and applied."""

from __future__ import annotations

from typing import Any

from tools.renderers.offers import Offer, Replacement, applied, offers, refusals


def _finding(code: str, applicability: str, start: int, end: int, text: str) -> dict[str, Any]:
    edits = [{"start": start, "end": end, "text": text}]
    return {
        "code": code,
        "path": "a.md",
        "severity": "warning",
        "message": "m",
        "start": {"offset": start},
        "end": {"offset": end},
        "fix": {"title": "t", "applicability": applicability, "edits": edits},
    }


def test_safe_fixes_are_offers() -> None:
    report = {
        "diagnostics": [_finding("A1", "safe", 0, 1, "x"), _finding("A2", "unsafe", 2, 3, "")]
    }
    assert offers(report) == {"a.md": [Offer("A1", 0, 1, (Replacement(0, 1, "x"),))]}


def test_refusals() -> None:
    refused = _finding("DL006", "safe", 0, 0, "")
    assert refusals({"diagnostics": [refused]}) == {"a.md": [("warning", "m")]}


def test_of_fixes_that_touch_the_first_is_applied() -> None:
    chosen = [
        Offer("A1", 1, 2, (Replacement(1, 2, "X"),)),
        Offer("A2", 2, 3, (Replacement(2, 3, "Y"),)),
        Offer("A3", 4, 4, (Replacement(4, 4, "Z"),)),
    ]
    assert applied("abcde", chosen) == "aXcdZe"


def test_a_key_depends_on_the_rule_and_the_edits() -> None:
    one = Offer("A1", 1, 2, (Replacement(1, 2, "X"),))
    assert one.key == one._replace(start=0).key
    assert one.key != one._replace(code="A2").key
