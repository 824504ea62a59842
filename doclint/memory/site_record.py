"""What is kept of one look at a site, so that the next one need not start from nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from doclint.files.disk import Look
from doclint.files.write import write_whole
from doclint.memory.cache_files import compact_json
from doclint.memory.plain_diagnostics import diagnostic_from_json, diagnostic_to_json
from doclint.phases.site_check import ByRule
from doclint.site.index import SiteIndex
from doclint.site.site_values import Placement
from doclint.values.diagnostic import Diagnostic

__all__ = ["PageRecord", "SiteRecord", "page_records", "read_pages", "read_record", "write_record"]


class PageRecord(NamedTuple):
    """What is known of one page: where it goes, and what its links come to.

    `hits` is how many that start at the root lead to another page. `is_bad` tells that a link leads
    nowhere. `to_anchors` are the pages on which its links name a place.
    """

    placement: Placement
    hits: int
    is_bad: bool
    to_anchors: tuple[str, ...]


class SiteRecord(NamedTuple):
    """One look at a site.

    `key` identifies all that it rests on but the content of the pages, of which `digests` has the
    digests, and the rest of the disk, of which `looks` tells what was seen. `partial` tells of each
    root of a site whether only a part of the site seemed to be there. `pages` is JSON, because many
    runs do not ask for it: `read_pages` returns what it says.
    """

    key: str
    digests: Mapping[str, str]
    found: ByRule
    notes: tuple[str, ...]
    partial: Mapping[str, bool]
    pages: bytes
    looks: Sequence[Look]


def page_records(site: SiteIndex) -> dict[str, PageRecord]:
    """What is known of each page of `site`, by its path; of the links of reported ones."""
    to_anchors: dict[str, dict[str, None]] = {}
    for page, _, target in site.found:
        if target.anchor is not None and target.page is not None:
            to_anchors.setdefault(page.path, {})[target.page.path] = None
    bad = {page.path for page, _, _ in site.broken}
    found: dict[str, PageRecord] = {}
    for resolver in site.resolvers:
        survey = resolver.survey
        for page in resolver.pages:
            path = page.path
            is_bad = path in bad or path in survey.bad
            to = tuple(to_anchors.get(path, ()))
            found[path] = PageRecord(page.placement, survey.hits_of[path], is_bad, to)
    return found


def read_pages(pages: bytes) -> dict[str, PageRecord]:
    """What stands in the `pages` of a record."""
    return {
        path: PageRecord(_placement(place), hits, is_bad, tuple(to))
        for path, (place, hits, is_bad, to) in json.loads(pages).items()
    }


def _placement(place: list[Any]) -> Placement:
    routes, language, aliases, state, host, address, key, fallback_routes = place
    return Placement(
        tuple(routes), language, tuple(aliases), state, host, address, key, tuple(fallback_routes)
    )


def read_record(file: Path, key: str) -> SiteRecord | None:
    """The record in `file` if it is one for `key`."""
    try:
        header, _, rest = file.read_bytes().partition(b"\n")
        document = json.loads(header)
        if document["key"] != key or document["checksum"] != crc32(rest):
            return None
        digests, found, notes, partial, pages, looks = rest.split(b"\n")
        return SiteRecord(
            key,
            json.loads(digests),
            {code: _findings(pages) for code, pages in json.loads(found).items()},
            tuple(json.loads(notes)),
            json.loads(partial),
            pages,
            [(what, path, extra, answer) for what, path, extra, answer in json.loads(looks)],
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def write_record(file: Path, record: SiteRecord) -> None:
    """Keep `record` in `file`; one that cannot be written is no reason to fail."""
    found = {
        code: {path: list(map(diagnostic_to_json, some)) for path, some in pages.items() if some}
        for code, pages in record.found.items()
    }
    before = map(compact_json, (record.digests, found, record.notes, record.partial))
    rest = b"\n".join((*before, record.pages, compact_json(record.looks)))
    header = compact_json({"key": record.key, "checksum": crc32(rest)})
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, (header + b"\n" + rest).decode("ascii"))


def _findings(pages: Mapping[str, Iterable[Any]]) -> dict[str, list[Diagnostic]]:
    return {path: list(map(diagnostic_from_json, some)) for path, some in pages.items()}
