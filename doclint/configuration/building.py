"""From the tables of configuration files to a `Config`, every key checked on the way."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from doclint.configuration.config_errors import nearest
from doclint.configuration.config_files import ConfigFile, read_config
from doclint.configuration.config_values import Config, FrontMatterEntry
from doclint.configuration.key import Key, problem_with
from doclint.configuration.keys import (
    FRONT_MATTER,
    OVERRIDE,
    TOP_LEVEL,
    field_name,
    keys_for,
    with_fields,
)
from doclint.configuration.merging import Layer, Origin, selector_codes
from doclint.configuration.rule_tables import check_selectors, rule_tables
from doclint.files.file_selection import FileSelection
from doclint.files.globs import Globs
from doclint.files.repository_root import repository_root
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.settings import Settings

__all__ = ["build_config"]

_MODEL = lazy_pattern(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*")
_LONGEST_CHAIN = 16
# the tables all of whose keys are fields of one value
_TABLES = {name: key.fills for name, key in TOP_LEVEL.items() if key.table and key.fills}


def build_config(file: ConfigFile, root: Path | None = None) -> Config:
    """The configuration that `file` and the files it extends give; raises `ConfigError`.

    Patterns and paths in a file are relative to its own folder, unless `root` takes its place.
    """
    chain = [replace(one, root=root) if root is not None else one for one in _chain(file)]
    layers: list[Layer] = []
    overrides: list[Layer] = []
    front_matter: list[FrontMatterEntry] = []
    files = FileSelection()
    tables: dict[str, dict[str, object]] = {name: {} for name in _TABLES}
    origins: dict[str, Origin] = {}
    for one in chain:
        _check_keys(one, one.table, TOP_LEVEL)
        layers.append(_layer(one, one.table, ()))
        overrides.extend(_overrides(one))
        front_matter.extend(_front_matter(one))
        files = _files(files, one)
        for name, given in tables.items():
            given.update(_subtable(one, name))
        origins.update(_origins(one))
    config = Config(
        root=chain[-1].folder,
        path=file.path,
        layers=(*layers, *overrides),
        front_matter=tuple(front_matter),
        files=files,
        origins=origins,
    )
    return with_fields(
        config, {name: with_fields(_TABLES[name](), given) for name, given in tables.items()}
    )


def _chain(file: ConfigFile) -> Iterator[ConfigFile]:
    """`file` after all the files that it builds on, the most basic one first."""
    seen = [file.path]
    chain = [file]
    while "extend" in chain[-1].table:
        current = chain[-1]
        target = current.table["extend"]
        if not isinstance(target, str):
            raise current.error(f"`extend`: {problem_with(TOP_LEVEL['extend'], target)}", "extend")
        path = _extended(current, target)
        if path in seen or len(seen) > _LONGEST_CHAIN:
            raise current.error(f"`extend` comes back to `{target}`", "extend")
        seen.append(path)
        chain.append(read_config(path))
    return reversed(chain)


def _extended(file: ConfigFile, target: str) -> Path:
    """The file that `target` names; a repository may not reach for files outside of itself."""
    path = Path(os.path.normpath(file.path.parent / target))
    root = repository_root(file.path.parent)
    if root is not None and not path.resolve().is_relative_to(root.resolve()):
        raise file.error(f"`extend` leads out of the repository: `{target}`", "extend")
    if not path.is_file():
        raise file.error(f"`extend` names no file: `{target}`", "extend")
    return path


def _check_keys(
    file: ConfigFile, table: Mapping[str, object], known: Mapping[str, Key], *where: str | int
) -> None:
    """Refuse unknown keys and values of the wrong kind."""
    for name, value in table.items():
        key = known.get(name)
        if key is None:
            inside = f" in `{where[0]}`" if where else ""
            raise file.error(
                f"unknown key `{name}`{inside}", *where, name, suggestion=nearest(name, known)
            )
        problem = problem_with(key, value)
        if problem:
            suggestion = ""
            if key.kind == "choice" and isinstance(value, str):
                suggestion = nearest(value, key.choices())
            raise file.error(f"`{name}`: {problem}", *where, name, suggestion=suggestion)


def _layer(file: ConfigFile, table: Mapping[str, object], where: tuple[str | int, ...]) -> Layer:
    """The settings in `table`, which stands at `where` in `file`."""
    values = {name: table[name] for name, _ in keys_for(Settings) if name in table}
    origins = {key: file.origin(*where, key) for key in values}
    selectors = [
        selector
        for key in ("select", "extend-select", "ignore")
        for selector in _strings(values.get(key, ()))
    ]
    covers: Mapping[str, frozenset[str]] = {}
    if selectors or table.get("rules"):
        # only a configuration that speaks of rules has to know which ones are installed
        from doclint.checking.registry import installed_heads

        rules = installed_heads()
        check_selectors(file, table, where, rules)
        tables, rule_origins = rule_tables(file, table.get("rules", {}), where, rules)
        if tables:
            values["rules"] = tables
            origins.update(rule_origins)
        covers = selector_codes(selectors, rules)
    if not where and (terms := _subtable(file, "terms")):
        # the table is the short way to write the options of one rule
        code = _rule_with_table("terms")
        values["rules"] = _with_options(values.get("rules"), code, terms)
        origins |= {f"rules.{code}.{key}": file.origin("terms", key) for key in terms}
    files = Globs(file.folder.as_posix(), _strings(table["files"])) if where else None
    return Layer(values, origins, files, covers)


def _rule_with_table(name: str) -> str:
    """The code of the rule for whose options the top-level table `name` is the short way."""
    from doclint.checking.registry import installed_heads

    return next(one.code for one in installed_heads().values() if one.options_table == name)


def _with_options(tables: object, code: str, options: Mapping[str, object]) -> dict[str, object]:
    """The tables of rules with `options` for the rule `code`, which its own table overrules."""
    given = dict(tables) if isinstance(tables, Mapping) else {}
    return {**given, code: {**options, **given.get(code, {})}}


def _overrides(file: ConfigFile) -> Iterator[Layer]:
    for index, table in _tables(file, "overrides"):
        _check_keys(file, table, OVERRIDE, "overrides", index)
        _require_files(file, table, "overrides", index)
        yield _layer(file, table, ("overrides", index))


def _front_matter(file: ConfigFile) -> Iterator[FrontMatterEntry]:
    for index, table in _tables(file, "front-matter"):
        where = ("front-matter", index)
        _check_keys(file, table, FRONT_MATTER, *where)
        _require_files(file, table, *where)
        given = [key for key in ("schema", "preset") if key in table]
        if len(given) != 1:
            raise file.error("`front-matter` needs exactly one of `schema` and `preset`", *where)
        reference = str(table[given[0]])
        if given[0] == "schema":
            reference = _schema(file, reference, *where, "schema")
        else:
            _check_preset(file, reference, *where, "preset")
        globs = Globs(file.folder.as_posix(), _strings(table["files"]))
        yield FrontMatterEntry(globs, reference, file.origin(*where, given[0]))


def _schema(file: ConfigFile, reference: str, *where: str | int) -> str:
    """`reference` with the path of a schema file made absolute; the file must be there."""
    if _MODEL.fullmatch(reference):
        return reference
    if "/" not in reference and not reference.endswith((".yaml", ".yml", ".json", ".toml")):
        return reference
    path = Path(os.path.normpath(file.folder / reference))
    if not path.is_file():
        raise file.error(f"`schema` names no file: `{reference}`", *where)
    return path.as_posix()


def _check_preset(file: ConfigFile, name: str, *where: str | int) -> None:
    """Refuse what is no built-in schema; other references stand under `schema`."""
    from doclint.frontmatter.presets import preset_names

    if name not in preset_names():
        suggestion = nearest(name, preset_names())
        raise file.error(f"unknown preset `{name}`", *where, suggestion=suggestion)


def _tables(file: ConfigFile, key: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    tables = file.table.get(key, ())
    assert isinstance(tables, list | tuple)
    yield from enumerate(tables)


def _require_files(file: ConfigFile, table: Mapping[str, object], *where: str | int) -> None:
    if not table.get("files"):
        raise file.error(f"`{where[0]}` needs `files`, a list of patterns", *where)


def _subtable(file: ConfigFile, name: str) -> dict[str, object]:
    table = file.table.get(name, {})
    assert isinstance(table, Mapping)
    _check_keys(file, table, TOP_LEVEL[name].table, name)
    return dict(table)


def _files(files: FileSelection, file: ConfigFile) -> FileSelection:
    """`files` under what `file` says about them."""
    given: dict[str, object] = {}
    for name, key in keys_for(FileSelection):
        if name not in file.table:
            continue
        value = file.table[name]
        if key.kind == "patterns":
            known = getattr(files, field_name(name)) if key.adds else ()
            value = (*known, Globs(file.folder.as_posix(), _strings(value)))
        given[name] = value
    return with_fields(files, given)


def _origins(file: ConfigFile) -> Iterator[tuple[str, Origin]]:
    """The places of what is not part of a layer."""
    for key, _ in keys_for(FileSelection):
        if key in file.table:
            yield key, file.origin(key)
    for name in _TABLES:
        table = file.table.get(name, {})
        assert isinstance(table, Mapping)
        for key in table:
            yield f"{name}.{key}", file.origin(name, key)


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()
