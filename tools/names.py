"""`python -m tools.names`: names that mean two things, and names that are offered to nobody.

A name is for one idea in the whole package, so that looking for it finds it; what a module offers
in `__all__` is for others.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.checkouts import ROOT

__all__ = ["Offered", "repeated_names", "untaken_names"]

_PACKAGE = "doclint"
# modules in these are looked for by where they are: subcommands by what is typed, families of rules
# by what their rules are about, and what comes in kinds by the name that a user gives it
_TOLD_APART = (
    f"{_PACKAGE}.cli", f"{_PACKAGE}.report.formats", f"{_PACKAGE}.rules",
    f"{_PACKAGE}.site.generators", f"{_PACKAGE}.syntax.dialects",
)  # fmt: skip
# who takes what the package offers
_TAKERS = (_PACKAGE, "tests", "tools", "benchmarks")


class Offered(NamedTuple):
    """A name that a module offers."""

    module: str
    name: str


def repeated_names(root: Path) -> dict[str, list[str]]:
    """The names that several classes, or several modules, have, with all the places of each.

    A plural and a leading underscore tell no two ideas apart, but a module may hold both one thing
    and many of them.
    """
    places: dict[tuple[bool, str], set[tuple[str, str]]] = defaultdict(set)
    for path, tree in _trees(root, _PACKAGE):
        module = _module(path)
        home, _, name = module.rpartition(".")
        if not name.startswith("__") and home not in _TOLD_APART:
            places[False, _bare(name)].add((home, name))
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[True, _bare(node.name)].add((module, node.name))
    return {
        name: sorted(f"{home}.{one}" for home, one in found)
        for (_, name), found in sorted(places.items())
        if len({home for home, _ in found}) > 1
    }


def _bare(name: str) -> str:
    return name.lstrip("_").removesuffix("s")


def untaken_names(root: Path) -> list[Offered]:
    """The functions and constants that modules offer and no other module of the project takes.

    Classes and types are left out: what a function returns is public, whoever names its type.
    """
    taken: set[Offered] = set()
    offered: list[Offered] = []
    for folder in _TAKERS:
        for path, tree in _trees(root, folder):
            taken.update(_taken(tree))
            if folder == _PACKAGE and path.name != "__init__.py":
                offered += [Offered(_module(path), name) for name in _offered(tree)]
    return sorted(one for one in offered if one not in taken)


def _trees(root: Path, folder: str) -> Iterator[tuple[Path, ast.Module]]:
    """The modules below `folder` by path below `root`."""
    for path in sorted((root / folder).rglob("*.py")):
        if "node_modules" not in path.parts:
            yield path.relative_to(root), ast.parse(path.read_text("utf-8"))


def _module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _offered(tree: ast.Module) -> list[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names = ast.literal_eval(node.value)
            return [name for name in names if name.isupper() or not name[:1].isupper()]
    return []


def _taken(tree: ast.Module) -> Iterator[Offered]:
    """What a module imports by name, and what it takes from modules that it imports."""
    modules: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield Offered(node.module, alias.name)
                modules[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield Offered(modules.get(node.value.id, ""), node.attr)


def main() -> int:
    """Print both lists."""
    for name, places in repeated_names(ROOT).items():
        print(f"{name}: {', '.join(places)}")
    for one in untaken_names(ROOT):
        print(f"{one.module} offers {one.name} to nobody")
    return 0


if __name__ == "__main__":
    sys.exit(main())
