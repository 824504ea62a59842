"""Files as GitHub and GitLab show them: links are paths, `/x` starts at the repository's root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from doclint.site.anchors import GITHUB
from doclint.site.generator import Generator
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import AssetRoot, Input, LinkRules, Placement, Routing, Site

__all__ = ["GENERATOR"]

_READMES = ("readme", "index")


def _place(inputs: Sequence[Input]) -> Iterator[Placement]:
    """Every page stands where its file does."""
    for one in inputs:
        folder, _, name = one.source.rpartition("/")
        routes = [f"/{one.source}"]
        if name.rsplit(".", 1)[0].lower() in _READMES and folder:
            routes += [f"/{folder}/"]
        yield Placement(tuple(routes), one.facts.language, key=one.source)


def _configure(root: Path, config: SiteConfig) -> Site:
    """The repository at `root`."""
    return Site(
        root,
        _place,
        anchors=GITHUB,
        routing=Routing(base_url=config.base_url, assets=(AssetRoot(root, hidden=()),)),
        links=LinkRules(bases=("source",), root_sources=("",), as_files=True),
    )


GENERATOR = Generator("repository", _configure, aliases=("github",), one_folder=False)
