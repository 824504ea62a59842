"""A site as it was built: the addresses of its HTML files, their ids and their redirects."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import NamedTuple

from doclint.files.disk import matches, read_text
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["BuiltPage", "built_pages"]

_TAG = lazy_pattern(r"<([A-Za-z][A-Za-z0-9-]*)\b([^<>]*)>")
_ID = lazy_pattern(
    r"(?<![\w-])(id|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))", re.IGNORECASE
)
_REFRESH = lazy_pattern(
    r"<meta[^>]*http-equiv\s*=\s*[\"']?refresh[\"']?[^>]*url\s*=\s*[\"']?([^\"'>\s]+)",
    re.IGNORECASE,
)
_LONGEST_STUB = 4_000


class BuiltPage(NamedTuple):
    """One HTML file: its address, its ids, and where it sends the reader if it is a stub."""

    address: str
    ids: frozenset[str]
    redirect: str | None


def built_pages(folder: Path, base_path: str) -> list[BuiltPage]:
    """The HTML files below `folder`, which is served at `base_path`, in order of their paths."""
    found = []
    for path in matches(folder, "**/*.html"):
        inner = path.relative_to(folder).as_posix()
        if inner == "index.html" or inner.endswith("/index.html"):
            inner = inner[: -len("index.html")]
        text = read_text(path)
        refresh = _REFRESH.search(text) if len(text) < _LONGEST_STUB else None
        target = html.unescape(refresh[1]) if refresh else None
        found.append(BuiltPage(base_path + inner, _ids(text), target))
    return found


def _ids(text: str) -> frozenset[str]:
    """The values of `id`, and of `name` on links."""
    found = set()
    for tag in _TAG.finditer(text):
        for attribute in _ID.finditer(tag[2]):
            if attribute[1].lower() == "id" or tag[1].lower() == "a":
                value = next(group for group in attribute.groups()[1:] if group is not None)
                found.add(html.unescape(value))
    return frozenset(found)
