"""One file down the line: read, parse, check, suppress, and note what the site needs to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter_ns
from typing import TYPE_CHECKING, Any, NamedTuple

from doclint.checking.linter import check
from doclint.checking.notices import (
    LIMIT_EXCEEDED,
    RULE_CRASHED,
    Notice,
    configured,
    crash,
    notice_of,
)
from doclint.checking.registry import installed_rules
from doclint.checking.rule import ActiveRule, SiteRule
from doclint.checking.selection import RuleSet, active_rules, families_of
from doclint.frontmatter.front_matter import PROSE_FIELDS
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.page.language import page_language
from doclint.page.reading import Limits, ReadFailure, decode, read_bytes
from doclint.phases.task import PageTask
from doclint.process.time_limit import TimeLimitExceeded, install_alarm, time_limit
from doclint.suppression.page_suppressions import (
    Suppressions,
    configured_settings,
    page_suppressions,
)
from doclint.values.diagnostic import Diagnostic
from doclint.values.errors import UserError
from doclint.values.results import FileResult
from doclint.values.settings import Settings
from doclint.values.text import BYTE_ORDER_MARK, Source, TextDigest

if TYPE_CHECKING:
    from doclint.frontmatter.front_matter import FrontMatter
    from doclint.frontmatter.schema import Schema
    from doclint.site.facts import PageFacts

__all__ = ["PageOutcome", "Pipeline", "Scope", "open_document", "unchecked"]

# what a page begins with that may have front matter in markdownlint's eyes
_MARKDOWNLINT_FENCES = ("---", "+++", "{", BYTE_ORDER_MARK)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which parts of the work are wanted.

    Rules on single pages, facts for rules on the site, the time that each rule takes.
    """

    pages: bool = True
    site: bool = True
    profile: bool = False


class PageOutcome(NamedTuple):
    """What one page gave: its findings, its comments that suppress, and its facts for the site.

    All of it is about the text with that `digest`, which is None where there was none to check.
    `used` holds the suppressions that were needed; `rule_facts` has, by rule code, what site rules
    asked of the page. `timings` are nanoseconds by rule code, and by step for the steps.
    """

    result: FileResult
    digest: TextDigest | None
    suppressions: Suppressions | None = None
    used: frozenset[int] = frozenset()
    facts: PageFacts | None = None
    rule_facts: Mapping[str, object] = {}
    timings: Mapping[str, int] = {}


class Pipeline:
    """Checks pages one by one; remembers which rules which settings stand for.

    With `owns_process` it may install an alarm for as long as the process lives.
    """

    def __init__(self, limits: Limits, scope: Scope, owns_process: bool = False) -> None:
        self._limits = limits
        self._scope = scope
        self._owns_process = owns_process
        self._active: list[tuple[Settings, RuleSet]] = []

    def __reduce__(self) -> tuple[type[Pipeline], tuple[Limits, Scope, bool]]:
        return Pipeline, (self._limits, self._scope, self._owns_process)

    def check_page(self, task: PageTask) -> PageOutcome:
        """Read the file of `task` and check it; what cannot be read is a finding of its own."""
        try:
            source = self.read(task)
        except ReadFailure as failure:
            return unchecked(task, notice_of(failure), failure.reason)
        return self.check_text(source, task)

    def check_text(self, source: Source, task: PageTask) -> PageOutcome:
        """Check a page whose text was read already; a failure costs this page only."""
        try:
            with self.time_limit(task):
                return self._check(source, task)
        except (UserError, KeyboardInterrupt):
            raise
        except BaseException as error:
            return unchecked(task, *self.failure(error, task))

    def time_limit(self, task: PageTask) -> AbstractContextManager[None]:
        """The limit on the time that one page may take; code inside raises when it is over."""
        return time_limit(self._limits_of(task).seconds, self._alarm_installed)

    def _limits_of(self, task: PageTask) -> Limits:
        return self._limits if task.limits is None else task.limits

    @cached_property
    def _alarm_installed(self) -> bool:
        return self._owns_process and install_alarm()

    def failure(self, error: BaseException, task: PageTask) -> tuple[Notice, str]:
        """What to say of a page on which doclint itself, not a single rule, failed."""
        if isinstance(error, TimeLimitExceeded):
            reason = f"not checked: it took longer than {self._limits_of(task).seconds} s"
            return LIMIT_EXCEEDED, reason
        reason = f"not checked: doclint failed: {type(error).__name__}: {error}"
        return RULE_CRASHED, reason

    def read(self, task: PageTask) -> Source:
        """The text of the task's page; raises `ReadFailure`."""
        if task.text is not None:
            return Source(task.text)
        limits = self._limits_of(task)
        return decode(read_bytes(task.file, limits), limits)

    def _check(self, source: Source, task: PageTask) -> PageOutcome:
        """Walk one page down the line."""
        clock = _Clock() if self._scope.profile else None
        document = open_document(source, task)
        settings = configured_settings(document, task.settings)
        rules = self.rules(settings)
        if clock is not None:
            document.parse()
            clock.note("parse")
        gathered = _gather_facts(document, rules.site) if self._scope.site else _NO_FACTS
        if task.facts_only:
            result = FileResult(task.path, None, ())
            return PageOutcome(
                result, source.digest, facts=gathered.page, rule_facts=gathered.by_rule
            )
        if clock is not None:
            clock.note("site facts")
        diagnostics: Sequence[Diagnostic] = gathered.failures
        complete = not gathered.failures
        if self._scope.pages:
            timings = clock.timings if clock is not None else None
            checked = check(document, rules.page, settings.preset == "markdownlint", timings)
            diagnostics = [*gathered.failures, *checked.diagnostics]
            complete = complete and not checked.crashed
        suppressions = page_suppressions(document, settings)
        if not complete:
            diagnostics = configured(diagnostics, settings.severity)
        kept, used = suppressions.apply(diagnostics)
        return PageOutcome(
            FileResult(task.path, source, tuple(kept), complete),
            source.digest,
            suppressions,
            used,
            gathered.page,
            gathered.by_rule,
            clock.timings if clock is not None else {},
        )

    def rules(self, settings: Settings) -> RuleSet:
        """The rules that `settings` selects; few distinct settings exist in one run."""
        for known, rules in self._active:
            if known is settings:
                return rules
        for known, rules in self._active:
            if known == settings:
                return rules
        rules = active_rules(settings, installed_rules(families_of(settings)))
        self._active.append((settings, rules))
        return rules


