"""Judge: what the site rules find, and the texts that the findings are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from doclint.phases.page_pipeline import PageOutcome
from doclint.run.page_judge import SiteState
from doclint.run.prepared_run import PreparedRun
from doclint.values.text_findings import TextFindings

if TYPE_CHECKING:
    from doclint.site.index import SiteIndex
    from doclint.site.moved_anchors import Moved

__all__ = ["Judged", "judge", "site_findings", "with_texts"]


class Judged(NamedTuple):
    """Every page's outcome, with its text where a report needs it, and what the site rules say."""

    outcomes: list[PageOutcome]
    site: SiteState


def judge(run: PreparedRun, outcomes: Iterable[PageOutcome]) -> Judged:
    """`outcomes` with what the site rules find; what memory knows is not worked out anew."""
    outcomes = list(outcomes)
    return with_texts(run, outcomes, _site_findings_again(run, outcomes))


def site_findings(
    run: PreparedRun,
    outcomes: Iterable[PageOutcome],
    before: SiteState | None = None,
    fixed: Collection[str] = (),
) -> SiteState:
    """What the site rules find, by page.

    With the state `before` the pages `fixed` were fixed, links to anchors that the fixes moved
    are findings too, whose fixes make them follow.
    """
    if not run.options.scope.site:
        return SiteState()
    from doclint.phases.site_check import by_page
    from doclint.site.moved_anchors import links_to_moved, moved_anchors

    by_path: dict[str, TextFindings] = {}
    indexes: dict[Path, SiteIndex] = {}
    notes: dict[str, None] = {}
    moved: Moved = {} if before is None else before.moved
    for site, check in run.site_checks(outcomes):
        index = indexes[site.root] = check.index(site.root, site.config)
        found = by_page(check.run(check.active, index).by_rule)
        notes.update(dict.fromkeys(index.notes))
        if before is not None:
            moved = moved_anchors(before.indexes[site.root], index, fixed, moved)
            for path, one in check.follow(links_to_moved(moved, index), index):
                found.setdefault(path, []).insert(0, one)
        by_path.update(check.about_texts(found))
    return SiteState(by_path, tuple(notes), indexes, moved)


def _site_findings_again(run: PreparedRun, outcomes: Iterable[PageOutcome]) -> SiteState:
    """What the site rules find, by page; what the cache knows is not worked out anew."""
    if not run.options.scope.site or not run.caches:
        return site_findings(run, outcomes)
    from doclint.memory.site_memory import check_site_again

    found: dict[str, TextFindings] = {}
    notes: dict[str, None] = {}
    for site, check in run.site_checks(outcomes):
        result = check_site_again(check, site, run.tasks, run.caches[site.root])
        found.update(result.by_path)
        notes.update(dict.fromkeys(result.notes))
    return SiteState(found, tuple(notes))


def with_texts(run: PreparedRun, outcomes: Iterable[PageOutcome], site: SiteState) -> Judged:
    """`outcomes` with the texts that a report needs, of which not all were kept.

    A page that has changed since is checked again, and the site with it. Its text is kept then,
    so that no page is looked at for ever.
    """
    judge, outcomes = run.judge, list(outcomes)
    while True:
        looked = [judge.with_text(one) if judge.lacks_text(one, site) else one for one in outcomes]
        if all(now.digest == was.digest for now, was in zip(looked, outcomes, strict=True)):
            return Judged(looked, site)
        outcomes, site = looked, site_findings(run, looked)
