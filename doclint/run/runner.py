"""A whole run, in the order of the line: gather, judge, fix, report."""

from __future__ import annotations

from doclint.run.gathering import gather
from doclint.run.judging import judge
from doclint.run.plan import Plan
from doclint.run.prepared_run import prepared
from doclint.run.reporting import report
from doclint.run.run_options import FixMode, RunOptions
from doclint.values.results import Report

__all__ = ["check_run", "fix_run"]


def check_run(plan: Plan, options: RunOptions) -> Report:
    """Check every page of `plan` and the site they belong to."""
    run = prepared(plan, options)
    return report(run, judge(run, gather(run)))


def fix_run(plan: Plan, options: RunOptions, mode: FixMode) -> Report:
    """Fix every page of `plan`, site fixes included, and report what is left.

    Raises `UserError` where another run does not come to an end.
    """
    from doclint.run.fix_pages import fix

    run = prepared(plan, options)
    return report(run, fix(run, mode))
