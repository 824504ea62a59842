"""How to write a link: in the style of the link that it replaces."""

from __future__ import annotations

import posixpath

from doclint.files.page_names import is_page_name, without_page_suffix
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
    return with_tail(page.site.as_linked(target.url), address)


def with_tail(path: str, address: Address) -> str:
    """`path` with the query and the fragment of `address`."""
    tail = "" if address.query is None else f"?{address.query}"
    tail += "" if address.fragment is None else f"#{address.fragment}"
    return path + tail


def _path_to(page: Page, target: Page, link: LinkFact, written: str) -> str:
    links = page.site.links
    to_source = is_page_name(written) and ("source" in links.bases or link.kind == "shortcode")
    if link.kind in ("shortcode", "liquid"):
        return f"/{target.placement.key}" if link.kind == "shortcode" else target.source
    if not written.startswith("/"):
        if to_source or links.bases == ("source",):
            return _relative(directory(page.source), target.source)
        if links.bases[0] == "source":
            found = _relative(directory(page.source), target.source)
            return found if to_source else without_page_suffix(found)
        return _relative(directory(page.address), target.address)
    if to_source and links.root_sources:
        for folder in links.root_sources:
            if folder and target.source.startswith(f"{folder}/"):
                return target.source[len(folder) :]
        return f"/{target.source}"
    made = page.site.as_linked(target.address)
    if page.site.routing.loose_slash and written.endswith("/") and not made.endswith("/"):
        made += "/"
    return made


def _relative(folder: str, target: str) -> str:
    """`target` seen from `folder`; a slash at its end stays."""
    made = posixpath.relpath("/" + target.lstrip("/"), "/" + folder.strip("/"))
    return f"{made}/" if target.endswith("/") else made


def destination(url: str) -> str:
    """`url` as it may stand in the source without angle brackets."""
    path, mark, fragment = url.partition("#")
    path, question, query = path.partition("?")
    safe = path if "%" in path else encode_path(path)
    return safe + question + query + mark + fragment
