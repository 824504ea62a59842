"""markdownlint's comments, with the exact meaning that markdownlint 0.40 gives them.

They stand on one line each, except that `configure-file` may span several; they count inside code
too; a change holds from the line that the comment is on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from doclint.configuration.config_errors import nearest
from doclint.configuration.markdownlint_rules import codes_by_name, markdownlint_rules
from doclint.page.document import Document
from doclint.suppression.cover import Cover
from doclint.suppression.suppression_values import Blocked, Misnomer
from doclint.syntax.nodes import CodeBlock, CodeSpan
from doclint.values.rule_head import RuleHead
from doclint.values.settings import Settings

__all__ = [
    "Directive",
    "blocked_by_markdownlint",
    "directives",
    "directives_in",
    "misnomers_of_markdownlint",
]

# two names this much alike differ by a slip
_ALMOST = 0.85

_ACTIONS = (
    r"markdownlint-(disable|enable|capture|restore|disable-file|enable-file|disable-line"
    r"|disable-next-line|configure-file)"
)
_HTML = re.compile(rf"(<!--\s*(?i:{_ACTIONS}))(?:\s|-->)")
_MDX = re.compile(rf"(\{{/\*\s*(?i:{_ACTIONS}))(?:\s|\*/\}})")


class Directive(NamedTuple):
    """One comment: the action in lower case and the rest, its parameter, as written.

    `line` counts the lines of the body from 0, `column` is where in it the parameter starts.
    """

    line: int
    action: str
    parameter: str
    column: int


def directives(document: Document) -> Iterator[Directive]:
    """The comments of the page line by line, in their order."""
    body = document.source.lines[document.body_line - 1 :]
    yield from directives_in(body, document.is_mdx)


def directives_in(lines: Iterable[str], mdx: bool) -> Iterator[Directive]:
    """The comments in `lines`.

    After a comment that its line does not close, markdownlint resumes its search in the next line
    at the same column.
    """
    forms = ((_HTML, "-->"), (_MDX, "*/}")) if mdx else ((_HTML, "-->"),)
    resume = dict.fromkeys(forms, 0)
    for number, line in enumerate(lines):
        for form in forms:
            opening, closing = form
            start, resume[form] = resume[form], 0
            for found in opening.finditer(line, start):
                end = line.find(closing, found.end(1))
                if end < 0:
                    resume[form] = found.end()
                    break
                yield Directive(number, found[2].lower(), line[found.end(1) : end], found.end(1))


def blocked_by_markdownlint(
    document: Document, rules: Mapping[str, RuleHead], settings: Settings | None
) -> tuple[Blocked, ...]:
    """The ranges in which the comments of the page switch rules off."""
    found = list(directives(document))
    dormant = frozenset(settings.dormant if settings is not None else ())
    if not found and not dormant:
        return ()
    source = document.source
    first = document.body_line
    states = _LineStates(rules, dormant).after(found, len(source.lines) - first + 1)
    blocked: list[Blocked] = []
    line = first
    for codes, group in groupby(states):
        end = line + len(list(group))
        if codes:
            start = source.line_starts[line - 1]
            last = end > len(source.lines)
            stop = len(source.text) + 1 if last else source.line_starts[end - 1]
            blocked.append(Blocked(start, stop, tuple(sorted(codes))))
        line = end
    return tuple(blocked)


def misnomers_of_markdownlint(
    document: Document, rules: Mapping[str, RuleHead]
) -> tuple[Misnomer, ...]:
    """Names in the comments that are almost the name of a rule; others may be custom rules."""
    known = codes_by_name(rules)
    source = document.source
    found: list[Misnomer] = []
    code = Cover(document, CodeBlock, CodeSpan)
    for directive in directives(document):
        if directive.action == "configure-file":
            continue
        start = source.line_starts[directive.line + document.body_line - 1] + directive.column
        for word in re.finditer(r"\S+", directive.parameter.partition(" --")[0]):
            if word[0].upper() in known or start in code:
                continue
            close = nearest(word[0], known, _ALMOST)
            if close:
                span = (start + word.start(), start + word.end())
                found.append(Misnomer(-1, "rule", word[0], *span, _shown(close, rules)))
    return tuple(found)


def _shown(name: str, rules: Mapping[str, RuleHead]) -> str:
    """A name in capitals as people write it."""
    return name if name in rules else name.lower()


class _LineStates:
    """Follows which rules are off, line by line; a state is the set of codes that are off."""

    def __init__(self, rules: Mapping[str, RuleHead], initial: frozenset[str]) -> None:
        self._names = codes_by_name(rules)
        self._all = frozenset(markdownlint_rules(rules))
        self._initial = initial

    def after(self, found: Sequence[Directive], lines: int) -> list[frozenset[str]]:
        """The state of each of `lines` lines under the comments `found`."""
        current = captured = self._initial
        for directive in found:
            if directive.action in ("disable-file", "enable-file"):
                current = self._changed(current, directive)
        states: list[frozenset[str]] = []
        for directive in found:
            states += [current] * (directive.line - len(states))
            if directive.action == "capture":
                captured = current
            elif directive.action == "restore":
                current = captured
            elif directive.action in ("disable", "enable"):
                current = self._changed(current, directive)
        states += [current] * (lines - len(states))
        for directive in found:
            line = directive.line + (directive.action == "disable-next-line")
            if directive.action in ("disable-line", "disable-next-line") and line < lines:
                states[line] = self._changed(states[line], directive)
        return states

    def _changed(self, state: frozenset[str], directive: Directive) -> frozenset[str]:
        words = directive.parameter.upper().split()
        codes = {code for word in words for code in self._names.get(word, ())}
        changed = codes if words else self._all
        return state - changed if directive.action.startswith("enable") else state | changed
