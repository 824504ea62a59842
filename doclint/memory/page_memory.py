"""Remembers what pages gave, so that one that did not change is neither parsed nor checked again.

The cache is plain JSON outside of the content. Whatever is wrong with it, the page is checked anew.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from doclint.checking.rule import Rule
from doclint.files.write import write_whole
from doclint.memory.cache_files import CachedPage, Details, Shard, read_shard
from doclint.memory.plain_diagnostics import diagnostic_from_json, diagnostic_to_json
from doclint.page.reading import Limits
from doclint.phases.page_pipeline import PageOutcome, Scope
from doclint.phases.task import PageTask
from doclint.site.facts import FACTS_VERSION, PageBody, PageFacts, PageHead
from doclint.suppression.page_suppressions import Suppressions
from doclint.values.diagnostic import Diagnostic
from doclint.values.results import FileResult
from doclint.values.settings import Settings
from doclint.values.text import Source, TextDigest, digest_of
from doclint.values.version import __version__

__all__ = ["KnownPage", "OutcomeCache"]

_SHARDS = 32
# a file that changed this shortly before it was cached may have changed again in the same tick
_RACY_NANOSECONDS = 2_000_000_000
_NOTHING = Suppressions()
_NONE_USED: frozenset[int] = frozenset()


class KnownPage(NamedTuple):
    """What is known of a page since an earlier run, whether it is the same today or not.

    `digest` is that of its content, `by_rule` are the facts that rules asked for.
    """

    digest: TextDigest
    facts: PageFacts | None
    by_rule: Mapping[str, object]


class OutcomeCache:
    """The outcomes of the pages below one root, in a few files that are read when needed."""

    def __init__(
        self,
        folder: Path,
        root: Path,
        scope: Scope,
        rules: Mapping[str, Rule],
        limits: Limits = Limits(),  # noqa: B008  # frozen
    ) -> None:
        name = f"{os.path.abspath(root)} {scope.pages} {scope.site}"  # noqa: PTH100  # keep links
        self.folder = folder / _hash(name.encode(errors="surrogateescape"))
        self.fingerprint = _fingerprint(rules)
        self._limits = limits
        self._shards: dict[int, Shard] = {}
        self._settings: dict[int, tuple[Settings, str]] = {}
        self._digests: dict[str, TextDigest] = {}

    def get(self, task: PageTask) -> PageOutcome | None:
        """What the page gave last time, if neither it nor anything it depends on has changed."""
        shard = self._shard(task)
        entry = shard.get(task.relative)
        if entry is None or entry.settings != self.settings_key(task):
            return None
        if task.text is not None or (entry.facts_only and not task.facts_only):
            return None
        try:
            return self._revive(entry, shard.details(task.relative), task)
        except (OSError, ValueError, TypeError, KeyError, IndexError):
            return None

    def put(self, task: PageTask, outcome: PageOutcome) -> None:
        """Remember `outcome`, unless it may be different next time or is about another text."""
        digest = outcome.digest
        if digest is None or task.text is not None or not outcome.result.complete:
            return
        try:
            status = os.stat(task.file)  # noqa: PTH116  # strings: there may be many pages
            data, _ = _content(task.file)
        except OSError:
            return
        if outcome.timings or not _is_about(outcome, data):
            return
        own = () if task.facts_only else outcome.result.diagnostics
        self._digests[task.relative] = digest
        entry = CachedPage(
            status.st_size,
            status.st_mtime_ns,
            status.st_ctime_ns,
            time.time_ns(),
            digest,
            self.settings_key(task),
            task.facts_only,
            list(map(diagnostic_to_json, own)),
            0 if outcome.suppressions == _NOTHING else outcome.suppressions,
            sorted(outcome.used),
            outcome.facts is not None,
        )
        facts = outcome.facts
        head, body = (None, None) if facts is None else (facts.head, facts.body)
        self._shard(task).put(task.relative, entry, Details.line(head, body, outcome.rule_facts))

    def digest(self, task: PageTask) -> TextDigest | None:
        """The digest of the page's content as it is now; None for a page that is not in here."""
        return self._digests.get(task.relative)

    def before(self, task: PageTask) -> KnownPage | None:
        """What was known of the page when the run began."""
        shard = self._shard(task)
        entry = shard.read(task.relative)
        if entry is None or entry.settings != self.settings_key(task):
            return None
        details = shard.details(task.relative)
        return KnownPage(TextDigest(entry.digest), _facts(entry, details, task), details.by_rule())

    def save(self, present: Iterable[str]) -> None:
        """Write what changed; of files that are gone (not in `present`) nothing is kept."""
        changed = {number: shard for number, shard in self._shards.items() if shard.is_changed}
        if not changed:
            return
        known = frozenset(present)
        for number, shard in sorted(changed.items()):
            content = shard.content(self.fingerprint, known.__contains__)
            # a cache that cannot be written is no reason to fail
            with suppress(OSError):
                self.folder.mkdir(parents=True, exist_ok=True)
                write_whole(self.folder / f"{number}.json", content.decode("ascii"))

    def _revive(self, entry: CachedPage, details: Details, task: PageTask) -> PageOutcome | None:
        status = os.stat(task.file)  # noqa: PTH116  # strings: there may be many pages
        if status.st_size != entry.size:
            return None
        data = None
        certain = _is_untouched(entry, status)
        if not certain or (entry.diagnostics and not task.facts_only):
            data, status = _content(task.file)
            # it may have been touched since
            certain = certain and _is_untouched(entry, status)
            if not certain and digest_of(data) != entry.digest:
                return None
        outcome = _outcome(entry, details, task, data)
        self._digests[task.relative] = TextDigest(entry.digest)
        return outcome

    def _shard(self, task: PageTask) -> Shard:
        number = crc32(task.relative.encode(errors="surrogateescape")) % _SHARDS
        known = self._shards.get(number)
        if known is None:
            file = self.folder / f"{number}.json"
            known = self._shards[number] = read_shard(file, self.fingerprint)
        return known

    def settings_key(self, task: PageTask) -> str:
        """What of the settings decides about an outcome, what the schema asks for included."""
        settings = task.settings
        known = self._settings.get(id(settings))
        if known is None or known[0] is not settings:
            limits = self._limits if task.limits is None else task.limits
            material = f"{settings!r} {limits!r}".encode(errors="surrogateescape")
            if settings.schema is not None:
                from doclint.frontmatter.schema_loading import schema_fingerprint

                material += schema_fingerprint(settings.schema).encode(errors="surrogateescape")
            known = self._settings[id(settings)] = (settings, _hash(material))
        return known[1]


