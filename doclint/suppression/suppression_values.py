"""What the comments of one page suppress: plain values that outlive the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doclint.checking.notices import (
    UNKNOWN_SUPPRESSION,
    UNUSED_SUPPRESSION,
    is_about_comments,
    is_about_the_run,
)
from doclint.values.diagnostic import Diagnostic, Effect
from doclint.values.fixes import replace
from doclint.values.text import Span

__all__ = ["Blocked", "Misnomer", "Removal", "SuppressedName", "SuppressedRange", "Suppressions"]


class SuppressedRange(NamedTuple):
    """A half-open range of code points; rules with one of the `excepted` codes do not heed it."""

    start: int
    end: int
    excepted: tuple[str, ...] = ()


class Removal(NamedTuple):
    """The edit that takes a comment, or a name in it, out of the page."""

    start: int
    end: int
    text: str = ""


class SuppressedName(NamedTuple):
    """One name in one suppression comment, or the comment itself when it names nothing.

    `codes` are the rules meant, empty for all of them. `comment` numbers the comments of the page.
    `name` is as written, at `start` to `end`. `regions` say where the entry holds. `judged` is
    false when nobody can tell whether the entry is needed, `needed` true when it is in any case.
    `removal` takes the name away and `comment_removal` the comment, where that is safe.
    """

    comment: int
    name: str
    start: int
    end: int
    codes: tuple[str, ...] = ()
    regions: tuple[SuppressedRange, ...] = ()
    judged: bool = True
    needed: bool = False
    closing: bool = False
    removal: Removal | None = None
    comment_removal: Removal | None = None


class Blocked(NamedTuple):
    """A range in which markdownlint's comments switch rules off."""

    start: int
    end: int
    codes: tuple[str, ...]


class Misnomer(NamedTuple):
    """A word in the comment of that number that means nothing; `what` is `rule` or `comment`."""

    comment: int
    what: str
    name: str
    start: int
    end: int
    suggestion: str


class _PlacedRange(NamedTuple):
    """A range in which `entry`, None for a comment of markdownlint, suppresses `codes` or all."""

    start: int
    end: int
    entry: int | None
    codes: tuple[str, ...]
    excepted: tuple[str, ...]

    def holds_for(self, code: str) -> bool:
        return (not self.codes or code in self.codes) and code not in self.excepted


