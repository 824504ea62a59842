"""Lines that begin with `#` but are no headings."""

from __future__ import annotations

import re
from typing import NamedTuple

from doclint.document import Document
from doclint.rules.markdown._lines import code_line_set, html_line_set, page_lines

__all__ = ["HashLine", "hash_lines"]

# seven hashes make no heading either, whatever follows
_CANDIDATE = re.compile(r"#+[^# \t\r\n]|#{7}")


class HashLine(NamedTuple):
    """One line: `text` without comments' content, `start` its offset, `hashes` how many lead it."""

    line: int
    start: int
    text: str
    hashes: int


def hash_lines(doc: Document) -> list[HashLine]:
    """The lines outside code and HTML whose leading hashes make no heading, in order."""
    found = []
    for start in _candidates(doc):
        line = doc.source.line_of(start)
        lines, first = doc.derived(page_lines)
        if (
            line <= first
            or line in doc.derived(code_line_set)
            or line in doc.derived(html_line_set)
        ):
            continue
        text = lines[line - 1][start - doc.source.line_starts[line - 1] :]
        found.append(HashLine(line, start, text, len(text) - len(text.lstrip("#"))))
    return found


def _candidates(doc: Document) -> list[int]:
    """Where a line begins with hashes that are no heading's."""
    text = doc.text
    matches = _CANDIDATE.match
    found = [doc.body_start] if matches(text, doc.body_start) else []
    for line_break in ("\n", "\r") if "\r" in text else ("\n",):
        needle = line_break + "#"
        at = text.find(needle)
        while at != -1:
            if matches(text, at + 1):
                found.append(at + 1)
            at = text.find(needle, at + 2)
    return sorted(found)
