"""The front-matter schemas that come with doclint: one file each, called by the file's name."""

from __future__ import annotations

from pathlib import Path

__all__ = ["preset_file", "preset_names"]

_FOLDER = Path(__file__).parent
# what else some of them may be called
_ALIASES = {
    "astro-starlight": "starlight",
    "docusaurus-docs": "docusaurus",
    "material": "mkdocs-material",
    "mkdocs": "mkdocs-material",
}


def preset_names(aliases: bool = True) -> tuple[str, ...]:
    """What a configuration may call a schema that comes with doclint, in order."""
    own = {path.stem for path in _FOLDER.glob("*.yaml")}
    return tuple(sorted(own.union(_ALIASES) if aliases else own))


def preset_file(name: str) -> Path | None:
    """The file of the schema `name`; None when none comes with doclint."""
    if not name.replace("-", "").isalnum():
        return None
    path = _FOLDER / f"{_ALIASES.get(name, name)}.yaml"
    return path if path.is_file() else None
