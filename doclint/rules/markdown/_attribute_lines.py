"""Lines of attributes, which belong to the block right above or below them."""

from __future__ import annotations

from doclint.page.document import Document
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["is_attribute_line"]

_ATTRIBUTES = lazy_pattern(r"[ \t>]*\{(?::[^{}]*|[ \t]*(?:[.#][\w:-]|[\w-]+=)[^{}]*)\}[ \t]*\Z")


def is_attribute_line(document: Document, line: str) -> bool:
    """Whether `line` shows nothing itself: the page's generator adds it to a block beside it.

    A blank line between the two would make it text, or give it to another block.
    """
    return (
        document.dialect.attribute_lines
        and "{" in line
        and _ATTRIBUTES.match(line.rstrip("\r")) is not None
    )
