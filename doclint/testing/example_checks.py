"""Holds a rule against its own examples, and trusts it in nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from doclint.checking.rule import NoticeRule, Rule
from doclint.fixing.apply import eligible
from doclint.testing.example_findings import lint_example
from doclint.testing.example_fixes import fix_problems
from doclint.testing.examples import Example, examples

__all__ = ["check_examples"]


def check_examples(rule: Rule) -> list[str]:
    """What is wrong with the examples of `rule`, a page rule or a site rule; empty when all hold.

    Every finding has to stand exactly where a mark is, a `bad` example has to mark one, and what is
    shown as `fixed` has to come out of the engine that fixes real pages and to be clean. The
    examples on the page of a `NoticeRule` are about doclint itself and are not run.
    """
    code = rule.head.code
    if isinstance(rule, NoticeRule):
        return []
    try:
        found = list(examples(rule))
    except ValueError as error:
        return [f"{code}: {error}"]
    problems: list[str] = []
    if not any(example.kind == "fixed" for example in found):
        problems += [f"{code}: {one}" for one in _hidden_fixes(rule, found)]
    previous: Example | None = None
    for number, example in enumerate(found, 1):
        if "network" in example.words:
            continue
        where = f"{code}, example {number} ({example.kind})"
        problems += [f"{where}: {one}" for one in _problems(rule, example, previous)]
        previous = example
    return problems


def _hidden_fixes(rule: Rule, found: Iterable[Example]) -> Iterator[str]:
    """That `rule` has fixes, of which none is among the examples that were `found`."""
    bad = [one for one in found if one.kind == "bad" and "network" not in one.words]
    with suppress(Exception):
        # what goes wrong is told beside the example
        if any(
            eligible(one, unsafe=True) for example in bad for one in lint_example(rule, example)
        ):
            yield "no `fixed` example shows what the fix makes of a bad one"


def _problems(rule: Rule, example: Example, previous: Example | None) -> Iterator[str]:
    """What is wrong with one example; a `fixed` one shows what becomes of the `previous` one."""
    try:
        if example.kind != "fixed":
            yield from _wrong_findings(rule, example)
        elif previous is None or previous.kind != "bad":
            yield "no bad example before it"
        else:
            yield from fix_problems(rule, previous, example)
    except Exception as error:
        # whatever a rule may raise
        yield f"{type(error).__name__}: {error}"


def _wrong_findings(rule: Rule, example: Example) -> Iterator[str]:
    """How the findings differ from what the example marks."""
    found = lint_example(rule, example)
    if tuple(one.span for one in found) != example.marks:
        shown = [(tuple(one.span), example.text[slice(*one.span)], one.message) for one in found]
        yield f"expected {[tuple(mark) for mark in example.marks]}, got {shown}"
    if example.kind == "bad" and not example.marks:
        yield "marks no finding"
