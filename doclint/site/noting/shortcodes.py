"""Links in template directives that stand in the text: shortcodes, Liquid tags, wiki-links."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.page.document import Document
from doclint.site.facts import LinkFact
from doclint.syntax.nodes import CodeBlock, CodeSpan
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["directive_links"]

_SHORTCODE = lazy_pattern(
    r"\{\{[<%]\s*(ref|relref|figure|img|image)\s+((?:[^{}\"`]|\"[^\"]*\"|`[^`]*`)*?)\s*/?[>%]\}\}"
)
_PATH_ARGUMENT = lazy_pattern(r"(?:^|\s)(?:path\s*=\s*)?(?:\"([^\"]*)\"|`([^`]*)`|([^\s\"`=]+))")
_SOURCE_ARGUMENT = lazy_pattern(r"(?:^|\s)(src|link)\s*=\s*(?:\"([^\"]*)\"|`([^`]*)`|([^\s\"`]+))")
_LIQUID_TAG = lazy_pattern(r"\{%-?\s*(link|post_url)\s+([^%]*?)\s*-?%\}")
_LIQUID_FILTER = lazy_pattern(
    r"\{\{-?\s*(?:\"([^\"{}]*)\"|'([^'{}]*)')\s*\|\s*(relative_url|absolute_url)\s*-?\}\}"
)
_WIKI = lazy_pattern(r"(?<!\[)(!?)\[\[([^\[\]\n|]+)(?:\|[^\[\]\n]*)?\]\](?![(\[])")


def directive_links(document: Document) -> Iterator[LinkFact]:
    """The links that template directives of `document` make."""
    text = document.text
    if "{{" in text or "{%" in text:
        yield from _shortcodes(document)
        yield from _liquid(document)
    if "[[" in text:
        yield from _wiki(document)


def _shortcodes(document: Document) -> Iterator[LinkFact]:
    for found in _SHORTCODE.finditer(document.text, document.body_start):
        if found[1] in ("ref", "relref"):
            pattern = _PATH_ARGUMENT.search(found[2])
            arguments = [(pattern, "shortcode")] if pattern else []
        else:
            arguments = [
                (argument, "shortcode-image" if argument[1] == "src" else "shortcode")
                for argument in _SOURCE_ARGUMENT.finditer(found[2])
            ]
        for argument, kind in arguments:
            group = argument.lastindex or 1
            start = found.start(2) + argument.start(group)
            yield _link(document, argument[group], kind, found.span(), start, found[1])


def _liquid(document: Document) -> Iterator[LinkFact]:
    text, start = document.text, document.body_start
    for found in _LIQUID_TAG.finditer(text, start):
        if not _in_code(document, found.start()):
            yield _link(document, found[2], "liquid", found.span(), found.start(2), found[1])
    for found in _LIQUID_FILTER.finditer(text, start):
        if not _in_code(document, found.start()):
            group = 1 if found[1] is not None else 2
            yield _link(
                document, found[group], "liquid", found.span(), found.start(group), found[3]
            )


def _wiki(document: Document) -> Iterator[LinkFact]:
    for found in _WIKI.finditer(document.text, document.body_start):
        if not _in_code(document, found.start()):
            kind = "wiki-image" if found[1] else "wiki"
            yield _link(document, found[2], kind, found.span(), found.start(2), "")


def _link(
    document: Document, url: str, kind: str, whole: tuple[int, int], start: int, name: str
) -> LinkFact:
    line = document.source.line_of(start)
    return LinkFact(url, kind, whole[0], whole[1], start, start + len(url), line, name)


def _in_code(document: Document, offset: int) -> bool:
    return any(document.innermost(kind, offset) is not None for kind in (CodeBlock, CodeSpan))
