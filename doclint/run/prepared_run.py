"""What all steps of one run share, made once from its plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from doclint.checking.registry import installed_rules
from doclint.checking.selection import NO_RULES, RuleSet
from doclint.files.path_order import in_order
from doclint.phases.page_pipeline import PageOutcome, Pipeline
from doclint.phases.task import PageTask, SitePlan
from doclint.run.page_judge import Judge
from doclint.run.plan import Plan
from doclint.run.run_options import RunOptions

if TYPE_CHECKING:
    from doclint.memory.page_memory import OutcomeCache
    from doclint.phases.site_check import SiteCheck

__all__ = ["PreparedRun", "prepared"]


@dataclass(frozen=True)
class PreparedRun:
    """A plan with what works on it.

    `tasks` are by path, those left out that no rule asks for. `roots` has the root of each page's
    site, `caches` the cache of each root, empty when the run must not use any.
    """

    plan: Plan
    options: RunOptions
    pipeline: Pipeline
    tasks: Mapping[str, PageTask]
    roots: Mapping[str, Path]
    caches: Mapping[Path, OutcomeCache]
    judge: Judge

    def rules(self, task: PageTask) -> RuleSet:
        """The rules that run on a page."""
        return _rules(self.pipeline, task)

    def site_checks(self, outcomes: Iterable[PageOutcome]) -> Iterator[tuple[SitePlan, SiteCheck]]:
        """Each site with the rules about it, and the outcomes of its pages."""
        from doclint.phases.site_check import SiteCheck

        by_path = {one.result.path: one for one in outcomes}
        for site in self.plan.sites:
            rules = {path: self.rules(self.tasks[path]) for path in site.pages}
            pages = [by_path[path] for path in in_order(site.pages)]
            yield site, SiteCheck(pages, rules, self.plan.limits.seconds)


def prepared(plan: Plan, options: RunOptions) -> PreparedRun:
    """The run of `plan`; where no rule needs the whole site, it is left out of the work."""
    # what others have installed must be sound, even where no page needs it
    installed_rules(frozenset())
    everything_ran = options.scope.pages and options.scope.site
    pipeline = Pipeline(plan.limits, options.scope, options.owns_process)
    tasks = {task.path: task for task in plan.tasks}
    if options.scope.pages and not _has_site_rules(tasks.values(), pipeline, options):
        options = replace(options, scope=replace(options.scope, site=False))
        pipeline = Pipeline(plan.limits, options.scope, options.owns_process)
        tasks = {path: one for path, one in tasks.items() if not one.facts_only}
    roots = {path: site.root for site in plan.sites for path in site.pages}
    judge = Judge(pipeline, tasks, everything_ran)
    return PreparedRun(plan, options, pipeline, tasks, roots, _caches(plan, options), judge)


def _rules(pipeline: Pipeline, task: PageTask) -> RuleSet:
    return NO_RULES if task.facts_only else pipeline.rules(task.settings)


def _has_site_rules(tasks: Iterable[PageTask], pipeline: Pipeline, options: RunOptions) -> bool:
    """Whether any rule needs to know the whole site; if none does, much work is saved."""
    settings = {id(task.settings): task for task in tasks if not task.facts_only}
    return options.scope.site and any(_rules(pipeline, task).site for task in settings.values())


def _caches(plan: Plan, options: RunOptions) -> dict[Path, OutcomeCache]:
    folder, scope = options.cache, options.scope
    if folder is None or scope.profile:
        return {}
    from doclint.memory.page_memory import OutcomeCache

    # all of doclint's own files count anyway
    rules = installed_rules(frozenset())
    roots = {site.root for site in plan.sites}
    return {root: OutcomeCache(folder, root, scope, rules, plan.limits) for root in roots}
