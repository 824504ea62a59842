"""Wrong forms of a fix."""

from __future__ import annotations

from doclint.values.diagnostic import Applicability, Edit, Effect, Fix
from doclint.values.text import Span
from tools.attacks.mutants import mutants

_TEXT = "##One two\nthree\n"
_INSERTION = Fix("Insert a space", (Edit(Span(2, 2), " "),), effect=Effect.REPAIR)
_ADDRESS = Fix("Mark up", (Edit(Span(2, 5), "<https://a.b>"),))


def test_every_mutant_differs_and_keeps_the_promise() -> None:
    found = list(mutants(_TEXT, _INSERTION))
    edits = [one.fix.edits for one in found]
    assert len(set(edits)) == len(edits)
    assert _INSERTION.edits not in edits
    assert {(one.fix.effect, one.fix.applicability) for one in found} == {
        (Effect.REPAIR, Applicability.SAFE)
    }


def test_kinds() -> None:
    found = {(one.kind, *one.fix.edits) for one in mutants(_TEXT, _INSERTION)}
    assert ("wrong offset", Edit(Span(1, 1), " ")) in found
    assert ("one character more", Edit(Span(2, 3), " ")) in found
    assert ("an added character", Edit(Span(2, 2), " x")) in found
    assert ("another place", Edit(Span(6, 6), " ")) in found
    assert not any(edit == Edit(Span(2, 2), "") for _, edit in found)


def test_addresses_are_made_wrong() -> None:
    wrong = [
        one.fix.edits[0].text for one in mutants(_TEXT, _ADDRESS) if one.kind == "a wrong address"
    ]
    assert wrong == [
        "<https://a.bx>",
        "<https://a.>",
        "<https://xa.b>",
        "<https://example.invalid/>",
    ]


def test_a_fix_of_several_edits_loses_each() -> None:
    fix = Fix("t", (Edit(Span(0, 1), ""), Edit(Span(4, 5), "")))
    missing = [one.fix.edits for one in mutants(_TEXT, fix) if one.kind == "one edit missing"]
    assert missing == [(Edit(Span(4, 5), ""),), (Edit(Span(0, 1), ""),)]
