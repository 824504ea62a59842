"""What the tests of front matter share: reading a page and running the rules of the family."""

from __future__ import annotations

import re

import doclint.rules.frontmatter
from doclint.checking.linter import check
from doclint.checking.registry import rules_in
from doclint.checking.selection import active_rules
from doclint.frontmatter.front_matter import FrontMatter
from doclint.frontmatter.reader import read_front_matter
from doclint.frontmatter.schema import Schema
from doclint.page.document import Document
from doclint.values.diagnostic import Diagnostic
from doclint.values.settings import Settings
from doclint.values.text import Source, Span

RULES = {rule.head.code: rule for rule in rules_in(doclint.rules.frontmatter)}
SETTINGS = Settings(select=("FM",), ignore=("FM011", "FM012"))


def read(text: str) -> FrontMatter:
    """The front matter of `text`, which must have one."""
    found = read_front_matter(Source(text))
    assert found is not None
    return found


def problems(text: str) -> list[tuple[str, str, str]]:
    """The kind, the place in the text and the message of each problem."""
    return [(one.kind, text[slice(*one.span)], one.message) for one in read(text).problems]


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its `⟦…⟧` marks, and the spans that they marked, in order of their ends."""
    text, starts, spans = "", [], []
    for piece in re.split("([⟦⟧])", marked):
        if piece == "⟦":
            starts.append(len(text))
        elif piece == "⟧":
            spans.append(Span(starts.pop(), len(text)))
        else:
            text += piece
    return text, spans


def findings(text: str, schema: Schema | None = None) -> list[Diagnostic]:
    """What the recommended rules about front matter say about a page."""
    source = Source(text)
    document = Document(source, "page.md", read_front_matter(source), schema=schema)
    return check(document, active_rules(SETTINGS, RULES).page).diagnostics


def codes(text: str, schema: Schema | None = None) -> list[str]:
    """The codes of what the rules say."""
    return [one.code for one in findings(text, schema)]
