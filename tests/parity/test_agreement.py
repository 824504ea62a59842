"""The arithmetic of the comparison, and doclint against markdownlint on the specification."""

from __future__ import annotations

from benchmarks.parity import Agreement, Place, agreement_by_rule


def test_agreement_counts_both_sides() -> None:
    found = {Place("a.md", 1, "MD009"), Place("a.md", 2, "MD009"), Place("a.md", 2, "MD012")}
    expected = {Place("a.md", 1, "MD009"), Place("b.md", 1, "MD047")}
    assert agreement_by_rule(found, expected) == {
        "MD009": Agreement(1, 1, 0),
        "MD012": Agreement(0, 1, 0),
        "MD047": Agreement(0, 0, 1),
    }


def test_shares() -> None:
    one = Agreement(both=3, only_doclint=1, only_markdownlint=2)
    assert (one.recall, one.precision) == (0.6, 0.75)
    assert (Agreement(0, 0, 0).recall, Agreement(0, 0, 0).precision) == (1.0, 1.0)
