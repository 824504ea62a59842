"""The tables of what was measured, in Markdown."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = ["is_harmless", "read_records", "tables"]

_COLUMNS = (
    "pages", "changed", "same", "layout", "canonical", "spacing", "structure", "addresses", "text",
    "joined", "broken", "repaired", "never compiled",
)  # fmt: skip
# a program that most readers of a plain page do not use; its view is no verdict
_NO_READER = "markdown-it"


def read_records(folder: Path) -> list[dict[str, Any]]:
    """All records of runs in `folder`."""
    files = sorted(folder.glob("*.json"))
    return [record for file in files for record in json.loads(file.read_text("utf-8"))]


def is_harmless(fix: Mapping[str, Any]) -> bool:
    """Whether no reader of the page sees what the fix changed."""
    if fix["said"] == "visible":
        return all(name == _NO_READER for name in fix["renderers"])
    return bool(fix["said"] == "harmless")


def tables(records: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The lines of all tables."""
    yield from _by_renderer(records)
    yield ""
    yield from _by_run(records)
    yield ""
    yield from _by_rule(records)
    yield ""
    yield from _at_fault(records)


def _row(*cells: object) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


def _head(*names: str) -> Iterator[str]:
    yield _row(*names)
    yield _row(*("---" if index == 0 else "---:" for index in range(len(names))))


def _by_renderer(records: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Fixer, preset and renderer with the pages of each class; a page may be of several."""
    sums: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for record in records:
        for renderer, tally in record["tallies"].items():
            sums[record["fixer"], record["preset"], renderer].update(tally)
    yield from _head("fixer, preset, renderer", *_COLUMNS)
    for key, tally in sorted(sums.items()):
        yield _row(", ".join(key), *(tally[column] for column in _COLUMNS))


def _by_run(records: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Fixer and preset with what the run itself says."""
    sums: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for record in records:
        refused = [one for some in record["refused"].values() for one in some]
        sums[record["fixer"], record["preset"]].update(
            {
                "repositories": 1,
                "pages": record["pages"],
                "changed": record["changed"],
                "changed again": len(record["again"]),
                "front matter": len(record["front matter"]),
                "pages given up": sum(severity == "error" for severity, _ in refused),
                "fixes refused": sum(severity == "warning" for severity, _ in refused),
                "failed runs": len(record["failures"]),
            }
        )
    names = list(next(iter(sums.values()), {}))
    yield from _head("fixer, preset", *names)
    for key, tally in sorted(sums.items()):
        yield _row(", ".join(key), *(tally[name] for name in names))


def _by_rule(records: Sequence[dict[str, Any]]) -> Iterator[str]:
    """SAFE fixes of each rule under each preset, and what their readers saw of them."""
    sums: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for record in records:
        for fix in record["fixes"]:
            said = "harmless" if is_harmless(fix) else fix["said"]
            sums[fix["code"], record["preset"]].update((said, "all"))
    columns = ("all", "harmless", "visible", "refused", "unjudged")
    yield from _head("rule, preset", *columns)
    for key, tally in sorted(sums.items()):
        yield _row(", ".join(key), *(tally[column] for column in columns))


def _at_fault(records: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Which rules the differences of pages come from, by class."""
    sums: Counter[tuple[str, str, str, str]] = Counter()
    for record in records:
        for row in record["differences"]:
            rules = "+".join(row["rules"]) or "not one rule"
            for change in row["changes"]:
                sums[record["fixer"], record["preset"], rules, f"{row['renderer']}: {change}"] += 1
    yield from _head("fixer, preset, rules, class", "pages")
    for key, count in sums.most_common():
        if key[0] == "doclint":
            yield _row(", ".join(key), count)
