"""The configuration files of markdownlint and markdownlint-cli2, where there are no others.

How several of them add up is described in markdownlint-cli2's documentation: the options file of a
folder is merged with those of the folders above it, the plain file replaces those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from doclint.configuration.config_errors import ConfigError
from doclint.configuration.config_files import shown
from doclint.configuration.config_values import Config
from doclint.configuration.markdownlint_files import (
    CONFIG_NAMES,
    OPTIONS_NAMES,
    extended,
    first_in,
    package_options,
    read_object,
)
from doclint.configuration.markdownlint_rules import apply_object
from doclint.files.file_selection import FileSelection
from doclint.files.globs import Globs
from doclint.files.repository_root import repository_root
from doclint.values.settings import Settings

__all__ = [
    "MARKDOWNLINT_NAMES",
    "is_markdownlint_name",
    "markdownlint_config",
    "markdownlint_file",
]

MARKDOWNLINT_NAMES = (*OPTIONS_NAMES, *CONFIG_NAMES)

_CODE_OPTIONS = ("customRules", "markdownItPlugins", "outputFormatters")
_ONLY_OPTIONS = {
    "config", "customRules", "fix", "frontMatter", "gitignore", "globs", "ignores",
    "markdownItPlugins", "modulePaths", "noBanner", "noInlineConfig", "noProgress",
    "outputFormatters", "overrides", "showFound",
}  # fmt: skip


class _Level(NamedTuple):
    """What one folder says: its file, its options object and its plain configuration object."""

    folder: Path
    path: Path
    options: Mapping[str, object] | None
    config: Mapping[str, object] | None


def is_markdownlint_name(name: str) -> bool:
    """Whether a file of this name is a configuration of markdownlint, a prefix allowed."""
    return name.endswith(MARKDOWNLINT_NAMES)


def markdownlint_config(start: Path) -> Config | None:
    """What markdownlint's files in `start` and above, within the repository, say; None without any.

    Raises `ConfigError`, also for a configuration that is a program.
    """
    top = repository_root(start)
    levels = []
    for folder in (start, *start.parents):
        level = _level(folder)
        if level is not None:
            levels.append(level)
        if folder == top:
            break
    return _config(levels, top or levels[-1].folder) if levels else None


def markdownlint_file(path: Path) -> Config:
    """The configuration in the one file `path`; raises `ConfigError`."""
    found = read_object(path)
    named_options = path.name.endswith(OPTIONS_NAMES)
    plain = path.name.endswith(CONFIG_NAMES)
    is_options = named_options or (not plain and not _ONLY_OPTIONS.isdisjoint(found))
    here = Path.cwd()
    folder = path.parent if here.is_relative_to(path.parent) else here
    if is_options:
        level = _Level(folder, path, _with_extends(found, path), None)
    else:
        level = _Level(folder, path, None, extended(found, path))
    return _config([level], folder)


def _level(folder: Path) -> _Level | None:
    options_path = first_in(folder, OPTIONS_NAMES)
    config_path = first_in(folder, CONFIG_NAMES)
    options: Mapping[str, object] | None = None
    config: Mapping[str, object] | None = None
    path = config_path or options_path
    if options_path is not None:
        options = _with_extends(read_object(options_path), options_path)
    else:
        options = package_options(folder)
        if options is not None:
            package = folder / "package.json"
            options, path = _with_extends(options, package), path or package
    if config_path is not None:
        config = extended(read_object(config_path), config_path)
    return None if path is None else _Level(folder, path, options, config)


def _with_extends(options: Mapping[str, object], path: Path) -> dict[str, object]:
    """`options` with the `extends` of every configuration object in it resolved."""
    result = dict(options)
    config = result.get("config")
    if isinstance(config, Mapping):
        result["config"] = extended(config, path)
    overrides = result.get("overrides")
    if isinstance(overrides, Sequence) and not isinstance(overrides, str):
        result["overrides"] = [
            {**one, "config": extended(one["config"], path)}
            for one in overrides
            if isinstance(one, Mapping) and isinstance(one.get("config"), Mapping)
        ]
    return result


def _config(levels: Sequence[_Level], root: Path) -> Config:
    """The configuration of the innermost of `levels`, which stand innermost first."""
    from doclint.checking.registry import installed_heads

    options, config = _merged(levels)
    rules = installed_heads()
    inner = options.get("config")
    chosen = config if config is not None else inner if isinstance(inner, Mapping) else {}
    notes: list[str] = []
    base = Settings(
        preset="markdownlint",
        inline_config=not options.get("noInlineConfig"),
        front_matter_pattern=_pattern(options, levels[0].path),
    )
    variants = [] if config is not None else list(_overrides(options, levels[0].folder))
    for level in levels:
        notes.extend(_notes(level))
    include, exclude = _globs(levels)
    return Config(
        root=root,
        path=levels[0].path,
        base=apply_object(base, chosen, rules),
        variants=tuple(
            (files, apply_object(base, changed if alone else {**chosen, **changed}, rules))
            for files, changed, alone in variants
        ),
        files=FileSelection(
            include or FileSelection().include,
            exclude,
            hidden=bool(include),
            respect_gitignore=options.get("gitignore") is not False,
        ),
        notes=tuple(notes),
    )


def _merged(
    levels: Sequence[_Level],
) -> tuple[Mapping[str, object], Mapping[str, object] | None]:
    """The options and the plain configuration that hold in the innermost of `levels`."""
    options: dict[str, object] = dict(levels[0].options or {})
    config = levels[0].config
    for level in levels[1:]:
        if level.options is not None:
            outer, own = level.options.get("config"), options.get("config")
            options = {**level.options, **options}
            if isinstance(outer, Mapping):
                options["config"] = {**outer, **(own if isinstance(own, Mapping) else {})}
        if config is None and level.config is not None and "config" not in options:
            config = level.config
    return options, config


def _overrides(
    options: Mapping[str, object], folder: Path
) -> Iterable[tuple[Globs, Mapping[str, object], bool]]:
    """The files, the configuration object and whether it stands alone, of each override."""
    overrides = options.get("overrides")
    for one in overrides if isinstance(overrides, list) else ():
        patterns = _strings(one.get("filter"))
        combine = one.get("combine")
        if patterns and combine in ("merge", "replace"):
            globs = Globs(folder.as_posix(), _anchored(patterns))
            yield globs, one["config"], combine == "replace"


def _globs(levels: Sequence[_Level]) -> tuple[tuple[Globs, ...], tuple[Globs, ...]]:
    """What the outermost `globs` include, and what `globs` and all `ignores` leave out."""
    include: tuple[Globs, ...] = ()
    exclude: list[Globs] = []
    for level in levels:
        base = level.folder.as_posix()
        options = level.options or {}
        patterns = [re.sub(r"^#", "!", pattern) for pattern in _strings(options.get("globs"))]
        wanted = [pattern for pattern in patterns if not pattern.startswith("!")]
        if wanted:
            include = (Globs(base, _anchored(wanted)),)
        unwanted = [pattern[1:] for pattern in patterns if pattern.startswith("!")]
        unwanted += _strings(options.get("ignores"))
        if unwanted:
            exclude.append(Globs(base, _anchored(unwanted)))
    return include, tuple(exclude)


def _anchored(patterns: Iterable[str]) -> list[str]:
    """Patterns that are relative to one folder, in the form of .gitignore."""
    found = []
    for pattern in patterns:
        mark = "!" if pattern.startswith("!") else ""
        body = pattern.removeprefix("!").removeprefix(":").removeprefix("./")
        body = re.sub(r"@\(([^()]*)\)", lambda one: "{" + one[1].replace("|", ",") + ",}", body)
        found.append(mark + (body if body.startswith(("**/", "/")) else f"/{body}"))
    return found


def _pattern(options: Mapping[str, object], path: Path) -> str:
    """The `frontMatter` option as a regular expression of Python."""
    written = options.get("frontMatter")
    if not isinstance(written, str):
        return ""
    pattern = written.replace("[^]", r"[\s\S]").replace("(?<", "(?P<").replace("(?P<=", "(?<=")
    pattern = pattern.replace("(?P<!", "(?<!")
    try:
        re.compile(pattern)
    except re.error as error:
        message = f"`frontMatter` is no regular expression: {error}"
        raise ConfigError(message, file=shown(path), key="frontMatter") from error
    return pattern


def _notes(level: _Level) -> Iterable[str]:
    for key in _CODE_OPTIONS:
        if (level.options or {}).get(key):
            yield f"{shown(level.path)}: `{key}` is code and is left out"


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
