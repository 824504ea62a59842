"""Lines that begin with `#` but are no headings."""

from __future__ import annotations

import re
from typing import NamedTuple

from doclint.page.document import Document
from doclint.rules.markdown._lines import code_line_set, html_line_set, page_lines

__all__ = ["HashLine", "hash_lines"]

# seven hashes make no heading either, whatever follows
_AFTER_HASH = r"(?:#*[^# \t\r\n]|#{6})"
_CANDIDATE = re.compile("#" + _AFTER_HASH)
# a pattern that begins with a literal is searched many times faster, best with a rare one; most of
# what it finds is a heading
_AT_LINE_START = re.compile(r"#(?<=[\r\n]#)(?!#{0,5} )" + _AFTER_HASH)


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
        lines, first, _ = doc.derived(page_lines)
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
    found = [doc.body_start] if _CANDIDATE.match(text, doc.body_start) else []
    found.extend([one.start() for one in _AT_LINE_START.finditer(text, doc.body_start + 1)])
    return found
