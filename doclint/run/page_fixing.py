"""Fixes one page: its text to a fixed point, then the file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from doclint.checking.linter import check
from doclint.checking.notices import FIX_FAILED, FIX_WITHHELD, Notice, configured
from doclint.files.write import WriteRefused, replace_file
from doclint.fixing.engine import FixedText, Linted, Refusal, fix_source
from doclint.fixing.linted import linted
from doclint.page.reading import ReadFailure
from doclint.phases.page import PageOutcome, Pipeline, open_document
from doclint.phases.task import PageTask
from doclint.suppression.reading import configured_settings, page_suppressions
from doclint.values.diagnostic import Diagnostic
from doclint.values.errors import UserError
from doclint.values.text import Source, Span

__all__ = ["FixTask", "FixedPage", "PageFixer"]

_START = Span(0, 0)


class FixTask(NamedTuple):
    """A page to fix, never to be written outside `root`.

    `extra` are findings of site rules about its present text.
    """

    page: PageTask
    root: Path
    extra: tuple[Diagnostic, ...] = ()


class FixedPage(NamedTuple):
    """The page after fixing, with the text before where the new one is only in the outcome."""

    outcome: PageOutcome
    original: str | None = None


class PageFixer:
    """Fixes pages one by one; with `write` false the files stay as they are."""

    def __init__(self, pipeline: Pipeline, unsafe: bool, write: bool) -> None:
        self._pipeline = pipeline
        self._unsafe = unsafe
        self._write = write

    def fix_page(self, task: FixTask) -> FixedPage:
        """Fix the page, write it and check what is left."""
        page = task.page
        try:
            source = self._pipeline.read(page)
        except ReadFailure:
            return FixedPage(self._pipeline.check_page(page))
        crashed: set[str] = set()
        try:
            with self._pipeline.time_limit(page):
                fixed = fix_source(
                    source.text,
                    lambda text: self._lint(text, page, crashed),
                    self._unsafe,
                    task.extra,
                )
        except (UserError, KeyboardInterrupt):
            raise
        except BaseException as error:
            notice, reason = self._pipeline.failure(error, page)
            fixed = FixedText(source.text, (), (Refusal(_START, reason, whole=True),))
            return self._finished(task, source, fixed, notice)
        return self._finished(task, source, fixed)

    def _finished(
        self, task: FixTask, source: Source, fixed: FixedText, failed: Notice = FIX_FAILED
    ) -> FixedPage:
        """Write the fixed text and check what is left; `failed` says that nothing was fixed."""
        page = task.page
        refused = fixed.refused
        text = fixed.text
        failure = None
        if text != source.text and self._write and page.text is None:
            failure = _write(task, source.text, text)
        if failure is not None:
            text = source.text
            refused = (failure,)
        outcome = self._pipeline.check_text(Source(text), page)
        done = len(fixed.fixed) if failure is None else 0
        notices = [failed if one.whole else FIX_WITHHELD for one in refused]
        stuck = any(notice.incomplete for notice in notices)
        told = [one.at(*about[:2]) for one, about in zip(notices, refused, strict=True)]
        told = configured(told, page.settings.severity)
        found = sorted([*outcome.result.diagnostics, *told], key=lambda one: one.sort_key)
        result = outcome.result._replace(
            diagnostics=tuple(found),
            fixed=done,
            complete=outcome.result.complete and not stuck,
        )
        unwritten = text != source.text and (not self._write or page.text is not None)
        original = source.text if unwritten else None
        return FixedPage(outcome._replace(result=result), original)

    def _lint(self, text: str, page: PageTask, crashed: set[str]) -> Linted:
        """The page's own findings in `text`, suppressed ones left out.

        The rules in `crashed` are left out, and those that raise now are added to it: a rule that
        does not come to an end would cost its time again in every pass.
        """
        document = open_document(Source(text), page)
        settings = configured_settings(document, page.settings)
        rules = self._pipeline.rules(settings).page
        if crashed:
            rules = tuple(one for one in rules if one.rule.head.code not in crashed)
        checked = check(document, rules, settings.preset == "markdownlint")
        crashed.update(checked.crashed)
        kept, _ = page_suppressions(document, settings).apply(checked.diagnostics)
        return linted(document, kept)


def _write(task: FixTask, before: str, after: str) -> Refusal | None:
    """Write the page; the refusal that says why not, if it could not be written."""
    try:
        replace_file(Path(task.page.file), before.encode(), after.encode(), task.root)
    except WriteRefused as refusal:
        return Refusal(_START, f"not fixed: {refusal}", whole=True)
    return None
