"""Asks the proof of the fixing engine about one fix; the only module here that knows the engine."""

from __future__ import annotations

from typing import NamedTuple

from doclint.fixing.engine import Linted, fix_source
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.values.diagnostic import Diagnostic, Fix
from doclint.values.text import Source

__all__ = ["Attacked", "proved"]


class Attacked(NamedTuple):
    """A finding with a SAFE fix, in its page."""

    diagnostic: Diagnostic
    text: str
    path: str = "page.md"
    flavor: str = "auto"
    language: str = ""

    @property
    def fix(self) -> Fix:
        """The fix as the rule makes it; every attacked finding has one."""
        assert self.diagnostic.fix is not None
        return self.diagnostic.fix


def proved(attacked: Attacked, fix: Fix) -> str | None:
    """The text after `fix` in place of the finding's own, or None if the engine refuses it."""
    lying = attacked.diagnostic._replace(fix=fix)

    def lint(text: str) -> Linted:
        source = Source(text)
        front = read_front_matter(source)
        document = Document(source, attacked.path, front, attacked.language, attacked.flavor)
        apart = front is not None and front.body_start > front.span.start
        values = front.values if front is not None and apart else None
        found = (lying,) if text == attacked.text else ()
        return Linted(found, document.body_start, values, document.dialect)

    fixed = fix_source(attacked.text, lint, unsafe=False)
    return fixed.text if fixed.fixed else None
