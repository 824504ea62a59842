"""What a run will work on: every page with its settings, and the sites they belong to."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from doclint.checking.notices import UNREADABLE_FILE, Notice, configured, notice_of
from doclint.configuration.config_values import Config
from doclint.configuration.loading import CommandLine
from doclint.configuration.page_settings import page_settings
from doclint.configuration.tree import ConfigTree
from doclint.files.discovery import discover
from doclint.files.page_names import is_page_name
from doclint.files.path_order import in_order
from doclint.page.reading import Limits, ReadFailure, decode
from doclint.phases.task import PageTask, SitePlan
from doclint.values.results import FileResult
from doclint.values.settings import Settings

if TYPE_CHECKING:
    from doclint.site.generator import Generator

__all__ = ["Plan", "PlanRequest", "make_plan"]


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


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a run works on; `tasks` are in the order of their paths.

    `limits` hold for every task that has none of its own. `problems` are results about
    paths that could not be looked into.
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
    planner = _Planner(tree)
    problems: list[FileResult] = []
    walked: frozenset[str] = frozenset()
    if request.stdin_path is not None:
        problems.extend(planner.add_stdin(request.stdin_path, request.stdin_data))
    else:
        found = discover(request.paths, tree, force_exclude=request.force_exclude)
        for path, message in found.problems:
            reason = f"cannot read the path: {message}"
            problems.append(planner.unread(path, UNREADABLE_FILE, reason))
        walked = found.folders
        for path in found.files:
            planner.add(path)
    configs = planner.configs()
    if request.whole_site:
        planner.add_rest_of_sites(configs, walked)
    notes = tuple(dict.fromkeys(note for config in configs for note in config.notes))
    limits = configs[0].limits if configs else Limits()
    return Plan(planner.ordered(limits), planner.sites(configs), tuple(problems), limits, notes)


class _PlannedFolder(NamedTuple):
    """A folder with pages: its absolute path and that from its root, with slashes at their ends."""

    absolute: str
    relative: str
    config: Config


class _Planner:
    """Collects the tasks of a run, each with the configuration that is nearest to it."""

    def __init__(self, tree: ConfigTree) -> None:
        self._tree = tree
        self._here = os.getcwd()  # noqa: PTH109  # strings all the way: pages are many
        self._tasks: dict[str, PageTask] = {}
        self._homes: dict[str, Config] = {}
        self._folders: dict[str, _PlannedFolder] = {}
        self._generators: dict[Path, Generator | None] = {}
        self._dialects: dict[str, str] = {}
        # by the identity of settings, which many pages share, and the dialect
        self._settings: dict[tuple[int, str], tuple[Settings, Settings]] = {}

    def add(self, path: str, *, facts_only: bool = False, text: str | None = None) -> None:
        """Add the page at `path`, which is relative to the current folder."""
        folder, _, name = path.rpartition("/")
        if not folder and path[:1] == "/":
            folder = "/"
        place = self._folders.get(folder)
        if place is None:
            place = self._folders[folder] = self._look_up(folder)
        config = place.config
        settings = page_settings(config, place.absolute + name)
        if settings.flavor == "auto" and settings.preset != "markdownlint":
            settings = self._in_dialect(settings, self._dialect(place))
        self._homes[path] = config
        self._tasks[path] = PageTask(path, path, place.relative + name, settings, facts_only, text)

    def _look_up(self, folder: str) -> _PlannedFolder:
        """What all pages in `folder` have in common."""
        absolute = os.path.normpath(folder if folder[:1] == "/" else f"{self._here}/{folder}")
        config = self._tree.config_of(absolute)
        absolute = f"{absolute.rstrip('/')}/"
        root = f"{str(config.root).rstrip('/')}/"
        if absolute.startswith(root):
            return _PlannedFolder(absolute, absolute[len(root) :], config)
        return _PlannedFolder(absolute, f"{os.path.relpath(absolute, config.root)}/", config)

    def _dialect(self, place: _PlannedFolder) -> str:
        """What the pages in `place` are written in, as far as their site's generator tells."""
        found = self._dialects.get(place.absolute)
        if found is None:
            from doclint.site.detection import detect_root

            home, known = place.config, self._generators
            border = home.root if _has_borders(home) else None
            root = detect_root(Path(place.absolute), border, home.site, known)
            generator = known[root] if root is not None else None
            found = generator.dialect if generator is not None else ""
            self._dialects[place.absolute] = found
        return found

    def _in_dialect(self, settings: Settings, dialect: str) -> Settings:
        """`settings` with `dialect` as their flavor; one object for all pages alike."""
        if not dialect:
            return settings
        key = (id(settings), dialect)
        if key not in self._settings:
            # what is kept keeps its identity
            self._settings[key] = (settings, replace(settings, flavor=dialect))
        return self._settings[key][1]

    def add_stdin(self, name: str, data: bytes) -> Iterator[FileResult]:
        """Add standard input as the page `name`; yields a result that says why it is no page."""
        path = os.path.normpath(name).replace(os.sep, "/")
        try:
            source = decode(data, self._tree.config_for(path).limits)
        except ReadFailure as failure:
            yield self.unread(path, notice_of(failure), failure.reason)
        else:
            self.add(path, text=source.text)

    def unread(self, path: str, notice: Notice, reason: str) -> FileResult:
        """The result about a path that is no page of the plan, with the `notice` that says so."""
        found = configured((notice.of_file(reason),), self._tree.settings_for(path).severity)
        return FileResult(path, None, tuple(found), complete=not notice.incomplete)

    def add_rest_of_sites(self, configs: Iterable[Config], walked: Collection[str]) -> None:
        """Add the pages that nobody asked for but that others may link to; those in folders that
        were `walked` through are here.

        Where neither a configuration nor a repository nor a site generator says how far a site
        reaches, those are the pages in the folders of the pages that were asked for: more might be
        anything.
        """
        roots = {config.root for config in configs if _has_borders(config)}
        found = self._pages_below(roots, walked)
        borderless = {
            path.rpartition("/")[0]: home
            for path, home in self._homes.items()
            if home.root not in roots
        }
        generated: dict[Path, None] = {}
        if borderless:
            from doclint.site.detection import detect_root
        for folder, home in sorted(borderless.items()):
            site_root = detect_root(Path(self._here, folder), home.root, home.site)
            if site_root is None:
                found.extend(self._pages_in(folder))
            else:
                generated[Path(os.path.relpath(site_root))] = None
        found += self._pages_below(generated, walked)
        known = {config.root for config in configs}
        for path in found:
            # a folder with a configuration of its own is a site of its own
            if path not in self._tasks and self._tree.config_for(path).root in known:
                self.add(path, facts_only=True)

    def _pages_below(self, folders: Iterable[Path], walked: Collection[str]) -> list[str]:
        """The pages below `folders`, but not below those that were `walked` through."""
        new = sorted(one for one in folders if os.path.abspath(one) not in walked)  # noqa: PTH100
        return list(discover(new, self._tree).files) if new else []

    def _pages_in(self, folder: str) -> Iterable[str]:
        """The pages right in `folder` that nobody asked for."""
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208  # strings
        except OSError:
            return ()
        paths = (f"{folder}/{name}" if folder else name for name in names if is_page_name(name))
        new = [path for path in paths if path not in self._tasks]
        return discover(new, self._tree, force_exclude=True).files if new else ()

    def configs(self) -> list[Config]:
        """One configuration a root, in the order of the roots."""
        by_root: dict[Path, Config] = {}
        for config in self._homes.values():
            by_root.setdefault(config.root, config)
        return [by_root[root] for root in sorted(by_root)]

    def ordered(self, usual: Limits) -> tuple[PageTask, ...]:
        """The tasks in the order of their paths, with their limits where they are not `usual`."""
        for path, home in self._homes.items():
            if home.limits != usual:
                self._tasks[path] = self._tasks[path]._replace(limits=home.limits)
        return tuple(self._tasks[path] for path in in_order(self._tasks))

    def sites(self, configs: Iterable[Config]) -> tuple[SitePlan, ...]:
        """The pages by the root that they belong to."""
        return tuple(
            SitePlan(
                config.root,
                config.site,
                frozenset(path for path, home in self._homes.items() if home.root == config.root),
            )
            for config in configs
        )


def _has_borders(config: Config) -> bool:
    """Whether the root of `config` is one that somebody chose."""
    return config.path is not None or (config.root / ".git").exists()
