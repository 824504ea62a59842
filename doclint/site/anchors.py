"""The anchors of a page: what its generator makes of headings, braces and HTML ids."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from doclint.site.facts import HeadingFact, PageFacts
from doclint.site.slugs import Slug, github, github_ruby
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["GITHUB", "AnchorRules", "Anchored", "explicit_id", "heading_anchors", "page_anchors"]

_DASHES = lazy_pattern("-{2,3}")
_ELLIPSIS = lazy_pattern(r"\.{3}")
_EMOJI = lazy_pattern(r"(?<!\S):[a-z0-9_+-]+:")
_REFERENCE = lazy_pattern(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_NUMBERED = lazy_pattern(r"(.*)_([0-9]+)")

# how a generator writes an id by hand; each pattern reads the braces at the end of a heading
_SYNTAX = {
    "strict": lazy_pattern(r"\{#([^\s{}]+)\}"),
    "spaced": lazy_pattern(r"[ \t]+\{#([^\s{}]+)\}"),
    # goldmark: classes, ids and pairs only, and no closing hashes after the braces
    "goldmark": lazy_pattern(
        r"\{[ \t]*(?:(?:\.[^\s{}#]+|[\w:-]+=(?:\"[^\"{}]*\"|[^\s\"{}]+))[ \t]+)*"
        r"(?:#|id=\"?)([^\s{}\"]+)\"?"
        r"(?:[ \t]+(?:\.[^\s{}#]+|[\w:-]+=(?:\"[^\"{}]*\"|[^\s\"{}]+)))*[ \t]*\}"
    ),
    "docusaurus": lazy_pattern(r"[ \t]*\\?\{#([^{}]+)\}"),
    "attributes": lazy_pattern(r"\{[ \t]*(?:[^{}]*?[ \t])?#([^\s{}.]+(?:\.[^\s{}.]+)*)[^{}]*\}"),
    "attributes-colon": lazy_pattern(r"\{:?[ \t]*(?:[^{}]*?[ \t])?#([^\s{}]+)[^{}]*\}"),
    "key-value": lazy_pattern(r"\{:?[^{}]*\bid=[\"']?([^\s\"'{}]+)[\"']?[^{}]*\}"),
    "comment": lazy_pattern(r"\{/\*\s*#([^\s{}*]+)\s*\*/\}"),
    "bare-comment": lazy_pattern(r"\{/\*\s*#?([^\s{}*]+)\s*\*/\}"),
}
_BRACES = frozenset(("attributes", "attributes-colon", "goldmark"))
# forms that closing hashes after the braces spoil
_EXACT = frozenset(("spaced", "goldmark"))
_CLOSING = lazy_pattern(r"[ \t]+#+[ \t]*\Z")
_LINE_SYNTAX = lazy_pattern(r"\{:[^{}]*?#([^\s{}]+)[^{}]*\}")


@dataclass(frozen=True)
class AnchorRules:
    """How one generator makes anchors.

    `slug` makes an id of the text of a heading; `duplicates` is `unique` (count on until the id is
    free), `counter` (the bare count, which can collide) or `underscore` (`_1`, and never empty).
    `syntax` names the ways to write an id by hand, `next_line` accepts one on the line below.
    `smart` turns
    `--` in text into a dash first. `image_alt` counts the text of images. `strip` trims the text.
    `strip_end` drops hyphens at the end of a slug. `reserve` keeps hand-written ids from being
    given again. `footnotes` says how the number of a footnote counts: `number`, `brackets` or not
    at all. `escaped` keeps character references and drops emoji names, `raw` takes the heading's
    Markdown as its text. `blocks` names the places where other blocks may get an id: `line` below
    a paragraph, `after-heading` below a heading, `inline` at the end of text. `html` says
    that HTML ids reach the page. `fallback` rules are accepted too.
    """

    slug: Slug = github
    duplicates: str = "unique"
    syntax: tuple[str, ...] = ()
    next_line: bool = False
    smart: bool = False
    image_alt: bool = False
    strip: bool = False
    strip_end: bool = False
    reserve: bool = True
    footnotes: str = ""
    escaped: bool = False
    raw: bool = False
    blocks: tuple[str, ...] = ()
    html: bool = True
    fallback: tuple[AnchorRules, ...] = ()


# GitHub and its like, by the Ruby and by the JavaScript library
GITHUB = AnchorRules(
    github_ruby,
    "counter",
    footnotes="number",
    fallback=(AnchorRules(footnotes="number"),),
)


@dataclass(frozen=True)
class Anchored:
    """A heading with the id that it gets; `explicit` says that a writer chose the id."""

    heading: HeadingFact
    id: str
    explicit: bool


def heading_anchors(headings: Iterable[HeadingFact], rules: AnchorRules) -> Iterator[Anchored]:
    """The id of each heading in page order."""
    unique = _DUPLICATES[rules.duplicates]()
    found = list(headings)
    given = [explicit_id(heading, rules) for heading in found]
    if rules.reserve and rules.duplicates == "underscore":
        for one in given:
            unique.reserve(one)
    for heading, chosen in zip(found, given, strict=True):
        if chosen is not None:
            if rules.reserve:
                unique.reserve(chosen)
            yield Anchored(heading, chosen, True)
            continue
        made = rules.slug(heading_text(heading, rules))
        if rules.strip_end:
            made = made.rstrip("-")
        yield Anchored(heading, unique.claim(made), False)


def page_anchors(facts: PageFacts, rules: AnchorRules) -> frozenset[str]:
    """Every id of a page that a fragment may name."""
    found = {anchored.id for anchored in heading_anchors(facts.headings, rules)}
    if rules.html:
        found.update(facts.ids)
    found.update(name for style, name in facts.block_ids if style in rules.blocks)
    for other in rules.fallback:
        found.update(anchored.id for anchored in heading_anchors(facts.headings, other))
    found.discard("")
    return frozenset(found)


def explicit_id(heading: HeadingFact, rules: AnchorRules) -> str | None:
    """The id that a writer gave `heading` in a way that the generator understands."""
    if heading.attributes:
        for name in rules.syntax:
            pattern = _SYNTAX[name]
            text = heading.attributes
            if name not in _EXACT:
                text = _CLOSING.sub("", text)
            if name not in ("spaced", "docusaurus"):
                text = text.lstrip()
            if found := pattern.fullmatch(text):
                return found[1]
    if heading.next_line and rules.next_line and (found := _LINE_SYNTAX.match(heading.next_line)):
        return found[1]
    return None


def heading_text(heading: HeadingFact, rules: AnchorRules) -> str:
    """What the generator makes the slug of."""
    if rules.raw and heading.raw:
        return heading.raw
    pieces = []
    for kind, text in heading.runs:
        if kind == "footnote":
            text = {"number": text, "brackets": f"[{text}]"}.get(rules.footnotes, "")
        elif kind == "html" or (kind == "image-alt" and not rules.image_alt):
            continue
        elif kind == "text":
            if rules.smart:
                # dashes and ellipses become punctuation, which no slug keeps
                text = _ELLIPSIS.sub("", _DASHES.sub("", text))
            if rules.escaped:
                text = _EMOJI.sub("", text)
        pieces.append(text)
    joined = "".join(pieces)
    if rules.escaped and "&" in heading.raw:
        joined = _with_references(joined, heading.raw)
    if heading.attributes and not _hides_attributes(heading, rules):
        joined += _CLOSING.sub("", heading.attributes).replace("\\{", "{")
    return joined.strip() if rules.strip else joined


def _with_references(text: str, raw: str) -> str:
    """`text` with the character references that stand in `raw` for what they became."""
    at = 0
    for found in _REFERENCE.finditer(raw):
        decoded = html.unescape(found[0])
        place = text.find(decoded, at)
        if place != -1:
            text = text[:place] + found[0] + text[place + len(decoded) :]
            at = place + len(found[0])
    return text


def _hides_attributes(heading: HeadingFact, rules: AnchorRules) -> bool:
    """Whether the braces at the end are markup that never shows, although they hold no id."""
    inner = heading.attributes.strip().strip("\\{}").strip()
    if inner.startswith(":") and "attributes-colon" not in rules.syntax:
        return False
    braces = bool(_BRACES & set(rules.syntax))
    return (
        braces and inner.startswith((".", ":")) and not heading.attributes.strip().startswith("\\")
    )


class _Unique:
    """Counts up from the base until an id is free."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._counts: dict[str, int] = {}

    def reserve(self, chosen: str | None) -> None:
        """Keep `chosen` from being given to another heading."""
        if chosen is not None:
            self._used.add(chosen)

    def claim(self, base: str) -> str:
        """A free id made of `base`."""
        candidate, count = base, self._counts.get(base, 0)
        while candidate in self._used:
            count += 1
            candidate = f"{base}-{count}"
        self._counts[base] = count
        self._used.add(candidate)
        return candidate


class _Counter(_Unique):
    """Appends how often the base was seen, taken or not."""

    def reserve(self, chosen: str | None) -> None:
        """Hand-written ids do not count."""

    def claim(self, base: str) -> str:
        """The id made of `base`, which another heading may have too."""
        count = self._counts.get(base, 0)
        self._counts[base] = count + 1
        return f"{base}-{count}" if count else base


class _Underscore(_Unique):
    """Python-Markdown's way: `_1`, `_2`, and never an empty id."""

    def claim(self, base: str) -> str:
        """A free id made of `base`."""
        candidate = base
        while candidate in self._used or not candidate:
            numbered = _NUMBERED.fullmatch(candidate)
            candidate = f"{numbered[1]}_{int(numbered[2]) + 1}" if numbered else f"{candidate}_1"
        self._used.add(candidate)
        return candidate


_DUPLICATES: dict[str, Callable[[], _Unique]] = {
    "unique": _Unique,
    "counter": _Counter,
    "underscore": _Underscore,
}
