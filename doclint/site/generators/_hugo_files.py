"""What a Hugo site serves that is no page: static files, files beside pages, what programs make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from doclint.files.disk import matches
from doclint.site.generators._hugo_config import HugoConfig
from doclint.site.generators._hugo_permalinks import PathRules, joined
from doclint.site.generators._reading import as_strings
from doclint.site.site_values import AssetRoot

__all__ = ["adapted", "assets_of"]

_CONTENT_SUFFIXES = (".md", ".markdown", ".mdx", ".html", ".htm", ".org", ".adoc", ".rst")


def assets_of(root: Path, hugo: HugoConfig, rules: PathRules) -> tuple[AssetRoot, ...]:
    """The static folders, and the files beside pages."""
    static = as_strings(hugo.value("staticdir")) or ["static"]
    roots = [
        AssetRoot(root / folder, language.base_path, None, language.host)
        for language in hugo.languages.values()
        for folder in static
    ]
    for mount in hugo.mounts:
        for language in hugo.languages.values():
            if mount.language not in ("", language.code):
                continue
            prefix = joined(language.base_path, language.prefix, mount.target)
            roots.append(
                AssetRoot(
                    root / mount.source, prefix, rules.clean, language.host, _CONTENT_SUFFIXES
                )
            )
    return tuple(dict.fromkeys(roots))


def adapted(root: Path, hugo: HugoConfig) -> Iterator[str]:
    """Patterns of the addresses that content adapters, which are programs, may create."""
    for mount in hugo.mounts:
        folder = root / mount.source
        for path in matches(folder, "**/_content.gotmpl"):
            inner = path.parent.relative_to(folder).as_posix()
            yield f"*/{inner}/*" if inner != "." else "*"
