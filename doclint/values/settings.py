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
    away. `language` is what pages are written in whose path tells nothing, or, when it was
    `language_chosen` for this page or on the command line, whatever the path tells. `options`
    maps a rule's code to its options and `severity` to its configured severity. `schema` refers
    to the front-matter schema: the absolute path of a file, the name of a built-in schema or
    `package.module:Model`. `yaml` is the version of YAML that front matter is written in.

    Some settings only come from markdownlint's own files and comments: `inline_config` is false
    when its comments must not configure anything, `front_matter_pattern` is a regular expression
    that replaces the usual recognition of front matter when it is not empty, `markdownlint` is its
    configuration object as written, and `dormant` are codes of rules that run only because a
    comment enables them somewhere in the page: elsewhere their findings do not count.
    """

    preset: str = "recommended"
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    severity: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    language_chosen: bool = False
    flavor: str = "auto"
    schema: str | None = None
    yaml: str = "1.1"
    inline_config: bool = True
    front_matter_pattern: str = ""
    markdownlint: Mapping[str, object] = field(default_factory=dict)
    dormant: tuple[str, ...] = ()
    trust_local_code: bool = False
