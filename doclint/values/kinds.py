"""Values that come in kinds: each stands alone in a module that is named after it.

A package holds the values of one kind. The module `json_lines` of the formats has
`FORMAT = Format("json-lines", …)`: the constant is named after the kind, the module after the
value. So a new value is a new file, and nothing has to be told of it.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing import Protocol

    class _Named(Protocol):
        @property
        def name(self) -> str: ...


__all__ = ["MisplacedValue", "load", "names_in"]


V = TypeVar("V", bound="_Named")


class MisplacedValue(Exception):
    """A module that does not hold the one value that its name promises."""


def names_in(package: str) -> tuple[str, ...]:
    """The names of the values in `package`, sorted; none of its modules is imported.

    A module whose name starts with an underscore holds what several values share.
    """
    modules = pkgutil.iter_modules(import_module(package).__path__)
    return tuple(sorted(_name(one.name) for one in modules if not one.name.startswith("_")))


def load(package: str, name: str, kind: type[V]) -> V:
    """The value `name` of `kind` in `package`.

    Raises `MisplacedValue` when there is no module for it, or when that does not hold it.
    """
    module = f"{package}.{name.replace('-', '_')}"
    constant = kind.__name__.upper()
    try:
        value = getattr(import_module(module), constant, None)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        words = f"{package} has no `{name}`; it has {', '.join(names_in(package))}"
        raise MisplacedValue(words) from None
    if not isinstance(value, kind) or value.name != name:
        raise MisplacedValue(f"{module} needs `{constant} = {kind.__name__}({name!r}, …)`")
    return value


def _name(module: str) -> str:
    return module.replace("_", "-")
