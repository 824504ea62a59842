"""Report: all that was found on the pages that were asked for."""

from __future__ import annotations

from collections import Counter

from doclint.checking.registry import left_out_rules
from doclint.run.judging import Judged
from doclint.run.prepared_run import PreparedRun
from doclint.values.results import Report
from doclint.values.rule_head import RuleHead

__all__ = ["report"]


def report(run: PreparedRun, judged: Judged) -> Report:
    """The report about all pages that were asked for, in the order of their paths."""
    timings: Counter[str] = Counter()
    files = []
    for one in judged.outcomes:
        if one.timings:
            timings.update(one.timings)
        if not run.tasks[one.result.path].facts_only:
            files.append(run.judge.judged(one, judged.site))
    if run.plan.problems:
        files.extend(run.plan.problems)
        files.sort(key=lambda result: result.path.encode(errors="surrogateescape"))
    notes = (*left_out_rules(), *run.plan.notes, *judged.site.notes)
    return Report(tuple(files), _rules_that_ran(run), notes, timings)


def _rules_that_ran(run: PreparedRun) -> dict[str, RuleHead]:
    # many pages share one set of rules
    distinct = {id(rules): rules for rules in map(run.rules, run.tasks.values())}
    found = {code: head for rules in distinct.values() for code, head in rules.heads.items()}
    return dict(sorted(found.items()))
