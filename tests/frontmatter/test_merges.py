"""What `<<` means: the mapping's own keys win, then what is named first.

PyYAML is no judge here: which of two mappings wins in it depends on its release, and in 6.0.4 on
the length of the keys.
"""

from __future__ import annotations

import pytest

from doclint.frontmatter.yaml_events import compose, read_yaml
from tests.frontmatter.pages import findings

DEFINED = "a: &x {key: 1, x: 1}\nb: &y {key: 2, y: 2}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{<<: *x}", {"key": 1, "x": 1}),
        ("{<<: *x, key: 3}", {"key": 3, "x": 1}),
        ("{key: 3, <<: *x}", {"key": 3, "x": 1}),
        ("{<<: [*x, *y]}", {"key": 1, "x": 1, "y": 2}),
        ("{<<: [*y, *x]}", {"key": 2, "x": 1, "y": 2}),
        ("{<<: *x, <<: *y}", {"key": 1, "x": 1, "y": 2}),
        ("{<<: *y, l: 3, <<: [*x]}", {"key": 2, "x": 1, "y": 2, "l": 3}),
        ("\n  <<: *x\n  <<: {key: 4, l: 4}", {"key": 1, "x": 1, "l": 4}),
        ("{<<: {<<: *y, key: 5}}", {"key": 5, "y": 2}),
    ],
)
def test_what_is_named_first_wins(text: str, expected: object) -> None:
    assert compose(f"{DEFINED}c: {text}", 0).values["c"] == expected
    value = read_yaml(f"{DEFINED}c: {text}", "1.2")
    assert isinstance(value, dict)
    assert value["c"] == expected


def test_a_second_merge_is_a_key_set_twice() -> None:
    page = f"---\n{DEFINED}c:\n  <<:\n    - *x\n  l: 1\n  <<: *y\n---\n"
    found = findings(page)
    assert [(one.code, page[slice(*one.span)], one.message) for one in found] == [
        ("FM004", "<<", "duplicate key `<<`, first set on line 5")
    ]
    assert found[0].span.start == page.rindex("<<")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: !ENV [X, y]", {"a": ["X", "y"]}),
        ("a: !ENV x", {"a": "x"}),
        ("a: !!python/name:m.f", {"a": "name:m.f"}),
        ("a: !!python/object/apply:os.system {b: c}", {"a": {"b": "c"}}),
        ("a: !relative", {"a": "relative"}),
    ],
)
def test_tags_of_other_programs(text: str, expected: object) -> None:
    assert read_yaml(text, foreign_tags=True) == expected
