"""The whole run: all pages, then the site, then the report; for `fix`, until nothing changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from doclint.checking.registry import installed_rules, left_out_rules
from doclint.checking.selection import NO_RULES, RuleSet
from doclint.files.path_order import in_order
from doclint.phases.page_pipeline import PageOutcome, Pipeline, Scope
from doclint.phases.task import PageTask, SitePlan
from doclint.process.workers import map_tasks
from doclint.run.judging import Judge, SiteState
from doclint.run.page_outcomes import lost, page_outcomes
from doclint.run.plan import Plan
from doclint.values.results import Report
from doclint.values.rule_head import RuleHead
from doclint.values.text_findings import TextFindings

if TYPE_CHECKING:
    from doclint.memory.page_memory import OutcomeCache
    from doclint.phases.site_check import SiteCheck
    from doclint.run.fix_rounds import PagesInRounds
    from doclint.run.page_fixing import FixedPage, FixTask
    from doclint.site.index import SiteIndex
    from doclint.site.moved_anchors import Moved

__all__ = ["FixMode", "RunOptions", "check_run", "fix_run"]

# a site fix can make another one possible, such as a link that follows a renamed heading
_MAX_ROUNDS = 5


def _silently(_root: Path) -> None:
    """Tell nobody that another run has to be waited for."""


@dataclass(frozen=True, slots=True)
class FixMode:
    """How to fix: which fixes, and whether to write the files.

    `waiting` is told of a folder whose pages another run is fixing, which has to end first.
    """

    unsafe: bool = False
    write: bool = True
    waiting: Callable[[Path], None] = _silently


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
    run = _WholeRun(plan, options)
    outcomes = run.outcomes()
    return run.report(*run.with_texts(outcomes, run.site_findings_again(outcomes)))


def fix_run(plan: Plan, options: RunOptions, mode: FixMode) -> Report:
    """Fix every page of `plan`, site fixes included, and report what is left.

    Raises `UserError` where another run does not come to an end.
    """
    from doclint.run.alone import fixing_alone

    files = {one.path for one in plan.tasks if one.text is None and not one.facts_only}
    written = [site.root for site in plan.sites if not files.isdisjoint(site.pages)]
    with fixing_alone(written if mode.write else (), mode.waiting):
        return _fixed(_WholeRun(plan, options), mode)


def _fixed(run: _WholeRun, mode: FixMode) -> Report:
    """Fix round by round, until a round leaves every page as it was."""
    pages = run.pages_in_rounds()
    site = run.site_findings(pages.outcomes.values())
    for _ in range(_MAX_ROUNDS):
        if not pages.take(run.fix_pages(pages, site, mode)):
            break
        site = run.site_findings(pages.outcomes.values(), site, pages.fixed)
    left = {task.page.path for task in run.fix_tasks(pages, site, mode.unsafe)}
    return run.report(*run.with_texts(pages.results(left), site))


class _WholeRun:
    """What the steps of one run share."""

    def __init__(self, plan: Plan, options: RunOptions) -> None:
        # what others have installed must be sound, even where no page needs it
        installed_rules(frozenset())
        self._plan = plan
        self._options = options
        everything_ran = options.scope.pages and options.scope.site
        self._pipeline = Pipeline(plan.limits, options.scope, options.owns_process)
        self._tasks = {task.path: task for task in plan.tasks}
        if not self._has_site_rules():
            self._options = replace(options, scope=replace(options.scope, site=False))
            self._pipeline = Pipeline(plan.limits, self._options.scope, options.owns_process)
            self._tasks = {path: one for path, one in self._tasks.items() if not one.facts_only}
        self._judge = Judge(self._pipeline, self._tasks, everything_ran)
        self._roots = {path: site.root for site in plan.sites for path in site.pages}

    def _has_site_rules(self) -> bool:
        """Whether any rule needs to know the whole site; if none does, much work is saved."""
        settings = {id(task.settings): task for task in self._tasks.values() if not task.facts_only}
        return self._options.scope.site and any(
            self._rules(task).site for task in settings.values()
        )

    @cached_property
    def _caches(self) -> dict[Path, OutcomeCache]:
        """One cache a root; none when the run must not use any."""
        folder, scope = self._options.cache, self._options.scope
        if folder is None or scope.profile:
            return {}
        from doclint.memory.page_memory import OutcomeCache

        # all of doclint's own files count anyway
        rules, limits = installed_rules(frozenset()), self._plan.limits
        roots = {site.root for site in self._plan.sites}
        return {root: OutcomeCache(folder, root, scope, rules, limits) for root in roots}

    def outcomes(self) -> list[PageOutcome]:
        """What every page gives, in the order of the plan; from the cache where nothing changed."""
        tasks = [(task, self._caches.get(self._roots[path])) for path, task in self._tasks.items()]
        return page_outcomes(tasks, self._pipeline, self._options.jobs)

    def pages_in_rounds(self) -> PagesInRounds:
        """Every page as it is before the first round of fixes."""
        from doclint.run.fix_rounds import PagesInRounds

        return PagesInRounds(self.outcomes(), self._tasks)

    def site_findings(
        self,
        outcomes: Iterable[PageOutcome],
        before: SiteState | None = None,
        fixed: Collection[str] = (),
    ) -> SiteState:
        """What the site rules find, by page.

        With the state `before` the pages `fixed` were fixed, links to anchors that the fixes moved
        are findings too, whose fixes make them follow.
        """
        if not self._options.scope.site:
            return SiteState()
        from doclint.phases.site_check import by_page
        from doclint.site.moved_anchors import links_to_moved, moved_anchors

        by_path: dict[str, TextFindings] = {}
        indexes: dict[Path, SiteIndex] = {}
        notes: dict[str, None] = {}
        moved: Moved = {} if before is None else before.moved
        for site, check in self._site_checks(outcomes):
            index = indexes[site.root] = check.index(site.root, site.config)
            found = by_page(check.run(check.active, index).by_rule)
            notes.update(dict.fromkeys(index.notes))
            if before is not None:
                moved = moved_anchors(before.indexes[site.root], index, fixed, moved)
                for path, one in check.follow(links_to_moved(moved, index), index):
                    found.setdefault(path, []).insert(0, one)
            by_path.update(check.about_texts(found))
        return SiteState(by_path, tuple(notes), indexes, moved)

    def site_findings_again(self, outcomes: Iterable[PageOutcome]) -> SiteState:
        """What the site rules find, by page; what the cache knows is not worked out anew."""
        if not self._options.scope.site or not self._caches:
            return self.site_findings(outcomes)
        from doclint.memory.site_memory import check_site_again

        found: dict[str, TextFindings] = {}
        notes: dict[str, None] = {}
        for site, check in self._site_checks(outcomes):
            result = check_site_again(check, site, self._tasks, self._caches[site.root])
            found.update(result.by_path)
            notes.update(dict.fromkeys(result.notes))
        return SiteState(found, tuple(notes))

    def _site_checks(self, outcomes: Iterable[PageOutcome]) -> Iterator[tuple[SitePlan, SiteCheck]]:
        """Each site with the rules about it, and the outcomes of its pages."""
        from doclint.phases.site_check import SiteCheck

        by_path = {one.result.path: one for one in outcomes}
        for site in self._plan.sites:
            rules = {path: self._rules(self._tasks[path]) for path in site.pages}
            pages = [by_path[path] for path in in_order(site.pages)]
            yield site, SiteCheck(pages, rules, self._plan.limits.seconds)

    def _rules(self, task: PageTask) -> RuleSet:
        return NO_RULES if task.facts_only else self._pipeline.rules(task.settings)

    def fix_tasks(self, pages: PagesInRounds, site: SiteState, unsafe: bool) -> list[FixTask]:
        """The pages that have something to fix, each bound to the text that was checked."""
        from doclint.fixing.apply import eligible
        from doclint.run.page_fixing import FixTask

        tasks = []
        for path, outcome in pages.outcomes.items():
            extra = self._judge.others(outcome, site).having(lambda one: eligible(one, unsafe))
            if extra or any(eligible(one, unsafe) for one in outcome.result.diagnostics):
                tasks.append(FixTask(pages.task(path), self._roots[path], extra))
        return tasks

    def fix_pages(self, pages: PagesInRounds, site: SiteState, mode: FixMode) -> list[FixedPage]:
        """Fix what can be fixed now, in as many processes as the options say.

        A file with several names is fixed once and checked again under each of the others.
        """
        from doclint.run.page_fixing import FixedPage, PageFixer
        from doclint.run.same_files import by_file

        tasks = by_file(self.fix_tasks(pages, site, mode.unsafe), pages.names)
        fixer = PageFixer(self._pipeline, mode.unsafe, mode.write)
        done = list(map_tasks(fixer.fix_page, tasks, self._options.jobs, _lost_fix))
        for page in tuple(done):
            path, source = page.outcome.result.path, page.outcome.result.source
            for name in pages.names.get(path, ()):
                if name != path and source is not None:
                    done.append(FixedPage(self._pipeline.check_text(source, self._tasks[name])))
        return done

    def with_texts(
        self, outcomes: Iterable[PageOutcome], site: SiteState
    ) -> tuple[list[PageOutcome], SiteState]:
        """`outcomes` with the texts that a report needs, of which not all were kept.

        A page that has changed since is checked again, and the site with it. Its text is kept then,
        so that no page is looked at for ever.
        """
        judge, outcomes = self._judge, list(outcomes)
        while True:
            looked = [
                judge.with_text(one) if judge.lacks_text(one, site) else one for one in outcomes
            ]
            if all(now.digest == was.digest for now, was in zip(looked, outcomes, strict=True)):
                return looked, site
            outcomes, site = looked, self.site_findings(looked)

    def report(self, outcomes: Iterable[PageOutcome], site: SiteState) -> Report:
        """The report about all pages that were asked for, in the order of their paths."""
        timings: Counter[str] = Counter()
        files = []
        for one in outcomes:
            if one.timings:
                timings.update(one.timings)
            if not self._tasks[one.result.path].facts_only:
                files.append(self._judge.judged(one, site))
        if self._plan.problems:
            files.extend(self._plan.problems)
            files.sort(key=lambda result: result.path.encode(errors="surrogateescape"))
        notes = (*left_out_rules(), *self._plan.notes, *site.notes)
        return Report(tuple(files), self._rules_that_ran(), notes, timings)

    def _rules_that_ran(self) -> dict[str, RuleHead]:
        # many pages share one set of rules
        distinct = {id(rules): rules for rules in map(self._rules, self._tasks.values())}
        found = {code: head for rules in distinct.values() for code, head in rules.heads.items()}
        return dict(sorted(found.items()))


def _lost_fix(task: FixTask, reason: str) -> FixedPage:
    from doclint.run.page_fixing import FixedPage

    return FixedPage(lost(task.page, reason))
