"""What a run will work on: every page with its settings, and the sites they belong to."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from doclint.config import CommandLine, Config, ConfigTree
from doclint.diagnostic import Diagnostic, Severity
from doclint.discovery import Problem, discover
from doclint.pipeline import PageTask
from doclint.reading import Limits, ReadFailure, decode
from doclint.results import FileResult
from doclint.site.config import SiteConfig
from doclint.text import Span

__all__ = ["Plan", "PlanRequest", "SitePlan", "make_plan"]


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What the user asks for; `stdin_data` is checked under the name `stdin_path` if given."""

    paths: tuple[str, ...] = (".",)
    config: Path | None = None
    isolated: bool = False
    command_line: CommandLine = CommandLine()  # noqa: RUF009  # frozen
    force_exclude: bool = False
    whole_site: bool = True
    stdin_path: str | None = None
    stdin_data: bytes = b""


class SitePlan(NamedTuple):
    """The pages that form one site, by path, and what configuration says about it."""

    root: Path
    config: SiteConfig
    pages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a run works on; `tasks` are in the order of their paths.

    `problems` are results about paths that could not be looked into.
    """

    tasks: tuple[PageTask, ...]
    sites: tuple[SitePlan, ...]
    problems: tuple[FileResult, ...] = ()
    limits: Limits = Limits()  # noqa: RUF009  # frozen
    notes: tuple[str, ...] = ()


def make_plan(request: PlanRequest, tree: ConfigTree | None = None) -> Plan:
    """The plan for `request` under the configurations of `tree`, else those it asks for.

    Raises `ConfigError`.
    """
    tree = tree or ConfigTree(
        explicit=request.config, isolated=request.isolated, command_line=request.command_line
    )
    tasks: dict[str, PageTask] = {}
    problems: list[FileResult] = []
    if request.stdin_path is not None:
        _add_stdin(request, tree, tasks, problems)
    else:
        found = discover(request.paths, tree, force_exclude=request.force_exclude)
        problems.extend(map(_problem, found.problems))
        for path in found.files:
            tasks[path] = _task(path, tree.config_for(path))
    configs = _distinct(tree.config_for(path) for path in tasks)
    if request.whole_site:
        _add_rest_of_sites(configs, tree, tasks)
    ordered = tuple(tasks[path] for path in sorted(tasks, key=os.fsencode))
    notes = tuple(dict.fromkeys(note for config in configs for note in config.notes))
    return Plan(
        ordered,
        tuple(_site(config, tree, tasks) for config in configs),
        tuple(problems),
        configs[0].limits if configs else Limits(),
        notes,
    )


def _task(path: str, config: Config, facts_only: bool = False) -> PageTask:
    file = Path(path)
    relative = os.path.relpath(path, config.root).replace(os.sep, "/")
    return PageTask(path, file, relative, config.settings_for(path), facts_only)


def _add_stdin(
    request: PlanRequest,
    tree: ConfigTree,
    tasks: dict[str, PageTask],
    problems: list[FileResult],
) -> None:
    """Make a task of standard input, or a result that says why it is none."""
    path = os.path.normpath(request.stdin_path or "stdin.md").replace(os.sep, "/")
    config = tree.config_for(path)
    try:
        source = decode(request.stdin_data, config.limits)
    except ReadFailure as failure:
        problems.append(FileResult(path, None, (failure.diagnostic,), complete=False))
        return
    tasks[path] = _task(path, config)._replace(text=source.text)


def _add_rest_of_sites(
    configs: Iterable[Config], tree: ConfigTree, tasks: dict[str, PageTask]
) -> None:
    """Add the pages that nobody asked for but that others may link to.

    Where neither a configuration nor a repository says how far a site reaches, those are the pages
    in the folders of the pages that were asked for: more might be anything.
    """
    roots = {config.root for config in configs if _has_borders(config)}
    found = list(discover(sorted(roots), tree).files) if roots else []
    for folder in sorted({os.path.dirname(path) for path in tasks}):  # noqa: PTH120  # strings
        if not _has_borders(tree.config_of(os.path.abspath(folder))):  # noqa: PTH100  # strings
            found.extend(_pages_in(folder, tree))
    known = {config.root for config in configs}
    for path in found:
        config = tree.config_for(path)
        # a folder with a configuration of its own is a site of its own
        if path not in tasks and config.root in known:
            tasks[path] = _task(path, config, facts_only=True)


def _has_borders(config: Config) -> bool:
    """Whether the root of `config` is one that somebody chose."""
    return config.path is not None or (config.root / ".git").exists()


def _pages_in(folder: str, tree: ConfigTree) -> Iterable[str]:
    """The pages right in `folder`."""
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208  # strings
    except OSError:
        return ()
    pages = [f"{folder}/{name}" if folder else name for name in names if _looks_like_page(name)]
    return discover(pages, tree, force_exclude=True).files


def _looks_like_page(name: str) -> bool:
    return name.endswith((".md", ".mdx", ".markdown"))


def _site(config: Config, tree: ConfigTree, tasks: dict[str, PageTask]) -> SitePlan:
    pages = frozenset(path for path in tasks if tree.config_for(path).root == config.root)
    return SitePlan(config.root, config.site, pages)


def _distinct(configs: Iterable[Config]) -> list[Config]:
    """One configuration a root, in the order of the roots."""
    by_root: dict[Path, Config] = {}
    for config in configs:
        by_root.setdefault(config.root, config)
    return [by_root[root] for root in sorted(by_root)]


def _problem(problem: Problem) -> FileResult:
    found = Diagnostic(
        "DL001", "unreadable-file", Span(0, 0),
        f"cannot read the path: {problem.message}", Severity.ERROR,
    )  # fmt: skip
    return FileResult(problem.path, None, (found,), complete=False)
