"""Rules about the whole site: from the facts of all pages to findings on single pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

from doclint.checking.context import SiteContext
from doclint.checking.notices import crash
from doclint.checking.registry import installed_rules
from doclint.checking.rule import ActiveRule, SiteRule
from doclint.checking.selection import RuleSet
from doclint.phases.page_pipeline import PageOutcome
from doclint.process.time_limit import time_limit
from doclint.site.index import SiteIndex
from doclint.site.moved_anchors import MovedTarget
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import EarlierLook
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.text_findings import TextFindings

__all__ = ["Found", "SiteCheck", "by_page"]

Active = ActiveRule[SiteRule[Any]]
# findings by the code of the rule and by the path of the page
ByRule = Mapping[str, Mapping[str, Sequence[Diagnostic]]]


class Found(NamedTuple):
    """What rules found, by their codes; `crashed` names the rules that raised."""

    by_rule: dict[str, dict[str, list[Diagnostic]]]
    crashed: tuple[str, ...]


def by_page(found: ByRule) -> dict[str, list[Diagnostic]]:
    """The findings by page path, in order of the rules."""
    pages: dict[str, list[Diagnostic]] = {}
    for code in sorted(found):
        for path, diagnostics in found[code].items():
            pages.setdefault(path, []).extend(diagnostics)
    return pages


class SiteCheck:
    """The rules about a site, and the pages that they are about.

    `rules` has each page's active rules by path. A rule runs once, with the options of the first
    page that has it; its findings count on the pages where it is active, with their severity. A
    rule may take `seconds`, and as many again for every thousand pages.
    """

    def __init__(
        self,
        outcomes: Iterable[PageOutcome],
        rules: Mapping[str, RuleSet],
        seconds: int,
    ) -> None:
        self.outcomes = list(outcomes)
        # many pages share one list of rules
        sets = {id(active): active for active in rules.values()}
        distinct = {number: _severities(active.site) for number, active in sets.items()}
        self._severities = {path: distinct[id(active)] for path, active in rules.items()}
        self._lengths = {one.result.path: _length(one) for one in self.outcomes}
        self._seconds = seconds * (1 + len(self.outcomes) / 1000)
        self.active = _distinct(one.site for one in sets.values())

    @property
    def shown(self) -> list[str]:
        """The pages on which some rule is active."""
        return [path for path, codes in self._severities.items() if codes]

    def about_texts(self, found: Mapping[str, Sequence[Diagnostic]]) -> dict[str, TextFindings]:
        """What was `found` by page path, bound to the texts that the outcomes are about."""
        digests = {one.result.path: one.digest for one in self.outcomes}
        return {path: TextFindings(digests.get(path), tuple(some)) for path, some in found.items()}

    def index(
        self,
        root: Path,
        config: SiteConfig,
        reported: Collection[str] | None = None,
        earlier: EarlierLook | None = None,
    ) -> SiteIndex:
        """The index of the site; `reported` names the pages whose findings are wanted."""
        pages = [one.facts for one in self.outcomes if one.facts is not None]
        shown = self.shown if reported is None else reported
        return SiteIndex.build(pages, root, config, shown, earlier)

    def run(self, active: Iterable[Active], site: SiteIndex) -> Found:
        """What the rules among `active` find in `site`."""
        found: dict[str, dict[str, list[Diagnostic]]] = {}
        crashed: list[str] = []
        for one in active:
            code = one.rule.head.code
            own = found.setdefault(code, {})
            try:
                with time_limit(self._seconds):
                    reported = self._reported(one, site)
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                crashed.append(code)
                first = min(self._severities, default="")
                own[first] = [crash(code, one.rule.head.name, error)]
                continue
            for path, diagnostic in reported:
                severity = self._severities.get(path, {}).get(code)
                if severity is None:
                    continue
                if severity is not one.severity and diagnostic.severity is one.severity:
                    diagnostic = diagnostic._replace(severity=severity)
                own.setdefault(path, []).append(diagnostic)
        return Found(found, tuple(crashed))

    def follow(
        self, moved: Iterable[MovedTarget], site: SiteIndex
    ) -> Iterator[tuple[str, Diagnostic]]:
        """What rules, whether they are on or not, report of links whose targets were `moved`."""
        for one in moved:
            severities = self._severities.get(one.path, {})
            for code, rule in installed_rules().items():
                if isinstance(rule, SiteRule) and rule.on_moved is not None:
                    severity = severities.get(code, rule.head.severity)
                    context = SiteContext(site, ActiveRule(rule, None, severity))
                    yield one.path, rule.on_moved(context, one)

    def _reported(self, active: Active, site: SiteIndex) -> list[tuple[str, Diagnostic]]:
        """What one rule reports; raises what it raises, and ValueError for a span outside."""
        code = active.rule.head.code
        facts: dict[str, object] = {}
        if active.rule.facts is not None:
            for one in self.outcomes:
                by_rule = one.rule_facts
                if code in by_rule:
                    facts[one.result.path] = by_rule[code]
        if active.rule.sees == "facts":
            site = _NO_SITE
        arguments = () if active.options is None else (active.options,)
        context = SiteContext(site, active, facts)
        reported: list[tuple[str, Diagnostic]] = list(active.rule.check(context, *arguments))
        for path, diagnostic in reported:
            start, end = diagnostic.span
            if not 0 <= start <= end <= self._lengths.get(path, inf):
                raise ValueError(f"span {start} to {end} lies outside the text of {path}")
        return reported


_NO_SITE = SiteIndex([], SiteConfig(), ())


def _length(outcome: PageOutcome) -> float:
    """How long a page's text is; unlimited where the text is not at hand."""
    source = outcome.result.source
    return inf if source is None else len(source.text)


def _severities(active: Iterable[Active]) -> dict[str, Severity]:
    return {one.rule.head.code: one.severity for one in active}


def _distinct(lists: Iterable[Iterable[Active]]) -> list[Active]:
    """Each site rule once, in order of the codes."""
    seen: dict[str, Active] = {}
    for rules in lists:
        for one in rules:
            seen.setdefault(one.rule.head.code, one)
    return [seen[code] for code in sorted(seen)]
