"""What YAML makes of collections: with an explicit tag, and under the key `<<`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doclint.frontmatter.front_matter import INVALID, Problem
from doclint.frontmatter.limits import FrontMatterError
from doclint.frontmatter.yaml_parser import Merge
from doclint.values.text import Span

__all__ = ["check_key", "collection_value", "merge_sources"]

_TAG = "tag:yaml.org,2002:"


def collection_value(tag: str, value: object) -> object:
    """What the list or mapping `value` stands for under `tag`.

    Raises `LookupError` when safe YAML has no such tag for it.
    """
    name = tag.removeprefix(_TAG)
    if isinstance(value, dict):
        if name == "map":
            return value
        if name == "set":
            return set(value)
    elif isinstance(value, list):
        if name == "seq":
            return value
        if name in ("omap", "pairs") and all(
            isinstance(item, dict) and len(item) == 1 for item in value
        ):
            return [pair for item in value for pair in item.items()]
    raise LookupError(tag)


def check_key(key: object, span: Span) -> None:
    """Raise `FrontMatterError` for a key at `span` that no mapping can have."""
    try:
        hash(key)
    except TypeError:
        message = "a list or mapping cannot be a key"
        raise FrontMatterError(Problem(INVALID, message, span)) from None


def merge_sources(merges: Sequence[Merge]) -> Iterator[tuple[dict[object, object], Span]]:
    """The mappings to merge with their spans, those that win first; `merges` are in order.

    In a list the earlier mapping wins (YAML's type `merge`); so does the earlier of several `<<`,
    about which YAML says nothing and programs differ. Raises `FrontMatterError`.
    """
    for value, span, _ in merges:
        for source in value if isinstance(value, list) else [value]:
            if not isinstance(source, dict):
                message = "`<<` expects a mapping, or a list of mappings, to merge"
                raise FrontMatterError(Problem(INVALID, message, span))
            yield source, span
