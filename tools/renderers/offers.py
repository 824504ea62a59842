"""The fixes that doclint offers, read from its JSON report, and what each alone does to a text."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

__all__ = ["Offer", "Replacement", "applied", "offers", "refusals"]


class Replacement(NamedTuple):
    """Code points `start` to `end` of a text become `text`."""

    start: int
    end: int
    text: str


class Offer(NamedTuple):
    """One SAFE fix of the rule `code`, at the place of its finding."""

    code: str
    start: int
    end: int
    edits: tuple[Replacement, ...]

    @property
    def key(self) -> str:
        """What tells this fix from all others of its page, in another run too."""
        said = repr((self.code, self.edits))
        return hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:16]


def offers(report: Mapping[str, Any]) -> dict[str, list[Offer]]:
    """The SAFE fixes of a report by path, in its order."""
    found: dict[str, list[Offer]] = defaultdict(list)
    for one in report.get("diagnostics", ()):
        fix = one.get("fix")
        if fix and fix["applicability"] == "safe":
            edits = tuple(Replacement(e["start"], e["end"], e["text"]) for e in fix["edits"])
            place = one["start"]["offset"], one["end"]["offset"]
            found[one["path"]].append(Offer(one["code"], *place, edits))
    return dict(found)


def refusals(report: Mapping[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """What a report of `fix` says was not applied: severity and message, by path."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in report.get("diagnostics", ()):
        if one["code"] == "DL006":
            found[one["path"]].append((one["severity"], one["message"]))
    return dict(found)


def applied(text: str, chosen: Iterable[Offer]) -> str:
    """`text` with the fixes in it; of two that touch the same place the first is taken."""
    taken: list[Replacement] = []
    for offer in chosen:
        fresh = [edit for edit in offer.edits if edit not in taken]
        if not any(_touch(edit, other) for edit in fresh for other in taken):
            taken += fresh
    return _replaced(text, sorted(taken))


def _touch(one: Replacement, other: Replacement) -> bool:
    return one.start <= other.end and other.start <= one.end


def _replaced(text: str, edits: Sequence[Replacement]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, new in edits:
        pieces += (text[at:start], new)
        at = end
    return "".join((*pieces, text[at:]))
