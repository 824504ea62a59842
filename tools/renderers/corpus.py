"""Repositories to measure with, a folder with a `LIST.tsv`, and copies that may be edited."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["LINT_CONFIGURATIONS", "Repository", "fresh_copy", "repositories", "restore"]

_SUFFIXES = (".md", ".mdx", ".markdown")
_LEFT_OUT = Path(__file__).with_name("left_out.tsv")
# whose pages are examples of a dialect of their own, whatever the list says
_GENERATORS = {"jgm/pandoc": "pandoc"}
LINT_CONFIGURATIONS = (
    ".markdownlint*", ".rumdl.toml", "rumdl.toml", ".doclint.toml", "doclint.toml",
)  # fmt: skip


class Repository(NamedTuple):
    """One repository: `pages` are the sampled pages by their path, with their text.

    `whole` says that there are no others, so that links between pages can be judged.
    """

    name: str
    commit: str
    generator: str
    folder: Path
    pages: Mapping[str, str]
    whole: bool


def repositories(corpora: Path, most: int, only: str = "") -> Iterator[Repository]:
    """Those of `corpora/LIST.tsv` that the pattern `only` occurs in, each with up to `most` pages
    that are chosen by their names.
    """
    with (corpora / "LIST.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        name = row["repo"]
        if not re.search(only, name):
            continue
        folder = corpora / name.replace("/", "__")
        paths = [path for path in _page_paths(folder) if not _is_left_out(name, path)]
        chosen = sorted(sorted(paths, key=_shuffled)[:most])
        texts = {path: text for path in chosen if (text := _text(folder / path)) is not None}
        generator = _GENERATORS.get(name, row["generator"])
        whole = len(chosen) == len(paths)
        yield Repository(name, row["commit"], generator, folder, texts, whole)


def fresh_copy(repository: Repository, place: Path) -> Path:
    """A copy of the repository at `place` with the sampled pages alone.

    Pages are copies of their own; all other files are the same files under another name.
    """
    shutil.rmtree(place, ignore_errors=True)

    def copied(source: str, target: str) -> str:
        relative = os.path.relpath(source, repository.folder)
        if not source.endswith(_SUFFIXES):
            os.link(source, target)
        elif relative in repository.pages:
            shutil.copyfile(source, target)
        return target

    ignored = shutil.ignore_patterns(".git", "node_modules", *LINT_CONFIGURATIONS)
    shutil.copytree(repository.folder, place, symlinks=True, copy_function=copied, ignore=ignored)
    return place


def restore(repository: Repository, place: Path) -> None:
    """Make the pages of the copy at `place` what they are in the repository again."""
    for path in _page_paths(place):
        original = (repository.folder / path).read_bytes()
        if (place / path).read_bytes() != original:
            (place / path).write_bytes(original)


def _page_paths(folder: Path) -> list[str]:
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".") and one != "node_modules"]
        names = (name for name in files if name.endswith(_SUFFIXES))
        paths = (Path(root, name) for name in names)
        found += [one.relative_to(folder).as_posix() for one in paths if not one.is_symlink()]
    return found


def _is_left_out(name: str, path: str) -> bool:
    pattern = _left_out().get(name)
    return pattern is not None and re.search(pattern, path) is not None


@cache
def _left_out() -> dict[str, str]:
    rows = _LEFT_OUT.read_text("utf-8").splitlines()[1:]
    return dict(row.split("\t") for row in rows)


def _shuffled(path: str) -> bytes:
    """A key that puts paths into an order that says nothing about them."""
    return hashlib.sha256(path.encode()).digest()


def _text(file: Path) -> str | None:
    """The text of `file` with its line ends as they are, or None if it is not UTF-8."""
    try:
        return file.read_bytes().decode()
    except UnicodeDecodeError:
        return None
