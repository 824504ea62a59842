"""Every key that a configuration file may have: the source of its checks and of its JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.settings import PRESETS

__all__ = [
    "FLAVORS",
    "FRONT_MATTER",
    "GENERATORS",
    "LIMITS",
    "OVERRIDE",
    "SITE",
    "TERMS",
    "TOP_LEVEL",
    "Key",
    "problem_with",
]

FLAVORS = ("auto", "commonmark", "gfm", "hugo", "jekyll", "mkdocs", "docusaurus", "astro", "mdx")
GENERATORS = (
    "auto", "hugo", "jekyll", "mkdocs", "material", "docusaurus", "astro", "starlight", "vitepress",
    "mdbook", "repository", "github", "flat",
)  # fmt: skip

_LANGUAGE = lazy_pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


class Key(NamedTuple):
    """What one key takes.

    `kind` is `string`, `language`, `strings` (a list), `boolean`, `integer` (from 1 on), `choice`
    (one of `choices`), `table` or `tables`.
    """

    kind: str
    description: str
    choices: tuple[str, ...] = ()


_SELECTORS = "rule codes, names, aliases or code prefixes"

_SHARED: dict[str, Key] = {
    "preset": Key("choice", "the rules to start from", PRESETS),
    "select": Key("strings", f"{_SELECTORS} that replace those of the preset"),
    "extend-select": Key("strings", f"{_SELECTORS} to add"),
    "ignore": Key("strings", f"{_SELECTORS} to take away"),
    "language": Key("language", "the language of the pages, a BCP 47 code such as `hi`"),
    "flavor": Key(
        "choice", "the Markdown dialect; auto is what the site's generator reads", FLAVORS
    ),
    "rules": Key("table", "options of single rules, by code, name or alias"),
}

TOP_LEVEL: dict[str, Key] = {
    "extend": Key("string", "a configuration file to build on"),
    **_SHARED,
    "yaml": Key("choice", "the version of YAML that front matter is written in", ("1.1", "1.2")),
    "include": Key("strings", "patterns of the files to check"),
    "exclude": Key("strings", "patterns of files to leave out, on top of .gitignore"),
    "overrides": Key("tables", "settings for some of the files"),
    "front-matter": Key("tables", "which schema the front matter of which files obeys"),
    "site": Key("table", "how the pages become a site"),
    "terms": Key("table", "how the repository spells words that can be written in several ways"),
    "limits": Key("table", "sizes beyond which a file is reported instead of checked"),
}

OVERRIDE: dict[str, Key] = {
    "files": Key("strings", "patterns of the files that the settings are for"),
    **_SHARED,
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

SITE: dict[str, Key] = {
    "generator": Key("choice", "what builds the site", GENERATORS),
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

TERMS: dict[str, Key] = {
    "preferred": Key("strings", "spellings that win over all others of the same word"),
    "allowed": Key("strings", "spellings that are never reported"),
}

LIMITS: dict[str, Key] = {
    "front-matter-size": Key("integer", "the largest front matter in bytes"),
    "front-matter-depth": Key("integer", "how deep front matter may nest"),
    "file-size": Key("integer", "the largest file in bytes"),
    "line-length": Key("integer", "the longest line in characters"),
    "seconds": Key("integer", "the longest time that a page may take"),
}


def problem_with(key: Key, value: object) -> str:
    """What is wrong with `value`, such as `expected a string, found a number`; empty if nothing."""
    if key.kind in ("string", "choice", "language"):
        return _text_problem(key, value)
    if key.kind == "integer":
        if isinstance(value, bool) or not isinstance(value, int):
            return f"expected a whole number, found {_named(value)}"
        return "" if value >= 1 else f"expected a number from 1 on, found {value}"
    if key.kind == "strings":
        return _strings_problem(value)
    if key.kind == "boolean":
        return "" if isinstance(value, bool) else f"expected true or false, found {_named(value)}"
    if key.kind == "table":
        return "" if isinstance(value, Mapping) else f"expected a table, found {_named(value)}"
    if isinstance(value, list) and all(isinstance(item, Mapping) for item in value):
        return ""
    return f"expected tables in double brackets, found {_named(value)}"


def _text_problem(key: Key, value: object) -> str:
    if not isinstance(value, str):
        return f"expected a string, found {_named(value)}"
    if key.kind == "choice" and value not in key.choices:
        return f"expected one of {', '.join(key.choices)}, found `{value}`"
    if key.kind == "language" and not _LANGUAGE.fullmatch(value):
        return f"expected a language code such as `hi`, found `{value}`"
    return ""


def _strings_problem(value: object) -> str:
    if not isinstance(value, list):
        return f"expected a list of strings, found {_named(value)}"
    for item in value:
        if not isinstance(item, str):
            return f"expected a list of strings, found {_named(item)} in it"
        if not item.strip():
            return "expected a list of strings, found an empty one in it"
    return ""


def _named(value: object) -> str:
    """A value's type in the words of a configuration's author."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str):
        return f"the string `{value}`"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, Mapping) else f"`{value}`"
