"""How Hugo makes addresses of file names, slugs and permalink patterns."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from doclint.site.facts import PageFacts
from doclint.site.generators._reading import as_text
from doclint.site.slugs import strip_accents
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["PathRules", "expand", "joined"]

_SIMPLE = lazy_pattern(r"[A-Za-z0-9_.-]*")
_KEPT = frozenset("./\\_#+~-@")
_TOKEN = lazy_pattern(r":([a-z]+)(?:\[[^\]]*\])?")


class PathRules:
    """How one site writes paths: `collapse` is the habit of old versions to join hyphens."""

    def __init__(self, lower: bool = True, accents: bool = True, collapse: bool = False) -> None:
        self._lower = lower
        self._accents = accents
        self._collapse = collapse

    def clean(self, text: str) -> str:
        """`text` as Hugo writes it in an address; slashes stay."""
        if _SIMPLE.fullmatch(text):
            return text.lower() if self._lower else text
        if not self._accents:
            text = strip_accents(text)
        made = "".join(
            "-" if character.isspace() else character
            for character in text
            if character in _KEPT
            or character.isspace()
            or unicodedata.category(character)[0] in "LM"
            or unicodedata.category(character) == "Nd"
        )
        if self._collapse and " " in text:
            made = re.sub("-{2,}", "-", made)
        return made.lower() if self._lower else made


def expand(pattern: str, facts: PageFacts, sections: list[str], name: str, rules: PathRules) -> str:
    """The address that a permalink `pattern` gives a page; `name` is its file name, cleaned."""
    meta = facts.meta
    day = _day(meta.get("date") or meta.get("publishDate") or meta.get("publishdate"))
    title = rules.clean(as_text(meta.get("title"))) or name
    slug = rules.clean(as_text(meta.get("slug")))

    def value(found: re.Match[str]) -> str:
        token = found[1]
        if token == "sections":
            return "/".join(_sliced(sections, found[0]))
        if token == "section":
            return sections[0] if sections else ""
        if token == "title":
            return title
        if token == "slug":
            return slug or title
        if token in ("slugorfilename", "slugorcontentbasename"):
            return slug or name
        if token in ("filename", "contentbasename"):
            return name
        return _date_token(token, day) or found[0]

    made = re.sub("/{2,}", "/", "/" + _TOKEN.sub(value, pattern).strip())
    return made if made.endswith("/") or "." in made.rsplit("/", 1)[-1] else f"{made}/"


def joined(base: str, *segments: str) -> str:
    """The segments that are not empty below `base`, with a slash at the end."""
    return base + "".join(f"{segment}/" for segment in segments if segment)


def _sliced(sections: list[str], token: str) -> list[str]:
    """The sections that `:sections[…]` names."""
    inner = token.partition("[")[2].rstrip("]")
    if not inner:
        return sections
    low, colon, high = inner.partition(":")

    def index(text: str, otherwise: int) -> int:
        if text == "last":
            return len(sections) - 1
        return int(text) if text.lstrip("-").isdigit() else otherwise

    first = index(low, 0)
    if not colon:
        return sections[first : first + 1]
    return sections[first : index(high, len(sections))]


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def _date_token(token: str, day: date | None) -> str:
    """A part of the page's date; Hugo counts a page without date as the first of January of 1."""
    day = day or date(1, 1, 1)
    names = {
        "year": str(day.year),
        "month": f"{day.month:02}",
        "day": f"{day.day:02}",
        "monthname": _MONTHS[day.month - 1],
        "weekday": str(day.isoweekday() % 7),
        "weekdayname": _WEEKDAYS[day.isoweekday() % 7],
        "yearday": str((day - date(day.year, 1, 1) + timedelta(1)).days),
    }
    return names.get(token, "")


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
