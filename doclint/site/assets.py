"""Files that a site serves as they are, looked up one folder at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from doclint.files.disk import is_folder, names, walk
from doclint.files.page_names import is_page_name
from doclint.site.site_values import AssetRoot
from doclint.site.urls import nfc

__all__ = ["Assets"]

_SKIPPED_FOLDERS = frozenset((".git", "node_modules", ".venv", "__pycache__", ".doclint_cache"))


class Assets:
    """Answers which file serves an address; every folder is listed at most once."""

    def __init__(self, roots: tuple[AssetRoot, ...], site_root: Path) -> None:
        self._roots = tuple(root for root in roots if _is_sound(root.folder, site_root))
        self._listings: dict[tuple[str, Callable[[str], str] | None], dict[str, str]] = {}

    def find(self, address: str, host: str = "") -> tuple[str, str] | None:
        """The file behind the decoded `address` and its exact address, which may differ in case or
        in Unicode form; None when no root serves it.
        """
        for root in self._roots:
            if root.host not in ("", host) or not address.startswith(root.prefix):
                continue
            if root.hidden and address.endswith(root.hidden):
                continue
            found = self._walk(root, address[len(root.prefix) :])
            if found is not None:
                return found[0], root.prefix + found[1]
        return None

    def find_file(self, folder: Path, relative: str) -> tuple[str, str] | None:
        """The file or folder at `relative` below `folder`, and its exact relative path."""
        return self._walk(AssetRoot(folder), relative, folders=True)

    def _walk(
        self, root: AssetRoot, relative: str, folders: bool = False
    ) -> tuple[str, str] | None:
        here = str(root.folder)
        exact: list[str] = []
        segments = [segment for segment in relative.split("/") if segment]
        for segment in segments:
            listing = self._listing(here, root.key)
            name = listing.get(segment) or listing.get(nfc(segment))
            if name is None:
                name = listing.get(f"\0{nfc(segment).casefold()}")
            if name is None:
                return None
            exact.append(root.key(name) if root.key else name)
            here = f"{here}/{name}"
        if not segments or (not folders and (relative.endswith("/") or is_folder(here))):
            return None
        return here, "/".join(exact)

    def _listing(self, folder: str, key: Callable[[str], str] | None) -> dict[str, str]:
        """The names in `folder` by what serves them, and behind NUL by their folded form."""
        known = self._listings.get((folder, key))
        if known is not None:
            return known
        listing: dict[str, str] = {}
        found = names(folder)
        for name in found:
            served = key(name) if key else name
            listing.setdefault(nfc(served), name)
            listing.setdefault(f"\0{nfc(served).casefold()}", name)
        for name in found:
            listing[name if key is None else key(name)] = name
        self._listings[folder, key] = listing
        return listing

    def walk(self) -> Iterator[tuple[str, str, str]]:
        """Every asset as host, address and file, in a stable order."""
        for root in self._roots:
            for folder, folders, files in walk(root.folder):
                folders[:] = [
                    name
                    for name in folders
                    if name not in _SKIPPED_FOLDERS and not name.startswith((".", "_"))
                ]
                base = Path(folder).relative_to(root.folder).as_posix()
                for name in files:
                    if name.startswith((".", "_")) or is_page_name(name):
                        continue
                    served = root.key(name) if root.key else name
                    inner = served if base == "." else f"{base}/{served}"
                    yield root.host, root.prefix + inner, f"{folder}/{name}"


def _is_sound(folder: Path, site_root: Path) -> bool:
    """Whether a configuration may name `folder` as a source of files: it must not be a folder that
    the site itself lies in, such as the root of the file system.
    """
    if "\0" in str(folder):
        return False
    inside = os.path.normpath(folder)
    outer = os.path.normpath(site_root)
    return inside == outer or not f"{outer}/".startswith(f"{inside.rstrip('/')}/")
