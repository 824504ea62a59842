"""What the user has installed, as opposed to what a linted repository brings along.

Metadata of distributions is only ever read: nothing is imported in order to look.
"""

from __future__ import annotations

import re
import site
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import Distribution, EntryPoint, distributions
from pathlib import Path

__all__ = ["installed_entry_points", "is_installed", "left_out"]

# an `entry_points.txt` beyond this many bytes is none that an installer wrote
_LARGEST = 1 << 16


def installed_entry_points(group: str, *roots: Path) -> list[EntryPoint]:
    """The entry points of `group` that installed distributions declare.

    What lies in the folders that `is_installed` refuses does not count, although Python would find
    it there. Of several distributions of one name the first on Python's search path counts.
    """
    folders = [entry for entry in sys.path if is_installed(Path(entry), *roots)]
    found: dict[str, Sequence[EntryPoint]] = {}
    for distribution in distributions(path=folders):
        points = tuple(distribution.entry_points.select(group=group))
        if points:
            # a name costs more than all the rest: only those that matter are asked for theirs
            found.setdefault(_name(distribution), points)
    return [point for points in found.values() for point in points]


def is_installed(folder: Path, *roots: Path) -> bool:
    """Whether what Python finds in `folder`, a part of its search path, was put there by the user.

    It was not where the folder lies in one of `roots`, in the current folder, or in the git
    repository around either: there it may have come with what is linted. The folders of the
    environment that runs doclint are the user's wherever they lie, and so is the one that doclint
    itself was imported from.
    """
    folder = folder.resolve()
    if folder == Path(__file__).parents[2].resolve() or _is_within(folder, _environment()):
        return True
    return not _is_within(folder, map(_repository, (Path.cwd(), *roots)))


def left_out(group: str) -> list[Path]:
    """The metadata that declares entry points of `group` and does not count, sorted.

    Metadata of a distribution that is installed as well is not among it.
    """
    folders = [Path(entry) for entry in sys.path if not is_installed(Path(entry))]
    metadata = {one for folder in folders for one in folder.glob("*.*-info")}
    declaring = sorted(one for one in metadata if _declares(one, group))
    if not declaring:
        return []
    installed = {_name(one.dist) for one in installed_entry_points(group) if one.dist is not None}
    return [one for one in declaring if _normal(one.stem.partition("-")[0]) not in installed]


def _declares(metadata: Path, group: str) -> bool:
    """Whether the folder `metadata`, which anybody may have made, declares entry points."""
    file = metadata / "entry_points.txt"
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return False
        return f"[{group}]" in file.read_text("utf-8", "replace")
    except OSError:
        return False


def _environment() -> Iterator[Path]:
    """The folders that installers write to."""
    yield from (Path(folder).resolve() for folder in site.getsitepackages())
    yield Path(site.getusersitepackages()).resolve()


def _repository(folder: Path) -> Path:
    """The git repository that `folder` lies in, else the folder itself."""
    folder = folder.resolve()
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)


def _is_within(folder: Path, others: Iterable[Path]) -> bool:
    return any(folder.is_relative_to(other) for other in others)


def _name(distribution: Distribution) -> str:
    """The name of `distribution`, empty where its metadata has none."""
    text = distribution.read_text("METADATA") or distribution.read_text("PKG-INFO") or ""
    found = re.search(r"^Name: *(\S+)", text, re.MULTILINE)
    return _normal(found[1]) if found else ""


def _normal(name: str) -> str:
    """A distribution's name in the one form that all its spellings share."""
    return re.sub(r"[-_.]+", "_", name).lower()
