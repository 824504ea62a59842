"""The values of YAML collections with an explicit tag: sets, ordered mappings and pairs."""

from __future__ import annotations

__all__ = ["collection_value"]

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
