"""The pages of a run while fixes go over them, round by round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from doclint.checking.notices import FIX_FAILED, configured
from doclint.phases.page_pipeline import PageOutcome
from doclint.phases.task import PageTask
from doclint.run.page_fixing import FixedPage, not_fixed
from doclint.run.same_files import names_of_files

__all__ = ["PagesInRounds"]


class PagesInRounds:
    """What is known of each page, and of each text that is in memory only.

    `outcomes` are by path and about the newest text of each page; those of pages that are one file
    are about one text. `names` are the paths of files with several names.
    """

    def __init__(self, outcomes: Iterable[PageOutcome], tasks: Mapping[str, PageTask]) -> None:
        self.outcomes = {one.result.path: one for one in outcomes}
        self.names = names_of_files(tasks.values())
        # the paths of the pages that this round, or the one before, has fixed
        self.fixed: frozenset[str] = frozenset()
        self._tasks = tasks
        self._counts: Counter[str] = Counter()
        self._originals: dict[str, str] = {}
        self._unwritten: set[str] = set()
        self._overtaken: frozenset[str] = frozenset()

    def task(self, path: str) -> PageTask:
        """What there is to work on: the file, or the text that was not written to it."""
        task, source = self._tasks[path], self.outcomes[path].result.source
        if path in self._unwritten and source is not None:
            return task._replace(text=source.text)
        return task

    def take(self, pages: Iterable[FixedPage]) -> bool:
        """Take over what a round made of `pages`; whether another round may find more to fix."""
        pages = list(pages)
        again = any(page.overtaken for page in pages)
        for page in pages:
            path = page.outcome.result.path
            again = again or page.outcome.digest != self.outcomes[path].digest
            self.outcomes[path] = page.outcome
            self._counts[path] += page.outcome.result.fixed
            if page.original is not None:
                names = self._names(path)
                self._originals.setdefault(names[0], page.original)
                self._unwritten.update(names)
        fixed = (page.outcome.result for page in pages if page.outcome.result.fixed)
        self.fixed = frozenset(name for one in fixed for name in self._names(one.path))
        overtaken = (page.outcome for page in pages if page.overtaken)
        # what cannot be read any more says so itself
        self._overtaken = frozenset(one.result.path for one in overtaken if one.digest is not None)
        return again

    def results(self, left: Collection[str]) -> list[PageOutcome]:
        """The outcomes with what was done to each page; `left` are those with something to fix."""
        return [self._result(one, path in left) for path, one in self.outcomes.items()]

    def _result(self, outcome: PageOutcome, is_left: bool) -> PageOutcome:
        result = outcome.result
        path = result.path
        result = result._replace(fixed=self._counts[path], original_text=self._originals.get(path))
        if is_left and path in self._overtaken:
            finding = FIX_FAILED.of_file(not_fixed("the file changed while it was being fixed"))
            found = configured((finding,), self._tasks[path].settings.severity)
            result = result._replace(diagnostics=(*found, *result.diagnostics), complete=False)
        return outcome._replace(result=result)

    def _names(self, path: str) -> tuple[str, ...]:
        """All names of the page's file, the one that it is reported under first."""
        return self.names.get(path, (path,))
