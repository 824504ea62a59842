"""Front matter as facts: the small values that decide routes, and the values that are addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from doclint.page.document import Document
from doclint.site.facts import LinkFact
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["address_keys", "front_matter_links", "plain_meta"]

_ADDRESS_KEYS = ("url", "permalink", "slug", "id", "title")
_LONGEST = 300
_MOST = 60
_DEEPEST = 3
_ADDRESS = lazy_pattern(
    r"(?:/|\.{1,2}/|#|https?://)\S|\S+\.(?:png|jpe?g|gif|svg|webp|avif|pdf|mp4|md|mdx|html?)\Z",
    re.IGNORECASE,
)


def address_keys(document: Document) -> dict[str, tuple[int, int]]:
    """Where the front-matter values stand that decide the addresses of `document`."""
    matter = document.front_matter
    if matter is None:
        return {}
    places = ((key, matter.positions.get((key,))) for key in _ADDRESS_KEYS)
    return {key: (place.value.start, place.value.end) for key, place in places if place is not None}


def plain_meta(document: Document) -> dict[str, Any]:
    """The front matter of `document` as JSON values; what is long or deep is left out."""
    if document.front_matter is None:
        return {}
    kept = _plain(document.front_matter.values, 0)
    return kept if isinstance(kept, dict) else {}


def _plain(value: object, depth: int) -> Any:
    """`value` as JSON, None where it is too long, too deep or of no JSON type."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else None
    if isinstance(value, date | time):
        return value.isoformat()
    if depth >= _DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {str(key): _plain(item, depth + 1) for key, item in list(value.items())[:_MOST]}
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1) for item in value[:_MOST]]
    return None


def front_matter_links(document: Document) -> Iterator[LinkFact]:
    """Every front-matter value that looks like an address, with its dotted key as text.

    Which of them are links is for the configuration to say, later.
    """
    matter = document.front_matter
    if matter is None:
        return
    text = document.text
    for path, value in _strings(matter.values, ()):
        located = matter.positions.get(path)
        if located is None or not _ADDRESS.match(value):
            continue
        start, end = located.value
        inner = text.find(value, start, end)
        if inner == -1:
            continue
        key = ".".join(str(part) for part in path if isinstance(part, str))
        yield LinkFact(
            value, "front-matter", start, end, inner, inner + len(value),
            document.source.line_of(inner), key,
        )  # fmt: skip


def _strings(
    value: object, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every string in `value` with its key path."""
    if isinstance(value, str):
        yield path, value
    elif len(path) > _DEEPEST:
        return
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _strings(item, (*path, index))
