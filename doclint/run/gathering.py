"""Gather: what every page gives, from memory or down the line."""

from __future__ import annotations

from doclint.phases.page_pipeline import PageOutcome
from doclint.run.page_outcomes import page_outcomes
from doclint.run.prepared_run import PreparedRun

__all__ = ["gather"]


def gather(run: PreparedRun) -> list[PageOutcome]:
    """What every page gives, in the order of the plan; from the cache where nothing changed."""
    tasks = [(task, run.caches.get(run.roots[path])) for path, task in run.tasks.items()]
    return page_outcomes(tasks, run.pipeline, run.options.jobs)
