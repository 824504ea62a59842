"""MD036."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.autolinks import literal_autolinks
from doclint.page.document import Document
from doclint.rules.markdown._containers import containers
from doclint.rules.markdown._html_tags import is_comment_block
from doclint.syntax.nodes import Emphasis, Heading, HtmlBlock, Inline, Paragraph, Strong
from doclint.values.diagnostic import Applicability, Diagnostic, Effect, Fix

_ONLY_TAGS = re.compile(rb"(?:[ \t]|<[^>\n]*>)*")
_ONLY_STRONG = re.compile(
    r"(?:[ \t]|<[^>\n]*>)*?(\*\*|__|\*|_)(?![\s*_])([^*_`\[\]<>&\\:$]+)(?<!\s)\1"
    r"(?:[ \t]|<[^>\n]*>)*"
)
# text that the parser cannot take apart
_SIMPLE = re.compile(rb"[^\x00-\x1f*_`\[\]<>&\\:$.!|~]+").fullmatch
# a line between blank ones
_PARAGRAPH = re.compile(r"(?:\A|(?<=\n\n)).+(?=\Z|\n(?:\n|\Z))")
# what markdownlint's parser takes apart although it renders as it stands
_DIRECTIVE = re.compile(r"(?<!:):(?![\W_])[^\s:]")
_MATH = re.compile(r"\$[^$]+\$")
_LESS = b"<"[0]
_PUNCTUATION = ".,;:!?。，；：！？"


@dataclass(frozen=True)
class NoEmphasisAsHeading:
    """The characters that end a sentence; emphasised text before one is no heading."""

    punctuation: str = _PUNCTUATION + "।॥"


@rule(
    "MD036",
    "no-emphasis-as-heading",
    tags=("headings", "emphasis"),
    presets=("recommended", "markdownlint"),
    options=NoEmphasisAsHeading,
    markdownlint={"punctuation": _PUNCTUATION},
    reads="markup",
    when=Relevance(kinds=(Emphasis, Strong, HtmlBlock)),
)
def no_emphasis_as_heading(ctx: Context, options: NoEmphasisAsHeading) -> Iterator[Diagnostic]:
    """Emphasised lines that stand in for a heading.

    They look like headings and are none: screen readers and the table of contents pass over them,
    and nobody can link to them. A sentence, which ends with punctuation, is no heading.

    ```md bad lang=hi
    # बहीखाता

    **⟦नियम⟧**

    **यह महत्वपूर्ण है।**
    ```

    ```md fixed unsafe
    # बहीखाता

    ## नियम

    **यह महत्वपूर्ण है।**
    ```

    ```md good lang=hi
    **नकद** और **बैंक**
    ```

    ```toml
    punctuation = "."
    ```

    ```md bad
    **⟦Why a ledger?⟧**
    ```

    The fix is unsafe: it makes a heading below the one before, where the author may want another
    level or no heading.
    """
    document = ctx.doc
    texts = sorted(_lone(document))
    for start, end in texts:
        text = document.text[start:end]
        if text[-1] not in options.punctuation and not _in_container(document, start):
            yield ctx.diagnostic(
                (start, end),
                f"emphasised line `{text}` instead of a heading",
                _fix(ctx, start, end),
            )


def _in_container(document: Document, offset: int) -> bool:
    """Whether the code point at `offset` lies in a container such as `:::tip`, as in a quote."""
    found = document.derived(containers)
    if not found:
        return False
    line = document.source.line_of(offset)
    return any(first < line <= last for first, last in found)


def _lone(document: Document) -> Iterator[tuple[int, int]]:
    """The code-point spans of emphasised text that has a paragraph of its own."""
    data = document.source.data
    for kind, width in ((Emphasis, 1), (Strong, 2)):
        for node in document.nodes(kind):
            block = node.parent
            if block.__class__ is not Paragraph or block.parent is not None:
                continue
            if node.byte_start > block.byte_start and data[block.byte_start] != _LESS:
                continue
            if node.byte_start > block.byte_start and not _ONLY_TAGS.fullmatch(
                data, block.byte_start, node.byte_start
            ):
                continue
            rest = data[node.byte_end : block.byte_end].rstrip(b"\r\n")
            if rest and (rest[-1:].isspace() or not _ONLY_TAGS.fullmatch(rest)):
                continue
            if _is_plain(document, node, width):
                span = document.span(node)
                yield span.start + width, span.end - width
    for html in document.nodes(HtmlBlock):
        if html.parent is None and (
            b"*" in (text := data[html.byte_start : html.byte_end]) or b"_" in text
        ):
            yield from _in_html(document, html)


def _is_plain(document: Document, node: Inline, width: int) -> bool:
    """Whether `node` holds nothing but text, and no line break."""
    source = document.source.data[node.byte_start + width : node.byte_end - width]
    if _SIMPLE(source):
        return True
    contents = document.runs(node).contents
    text = contents[0] if len(contents) == 1 else None
    if not isinstance(text, str):
        return False
    # markdownlint knows no text that is struck through
    if source.strip(b"~") != text.strip("~").encode() or "[" in text:
        return False
    if ":" in text and _DIRECTIVE.search(text):
        return False
    if "$" in text and _MATH.search(text):
        return False
    if "." not in text:
        return True
    links = document.derived(literal_autolinks)
    index = bisect_left(links, node.byte_start, key=_start)
    return index == len(links) or links[index].byte_start >= node.byte_end


def _start(node: Inline) -> int:
    return node.byte_start


def _line(node: Heading) -> int:
    return node.line


def _in_html(document: Document, html: HtmlBlock) -> Iterator[tuple[int, int]]:
    """Emphasised text between the tags of an HTML block, in paragraphs of one line."""
    text = document.slice(html)
    if is_comment_block(text):
        return
    start = document.span(html).start
    for paragraph in _PARAGRAPH.finditer(text):
        found = _ONLY_STRONG.fullmatch(paragraph[0])
        if found is not None:
            at = start + paragraph.start()
            yield at + found.start(2), at + found.end(2)


def _fix(ctx: Context, start: int, end: int) -> Fix | None:
    """The fix that makes a heading of the line, one level below the last one."""
    source = ctx.doc.source
    line = source.line_of(start)
    text = ctx.doc.text[start:end]
    whole = source.line_span(line)
    if source.lines[line - 1].strip("*_ ") != text:
        return None
    headings = ctx.doc.nodes(Heading)
    index = bisect_left(headings, line, key=_line) - 1
    level = min(headings[index].level + 1, 6) if index >= 0 else 2
    return ctx.replace(
        whole,
        f"{'#' * level} {text}",
        "Make it a heading",
        applicability=Applicability.UNSAFE,
        effect=Effect.REPAIR,
    )
