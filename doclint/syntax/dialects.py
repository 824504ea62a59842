"""What site generators read before Markdown does: shortcodes, template tags, JSX, admonitions.

`mask` hides them from the Markdown parser without moving a single byte, so that every offset still
fits the source. A directive on lines of its own becomes blanks: it separates blocks, as it does for
the generator. One inside text keeps its outer two characters and becomes letters between them, so
that it may stand where a word may, as in `[text]({{< ref "a b" >}})`; such a link's `url` reads
`{{xxx}}`, and its real text is in the source. What generators do not parse as Markdown
(`{{< highlight >}}…`, `{% raw %}…`, MDX imports) becomes blanks as a whole.

`directives` gives the code-point spans of all that, for whoever has to know what is not prose.
Plain Markdown (`commonmark`, `gfm` and `auto`) has no directives and costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from doclint.files.page_names import is_mdx_name
from doclint.syntax.admonitions import BULLET
from doclint.values.text import Span

__all__ = ["MDX", "dialect_of", "directives", "has_directives", "mask"]

MDX = "mdx"
# directives of template engines by their outer literals, and the words of those with a verbatim
# body, whose end is the same word after `/` or `end`
_DELIMITERS = {
    "hugo": (("{{<", ">}}"), ("{{%", "%}}")),
    "jekyll": (("{%", "%}"), ("{{", "}}")),
}
_VERBATIM = {
    "hugo": re.compile(r"\{\{[<%]\s*(highlight|mermaid|math|katex|chem)\b"),
    "jekyll": re.compile(r"\{%-?\s*(highlight|raw|comment)\b"),
}
_FENCE = r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*(?:\n(?:.*?^[ ]{0,3}(?P=fence)[`~]*[ \t]*$)?)?"
_COLONS = r"^[ \t]*:{3,}[^\n]*$"
_ATTRIBUTE = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|\"[^\"]*\"|'[^']*'|[^{}\"'<>]"
_MODULE = (
    r"^(?:import[ ](?=\{|[^\n]*[\"'])"
    r"|export[ ](?=[{*]|(?:async|class|const|default|function|let|var)\b))"
    r"[^\n]*(?:\n(?![ \t]*\r?$)[^\n]*)*"
)
# up to the next beginning at most, or texts full of beginnings would take quadratic time
_COMMENT = r"\{/\*(?:(?!\{/\*).)*?\*/\}"
_COMPONENT = rf"^[ \t]*</?[A-Z][\w.]*(?:\s(?:{_ATTRIBUTE})*)?>[ \t]*$|^[ \t]*</?>[ \t]*$"
_ADMONITION = (
    r"^(?:[ ]{4}|>[ ]?)*(?P<marker>(?:!!!|\?\?\?\+?)(?=[ ]\S)|===[+!]?(?=[ ]+[\"']))[^\n]*$"
)


def _pattern(*parts: str) -> re.Pattern[str]:
    """A pattern for directives that skips fenced code."""
    return re.compile("|".join((_FENCE, *parts)), re.MULTILINE | re.DOTALL)


_JSX = _pattern(_COLONS, _COMMENT, _COMPONENT, _MODULE)
_JSX_TRACES = (":::", "{/*", "<", "import ", "export ")
# per dialect its directives, and literals of which one must stand in the text
_LINES = {
    "docusaurus": (_JSX, _JSX_TRACES),
    MDX: (_JSX, _JSX_TRACES),
    "astro": (_pattern(_COLONS), (":::",)),
    "mkdocs": (_pattern(_ADMONITION), ("!!! ", "??? ", "???+ ", "=== ", "===+ ", "===! ")),
}
# the length of `!!!`
_SHORT = 3
# a directive farther than this from a line break is not looked at as standing alone
_NEAR = 200


class _DirectivePiece(NamedTuple):
    """One directive: its span in the text and what the parser reads in its place."""

    span: Span
    cover: Callable[[str], str]


def dialect_of(path: str, flavor: str) -> str:
    """The dialect whose directives count on the page at `path`."""
    return MDX if is_mdx_name(path) else flavor


def has_directives(dialect: str) -> bool:
    """Whether `dialect` has directives with content that is no Markdown."""
    return dialect in _DELIMITERS or dialect in _LINES


def mask(text: str, dialect: str) -> str:
    """`text` as the Markdown parser should read it, of the same length in UTF-8."""
    parts: list[str] = []
    position = 0
    for (start, end), cover in _pieces(text, dialect):
        parts.append(text[position:start])
        parts.append(cover(text[start:end]))
        position = end
    if not position:
        return text
    parts.append(text[position:])
    return "".join(parts)


def directives(text: str, dialect: str) -> list[Span]:
    """The spans of what is no Markdown in `text`, in order."""
    return [piece.span for piece in _pieces(text, dialect)]


def _pieces(text: str, dialect: str) -> Iterator[_DirectivePiece]:
    if dialect in _DELIMITERS:
        yield from _templates(text, dialect)
    elif dialect in _LINES:
        pattern, traces = _LINES[dialect]
        if not any(trace in text for trace in traces):
            return
        for found in pattern.finditer(text):
            if found["fence"] is not None:
                continue
            if dialect == "mkdocs":
                # the rest of the line is the title
                yield _DirectivePiece(Span(*found.span("marker")), _as_bullet)
            else:
                yield _DirectivePiece(Span(*found.span()), _as_blanks)


def _templates(text: str, dialect: str) -> Iterator[_DirectivePiece]:
    """The directives of a template engine, found by their literals in linear time."""
    delimiters = [pair for pair in _DELIMITERS[dialect] if pair[0] in text and pair[1] in text]
    at = 0
    unclosed: set[str] = set()
    while delimiters:
        starts = [(text.find(opening, at), opening, closing) for opening, closing in delimiters]
        delimiters = [(o, c) for start, o, c in starts if start != -1]
        if not delimiters:
            return
        start, opening, closing = min(one for one in starts if one[0] != -1)
        end = text.find(closing, start + len(opening))
        if end == -1:
            delimiters.remove((opening, closing))
            continue
        end += len(closing)
        body_end = _verbatim_end(text, Span(start, end), dialect, unclosed)
        at = body_end or end
        own_lines = body_end or _stands_alone(text, start, end)
        yield _DirectivePiece(Span(start, at), _as_blanks if own_lines else _as_word)


def _verbatim_end(text: str, opening: Span, dialect: str, unclosed: set[str]) -> int:
    """Where the verbatim body of a directive ends, its closing directive included; 0 if none.

    Words without a closing directive are added to `unclosed`, so that each is looked for once.
    """
    found = _VERBATIM[dialect].match(text, *opening)
    if found is None or found[1] in unclosed:
        return 0
    word = found[1]
    if dialect == "hugo":
        closing = re.compile(rf"\{{\{{[<%]\s*/\s*{word}\s*[%>]\}}\}}")
    else:
        closing = re.compile(rf"\{{%-?\s*end{word}\s*-?%\}}")
    end = closing.search(text, opening.end)
    if end is None:
        unclosed.add(word)
        return 0
    return end.end()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines of `text[start:end]`."""
    before = text[max(0, start - _NEAR) : start]
    if start > _NEAR and "\n" not in before:
        return False
    after = text[end : end + _NEAR]
    blank_before = not before.rpartition("\n")[2].strip(" \t>")
    return blank_before and not after.partition("\n")[0].strip()


def _as_blanks(piece: str) -> str:
    """Spaces, with the line breaks kept."""
    if piece.isascii():
        return re.sub(r"[^\r\n]", " ", piece)
    return re.sub(r"[^\r\n]", lambda found: " " * len(found[0].encode()), piece)


def _as_word(piece: str) -> str:
    """One word of the same length that shows its outer two characters."""
    return f"{piece[:2]}{'x' * (len(piece.encode()) - 4)}{piece[-2:]}"


def _as_bullet(piece: str) -> str:
    """The bullet of a list item, whose text is indented as the body of an admonition is.

    `!!! note` and its body parse as `+   note` does. With a blank more, the body would stand too
    far left; then a part of the marker shows.
    """
    return f"{BULLET}  " if len(piece) == _SHORT else f"{BULLET} {piece[2:]}"
