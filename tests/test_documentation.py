"""Pages and schemas are made from the program itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import jsonschema
import pytest

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.registry import installed_heads
from doclint.configuration.keys import TOP_LEVEL, field_name
from doclint.configuration.toml_values import toml_value
from doclint.page.reading import Limits
from doclint.report.rule_page import fix_kind, rule_page
from doclint.site.site_config import SiteConfig
from doclint.values.diagnostic import Diagnostic
from tools import documentation, schemas
from tools.config_schema import config_schema
from tools.documentation import index_page


@dataclass(frozen=True)
class Options:
    most: int = 3
    words: tuple[str, ...] = ("a", "ख")


@rule(
    "XX001",
    "odd-thing",
    aliases=("odd",),
    tags=("things",),
    presets=(),
    options=Options,
    markdownlint={"most": 5, "words": ("a", "ख")},
)
def odd_thing(_ctx: Context, _options: Options) -> Iterator[Diagnostic]:
    """Things that are odd | strange.

    They puzzle the reader.

    ```md bad
    an ⟦odd⟧ thing
    ```

    ```md fixed unsafe
    a thing
    ```

    ```toml
    most = 1
    ```

    ```md good
    a thing
    ```

    The fix is unsafe.
    """
    yield from ()


PAGE = """\
# XX001 odd-thing

Things that are odd | strange.

They puzzle the reader.

Incorrect:

```md
an odd thing
```

After the fix:

```md
a thing
```

With the options:

```toml
most = 1
```

Correct:

```md
a thing
```

The fix is unsafe.

## Facts

| Fact | Value |
| --- | --- |
| Recommended | no |
| Severity | warning |
| Fix | unsafe fix |
| Looks at | one page |
| Aliases | `odd` |
| Tags | `things` |

## Options

Under `[rules.XX001]` in `doclint.toml`, with their defaults:

```toml
most = 3
words = ["a", "ख"]
```

The preset `markdownlint` sets `most = 5`.
"""


def test_a_page() -> None:
    assert rule_page(odd_thing.head) == PAGE
    assert fix_kind(odd_thing.head) == "unsafe"


def test_the_index() -> None:
    assert index_page([odd_thing.head]).endswith(
        "## XX: XX\n\n| Rule | Finds | Fix | Recommended |\n| --- | --- | --- | --- |\n"
        "| [XX001 odd-thing](XX001.md) | Things that are odd \\| strange | unsafe fix |  |\n"
    )


def test_values_in_toml() -> None:
    values = [True, 3, 1.5, 'a"\\ख\n', ("a",), frozenset({"b", "a"}), {"x": [1]}, None]
    assert [toml_value(value) for value in values] == [
        "true", "3", "1.5", '"a\\"\\\\ख\\n"', '["a"]', '["a", "b"]', "{x = [1]}", '""',
    ]  # fmt: skip


def test_every_rule_has_a_page() -> None:
    for one in installed_heads().values():
        assert rule_page(one).startswith(f"# {one.code} {one.name}\n\n{one.summary}")


@pytest.mark.parametrize("module", [documentation, schemas])
def test_check_mode(module: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main = module.main  # type: ignore[attr-defined]  # both modules have one
    arguments = ["--folder", str(tmp_path / "made")]
    assert main([*arguments, "--check"]) == 1
    assert main(arguments) == 0
    assert main([*arguments, "--check"]) == 0
    capsys.readouterr()
    first = sorted((tmp_path / "made").iterdir())[0]
    first.write_text("changed", encoding="utf-8")
    surplus = first.with_name(f"ZZ{first.name}")
    surplus.write_text("", encoding="utf-8")
    assert main([*arguments, "--check"]) == 1
    assert capsys.readouterr().err == "".join(
        f"out of date: {path.as_posix()}\n" for path in (first, surplus)
    )
    assert main(arguments) == 0
    assert not surplus.exists()


VALID = {
    "preset": "all",
    "rules": {"MD013": {"line_length": 100, "severity": "info"}, "line-length": False, "XX1": {}},
    "overrides": [{"files": ["*"], "rules": {"MD009": True}}],
    "front-matter": [{"files": ["*"], "schema": "hugo"}],
    "site": {"generator": "hugo"},
    "limits": {"file-size": 1},
}
INVALID = [
    {"selct": []},
    {"preset": "x"},
    {"rules": {"MD013": {"line_lenght": 1}}},
    {"rules": {"MD013": {"line_length": "x"}}},
    {"overrides": [{"language": "hi"}]},
    {"front-matter": [{"files": ["*"]}]},
    {"limits": {"file-size": 0}},
]


def test_the_schema_of_the_configuration() -> None:
    schema = config_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert [validator.is_valid(one) for one in (VALID, {})] == [True, True]
    assert [one for one in INVALID if validator.is_valid(one)] == []
    assert json.loads(json.dumps(schema)) == schema


def test_keys_are_the_fields_that_they_set() -> None:
    for name, filled in (("site", SiteConfig), ("limits", Limits)):
        keys = {field_name(key) for key in TOP_LEVEL[name].table}
        assert keys == {one.name for one in fields(filled)}
