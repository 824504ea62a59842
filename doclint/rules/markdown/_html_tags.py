"""The HTML tags of a page, those inside HTML blocks included.

Markdown leaves the inside of an HTML block alone, so the parser tells nothing about the tags in it.
They are found here as if the block were ordinary text: code spans, fenced code, comments and
escapes hide what stands in them, and a tag ends at the latest where its paragraph would.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from doclint.page.document import Document
from doclint.syntax.nodes import HtmlBlock, InlineHtml
from doclint.values.quick import made
from doclint.values.text import Span

__all__ = [
    "Tag",
    "attribute_pattern",
    "element_name",
    "html_tags",
    "html_tags_of_markdownlint",
    "is_comment_block",
]

# CommonMark 0.31 section 6.6; processing instructions count, comments hide what stands in them
_TAG = re.compile(
    r"""<(?:
        [A-Za-z][A-Za-z0-9-]*
        (?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*/?>
        | /[A-Za-z][A-Za-z0-9-]*\s*>
        | !--(?:>|->|.*?-->)
        | \?.*?\?>
        | ![A-Za-z][^>]*>
        | !\[CDATA\[.*?\]\]>
    )""",
    re.VERBOSE | re.DOTALL | re.ASCII,
)
# against CommonMark, markdownlint's parser takes no slash inside of a value without quotes
_UNQUOTED_SLASH = re.compile(r"=\s*[^\s\"'<>=`][^\s\"'<>=`/]*/(?!>)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAME = re.compile(r"<(/?)([^!>/\s][^/\s>]*)")
_SHIELD = re.compile(r"\\[!-/:-@\[-`{-~]|`+|\$+|<")
_SHIELDING = ("`", "\\", "$", "~~~", "\n\n", "\r")
# what is not in the plain HTML block, whose tags one pattern finds
_INTRICATE = ("`", "\\", "$", "\r", "<!", "<?", "~~~", "\n\n")
# a line that cannot continue a paragraph, by what stands behind its indentation
_INTERRUPTING = (
    r"[ \t]*(?:>|[-+*](?:[ \t]|$)|1[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|\$\$|:::|[=-]+[ \t]*$|$)"
)
_INTERRUPTION = re.compile(_INTERRUPTING, re.MULTILINE)
_PARAGRAPH_END = re.compile(rf"\n(?={_INTERRUPTING})", re.MULTILINE)
# how constructs begin that may hold anything up to their end
_OPEN_ENDED = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>"))
_FENCE = re.compile(r"[ \t>]*(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)


class Tag(NamedTuple):
    """An opening or closing tag; `name` is as written, `node` what holds it."""

    name: str
    closing: bool
    span: Span
    text: str
    node: HtmlBlock | InlineHtml


def html_tags(document: Document) -> list[Tag]:
    """Every tag of `document` in document order, processing instructions included."""
    found = _inline_tags(document)
    blocks = document.nodes(HtmlBlock)
    if blocks:
        found.extend(tag for block in blocks for tag in _tags_in(document, block))
        found.sort(key=_start)
    return found


def html_tags_of_markdownlint(document: Document) -> list[Tag]:
    """The tags that markdownlint takes for such."""
    tags = document.derived(html_tags)
    return [tag for tag in tags if "/" not in tag.text or not _has_unquoted_slash(tag.text)]


def _has_unquoted_slash(tag: str) -> bool:
    """Whether a value without quotes in the text of a `tag` holds a slash."""
    return _UNQUOTED_SLASH.search(_QUOTED.sub('""', tag)) is not None


def _start(tag: Tag) -> int:
    return tag.span.start


def _inline_tags(document: Document) -> list[Tag]:
    source, nodes = document.source, document.nodes(InlineHtml)
    data, match = source.data, _NAME.match
    found = []
    for node in nodes:
        text = data[node.byte_start : node.byte_end].decode()
        named = match(text)
        if named is not None:
            close, name = named.groups()
            start = node.byte_start if source.is_ascii else source.offset_of_byte(node.byte_start)
            span = made(Span, (start, start + len(text)))
            found.append(made(Tag, (name, close == "/", span, text, node)))
    return found


def _tags_in(document: Document, block: HtmlBlock) -> Iterator[Tag]:
    """The tags inside one HTML block; a block that is one comment has none."""
    text = document.slice(block).rstrip("\n")
    if is_comment_block(text):
        return
    offset = document.source.offset_of_byte(block.byte_start)
    if _is_intricate(text):
        constructs: Iterable[tuple[int, str]] = _scan(text)
    else:
        constructs = [(found.start(), found[0]) for found in _TAG.finditer(text)]
    for start, found in constructs:
        named = _NAME.match(found)
        if named is not None:
            at = offset + start
            close, name = named.groups()
            yield made(Tag, (name, close == "/", made(Span, (at, at + len(found))), found, block))


def _is_intricate(text: str) -> bool:
    """Whether the HTML block `text` may hold something that hides or ends tags."""
    for literal in _INTRICATE:
        if literal in text:
            return True
    return "\n" in text and _PARAGRAPH_END.search(text) is not None


def element_name(document: Document, block: HtmlBlock) -> str:
    """The lower-case name of the tag that opens `block`; empty where a comment or text does."""
    for _, found in _scan(document.slice(block)):
        named = _NAME.match(found)
        return named[2].lower() if named is not None and not named[1] else ""
    return ""


def is_comment_block(text: str) -> bool:
    """Whether the HTML block `text` is nothing but one well-formed comment."""
    text = text.rstrip("\r\n")
    if not (text.startswith("<!--") and text.endswith("-->")):
        return False
    content = text[4:-3]
    return not (content.startswith((">", "->")) or content.endswith("-"))


def attribute_pattern(name: str) -> re.Pattern[str]:
    """A pattern whose first group is the value of the attribute `name` in the text of a tag."""
    return re.compile(rf"\s{name}\s*=\s*['\"]?([^'\"\s>]*)", re.IGNORECASE)


def _scan(text: str) -> Iterator[tuple[int, str]]:
    """The HTML constructs in `text` with their offsets, comments included."""
    if not any(shield in text for shield in _SHIELDING):
        start = 0
        for end in (*(found.end() for found in _PARAGRAPH_END.finditer(text)), len(text)):
            for offset, found in _scan_plain(text[start:end]):
                yield start + offset, found
            start = end
        return
    for start, run in _runs(text):
        for offset, found in _scan_shielded(run):
            yield start + offset, found


def _scan_plain(text: str) -> Iterator[tuple[int, str]]:
    """The HTML constructs in one run of text that holds no code, math or escapes."""
    ends = _last_ends(text)
    at = text.find("<")
    while at != -1:
        found = _tag_at(text, at, ends)
        if found:
            yield at, found
        at = text.find("<", at + (len(found) or 1))


def _scan_shielded(text: str) -> Iterator[tuple[int, str]]:
    """The HTML constructs in one run of text outside of code spans and math."""
    ends = _last_ends(text)
    shield = _SHIELD.search(text)
    while shield is not None:
        end = shield.end()
        if shield[0] == "<":
            found = _tag_at(text, shield.start(), ends)
            if found:
                yield shield.start(), found
                end = shield.start() + len(found)
        elif shield[0][0] != "\\":
            mark = re.escape(shield[0][0])
            closing = re.compile(rf"(?<!{mark}){re.escape(shield[0])}(?!{mark})").search(text, end)
            end = closing.end() if closing else end
        shield = _SHIELD.search(text, end)


def _last_ends(text: str) -> tuple[tuple[str, int], ...]:
    """Where the last possible end of each open-ended construct stands, by how it begins."""
    if "<!" not in text and "<?" not in text:
        return ()
    return tuple((opening, text.rfind(closing)) for opening, closing in _OPEN_ENDED)


def _tag_at(text: str, at: int, ends: tuple[tuple[str, int], ...]) -> str:
    """The HTML construct that starts at `at`, or an empty string; `ends` are the `_last_ends`."""
    for opening, last in ends:
        if text.startswith(opening, at):
            # looking for an end that never comes, again and again, would take quadratic time
            if last < at:
                return ""
            break
    found = _TAG.match(text, at)
    return found[0] if found is not None else ""


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of `text` with their offsets; fenced code is left out."""
    fence = ""
    start = at = 0
    for line in text.splitlines(keepends=True):
        opened = _FENCE.match(line)
        if fence:
            if opened and opened[1].startswith(fence) and not line[opened.end() :].strip():
                fence = ""
            start = at + len(line)
        elif opened:
            yield start, text[start:at]
            fence = opened[1]
            start = at + len(line)
        elif _INTERRUPTION.match(line):
            yield start, text[start:at]
            start = at
        at += len(line)
    yield start, text[start:at]
