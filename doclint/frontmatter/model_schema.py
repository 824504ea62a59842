"""Schemas that are pydantic models in Python code: `package.module:Model`."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from doclint.frontmatter.declared_models import require_declared
from doclint.frontmatter.failures import MISSING, UNKNOWN, Failure
from doclint.frontmatter.schema import Schema
from doclint.frontmatter.spec import SchemaFileError

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["model_of", "model_schema", "schema_of_model"]


def model_schema(reference: str, trusted: bool, root: Path) -> Schema:
    """The schema of the model that `reference` names.

    Importing a module runs its code. Unless `trusted`, only what an installed package declares is
    therefore imported; with it any module is, those in `root` included. Raises `SchemaFileError`.
    """
    if not trusted:
        require_declared(reference, root)
    with _search_path(root if trusted else None):
        model = model_of(reference)
    return schema_of_model(model, reference, trusted, root)


def model_of(reference: str) -> type[BaseModel]:
    """The model that `reference` names, imported without asking for trust."""
    from pydantic import BaseModel

    module, _, name = reference.partition(":")
    try:
        model = getattr(importlib.import_module(module), name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        # a module may also try to end the program
        words = f"the model `{reference}` cannot be imported: {error}"
        raise SchemaFileError(words, key=reference) from error

    if not isinstance(model, type) or not issubclass(model, BaseModel):
        raise SchemaFileError(f"`{reference}` is no pydantic model", key=reference)
    return model


def schema_of_model(
    model: type[BaseModel], reference: str, trusted: bool = False, root: Path | None = None
) -> Schema:
    """The schema that the pydantic `model` is."""
    names = {field.alias or name: field.is_required() for name, field in model.model_fields.items()}
    source = getattr(sys.modules.get(model.__module__), "__file__", None)
    return Schema(
        reference,
        model.__name__,
        _engine(model, tuple(names)),
        names=tuple(names),
        required=tuple(name for name, required in names.items() if required),
        files=(source,) if source else (),
        trusted=trusted,
        root=root,
    )


def _engine(
    model: type[BaseModel], names: tuple[str, ...]
) -> Callable[[Mapping[str, object]], Iterable[Failure]]:
    from pydantic import ValidationError

    from doclint.frontmatter.pydantic_failures import failures_of

    def failures(values: Mapping[str, object]) -> Iterator[Failure]:
        try:
            model.model_validate(values)
        except ValidationError as error:
            for failure in failures_of(error):
                if failure.kind == UNKNOWN and len(failure.loc) == 1:
                    yield failure._replace(choices=names)
                elif failure.kind == MISSING:
                    yield failure._replace(expected="a value")
                else:
                    yield failure

    return failures


@contextmanager
def _search_path(root: Path | None) -> Iterator[None]:
    """Look for modules in `root` too, behind everything that is installed."""
    if root is None:
        yield
        return
    sys.path.append(str(root))
    try:
        yield
    finally:
        sys.path.remove(str(root))
