"""What a configuration may say about a site; the rest is detected."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SiteConfig"]


@dataclass(frozen=True)
class SiteConfig:
    """The `[site]` table; every path is relative to the folder of the configuration.

    `generator` is `auto` or what a generator is called, and `version` the generator's version where
    the rules differ between versions. `content` is the folder of the pages. `base_url` is the
    address that the site is published at. `from_build` is a folder of built HTML, which then
    decides alone what exists.

    What no source tells: `ignore` and `generated` are patterns (`*` any text) of addresses that are
    not checked and of addresses that something else provides; `extra_anchors` are patterns of
    fragments that a theme adds to every page; `redirect_keys` are front-matter keys that hold old
    addresses of a page. `link_fields` and `image_fields` are dotted front-matter keys whose
    values are links and images. `wiki_links` reads `[[page]]` as a link.
    """

    generator: str = "auto"
    version: str = ""
    content: str = ""
    base_url: str = ""
    from_build: str = ""
    ignore: tuple[str, ...] = ()
    generated: tuple[str, ...] = ()
    extra_anchors: tuple[str, ...] = ()
    redirect_keys: tuple[str, ...] = ()
    link_fields: tuple[str, ...] = ()
    image_fields: tuple[str, ...] = ()
    wiki_links: bool = False
