"""Models in Python code that may be imported without further trust: installed ones, declared so."""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from importlib.metadata import EntryPoint
from pathlib import Path
from urllib.parse import unquote, urlsplit

from doclint.files.installed import installed_entry_points, is_installed
from doclint.frontmatter.spec import SchemaFileError

__all__ = ["ModelRefused", "require_declared"]

_ENTRY_POINT_GROUP = "doclint.schemas"


class ModelRefused(SchemaFileError):
    """A model that is not imported, since importing it would run code that nobody vouched for."""


@lru_cache(maxsize=64)
def require_declared(reference: str, root: Path) -> None:
    """Raise `ModelRefused` unless an installed distribution declares the model `reference`.

    It does by an entry point of the group `doclint.schemas` whose value is exactly `reference`.
    What the repository around `root` or the current folder brings along declares nothing, and the
    module must not come from there either, unless that is where the user installed the
    distribution from (`pip install -e`). Nothing is imported.
    """
    declaring = [
        point for point in installed_entry_points(_ENTRY_POINT_GROUP, root)
        if point.value == reference
    ]  # fmt: skip
    if not declaring:
        words = (
            f"no installed package declares the model `{reference}`: name it in the entry-point "
            f"group `{_ENTRY_POINT_GROUP}` of its package, or run with `--trust-local-code`"
        )
        raise ModelRefused(words, key=reference)
    sources = [source for point in declaring if (source := _editable_source(point)) is not None]
    for folder in _folders(reference.partition(".")[0].partition(":")[0]):
        if not is_installed(folder, root) and not any(map(folder.is_relative_to, sources)):
            words = (
                f"the model `{reference}` would come from this repository and not from the "
                "package that declares it: run with `--trust-local-code` if that is meant"
            )
            raise ModelRefused(words, key=reference)


def _folders(package: str) -> list[Path]:
    """The folders of Python's search path that `package` comes from; finding it does not run it."""
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        spec = None
    if spec is None:
        return []
    if spec.submodule_search_locations is not None:
        return [Path(place).parent.resolve() for place in spec.submodule_search_locations]
    return [Path(spec.origin).parent.resolve()] if spec.has_location and spec.origin else []


def _editable_source(point: EntryPoint) -> Path | None:
    """The folder that the distribution behind `point` was installed from and still runs from.

    That is in `direct_url.json`, as the specification "Recording the direct URL origin of installed
    distributions" has it.
    """
    text = point.dist.read_text("direct_url.json") if point.dist is not None else None
    if text is None:
        return None
    origin = json.loads(text)
    if not origin.get("dir_info", {}).get("editable", False):
        return None
    return Path(unquote(urlsplit(origin["url"]).path)).resolve()
