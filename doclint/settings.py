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
    `schemas` are references to front-matter schemas, most specific first.
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
    trust_local_code: bool = False
