"""Measures the structure of checkouts: `python -m tools.house [FOLDER …]`, a column for each.

Works on any revision: nothing of the measured checkout is run.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import grimp
from grimp import ImportGraph

__all__ = ["Constant", "circles", "import_graph", "lazy_imports", "loose_modules", "rule_words"]

_PACKAGE = "doclint"
# neither loose nor a room
_EXPECTED = ("__init__.py", "__main__.py")
# where the codes and names of rules belong
_HOMES_OF_RULES = ("rules", "checking/notices.py")
# names of rules that mean something else as well: `line-length` is one of the `[limits]`
_OTHER_MEANINGS = frozenset({"line-length"})
_DECORATORS = ("rule", "page_rule", "site_rule", "Notice")


class Constant(NamedTuple):
    """A string in the code: its file below the package, its line and what it says."""

    file: str
    line: int
    text: str


def import_graph(folder: Path) -> ImportGraph:
    """Which module of the checkout in `folder` imports which, also lazily or for types alone."""
    sys.path.insert(0, str(folder))
    try:
        return grimp.build_graph(_PACKAGE, exclude_type_checking_imports=False, cache_dir=None)
    finally:
        del sys.path[0]


def circles(graph: ImportGraph) -> list[list[str]]:
    """The sets of modules that import each other in a circle, each sorted; Tarjan's algorithm."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    waiting: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        index[module] = low[module] = len(index)
        waiting.append(module)
        for other in sorted(graph.find_modules_directly_imported_by(module)):
            if other not in index:
                visit(other)
                low[module] = min(low[module], low[other])
            elif other in waiting:
                low[module] = min(low[module], index[other])
        if low[module] == index[module]:
            place = waiting.index(module)
            if len(waiting) - place > 1:
                found.append(sorted(waiting[place:]))
            del waiting[place:]

    for module in sorted(graph.modules):
        if module not in index:
            visit(module)
    return found


def loose_modules(folder: Path) -> list[str]:
    """The names of the modules that stand in no room."""
    package = folder / _PACKAGE
    return sorted(path.name for path in package.glob("*.py") if path.name not in _EXPECTED)


def lazy_imports(folder: Path) -> list[Constant]:
    """Every import of the package itself inside a function."""
    return [
        Constant(file, node.lineno, ast.unparse(node))
        for file, tree in _trees(folder)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == _PACKAGE
    ]


def rule_words(folder: Path) -> list[Constant]:
    """Every constant outside of the rules that is the code or the name of a rule."""
    words = set(_registered(folder)) - _OTHER_MEANINGS
    found = []
    for file, tree in _trees(folder):
        if file.startswith(_HOMES_OF_RULES):
            continue
        documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            Constant(file, node.lineno, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value in words
            and id(node) not in documentation
        ]
    return sorted(found)


def _registered(folder: Path) -> Iterator[str]:
    """The codes and names that rules are registered with."""
    for _, tree in _trees(folder):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in _DECORATORS:
                yield from (
                    one.value
                    for one in node.args[:2]
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )


def _trees(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    """Every module of the package, by its path below it, as a syntax tree."""
    package = folder / _PACKAGE
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package).as_posix(), ast.parse(path.read_text("utf-8"))


def _rooms(graph: ImportGraph) -> set[str]:
    return {module.split(".")[1] for module in graph.modules if "." in module}


def _arrows(graph: ImportGraph) -> set[tuple[str, str]]:
    """The pairs of rooms of which the first imports from the second."""
    pairs = {
        (module.split(".")[:2][-1], other.split(".")[:2][-1])
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
    }
    return {(one, other) for one, other in pairs if one != other}


def _figures(folder: Path) -> dict[str, int]:
    graph = import_graph(folder)
    return {
        "loose modules at the top": len(loose_modules(folder)),
        "rooms": len(_rooms(graph)),
        "arrows between rooms": len(_arrows(graph)),
        "import circles": len(circles(graph)),
        "modules": len(graph.modules),
        "lazy imports of the package": len(lazy_imports(folder)),
        "rule codes and names in the engine": len(rule_words(folder)),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of every checkout that is named, else of this one."""
    named = sys.argv[1:] if arguments is None else arguments
    folders = [Path(one) for one in named or ["."]]
    columns = [_figures(folder) for folder in folders]
    for name in columns[0]:
        print(f"{name:<36}", *(f"{column[name]:>6}" for column in columns))
    return 0


if __name__ == "__main__":
    sys.exit(main())
