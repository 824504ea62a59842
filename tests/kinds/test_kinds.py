"""One value a module, named after it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from doclint.report.format import Format
from doclint.site.generator import GENERATORS_PACKAGE, Generator
from doclint.syntax.dialect import Dialect
from doclint.syntax.dialects import dialect_named, flavors
from doclint.values.kinds import MisplacedValue, load, names_in
from tests.kinds.conftest import AddModule

KINDS = [
    (GENERATORS_PACKAGE, Generator),
    ("doclint.syntax.dialects", Dialect),
    ("doclint.report.formats", Format),
]


@pytest.mark.parametrize(("package", "kind"), KINDS)
def test_every_module_holds_the_value_that_it_is_named_after(
    package: str, kind: type[Dialect]
) -> None:
    names = names_in(package)
    assert [load(package, name, kind).name for name in names] == list(names)
    assert len(names) > 5


@pytest.mark.parametrize(
    "source", ["", "DIALECT = 'ink'", "from doclint.syntax.dialects.gfm import DIALECT"]
)
def test_a_module_without_its_value(source: str, add_module: AddModule) -> None:
    add_module("doclint.syntax.dialects", "ink_pot", source)
    with pytest.raises(MisplacedValue) as caught:
        load("doclint.syntax.dialects", "ink-pot", Dialect)
    assert str(caught.value) == (
        "doclint.syntax.dialects.ink_pot needs `DIALECT = Dialect('ink-pot', …)`"
    )


def test_a_name_without_a_module() -> None:
    with pytest.raises(MisplacedValue) as caught:
        dialect_named("ink-pot")
    assert str(caught.value) == (
        f"doclint.syntax.dialects has no `ink-pot`; it has {', '.join(flavors()[1:])}"
    )


def test_a_run_imports_the_values_that_it_needs_alone(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text("", "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("# A {{< x >}}\n", "utf-8")
    code = (
        "import sys\nfrom doclint.cli.main import main\n"
        "main(['check', '--isolated', '--no-cache', '--jobs', '1', 'content'])\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()
    for (package, _), name in zip(KINDS, ("hugo", "hugo", "concise"), strict=True):
        own = {f"{package}.{one.replace('-', '_')}" for one in names_in(package)}
        assert own.intersection(loaded) == {f"{package}.{name}"}
