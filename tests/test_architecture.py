"""Imports point one way only: the table of rooms in docs/architecture.md is the rule."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tools.house import circles, import_graph, loose_modules, rule_words

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "doclint"
_ROW = re.compile(r"^\| `(?P<room>\w+)` \| [^|]+ \| (?P<allowed>[^|]+) \|$", re.MULTILINE)


def _table() -> dict[str, list[str]]:
    """The rooms in the order of the table, each with those that it may import."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    return {row["room"]: re.findall(r"`(\w+)`", row["allowed"]) for row in _ROW.finditer(text)}


TABLE = _table()
GRAPH = import_graph(ROOT)


def _room(module: str) -> str:
    return module.split(".")[1]


def test_every_room_has_its_row() -> None:
    rooms = {_room(module) for module in GRAPH.modules if "." in module}
    assert sorted(rooms - {"__main__"}) == sorted(TABLE)


def test_a_room_may_only_import_rooms_above_it_in_the_table() -> None:
    order = list(TABLE)
    wrong = [
        f"{room} may import {other}"
        for room, allowed in TABLE.items()
        for other in allowed
        if other not in order[: order.index(room)]
    ]
    assert wrong == []


@pytest.mark.parametrize("room", TABLE)
def test_a_room_imports_what_its_row_names(room: str) -> None:
    imports = {
        (module, other)
        for module in GRAPH.modules
        if module.startswith(f"doclint.{room}")
        for other in GRAPH.find_modules_directly_imported_by(module)
        if _room(module) == room != _room(f"{other}.")
    }
    wrong = sorted(
        f"{module} imports {other}"
        for module, other in imports
        if _room(f"{other}.") not in TABLE[room]
    )
    assert wrong == []
    unused = set(TABLE[room]) - {_room(other) for _, other in imports}
    assert sorted(unused) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(GRAPH) == []


def test_hardly_a_module_stands_outside_of_the_rooms() -> None:
    assert loose_modules(ROOT) == ["api.py"]


def test_the_engine_knows_no_rule_by_heart() -> None:
    assert rule_words(ROOT) == []


@pytest.mark.parametrize(
    ("library", "room"), [("pyromark", "syntax"), ("pygls", "server"), ("lsprotocol", "server")]
)
def test_a_library_has_one_importer(library: str, room: str) -> None:
    users = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if library in {name.split(".")[0] for name in _named_imports(path)}
    }
    assert users == {room}


def test_rules_neither_parse_nor_read_files() -> None:
    forbidden = {"doclint.syntax.parser", "doclint.page.reading", "doclint.site.index"}
    opening = {"open", "read_bytes", "write_text", "write_bytes"}
    for path in (PACKAGE / "rules").rglob("*.py"):
        assert _named_imports(path) & forbidden == set(), path
        assert _calls(path) & opening == set(), path


def _named_imports(path: Path) -> set[str]:
    """The full name of every module that the file imports anywhere, type checking left out."""
    tree = ast.parse(path.read_text("utf-8"))
    only_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    nodes = [node for node in ast.walk(tree) if id(node) not in only_types]
    found = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return found | {
        alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names
    }


def _calls(path: Path) -> set[str]:
    """The names of all functions and methods that the file calls."""
    tree = ast.parse(path.read_text("utf-8"))
    functions = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {
        function.id if isinstance(function, ast.Name) else function.attr
        for function in functions
        if isinstance(function, ast.Name | ast.Attribute)
    }


def test_the_site_asks_the_disk_in_one_place() -> None:
    asking = (
        ".exists()", ".is_dir()", ".is_file()", ".rglob(", ".iterdir(", "os.listdir", "os.walk",
        "os.scandir", ".read_bytes(", "open(",
    )  # fmt: skip
    # the memory of external links is no part of the site
    known = {"external.py"}
    wrong = [
        f"{path.relative_to(PACKAGE)} uses {call}"
        for path in sorted((PACKAGE / "site").rglob("*.py"))
        for call in asking
        if path.name not in known and call in path.read_text("utf-8")
    ]
    assert wrong == []
