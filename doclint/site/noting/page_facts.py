"""All that the site needs to know of one page."""

from __future__ import annotations

from doclint.page.document import Document
from doclint.site.facts import LinkFact, PageBody, PageFacts, PageHead
from doclint.site.noting.headings import block_ids, headings
from doclint.site.noting.links import markdown_links
from doclint.site.noting.markup import html_facts
from doclint.site.noting.mdx import mdx_facts
from doclint.site.noting.meta import address_keys, front_matter_links, plain_meta
from doclint.site.noting.shortcodes import directive_links

__all__ = ["page_facts"]


def page_facts(document: Document) -> PageFacts:
    """The facts of `document`, its links in the order of their destinations."""
    if document.is_mdx:
        found_headings, found_ids, found_links = mdx_facts(document)
    else:
        found_headings = headings(document)
        found_ids, found_links = html_facts(document)
        found_links = [*found_links, *markdown_links(document)]
    found_links.extend(directive_links(document))
    found_links.extend(front_matter_links(document))
    found_links.sort(key=_place)
    head = PageHead(
        document.language,
        plain_meta(document),
        document.front_matter is not None,
        address_keys(document),
    )
    body = PageBody(
        tuple(found_headings), tuple(found_ids), tuple(found_links), tuple(block_ids(document))
    )
    return PageFacts(document.path, head, body)


def _place(link: LinkFact) -> tuple[int, int]:
    return (link.url_start, link.url_end)
