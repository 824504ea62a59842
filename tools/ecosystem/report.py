"""The comparison as a short report in Markdown."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from tools.ecosystem.comparing import KINDS, Comparison, FixedText
from tools.ecosystem.runs import Found, RunEnd

__all__ = ["Limits", "write_report"]

# of what a run said, the last words are those that count
_SAID = 200


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is shown: `examples` a rule and kind, `texts` in all, `lines` of each text."""

    examples: int = 3
    texts: int = 10
    lines: int = 30


def write_report(
    title: str, comparisons: Sequence[Comparison], limits: Limits, times: bool
) -> Iterator[str]:
    """The lines of the report; the same for the same comparisons, apart from `times`."""
    different = [one for one in comparisons if not one.same]
    pages = sum(one.pages(1) for one in comparisons)
    verdict = f"{len(different)} differ" if different else "nothing differs"
    yield from (f"# {title}", "", f"{len(comparisons)} repositories, {pages} pages: {verdict}.", "")
    yield from _table(comparisons, times)
    if times:
        yield from ("", _all_times(comparisons))
    yield from _section("Runs", _runs(comparisons))
    yield from _section("Findings", _findings(different, limits))
    yield from _section("Fixed texts", _texts(different, limits))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"## {title}", "", *found)


def _table(comparisons: Sequence[Comparison], times: bool) -> Iterator[str]:
    heads = ["repository", "pages", "findings", *KINDS, "texts", *["time"][: int(times)]]
    yield f"| {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * (len(heads) - 1)}"
    for one in comparisons:
        kinds = Counter(change.kind for pair in one.pairs for change in pair.changes)
        cells = [
            one.repository,
            _counts(one.pages(0), one.pages(1)),
            _counts(one.findings(0), one.findings(1)),
            *(str(kinds[kind]) for kind in KINDS),
            str(sum(len(pair.texts) for pair in one.pairs)),
        ]
        if times:
            cells.append(f"{one.seconds(1) / one.seconds(0):.2f}")
        yield f"| {' | '.join(cells)} |"


def _counts(before: int, after: int) -> str:
    return str(before) if before == after else f"{before} → {after}"


def _all_times(comparisons: Sequence[Comparison]) -> str:
    before, after = (sum(one.seconds(side) for one in comparisons) for side in (0, 1))
    return (
        f"All runs together took {before:.0f} s of processor time before and {after:.0f} s after, "
        f"{after / before:.2f} times as much; each ran once, so small differences say nothing."
    )


def _runs(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """What is to be known of whole runs."""
    for one in comparisons:
        for pair in one.pairs:
            name = f"- {one.repository}, {pair.name}"
            before, after = pair.ends
            if not pair.same_end:
                yield f"{name}: {_end(before)} → {_end(after)}"
            elif before.complete is None:
                yield f"{name}: no report from either version: {_end(before)}"
            elif not pair.same_report and not pair.changes:
                yield f"{name}: the same findings, but other bytes"


def _end(end: RunEnd) -> str:
    if end.complete is None:
        complete = "without a report"
    else:
        complete = "complete" if end.complete else "incomplete"
    said = _shown(" ".join(end.said.split())[-_SAID:])
    return f"exit {end.status}, {complete}{f', said: {said}' if said else ''}"


def _findings(comparisons: Sequence[Comparison], limits: Limits) -> Iterator[str]:
    """By rule and kind, each finding once with the runs that had it."""
    rules: dict[str, dict[str, dict[tuple[str, Found], list[str]]]] = {}
    for one in comparisons:
        for pair in one.pairs:
            for kind, found in pair.changes:
                kinds = rules.setdefault(found.code, defaultdict(dict))
                kinds[kind].setdefault((one.repository, found), []).append(pair.name)
    for code, kinds in sorted(rules.items()):
        for kind in (one for one in KINDS if one in kinds):
            yield f"- {code}, {kind}: {len(kinds[kind])}"
            for (repository, found), runs in islice(sorted(kinds[kind].items()), limits.examples):
                place = f"{repository}/{found.path}:{found.line}:{found.column}"
                yield f"  - `{place}` {_shown(found.message)} ({'; '.join(runs)})"


def _texts(comparisons: Sequence[Comparison], limits: Limits) -> Iterator[str]:
    texts = _distinct(comparisons)
    if texts:
        yield f"{len(texts)} texts are left behind differently."
    for (repository, text), runs in islice(texts.items(), limits.texts):
        yield from ("", f"`{repository}/{text.path}` ({'; '.join(runs)})", "", "````diff")
        yield from _difference(text, limits.lines)
        yield "````"


def _distinct(comparisons: Sequence[Comparison]) -> Mapping[tuple[str, FixedText], list[str]]:
    """The texts, each once, with the runs that left it so."""
    found: dict[tuple[str, FixedText], list[str]] = {}
    for one in comparisons:
        for pair in one.pairs:
            for text in pair.texts:
                found.setdefault((one.repository, text), []).append(pair.name)
    return found


def _difference(text: FixedText, most: int) -> list[str]:
    """The first lines of the difference between what the two versions left behind."""
    before, after = (
        (side or b"").decode(errors="backslashreplace").split("\n")
        for side in (text.before, text.after)
    )
    lines = list(difflib.unified_diff(before, after, "before", "after", lineterm="", n=1))
    shown = [_shown(line) for line in lines[:most]]
    return [*shown, f"… {len(lines) - most} more lines"] if len(lines) > most else shown


def _shown(text: str) -> str:
    """`text` with every character that is not seen, or ends a line, as an escape."""
    return "".join(
        one if one.isprintable() or one == "\t" else one.encode("unicode_escape").decode()
        for one in text
    )
