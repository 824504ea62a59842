"""What comes in kinds is told apart by its module: here a new module appears."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

AddModule = Callable[[str, str, str], None]


@pytest.fixture
def add_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AddModule]:
    """Adds a module to a package for one test: `add_module(package, name, source)`."""
    added: list[str] = []

    def add(package: str, name: str, source: str) -> None:
        folder = tmp_path / "added" / package
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
        parent = import_module(package)
        monkeypatch.setattr(parent, "__path__", [*parent.__path__, str(folder)])
        added.append(f"{package}.{name}")

    yield add
    for module in added:
        sys.modules.pop(module, None)
        parent, _, name = module.rpartition(".")
        vars(sys.modules[parent]).pop(name, None)
