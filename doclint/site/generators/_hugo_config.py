"""Reads a Hugo configuration in any of the ways that Hugo does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doclint.files.disk import is_file, names
from doclint.site.generators._reading import as_list, as_mapping, as_strings, as_text, read_any
from doclint.site.site_config import SiteConfig

__all__ = ["CONFIGS", "HugoConfig", "HugoLanguage", "Mount", "detect", "read_config"]

_NAMES = ("hugo", "config")
_SUFFIXES = ("toml", "yaml", "yml", "json")
_DEFAULTS = "config/_default"
# the files and the folder that a configuration may be in
CONFIGS = (*(f"{name}.{suffix}" for name in _NAMES for suffix in _SUFFIXES), _DEFAULTS)
_TELLING_KEYS = frozenset(
    (
        "baseurl",
        "languages",
        "contentdir",
        "defaultcontentlanguage",
        "theme",
        "markup",
        "permalinks",
    )
)
_OTHER_GENERATORS = frozenset(("base_url", "compile_sass", "site_name", "docs_dir"))


@dataclass(frozen=True)
class HugoLanguage:
    """One language: `prefix` is the segment in its addresses, `host` is set when it has its own."""

    code: str
    prefix: str
    host: str
    base_path: str


@dataclass(frozen=True)
class Mount:
    """A folder of pages for one language; `target` is where below the content root it appears."""

    source: str
    target: str
    language: str


@dataclass(frozen=True)
class HugoConfig:
    """What decides routes; `raw` is the configuration with keys in lower case."""

    raw: dict[str, Any]
    base_url: str
    languages: dict[str, HugoLanguage]
    default_language: str
    mounts: tuple[Mount, ...]
    taxonomies: dict[str, str]
    version: tuple[int, ...]

    @property
    def multilingual(self) -> bool:
        """Whether the configuration names more than one language."""
        return len(self.languages) > 1

    @property
    def multihost(self) -> bool:
        """Whether languages have hosts of their own."""
        return any(language.host for language in self.languages.values())

    def flag(self, *path: str) -> bool:
        """The truth of the value at `path`."""
        return bool(self.value(*path))

    def value(self, *path: str) -> Any:
        """The value at `path`, None when there is none."""
        here: Any = self.raw
        for key in path:
            if not isinstance(here, dict):
                return None
            here = here.get(key)
        return here


def detect(folder: Path) -> bool:
    """Whether the configuration in `folder` is Hugo's."""
    if any(is_file(f"{folder}/hugo.{suffix}") for suffix in _SUFFIXES):
        return True
    raw = _raw(folder)
    keys = set(raw)
    return bool(keys & _TELLING_KEYS) and not keys & _OTHER_GENERATORS


def read_config(root: Path, config: SiteConfig) -> HugoConfig:
    """The Hugo configuration at `root`, completed by the `[site]` table."""
    raw = _raw(root)
    base_url = config.base_url or as_text(raw.get("baseurl"))
    default = (as_text(raw.get("defaultcontentlanguage")) or "en").lower()
    languages = _languages(raw, base_url, default)
    return HugoConfig(
        raw,
        base_url,
        languages,
        default,
        _mounts(raw, languages, config),
        _taxonomies(raw),
        _version(raw, config),
    )


def _raw(root: Path) -> dict[str, Any]:
    """The merged configuration with keys in lower case."""
    merged: dict[str, Any] = {}
    folder = root / _DEFAULTS
    for path in (folder / name for name in names(folder)):
        if path.suffix.lstrip(".") in _SUFFIXES:
            _merge(merged, _nested(path.stem.split("."), _lower(read_any(path))))
    for name in reversed(_NAMES):
        for suffix in _SUFFIXES:
            path = root / f"{name}.{suffix}"
            if is_file(path):
                _merge(merged, _lower(read_any(path)))
                break
    return merged


