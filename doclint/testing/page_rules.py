"""Runs the examples in a rule's docstring; public, so that other packages can test theirs.

An example is a fenced block whose info string is `md bad`, `md good` or `md fixed`. `⟦…⟧` marks
the exact span of an expected finding and is taken out before the text is parsed. More words in
the info string: `lang=hi` sets the language, `escapes` turns `\\u200b`, `\\x20`, `\\t`, `\\r`,
`\\n` into the characters they name, `unterminated` drops the last line break, `unsafe` on a
`fixed` block applies UNSAFE fixes too, `compatible` runs as under the preset markdownlint,
`engine` says that the engine and not the rule's function reports the finding. A `toml` block sets
the options of the examples after it, a `yaml schema` block their front-matter schema.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from doclint.checking.linter import check
from doclint.checking.rule import Rule
from doclint.checking.selection import active_rules
from doclint.fixing.apply import apply_fixes, eligible
from doclint.page.document import Document
from doclint.testing.marks import marks_breached, unmark
from doclint.values.diagnostic import Diagnostic
from doclint.values.settings import Settings
from doclint.values.text import Source, Span

if TYPE_CHECKING:
    from doclint.frontmatter.schema import Schema

__all__ = ["Example", "check_examples", "examples", "lint_example"]

_FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[trn])")
_SIMPLE_ESCAPES = {"t": "\t", "r": "\r", "n": "\n"}
_MAX_PASSES = 10


class Example(NamedTuple):
    """One example: `kind` is `bad`, `good` or `fixed`; `marks` are the expected spans.

    `schema` is the text of the declarative schema that holds for it, or empty.
    """

    kind: str
    text: str
    marks: tuple[Span, ...]
    words: frozenset[str]
    options: dict[str, object]
    schema: str = ""

    @property
    def language(self) -> str:
        """The value of `lang=`, or an empty string."""
        return next((word[5:] for word in self.words if word.startswith("lang=")), "")


def examples(rule: Rule) -> Iterator[Example]:
    """The examples of `rule` in the order of its docstring."""
    options: dict[str, object] = {}
    schema = ""
    for block in _FENCE.finditer(rule.doc):
        words = block["info"].split()
        if words == ["toml"]:
            options = tomllib.loads(block["body"])
        elif words == ["yaml", "schema"]:
            schema = block["body"]
        elif len(words) > 1 and words[1] in ("bad", "good", "fixed"):
            body = block["body"]
            if "escapes" in words:
                body = _ESCAPE.sub(_unescape, body)
            if "unterminated" in words:
                body = body.removesuffix("\n")
            text, marks = unmark(body)
            yield Example(words[1], text, marks, frozenset(words[2:]), options, schema)


def lint_example(rule: Rule, example: Example, text: str | None = None) -> list[Diagnostic]:
    """What `rule` alone finds in `example`, or in `text` under the example's settings."""
    from doclint.frontmatter.reader import read_front_matter

    text = example.text if text is None else text
    compatible = "compatible" in example.words
    settings = Settings(
        preset="markdownlint" if compatible else "recommended",
        select=(rule.code,),
        options={rule.code: example.options} if example.options else {},
    )
    source = Source(text)
    front_matter = read_front_matter(source)
    schema = _schema(example.schema)
    document = Document(source, "page.md", front_matter, example.language, schema=schema)
    checked = check(document, active_rules(settings, {rule.code: rule}), compatible)
    return checked.diagnostics


def _schema(text: str) -> Schema | None:
    from doclint.frontmatter.schema_loading import schema_from_text

    return schema_from_text(text) if text else None


def check_examples(rule: Rule) -> list[str]:
    """What is wrong with the examples of a per-document `rule`; empty when all hold."""
    problems: list[str] = []
    previous: Example | None = None
    for number, example in enumerate(examples(rule), 1):
        if "engine" in example.words:
            continue
        where = f"{rule.code}, example {number} ({example.kind})"
        if example.kind == "fixed":
            if previous is None:
                problems.append(f"{where}: no example before it to fix")
            else:
                problems += [f"{where}: {p}" for p in _check_fix(rule, previous, example)]
            continue
        found = lint_example(rule, example)
        problems += [f"{where}: {p}" for p in marks_breached(example, found)]
        previous = example
    return problems


def _check_fix(rule: Rule, bad: Example, fixed: Example) -> Iterator[str]:
    """Apply the rule's fixes until nothing changes and compare."""
    unsafe = "unsafe" in fixed.words
    text = bad.text
    for _ in range(_MAX_PASSES):
        found = [d for d in lint_example(rule, bad, text) if eligible(d, unsafe)]
        if not found:
            break
        text = apply_fixes(text, found).text
    else:
        yield "does not converge"
    if text != fixed.text:
        yield f"expected {fixed.text!r}, got {text!r}"
    if left := [d.message for d in lint_example(rule, bad, text) if eligible(d, unsafe)]:
        yield f"the result still has {left}"


def _unescape(found: re.Match[str]) -> str:
    name = found[1]
    return _SIMPLE_ESCAPES.get(name) or chr(int(name[1:], 16))
