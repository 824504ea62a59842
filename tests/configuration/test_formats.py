"""JSON with comments, and YAML that cannot hurt."""

from __future__ import annotations

import pytest

from doclint.configuration.foreign_formats import FormatError, parse_any, parse_jsonc, parse_yaml


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": "// no", /* x */ "b": [1, 2,], // end\n}', {"a": "// no", "b": [1, 2]}),
        ('{"a": "\\"/*", "b": ",]"}', {"a": '"/*', "b": ",]"}),
        ("// only\n1", 1),
    ],
)
def test_jsonc(text: str, expected: object) -> None:
    assert parse_jsonc(text) == expected


def test_jsonc_errors_have_a_line() -> None:
    with pytest.raises(FormatError) as caught:
        parse_jsonc('{\n/* a\n b */ "a" 1}')
    assert (str(caught.value), caught.value.line) == (
        "not valid JSON: expected `:` after the key",
        3,
    )


def test_yaml_knows_two_truth_values() -> None:
    assert parse_yaml("[on, off, yes, no, true, False, 1.10, ~]") == [
        "on", "off", "yes", "no", True, False, 1.1, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60000,
        "- " * 60000,
        "a: &a [x]\nb: [" + "*a," * 200 + "]",
        "a: !!python/object/apply:os.system [x]",
        "? [a]\n: b",
        "a: '\ud800'",
    ],
)
def test_hostile_yaml_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        parse_yaml(text)


def test_any_format() -> None:
    assert [parse_any(text) for text in ('{"a": 1}', "[a]\nb = 2", "a:\n  b: 3")] == [
        {"a": 1},
        {"a": {"b": 2}},
        {"a": {"b": 3}},
    ]
