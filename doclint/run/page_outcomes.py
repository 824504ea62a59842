"""Every page by itself: from the cache where nothing changed, else down the line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from doclint.checking.notices import UNREADABLE_FILE
from doclint.phases.page_pipeline import PageOutcome, Pipeline, unchecked
from doclint.phases.task import PageTask
from doclint.process.workers import map_tasks

if TYPE_CHECKING:
    from doclint.memory.page_memory import OutcomeCache

__all__ = ["lost", "page_outcomes"]


def page_outcomes(
    tasks: Sequence[tuple[PageTask, OutcomeCache | None]], pipeline: Pipeline, jobs: int
) -> list[PageOutcome]:
    """What every task gives, in order, in as many processes as `jobs`; each task has the cache
    that may know it.
    """
    found = [cache.get(task) if cache is not None else None for task, cache in tasks]
    missing = [number for number, outcome in enumerate(found) if outcome is None]
    fresh = map_tasks(pipeline.check_page, [tasks[number][0] for number in missing], jobs, lost)
    for number, outcome in zip(missing, fresh, strict=True):
        task, cache = tasks[number]
        if cache is not None:
            cache.put(task, outcome)
        found[number] = _light(outcome)
    for cache in {id(cache): cache for _, cache in tasks if cache is not None}.values():
        cache.save(task.relative for task, own in tasks if own is cache)
    return [outcome for outcome in found if outcome is not None]


def _light(outcome: PageOutcome) -> PageOutcome:
    """`outcome` without what nobody will ask for: texts without findings, tables of the others."""
    result = outcome.result
    if result.source is None:
        return outcome
    source = result.source.compact() if result.diagnostics else None
    return outcome._replace(result=result._replace(source=source))


def lost(task: PageTask, reason: str) -> PageOutcome:
    """The outcome of a page whose process died."""
    return unchecked(task, UNREADABLE_FILE, reason)
