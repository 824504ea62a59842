"""Fixes one page: its text to a fixed point, then the file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from doclint.checking.linter import check
from doclint.checking.notices import FIX_FAILED, FIX_WITHHELD, Notice, configured, notice_of
from doclint.files.write import FileChanged, WriteRefused, replace_file
from doclint.fixing.engine import FixedText, Linted, Refusal, fix_source
from doclint.fixing.linted import linted
from doclint.page.reading import ReadFailure
from doclint.phases.page_pipeline import PageOutcome, Pipeline, open_document, unchecked
from doclint.phases.task import PageTask
from doclint.suppression.page_suppressions import configured_settings, page_suppressions
from doclint.values.errors import UserError
from doclint.values.text import Source, Span
from doclint.values.text_findings import TextFindings

__all__ = ["FixTask", "FixedPage", "PageFixer", "not_fixed"]

_START = Span(0, 0)


class FixTask(NamedTuple):
    """A page to fix, never to be written outside `root`.

    `extra` are findings that its own rules do not make, about the text that was checked. Only that
    very text is fixed then. None stands for a page that was not checked before.
    """

    page: PageTask
    root: Path
    extra: TextFindings | None = None


class FixedPage(NamedTuple):
    """The page after fixing, with the text before where the new one is only in the outcome.

    `overtaken` says that somebody else changed the file. Nothing was fixed then, and the outcome
    tells of the text that is there now.
    """

    outcome: PageOutcome
    original: str | None = None
    overtaken: bool = False


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
        except ReadFailure as failure:
            return FixedPage(unchecked(page, notice_of(failure), failure.reason))
        if task.extra is not None and task.extra.digest != source.digest:
            return FixedPage(self._pipeline.check_text(source, page), overtaken=True)
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
        try:
            return self._finished(task, source, fixed)
        except FileChanged:
            return FixedPage(self._pipeline.check_page(page), overtaken=True)

    def _finished(
        self, task: FixTask, source: Source, fixed: FixedText, failed: Notice = FIX_FAILED
    ) -> FixedPage:
        """Write the fixed text and check what is left; raises `FileChanged`.

        `failed` is what is said when nothing was fixed.
        """
        page = task.page
        refused = fixed.refused
        text = fixed.text
        failure = None
        if text != source.text and self._write and page.text is None:
            failure = _write(task, source.data, text.encode())
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


def _write(task: FixTask, before: bytes, after: bytes) -> Refusal | None:
    """Write the page; the refusal that says why not, if it could not be written.

    Raises `FileChanged`.
    """
    try:
        replace_file(Path(task.page.file), before, after, task.root)
    except FileChanged:
        raise
    except WriteRefused as refusal:
        return Refusal(_START, not_fixed(str(refusal)), whole=True)
    return None


def not_fixed(reason: str) -> str:
    """What is said of a page that was left as it is although something could be fixed."""
    return f"not fixed: {reason}"
