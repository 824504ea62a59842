"""Loads a front-matter schema by its reference: a preset, a file or a model in code."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from doclint.frontmatter.front_matter import KeyPath
from doclint.frontmatter.presets import preset_file, preset_names
from doclint.frontmatter.schema import Schema
from doclint.frontmatter.spec import SchemaFileError, SchemaSpec

__all__ = ["is_model", "load_schema", "schema_fingerprint", "schema_from_text"]

_FILES = (".yaml", ".yml", ".json")
_PROJECT_MARKERS = (".git", "doclint.toml", ".doclint.toml", "pyproject.toml")


def load_schema(reference: str, trust_local_code: bool = False, root: Path | None = None) -> Schema:
    """The schema that `reference` names: a preset, a file, or a model `package.module:Model`.

    `root` is the folder that schema files, and what they extend or refer to, must not leave. A
    model is imported if an installed package declares it; with `trust_local_code` any other is too,
    those in `root` included. Raises `SchemaFileError`. Loaded once per process, and again when its
    file changes.
    """
    return _load(reference, trust_local_code, root, _stamp(reference))


def is_model(reference: str) -> bool:
    """Whether `reference` names a model in code: then loading it runs that code."""
    return ":" in reference and "/" not in reference and not reference.lower().endswith(_FILES)


def _stamp(reference: str) -> tuple[str, int, int] | None:
    """Where a schema file is and in which state; None for what is no file."""
    if not reference.lower().endswith(_FILES):
        return None
    path = os.path.abspath(reference)  # noqa: PTH100  # asked for every page; links do not matter
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return path, 0, 0
    return path, status.st_mtime_ns, status.st_size


def schema_fingerprint(reference: str, root: Path | None = None) -> str:
    """What identifies the content of a schema: it changes when what the schema asks for does.

    Cheaper than loading the schema, and nothing is raised: a schema that cannot be read is known by
    its reference alone. Of a model only its own module counts.
    """
    try:
        return f"{reference} {_content(reference, root)}"
    except (SchemaFileError, OSError, ImportError, ValueError):
        return reference


def _content(reference: str, root: Path | None) -> str:
    path = preset_file(reference) or Path(reference)
    if path.suffix.lower() in (".yaml", ".yml"):
        return repr(_read(path, root))
    if path.suffix.lower() == ".json":
        return path.read_text(encoding="utf-8-sig")
    import importlib.util

    spec = importlib.util.find_spec(reference.partition(":")[0].partition(".")[0])
    places = [spec.origin, *(spec.submodule_search_locations or ())] if spec else []
    stamps = [f"{place} {Path(place).stat().st_mtime_ns}" for place in places if place]
    return " ".join(stamps)


def schema_from_text(text: str, file: str = "schema.yaml") -> Schema:
    """The declarative schema written in `text`; it cannot be pickled. Raises `SchemaFileError`."""
    from doclint.frontmatter.spec_file import parse_spec

    spec, extends = parse_spec(text, file)
    if extends is not None:
        raise SchemaFileError("a schema that is no file cannot extend another", file, key="extends")
    return _schema(spec, file, file)


@lru_cache(maxsize=64)
def _load(
    reference: str, trusted: bool, root: Path | None, _: tuple[str, int, int] | None
) -> Schema:
    if preset := preset_file(reference):
        return _declarative(reference, preset, trusted, root)
    path = Path(reference)
    lower = path.name.lower()
    if lower.endswith(".json"):
        from doclint.frontmatter.json_schema import json_schema

        loaded = json_schema(reference, _inside(path, root), trusted, root or _root_of(path))
        return replace(loaded, loader=load_schema)
    if lower.endswith((".yaml", ".yml")):
        return _declarative(reference, _inside(path, root), trusted, root)
    if is_model(reference):
        from doclint.frontmatter.model_schema import model_schema

        return replace(model_schema(reference, trusted, root or Path.cwd()), loader=load_schema)
    import difflib

    close = difflib.get_close_matches(reference, preset_names(), 1)
    words = (
        f"unknown schema `{reference}`, expected a `.yaml` or `.schema.json` file, a preset "
        "or `package.module:Model`"
    )
    raise SchemaFileError(words, key=reference, suggestion=close[0] if close else "")


def _inside(path: Path, root: Path | None) -> Path:
    """`path`, unless it leaves `root`."""
    if root is not None and not path.resolve().is_relative_to(root.resolve()):
        raise SchemaFileError(f"the schema lies outside `{root.name}`", str(path))
    return path


def _root_of(path: Path) -> Path:
    """The folder that a schema file may refer to, where nobody says: its project, or its parent."""
    folder = path.resolve().parent
    for candidate in (folder, *folder.parents):
        if any((candidate / marker).exists() for marker in _PROJECT_MARKERS):
            return candidate
    return folder.parent


def _declarative(reference: str, path: Path, trusted: bool, root: Path | None) -> Schema:
    schema = _schema(_read(path, root), reference, str(path))
    return replace(schema, trusted=trusted, root=root, loader=load_schema)


def _read(path: Path, root: Path | None) -> SchemaSpec:
    """The declarative schema in the file `path`, with everything that it refers to."""
    from doclint.frontmatter.spec_file import read_spec

    bounds = root or _root_of(path)

    def resolve(extends: str, folder: Path) -> Path:
        return preset_file(extends) or _inside(folder / extends, bounds)

    return read_spec(path, resolve, bounds)


def _schema(spec: SchemaSpec, reference: str, file: str) -> Schema:
    from doclint.frontmatter.declarative import engine

    return Schema(
        reference,
        spec.title,
        engine(spec, file),
        names=tuple(one.name for one in spec.fields if one.forbidden is None),
        ordered=spec.order != "free",
        required=tuple(one.name for one in spec.fields if one.required),
        unique=tuple(one.name for one in spec.fields if one.unique),
        prose=tuple(one.name for one in spec.fields if one.prose),
        separators=dict(_separators(spec)),
        spec=spec,
        files=spec.files,
    )


def _separators(spec: SchemaSpec) -> Iterator[tuple[KeyPath, str]]:
    for one in spec.fields:
        if one.separator is not None:
            yield (one.name,), one.separator
