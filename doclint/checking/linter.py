"""One document through its rules: the only place where a rule's exception is caught."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from functools import cache
from operator import itemgetter
from time import perf_counter_ns
from typing import NamedTuple

from doclint.checking.rule import ActiveRule, Context
from doclint.page.document import Document
from doclint.page.math import math_spans
from doclint.process.time_limit import TimeLimitExceeded
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.text import Span

__all__ = ["CRASH_CODE", "Checked", "check"]

CRASH_CODE = "DL003"

# findings are ordered by their span; those at one place stay in the order of the rules
_SPAN = itemgetter(2)
_START = itemgetter(0)
# rules about markup have nothing to say about what is none
_MARKUP = ("MD", "RN")
# the rules of markdownlint that look at lines, whatever stands on them
_SEEING_MATH = frozenset(
    [
        "MD009",
        "MD010",
        "MD012",
        "MD013",
        "MD018",
        "MD019",
        "MD020",
        "MD021",
        "MD041",
        "MD043",
        "MD047",
    ]
)


class Checked(NamedTuple):
    """What the rules say about one document; `crashed` names the rules that raised."""

    diagnostics: list[Diagnostic]
    crashed: tuple[str, ...]


def check(
    document: Document,
    rules: Iterable[ActiveRule],
    compatible: bool = False,
    timings: MutableMapping[str, int] | None = None,
) -> Checked:
    """Run every per-document rule of `rules`; a rule that raises becomes a DL003 finding.

    The findings come in the order of their spans, those of one span in the order of the rules.

    The nanoseconds that each rule takes are added to `timings` by code, if given.
    """
    found: list[Diagnostic] = []
    crashed: list[str] = []
    text = document.text
    is_ascii = document.source.is_ascii
    directives = () if compatible else document.directives
    for active in rules:
        rule = active.rule
        if rule.site or active.dormant or (rule.non_ascii and is_ascii):
            continue
        if rule.gate:
            for literal in rule.gate:
                # a pattern finds several characters much faster than `in` does
                if literal in text if len(literal) == 1 else _finder(literal)(text):
                    break
            else:
                continue
        if rule.kinds and document.kinds.isdisjoint(rule.kinds):
            continue
        start = perf_counter_ns() if timings is not None else 0
        try:
            if rule.when is None or document.derived(rule.when):
                context, options = Context(document, active, compatible), active.options
                check_rule = rule.check
                reported = list(
                    check_rule(context) if options is None else check_rule(context, options)
                )
                if reported:
                    _refuse_outside(reported, len(text))
                    if directives and rule.code.startswith(_MARKUP):
                        reported = _outside(directives, reported)
                    found += reported
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            # a rule may also raise SystemExit, and an extension in Rust panics beyond Exception
            crashed.append(rule.code)
            found.append(crash(rule.code, rule.name, error))
        if timings is not None:
            timings[rule.code] = timings.get(rule.code, 0) + perf_counter_ns() - start
    if compatible and found and "$" in text and (math := document.derived(math_spans)):
        found = [
            one
            for one in found
            if one.code in _SEEING_MATH or one.code == CRASH_CODE or not _is_inside(math, one)
        ]
    found.sort(key=_SPAN)
    return Checked(found, tuple(crashed))


def _outside(directives: Sequence[Span], reported: list[Diagnostic]) -> list[Diagnostic]:
    """Those of `reported` that do not begin within one of the sorted `directives`."""
    return [one for one in reported if not _is_inside(directives, one)]


def _is_inside(spans: Sequence[Span], diagnostic: Diagnostic) -> bool:
    """Whether `diagnostic` begins inside of one of the sorted `spans`, not right at its start."""
    start = diagnostic.span[0]
    index = bisect_left(spans, start, key=_START) - 1
    return index >= 0 and spans[index].end > start


def _refuse_outside(reported: Iterable[Diagnostic], length: int) -> None:
    """Raise ValueError for a finding outside of the `length` code points of the text."""
    for diagnostic in reported:
        start, end = diagnostic.span
        if not 0 <= start <= end <= length:
            raise ValueError(f"span {start} to {end} lies outside the text")


@cache
def _finder(literal: str) -> Callable[[str], object]:
    """What finds `literal` in a text."""
    return re.compile(re.escape(literal)).search


def crash(code: str, name: str, error: BaseException) -> Diagnostic:
    """The finding that reports a rule's own failure."""
    if isinstance(error, TimeLimitExceeded):
        message = f"rule {code} ({name}) did not come to an end in time"
    else:
        message = f"rule {code} ({name}) failed: {type(error).__name__}: {error}"
    return Diagnostic(CRASH_CODE, "rule-crashed", Span(0, 0), message, Severity.ERROR)