def _fingerprint(rules: Mapping[str, Rule]) -> str:
    """What identifies the code: another version or other `rules` make every outcome invalid.

    The files of doclint itself need no rules to be known.
    """
    own = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120  # strings: many files
    files = [
        f"{folder}/{name}"
        for folder, _, names in os.walk(own)
        for name in names
        if name.endswith(".py")
    ]
    modules = {rule.head.home for rule in rules.values()}
    files += [getattr(sys.modules.get(name), "__file__", None) or "" for name in modules]
    parts = [__version__, str(FACTS_VERSION), *sorted(rules), *map(_file_stamp, sorted(set(files)))]
    return _hash("\n".join(parts).encode(errors="surrogateescape"))


def _file_stamp(path: str) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return path
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _content(path: str) -> tuple[bytes, os.stat_result]:
    """The content of a file and the state of the file after it was read."""
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123  # there may be many pages
        return stream.read(), os.fstat(stream.fileno())


def _is_untouched(entry: CachedPage, status: os.stat_result) -> bool:
    """Whether a file with that `status` surely holds what `entry` is about."""
    modified, changed = status.st_mtime_ns, status.st_ctime_ns
    same = modified == entry.modified and changed == entry.changed
    return same and entry.stored - max(modified, changed) >= _RACY_NANOSECONDS


def _is_about(outcome: PageOutcome, data: bytes) -> bool:
    """Whether `outcome` is about the text that `data` holds."""
    source = outcome.result.source
    return digest_of(data) == outcome.digest if source is None else source.data == data


class _RuleFacts(Mapping[str, object]):
    """What rules asked of a page, read when it is wanted."""

    __slots__ = ("_details", "_known")

    def __init__(self, details: Details) -> None:
        self._details = details
        self._known: dict[str, object] | None = None

    def _facts(self) -> dict[str, object]:
        known = self._known
        if known is None:
            known = self._known = self._details.by_rule()
        return known

    def __getitem__(self, code: str) -> object:
        return self._facts()[code]

    def __contains__(self, code: object) -> bool:
        return code in self._facts()

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts())

    def __len__(self) -> int:
        return len(self._facts())


def _facts(entry: CachedPage, details: Details, task: PageTask) -> PageFacts | None:
    if not entry.has_facts:
        return None
    return PageFacts(
        task.path,
        lambda: PageHead.from_json(details.head()),
        lambda: PageBody.from_json(details.body()),
    )


def _outcome(
    entry: CachedPage, details: Details, task: PageTask, data: bytes | None
) -> PageOutcome:
    diagnostics, suppressions = entry.diagnostics, entry.suppressions
    source = None
    found: tuple[Diagnostic, ...] = ()
    if diagnostics and not task.facts_only and data is not None:
        source = Source(data.decode())
        found = tuple(map(diagnostic_from_json, diagnostics))
    if suppressions == 0:
        kept: Suppressions | None = _NOTHING
    else:
        kept = Suppressions.from_json(suppressions) if suppressions is not None else None
    return PageOutcome(
        FileResult(task.path, source, found),
        TextDigest(entry.digest),
        kept,
        frozenset(entry.used) if entry.used else _NONE_USED,
        _facts(entry, details, task),
        _RuleFacts(details),
    )
