"""`doclint site`: the site as doclint sees it; pages, routes, what links where, orphans, graphs."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doclint.cli.options import add_trust_option

if TYPE_CHECKING:
    from doclint.site.index import SiteIndex
    from doclint.site.site_values import Page

__all__ = ["add_parser", "run"]

_FORMATS = ("text", "json", "dot", "mermaid")
_EPILOG = """\
doclint site [PATH]         pages with their addresses
doclint site links FILE     what FILE links to, and what links to FILE
doclint site orphans [PATH] pages that no other page links to
"""


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "site",
        help="show the site as doclint sees it",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "words", nargs="*", metavar="PATH", help="a folder, or an action and a path"
    )
    parser.add_argument("--output-format", choices=_FORMATS, default="text")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--config", type=Path, metavar="FILE", help="use this configuration file")
    source.add_argument("--isolated", action="store_true", help="ignore configuration files")
    add_trust_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what `arguments` ask for; returns the exit status."""
    action, path = _request(arguments.words)
    site, complete = _open(arguments, path)
    if action == "links":
        lines: Iterable[str] = _links(site, _page(site, path), arguments.output_format)
    elif action == "orphans":
        lines = _orphans(site, arguments.output_format)
    else:
        lines = _overview(site, arguments.output_format)
    for line in lines:
        print(line)
    return 0 if complete else 2


def _request(words: list[str]) -> tuple[str, str]:
    """The action and the path that the words of the command line name."""
    from doclint.values.errors import UserError

    if words and words[0] == "links":
        if len(words) != 2:
            raise UserError("`doclint site links` takes one file")
        return "links", words[1]
    action = "orphans" if words and words[0] == "orphans" else "pages"
    rest = words[1:] if action == "orphans" else words
    if len(rest) > 1:
        raise UserError("`doclint site` takes one path")
    return action, rest[0] if rest else "."


def _open(arguments: argparse.Namespace, path: str) -> tuple[SiteIndex, bool]:
    """The index of the site that `path` belongs to, and whether every page could be read."""
    from doclint.configuration.loading import CommandLine
    from doclint.phases.page_pipeline import Scope
    from doclint.process.workers import default_jobs
    from doclint.run.gathering import gather
    from doclint.run.plan import PlanRequest, make_plan
    from doclint.run.prepared_run import prepared
    from doclint.run.run_options import RunOptions
    from doclint.site.index import SiteIndex

    plan = make_plan(
        PlanRequest(
            paths=(path,),
            config=arguments.config,
            isolated=arguments.isolated,
            command_line=CommandLine(trust_local_code=arguments.trust_local_code),
        )
    )
    tasks = tuple(task._replace(facts_only=True) for task in plan.tasks)
    options = RunOptions(Scope(pages=False), default_jobs(len(tasks)), owns_process=True)
    outcomes = gather(prepared(replace(plan, tasks=tasks), options))
    facts = [one.facts for one in outcomes if one.facts is not None]
    complete = len(facts) == len(outcomes) and not plan.problems
    if not plan.sites:
        return SiteIndex.build((), Path.cwd()), complete
    first = max(plan.sites, key=lambda one: len(one.pages))
    return SiteIndex.build(facts, first.root, first.config), complete


def _page(site: SiteIndex, path: str) -> Page:
    """The page at `path` as the command line names it."""
    from doclint.values.errors import UserError

    wanted = os.path.realpath(path)
    for page in site.pages.values():
        if os.path.realpath(page.path) == wanted:
            return page
    raise UserError(f"`{path}` is no page of the site")


def _overview(site: SiteIndex, output_format: str) -> Iterable[str]:
    from doclint.site.listing import as_dot, as_json, as_mermaid

    if output_format == "json":
        return (_json(as_json(site)),)
    if output_format == "dot":
        return map(_safe, as_dot(site))
    if output_format == "mermaid":
        return map(_safe, as_mermaid(site))
    return _table(site)


def _table(site: SiteIndex) -> Iterator[str]:
    """A line for each page, then one for each alias and redirect, then the notes."""
    for page in site.pages.values():
        state = f"  ({page.placement.state})" if page.placement.state else ""
        language = f"  [{page.language}]" if page.language else ""
        yield _safe(f"{page.address or '-'}{language}  {page.path}{state}")
        for alias in page.placement.aliases:
            yield _safe(f"  {alias} -> {page.address}")
    for one in site.sites:
        for redirect in one.routing.redirects:
            yield _safe(f"{redirect.origin} -> {redirect.target}")
    names = ", ".join(f"{one.generator} at {os.path.relpath(one.root)}" for one in site.sites)
    yield _safe(f"{len(site.pages)} pages; {names or 'no site'}")
    yield from map(_safe, site.notes)


def _links(site: SiteIndex, page: Page, output_format: str) -> Iterator[str]:
    """What `page` links to and what links to it."""
    from doclint.site.listing import page_json, target_path

    inbound = [
        {"path": origin.path, "line": link.line, "url": link.url}
        for origin, link in site.inbound.get(page.path, ())
    ]
    if output_format == "json":
        yield _json({"version": 1, "page": page_json(site, page), "inbound": inbound})
        return
    yield _safe(f"{page.address or '-'}  {page.path}")
    for one in site.links_of(page):
        yield _safe(f"  {one.link.line}: {one.link.url} -> {target_path(one) or 'nothing'}")
    yield f"linked from {len(inbound)} places"
    for one_link in inbound:
        yield _safe(f"  {one_link['path']}:{one_link['line']}: {one_link['url']}")


def _orphans(site: SiteIndex, output_format: str) -> Iterator[str]:
    from doclint.site.orphans import orphans

    found = [page.path for page in orphans(site)]
    if output_format == "json":
        yield _json({"version": 1, "orphans": found})
    else:
        yield from map(_safe, found)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _safe(text: str) -> str:
    from doclint.report.escape import safe

    return safe(text)
