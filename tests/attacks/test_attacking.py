"""What the proof refuses, and what renderers say about the rest."""

from __future__ import annotations

from doclint.values.diagnostic import Diagnostic, Edit, Effect, Fix, Severity
from doclint.values.text import Span
from tools.attacks.attacking import attack
from tools.attacks.proof import Attacked, proved
from tools.renderers.kinds.pulldown import PULLDOWN


def _attacked(text: str, edit: Edit, effect: Effect) -> Attacked:
    fix = Fix("t", (edit,), effect=effect)
    return Attacked(Diagnostic("X1", "x", edit.span, "m", Severity.WARNING, fix), text)


def test_a_fix_that_keeps_its_promise_is_proved() -> None:
    trailing = _attacked("one \n", Edit(Span(3, 4), ""), Effect.NONE)
    assert proved(trailing, trailing.fix) == "one\n"


def test_a_lie_is_refused() -> None:
    trailing = _attacked("one \n", Edit(Span(3, 4), ""), Effect.NONE)
    assert proved(trailing, trailing.fix._replace(edits=(Edit(Span(2, 4), ""),))) is None


def test_an_attack_counts_what_readers_see() -> None:
    found = attack([_attacked("one \n", Edit(Span(3, 4), ""), Effect.NONE)], [PULLDOWN])
    assert found["X1"].fixes == 1
    assert found["X1"].mutants > found["X1"].visible > 0
    assert found["X1"].escaped == ()


def test_a_fix_that_is_refused_as_it_stands_is_not_attacked() -> None:
    assert attack([_attacked("one\n", Edit(Span(0, 3), "two"), Effect.NONE)], [PULLDOWN]) == {}
