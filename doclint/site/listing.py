"""The site as other programs read it: JSON, and graphs for Graphviz and Mermaid."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

from doclint.site.detection import WITHOUT_GENERATOR
from doclint.site.families import own_ids
from doclint.site.index import Resolved, SiteIndex
from doclint.site.site_values import Broken, Page

__all__ = ["as_dot", "as_json", "as_mermaid", "page_json", "target_path"]


def as_json(site: SiteIndex) -> dict[str, Any]:
    """The site with its pages, routes and links, as `doclint site` prints it."""
    generators = Counter(page.site.generator for page in site.pages.values())
    return {
        "version": 1,
        "generator": generators.most_common(1)[0][0] if generators else WITHOUT_GENERATOR,
        "pages": [page_json(site, page) for page in site.pages.values()],
        "redirects": sorted(
            (
                {"from": redirect.origin, "to": redirect.target}
                for one in site.sites
                for redirect in one.routing.redirects
            ),
            key=lambda pair: (pair["from"], pair["to"]),
        ),
    }


def page_json(site: SiteIndex, page: Page) -> dict[str, Any]:
    """One page; a page that is not published has no routes and a `state` that says why."""
    ids = [one for one in own_ids(page) if one]
    known = set(ids)
    others = sorted(one for one in page.facts.ids if one not in known and page.site.anchors.html)
    shown = {
        "path": page.path,
        "language": page.language,
        "title": page.title,
        "routes": [] if page.placement.state else list(page.routes),
        "aliases": list(page.placement.aliases),
        "anchors": list(dict.fromkeys([*ids, *others])),
        "links": [
            {"url": one.link.url, "line": one.link.line, "target": target_path(one)}
            for one in site.links_of(page)
        ],
    }
    return {**shown, "state": page.placement.state} if page.placement.state else shown


def target_path(one: Resolved) -> str | None:
    """The file that a link leads to, from the current folder; None where there is none."""
    result = one.result
    if isinstance(result, Broken) or not result.path:
        return None
    if result.kind == "asset":
        return os.path.relpath(result.path).replace(os.sep, "/")
    return result.path


def as_dot(site: SiteIndex) -> Iterator[str]:
    """The lines of a Graphviz graph: pages, and an arrow for each pair that is linked."""
    yield "digraph site {"
    yield "  rankdir=LR;"
    yield "  node [shape=box];"
    for page in site.pages.values():
        label = _quoted(page.title or page.address or page.path)
        style = ", style=dashed" if page.placement.state else ""
        yield f"  {_quoted(page.path)} [label={label}{style}];"
    for origin, target in _pairs(site):
        yield f"  {_quoted(origin.path)} -> {_quoted(target.path)};"
    yield "}"


def as_mermaid(site: SiteIndex) -> Iterator[str]:
    """The lines of a Mermaid flow chart: pages, and an arrow for each pair that is linked."""
    names = {path: f"p{number}" for number, path in enumerate(site.pages, 1)}
    yield "flowchart LR"
    for page in site.pages.values():
        label = page.title or page.address or page.path
        escaped = "".join(_mermaid(character) for character in label)
        yield f'  {names[page.path]}["{escaped}"]'
    for origin, target in _pairs(site):
        yield f"  {names[origin.path]} --> {names[target.path]}"


def _pairs(site: SiteIndex) -> Iterator[tuple[Page, Page]]:
    """Every pair of a page and a page that it links to, once, in order of their paths."""
    for page in site.pages.values():
        targets = {
            one.result.page.path: one.result.page
            for one in site.links_of(page)
            if one.result.page is not None and not isinstance(one.result, Broken)
        }
        for path in sorted(targets):
            if path != page.path:
                yield page, targets[path]


def _quoted(text: str) -> str:
    visible = "".join(character if character >= " " else " " for character in text)
    escaped = visible.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _mermaid(character: str) -> str:
    if character in '"#&;<>[]{}()|`' or character < " ":
        return f"#{ord(character)};"
    return character
