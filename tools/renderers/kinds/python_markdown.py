"""Python-Markdown with the extensions of a MkDocs site, as far as they are known to be harmless."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Any

import yaml

from tools.renderers.renderer import Rendered, Renderer, Workplace

__all__ = ["PYTHON_MARKDOWN", "site_extensions"]

# extensions that neither read files nor run code; every other name of a site is left out
_ALLOWED = frozenset(
    (
        "abbr", "admonition", "attr_list", "def_list", "extra", "fenced_code", "footnotes",
        "md_in_html", "nl2br", "sane_lists", "smarty", "tables", "toc", "pymdownx.arithmatex",
        "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
        "pymdownx.emoji", "pymdownx.extra", "pymdownx.highlight", "pymdownx.inlinehilite",
        "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.saneheaders",
        "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
        "pymdownx.tilde",
    )
)  # fmt: skip
# what every MkDocs site has
_ALWAYS = ("toc", "tables", "fenced_code")
_USUAL = (
    "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "pymdownx.details",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
)  # fmt: skip
_CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml", "docs/mkdocs.yml", "docs/en/mkdocs.yml")

_Extensions = dict[str, dict[str, Any]]


class _Tolerant(yaml.SafeLoader):
    """Reads `!!python/…` and `!ENV` tags as None, and runs nothing."""


def _nothing(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Tolerant.add_multi_constructor("", _nothing)


def site_extensions(root_texts: Mapping[str, str]) -> _Extensions:
    """The allowed extensions with their plain options that the first known configuration names.

    `root_texts` are the site's configuration files by path; without one that names any, the usual
    extensions are taken.
    """
    for name in _CONFIGURATIONS:
        if name not in root_texts:
            continue
        loaded = yaml.load(root_texts[name], _Tolerant)
        named = loaded.get("markdown_extensions") if isinstance(loaded, dict) else None
        if named:
            return {one: {} for one in _ALWAYS} | dict(_allowed(named))
    return {one: {} for one in (*_ALWAYS, *_USUAL)}


def _allowed(named: object) -> list[tuple[str, dict[str, Any]]]:
    """The allowed ones of a list of names and of mappings from a name to options."""
    items = named if isinstance(named, list) else [named]
    pairs: list[tuple[Any, Any]] = []
    for item in items:
        pairs += item.items() if isinstance(item, dict) else [(item, None)]
    return [(name, _plain(options)) for name, options in pairs if name in _ALLOWED]


def _plain(options: object) -> dict[str, Any]:
    """The options whose values are plain; lists and mappings may hold code."""
    given = options if isinstance(options, dict) else {}
    return {key: value for key, value in given.items() if isinstance(value, str | bool | int)}


def _missing() -> str:
    absent = [name for name in ("markdown", "pymdownx") if find_spec(name) is None]
    return f"the Python packages {absent} are not installed" if absent else ""


def _render(bodies: Sequence[str], workplace: Workplace) -> list[Rendered]:
    import markdown  # type: ignore[import-untyped]  # ships no types

    files = [workplace.root / name for name in _CONFIGURATIONS]
    texts = [file.read_text("utf-8") if file.is_file() else "" for file in files]
    known = {name: text for name, text in zip(_CONFIGURATIONS, texts, strict=True) if text}
    extensions = site_extensions(known)
    reader = markdown.Markdown(extensions=list(extensions), extension_configs=extensions)
    return [_one(reader, body) for body in bodies]


def _one(reader: Any, body: str) -> Rendered:
    try:
        return Rendered(reader.reset().convert(body))
    except Exception as error:  # whatever an extension raises is the failure of this page
        return Rendered(failure=f"{type(error).__name__}: {error}")


PYTHON_MARKDOWN = Renderer("python-markdown", _missing, _render)
