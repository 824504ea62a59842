"""The site checked again: only where what its rules see is not what it was the last time.

Nothing is found that a check of the whole site would not find, and nothing is missed: whenever
more has changed than is understood here, the whole site is checked.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from doclint.checking.rule import Sees
from doclint.files.disk import Look, recorded, still_true
from doclint.memory.cache_files import compact_json
from doclint.memory.page_memory import KnownPage, OutcomeCache
from doclint.memory.same_facts import same_address, same_anchors, same_but_moved, same_title
from doclint.memory.site_record import (
    PageRecord,
    SiteRecord,
    page_records,
    read_pages,
    read_record,
    write_record,
)  # fmt: skip
from doclint.phases.page_pipeline import PageOutcome
from doclint.phases.site_check import ByRule, Found, SiteCheck, by_page
from doclint.phases.task import PageTask, SitePlan
from doclint.site.facts import PageFacts
from doclint.site.index import SiteIndex
from doclint.site.site_values import EarlierLook, Input, Placement
from doclint.values.diagnostic import Diagnostic
from doclint.values.text_findings import TextFindings

__all__ = ["SiteResult", "check_site_again"]


class SiteResult(NamedTuple):
    """Findings by page path, and what should be known about the sites as a whole."""

    by_path: Mapping[str, TextFindings]
    notes: tuple[str, ...]


def check_site_again(
    check: SiteCheck, plan: SitePlan, tasks: Mapping[str, PageTask], cache: OutcomeCache
) -> SiteResult:
    """What the site rules find, worked out anew only as far as something has changed."""
    digests = {
        one.result.path: cache.digest(tasks[one.result.path]) or "" for one in check.outcomes
    }
    # what a rule sees of the world may change at any time, and so may a page that is not cached
    lasting = all(digests.values()) and not any(one.rule.sees == "world" for one in check.active)
    file = cache.folder / ("site.json" if len(check.shown) == len(tasks) else "part.json")
    key = _key(plan, tasks, cache) if lasting else ""
    known = read_record(file, key) if lasting else None
    record: SiteRecord | None = None
    if known is not None and still_true(known.looks):
        record = _SiteRecheck(check, plan, tasks, cache, known, digests).record()
    if record is None:
        record, complete = _whole(check, plan, key, digests)
        lasting = lasting and complete
    if lasting and record is not known:
        write_record(file, record)
    return SiteResult(check.about_texts(by_page(record.found)), record.notes)


def _key(plan: SitePlan, tasks: Mapping[str, PageTask], cache: OutcomeCache) -> str:
    """What identifies all that the site's findings rest on, pages and files apart."""
    parts = [
        cache.fingerprint, sys.version, os.getcwd(), str(plan.root), repr(plan.config),  # noqa: PTH109
        str(date.today()),
    ]  # fmt: skip
    for path in sorted(plan.pages):
        task = tasks[path]
        parts.append(f"{path} {task.facts_only} {cache.settings_key(task)}")
    material = "\n".join(parts).encode(errors="surrogateescape")
    return blake2b(material, digest_size=16).hexdigest()


def _whole(
    check: SiteCheck, plan: SitePlan, key: str, digests: Mapping[str, str]
) -> tuple[SiteRecord, bool]:
    """The record of a look at everything, and whether every rule came to its end."""
    with recorded() as looks:
        site = check.index(plan.root, plan.config)
        found = check.run(check.active, site)
        notes, partial = site.notes, _partial(site)
        pages = compact_json(page_records(site))
    record = SiteRecord(key, digests, found.by_rule, notes, partial, pages, looks())
    return record, not found.crashed


def _partial(site: SiteIndex) -> dict[str, bool]:
    return {str(resolver.site.root): resolver.is_partial for resolver in site.resolvers}


class _Change(NamedTuple):
    """A page that is not what it was."""

    path: str
    before: KnownPage
    now: PageOutcome


