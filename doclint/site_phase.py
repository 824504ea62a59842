"""Rules about the whole site: from the facts of all pages to findings on single pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from pathlib import Path
from typing import NamedTuple

from doclint.diagnostic import Diagnostic, Severity
from doclint.linter import crash
from doclint.pipeline import PageOutcome
from doclint.reading import Limits
from doclint.rule import ActiveRule, SiteContext
from doclint.site.config import SiteConfig
from doclint.site.index import SiteIndex
from doclint.time_limit import time_limit

__all__ = ["SiteFindings", "check_site"]


class SiteFindings(NamedTuple):
    """Findings by page path; `crashed` names the rules that raised, `site` is what they saw."""

    by_path: Mapping[str, Sequence[Diagnostic]]
    crashed: tuple[str, ...]
    site: SiteIndex


def check_site(
    outcomes: Iterable[PageOutcome],
    rules: Mapping[str, Sequence[ActiveRule]],
    root: Path,
    config: SiteConfig,
    seconds: int = Limits().seconds,
) -> SiteFindings:
    """Run every site rule that is active on some page over the facts of all pages.

    `rules` has each page's active rules by path. A rule runs once, with the options of the first
    page that has it; its findings count on the pages where it is active, with their severity. A
    rule may take `seconds`, and as many again for every thousand pages.
    """
    outcomes = list(outcomes)
    # many pages share one list of rules
    distinct = {id(active): _severities(active) for active in _each_once(rules.values())}
    severities = {path: distinct[id(active)] for path, active in rules.items()}
    lengths = {one.result.path: _length(one) for one in outcomes}
    seconds_per_rule = seconds * (1 + len(outcomes) / 1000)
    shown = [path for path, codes in severities.items() if codes]
    pages = [one.facts for one in outcomes if one.facts is not None]
    site = SiteIndex.build(pages, root, config, shown)
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    crashed: list[str] = []
    for active in _distinct(rules.values()):
        code = active.rule.code
        facts: dict[str, object] = {}
        if active.rule.facts is not None:
            facts = {
                one.result.path: one.rule_facts[code] for one in outcomes if code in one.rule_facts
            }
        try:
            with time_limit(seconds_per_rule):
                reported = _reported(active, SiteContext(site, active, facts), lengths)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            crashed.append(code)
            first = min(severities, default="")
            found[first].append(crash(code, active.rule.name, error))
            continue
        for path, diagnostic in reported:
            severity = severities.get(path, {}).get(code)
            if severity is None:
                continue
            if severity is not active.severity and diagnostic.severity is active.severity:
                diagnostic = diagnostic._replace(severity=severity)
            found[path].append(diagnostic)
    return SiteFindings(found, tuple(crashed), site)


def _reported(
    active: ActiveRule, context: SiteContext, lengths: Mapping[str, float]
) -> list[tuple[str, Diagnostic]]:
    """What one rule reports; raises what the rule raises, and ValueError for a span outside."""
    arguments = () if active.options is None else (active.options,)
    reported: list[tuple[str, Diagnostic]] = list(active.rule.check(context, *arguments))
    for path, diagnostic in reported:
        start, end = diagnostic.span
        if not 0 <= start <= end <= lengths.get(path, inf):
            raise ValueError(f"span {start} to {end} lies outside the text of {path}")
    return reported


def _length(outcome: PageOutcome) -> float:
    """How long a page's text is; unlimited where the text is not at hand."""
    source = outcome.result.source
    return inf if source is None else len(source.text)


def _severities(active: Iterable[ActiveRule]) -> dict[str, Severity]:
    return {one.rule.code: one.severity for one in active if one.rule.site}


def _each_once(lists: Iterable[Sequence[ActiveRule]]) -> Iterable[Sequence[ActiveRule]]:
    """The different lists among `lists`, by identity."""
    return {id(active): active for active in lists}.values()


def _distinct(active: Iterable[Sequence[ActiveRule]]) -> list[ActiveRule]:
    """Each site rule once, in order of the codes."""
    seen: dict[str, ActiveRule] = {}
    for rules in _each_once(active):
        for one in rules:
            if one.rule.site:
                seen.setdefault(one.rule.code, one)
    return [seen[code] for code in sorted(seen)]
