"""YAML to values with positions, from the parser's events, with limits.

PyYAML's own composer crashes the process on deep nesting and forgets where aliases stand; the event
parser below it does neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from doclint.frontmatter.front_matter import (
    INVALID,
    LIMIT,
    KeyPath,
    Loaded,
    Located,
    Problem,
)
from doclint.frontmatter.limits import (
    MAX_ALIASES,
    MAX_DEPTH,
    MAX_NODES,
    FrontMatterError,
    too_deep,
    too_large,
)
from doclint.frontmatter.problems import duplicate_key, line_in
from doclint.frontmatter.yaml_collections import check_key, collection_value, merge_sources
from doclint.frontmatter.yaml_errors import describe, scalar_problem
from doclint.frontmatter.yaml_parser import UNSET, Frame, Merge, YamlEvent, event_parser
from doclint.frontmatter.yaml_scalars import MERGE, foreign_name, plain_value, tagged_value
from doclint.values.text import Span

__all__ = ["compose", "read_yaml"]


def compose(text: str, offset: int, version: str = "1.1", first_line: int = 2) -> Loaded:
    """The values in the YAML document `text`, which stands at `offset` of the page.

    `first_line` is the line of the page on which it begins: the second, after the opening fence.
    `version` chooses how plain scalars read, `1.1` as PyYAML does or `1.2`. Whatever is wrong with
    the text comes back as problems; nothing is raised.
    """
    composer = _Composer(text, offset, version, first_line)
    try:
        composer.run()
    except FrontMatterError as error:
        return Loaded({}, {}, (error.problem,))
    return composer.result()


def read_yaml(text: str, version: str = "1.1", foreign_tags: bool = False) -> object:
    """The value of the YAML document `text`, which may be of any kind; the last of equal keys wins.

    With `foreign_tags`, the tags of other programs are dropped, and one that stands alone is its
    own value. Raises `FrontMatterError`.
    """
    composer = _Composer(text, 0, version, 1, foreign_tags)
    composer.run()
    return composer.root


class _Composer:
    """Builds values and positions while events arrive."""

    def __init__(
        self, text: str, offset: int, version: str, first_line: int, foreign_tags: bool = False
    ) -> None:
        self.text = text
        self.offset = offset
        self.version = version
        self.first_line = first_line
        self.foreign_tags = foreign_tags
        self.positions: dict[KeyPath, Located] = {}
        self.problems: list[Problem] = []
        self.frames: list[Frame] = []
        self.anchors: dict[str, tuple[object, int]] = {}
        self.documents = 0
        self.total = 0
        self.aliases = 0
        self.root: object = None
        self.root_span = Span(offset, offset)

    def run(self) -> None:
        """Read the whole text; raises `FrontMatterError`."""
        try:
            self._feed()
        except (yaml.YAMLError, UnicodeError) as error:
            raise FrontMatterError(describe(error, self.text, self.offset)) from error

    def _feed(self) -> None:
        parser = event_parser(self.text)
        handlers = _HANDLERS
        stream_end: type = StreamEndEvent
        try:
            while True:
                event = parser.get_event()
                handle = handlers.get(event.__class__)
                if handle is not None:
                    handle(self, event)
                elif event.__class__ is stream_end:
                    return
        finally:
            parser.dispose()

    def result(self) -> Loaded:
        """What has been read; a root that is no mapping is a problem."""
        if self.root is None:
            return Loaded({}, {(): Located(None, self.root_span)}, tuple(self.problems))
        if not isinstance(self.root, dict):
            kind = "a list" if isinstance(self.root, list) else "text"
            message = f"front matter is {kind}, expected `key: value` lines"
            return Loaded({}, {}, (Problem(INVALID, message, self.root_span),))
        self.positions[()] = Located(None, self.root_span)
        return Loaded(self.root, self.positions, tuple(self.problems))

    def document(self, event: YamlEvent) -> None:
        """Count documents; front matter is exactly one."""
        self.documents += 1
        if self.documents > 1:
            message = "a second YAML document starts inside the front matter"
            raise FrontMatterError(Problem(INVALID, message, self.span(event)))

    def span(self, event: YamlEvent) -> Span:
        """The event's span in the page."""
        offset = self.offset
        return Span(event.start_mark.index + offset, event.end_mark.index + offset)

    def scalar(self, event: YamlEvent) -> None:
        """Read one scalar."""
        value: object = event.value
        offset = self.offset
        span = Span(event.start_mark.index + offset, event.end_mark.index + offset)
        style = event.style
        if style == "|" or style == ">":
            # the event ends where the next token begins, after blank lines and comments
            raw = self.text[event.start_mark.index : event.end_mark.index]
            span = Span(span.start, span.start + len(raw.rstrip()))
        tag = event.tag
        try:
            if tag is None or tag == "!":
                if event.implicit[0]:
                    value = plain_value(event.value, self.version)
            else:
                value = tagged_value(tag, event.value)
        except LookupError:
            name = foreign_name(tag, self.foreign_tags, span)
            value = event.value or name
        except (ValueError, OverflowError) as error:
            key = self.frames[-1].key if self.frames else UNSET
            field = key if isinstance(key, str) else ""
            self.problems.append(scalar_problem(field, event.value, error, span))
        self.total += 1
        if self.total > MAX_NODES:
            raise too_large(span)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)
        self._place(value, span)

    def open(self, event: YamlEvent) -> None:
        """Begin a list or a mapping."""
        start = event.start_mark.index + self.offset
        span = Span(start, event.end_mark.index + self.offset)
        if len(self.frames) >= MAX_DEPTH:
            raise too_deep(span)
        self._count(span)
        path = self._next_path(span)
        frame = Frame(event, path, start, self.total)
        if isinstance(event, MappingStartEvent):
            frame.mapping = {}
        if path:
            self.positions[path] = Located(None, span)
        self.frames.append(frame)

    def close(self, event: YamlEvent) -> None:
        """End the innermost list or mapping and put it where it belongs."""
        frame = self.frames.pop()
        end = event.end_mark.index + self.offset if frame.flow else frame.last
        span = Span(frame.start, end)
        if frame.merges:
            self._merge(frame)
        value: object = frame.items if frame.mapping is None else frame.mapping
        if frame.tag is not None and frame.tag != "!":
            try:
                value = collection_value(frame.tag, value)
            except LookupError:
                foreign_name(frame.tag, self.foreign_tags, span)
        if frame.anchor is not None:
            self.anchors[frame.anchor] = (value, self.total - frame.total + 1)
        self._place(value, span)

    def alias(self, event: YamlEvent) -> None:
        """Use an anchored value again."""
        span = self.span(event)
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            message = f"more than {MAX_ALIASES} aliases"
            raise FrontMatterError(Problem(LIMIT, message, span))
        if any(frame.anchor == event.anchor for frame in self.frames):
            message = f"alias `*{event.anchor}` stands inside the value that it names"
            raise FrontMatterError(Problem(INVALID, message, span))
        if event.anchor not in self.anchors:
            message = f"alias `*{event.anchor}` has no anchor `&{event.anchor}` before it"
            raise FrontMatterError(Problem(INVALID, message, span))
        value, size = self.anchors[event.anchor]
        self._count(span, size)
        self._place(value, span)

    def _count(self, span: Span, size: int = 1) -> None:
        self.total += size
        if self.total > MAX_NODES:
            raise too_large(span)

    def _next_path(self, span: Span) -> KeyPath:
        """The key path of the value that begins now."""
        if not self.frames:
            return ()
        frame = self.frames[-1]
        if frame.mapping is None:
            return (*frame.path, len(frame.items))
        if frame.key is UNSET:
            message = "a list or mapping cannot be a key; text in braces needs quotes"
            raise FrontMatterError(Problem(INVALID, message, span))
        return (*frame.path, _path_part(frame.key))

    def _place(self, value: object, span: Span) -> None:
        """Put a finished value into the innermost open collection."""
        if not self.frames:
            self.root, self.root_span = value, span
            return
        frame = self.frames[-1]
        if span.end > frame.last:
            frame.last = span.end
        mapping = frame.mapping
        if mapping is None:
            self.positions[(*frame.path, len(frame.items))] = Located(None, span)
            frame.items.append(value)
        elif frame.key is UNSET:
            if value.__class__ is not str:
                check_key(value, span)
            frame.key, frame.key_span = value, span
        else:
            if frame.key is MERGE:
                self._add_merge(frame, value, span)
            else:
                self._add(frame, value, span)
            frame.key = UNSET

    def _add(self, frame: Frame, value: object, span: Span) -> None:
        mapping = frame.mapping
        assert mapping is not None
        key, path = frame.key, (*frame.path, _path_part(frame.key))
        if key in mapping:
            first = self.positions[path].key or frame.key_span
            line = line_in(self.text, first.start - self.offset, self.first_line)
            self.problems.append(duplicate_key(key, frame.key_span, line))
        mapping[key] = value
        self.positions[path] = Located(frame.key_span, span)

    def _add_merge(self, frame: Frame, value: object, span: Span) -> None:
        """Note what `<<` names; a second one in one mapping is a key set twice."""
        if frame.merges:
            first = frame.merges[0].key_span.start - self.offset
            line = line_in(self.text, first, self.first_line)
            self.problems.append(duplicate_key(MERGE, frame.key_span, line))
        frame.merges.append(Merge(value, span, frame.key_span))

    def _merge(self, frame: Frame) -> None:
        """Add the keys of `<<` that the mapping does not set itself; what is named first wins."""
        assert frame.mapping is not None
        for source, span in merge_sources(frame.merges):
            self._count(span, len(source))
            for key, merged in source.items():
                if key not in frame.mapping:
                    frame.mapping[key] = merged
                    self.positions[(*frame.path, _path_part(key))] = Located(span, span)


def _path_part(key: object) -> str | int:
    return key if isinstance(key, str | int) else str(key)


_HANDLERS: Mapping[type, Callable[[_Composer, YamlEvent], None]] = {
    DocumentStartEvent: _Composer.document,
    ScalarEvent: _Composer.scalar,
    SequenceStartEvent: _Composer.open,
    MappingStartEvent: _Composer.open,
    SequenceEndEvent: _Composer.close,
    MappingEndEvent: _Composer.close,
    AliasEvent: _Composer.alias,
}
