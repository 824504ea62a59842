"""What holds for one file once configuration files, overrides and options are merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["PRESETS", "Settings"]

PRESETS = ("recommended", "markdownlint", "all")


@dataclass(frozen=True)
class Settings:
    """The effective settings of one file; selectors are codes, names, aliases or code prefixes.

    `select` replaces the preset's rules when it is not None; `extend_select` adds, `ignore` takes
    away. `options` maps a rule's code to its options and `severity` to its configured severity.
    `schema` refers to the front-matter schema: the absolute path of a file, the name of a built-in
    schema or `package.module:Model`. `yaml` is the version of YAML that front matter is written in.

    Two settings only exist in markdownlint's own configuration: `inline_config` is false when
    comments in pages must not configure anything, and `front_matter_pattern` is a regular
    expression that replaces the usual recognition of front matter when it is not empty.
    """

    preset: str = "recommended"
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    severity: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    flavor: str = "auto"
    schema: str | None = None
    yaml: str = "1.1"
    inline_config: bool = True
    front_matter_pattern: str = ""
    trust_local_code: bool = False
