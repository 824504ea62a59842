"""One module for each generator; the registry that finds the right one for a folder."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from doclint.files.disk import exists
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import Site

__all__ = ["GENERATORS", "configure", "detect_root"]

_HIGHEST_CLIMB = 24


class _Adapter(NamedTuple):
    """The files that betray a generator, and its module; `check` asks the module to read them."""

    module: str
    files: tuple[str, ...]
    check: bool = False


# in order of precedence within one folder
GENERATORS: dict[str, _Adapter] = {
    "hugo": _Adapter(
        "hugo",
        (
            "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml",
            "config.yml", "config.json", "config/_default",
        ),
        check=True,
    ),
    "mkdocs": _Adapter("mkdocs", ("mkdocs.yml", "mkdocs.yaml")),
    "docusaurus": _Adapter(
        "docusaurus",
        tuple(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs")),
    ),
    "astro": _Adapter(
        "astro", tuple(f"astro.config.{suffix}" for suffix in ("mjs", "js", "ts", "cjs", "mts"))
    ),
    "vitepress": _Adapter("vitepress", (".vitepress",)),
    "mdbook": _Adapter("mdbook", ("book.toml",)),
    "jekyll": _Adapter("jekyll", ("_config.yml", "_config.yaml", "_config.toml"), check=True),
    "repository": _Adapter("repository", ()),
    "flat": _Adapter("flat", ()),
}  # fmt: skip

_ALIASES = {"material": "mkdocs", "starlight": "astro", "github": "repository", "auto": "auto"}


def detect_root(
    folder: Path,
    border: Path | None,
    config: SiteConfig,
    known: dict[Path, str | None] | None = None,
) -> Path | None:
    """The root of the site that pages in `folder` belong to: the nearest folder upwards with a
    generator's configuration; None when there is none.

    The search ends at `border`, or at a repository's root where there is no border on the way.
    `known` keeps what was found out about folders for the next call.
    """
    known = {} if known is None else known
    wanted = _canonical(config.generator)
    bordered = border is not None and folder.is_relative_to(border)
    here = folder
    for _ in range(_HIGHEST_CLIMB):
        if here not in known:
            known[here] = _detect(here, wanted)
        if known[here] is not None:
            return here
        if here in (border, here.parent) or (not bordered and exists(f"{here}/.git")):
            break
        here = here.parent
    return None


def configure(root: Path, config: SiteConfig) -> Site:
    """The site at `root`, as its generator's adapter reads it."""
    wanted = _canonical(config.generator)
    name = _detect(root, wanted) or (wanted if wanted in GENERATORS else "flat")
    make: Callable[[Path, SiteConfig], Site] = _module(name).configure
    return make(root, config)


def _canonical(name: str) -> str:
    lowered = name.lower() or "auto"
    return _ALIASES.get(lowered, lowered)


def _detect(folder: Path, wanted: str) -> str | None:
    """The generator whose configuration stands in `folder`; only `wanted` counts unless `auto`."""
    for name, adapter in GENERATORS.items():
        if wanted not in ("auto", name):
            continue
        if any(exists(f"{folder}/{file}") for file in adapter.files) and (
            not adapter.check or _module(name).detect(folder)
        ):
            return name
    return None


def _module(name: str):  # type: ignore[no-untyped-def]  # a module: its functions are typed
    return import_module(f"doclint.site.generators.{GENERATORS[name].module}")
