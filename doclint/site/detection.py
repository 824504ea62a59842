"""Which generator builds the site that pages belong to, and where its root is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from doclint.files.disk import exists
from doclint.site import known_generators
from doclint.site.generator import Generator

if TYPE_CHECKING:
    from doclint.site.site_config import SiteConfig
    from doclint.site.site_values import Site

__all__ = ["WITHOUT_GENERATOR", "configure", "detect_root", "generator_in", "generator_names"]

_HIGHEST_CLIMB = 24
# what a configuration says that names none
_DETECTED = "auto"
# what reads pages that no generator claims
WITHOUT_GENERATOR = "flat"


def generator_names() -> tuple[str, ...]:
    """What a configuration may call the generator; the first leaves it to detection."""
    known = known_generators.GENERATORS
    return (_DETECTED, *(name for one in known for name in (one.name, *one.aliases)))


def detect_root(
    folder: Path,
    border: Path | None,
    config: SiteConfig,
    known: dict[Path, Generator | None] | None = None,
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


def generator_in(root: Path, config: SiteConfig) -> Generator:
    """The generator of the site at `root`: as detected, else as configured, else none at all."""
    wanted = _canonical(config.generator)
    by_name = {one.name: one for one in known_generators.GENERATORS}
    return _detect(root, wanted) or by_name.get(wanted) or by_name[WITHOUT_GENERATOR]


def configure(root: Path, config: SiteConfig) -> Site:
    """The site at `root`, as its generator reads it."""
    generator = generator_in(root, config)
    return replace(generator.configure(root, config), generator=generator.name)


def _canonical(name: str) -> str:
    """The generator's own name for `name` in any case, or `auto`."""
    lowered = name.lower() or _DETECTED
    known = known_generators.GENERATORS
    return next((one.name for one in known if lowered in one.aliases), lowered)


def _detect(folder: Path, wanted: str) -> Generator | None:
    """The generator whose configuration stands in `folder`; only `wanted` counts unless `auto`."""
    for one in known_generators.GENERATORS:
        if wanted not in (_DETECTED, one.name):
            continue
        if any(exists(f"{folder}/{file}") for file in one.files) and (
            one.detect is None or one.detect(folder)
        ):
            return one
    return None
