"""Which parts of a page are prose: text that a reader reads, as opposed to code, URLs and markup.

Prose is paragraph, heading and cell text, link text, image alt text, text inside HTML blocks and
the front matter's prose fields. Never prose: code, destinations, bare URLs, HTML tags and comments,
template directives, JSX expressions, math and heading ids.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from operator import sub

from doclint.syntax import nodes
from doclint.syntax.found import Buckets, Runs, Syntax
from doclint.values.text import Source, Span

__all__ = ["ProseMap"]

Spans = list[tuple[int, int]]

_CODE_ELEMENTS = "code|kbd|math|pre|samp|script|style|svg|textarea"
_HTML_SKIPPED = re.compile(
    rf"<!--.*?(?:-->|\Z)|<({_CODE_ELEMENTS})\b.*?(?:</\1\s*>|\Z)|<[^>]{{0,4000}}>",
    re.DOTALL | re.IGNORECASE,
)
_CODE_TAG = re.compile(rf"<({_CODE_ELEMENTS})\b[^>]*(?<!/)>\Z", re.IGNORECASE)

# lengths are bounded, so that a page of opening braces costs no more than another;
# each with a literal that must stand in the text before its pattern is tried; one character is
# found many times faster than two
_HOLES = (
    # blocks of code that a template engine highlights, then any other directive
    ("{", re.compile(
        r"\{\{[<%]\s{0,9}highlight\b.{0,9000}?\{\{[<%]\s{0,9}/highlight\s{0,9}[%>]\}\}"
        r"|\{%-?\s{0,9}highlight\b.{0,9000}?\{%-?\s{0,9}endhighlight\s{0,9}-?%\}", re.DOTALL)),
    ("{", re.compile(r"\{\{.{0,2000}?\}\}", re.DOTALL)),
    ("{", re.compile(r"\{%.{0,2000}?%\}", re.DOTALL)),
    # from the slashes on; the scheme in front of them is ASCII and hurts nobody
    ("://", re.compile(r"://[^\s<>।॥]+")),
    ("www.", re.compile(r"www\.[^\s<>।॥]+")),
    # a dollar opens math only before and closes it only after something that is not a space
    ("$", re.compile(
        r"\$\$.{1,2000}?\$\$|\$(?=\S)[^$\n]{0,500}(?<=[^\s\\])\$(?!\d)", re.DOTALL)),
    ("\\", re.compile(
        r"\\\\?\(.{1,500}?\\\\?\)|\\\\?\[.{1,500}?\\\\?\]", re.DOTALL)),
)  # fmt: skip
# in every directive with text for which the parser sees a mask, and in every run that says less
# than its source
_DIRECTIVE = b"{"
_SHORTER = (b"\\", b"&")
_JSX_HOLES = (
    re.compile(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"),
    re.compile(r"^(?:import|export)\s.*?(?=\n[ \t]*\r?\n|\Z)", re.DOTALL | re.MULTILINE),
)


class ProseMap:
    """Answers whether a span of code points of `source` lies in prose.

    `syntax` is what the parser found from the code-point offset `body_start` on, `fields` the spans
    of what readers see of the front matter. With `expressions` braces are code, as in MDX.
    """

    def __init__(
        self,
        source: Source,
        syntax: Syntax,
        body_start: int = 0,
        fields: Iterable[Span] = (),
        expressions: bool = False,
    ) -> None:
        self._source = source
        self._syntax = syntax
        self._body_start = body_start
        self._fields = fields
        self._expressions = expressions

    @cached_property
    def _spans(self) -> Spans:
        """Sorted, disjoint spans of prose in code points."""
        source, syntax = self._source, self._syntax
        runs = _text_runs(syntax.runs)
        spans = _without(runs, sorted(_code_bytes(source, syntax.buckets)))
        if spans is not runs or (found := _offsets_by_content(source, syntax.runs, runs)) is None:
            found = _to_offsets(spans, source)
        spans = found
        if html := list(_html_text(source, syntax.buckets)):
            spans = sorted(chain(spans, html))
        if fields := sorted((field.start, field.end) for field in self._fields):
            # what is above the body comes first
            spans = [*fields, *spans]
        return _without(spans, sorted(self._holes()))

    def _holes(self) -> Iterator[tuple[int, int]]:
        """What is no prose although the parser takes it for text."""
        text = self._source.text
        for literal, pattern in _HOLES:
            if literal in text:
                yield from (found.span() for found in pattern.finditer(text))
        if self._expressions:
            for pattern in _JSX_HOLES:
                yield from (found.span() for found in pattern.finditer(text, self._body_start))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._spans]

    def __contains__(self, span: Span) -> bool:
        """Whether all of `span` is prose; an empty span must touch prose."""
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and span.end <= self._spans[index][1]

    def spans(self) -> Sequence[tuple[int, int]]:
        """The start and end of every prose span, in document order."""
        return self._spans


def _text_runs(runs: Runs) -> Spans:
    """The byte spans of the parser's text events."""
    return [
        (start, end) for start, end, content in zip(*runs, strict=True) if content.__class__ is str
    ]


