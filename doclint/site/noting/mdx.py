"""Headings, anchors and links of MDX, which is not CommonMark: text inside components is Markdown.

Components hide headings and links from a CommonMark parser, so the lines are read one by one; what
stands in fences, in comments and in `import` and `export` statements does not count.
"""

from __future__ import annotations

import re

from doclint.page.document import Document
from doclint.site.facts import HeadingFact, LinkFact
from doclint.site.noting.headings import split_attributes
from doclint.site.noting.links import unescape
from doclint.site.noting.markup import scan_markup
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["mdx_facts"]

_FENCE = lazy_pattern(
    r"^[ \t>]*(`{3,}|~{3,}).*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_HIDDEN = lazy_pattern(
    r"\{/\*.*?\*/\}|<!--.*?-->|(`+)(?!`).+?(?<!`)\1(?!`)|^(?:import|export)\s[^\n]*$",
    re.DOTALL | re.MULTILINE,
)
_HEADING = lazy_pattern(r"^[ \t]*(#{1,6})[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)
_LINK = lazy_pattern(
    r"(!?)\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(\s*(?:<([^<>\n]*)>|((?:\\.|[^\s()\\]|\([^\s()]*\))+))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINITION = lazy_pattern(r"^[ \t]*\[([^\[\]\n]+)\]:[ \t]*<?([^\s<>]+)", re.MULTILINE)
_COMMENT_ID = lazy_pattern(r"[ \t]*\{/\*.*?\*/\}[ \t]*$")
_MARKUP = lazy_pattern(r"<[^<>]*>|\{[^{}]*\}")
_STYLE = lazy_pattern(r"(\*\*|__|\*|(?<!\w)_|_(?!\w)|~~)")


def mdx_facts(document: Document) -> tuple[list[HeadingFact], list[str], list[LinkFact]]:
    """The headings, anchors and links of an MDX page."""
    text = " " * document.body_start + document.text[document.body_start :]
    fenced = _FENCE.sub(_blank, text)
    visible = _HIDDEN.sub(_blank, fenced)
    headings = [
        heading
        for found in _HEADING.finditer(fenced)
        if (heading := _heading(document, found)) is not None
    ]
    ids: list[str] = []
    links: list[LinkFact] = []
    scan_markup(document, visible, 0, ids, links, components=True)
    for found in _LINK.finditer(visible):
        group = 3 if found[3] is not None else 4
        links.append(
            LinkFact(
                unescape(found[group]),
                "image" if found[1] else "inline",
                found.start(),
                found.end(),
                found.start(group),
                found.end(group),
                document.source.line_of(found.start()),
                found[2],
            )
        )
    for found in _DEFINITION.finditer(visible):
        links.append(
            LinkFact(
                unescape(found[2]),
                "reference",
                found.start(),
                found.end(),
                found.start(2),
                found.end(2),
                document.source.line_of(found.start(2)),
                found[1],
            )
        )
    return headings, ids, links


def _blank(found: re.Match[str]) -> str:
    """White space of the same length and the same lines."""
    return re.sub(r"[^\n]", " ", found[0])


def _heading(document: Document, found: re.Match[str]) -> HeadingFact:
    raw = found[2]
    comment = _COMMENT_ID.search(raw)
    attributes = comment[0] if comment else split_attributes(f"# {raw}")
    title = raw.removesuffix(attributes) if attributes else raw
    runs: list[tuple[str, str]] = []
    for index, piece in enumerate(re.split(r"`+", title)):
        if index % 2:
            runs.append(("code", piece))
        elif piece:
            plain = _LINK.sub(lambda link: "" if link[1] else link[2], piece)
            plain = unescape(_STYLE.sub("", _MARKUP.sub("", plain)))
            runs.append(("text", plain))
    source = document.source
    return HeadingFact(
        len(found[1]), tuple(runs), attributes, "",
        source.line_of(found.start(1)), found.start(1), found.end(2), found.end(2),
    )  # fmt: skip
