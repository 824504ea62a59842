"""Findings and fixes in the words of the Language Server Protocol.

Its lines and characters count from 0, characters in the units of the encoding that client and
server agreed on: UTF-8 bytes, UTF-16 units or code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from lsprotocol import types

from doclint.checking.registry import installed_heads
from doclint.report.rule_urls import rule_url
from doclint.server.text_checker import CheckedText
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Severity
from doclint.values.text import Source, Span

__all__ = ["EditorPage", "changes", "workspace_edit"]

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_NOTES = {Applicability.UNSAFE: " (unsafe)", Applicability.MANUAL: " (please check)"}
# comparing takes time in the square of the number of lines
_MOST_LINES = 2_000


class EditorPage:
    """One checked text under its `uri`, as the client should hear of it."""

    def __init__(self, uri: str, checked: CheckedText, encoding: str) -> None:
        self._uri = uri
        self._source = checked.source
        self._encoding = encoding
        self._found = [(one, self._diagnostic(one)) for one in checked.diagnostics]

    @property
    def text(self) -> str:
        """The text that was checked."""
        return self._source.text

    @property
    def diagnostics(self) -> list[types.Diagnostic]:
        """All findings."""
        return [shown for _, shown in self._found]

    def actions(self, within: types.Range, version: int | None) -> list[types.CodeAction]:
        """The repairs of the findings that touch the range `within`; `version` is that of the text
        (see `workspace_edit`).
        """
        return [
            self._action(one, shown, version)
            for one, shown in self._found
            if one.fix is not None and _touch(shown.range, within)
        ]

    def hover(self, position: types.Position) -> types.Hover | None:
        """What the rules say that found something at `position`."""
        here = types.Range(position, position)
        touched = [(one, shown) for one, shown in self._found if _touch(shown.range, here)]
        if not touched:
            return None
        parts = [_explained(one) for one, _ in touched]
        markup = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts))
        return types.Hover(markup, touched[0][1].range)

    def _diagnostic(self, one: Diagnostic) -> types.Diagnostic:
        url = rule_url(one.code, installed_heads())
        return types.Diagnostic(
            range=_range(self._source, one.span, self._encoding),
            message=one.message,
            severity=_SEVERITIES[one.severity],
            code=one.code,
            code_description=None if url is None else types.CodeDescription(url),
            source="doclint",
        )

    def _action(
        self, one: Diagnostic, shown: types.Diagnostic, version: int | None
    ) -> types.CodeAction:
        assert one.fix is not None
        edits = list(_text_edits(self._source, one.fix.edits, self._encoding))
        title = f"{one.fix.title} [{one.code}]{_NOTES.get(one.fix.applicability, '')}"
        return types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[shown],
            edit=workspace_edit(self._uri, edits, version),
            is_preferred=one.fix.applicability is Applicability.SAFE,
        )


def workspace_edit(
    uri: str, edits: Sequence[types.TextEdit], version: int | None
) -> types.WorkspaceEdit:
    """`edits` of the text at `uri`, which the client makes in that `version` of it only.

    None is for clients that do not compare versions.
    """
    if version is None:
        return types.WorkspaceEdit(changes={uri: list(edits)})
    document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


def changes(before: Source, after: str, encoding: str) -> list[types.TextEdit]:
    """Edits of whole lines that turn `before` into `after`."""
    if before.text == after:
        return []
    old, new = _kept_lines(before), _kept_lines(Source(after))
    starts = [*before.line_starts[: len(old)], len(before.text)]
    edits = (
        Edit(Span(starts[first], starts[last]), "".join(new[low:high]))
        for first, last, low, high in _hunks(old, new)
    )
    return list(_text_edits(before, edits, encoding))


def _kept_lines(source: Source) -> list[str]:
    """The lines of `source` with their line breaks, which are those of the protocol alone."""
    text, starts = source.text, source.line_starts
    lines = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return lines if lines[-1] else lines[:-1]


def _hunks(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The ranges of lines that differ, in both texts."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    most = min(len(old), len(new)) - head
    while tail < most and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    first, last = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(first), len(last)) > _MOST_LINES:
        yield head, head + len(first), head, head + len(last)
        return
    for kind, *places in SequenceMatcher(None, first, last, autojunk=False).get_opcodes():
        if kind != "equal":
            low, high, other_low, other_high = (head + place for place in places)
            yield low, high, other_low, other_high


def _text_edits(source: Source, edits: Iterable[Edit], encoding: str) -> Iterator[types.TextEdit]:
    for edit in edits:
        yield types.TextEdit(_range(source, edit.span, encoding), edit.text)


def _range(source: Source, span: Span, encoding: str) -> types.Range:
    return types.Range(
        _position(source, span.start, encoding), _position(source, span.end, encoding)
    )


def _position(source: Source, offset: int, encoding: str) -> types.Position:
    found = source.position(offset)
    line = found.line - 1
    if encoding == types.PositionEncodingKind.Utf8:
        return types.Position(line, found.byte_offset - source.byte_line_starts[line])
    if encoding == types.PositionEncodingKind.Utf32:
        return types.Position(line, found.column - 1)
    return types.Position(line, found.utf16_column - 1)


def _touch(one: types.Range, other: types.Range) -> bool:
    """Whether two ranges overlap or meet."""
    return one.start <= other.end and other.start <= one.end


def _explained(one: Diagnostic) -> str:
    rules = installed_heads()
    rule, url = rules.get(one.code), rule_url(one.code, rules)
    title = f"`{one.code}` {one.name}"
    head = title if url is None else f"[{title}]({url})"
    return head if rule is None else f"{head}\n\n{rule.summary}"
