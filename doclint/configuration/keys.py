"""Every key that a configuration file may have: the source of its checks and of its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from doclint.configuration.key import Filled, Key
from doclint.files.file_selection import FileSelection
from doclint.files.globs import Globs
from doclint.page.reading import Limits
from doclint.site.detection import generator_names
from doclint.site.site_config import SiteConfig
from doclint.syntax.dialects import flavors
from doclint.values.settings import PRESETS, Settings

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "FRONT_MATTER",
    "OVERRIDE",
    "TOP_LEVEL",
    "as_written",
    "default_of",
    "field_name",
    "keys_for",
    "with_fields",
]

T = TypeVar("T", bound="DataclassInstance")

_SELECTORS = "rule codes, names, aliases or code prefixes"

_SITE: dict[str, Key] = {
    "generator": Key("choice", "what builds the site", choices=generator_names),
    "version": Key("string", "the version of the generator, where its rules differ by version"),
    "content": Key("string", "the folder that holds the pages"),
    "base-url": Key("string", "the address of the site's root"),
    "from-build": Key("string", "the folder of a finished build, whose pages are then the truth"),
    "ignore": Key("strings", "patterns of addresses that are never reported as broken"),
    "generated": Key("strings", "patterns of addresses that exist although no source file does"),
    "extra-anchors": Key("strings", "patterns of anchors that every page has and no source shows"),
    "redirect-keys": Key("strings", "front-matter keys that hold a page's former addresses"),
    "link-fields": Key("strings", "front-matter keys, dotted, whose values are links"),
    "image-fields": Key("strings", "front-matter keys, dotted, whose values are images"),
    "wiki-links": Key("boolean", "whether `[[page]]` is a link"),
}

_TERMS: dict[str, Key] = {
    "preferred": Key("strings", "spellings that win over all others of the same word"),
    "allowed": Key("strings", "spellings that are never reported"),
}

_LIMITS: dict[str, Key] = {
    "front-matter-size": Key("integer", "the largest front matter in bytes"),
    "front-matter-depth": Key("integer", "how deep front matter may nest"),
    "file-size": Key("integer", "the largest file in bytes"),
    "line-length": Key("integer", "the longest line in characters"),
    "seconds": Key("integer", "the longest time that a page may take"),
}

TOP_LEVEL: dict[str, Key] = {
    "extend": Key("string", "a configuration file to build on"),
    "preset": Key(
        "choice", "the rules to start from", Settings, choices=lambda: PRESETS, overrides=True
    ),
    "select": Key(
        "strings", f"{_SELECTORS} that replace those of the preset", Settings, overrides=True
    ),
    "extend-select": Key("strings", f"{_SELECTORS} to add", Settings, overrides=True, adds=True),
    "ignore": Key("strings", f"{_SELECTORS} to take away", Settings, overrides=True, adds=True),
    "language": Key(
        "language",
        "the language of the pages, a BCP 47 code such as `hi`",
        Settings,
        unset="what the page or its path says",
        overrides=True,
    ),
    "flavor": Key(
        "choice",
        "the Markdown dialect; auto is what the site's generator reads",
        Settings,
        choices=flavors,
        overrides=True,
    ),
    "rules": Key("table", "options of single rules, by code, name or alias", overrides=True),
    "yaml": Key(
        "choice",
        "the version of YAML that front matter is written in",
        Settings,
        choices=lambda: ("1.1", "1.2"),
    ),
    "include": Key("patterns", "patterns of the files to check", FileSelection),
    "exclude": Key(
        "patterns",
        "patterns of files to leave out, on top of .gitignore",
        FileSelection,
        adds=True,
    ),
    "overrides": Key("tables", "settings for some of the files"),
    "front-matter": Key("tables", "which schema the front matter of which files obeys"),
    "site": Key("table", "how the pages become a site", SiteConfig, table=_SITE),
    "terms": Key(
        "table",
        "how the repository spells words that can be written in several ways",
        table=_TERMS,
    ),
    "limits": Key(
        "table",
        "sizes beyond which a file is reported instead of checked",
        Limits,
        table=_LIMITS,
    ),
}

OVERRIDE: dict[str, Key] = {
    "files": Key("strings", "patterns of the files that the settings are for"),
    **{name: key for name, key in TOP_LEVEL.items() if key.overrides},
}

FRONT_MATTER: dict[str, Key] = {
    "files": Key("strings", "patterns of the files that the schema is for"),
    "schema": Key(
        "string",
        "a schema file, the name of a built-in schema such as `hugo`, or `package.module:Model` "
        "that an installed package declares",
    ),
    "preset": Key("string", "the name of a built-in schema such as `hugo`"),
}


def keys_for(filled: Filled) -> Iterator[tuple[str, Key]]:
    """The keys outside of all tables that are fields of `filled`, by their names."""
    return ((name, key) for name, key in TOP_LEVEL.items() if key.fills is filled)


def field_name(name: str) -> str:
    """The field that the key `name` is."""
    return name.replace("-", "_")


def with_fields(value: T, given: Mapping[str, object]) -> T:
    """`value` with the fields that are `given`, by the names of their keys, whose kinds they have.

    Lists become tuples.
    """
    fields = {
        field_name(name): tuple(one) if isinstance(one, list) else one
        for name, one in given.items()
    }
    return replace(value, **fields)


def default_of(name: str, filled: Filled) -> object:
    """What holds where no configuration has the key `name`, which is a field of `filled`."""
    return as_written(getattr(filled(), field_name(name)))


def as_written(value: object) -> object:
    """The `value` of a field as a configuration would write it: lists, and globs as patterns."""
    if not isinstance(value, tuple):
        return value
    globs = [one for one in value if isinstance(one, Globs)]
    return [pattern for one in globs for pattern in one.patterns] if globs else list(value)
