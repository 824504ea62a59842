"""Which lines are headings, code or tables."""

from __future__ import annotations

from functools import cached_property

from doclint.page.document import Document
from doclint.rules.markdown._lines import code_line_set
from doclint.rules.markdown._page_headings import SETEXT, headings, unusual_headings
from doclint.syntax.nodes import Table

__all__ = ["LineKinds"]


class LineKinds:
    """Sets of 1-based line numbers by what stands there, worked out when asked for."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc

    @property
    def code(self) -> set[int]:
        """The lines of code blocks, fences included."""
        return self._doc.derived(code_line_set)

    @cached_property
    def headings(self) -> set[int]:
        """The lines of headings, underlines included."""
        return {one.node.line for one in self._doc.derived(headings)} | self.underlined

    @cached_property
    def underlined(self) -> set[int]:
        """The lines of headings over an underline alone."""
        found: set[int] = set()
        for heading in self._doc.derived(unusual_headings):
            if heading.style == SETEXT:
                found.update(range(heading.node.line, heading.last_line + 1))
        return found

    @cached_property
    def tables(self) -> set[int]:
        """The lines of tables."""
        found: set[int] = set()
        for table in self._doc.nodes(Table):
            found.update(range(table.line, self._doc.end_line(table) + 1))
        return found