class Suppressions(NamedTuple):
    """Everything that the comments of one page suppress.

    All parts are numbers, strings, flags and tuples of them, so that the value can be sent to
    another process and written as JSON (`Suppressions.from_json(json.loads(json.dumps(it)))`).
    """

    entries: tuple[SuppressedName, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    misnomers: tuple[Misnomer, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything that suppresses, or a word that means nothing."""
        return bool(self.entries or self.blocked or self.misnomers)

    def apply(self, diagnostics: Sequence[Diagnostic]) -> tuple[list[Diagnostic], frozenset[int]]:
        """The diagnostics that stay, and the numbers of the entries that suppressed one."""
        if not self.entries and not self.blocked:
            return list(diagnostics), frozenset()
        kept: list[tuple[int, Diagnostic]] = []
        used: set[int] = set()
        pending = self._regions()
        current: list[_PlacedRange] = []
        order = sorted(range(len(diagnostics)), key=lambda n: diagnostics[n].span.start)
        for number in order:
            diagnostic = diagnostics[number]
            code, offset = diagnostic.code, diagnostic.span.start
            while pending and pending[-1].start <= offset:
                current.append(pending.pop())
            current = [placed for placed in current if placed.end > offset]
            by = [placed.entry for placed in current if placed.holds_for(code)]
            # what a run could not do must be said whatever the page says
            if not by or is_about_the_run(code):
                kept.append((number, diagnostic))
            else:
                used.update(entry for entry in by if entry is not None)
        kept.sort()
        return [diagnostic for _, diagnostic in kept], frozenset(used)

    def _regions(self) -> list[_PlacedRange]:
        """Every range in which something is suppressed, the last one first."""
        found = [
            _PlacedRange(region.start, region.end, number, entry.codes, region.excepted)
            for number, entry in enumerate(self.entries)
            for region in entry.regions
        ]
        found.extend(_PlacedRange(one.start, one.end, None, one.codes, ()) for one in self.blocked)
        return sorted(found, key=lambda placed: placed.start, reverse=True)

    def unused(self, used: Iterable[int]) -> list[Diagnostic]:
        """A finding for every entry that is not among `used` and for words without a meaning.

        `used` must cover all findings of the page, those of site rules included.
        """
        needed = frozenset(used)
        found = [*self._unused_entries(needed), *map(_unknown, self.misnomers)]
        explicit = [entry for entry in self.entries if any(map(is_about_comments, entry.codes))]
        found = [
            one
            for one in found
            if not any(_suppresses(entry, one.code, one.span.start) for entry in explicit)
        ]
        found.sort(key=lambda diagnostic: diagnostic.sort_key)
        return found

    def _unused_entries(self, used: frozenset[int]) -> list[Diagnostic]:
        unused: dict[int, list[SuppressedName]] = {}
        sizes: dict[int, int] = {}
        for number, entry in enumerate(self.entries):
            sizes[entry.comment] = sizes.get(entry.comment, 0) + 1
            own = all(map(is_about_comments, entry.codes)) and bool(entry.codes)
            if number not in used and entry.judged and not entry.needed and not own:
                unused.setdefault(entry.comment, []).append(entry)
        # a comment with a slip in it is to be mended, not to be removed
        slips = {one.comment for one in self.misnomers}
        found: list[Diagnostic] = []
        for comment, entries in unused.items():
            whole = len(entries) == sizes[comment] and comment not in slips
            found.extend(_whole(entries) if whole else map(_single, entries))
        return found

    @classmethod
    def from_json(cls, value: Sequence[Sequence[Sequence[object]]]) -> Suppressions:
        """The suppressions that were written as the JSON arrays `value`."""
        entries, blocked, misnomers = value
        return cls(
            tuple(_entry(item) for item in entries),
            tuple(Blocked(item[0], item[1], tuple(item[2])) for item in blocked),  # type: ignore[arg-type]  # the shape is ours
            tuple(Misnomer(*item) for item in misnomers),  # type: ignore[arg-type]  # the shape is ours
        )


def _entry(item: Sequence[object]) -> SuppressedName:
    made = SuppressedName(*item)  # type: ignore[arg-type]  # the shape is ours
    return made._replace(
        codes=tuple(made.codes),
        regions=tuple(
            SuppressedRange(start, end, tuple(excepted)) for start, end, excepted in made.regions
        ),
        removal=made.removal and Removal(*made.removal),
        comment_removal=made.comment_removal and Removal(*made.comment_removal),
    )


def _suppresses(entry: SuppressedName, code: str, offset: int) -> bool:
    if entry.codes and code not in entry.codes:
        return False
    return any(
        region.start <= offset < region.end and code not in region.excepted
        for region in entry.regions
    )


def _whole(entries: Sequence[SuppressedName]) -> list[Diagnostic]:
    """The finding about a comment none of whose names is needed."""
    first, last = entries[0], entries[-1]
    if first.closing:
        message = "nothing is disabled here that this comment could enable"
    elif first.codes:
        names = ", ".join(f"`{entry.name}`" for entry in entries)
        message = f"suppresses nothing: {names}"
    else:
        message = "suppresses nothing"
    span = Span(first.start, last.end)
    return [_diagnostic(span, message, "Remove the comment", first.comment_removal)]


def _single(entry: SuppressedName) -> Diagnostic:
    message = f"suppresses nothing: `{entry.name}`"
    if entry.closing:
        message = f"`{entry.name}` is not disabled here"
    span = Span(entry.start, entry.end)
    return _diagnostic(span, message, f"Remove `{entry.name}`", entry.removal)


def _diagnostic(span: Span, message: str, title: str, removal: Removal | None) -> Diagnostic:
    fix = None
    if removal is not None:
        place = (removal.start, removal.end)
        fix = replace(place, removal.text, title, effect=Effect.REPAIR)
    return UNUSED_SUPPRESSION.at(span, message, fix)


def _unknown(misnomer: Misnomer) -> Diagnostic:
    hint = f"; did you mean `{misnomer.suggestion}`?" if misnomer.suggestion else ""
    message = f"unknown {misnomer.what} `{misnomer.name}`{hint}"
    return UNKNOWN_SUPPRESSION.at(Span(misnomer.start, misnomer.end), message)
