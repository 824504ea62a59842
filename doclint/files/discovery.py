"""Paths to files: which ones a run is about, in an order that depends only on their names."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from doclint.files.file_selection import SelectedBelow, Selections
from doclint.files.gitignore import IgnoreRules, exclude_file, ignored, read_ignore_file
from doclint.files.path_order import in_order
from doclint.files.repository_root import repository_root
from doclint.values.system_errors import refusal

__all__ = ["Discovery", "DiscoveryProblem", "discover"]


class DiscoveryProblem(NamedTuple):
    """A path that could not be looked into, and why."""

    path: str
    message: str


class Discovery(NamedTuple):
    """The files, relative to the current folder with `/`, sorted by their bytes, and the problems.

    A file outside of the current folder has a path that begins with `../`. `folders` are the
    absolute paths of all folders that were looked through.
    """

    files: tuple[str, ...]
    problems: tuple[DiscoveryProblem, ...]
    folders: frozenset[str] = frozenset()


def discover(
    paths: Sequence[str | Path], tree: Selections, *, force_exclude: bool = False
) -> Discovery:
    """The files that `paths` stand for: a file for itself, a folder for the pages in it.

    In folders the configuration's `include` and `exclude` and git's ignore files decide, hidden
    folders and node_modules are left out, links to folders are not followed, and links to files
    must stay within the configuration's root. A file that is named counts anyway, unless
    `force_exclude` asks that only files count that a walk would find. Raises `ConfigError`.
    """
    walk = _Walk(tree, force_exclude)
    for path in paths:
        walk.add(os.fspath(path))
    problems = sorted(walk.problems, key=_problem_key)
    return Discovery(tuple(in_order(walk.files)), tuple(problems), frozenset(walk.folders))


def _problem_key(problem: DiscoveryProblem) -> tuple[bytes, str]:
    return os.fsencode(problem.path), problem.message


class _WalkedFolder(NamedTuple):
    """A folder to look into: where it is, how it is shown, and what holds in it."""

    path: str
    shown: str
    config: SelectedBelow
    rules: tuple[IgnoreRules, ...]


class _State(NamedTuple):
    """What holds in a folder: whether a walk gets there, and the ignore rules, innermost first."""

    reachable: bool
    rules: tuple[IgnoreRules, ...]


class _Walk:
    """Collects files and problems."""

    def __init__(self, tree: Selections, force_exclude: bool) -> None:
        self._tree = tree
        self._force_exclude = force_exclude
        self._here = os.getcwd()  # noqa: PTH109
        self.files: set[str] = set()
        self.problems: set[DiscoveryProblem] = set()
        self.folders: set[str] = set()
        self._states: dict[str, _State] = {}

    def add(self, path: str) -> None:
        """Add what one argument stands for."""
        absolute = os.path.abspath(path)  # noqa: PTH100
        shown = self._shown(absolute)
        try:
            mode = os.stat(absolute).st_mode  # noqa: PTH116
        except (OSError, ValueError) as error:
            self._problem(shown, error)
            return
        if stat.S_ISDIR(mode):
            if not self._force_exclude or self._reachable(absolute, is_folder=True):
                self._walk(absolute, shown)
        elif not stat.S_ISREG(mode):
            self.problems.add(DiscoveryProblem(shown, "not a regular file"))
        elif not self._force_exclude or self._reachable(absolute, is_folder=False):
            self.files.add(shown)

    def _shown(self, absolute: str) -> str:
        relative = os.path.relpath(absolute, self._here)
        return "" if relative == "." else relative.replace(os.sep, "/")

    def _problem(self, shown: str, error: OSError | ValueError) -> None:
        self.problems.add(DiscoveryProblem(shown or ".", refusal(error)))

    def _walk(self, absolute: str, shown: str) -> None:
        config = self._tree.config_of(absolute)
        above = os.path.dirname(absolute)  # noqa: PTH120
        if self._top(absolute, config) == absolute:
            outer = _repository_rules(absolute)
        else:
            outer = self._state(above).rules
        waiting = [_WalkedFolder(absolute, shown, config, outer)]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder.path) as entries:
                    found = list(entries)
            except OSError as error:
                self._problem(folder.shown, error)
                continue
            self.folders.add(folder.path)
            waiting.extend(self._look_into(folder, found))

    def _look_into(
        self, folder: _WalkedFolder, entries: list[os.DirEntry[str]]
    ) -> Iterator[_WalkedFolder]:
        """Take the files among `entries`; yields the folders to look into next."""
        names = [entry.name for entry in entries]
        config = self._tree.config_of(folder.path, names)
        rules = folder.rules if config.files.respect_gitignore else ()
        if ".gitignore" in names and config.files.respect_gitignore:
            own = read_ignore_file(f"{folder.path}/.gitignore", folder.path)
            rules = (own, *rules) if own is not None else rules
        base = folder.path if folder.path.endswith("/") else f"{folder.path}/"
        shown = f"{folder.shown}/" if folder.shown else ""
        for entry in entries:
            name = entry.name
            path = base + name
            if entry.is_dir(follow_symlinks=False):
                if not config.files.leaves_out_folder(path, name) and not ignored(
                    path, name, True, rules
                ):
                    # a walk from above may come to the current folder
                    below = self._shown(path) if shown.startswith("..") else shown + name
                    yield _WalkedFolder(path, below, config, rules)
            elif (
                config.files.includes(path, name)
                and not ignored(path, name, False, rules)
                and self._is_page(entry, shown + name, config)
            ):
                self.files.add(shown + name)

    def _is_page(self, entry: os.DirEntry[str], shown: str, config: SelectedBelow) -> bool:
        """Whether an entry with a page's name is a file that may be read."""
        if entry.is_file(follow_symlinks=False):
            return True
        if entry.is_symlink():
            return _stays_inside(entry.path, config.root)
        self.problems.add(DiscoveryProblem(shown, "not a regular file"))
        return False

    def _state(self, folder: str) -> _State:
        """Whether a walk from the top comes to `folder`, and the ignore rules that hold in it."""
        known = self._states.get(folder)
        if known is not None:
            return known
        config = self._tree.config_of(folder)
        own = read_ignore_file(f"{folder}/.gitignore", folder)
        left_out = False
        if folder == self._top(folder, config):
            outer = _State(True, _repository_rules(folder))
        else:
            above, name = os.path.split(folder)
            outer = self._state(above)
            below = folder.startswith(f"{config.root}/")
            left_out = (below and config.files.leaves_out_folder(folder, name)) or (
                config.files.respect_gitignore and ignored(folder, name, True, outer.rules)
            )
        rules = outer.rules if own is None else (own, *outer.rules)
        state = _State(outer.reachable and not left_out, rules)
        self._states[folder] = state
        return state

    def _top(self, folder: str, config: SelectedBelow) -> str:
        """The folder above which nothing can be ignored: the repository, else the root."""
        root = str(repository_root(Path(folder)) or config.root)
        return root if folder.startswith(f"{root.rstrip('/')}/") else folder

    def _reachable(self, path: str, *, is_folder: bool) -> bool:
        """Whether a walk from the top would come upon `path`."""
        if is_folder:
            return self._state(path).reachable
        folder, name = os.path.split(path)
        config = self._tree.config_of(folder)
        state = self._state(folder)
        rules = state.rules if config.files.respect_gitignore else ()
        return (
            state.reachable
            and config.files.includes(path, name)
            and not ignored(path, name, False, rules)
        )


def _repository_rules(folder: str) -> tuple[IgnoreRules, ...]:
    """The rules that a repository keeps outside of its content."""
    found = read_ignore_file(exclude_file(folder), folder)
    return () if found is None else (found,)


def _stays_inside(path: str, root: Path) -> bool:
    """Whether a link leads to a regular file below `root`."""
    target = os.path.realpath(path)
    top = os.path.realpath(root)
    if not target.startswith(f"{top.rstrip('/')}/"):
        return False
    try:
        return stat.S_ISREG(os.stat(target).st_mode)  # noqa: PTH116
    except OSError:
        return False
