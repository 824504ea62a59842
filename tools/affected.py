"""Which tests a change concerns, those that are nearest to it first."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import grimp
from grimp import ImportGraph

__all__ = ["affected_tests"]

_PACKAGES = ("doclint", "tests", "tools", "benchmarks")
# who runs which modules without importing them: their names begin so
_RUNS = {
    "doclint.checking.registry": "doclint.rules.",
    "doclint.cli.main": "doclint.cli.",
    "tests.integration.running": "doclint.__main__",
    "tests.test_rule_examples": "doclint.rules.",
}


def affected_tests(changed: Iterable[Path], root: Path) -> list[str]:
    """The test files that the files `changed` concern, by path below the project in `root`.

    First the tests that changed themselves or name a changed file, then those that import one, then
    those that import what imports one, and so on. Of equally near ones those come first that are
    called like a changed module.
    """
    paths = [one.relative_to(root) for one in changed]
    files = [
        Path(*module.split(".")).with_suffix(".py").as_posix()
        for module in _nearest(_graph(root), {_module(path) for path in paths})
    ]
    tests = [file for file in files if "/test_" in file and (root / file).exists()]
    own = {f"test_{path.stem.strip('_')}" for path in paths}
    alike = [test for test in tests if Path(test).stem in own]
    return list(dict.fromkeys((*_naming(paths, root), *alike, *tests)))


def _module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _graph(root: Path) -> ImportGraph:
    """Which module imports which, and which runs which without importing it."""
    sys.path.insert(0, str(root))
    try:
        graph = grimp.build_graph(*_PACKAGES, cache_dir=None)
    finally:
        del sys.path[0]
    # what nobody imports is loaded by its package, which looks for it
    for module in graph.modules:
        package, _, _ = module.rpartition(".")
        if package and not graph.find_modules_that_directly_import(module):
            graph.add_import(importer=package, imported=module)
    for importer, start in _RUNS.items():
        for module in graph.modules:
            if module.startswith(start):
                graph.add_import(importer=importer, imported=module)
    return graph


def _nearest(graph: ImportGraph, modules: set[str]) -> Iterator[str]:
    """`modules` and all that import them, directly or not, the nearest first."""
    seen: set[str] = set()
    step = modules & graph.modules
    while step:
        yield from sorted(step)
        seen |= step
        step = {one for module in step for one in graph.find_modules_that_directly_import(module)}
        step -= seen


def _naming(paths: Iterable[Path], root: Path) -> list[str]:
    """The tests that name one of `paths`, or what a rule in it is called."""
    words = {path.stem.replace("_", "-") if path.suffix == ".py" else path.name for path in paths}
    # a file's name may be the end of a path, a rule's name stands alone
    names = [f'{word}"' if "." in word else f'"{word}"' for word in words if set(word) & set(".-")]
    tests = sorted((root / "tests").rglob("test_*.py"))
    return [
        test.relative_to(root).as_posix()
        for test in tests
        if any(name in test.read_text("utf-8") for name in names)
    ]
