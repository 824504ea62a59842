"""Finds and reads the front matter of a page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from doclint.frontmatter.fences import FrontMatterBlock, begins_with_entry, find_block, has_key_line
from doclint.frontmatter.front_matter import (
    LIMIT,
    MISPLACED,
    PROSE_FIELDS,
    FrontMatter,
    Loaded,
    Located,
    Problem,
)
from doclint.frontmatter.limits import MAX_LENGTH
from doclint.frontmatter.problems import unclosed
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import BYTE_ORDER_MARK, Source, Span

if TYPE_CHECKING:
    from doclint.frontmatter.yaml_handler import LocatedYAMLHandler

__all__ = ["read_front_matter"]

# where front matter was probably meant to end: before a blank line, a heading, a line of dashes
_MEANT_END = lazy_pattern(r"\n(?=\r?\n|#|-{2,}[ \t]*(?:\r?\n|\Z))")


def read_front_matter(
    source: Source, yaml_version: str = "1.1", prose: Iterable[str] = PROSE_FIELDS
) -> FrontMatter | None:
    """The front matter of `source`, or None where it has none.

    A block that is never closed, or that something before it hides, is reported as a problem and
    stays part of the Markdown, because that is what its reader sees. `yaml_version` is `1.1`, as
    PyYAML, Jekyll and MkDocs read, or `1.2`. `prose` are the fields whose text readers see.
    """
    text = source.text
    block = find_block(text)
    if block is None:
        return None
    if block.problem is not None:
        return _unread(text, block, block.problem)
    if block.content.end - block.content.start > MAX_LENGTH:
        words = f"front matter is longer than {MAX_LENGTH // 1024} KiB"
        return _front_matter(text, block, Loaded({}, {}, (Problem(LIMIT, words, block.fence),)), ())
    loaded = _load(text, block.content, block.format, yaml_version)
    if () not in loaded.positions:
        if not _is_meant(text, block, loaded):
            return None
        unclosed = _closed_by_accident(text, block, loaded, yaml_version)
        if unclosed is not None:
            return _unread(text, block, unclosed)
    return _front_matter(text, block, loaded, prose)


def _load(text: str, content: Span, name: str, yaml_version: str) -> Loaded:
    """Read with the handler of the format, which is imported only now."""
    inner = text[content.start : content.end]
    if name == "yaml":
        return _yaml_handler(yaml_version).locate(inner, content.start)
    if name == "toml":
        from doclint.frontmatter.toml_handler import LocatedTOMLHandler

        return LocatedTOMLHandler().locate(inner, content.start)
    from doclint.frontmatter.json_handler import LocatedJSONHandler

    return LocatedJSONHandler().locate(inner, content.start)


@cache
def _yaml_handler(version: str) -> LocatedYAMLHandler:
    from doclint.frontmatter.yaml_handler import LocatedYAMLHandler

    return LocatedYAMLHandler(version)


def _is_meant(text: str, block: FrontMatterBlock, loaded: Loaded) -> bool:
    """Whether a block that holds no mapping is front matter, not text between thematic breaks."""
    # only YAML's fence is also Markdown
    if block.format != "yaml" or loaded.problems[0].kind == LIMIT:
        return True
    content = text[block.content.start : block.content.end]
    if has_key_line(content):
        return True
    # a list right below the fence is a slip of somebody who writes data
    if content.startswith("? "):
        return True
    is_list = content.startswith("- ") and "a list" in loaded.problems[0].message
    return is_list and "\n\n" not in content


def _closed_by_accident(
    text: str, block: FrontMatterBlock, loaded: Loaded, yaml_version: str
) -> Problem | None:
    """The problem of a block whose closing fence is missing and that a later `---` closed.

    Told by a blank line, a heading or dashes of another number, with readable entries before them,
    something else behind them and the trouble there.
    """
    if block.format != "yaml":
        return None
    start, end = block.content
    trouble = loaded.problems[0].span.start
    end_meant = _MEANT_END.search(text, start, end)
    cut = start if end_meant is None else end_meant.end()
    if end_meant is None or trouble < cut or begins_with_entry(text, cut, "yaml"):
        return None
    before = _load(text, Span(start, cut), "yaml", yaml_version)
    if not before.values or before.problems:
        return None
    return unclosed(block.fence, "---", "---")


def _unread(text: str, block: FrontMatterBlock, problem: Problem) -> FrontMatter:
    body_start = 1 if text.startswith(BYTE_ORDER_MARK) else 0
    span = Span(block.fence.start, block.end)
    return FrontMatter(block.format, span, body_start, problems=(problem,), content=block.content)


def _front_matter(
    text: str, block: FrontMatterBlock, loaded: Loaded, prose: Iterable[str]
) -> FrontMatter:
    problems = tuple(loaded.problems)
    if text.startswith(BYTE_ORDER_MARK):
        words = "a byte order mark (U+FEFF) before the front matter hides it from some programs"
        problems = (Problem(MISPLACED, words, Span(0, 1)), *problems)
    if () in loaded.positions:
        loaded.positions[()] = Located(None, block.fence)
    return FrontMatter(
        block.format,
        Span(block.fence.start, block.end),
        block.end,
        loaded.values,
        loaded.positions,
        problems,
        tuple(_prose_spans(text, block.format, loaded, prose)),
        block.content,
    )


def _prose_spans(text: str, name: str, loaded: Loaded, prose: Iterable[str]) -> list[Span]:
    """Where the text of the prose fields stands, without quotes and block indicators."""
    found: list[Span] = []
    for field in prose:
        value = loaded.values.get(field)
        if isinstance(value, str):
            found.append(loaded.positions[(field,)].value)
        elif isinstance(value, list):
            items = enumerate(value)
            found += [loaded.positions[(field, at)].value for at, item in items
                      if isinstance(item, str) and (field, at) in loaded.positions]  # fmt: skip
    inner = [_inside(text, name, span) for span in found]
    return sorted(span for span in inner if span.end > span.start)


def _inside(text: str, name: str, span: Span) -> Span:
    start, end = span
    first = text[start : start + 1]
    if first not in ("'", '"', "|", ">", "*"):
        return span
    if first in ("|", ">") and name == "yaml":
        line_end = text.find("\n", start, end)
        return Span(line_end + 1 if line_end >= 0 else end, end)
    for quotes in ('"""', "'''", '"', "'"):
        if text.startswith(quotes, start) and text.endswith(quotes, start + len(quotes), end):
            return Span(start + len(quotes), end - len(quotes))
    # an alias repeats text that stands elsewhere
    return Span(start, start) if text.startswith("*", start) and name == "yaml" else span
