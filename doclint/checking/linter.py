"""One document through its rules: the only place where a page rule's exception is caught."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from functools import cache
from operator import itemgetter
from time import perf_counter_ns
from typing import Any, NamedTuple

from doclint.checking.context import Context
from doclint.checking.notices import crash
from doclint.checking.rule import ActiveRule, PageRule, Reads
from doclint.page.document import Document
from doclint.page.math import math_spans
from doclint.values.diagnostic import Diagnostic
from doclint.values.text import Span

__all__ = ["DocumentFindings", "check"]

# findings are ordered by their span; those at one place stay in the order of the rules
_SPAN = itemgetter(2)
_START = itemgetter(0)


class DocumentFindings(NamedTuple):
    """What the rules say about one document; `crashed` names the rules that raised."""

    diagnostics: list[Diagnostic]
    crashed: tuple[str, ...]


def check(
    document: Document,
    rules: Iterable[ActiveRule[PageRule[Any]]],
    compatible: bool = False,
    timings: MutableMapping[str, int] | None = None,
) -> DocumentFindings:
    """Run `rules` on one page; a rule that raises becomes a finding itself.

    The findings come in the order of their spans, those of one span in the order of the rules.

    The nanoseconds that each rule takes are added to `timings` by code, if given.
    """
    found: list[Diagnostic] = []
    crashed: list[str] = []
    text = document.text
    is_ascii = document.source.is_ascii
    for active in rules:
        rule = active.rule
        when = rule.when
        if when.non_ascii and is_ascii:
            continue
        if when.literals:
            for literal in when.literals:
                # a pattern finds several characters much faster than `in` does
                if literal in text if len(literal) == 1 else _finder(literal)(text):
                    break
            else:
                continue
        if when.kinds and document.kinds.isdisjoint(when.kinds):
            continue
        start = perf_counter_ns() if timings is not None else 0
        try:
            if when.derived is None or document.derived(when.derived):
                context, options = Context(document, active, compatible), active.options
                check_rule = rule.check
                reported = list(
                    check_rule(context) if options is None else check_rule(context, options)
                )
                if reported:
                    _refuse_outside(reported, len(text))
                    hidden = _hidden(document, rule.reads, compatible)
                    found += _outside(hidden, reported) if hidden else reported
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            # a rule may also raise SystemExit, and an extension in Rust panics beyond Exception
            crashed.append(rule.head.code)
            found.append(crash(rule.head.code, rule.head.name, error))
        if timings is not None:
            code = rule.head.code
            timings[code] = timings.get(code, 0) + perf_counter_ns() - start
    found.sort(key=_SPAN)
    return DocumentFindings(found, tuple(crashed))


def _hidden(document: Document, reads: Reads, compatible: bool) -> Sequence[Span]:
    """What of the page a rule that `reads` this has nothing to say about, in order."""
    if not compatible:
        return () if reads == "prose" else document.directives
    if reads == "lines" or "$" not in document.text:
        return ()
    return document.derived(math_spans)


def _outside(hidden: Sequence[Span], reported: list[Diagnostic]) -> list[Diagnostic]:
    """Those of `reported` that do not begin inside one of `hidden`, right at its start aside."""
    return [one for one in reported if not _is_inside(hidden, one)]


def _is_inside(spans: Sequence[Span], diagnostic: Diagnostic) -> bool:
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
