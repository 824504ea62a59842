"""Imports point one way; the order is the one that docs/architecture.md tells."""

from __future__ import annotations

import ast
from pathlib import Path

import doclint

ROOT = Path(doclint.__file__).parent

# each layer may import itself and the layers before it
LAYERS = (
    ("text", "errors", "path_order", "patterns", "collector", "temporary", "time_limit"),
    ("syntax",),
    ("settings", "frontmatter", "language", "globs", "gitignore"),
    ("document",),
    (
        "diagnostic",
        "marks",
    ),
    ("rule",),
    ("registry", "ruleset", "site", "rules"),
    ("linter", "reading", "results"),
    ("configuration", "config", "discovery"),
    ("suppress", "suppression"),
    (
        "pipeline",
        "fixing",
        "testing",
        "site_phase",
        "workers",
        "processes",
        "cache",
        "page_phase",
        "plain_diagnostics",
        "shards",
        "site_record",
        "report",
        "baseline",
    ),
    ("plan",),
    ("site_memory",),
    ("runner",),
    ("config_schema", "documentation", "schemas", "generated"),
    ("api",),
    ("cli", "server", "__main__"),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def _modules() -> list[Path]:
    return sorted(
        path for path in ROOT.rglob("*.py") if path.parent != ROOT or path.stem != "__init__"
    )


def _imports(path: Path) -> set[str]:
    """The second part of every `doclint.…` module that the file imports while it loads."""
    found: set[str] = set()
    tree = ast.parse(path.read_text("utf-8"))
    lazy = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in lazy:
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("doclint."):
            found.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            found.update(
                alias.name.split(".")[1]
                for alias in node.names
                if alias.name.startswith("doclint.")
            )
    return found


def test_every_module_has_a_layer() -> None:
    names = {path.relative_to(ROOT).parts[0].removesuffix(".py") for path in _modules()}
    assert names - set(RANK) == set()


def test_imports_point_to_the_same_layer_or_an_earlier_one() -> None:
    wrong = []
    for path in _modules():
        own = path.relative_to(ROOT).parts[0].removesuffix(".py")
        wrong += [
            f"{path.relative_to(ROOT)} imports {other}"
            for other in sorted(_imports(path))
            if RANK[other] > RANK[own]
        ]
    assert wrong == []


def test_only_syntax_imports_the_parser() -> None:
    users = {
        path.relative_to(ROOT).parts[0]
        for path in _modules()
        if "pyromark" in {name.split(".")[0] for name in _named_imports(path)}
    }
    assert users == {"syntax"}


def test_rules_neither_parse_nor_read_files() -> None:
    forbidden = {"doclint.syntax.parser", "doclint.reading", "doclint.site.index"}
    opening = {"open", "read_bytes", "write_text", "write_bytes"}
    for path in (ROOT / "rules").rglob("*.py"):
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
    known = {"looking.py", "external.py", "testing.py"}
    wrong = [
        f"{path.relative_to(ROOT)} uses {call}"
        for path in sorted((ROOT / "site").rglob("*.py"))
        for call in asking
        if path.name not in known and call in path.read_text("utf-8")
    ]
    assert wrong == []
