"""The limit on nesting where libyaml stops for another reason, perhaps a limit of its own."""

from __future__ import annotations

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, StreamEndEvent

from doclint.frontmatter.front_matter import Problem
from doclint.frontmatter.limits import MAX_DEPTH, too_deep
from doclint.frontmatter.yaml_parser import event_parser
from doclint.values.text import Span

__all__ = ["depth_problem"]


def depth_problem(text: str, offset: int, error: Exception) -> Problem | None:
    """The problem of nesting too deep before the place where libyaml gave up `text` with `error`.

    libyaml looks ahead before it hands out an event, and releases differ in how deep they look. Cut
    off at that place, the text gives the events that lead to our own limit, if it is passed.
    """
    marks = [getattr(error, f"{name}_mark", None) for name in ("context", "problem")]
    places = [mark.index for mark in marks if mark is not None]
    parser = event_parser(text[: min(places, default=0)])
    depth = 0
    try:
        while not isinstance(event := parser.get_event(), StreamEndEvent):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > MAX_DEPTH:
                span = Span(event.start_mark.index + offset, event.end_mark.index + offset)
                return too_deep(span).problem
    except (yaml.YAMLError, UnicodeError):
        return None
    finally:
        parser.dispose()
    return None
