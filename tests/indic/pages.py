"""Documents, findings and fixed texts for tests of rules about characters."""

from __future__ import annotations

from doclint.checking.linter import check
from doclint.checking.registry import rules_in
from doclint.checking.selection import active_rules
from doclint.fixing.apply import apply_fixes, eligible
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.rules import indic, unicode
from doclint.values.diagnostic import Diagnostic
from doclint.values.settings import Settings
from doclint.values.text import Source

RULES = {rule.head.code: rule for family in (indic, unicode) for rule in rules_in(family)}
ALL = active_rules(Settings(preset="all"), RULES).page
RECOMMENDED = active_rules(Settings(preset="recommended"), RULES).page


def document(text: str, language: str = "", path: str = "page.md") -> Document:
    """The document for `text` with its front matter."""
    source = Source(text)
    return Document(source, path, read_front_matter(source), language)


def findings(text: str, language: str = "", path: str = "page.md") -> list[Diagnostic]:
    """What the rules of the default set find in `text`."""
    checked = check(document(text, language, path), RECOMMENDED)
    assert checked.crashed == ()
    return checked.diagnostics


def fixed(text: str, language: str = "", unsafe: bool = False) -> str:
    """`text` once no fix is left to apply."""
    for _ in range(20):
        found = [one for one in findings(text, language) if eligible(one, unsafe)]
        if not found:
            return text
        text = apply_fixes(text, found).text
    raise AssertionError("the fixes do not come to an end")