class _SiteRecheck:
    """One look at a site of which `known` tells what it was, `digests` what its pages are now."""

    def __init__(
        self,
        check: SiteCheck,
        plan: SitePlan,
        tasks: Mapping[str, PageTask],
        cache: OutcomeCache,
        known: SiteRecord,
        digests: Mapping[str, str],
    ) -> None:
        self._check = check
        self._plan = plan
        self._tasks = tasks
        self._cache = cache
        self._known = known
        self._digests = digests

    def record(self) -> SiteRecord | None:
        """What the record is now; None when everything has to be looked at."""
        changes = self._changes()
        if changes is None:
            return None
        if not changes:
            return self._known
        record = self._known._replace(digests=self._digests)
        other_facts = [one for one in changes if one.now.facts != one.before.facts]
        if other_facts:
            if self._codes("site") or not all(map(_keeps_address, other_facts)):
                return None
            again = self._with_links(record, other_facts)
            if again is None:
                return None
            record = again
        return self._with_facts(record, changes)

    def _changes(self) -> list[_Change] | None:
        """The pages that changed; None where it is not known what one of them was."""
        known = self._known.digests
        changes = []
        for outcome in self._check.outcomes:
            path = outcome.result.path
            if self._digests[path] == known.get(path):
                continue
            before = self._cache.before(self._tasks[path])
            if before is None or before.digest != known.get(path):
                return None
            changes.append(_Change(path, before, outcome))
        return changes

    def _codes(self, sees: Sees) -> list[str]:
        return [one.rule.head.code for one in self._check.active if one.rule.sees == sees]

    def _run(self, codes: list[str], site: SiteIndex) -> Found:
        return self._check.run(
            [one for one in self._check.active if one.rule.head.code in codes], site
        )

    def _with_facts(self, record: SiteRecord, changes: list[_Change]) -> SiteRecord | None:
        """`record` with what rules find whose own facts changed; None where one crashed."""
        codes = [
            code
            for code in self._codes("facts")
            if any(one.before.by_rule.get(code) != one.now.rule_facts.get(code) for one in changes)
        ]
        found = self._run(codes, SiteIndex([], self._plan.config, ()))
        if found.crashed:
            return None
        return record._replace(found={**record.found, **found.by_rule})

    def _with_links(self, record: SiteRecord, changes: list[_Change]) -> SiteRecord | None:
        """`record` with what the rules about links find on the pages that changes concern."""
        focus = self._focus(changes)
        if not focus:
            return record
        with recorded() as looks:
            site = self._index(focus)
            if not all(_keeps_place(one, site) for one in changes):
                return None
            if any(page.path not in self._bad for page, _, _ in site.broken) and (
                not self._bad <= focus
            ):
                # guesses at what one broken link means depend on the other ones
                focus |= self._bad
                site = site.reporting(self._reported(focus))
            partial = _partial(site)
            found = self._run(self._codes("links"), site)
            notes = site.notes if self._bad <= focus else record.notes
            pages = {path: one for path, one in page_records(site).items() if path in focus}
        if found.crashed or partial != record.partial:
            return None
        return record._replace(
            found={**record.found, **_merged(record.found, found.by_rule, focus)},
            notes=notes,
            pages=compact_json({**self._pages, **pages}),
            looks=_joined(record.looks, looks()),
        )

    def _index(self, focus: set[str]) -> SiteIndex:
        pages = self._pages
        places = {path: one.placement for path, one in pages.items()}
        settled = {
            path: one.hits for path, one in pages.items() if not one.is_bad and path not in focus
        }
        return self._check.index(
            self._plan.root, self._plan.config, self._reported(focus), EarlierLook(places, settled)
        )

    def _reported(self, focus: set[str]) -> list[str]:
        return [path for path in self._check.shown if path in focus]

    @cached_property
    def _pages(self) -> dict[str, PageRecord]:
        return read_pages(self._known.pages)

    @cached_property
    def _bad(self) -> set[str]:
        """The pages that had a link that leads nowhere."""
        return {path for path, one in self._pages.items() if one.is_bad}

    def _focus(self, changes: list[_Change]) -> set[str]:
        """The pages on which rules about links may find something else than the last time."""
        noted = {path for code in self._codes("links") for path in self._known.found.get(code, ())}
        focus: set[str] = set()
        other_anchors: set[str] = set()
        for one in changes:
            before, now = one.before.facts, one.now.facts
            if before is None or now is None:
                continue
            if one.path in noted or not same_but_moved(before, now) or one.path in self._bad:
                focus.add(one.path)
            if not same_anchors(before, now):
                other_anchors.add(one.path)
            if not same_title(before, now):
                # what a broken link may mean is guessed from titles
                focus |= self._bad
        if other_anchors:
            focus |= {
                path
                for path, one in self._pages.items()
                if not other_anchors.isdisjoint(one.to_anchors)
            }
        if not focus.isdisjoint(self._bad):
            focus |= self._bad
        return focus


def _keeps_address(change: _Change) -> bool:
    """Whether other pages find the page where it was, unless its title says otherwise."""
    before, now = change.before.facts, change.now.facts
    return before is not None and now is not None and same_address(before, now)


def _keeps_place(change: _Change, site: SiteIndex) -> bool:
    """Whether the page has the address that it had, although its title may be another."""
    before, now = change.before.facts, change.now.facts
    if before is None or now is None or same_title(before, now):
        return True
    page = site.pages[change.path]

    def places(facts: PageFacts) -> list[Placement]:
        return list(page.site.place([Input(page.source, facts)]))

    return places(before) == places(now)


def _merged(
    known: ByRule, found: ByRule, focus: set[str]
) -> dict[str, dict[str, list[Diagnostic]]]:
    """What is `found` on the pages in `focus`, and what is `known` of the others."""
    return {
        code: {
            **{path: list(some) for path, some in known.get(code, {}).items() if path not in focus},
            **{path: list(some) for path, some in pages.items() if path in focus},
        }
        for code, pages in found.items()
    }


def _joined(old: Sequence[Look], new: Sequence[Look]) -> list[Look]:
    """All that was seen, each thing as it was seen the last time."""
    answers = {look[:3]: look[3] for look in (*old, *new)}
    return [(what, path, extra, answer) for (what, path, extra), answer in answers.items()]
