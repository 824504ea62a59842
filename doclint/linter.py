"""One document through its rules: the only place where a rule's exception is caught."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from doclint.diagnostic import Diagnostic, Severity
from doclint.document import Document
from doclint.rule import ActiveRule, Context
from doclint.text import Span

__all__ = ["CRASH_CODE", "Checked", "check"]

CRASH_CODE = "DL003"


class Checked(NamedTuple):
    """What the rules say about one document; `crashed` names the rules that raised."""

    diagnostics: list[Diagnostic]
    crashed: tuple[str, ...]


def check(document: Document, rules: Iterable[ActiveRule], compatible: bool = False) -> Checked:
    """Run every per-document rule of `rules`; a rule that raises becomes a DL003 finding."""
    found: list[Diagnostic] = []
    crashed: list[str] = []
    text = document.text
    is_ascii = document.source.is_ascii
    for active in rules:
        rule = active.rule
        if rule.site or (rule.gate and not any(literal in text for literal in rule.gate)):
            continue
        if rule.non_ascii and is_ascii:
            continue
        if rule.kinds and not any(document.has(kind) for kind in rule.kinds):
            continue
        context = Context(document, active, compatible)
        try:
            if active.options is None:
                reported = list(rule.check(context))
            else:
                reported = list(rule.check(context, active.options))
        except Exception as error:
            crashed.append(rule.code)
            found.append(crash(rule.code, rule.name, error))
            continue
        wrong = next((one for one in reported if not _inside(one.span, len(text))), None)
        if wrong is not None:
            crashed.append(rule.code)
            problem = ValueError(f"span {tuple(wrong.span)} lies outside the text")
            found.append(crash(rule.code, rule.name, problem))
            continue
        found.extend(reported)
    found.sort(key=lambda diagnostic: diagnostic.sort_key)
    return Checked(found, tuple(crashed))


def crash(code: str, name: str, error: BaseException) -> Diagnostic:
    """The finding that reports a rule's own failure."""
    message = f"rule {code} ({name}) failed: {type(error).__name__}: {error}"
    return Diagnostic(CRASH_CODE, "rule-crashed", Span(0, 0), message, Severity.ERROR)


def _inside(span: Span, length: int) -> bool:
    return 0 <= span.start <= span.end <= length