def _code_bytes(source: Source, buckets: Buckets) -> Iterator[tuple[int, int]]:
    """Byte spans whose text is not prose: code blocks, automatic links, inline code elements."""
    for block in buckets.get(nodes.CodeBlock, ()):
        yield block.byte_start, block.byte_end
    for link in buckets.get(nodes.Link, ()):
        if link.kind in ("Autolink", "Email"):
            yield link.byte_start, link.byte_end
    opened: tuple[int, str] | None = None
    for tag in buckets.get(nodes.InlineHtml, ()):
        written = source.data[tag.byte_start : tag.byte_end].decode()
        if opened is None:
            if found := _CODE_TAG.match(written):
                opened = (tag.byte_start, f"</{found[1].lower()}")
        elif written.lower().startswith(opened[1]):
            yield opened[0], tag.byte_end
            opened = None


def _html_text(source: Source, buckets: Buckets) -> Iterator[tuple[int, int]]:
    """The code-point spans of text between the tags of HTML blocks."""
    for block in buckets.get(nodes.HtmlBlock, ()):
        start, end = source.offset_of_byte(block.byte_start), source.offset_of_byte(block.byte_end)
        position = start
        for skipped in _HTML_SKIPPED.finditer(source.text, start, end):
            if skipped.start() > position:
                yield position, skipped.start()
            position = skipped.end()
        if position < end:
            yield position, end


def _to_offsets(spans: Spans, source: Source) -> Spans:
    """Sorted byte spans as code points: one walk over the text for all of them."""
    if source.is_ascii:
        return spans
    bounds = list(chain.from_iterable(spans))
    pieces = map(source.data.__getitem__, map(slice, chain((0,), bounds), bounds))
    offsets = accumulate(map(len, map(bytes.decode, pieces)))
    return list(zip(offsets, offsets, strict=False))


def _offsets_by_content(source: Source, runs: Runs, spans: Spans) -> Spans | None:
    """The byte spans of all text runs, `spans`, as code points, from the lengths of what they say.

    None where a run says less than its source, as with a character reference or an escape, or may
    say more, as with a masked directive. At most what stands between runs needs to be decoded.
    """
    data = source.data
    if source.is_ascii or not spans:
        return spans
    if _DIRECTIVE in data:
        return None
    starts, ends = zip(*spans, strict=True)
    lengths = [len(content) for content in runs.contents if content.__class__ is str]
    rest = len(data) - ends[-1]
    # front matter is above the first run
    head = len(data[: starts[0]].decode())
    gaps: Iterable[int] = chain((head,), map(sub, starts[1:], ends))
    # a page without these says in its runs what its source says, and then the sums tell that all
    # beyond ASCII is in them
    excess = sum(ends) - head - sum(starts[1:]) - sum(lengths)
    if excess != len(data) - len(source.text) or any(map(data.__contains__, _SHORTER)):
        between = map(data.__getitem__, map(slice, chain((0,), ends), starts))
        gaps = map(len, map(bytes.decode, between))
        rest = len(data[ends[-1] :].decode())
    offsets = accumulate(chain.from_iterable(zip(gaps, lengths, strict=True)))
    found = list(zip(offsets, offsets, strict=False))
    return found if found[-1][1] + rest == len(source.text) else None


def _without(spans: Spans, holes: Spans) -> Spans:
    """`spans` with the `holes` cut out; both sorted by their start, holes may overlap."""
    if not holes:
        return spans
    spans, result = spans.copy(), []
    ends = [end for _, end in spans]
    index = 0
    for low, high in _joined(holes):
        untouched = bisect_right(ends, low, index)
        result += spans[index:untouched]
        index = untouched
        while index < len(spans) and spans[index][0] < high:
            start, end = spans[index]
            if start < low:
                result.append((start, low))
            if end > high:
                spans[index] = (high, end)
                break
            index += 1
    return result + spans[index:]


def _joined(holes: Spans) -> Iterator[tuple[int, int]]:
    """The sorted `holes`, those that overlap as one."""
    low, high = holes[0]
    for start, end in holes:
        if start > high:
            yield low, high
            low = start
        high = max(high, end)
    yield low, high
