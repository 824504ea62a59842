"""Runs the examples in a site rule's docstring, each as a small site in a temporary folder.

An example is a fenced block `md bad`, `md good` or `md fixed`, as for rules of one page. Blocks
`with file=NAME` before it are the site's other files; they hold for the examples up to the next
group of such blocks. A `file=` on an example names its page, else it is `page.md`. A `toml` block
sets the rule's options, `toml site` the `[site]` table, `yaml schema` the front-matter schema of
all pages. Examples with the word `network` are not run.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from doclint.checking.rule import Rule, SiteContext
from doclint.checking.selection import active_rules
from doclint.files.page_names import PAGE_SUFFIXES
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.site.facts import PageFacts
from doclint.site.index import SiteIndex
from doclint.site.noting.page_facts import page_facts
from doclint.site.site_config import SiteConfig
from doclint.testing.marks import marks_breached, unmark
from doclint.values.diagnostic import Diagnostic
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.settings import Settings
from doclint.values.text import Source, Span

__all__ = ["check_site_examples", "lint_site"]

_FENCE = lazy_pattern(
    r"^(?P<fence>`{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL
)
_MAX_PASSES = 5


class _Example(NamedTuple):
    kind: str
    name: str
    text: str
    marks: tuple[Span, ...]
    files: dict[str, str]
    options: dict[str, Any]
    site: dict[str, Any]
    words: frozenset[str]
    schema: str = ""


def lint_site(
    rule: Rule,
    folder: Path,
    files: dict[str, str],
    options: dict[str, Any] | None = None,
    site: dict[str, Any] | None = None,
    schema: str = "",
) -> dict[str, list[Diagnostic]]:
    """What `rule` alone finds in `files`, written into the empty `folder`, by file name.

    `schema` is the text of the declarative front-matter schema of all pages, or empty.
    """
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    settings = Settings(select=(rule.code,), options={rule.code: options} if options else {})
    active = active_rules(settings, {rule.code: rule})[0]
    documents = {
        name: _document(folder / name, text, schema)
        for name, text in files.items()
        if name.endswith(PAGE_SUFFIXES)
    }
    facts: list[PageFacts] = [page_facts(document) for document in documents.values()]
    config = SiteConfig(**{key: _frozen(value) for key, value in (site or {}).items()})
    own = {} if rule.facts is None else {one.path: rule.facts(one) for one in documents.values()}
    own = {path: gathered for path, gathered in own.items() if gathered is not None}
    context = SiteContext(SiteIndex.build(facts, folder, config), active, own)
    arguments = () if active.options is None else (active.options,)
    found: dict[str, list[Diagnostic]] = {name: [] for name in files}
    for path, diagnostic in rule.check(context, *arguments):
        found[os.path.relpath(path, folder)].append(diagnostic)
    for diagnostics in found.values():
        diagnostics.sort(key=lambda one: one.sort_key)
    return found


def check_site_examples(rule: Rule, folder: Path) -> list[str]:
    """What is wrong with the examples of the site rule `rule`; empty when all hold."""
    problems: list[str] = []
    previous: _Example | None = None
    offline = (one for one in _examples(rule) if "network" not in one.words)
    for number, example in enumerate(offline, 1):
        where = f"{rule.code}, example {number} ({example.kind})"
        here = folder / str(number)
        if example.kind == "fixed":
            if (
                previous is not None
                and (text := _fixed(rule, previous, example, here)) != example.text
            ):
                problems.append(f"{where}: expected {example.text!r}, got {text!r}")
            continue
        found = _lint(rule, example, example.text, here)
        problems += [f"{where}: {p}" for p in marks_breached(example, found)]
        previous = example
    return problems


def _lint(rule: Rule, example: _Example, text: str, folder: Path) -> list[Diagnostic]:
    files = {**example.files, example.name: text}
    found = lint_site(rule, folder, files, example.options, example.site, example.schema)
    return found[example.name]


def _fixed(rule: Rule, bad: _Example, fixed: _Example, folder: Path) -> str:
    """The text of `bad` once nothing more can be fixed."""
    from doclint.fixing.apply import apply_fixes, eligible

    text = bad.text
    for index in range(_MAX_PASSES):
        found = [
            one
            for one in _lint(rule, bad, text, folder / str(index))
            if eligible(one, "unsafe" in fixed.words)
        ]
        if not found:
            break
        text = apply_fixes(text, found).text
    return text


def _examples(rule: Rule) -> Iterator[_Example]:
    files: dict[str, str] = {}
    options: dict[str, Any] = {}
    site: dict[str, Any] = {}
    schema = ""
    collecting = False
    for block in _FENCE.finditer(rule.doc):
        words = block["info"].split()
        name = next((word[5:] for word in words if word.startswith("file=")), "page.md")
        if words == ["toml"]:
            options = tomllib.loads(block["body"])
        elif words == ["toml", "site"]:
            site = tomllib.loads(block["body"])
        elif words == ["yaml", "schema"]:
            schema = block["body"]
        elif "with" in words:
            files = {**(files if collecting else {}), name: block["body"]}
            collecting = True
        elif len(words) > 1 and words[1] in ("bad", "good", "fixed"):
            collecting = False
            text, marks = unmark(block["body"])
            known = frozenset(words[2:])
            yield _Example(words[1], name, text, marks, files, options, site, known, schema)


def _document(path: Path, text: str, schema: str) -> Document:
    from doclint.frontmatter.schema_loading import schema_from_text

    source = Source(text)
    front_matter = read_front_matter(source)
    loaded = schema_from_text(schema) if schema else None
    return Document(source, str(path), front_matter, schema=loaded)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
