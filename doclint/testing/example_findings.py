"""What one rule alone finds in an example, or in a small site."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from doclint.checking.context import SiteContext
from doclint.checking.linter import check
from doclint.checking.rule import ActiveRule, NoticeRule, PageRule, Rule, SiteRule
from doclint.checking.selection import RuleSet, active_rules
from doclint.files.page_names import is_page_name
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.site.index import SiteIndex
from doclint.site.noting.page_facts import page_facts
from doclint.site.site_config import SiteConfig
from doclint.testing.examples import Example, ExampleSetup
from doclint.values.diagnostic import Diagnostic
from doclint.values.settings import Settings
from doclint.values.text import Source

__all__ = ["lint_example", "lint_site", "open_example"]


def lint_example(rule: Rule, example: Example, text: str | None = None) -> list[Diagnostic]:
    """What `rule` alone finds in the page of `example`, or in `text` in its place.

    The site of an example is made in a folder of its own, which is gone afterwards. Raises
    `SelectionError` for options that the rule does not take, and what a site rule raises.
    """
    text = example.text if text is None else text
    if isinstance(rule, NoticeRule):
        return []
    if isinstance(rule, PageRule):
        active = _active(rule, example.setup.options, "compatible" in example.words)
        document = open_example(example, text)
        return check(document, active.page, "compatible" in example.words).diagnostics
    with TemporaryDirectory(prefix="doclint-") as folder:
        files = {**example.setup.files, example.name: text}
        found = lint_site(rule, Path(folder), files, example.setup, example.keys)
    return found[example.name]


def open_example(example: Example, text: str) -> Document:
    """The document for `text` in the place of the example's page."""
    return _document(example.name, text, example.setup.schema, example.keys)


def lint_site(
    rule: SiteRule[Any],
    folder: Path,
    files: Mapping[str, str],
    setup: ExampleSetup = ExampleSetup(),  # noqa: B008  # frozen
    keys: Mapping[str, str] | None = None,
) -> dict[str, list[Diagnostic]]:
    """What `rule` alone finds in `files`, written into the empty `folder`, by file name.

    `keys` may say the language (`lang`) and the dialect (`flavor`) of all pages. Raises what the
    rule raises, TypeError for facts that are no JSON and ValueError for a finding that lies outside
    of the pages.
    """
    _write(folder, files)
    documents = {
        name: _document(str(folder / name), text, setup.schema, keys or {})
        for name, text in files.items()
        if is_page_name(name)
    }
    (active,) = _active(rule, setup.options).site
    config = SiteConfig(**{k.replace("-", "_"): _frozen(v) for k, v in setup.site.items()})
    facts = [page_facts(document) for document in documents.values()]
    own = _own_facts(active, list(documents.values()))
    context = SiteContext(SiteIndex.build(facts, folder, config), active, own)
    arguments = () if active.options is None else (active.options,)
    found: dict[str, list[Diagnostic]] = {name: [] for name in files}
    for path, diagnostic in rule.check(context, *arguments):
        name = os.path.relpath(path, folder)
        start, end = diagnostic.span
        if name not in found or not 0 <= start <= end <= len(files[name]):
            raise ValueError(f"span {start} to {end} lies outside the text of {name}")
        found[name].append(diagnostic)
    for diagnostics in found.values():
        diagnostics.sort(key=lambda one: one.sort_key)
    return found


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def _active(
    rule: PageRule[Any] | SiteRule[Any], options: Mapping[str, object], compatible: bool = False
) -> RuleSet:
    code = rule.head.code
    settings = Settings(
        preset="markdownlint" if compatible else "recommended",
        select=(code,),
        options={code: options} if options else {},
    )
    return active_rules(settings, {code: rule})


def _own_facts(
    active: ActiveRule[SiteRule[Any]], documents: Sequence[Document]
) -> dict[str, object]:
    """The rule's own facts of each page, as they come back from the cache."""
    note, options = active.rule.facts, active.options
    if note is None:
        return {}
    noted = {one.path: note(one) if options is None else note(one, options) for one in documents}
    return {
        path: json.loads(json.dumps(facts)) for path, facts in noted.items() if facts is not None
    }


def _document(path: str, text: str, schema: str, keys: Mapping[str, str]) -> Document:
    from doclint.frontmatter.schema_loading import schema_from_text

    source = Source(text)
    front_matter = read_front_matter(source)
    loaded = schema_from_text(schema) if schema else None
    language, flavor = keys.get("lang", ""), keys.get("flavor", "auto")
    return Document(source, path, front_matter, language, flavor, loaded)


def _frozen(value: object) -> Any:
    return tuple(value) if isinstance(value, list) else value
