"""One file down the line: read, parse, check, suppress, and note what the site needs to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from doclint.diagnostic import Diagnostic
from doclint.document import Document
from doclint.frontmatter.reader import read_front_matter
from doclint.language import page_language
from doclint.linter import check, crash
from doclint.reading import Limits, ReadFailure, decode, read_bytes
from doclint.registry import installed_rules
from doclint.results import FileResult
from doclint.rule import ActiveRule
from doclint.ruleset import active_rules
from doclint.settings import Settings
from doclint.suppress import Suppressions, configured_settings, read_suppressions
from doclint.text import Source

if TYPE_CHECKING:
    from doclint.site.facts import PageFacts

__all__ = ["PageOutcome", "PageTask", "Pipeline", "Scope"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which halves of the work are wanted: rules on single pages, facts for rules on the site."""

    pages: bool = True
    site: bool = True


class PageTask(NamedTuple):
    """One file to work on.

    `path` is how reports and the site name it, `file` where it is, `relative` its path below the
    configuration's root. With `facts_only` the page's own rules do not run: it is there for the
    pages that link to it. `text` stands in for the file's content when it is not None.
    """

    path: str
    file: Path
    relative: str
    settings: Settings
    facts_only: bool = False
    text: str | None = None


class PageOutcome(NamedTuple):
    """What one page gave: its findings, its comments that suppress, and its facts for the site.

    `used` holds the suppressions that were needed; `rule_facts` has, by rule code, what site rules
    asked of the page.
    """

    result: FileResult
    suppressions: Suppressions | None = None
    used: frozenset[int] = frozenset()
    facts: PageFacts | None = None
    rule_facts: Mapping[str, object] = {}


class Pipeline:
    """Checks pages one by one; remembers which rules which settings stand for."""

    def __init__(self, limits: Limits, scope: Scope) -> None:
        self._limits = limits
        self._scope = scope
        self._active: list[tuple[Settings, tuple[ActiveRule, ...]]] = []

    def __reduce__(self) -> tuple[type[Pipeline], tuple[Limits, Scope]]:
        return Pipeline, (self._limits, self._scope)

    def check_page(self, task: PageTask) -> PageOutcome:
        """Read the file of `task` and check it; what cannot be read is a finding of its own."""
        try:
            source = self.read(task)
        except ReadFailure as failure:
            found = () if task.facts_only else (failure.diagnostic,)
            return PageOutcome(FileResult(task.path, None, found, complete=False))
        return self.check_source(source, task)

    def read(self, task: PageTask) -> Source:
        """The text of the task's page; raises `ReadFailure`."""
        if task.text is not None:
            return Source(task.text)
        return decode(read_bytes(task.file, self._limits), self._limits)

    def check_source(self, source: Source, task: PageTask) -> PageOutcome:
        """Check a page whose text was read already."""
        document = open_document(source, task)
        settings = configured_settings(document, task.settings)
        rules = self.rules(settings)
        gathered = _gather_facts(document, rules) if self._scope.site else _NO_FACTS
        facts, rule_facts, failures = gathered
        if task.facts_only:
            result = FileResult(task.path, None, ())
            return PageOutcome(result, None, frozenset(), facts, rule_facts)
        diagnostics: Sequence[Diagnostic] = failures
        complete = not failures
        if self._scope.pages:
            checked = check(document, rules, settings.preset == "markdownlint")
            diagnostics = [*failures, *checked.diagnostics]
            complete = complete and not checked.crashed
        suppressions = read_suppressions(document, installed_rules())
        kept, used = suppressions.apply(diagnostics)
        result = FileResult(task.path, source, tuple(kept), complete)
        return PageOutcome(result, suppressions, used, facts, rule_facts)

    def rules(self, settings: Settings) -> tuple[ActiveRule, ...]:
        """The rules that `settings` selects; few distinct settings exist in one run."""
        for known, rules in self._active:
            if known is settings or known == settings:
                return rules
        rules = active_rules(settings, installed_rules())
        self._active.append((settings, rules))
        return rules


def open_document(source: Source, task: PageTask) -> Document:
    """The document for the text of a task's page, with its front matter, language and schema."""
    settings = task.settings
    front_matter = read_front_matter(source)
    schema = None
    if settings.schema is not None:
        from doclint.frontmatter.schema import load_schema

        schema = load_schema(settings.schema, trust_local_code=settings.trust_local_code)
    values = front_matter.values if front_matter is not None else {}
    language = page_language(task.relative, values, settings.language)
    return Document(source, task.path, front_matter, language, settings.flavor, schema)


class _Facts(NamedTuple):
    """What the site needs of a page, and what failed while it was gathered."""

    page: PageFacts | None
    by_rule: Mapping[str, object]
    failures: Sequence[Diagnostic]


_NO_FACTS = _Facts(None, {}, ())


def _gather_facts(document: Document, rules: Sequence[ActiveRule]) -> _Facts:
    """The page's facts for the site and for single site rules, and what failed on the way."""
    from doclint.site.facts import page_facts

    gathered: dict[str, object] = {}
    failures: list[Diagnostic] = []
    for rule, options, _ in rules:
        if rule.facts is None:
            continue
        try:
            facts = rule.facts(document) if options is None else rule.facts(document, options)
        except Exception as error:
            failures.append(crash(rule.code, rule.name, error))
            continue
        if facts is not None:
            gathered[rule.code] = facts
    return _Facts(page_facts(document), gathered, failures)
