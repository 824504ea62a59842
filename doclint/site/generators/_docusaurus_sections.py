"""The folders that Docusaurus reads pages from: plugins, their versions and their translations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from doclint.files.disk import read_text
from doclint.site.generators._reading import (
    as_strings,
    javascript_body,
    javascript_strings,
    javascript_value,
)

__all__ = ["Section", "read_locales", "read_sections"]


@dataclass(frozen=True)
class Section:
    """One content folder: `kind` is `docs`, `blog` or `pages`."""

    kind: str
    folder: str
    base: str
    locale: str = ""


def read_locales(source: str) -> tuple[tuple[str, ...], str]:
    """The locales and the default one."""
    body = javascript_body(source, "i18n") or ""
    default = javascript_value(body, "defaultLocale") or "en"
    return tuple(javascript_strings(body, "locales") or ()), default


def read_sections(
    root: Path, source: str, locales: Sequence[str], default: str
) -> Iterator[Section]:
    """Every content folder, those of old versions and of translations first."""
    plugins = [("docs", "default", javascript_body(source, "docs") or "")]
    for found in re.finditer(r"plugin-content-docs[\"']\s*,\s*\{", source):
        body = source[found.end() : found.end() + 600]
        plugins.append(("docs", javascript_value(body, "id") or "default", body))
    plugins.append(("blog", "default", javascript_body(source, "blog") or ""))
    others = [locale for locale in locales if locale != default]
    for kind, name, body in plugins:
        folder = (javascript_value(body, "path") or kind).strip("./")
        base = javascript_value(body, "routeBasePath")
        route = (kind if base is None else base).strip("/")
        suffix = "" if name == "default" else f"-{name}"
        plugin = f"docusaurus-plugin-content-{kind}{suffix}"
        versions = _versions(root, name) if kind == "docs" else []
        for version, at in versions:
            stem = "versioned_docs" if name == "default" else f"{name}_versioned_docs"
            where = f"{route}/{at}".strip("/")
            yield Section(kind, f"{stem}/version-{version}", where)
            for locale in others:
                yield Section(kind, f"i18n/{locale}/{plugin}/version-{version}", where, locale)
        current = f"{route}/next".strip("/") if versions else route
        for locale in others:
            inner = "/current" if kind == "docs" else ""
            yield Section(kind, f"i18n/{locale}/{plugin}{inner}", current, locale)
        yield Section(kind, folder, current)
    for locale in others:
        yield Section("pages", f"i18n/{locale}/docusaurus-plugin-content-pages", "", locale)
    yield Section("pages", "src/pages", "")


def _versions(root: Path, name: str) -> list[tuple[str, str]]:
    """The released versions with where each is served: the newest at the root."""
    file = root / ("versions.json" if name == "default" else f"{name}_versions.json")
    try:
        names = as_strings(json.loads(read_text(file) or "[]"))
    except ValueError:
        names = []
    return [(version, "" if index == 0 else version) for index, version in enumerate(names)]
