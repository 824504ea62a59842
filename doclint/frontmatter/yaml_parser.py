"""The YAML event parser, and what is remembered of a collection while its events arrive."""

from __future__ import annotations

from typing import NamedTuple, Protocol, cast

import yaml

from doclint.frontmatter.front_matter import KeyPath
from doclint.values.text import Span

__all__ = ["UNSET", "EventParser", "Frame", "Merge", "YamlEvent", "event_parser"]


class _Unset:
    """The type of a key that has not been read yet."""


UNSET = _Unset()


class YamlMark(Protocol):
    """A place in the text; the index counts characters."""

    index: int


class YamlEvent(Protocol):
    """What PyYAML's events have; which of the attributes are there depends on the kind."""

    start_mark: YamlMark
    end_mark: YamlMark
    value: str
    tag: str | None
    anchor: str | None
    implicit: tuple[bool, bool]
    style: str | None
    flow_style: bool


class EventParser(Protocol):
    """What doclint needs of PyYAML's parsers."""

    def get_event(self) -> YamlEvent:
        """The next event; raises `yaml.YAMLError`."""
        ...

    def dispose(self) -> None:
        """Let go of the text."""
        ...


def event_parser(text: str) -> EventParser:
    """libyaml's event parser for `text`, or PyYAML's own where libyaml is not built in."""
    try:
        from yaml import _yaml
    except ImportError:
        return cast(EventParser, yaml.SafeLoader(text))
    return cast(EventParser, _yaml.CParser(text))


class Merge(NamedTuple):
    """What stands under the key `<<`, where it stands, and where the key does."""

    value: object
    span: Span
    key_span: Span


class Frame:
    """An open collection: what it holds so far and the way to it."""

    __slots__ = ("anchor", "flow", "items", "key", "key_span", "last", "mapping", "merges", "path",
                 "start", "tag", "total")  # fmt: skip

    def __init__(self, event: YamlEvent, path: KeyPath, start: int, total: int) -> None:
        self.mapping: dict[object, object] | None = None
        self.items: list[object] = []
        self.path = path
        self.start = start
        self.last = start
        self.flow = event.flow_style
        self.tag = event.tag
        self.anchor = event.anchor
        self.total = total
        self.key: object = UNSET
        self.key_span = Span(start, start)
        self.merges: list[Merge] = []
