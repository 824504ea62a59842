"""Front-matter schemas: what pages are held against, and one breach of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from doclint.frontmatter.failures import Failure
from doclint.frontmatter.front_matter import KeyPath
from doclint.frontmatter.repairs import Repair
from doclint.frontmatter.spec import SchemaSpec
from doclint.values.text import Span

__all__ = ["Schema", "SchemaError"]


class SchemaError(NamedTuple):
    """One breach of a schema in a page, ready to be reported.

    `kind` is `absent` (no front matter at all), `missing`, `unknown`, `invalid` or `surprising`.
    """

    kind: str
    path: KeyPath
    span: Span
    message: str
    repair: Repair | None = None


@dataclass(frozen=True)
class Schema:
    """A schema that pages can be held against.

    `failures` is the engine: values to failures. `spec` is there for a declarative schema. `names`
    are the fields in their order, which pages keep if the schema is `ordered`; `required` those
    that every page has, `unique` those that no two pages share, `prose` those that readers see,
    `separators` those that are lists in one text. `files` are the files that it was made of.
    Schemas pickle as their reference, for `loader` to make them again.
    """

    reference: str
    title: str
    failures: Callable[[Mapping[str, object]], Iterable[Failure]]
    names: tuple[str, ...] = ()
    ordered: bool = True
    required: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    separators: Mapping[KeyPath, str] = field(default_factory=dict)
    spec: SchemaSpec | None = None
    files: tuple[str, ...] = ()
    trusted: bool = False
    root: Path | None = None
    loader: Callable[..., Schema] | None = None

    def __reduce__(self) -> tuple[Callable[..., Schema], tuple[str, bool, Path | None]]:
        if self.loader is None:
            raise TypeError(f"the schema {self.reference} comes from no file and cannot be pickled")
        return self.loader, (self.reference, self.trusted, self.root)
