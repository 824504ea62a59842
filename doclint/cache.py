"""Remembers what pages gave, so that one that did not change is neither parsed nor checked again.

The cache is plain JSON outside of the content. Whatever is wrong with it, the page is checked anew.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from doclint import __version__
from doclint.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix, Severity
from doclint.fixing.write import write_report
from doclint.pipeline import PageOutcome, PageTask, Scope
from doclint.results import FileResult
from doclint.rule import Rule
from doclint.settings import Settings
from doclint.site.facts import FACTS_VERSION, PageFacts
from doclint.suppress import Suppressions
from doclint.text import Source, Span

__all__ = ["OutcomeCache", "default_cache_folder"]

_SHARDS = 32
# a file that changed this shortly before it was cached may have changed again in the same tick
_RACY_NANOSECONDS = 2_000_000_000


def default_cache_folder() -> Path | None:
    """The user's cache folder for doclint, as the XDG base directory specification has it.

    None for a user without a home: a relative path would end up among the content.
    """
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if base.is_absolute():
        return base / "doclint"
    if os.environ.get("HOME") == "":
        return None
    home = Path("~").expanduser()
    return home / ".cache" / "doclint" if home.is_absolute() else None


class _Entry(NamedTuple):
    """One page: what tells that it is unchanged, and the outcome as JSON."""

    size: int
    modified: int
    stored: int
    digest: str
    settings: str
    facts_only: bool
    outcome: list[Any]


class OutcomeCache:
    """The outcomes of the pages below one root, in a few files that are read when needed."""

    def __init__(self, folder: Path, root: Path, scope: Scope, rules: Mapping[str, Rule]) -> None:
        name = f"{os.path.abspath(root)} {scope.pages} {scope.site}"  # noqa: PTH100  # keep links
        self._folder = folder / _hash(name.encode(errors="surrogateescape"))
        self._fingerprint = _fingerprint(rules)
        self._shards: dict[int, dict[str, _Entry]] = {}
        self._changed: set[int] = set()
        self._settings: dict[int, tuple[Settings, str]] = {}

    def get(self, task: PageTask) -> PageOutcome | None:
        """What the page gave last time, if neither it nor anything it depends on has changed."""
        entry = self._shard(_shard_of(task.relative)).get(task.relative)
        if entry is None or entry.settings != self._settings_key(task.settings):
            return None
        if task.text is not None or (entry.facts_only and not task.facts_only):
            return None
        try:
            return self._revive(entry, task)
        except (OSError, ValueError, TypeError, KeyError, IndexError):
            return None

    def put(self, task: PageTask, outcome: PageOutcome) -> None:
        """Remember `outcome`, unless it is one that may be different next time."""
        if task.text is not None or not outcome.result.complete or outcome.timings:
            return
        try:
            status = task.file.stat()
            data = task.file.read_bytes()
        except OSError:
            return
        if outcome.result.source is not None and outcome.result.source.data != data:
            return
        shard = _shard_of(task.relative)
        self._changed.add(shard)
        self._shard(shard)[task.relative] = _Entry(
            status.st_size,
            status.st_mtime_ns,
            time.time_ns(),
            _hash(data),
            self._settings_key(task.settings),
            task.facts_only,
            _outcome_to_json(outcome, task.facts_only),
        )

    def save(self, present: Iterable[str]) -> None:
        """Write what changed; of files that are gone (not in `present`) nothing is kept."""
        known = frozenset(present)
        for number in sorted(self._changed):
            entries = {path: one for path, one in self._shards[number].items() if path in known}
            document = {"fingerprint": self._fingerprint, "entries": entries}
            text = json.dumps(document, ensure_ascii=True, separators=(",", ":"))
            # a cache that cannot be written is no reason to fail
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                write_report(self._folder / f"{number}.json", text)

    def _revive(self, entry: _Entry, task: PageTask) -> PageOutcome | None:
        status = task.file.stat()
        if status.st_size != entry.size:
            return None
        data = None
        racy = entry.stored - status.st_mtime_ns < _RACY_NANOSECONDS
        if status.st_mtime_ns != entry.modified or racy:
            data = task.file.read_bytes()
            if _hash(data) != entry.digest:
                return None
        return _outcome_from_json(entry.outcome, task, data)

    def _shard(self, number: int) -> dict[str, _Entry]:
        known = self._shards.get(number)
        if known is None:
            known = self._shards[number] = self._load(number)
        return known

    def _load(self, number: int) -> dict[str, _Entry]:
        try:
            document = json.loads((self._folder / f"{number}.json").read_bytes())
            if document["fingerprint"] != self._fingerprint:
                return {}
            return {path: _Entry(*values) for path, values in document["entries"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}

    def _settings_key(self, settings: Settings) -> str:
        """What of the settings decides about an outcome, what the schema asks for included."""
        known = self._settings.get(id(settings))
        if known is None or known[0] is not settings:
            material = repr(settings).encode(errors="surrogateescape")
            if settings.schema is not None:
                from doclint.frontmatter.schema import schema_fingerprint

                material += schema_fingerprint(settings.schema).encode(errors="surrogateescape")
            known = self._settings[id(settings)] = (settings, _hash(material))
        return known[1]


def _fingerprint(rules: Mapping[str, Rule]) -> str:
    """What identifies the code: another version or other rules make every outcome invalid."""
    modules = sorted(name for name in sys.modules if name.split(".")[0] == "doclint")
    modules += sorted({rule.check.__module__ for rule in rules.values()})
    stamps = [
        _file_stamp(getattr(sys.modules.get(name), "__file__", None) or "") for name in modules
    ]
    parts = [__version__, str(FACTS_VERSION), *sorted(rules), *stamps]
    return _hash("\n".join(parts).encode(errors="surrogateescape"))


def _file_stamp(path: str) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116  # many files, at every start
    except OSError:
        return path
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def _shard_of(path: str) -> int:
    digest = blake2b(path.encode(errors="surrogateescape"), digest_size=2).digest()
    return int.from_bytes(digest, "big") % _SHARDS


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _outcome_to_json(outcome: PageOutcome, facts_only: bool) -> list[Any]:
    own = [] if facts_only else [_diagnostic_to_json(one) for one in outcome.result.diagnostics]
    return [
        own,
        outcome.suppressions,
        sorted(outcome.used),
        outcome.facts.to_json() if outcome.facts is not None else None,
        outcome.rule_facts,
    ]


def _outcome_from_json(value: list[Any], task: PageTask, data: bytes | None) -> PageOutcome:
    diagnostics, suppressions, used, facts, rule_facts = value
    source = None
    if diagnostics and not task.facts_only:
        source = Source((data if data is not None else task.file.read_bytes()).decode())
    found = () if task.facts_only else tuple(map(_diagnostic_from_json, diagnostics))
    page_facts = PageFacts.from_json(facts) if facts is not None else None
    return PageOutcome(
        FileResult(task.path, source, found),
        Suppressions.from_json(suppressions) if suppressions is not None else None,
        frozenset(used),
        page_facts._replace(path=task.path) if page_facts is not None else None,
        rule_facts,
    )


def _diagnostic_to_json(diagnostic: Diagnostic) -> list[Any]:
    return [*diagnostic[:4], int(diagnostic.severity), diagnostic.fix]


def _diagnostic_from_json(value: list[Any]) -> Diagnostic:
    code, name, span, message, severity, fix = value
    return Diagnostic(code, name, Span(*span), message, Severity(severity), fix and _fix(fix))


def _fix(value: list[Any]) -> Fix:
    title, edits, applicability, effect = value
    made = tuple(Edit(Span(*span), text) for span, text in edits)
    return Fix(title, made, Applicability(applicability), Effect(effect))
