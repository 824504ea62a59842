"""What counts on a page once all pages are known, and the texts to show it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from doclint.checking.notices import RULE_CRASHED, configured, notice_of
from doclint.page.reading import ReadFailure
from doclint.phases.page_pipeline import PageOutcome, Pipeline, unchecked
from doclint.phases.task import PageTask
from doclint.values.diagnostic import Diagnostic
from doclint.values.results import FileResult
from doclint.values.text_findings import TextFindings

if TYPE_CHECKING:
    from doclint.site.index import SiteIndex

__all__ = ["Judge", "SiteState"]


class SiteState(NamedTuple):
    """What the site rules say now.

    Findings by page, what should be known about the sites as a whole, the index of each root, and
    the anchors that fixes have moved (`Moved`).
    """

    by_path: Mapping[str, TextFindings] = {}
    notes: tuple[str, ...] = ()
    indexes: Mapping[Path, SiteIndex] = {}
    moved: Mapping[str, Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Judge:
    """Puts together what is found on one page; `tasks` are by path.

    A suppression is known to be unneeded only when `everything_ran` that it may concern.
    """

    pipeline: Pipeline
    tasks: Mapping[str, PageTask]
    everything_ran: bool

    def others(self, outcome: PageOutcome, site: SiteState) -> TextFindings:
        """What the page's own rules did not find: the site's findings that no comment suppresses,
        and what is wrong with the comments.
        """
        by_site = site.by_path.get(outcome.result.path)
        found: Sequence[Diagnostic] = () if by_site is None else by_site.about(outcome.digest)
        suppressions = outcome.suppressions
        if suppressions:
            found, used = suppressions.apply(found)
            if self.everything_ran:
                found = [*found, *suppressions.unused(outcome.used | used)]
        return TextFindings(outcome.digest, tuple(found))

    def judged(self, outcome: PageOutcome, site: SiteState) -> FileResult:
        """The page's result with all that is found on it."""
        result = outcome.result
        if not _may_have_others(outcome, site):
            return result
        others = self.others(outcome, site).about(outcome.digest)
        if not others:
            return result
        severity = self.tasks[result.path].settings.severity
        found = configured((*result.diagnostics, *others), severity)
        found.sort(key=lambda one: one.sort_key)
        crashed = any(map(RULE_CRASHED.is_told_by, found))
        return result._replace(diagnostics=tuple(found), complete=result.complete and not crashed)

    def lacks_text(self, outcome: PageOutcome, site: SiteState) -> bool:
        """Whether the page has findings but its text was not kept."""
        result = outcome.result
        if result.source is not None or not result.complete:
            return False
        return _may_have_others(outcome, site) and bool(self.others(outcome, site))

    def with_text(self, outcome: PageOutcome) -> PageOutcome:
        """`outcome` with the text that it is about; a new one where the file has another text."""
        task = self.tasks[outcome.result.path]
        try:
            source = self.pipeline.read(task)
        except ReadFailure as failure:
            return unchecked(task, notice_of(failure), failure.reason)
        if source.digest != outcome.digest:
            return self.pipeline.check_text(source, task)
        return outcome._replace(result=outcome.result._replace(source=source))


def _may_have_others(outcome: PageOutcome, site: SiteState) -> bool:
    """Whether it is worth asking; most pages of most sites have none."""
    return bool(outcome.suppressions) or outcome.result.path in site.by_path
