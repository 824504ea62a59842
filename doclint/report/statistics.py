"""How often each rule found something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from doclint.report.escape import safe
from doclint.values.diagnostic import Applicability, Diagnostic
from doclint.values.results import Report

__all__ = ["RuleCount", "rule_counts", "table"]


class RuleCount(NamedTuple):
    """The findings of one rule, and how many of them `doclint fix` repairs by default."""

    code: str
    name: str
    findings: int
    safe_fixes: int


def rule_counts(report: Report) -> list[RuleCount]:
    """One count for each rule that found something, the most frequent first."""
    names: dict[str, str] = {}
    findings: Counter[str] = Counter()
    repaired: Counter[str] = Counter()
    for result in report.files:
        for diagnostic in result.diagnostics:
            names.setdefault(diagnostic.code, diagnostic.name)
            findings[diagnostic.code] += 1
            repaired[diagnostic.code] += _is_safe(diagnostic)
    counts = (
        RuleCount(code, names[code], count, repaired[code]) for code, count in findings.items()
    )
    return sorted(counts, key=lambda count: (-count.findings, count.code))


def _is_safe(diagnostic: Diagnostic) -> bool:
    """Whether the diagnostic has a fix that is applied by default."""
    return diagnostic.fix is not None and diagnostic.fix.applicability is Applicability.SAFE


def table(report: Report) -> Iterator[str]:
    """The counts as aligned lines; `[*]` marks a rule some of whose findings are fixable."""
    counts = rule_counts(report)
    width = max((len(str(count.findings)) for count in counts), default=0)
    code_width = max((len(count.code) for count in counts), default=0)
    for count in counts:
        mark = "[*]" if count.safe_fixes else "[ ]"
        code = safe(count.code).ljust(code_width)
        yield f"{count.findings:>{width}} {code} {mark} {safe(count.name)}\n"
