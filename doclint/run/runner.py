"""The whole run: all pages, then the site, then the report; for `fix`, until nothing changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from doclint.checking.registry import installed_rules, left_out_rules
from doclint.checking.rule import ActiveRule, Rule
from doclint.files.path_order import in_order
from doclint.page.reading import ReadFailure
from doclint.phases.page import PageOutcome, Pipeline, Scope, unchecked
from doclint.phases.task import PageTask, SitePlan
from doclint.process.workers import map_tasks
from doclint.run.pages import lost, page_outcomes
from doclint.run.plan import Plan
from doclint.values.diagnostic import Diagnostic
from doclint.values.results import FileResult, Report

if TYPE_CHECKING:
    from doclint.memory.pages import OutcomeCache
    from doclint.phases.site import SiteCheck
    from doclint.run.page_fixing import FixedPage, FixTask
    from doclint.site.index import SiteIndex

__all__ = ["FixMode", "RunOptions", "check_run", "fix_run"]

# a site fix can make another one possible, such as a link that follows a renamed heading
_MAX_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class FixMode:
    """How to fix: which fixes, and whether to write the files."""

    unsafe: bool = False
    write: bool = True


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How to run, as opposed to what to find.

    `cache` is the folder of the cache, if any. `owns_process` says that nothing but doclint runs in
    this process.
    """

    scope: Scope = field(default_factory=Scope)
    jobs: int = 1
    cache: Path | None = None
    owns_process: bool = False


def check_run(plan: Plan, options: RunOptions) -> Report:
    """Check every page of `plan` and the site they belong to."""
    run = _Run(plan, options)
    outcomes = run.outcomes()
    return run.report(outcomes, run.site_findings_again(outcomes))


def fix_run(plan: Plan, options: RunOptions, mode: FixMode) -> Report:
    """Fix every page of `plan`, site fixes included, and report what is left."""
    run = _Run(plan, options)
    outcomes = {one.result.path: one for one in run.outcomes()}
    originals: dict[str, str] = {}
    counts: Counter[str] = Counter()
    site = run.site_findings(outcomes.values())
    for _ in range(_MAX_ROUNDS):
        pages = run.fix_pages(run.fix_tasks(outcomes, site.by_path, originals, mode.unsafe), mode)
        for outcome, original in pages:
            path = outcome.result.path
            if original is not None:
                originals.setdefault(path, original)
            counts[path] += outcome.result.fixed
            outcomes[path] = outcome
        if not any(page.outcome.result.fixed for page in pages):
            break
        site = run.site_findings(outcomes.values(), before=site)
    for path, outcome in outcomes.items():
        result = outcome.result._replace(fixed=counts[path], original_text=originals.get(path))
        outcomes[path] = outcome._replace(result=result)
    return run.report(outcomes.values(), site)


class _SiteState(NamedTuple):
    """What the site rules say now.

    Findings by page, what should be known about the sites as a whole, and the index of each root.
    """

    by_path: Mapping[str, Sequence[Diagnostic]] = {}
    notes: tuple[str, ...] = ()
    indexes: Mapping[Path, SiteIndex] = {}


