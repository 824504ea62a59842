"""Redirects that hosting services read from files: `_redirects`, `netlify.toml`, `vercel.json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from doclint.files.disk import read_text
from doclint.site.generators._reading import as_list, as_mapping, as_text, read_any
from doclint.site.site_values import Redirect

__all__ = ["redirects_in"]


def redirects_in(root: Path, folders: Iterable[str]) -> tuple[Redirect, ...]:
    """The redirects of the site at `root`; `folders` are searched for a file `_redirects`."""
    found: list[Redirect] = []
    for folder in folders:
        found.extend(_lines(read_text(root / folder / "_redirects")))
    for table in as_list(read_any(root / "netlify.toml").get("redirects")):
        rule = as_mapping(table)
        found.append(Redirect(as_text(rule.get("from")), as_text(rule.get("to"))))
    vercel = read_any(root / "vercel.json")
    for key in ("redirects", "rewrites"):
        for table in as_list(vercel.get(key)):
            rule = as_mapping(table)
            found.append(Redirect(as_text(rule.get("source")), as_text(rule.get("destination"))))
    return tuple(one for one in found if one.origin.startswith("/") and one.target)


def _lines(text: str) -> Iterator[Redirect]:
    """The rules of a `_redirects` file: origin, conditions, target, status."""
    for line in text.splitlines():
        parts = line.split("#", 1)[0].split() if line.lstrip().startswith("#") else line.split()
        if len(parts) < 2:
            continue
        target = next((part for part in parts[1:] if part.startswith(("/", "http"))), "")
        if target and not (len(parts) > 2 and parts[-1].startswith("404")):
            yield Redirect(parts[0], target)