def unchecked(task: PageTask, notice: Notice, reason: str) -> PageOutcome:
    """The outcome of a page that could not be checked, with the `notice` that says so."""
    found = () if task.facts_only else (notice.of_file(reason),)
    told = tuple(configured(found, task.settings.severity))
    return PageOutcome(FileResult(task.path, None, told, complete=not notice.incomplete), None)


def open_document(source: Source, task: PageTask) -> Document:
    """The document for the text of a task's page, with its front matter, language and schema."""
    settings = task.settings
    schema = None
    if settings.schema is not None:
        from doclint.frontmatter.schema_loading import load_schema

        schema = load_schema(settings.schema, trust_local_code=settings.trust_local_code)
    front_matter = _front_matter(source, settings, schema)
    values = front_matter.values if front_matter is not None else {}
    language = page_language(task.relative, values, settings.language, settings.language_chosen)
    return Document(source, task.path, front_matter, language, settings.flavor, schema)


def _front_matter(source: Source, settings: Settings, schema: Schema | None) -> FrontMatter | None:
    if settings.front_matter_pattern:
        from doclint.frontmatter.by_pattern import front_matter_by_pattern

        return front_matter_by_pattern(source, settings.front_matter_pattern)
    fields = () if schema is None else schema.prose
    prose = dict.fromkeys((*PROSE_FIELDS, *fields)) if fields else PROSE_FIELDS
    found = read_front_matter(source, settings.yaml, prose)
    if settings.preset == "markdownlint" and source.text.startswith(_MARKDOWNLINT_FENCES):
        from doclint.frontmatter.by_pattern import as_markdownlint_takes_it

        return as_markdownlint_takes_it(source, found)
    return found


class _Clock:
    """Notes how long the steps before the rules take."""

    def __init__(self) -> None:
        self.timings: dict[str, int] = {}
        self._start = perf_counter_ns()

    def note(self, step: str) -> None:
        """Ascribe the time since the last note to `step`."""
        now = perf_counter_ns()
        self.timings[step] = now - self._start
        self._start = now


class _Facts(NamedTuple):
    """What the site needs of a page, and what failed while it was gathered."""

    page: PageFacts | None
    by_rule: Mapping[str, object]
    failures: Sequence[Diagnostic]


_NO_FACTS = _Facts(None, {}, ())


def _gather_facts(document: Document, rules: Sequence[ActiveRule[SiteRule[Any]]]) -> _Facts:
    """The page's facts for the site and for single site rules, and what failed on the way."""
    from doclint.site.noting.page_facts import page_facts

    gathered: dict[str, object] = {}
    failures: list[Diagnostic] = []
    for active in rules:
        rule, options = active.rule, active.options
        if rule.facts is None:
            continue
        try:
            facts = rule.facts(document) if options is None else rule.facts(document, options)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            failures.append(crash(rule.head.code, rule.head.name, error))
            continue
        if facts is not None:
            gathered[rule.head.code] = facts
    return _Facts(page_facts(document), gathered, failures)
