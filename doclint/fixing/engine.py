"""Fixes one text: choose, apply and prove until nothing is left to fix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from doclint.fixing.apply import apply_fixes, eligible, moved
from doclint.fixing.proof import breach
from doclint.syntax.dialect import PLAIN, Dialect
from doclint.syntax.directives import mask
from doclint.values.diagnostic import Diagnostic, Edit, Effect
from doclint.values.text import Span, digest_of
from doclint.values.text_findings import TextFindings

__all__ = ["FixedText", "Linted", "Refusal", "fix_source"]

# one pass applies the fixes of one effect, so ten rounds of dependent fixes need more passes
_MAX_PASSES = 40
# a text that grows beyond this is being fixed in circles
_GROWTH, _ROOM = 3, 4096
# effects that may not change a value of the front matter
_FAITHFUL = (Effect.NONE, Effect.LAYOUT)
_FRONT_MATTER = "values of the front matter would change"

Lint = Callable[[str], "Linted"]


class Linted(NamedTuple):
    """What a text's rules say: its findings, the code-point offset of its Markdown body, the values
    of its front matter and the dialect of the page.
    """

    diagnostics: Sequence[Diagnostic]
    body_start: int
    front_matter: object = None
    dialect: Dialect = PLAIN


class Refusal(NamedTuple):
    """A fix that was not applied, and why; it stands where its finding stands after fixing.

    With `whole` it speaks of all fixes: the text is as it was.
    """

    span: Span
    reason: str
    whole: bool = False


class FixedText(NamedTuple):
    """The text after fixing with the findings that were fixed on the way.

    `refused` are the fixes that could not be proved or did not converge.
    """

    text: str
    fixed: tuple[Diagnostic, ...]
    refused: tuple[Refusal, ...]


def fix_source(text: str, lint: Lint, unsafe: bool, extra: TextFindings | None = None) -> FixedText:
    """Apply the fixes of what `lint` finds in `text`, again and again until none is left.

    `extra` are findings about `text` that `lint` does not make (those of site rules); raises
    `OtherText` if they are about another text. When the passes do not converge, the original text
    is returned and the rules at fault are named.
    """
    original = text
    seen = {text}
    fixed: list[Diagnostic] = []
    refused: list[Refusal] = []
    banned: set[tuple[str, str]] = set()
    held: dict[Diagnostic, None] = {}
    pending = [] if extra is None else list(extra.about(digest_of(text.encode())))
    linted = lint(text)
    for _ in range(_MAX_PASSES):
        candidates = [
            one
            for one in (*pending, *linted.diagnostics)
            if eligible(one, unsafe) and one not in held and _identity(one, text) not in banned
        ]
        if not candidates:
            refused.extend(_refusal(one, _FRONT_MATTER) for one in held)
            # one that was refused twice, beside other text each time, is one
            return FixedText(text, tuple(fixed), tuple(dict.fromkeys(refused)))
        step = _one_pass(text, linted, candidates)
        banned.update(_identity(one, text) for one, _ in step.refused)
        refused.extend(_refusal(one, reason) for one, reason in step.refused)
        if not step.fixed:
            continue
        next_linted = lint(step.text)
        if next_linted.front_matter != linted.front_matter and all(map(_faithful, step.fixed)):
            # another fix may bring the front matter to light, and these can be tried again then
            held.update(dict.fromkeys(step.fixed))
            continue
        pending, held, linted = [], {}, next_linted
        refused = [one._replace(span=moved(one.span, step.edits)) for one in refused]
        fixed.extend(step.fixed)
        text = step.text
        if text in seen:
            return _given_up(original, step.fixed, "undo each other")
        if len(text) > _GROWTH * len(original) + _ROOM:
            break
        seen.add(text)
    return _given_up(original, fixed[-3:], "do not come to an end")


class _Pass(NamedTuple):
    text: str
    fixed: list[Diagnostic]
    refused: list[tuple[Diagnostic, str]]
    edits: tuple[Edit, ...] = ()


def _one_pass(text: str, linted: Linted, candidates: list[Diagnostic]) -> _Pass:
    """Apply the fixes that need the same proof together; those with the strictest proof first.

    Only the first group that has fixes is applied: the positions of the others are stale then.
    """
    for effect in Effect:
        group = [one for one in candidates if one.fix is not None and one.fix.effect is effect]
        if not group:
            continue
        done = _apply_proved(text, linted, group, effect)
        if done.fixed or done.refused:
            return done
    return _Pass(text, [], [])


def _apply_proved(text: str, linted: Linted, group: list[Diagnostic], effect: Effect) -> _Pass:
    """Apply all of `group` if the result can be proved, else those that can be proved alone."""
    applied = apply_fixes(text, group)
    reason = _breach(text, applied.text, linted, applied.fixed, effect)
    if reason is None:
        return _Pass(applied.text, list(applied.fixed), [], applied.edits)
    if len(applied.fixed) == 1:
        return _Pass(text, [], [(applied.fixed[0], reason)])
    half = len(applied.fixed) // 2
    first = _apply_proved(text, linted, list(applied.fixed[:half]), effect)
    if first.fixed:
        return first
    second = _apply_proved(text, linted, list(applied.fixed[half:]), effect)
    return _Pass(second.text, second.fixed, first.refused + second.refused, second.edits)


def _breach(
    before: str, after: str, linted: Linted, fixed: Sequence[Diagnostic], effect: Effect
) -> str | None:
    """The proof of one step; what changes before the body is front matter, which has its own."""
    body_start = linted.body_start
    edits = [edit for one in fixed if one.fix is not None for edit in one.fix.edits]
    above = [edit for edit in edits if edit.span.end <= body_start and edit.span.start < body_start]
    growth = sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in above)
    inside = len(edits) - len(above)
    old, new = before[body_start:], after[body_start + growth :]
    if not inside:
        return None if old == new else "the body changed"
    for one, other in _readings(old, new, linted.dialect):
        if reason := breach(one, other, effect, inside):
            return reason
    return None


def _readings(before: str, after: str, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Two bodies as those read them who show the page.

    Where a directive hides what is in it, a plain reading has to agree. Admonitions hide nothing,
    and a plain reading would take them for code.
    """
    if not dialect.admonitions:
        yield before, after
    masked = mask(before, dialect), mask(after, dialect)
    if dialect.admonitions or masked != (before, after):
        yield masked


def _identity(diagnostic: Diagnostic, text: str) -> tuple[str, str]:
    """What recognises a refused fix in a later pass, when its position may have moved."""
    start, end = diagnostic.span
    return diagnostic.code, text[max(0, start - 20) : end + 20]


def _refusal(diagnostic: Diagnostic, reason: str) -> Refusal:
    return Refusal(diagnostic.span, f"the fix of {diagnostic.code} was not applied: {reason}")


def _faithful(diagnostic: Diagnostic) -> bool:
    return diagnostic.fix is not None and diagnostic.fix.effect in _FAITHFUL


def _given_up(original: str, last: Iterable[Diagnostic], reason: str) -> FixedText:
    """The original text with the refusal that says which rules kept it from being fixed."""
    codes = ", ".join(sorted({one.code for one in last}))
    message = f"nothing was fixed: the fixes of {codes} {reason}"
    return FixedText(original, (), (Refusal(Span(0, 0), message, whole=True),))
