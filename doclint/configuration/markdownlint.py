"""stub"""

from __future__ import annotations
from pathlib import Path
from doclint.configuration.model import Config

MARKDOWNLINT_NAMES: tuple[str, ...] = ()


def is_markdownlint_name(name: str) -> bool:
    return False


def markdownlint_file(path: Path) -> Config:
    raise NotImplementedError


def markdownlint_config(start: Path) -> Config | None:
    return None
