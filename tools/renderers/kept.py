"""How many of the fixes that did no harm are still SAFE in another run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from tools.renderers.summary import is_harmless

__all__ = ["kept"]

_Place = tuple[str, str, str, str, int]


def kept(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A table by rule and preset: harmless SAFE fixes of the records `before`, and those of them
    that are SAFE and not refused in `after`, of the same rule at the same place of the same page.
    """
    now = {place for place, fix in _fixes(after) if fix["said"] != "refused"}
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for place, fix in _fixes(before):
        if is_harmless(fix):
            counts[fix["code"], place[1]].update(("harmless", *("kept",) * (place in now)))
    yield "| rule, preset | harmless | still SAFE | share |"
    yield "| --- | ---: | ---: | ---: |"
    for (code, preset), count in sorted(counts.items()):
        share = count["kept"] / count["harmless"]
        yield f"| {code}, {preset} | {count['harmless']} | {count['kept']} | {share:.3f} |"
    harmless = sum(count["harmless"] for count in counts.values())
    still = sum(count["kept"] for count in counts.values())
    yield f"| all | {harmless} | {still} | {still / harmless if harmless else 1:.3f} |"


def _fixes(records: Sequence[dict[str, Any]]) -> Iterator[tuple[_Place, dict[str, Any]]]:
    for record in records:
        for fix in record["fixes"]:
            place = record["repository"], record["preset"], fix["path"], fix["code"], fix["start"]
            yield place, fix
