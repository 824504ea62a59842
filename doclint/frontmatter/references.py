"""The values that a reference field may have: keys of a data file, or pages of a folder."""

from __future__ import annotations

from pathlib import Path

from doclint.files.page_names import PAGE_SUFFIXES
from doclint.frontmatter.json_reading import read_json
from doclint.frontmatter.limits import MAX_LENGTH, FrontMatterError
from doclint.frontmatter.toml_reading import read_toml
from doclint.frontmatter.yaml_events import read_yaml

__all__ = ["data_names", "page_names"]

_MAX_PAGES = 50_000
_ID_KEYS = ("id", "key", "slug", "name")


def data_names(path: Path) -> tuple[str, ...] | None:
    """The keys of the YAML, TOML or JSON file `path`; None when it cannot be read.

    In a list of mappings the names are their `id`, `key`, `slug` or `name`; in a list of texts the
    texts.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        values = _data(text, path.suffix.lower())
    except (OSError, ValueError, FrontMatterError):
        return None
    if isinstance(values, dict):
        return tuple(str(key) for key in values)
    if not isinstance(values, list):
        return None
    return tuple(name for name in map(_name, values) if name is not None)


def page_names(folder: Path) -> tuple[str, ...] | None:
    """The pages below `folder`, without suffix and with `/`; None when there is no such folder."""
    if not folder.is_dir():
        return None
    found = set()
    for number, path in enumerate(sorted(folder.rglob("*"))):
        if number > _MAX_PAGES:
            break
        if path.suffix.lower() in PAGE_SUFFIXES:
            name = path.relative_to(folder).with_suffix("").as_posix()
            found.add(name)
            for index in ("/index", "/_index"):
                if name.endswith(index):
                    found.add(name.removesuffix(index))
    return tuple(sorted(found))


def _data(text: str, suffix: str) -> object:
    if len(text) > 16 * MAX_LENGTH:
        raise ValueError("too long")
    if suffix == ".json":
        return read_json(text)
    if suffix == ".toml":
        return read_toml(text).values
    return read_yaml(text)


def _name(value: object) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return next((str(value[key]) for key in _ID_KEYS if key in value), None)
    return None
