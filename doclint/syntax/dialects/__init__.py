"""One module a Markdown dialect, each with its value `DIALECT`; looked up by name here."""

from __future__ import annotations

from functools import lru_cache

from doclint.files.page_names import is_mdx_name
from doclint.syntax.dialect import PLAIN, Dialect
from doclint.values.kinds import load, names_in

__all__ = ["dialect_named", "dialect_of", "flavors"]

_MDX = "mdx"


def flavors() -> tuple[str, ...]:
    """What a configuration may call the dialect of pages; the first leaves it to the generator."""
    return (PLAIN.name, *names_in(__name__))


@lru_cache
def dialect_named(name: str) -> Dialect:
    """The dialect `name`, one of `flavors`."""
    return PLAIN if name == PLAIN.name else load(__name__, name, Dialect)


def dialect_of(path: str, flavor: str) -> Dialect:
    """The dialect of the page at `path` on a site that is written in `flavor`."""
    return dialect_named(_MDX if is_mdx_name(path) else flavor)
