"""How to write a link: in the style of the link that it replaces."""

from __future__ import annotations

import posixpath

from doclint.files.page_names import PAGE_SUFFIXES
from doclint.site.facts import LinkFact
from doclint.site.site_values import Page, Target
from doclint.site.urls import Address, directory, encode_path, split

__all__ = ["corrected", "destination", "link_to", "with_tail"]


def link_to(page: Page, target: Page, link: LinkFact, address: Address) -> str:
    """A link from `page` to `target` in the style of `address`, its query and fragment kept."""
    return with_tail(_path_to(page, target, link, address.path), address)


def corrected(page: Page, link: LinkFact, target: Target) -> str:
    """`link` as it should be written to lead to `target` without repairs, in the style it has."""
    address = split(link.url)
    written = address.path
    if target.page is not None and target.page is not page:
        return link_to(page, target.page, link, address)
    if target.kind == "asset" and not written.startswith("/"):
        exact = target.path.split("/")
        parts = written.split("/")
        kept = [
            name
            for part, name in zip(reversed(parts), reversed(exact), strict=False)
            if part not in (".", "..")
        ]
        dots = [part for part in parts if part in (".", "..")]
        return with_tail("/".join([*dots, *reversed(kept)]), address)
    made = target.url
    if page.site.adds_base and made.startswith(page.site.base_path):
        made = f"/{made[len(page.site.base_path) :]}"
    return with_tail(made, address)


def with_tail(path: str, address: Address) -> str:
    """`path` with the query and the fragment of `address`."""
    tail = "" if address.query is None else f"?{address.query}"
    tail += "" if address.fragment is None else f"#{address.fragment}"
    return path + tail


def _path_to(page: Page, target: Page, link: LinkFact, written: str) -> str:
    site = page.site
    to_source = written.endswith(PAGE_SUFFIXES) and (
        "source" in site.bases or link.kind == "shortcode"
    )
    if link.kind in ("shortcode", "liquid"):
        return f"/{target.placement.key}" if link.kind == "shortcode" else target.source
    if not written.startswith("/"):
        if to_source or site.bases == ("source",):
            return _relative(directory(page.source), target.source)
        if site.bases[0] == "source":
            found = _relative(directory(page.source), target.source)
            return found if to_source else _without_suffix(found)
        return _relative(directory(page.address), target.address)
    if to_source and site.root_sources:
        for folder in site.root_sources:
            if folder and target.source.startswith(f"{folder}/"):
                return target.source[len(folder) :]
        return f"/{target.source}"
    made = target.address
    if site.adds_base and made.startswith(site.base_path):
        made = f"/{made[len(site.base_path) :]}"
    if site.loose_slash and written.endswith("/") and not made.endswith("/"):
        made += "/"
    return made


def _relative(folder: str, target: str) -> str:
    """`target` seen from `folder`; a slash at its end stays."""
    made = posixpath.relpath("/" + target.lstrip("/"), "/" + folder.strip("/"))
    return f"{made}/" if target.endswith("/") else made


def _without_suffix(path: str) -> str:
    for suffix in PAGE_SUFFIXES:
        path = path.removesuffix(suffix)
    return path


def destination(url: str) -> str:
    """`url` as it may stand in the source without angle brackets."""
    path, mark, fragment = url.partition("#")
    path, question, query = path.partition("?")
    safe = path if "%" in path else encode_path(path)
    return safe + question + query + mark + fragment
