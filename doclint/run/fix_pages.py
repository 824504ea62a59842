"""Fix: round by round, until a round leaves every page as it was."""

from __future__ import annotations

from doclint.fixing.apply import eligible
from doclint.process.workers import map_tasks
from doclint.run.alone import fixing_alone
from doclint.run.fix_rounds import PagesInRounds
from doclint.run.gathering import gather
from doclint.run.judging import Judged, site_findings, with_texts
from doclint.run.page_fixing import FixedPage, FixTask, PageFixer
from doclint.run.page_judge import SiteState
from doclint.run.page_outcomes import lost
from doclint.run.prepared_run import PreparedRun
from doclint.run.run_options import FixMode
from doclint.run.same_files import by_file

__all__ = ["fix"]

# a site fix can make another one possible, such as a link that follows a renamed heading
_MAX_ROUNDS = 5


def fix(run: PreparedRun, mode: FixMode) -> Judged:
    """Every page after its fixes, site fixes included, with what is left to find.

    Other runs are kept from the pages meanwhile. Raises `UserError` where one of them does not come
    to an end.
    """
    files = {path for path, one in run.tasks.items() if one.text is None and not one.facts_only}
    written = [site.root for site in run.plan.sites if not files.isdisjoint(site.pages)]
    with fixing_alone(written if mode.write else (), mode.waiting):
        pages = PagesInRounds(gather(run), run.tasks)
        site = site_findings(run, pages.outcomes.values())
        for _ in range(_MAX_ROUNDS):
            if not pages.take(_fix_pages(run, pages, site, mode)):
                break
            site = site_findings(run, pages.outcomes.values(), site, pages.fixed)
        left = {task.page.path for task in _fix_tasks(run, pages, site, mode.unsafe)}
        return with_texts(run, pages.results(left), site)


def _fix_tasks(
    run: PreparedRun, pages: PagesInRounds, site: SiteState, unsafe: bool
) -> list[FixTask]:
    """The pages that have something to fix, each bound to the text that was checked."""
    tasks = []
    for path, outcome in pages.outcomes.items():
        extra = run.judge.others(outcome, site).having(lambda one: eligible(one, unsafe))
        if extra or any(eligible(one, unsafe) for one in outcome.result.diagnostics):
            tasks.append(FixTask(pages.task(path), run.roots[path], extra))
    return tasks


def _fix_pages(
    run: PreparedRun, pages: PagesInRounds, site: SiteState, mode: FixMode
) -> list[FixedPage]:
    """Fix what can be fixed now, in as many processes as the options say.

    A file with several names is fixed once and checked again under each of the others.
    """
    tasks = by_file(_fix_tasks(run, pages, site, mode.unsafe), pages.names)
    fixer = PageFixer(run.pipeline, mode.unsafe, mode.write)
    done = list(map_tasks(fixer.fix_page, tasks, run.options.jobs, _lost_fix))
    for page in tuple(done):
        path, source = page.outcome.result.path, page.outcome.result.source
        for name in pages.names.get(path, ()):
            if name != path and source is not None:
                done.append(FixedPage(run.pipeline.check_text(source, run.tasks[name])))
    return done


def _lost_fix(task: FixTask, reason: str) -> FixedPage:
    return FixedPage(lost(task.page, reason))
