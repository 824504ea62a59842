"""What doclint knows of one site generator, as a value."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from doclint.values.kinds import load

if TYPE_CHECKING:
    from doclint.site.site_config import SiteConfig
    from doclint.site.site_values import Site

__all__ = ["GENERATORS_PACKAGE", "Generator", "configures_later", "detects_later"]

GENERATORS_PACKAGE = "doclint.site.generators"

Configure = Callable[[Path, "SiteConfig"], "Site"]
Detect = Callable[[Path], bool]


class Generator(NamedTuple):
    """One site generator.

    `name` is what reports call it and configurations may, which may use its `aliases` too.
    `configure` reads the generator's own configuration in a folder, under what doclint's says of
    it, and returns the site.

    The generator is detected in a folder that has one of `files`, which may be folders; without
    `files` it only holds where a configuration says so. `detect` has the last word where another
    program calls its files the same. Where the files of several generators stand in one folder, the
    one of the highest `precedence` counts.

    `dialect` names what its pages are written in; empty for plain Markdown. `schema` names the
    front-matter schema that nearly every site of it can obey; empty for none. `one_folder` says
    that it keeps all pages in one folder.
    """

    name: str
    configure: Configure
    aliases: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    detect: Detect | None = None
    precedence: int = 0
    dialect: str = ""
    schema: str = ""
    one_folder: bool = True


def configures_later(name: str) -> Configure:
    """The function `configure` of the generator `name`, whose module is imported when it runs."""

    def configure(root: Path, config: SiteConfig) -> Site:
        return load(GENERATORS_PACKAGE, name, Generator).configure(root, config)

    return configure


def detects_later(name: str) -> Detect:
    """The function `detect` of the generator `name`, whose module is imported when it runs."""

    def detect(folder: Path) -> bool:
        own = load(GENERATORS_PACKAGE, name, Generator).detect
        return own is None or own(folder)

    return detect