class _Run:
    """What the steps of one run share."""

    def __init__(self, plan: Plan, options: RunOptions) -> None:
        # what others have installed must be sound, even where no page needs it
        installed_rules(frozenset())
        self._plan = plan
        self._options = options
        # a suppression is known to be unneeded only when everything ran that it may concern
        self._everything_ran = options.scope.pages and options.scope.site
        self._pipeline = Pipeline(plan.limits, options.scope, options.owns_process)
        self._tasks = {task.path: task for task in plan.tasks}
        if not self._has_site_rules():
            self._options = replace(options, scope=replace(options.scope, site=False))
            self._pipeline = Pipeline(plan.limits, self._options.scope, options.owns_process)
            self._tasks = {path: one for path, one in self._tasks.items() if not one.facts_only}
        self._roots = {path: site.root for site in plan.sites for path in site.pages}

    def _has_site_rules(self) -> bool:
        """Whether any rule needs to know the whole site; if none does, much work is saved."""
        settings = {id(task.settings): task for task in self._tasks.values() if not task.facts_only}
        return self._options.scope.site and any(
            active.rule.site for task in settings.values() for active in self._rules(task)
        )

    @cached_property
    def _caches(self) -> dict[Path, OutcomeCache]:
        """One cache a root; none when the run must not use any."""
        folder, scope = self._options.cache, self._options.scope
        if folder is None or scope.profile:
            return {}
        from doclint.memory.pages import OutcomeCache

        # all of doclint's own files count anyway
        rules, limits = installed_rules(frozenset()), self._plan.limits
        roots = {site.root for site in self._plan.sites}
        return {root: OutcomeCache(folder, root, scope, rules, limits) for root in roots}

    def outcomes(self) -> list[PageOutcome]:
        """What every page gives, in the order of the plan; from the cache where nothing changed."""
        tasks = [(task, self._caches.get(self._roots[path])) for path, task in self._tasks.items()]
        return page_outcomes(tasks, self._pipeline, self._options.jobs)

    def site_findings(
        self, outcomes: Iterable[PageOutcome], before: _SiteState | None = None
    ) -> _SiteState:
        """What the site rules find, by page.

        With the state `before` some fixes, links to anchors that the fixes moved are findings too,
        whose fixes make them follow.
        """
        if not self._options.scope.site:
            return _SiteState()
        from doclint.phases.site import by_page
        from doclint.site.moved_anchors import moved_anchors

        found: dict[str, list[Diagnostic]] = {}
        indexes: dict[Path, SiteIndex] = {}
        notes: dict[str, None] = {}
        for site, check in self._site_checks(outcomes):
            index = indexes[site.root] = check.index(site.root, site.config)
            found.update(by_page(check.run(check.active, index).by_rule))
            notes.update(dict.fromkeys(index.notes))
            if before is not None:
                for path, one in moved_anchors(before.indexes[site.root], index):
                    found.setdefault(path, []).insert(0, one)
        return _SiteState(found, tuple(notes), indexes)

    def site_findings_again(self, outcomes: Iterable[PageOutcome]) -> _SiteState:
        """What the site rules find, by page; what the cache knows is not worked out anew."""
        if not self._options.scope.site or not self._caches:
            return self.site_findings(outcomes)
        from doclint.memory.sites import check_site_again

        found: dict[str, Sequence[Diagnostic]] = {}
        notes: dict[str, None] = {}
        for site, check in self._site_checks(outcomes):
            result = check_site_again(check, site, self._tasks, self._caches[site.root])
            found.update(result.by_path)
            notes.update(dict.fromkeys(result.notes))
        return _SiteState(found, tuple(notes))

    def _site_checks(self, outcomes: Iterable[PageOutcome]) -> Iterator[tuple[SitePlan, SiteCheck]]:
        """Each site with the rules about it, and the outcomes of its pages."""
        from doclint.phases.site import SiteCheck

        by_path = {one.result.path: one for one in outcomes}
        for site in self._plan.sites:
            rules = {path: self._rules(self._tasks[path]) for path in site.pages}
            pages = [by_path[path] for path in in_order(site.pages)]
            yield site, SiteCheck(pages, rules, self._plan.limits.seconds)

    def _rules(self, task: PageTask) -> Sequence[ActiveRule]:
        return () if task.facts_only else self._pipeline.rules(task.settings)

    def fix_tasks(
        self,
        outcomes: Mapping[str, PageOutcome],
        site: Mapping[str, Sequence[Diagnostic]],
        unwritten: Container[str],
        unsafe: bool,
    ) -> list[FixTask]:
        """The pages that have something to fix; the text of `unwritten` ones is in memory only."""
        from doclint.fixing.apply import eligible
        from doclint.run.page_fixing import FixTask

        tasks = []
        for path, outcome in outcomes.items():
            found = [*_kept(outcome, site), *self._unneeded(outcome, site)]
            extra = tuple(one for one in found if eligible(one, unsafe))
            own = any(eligible(one, unsafe) for one in outcome.result.diagnostics)
            if not extra and not own:
                continue
            task = self._tasks[path]
            if path in unwritten and outcome.result.source is not None:
                task = task._replace(text=outcome.result.source.text)
            tasks.append(FixTask(task, self._roots[path], extra))
        return tasks

    def fix_pages(self, tasks: Sequence[FixTask], mode: FixMode) -> list[FixedPage]:
        """Fix `tasks`, in as many processes as the options say; files with several names once."""
        from doclint.run.page_fixing import FixedPage, PageFixer
        from doclint.run.same_files import by_file

        tasks, others = by_file(tasks)
        fixer = PageFixer(self._pipeline, mode.unsafe, mode.write)
        pages = list(map_tasks(fixer.fix_page, tasks, self._options.jobs, _lost_fix))
        for page in tuple(pages):
            source = page.outcome.result.source
            if source is not None:
                again = others.get(page.outcome.result.path, ())
                pages += [FixedPage(self._pipeline.check_text(source, one.page)) for one in again]
        return pages

    def report(self, outcomes: Iterable[PageOutcome], site: _SiteState) -> Report:
        """The report about all pages that were asked for, in the order of their paths."""
        judge = partial(self._judged, site=site.by_path)
        timings: Counter[str] = Counter()
        files = []
        for one in outcomes:
            if one.timings:
                timings.update(one.timings)
            if not self._tasks[one.result.path].facts_only:
                files.append(judge(one))
        if self._plan.problems:
            files.extend(self._plan.problems)
            files.sort(key=lambda result: result.path.encode(errors="surrogateescape"))
        notes = (*left_out_rules(), *self._plan.notes, *site.notes)
        return Report(tuple(files), self._rules_that_ran(), notes, timings)

    def _judged(self, outcome: PageOutcome, site: Mapping[str, Sequence[Diagnostic]]) -> FileResult:
        """The page's result with its share of the site's findings and its unused suppressions."""
        result = outcome.result
        others = [*_kept(outcome, site), *self._unneeded(outcome, site)]
        if not others:
            return result
        found = [*result.diagnostics, *others]
        if result.source is None and result.complete:
            # the cache keeps no text; positions in the report need it
            task = self._tasks[result.path]
            try:
                result = result._replace(source=self._pipeline.read(task))
            except ReadFailure as failure:
                return unchecked(task, failure.diagnostic).result
        found.sort(key=lambda one: one.sort_key)
        crashed = any(one.code == "DL003" for one in found)
        return result._replace(diagnostics=tuple(found), complete=result.complete and not crashed)

    def _unneeded(
        self, outcome: PageOutcome, site: Mapping[str, Sequence[Diagnostic]]
    ) -> Sequence[Diagnostic]:
        """What is wrong with the page's suppression comments."""
        if not outcome.suppressions or not self._everything_ran:
            return ()
        _, used = outcome.suppressions.apply(site.get(outcome.result.path, ()))
        return outcome.suppressions.unused(outcome.used | used)

    def _rules_that_ran(self) -> dict[str, Rule]:
        # many pages share one list of rules
        distinct = {id(rules): rules for rules in map(self._rules, self._tasks.values())}
        found = {one.rule.code: one.rule for rules in distinct.values() for one in rules}
        return dict(sorted(found.items()))


def _kept(outcome: PageOutcome, site: Mapping[str, Sequence[Diagnostic]]) -> Sequence[Diagnostic]:
    """The site's findings on the page that no comment suppresses."""
    found = site.get(outcome.result.path, ())
    if not found or outcome.suppressions is None:
        return found
    kept, _ = outcome.suppressions.apply(found)
    return kept


def _lost_fix(task: FixTask, reason: str) -> FixedPage:
    from doclint.run.page_fixing import FixedPage

    return FixedPage(lost(task.page, reason))
