"""Two versions over one repository, compared."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tools.checkouts import Checkout
from tools.ecosystem.copies import RepositoryCopy
from tools.ecosystem.runs import Found, Run, RunEnd, differences, run

__all__ = ["KINDS", "Change", "Comparison", "FixedText", "Pair", "Plan", "compare_repository"]

# how a finding can differ: one version alone has it, or both have it, but say something else of it
KINDS = ("only before", "only after", "told otherwise")


@dataclass(frozen=True, slots=True)
class Plan:
    """Which runs each repository gets: the two versions, each command under each preset."""

    before: Checkout
    after: Checkout
    presets: Sequence[str]
    commands: Sequence[str]


class Change(NamedTuple):
    """A finding that differs, and in which of `KINDS`."""

    kind: str
    found: Found


class FixedText(NamedTuple):
    """A page that the versions leave behind differently; None stands for a missing file."""

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Pair:
    """One run of each version, before and after, and what differs.

    `same_report` says whether both wrote the same bytes.
    """

    name: str
    ends: tuple[RunEnd, RunEnd]
    same_report: bool
    changes: tuple[Change, ...]
    texts: tuple[FixedText, ...]

    @property
    def same_end(self) -> bool:
        """Whether both ended in the same way, whatever they found."""
        before, after = ((one.status, one.complete, one.said) for one in self.ends)
        return before == after

    @property
    def same(self) -> bool:
        """Whether the two do not differ in a single byte."""
        return self.same_report and self.same_end and not self.texts


@dataclass(frozen=True, slots=True)
class Comparison:
    """All runs over one repository."""

    repository: str
    pairs: tuple[Pair, ...]

    @property
    def same(self) -> bool:
        """Whether every byte that the versions wrote is the same."""
        return all(pair.same for pair in self.pairs)

    def pages(self, side: int) -> int:
        """How many pages the versions saw: 0 is before, 1 after."""
        return max(pair.ends[side].pages for pair in self.pairs)

    def findings(self, side: int) -> int:
        """How many findings all runs of a version had together."""
        return sum(pair.ends[side].findings for pair in self.pairs)

    def seconds(self, side: int) -> float:
        """The processor time of all runs of a version together."""
        return sum(pair.ends[side].seconds for pair in self.pairs)


def compare_repository(repository: Path, plan: Plan) -> Comparison:
    """What `plan` shows in a copy of `repository`, a folder."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = RepositoryCopy(repository, Path(temporary, repository.name))
        pairs = tuple(
            _pair(plan, command, preset, copy, Path(temporary, "scratch"))
            for preset in plan.presets
            for command in plan.commands
        )
    return Comparison(repository.name, pairs)


def _pair(plan: Plan, command: str, preset: str, copy: RepositoryCopy, scratch: Path) -> Pair:
    before = run(plan.before, command, preset, copy.folder, scratch)
    left_before = copy.take_changes()
    after = run(plan.after, command, preset, copy.folder, scratch)
    left_after = copy.take_changes()
    return Pair(
        f"{preset}, {command}",
        (before.end, after.end),
        before.report == after.report,
        tuple(_changes(before, after)),
        tuple(_texts(copy, left_before, left_after)),
    )


def _texts(
    copy: RepositoryCopy, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]
) -> Iterator[FixedText]:
    """The pages that hold something else after one run than after the other."""
    for path in sorted(before.keys() | after.keys()):
        one, two = (
            changed[path] if path in changed else copy.original(path) for changed in (before, after)
        )
        if one != two:
            yield FixedText(path, one, two)


def _changes(before: Run, after: Run) -> Iterator[Change]:
    if before.end.complete is None or after.end.complete is None:
        # the ends say that there is nothing to compare
        return
    old, new = differences(before, after)
    heads_before, heads_after = ({one.head for one in some} for some in (old, new))
    gone, come, otherwise = KINDS
    yield from (Change(gone, one) for one in old if one.head not in heads_after)
    yield from (Change(otherwise if one.head in heads_before else come, one) for one in new)