def _nested(stem: list[str], value: dict[str, Any]) -> dict[str, Any]:
    """What a file of the configuration folder adds: `languages.hi.toml` stands for two keys."""
    if stem[0].lower() in _NAMES:
        return value
    for key in reversed(stem):
        value = {key.lower(): value}
    return value


def _lower(value: Any) -> Any:
    """`value` with mapping keys in lower case; names that are content stay readable that way."""
    if isinstance(value, dict):
        return {str(key).lower(): _lower(item) for key, item in value.items()}
    return [_lower(item) for item in value] if isinstance(value, list) else value


def _merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def _languages(raw: dict[str, Any], base_url: str, default: str) -> dict[str, HugoLanguage]:
    from doclint.site.generators._reading import base_path_of

    configured = as_mapping(raw.get("languages"))
    disabled = {name.lower() for name in as_strings(raw.get("disablelanguages"))}
    names = [
        name
        for name, table in configured.items()
        if isinstance(table, dict) and not table.get("disabled") and name not in disabled
    ] or [default]
    in_subfolder = bool(raw.get("defaultcontentlanguageinsubdir"))
    multihost = any(as_mapping(configured.get(name)).get("baseurl") for name in names)
    found = {}
    for name in names:
        own = as_text(as_mapping(configured.get(name)).get("baseurl"))
        prefix = "" if multihost or (name == default and not in_subfolder) else name
        if len(names) == 1 and not in_subfolder:
            prefix = ""
        found[name] = HugoLanguage(
            name, prefix, name if multihost else "", base_path_of(own or base_url)
        )
    return found


def _mounts(
    raw: dict[str, Any], languages: dict[str, HugoLanguage], config: SiteConfig
) -> tuple[Mount, ...]:
    """The folders that pages come from, the longest first."""
    mounts = []
    for mount in as_list(as_mapping(raw.get("module")).get("mounts")):
        target = as_text(as_mapping(mount).get("target")).strip("/")
        if target == "content" or target.startswith("content/"):
            language = _mount_language(as_mapping(mount))
            mounts.append(Mount(_folder(mount.get("source")), target[8:], language))
    if not mounts:
        shared = _folder(config.content or raw.get("contentdir") or "content")
        for name in languages:
            own = as_mapping(as_mapping(raw.get("languages")).get(name)).get("contentdir")
            # without a folder of its own a language shares one and is told by the file name
            mounts.append(Mount(_folder(own), "", name) if own else Mount(shared, "", ""))
    return tuple(sorted(set(mounts), key=lambda mount: (-len(mount.source), mount.source)))


def _mount_language(mount: dict[str, Any]) -> str:
    """The single language that a mount is for, an empty string when it is for any."""
    matrix = as_mapping(as_mapping(mount.get("sites")).get("matrix"))
    names = as_strings(mount.get("lang")) or as_strings(matrix.get("languages"))
    return names[0].lower() if len(names) == 1 and "*" not in names[0] else ""


def _folder(value: object) -> str:
    return as_text(value).replace("\\", "/").strip("/").removeprefix("./")


def _taxonomies(raw: dict[str, Any]) -> dict[str, str]:
    """The taxonomies: the segment of their addresses by the front-matter key that fills them."""
    disabled = {name.lower() for name in as_strings(raw.get("disablekinds"))}
    if {"taxonomy", "term"} <= disabled:
        return {}
    configured = raw.get("taxonomies")
    if isinstance(configured, dict):
        return {str(plural).lower(): str(plural) for plural in configured.values() if plural}
    return {"tags": "tags", "categories": "categories"}


def _version(raw: dict[str, Any], config: SiteConfig) -> tuple[int, ...]:
    """The version to follow: as configured, else the newest that the site allows, else no limit."""
    wanted = config.version or as_text(
        as_mapping(as_mapping(raw.get("module")).get("hugoversion")).get("max")
    )
    numbers = [part for part in wanted.lstrip("v").split(".") if part.isdigit()]
    return tuple(map(int, numbers)) or (9999,)
