"""Schemas that are pydantic models in Python code: `package.module:Model`."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from doclint.frontmatter.failures import MISSING, UNKNOWN, Failure
from doclint.frontmatter.schema import Schema
from doclint.frontmatter.spec import SchemaFileError

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["model_of", "model_schema", "schema_of_model"]


def model_schema(reference: str, trusted: bool, root: Path) -> Schema:
    """The schema of the model that `reference` names.

    Importing a module runs its code. A module inside `root`, the repository that is linted, is
    therefore imported only when `trusted`; an installed package belongs to the user. Raises
    `SchemaFileError`.
    """
    module = reference.partition(":")[0]
    with _search_path(root if trusted else None):
        _check_origin(reference, module.partition(".")[0], trusted, root)
        model = model_of(reference)
    return schema_of_model(model, reference, trusted, root)


def model_of(reference: str) -> type[BaseModel]:
    """The model that `reference` names, imported without asking for trust."""
    from pydantic import BaseModel

    module, _, name = reference.partition(":")
    try:
        model = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
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


def _check_origin(reference: str, package: str, trusted: bool, root: Path) -> None:
    """Refuse code of the repository without trust; finding a module does not run it."""
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        spec = None
    if spec is None:
        words = f"the model `{reference}` is not installed: there is no package `{package}`"
        raise SchemaFileError(words, key=reference)
    places = [spec.origin] if spec.origin else list(spec.submodule_search_locations or ())
    if trusted or not any(_is_local(Path(place), root) for place in places):
        return
    words = f"the model `{reference}` is code of this repository; `--trust-local-code` runs it"
    raise SchemaFileError(words, key=reference)


def _is_local(place: Path, root: Path) -> bool:
    """Whether `place` is part of the repository and not of an environment inside it."""
    place = place.resolve()
    installed = [Path(sysconfig.get_path(name)).resolve() for name in ("purelib", "platlib")]
    if any(place.is_relative_to(folder) for folder in (*installed, Path(sys.base_prefix))):
        return False
    return place.is_relative_to(root.resolve())
