"""The files that the cache consists of: first a line about all pages in it, then one for each.

The first line has what every run wants to know. What only some runs ask for, and of some pages,
stands in the other lines, which are not looked at before that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

__all__ = ["CachedPage", "Details", "Shard", "compact_json", "read_shard"]

# C code all the way, which `json.dumps` with other settings than its own is not
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_decode = json.JSONDecoder().raw_decode


def compact_json(value: object) -> bytes:
    """`value` as JSON of ASCII characters without line feeds and tabs."""
    return _encode(value).encode("ascii")


class CachedPage(NamedTuple):
    """One page: what tells that it is unchanged, and what it gave, as JSON values.

    `suppressions` are None where they were not looked for, and 0 where there are none.
    """

    size: int
    modified: int
    changed: int
    stored: int
    digest: str
    settings: str
    facts_only: bool
    diagnostics: list[Any]
    suppressions: Any
    used: list[int]
    has_facts: bool


class Details:
    """The facts of one page, as they are stored and, when asked for, as JSON values."""

    __slots__ = ("_path", "_shard")

    def __init__(self, shard: Shard, path: str) -> None:
        self._shard = shard
        self._path = path

    def head(self) -> Any:
        """What decides where the page goes; None without facts."""
        # reads the first value; `json.loads` would cost more than what it calls
        return _decode(self._shard.line(self._path))[0]

    def body(self) -> Any:
        """What stands on the page."""
        return _decode(self._shard.line(self._path).split("\t")[1])[0]

    def by_rule(self) -> Any:
        """The facts that rules asked for, by their codes."""
        line = self._shard.line(self._path)
        return _decode(line[line.rindex("\t") + 1 :])[0]

    @staticmethod
    def line(head: object, body: object, by_rule: object) -> str:
        """The line that holds these facts."""
        return "\t".join((_encode(head), _encode(body), _encode(by_rule)))


class Shard:
    """The entries of some pages by their paths, as they were read and as they are now."""

    def __init__(self, read: Mapping[str, CachedPage] | None = None, details: bytes = b"") -> None:
        self._read = read or {}
        self._details = details
        self._new: dict[str, tuple[CachedPage, str]] = {}

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return bool(self._new)

    def get(self, path: str) -> CachedPage | None:
        """What is known of `path` now."""
        new = self._new.get(path)
        return new[0] if new is not None else self._read.get(path)

    def read(self, path: str) -> CachedPage | None:
        """What was known of `path` when the file was read."""
        return self._read.get(path)

    def details(self, path: str) -> Details:
        """The facts of `path` as they were when the file was read."""
        return Details(self, path)

    def line(self, path: str) -> str:
        """The line about `path` as it was read."""
        return self._lines[path]

    def put(self, path: str, entry: CachedPage, line: str) -> None:
        """Replace what is known of `path`."""
        self._new[path] = (entry, line)

    @cached_property
    def _lines(self) -> dict[str, str]:
        return dict(zip(self._read, self._details.decode("ascii").split("\n"), strict=True))

    def content(self, fingerprint: str, keep: Callable[[str], bool]) -> bytes:
        """The file for the pages that `keep` says yes to."""
        lines = self._lines if self._read else {}
        known = {path: (entry, lines[path]) for path, entry in self._read.items()}
        known.update(self._new)
        kept = {path: one for path, one in known.items() if keep(path)}
        details = "\n".join(line for _, line in kept.values()).encode("ascii")
        entries = {path: entry for path, (entry, _) in kept.items()}
        header = {"fingerprint": fingerprint, "checksum": crc32(details), "entries": entries}
        return compact_json(header) + b"\n" + details


def read_shard(file: Path, fingerprint: str) -> Shard:
    """The shard in `file`; an empty one if the file is of other code or damaged."""
    try:
        header, _, details = file.read_bytes().partition(b"\n")
        document = json.loads(header)
        if document["fingerprint"] != fingerprint or document["checksum"] != crc32(details):
            return Shard()
        entries = {path: CachedPage(*values) for path, values in document["entries"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Shard()
    whole = len(entries) == (details.count(b"\n") + 1 if entries else 0)
    return Shard(entries, details) if whole else Shard()
