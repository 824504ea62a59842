"""One repository, fixed by one fixer under one preset, looked at by the readers of its pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tools.renderers.attribution import ChangedPage, rules_at_fault, verdicts
from tools.renderers.catalogue import readers
from tools.renderers.comparison import Difference, unnoticed
from tools.renderers.corpus import Repository, restore
from tools.renderers.fixers import WHOLE, Fixer
from tools.renderers.front_matter import front_matter_values
from tools.renderers.offers import offers, refusals
from tools.renderers.renderer import Renderer
from tools.renderers.showing import Shown

__all__ = ["measure"]

_REFUSED_RULE = re.compile(r"the fix of (\S+) was not applied")


class _Run(NamedTuple):
    """What a fixer did to the sampled pages: their new texts, those that a second run changes."""

    after: Mapping[str, str]
    again: list[str]
    offered: Mapping[str, list[Any]]
    refused: Mapping[str, list[tuple[str, str]]]
    failures: list[str]


def measure(
    repository: Repository, place: Path, fixer: Fixer, preset: str, shown: Shown
) -> dict[str, Any]:
    """The record of one run: tallies by renderer, every difference, a verdict about every fix.

    `place` is a copy of the repository, which is left as it was.
    """
    run = _fixed(repository, place, fixer, preset)
    seen = _differences(repository, run, shown)
    pages = _changed_pages(repository, run, seen)
    fixes = [
        {"path": path, "code": one.offer.code, "key": one.offer.key, "start": one.offer.start}
        | {"said": one.said, "renderers": one.renderers}
        for path, one in verdicts(pages, shown)
    ]
    return {
        "repository": repository.name,
        "commit": repository.commit,
        "generator": repository.generator,
        "fixer": fixer.name,
        "preset": preset,
        "pages": len(repository.pages),
        "changed": len(pages),
        "again": run.again,
        "failures": run.failures,
        "refused": {path: some for path, some in run.refused.items() if path in seen},
        "front matter": _front_matter_changes(repository, run),
        "tallies": _tallies(repository, seen),
        "differences": list(_rows(pages, seen, shown)),
        "fixes": fixes,
    }


def _fixed(repository: Repository, place: Path, fixer: Fixer, preset: str) -> _Run:
    """Fix the copy twice: a whole site as one, of others the pages with fixes alone."""
    every = WHOLE if repository.whole else tuple(repository.pages)
    try:
        checked = fixer.check(place, preset, every)
        offered = offers(checked)
        some = WHOLE if repository.whole or not checked else tuple(offered)
        first = fixer.run(place, preset, some) if some else {}
        after = _texts(repository, place)
        changed = tuple(path for path, text in repository.pages.items() if after[path] != text)
        second = fixer.run(place, preset, WHOLE if some == WHOLE else changed) if changed else {}
        twice = _texts(repository, place)
    finally:
        restore(repository, place)
    failures = [one["failure"] for one in (checked, first, second) if "failure" in one]
    again = [path for path in after if after[path] != twice[path]]
    return _Run(after, again, offered, refusals(first), failures)


def _texts(repository: Repository, place: Path) -> dict[str, str]:
    return {path: (place / path).read_bytes().decode() for path in repository.pages}


_Seen = dict[str, dict[Renderer, Difference | None]]


def _differences(repository: Repository, run: _Run, shown: Shown) -> _Seen:
    """Of every page that was changed, what each of its readers sees."""
    changed = [path for path, text in repository.pages.items() if run.after[path] != text]
    by_reader: dict[Renderer, list[str]] = defaultdict(list)
    for path in changed:
        for reader in readers(repository.generator, path):
            if not reader.missing():
                by_reader[reader].append(path)
    seen: _Seen = {path: {} for path in changed}
    for reader, paths in by_reader.items():
        texts = [side for path in paths for side in (repository.pages[path], run.after[path])]
        shown.prepare(reader, texts)
        for path in paths:
            before, after = repository.pages[path], run.after[path]
            seen[path][reader] = shown.difference(reader, before, after)
    return seen


def _changed_pages(repository: Repository, run: _Run, seen: _Seen) -> list[ChangedPage]:
    return [
        ChangedPage(
            path,
            repository.pages[path],
            run.offered.get(path, ()),
            [reader for reader, difference in by_reader.items() if difference is not None],
            frozenset(reader.name for reader, one in by_reader.items() if _is_seen(one)),
            frozenset(
                found[1]
                for _, message in run.refused.get(path, ())
                if (found := _REFUSED_RULE.match(message))
            ),
        )
        for path, by_reader in seen.items()
    ]


def _is_seen(difference: Difference | None) -> bool:
    return difference is not None and not unnoticed(difference)


def _tallies(repository: Repository, seen: _Seen) -> dict[str, dict[str, int]]:
    """By renderer: pages it shows, changed ones, and how many of these look unlike in which way."""
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for path in repository.pages:
        for reader in readers(repository.generator, path):
            tallies[reader.name]["pages"] += 1
            difference = seen.get(path, {}).get(reader)
            if path in seen:
                tallies[reader.name].update(("changed", *_names(difference)))
    return {name: dict(counter) for name, counter in tallies.items()}


def _names(difference: Difference | None) -> list[str]:
    if difference is None:
        return ["never compiled"]
    return [change.value for change in difference.changes] or ["same"]


def _rows(pages: list[ChangedPage], seen: _Seen, shown: Shown) -> Iterator[dict[str, Any]]:
    for page in pages:
        for reader, difference in seen[page.path].items():
            if difference is None or unnoticed(difference):
                continue
            rules = rules_at_fault(page, reader, shown)
            row = difference._asdict() | {"changes": [one.value for one in difference.changes]}
            yield {"path": page.path, "renderer": reader.name, "rules": rules} | row


def _front_matter_changes(repository: Repository, run: _Run) -> list[str]:
    """The pages whose front matter says something else."""
    return [
        path
        for path, text in repository.pages.items()
        if run.after[path] != text
        and front_matter_values(text) != front_matter_values(run.after[path])
    ]
