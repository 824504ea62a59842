"""Values equal those of PyYAML, python-frontmatter, tomllib and json on what they can read."""

from __future__ import annotations

import datetime
import json
import tomllib
from pathlib import Path

import frontmatter
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doclint.frontmatter.front_matter import DUPLICATE_KEY
from doclint.frontmatter.json_handler import LocatedJSONHandler
from doclint.frontmatter.reader import read_front_matter
from doclint.frontmatter.toml_handler import LocatedTOMLHandler
from doclint.frontmatter.yaml_events import compose
from doclint.frontmatter.yaml_handler import LocatedYAMLHandler
from doclint.page.document import Document
from doclint.values.text import Source
from tests.frontmatter.pages import read

ROOT = Path(__file__).parents[2]

SNIPPETS = [
    "a: 1", "a: 010", "a: 0o10", "a: 0x1F", "a: 0b11", "a: 1_000", "a: 12:30:45", "a: 1:30.5",
    "a: 1.10", "a: .5", "a: 5.", "a: 1e3", "a: 1.0e+3", "a: .inf", "a: -.INF", "a: +1",
    "a: yes", "a: No", "a: ON", "a: off", "a: y", "a: n", "a: true", "a: False", "a: ~", "a: null",
    "a:", "a: ''", 'a: ""', "a: 'it''s'", 'a: "\\u0928\\n\\t\\x41"', "a: 2024-01-31",
    "a: 2024-1-2 3:04:05", "a: 2024-01-31T09:30:00Z", "a: 2024-01-31 09:30:00.25 +05:30",
    "a: |\n  b\n\n  c\n", "a: >-\n  b\n  c\n\n  d\n", "a: |2+\n   b\n\n", "a: b\n  c\n\n  d",
    "a: [1, two, [3], {four: 5}]", "a: {b: {c: d}, e}", "a:\n- b\n- - c\n  - d\n-\n",
    "? a\n: b\n? c", "1: a\n1.5: b\ntrue: c\n2024-01-01: d\n~: e", "a: &x 1\nb: *x",
    "a: &x {k: [1]}\nb: *x\nc: {<<: *x, l: 2}", "a: &x {k: 1}\nb: &y {k: 2, l: 3}\n"
    "c:\n  <<: [*x, *y]\n  l: 4", "a: !!str 5",
    "a: !!int '5'", "a: !!float 1", "a: !!bool 'yes'", "a: !!set {x, y}", "a: !!binary aGk=",
    "a: !!omap [b: 1, c: 2]", "a: !!pairs [b: 1, b: 2]", "a: !!seq [1]", "a: !!map {b: 1}",
    "a: ! 5", "a: !!null x", "a: !!timestamp '2024-01-31'", "a: b # c\n# d\ne: f",
    "a: 'b\u2028\x85c'",  "a: 😀 नमस्ते", "\u0928\u093e\u092e: क", "a: '<<'", "a: {'<<': 1}",
    "{a: 1, b: 2}",  "a: =x", "a: '='", "a: b:c", "a: b#c",
    "a: 1\na: 2", "a: {b: 1, b: 2}", "a: 0", "a: 09", "a: 1__0", "a: 0.", "a: 1:60", "a: +.5",
    "a: 190:20:30", "a: 'b\n  c'", 'a: "b\\\n  c"',
]  # fmt: skip

TOML_SNIPPETS = [
    "a = 1\nb = 'x'", "[a.b]\nc = 1\n[a.d]\ne = 2", "[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3",
    "a.b.c = 1\n\"d e\".f = 2\n'g.h' = 3", 'a = """x\n"y"\\\n   z"""', "a = '''x'y''z'''",
    "a = [1, [2, 3], {b = 4, c.d = 5}, # comment\n  'e',\n]", "a = 1979-05-27T07:32:00Z # c",
    "a = 07:32:00", "a = inf", "a = 0xDEAD_beef",
    'a = "\\u0928 \\" # no comment"', "[ a . b ]\nc = 1", "[[a.b]]\n[[a.b]]\nc = [[1], ['x]']]",
    "a = {}\nb = []", 'a = """"quoted""""', "[a]\n[a.b]\n[[a.c]]\nd.e = [{f = 1}, {f = 2}]",
]  # fmt: skip

JSON_SNIPPETS = [
    '{}', '{"a": 1, "b": [true, false, null]}', '{"a": {"b": {"c": [[], {}]}}}',
    '{"a": -1.5e3, "b": 0, "c": 1E-2, "d": 12345678901234567890}',
    '{"a": "\\u0928\\ud83d\\ude00\\n\\"\\\\\\/"}', ' {\n\t"a" : "b"\r\n , "c":[ 1 ,2 ] } ',
]  # fmt: skip


@pytest.mark.parametrize("text", SNIPPETS)
def test_yaml_snippets(text: str) -> None:
    loaded = compose(text, 0)
    assert [one for one in loaded.problems if one.kind != DUPLICATE_KEY] == []
    assert repr(loaded.values) == repr(yaml.load(text, Loader=yaml.CSafeLoader)) or (
        loaded.values == yaml.load(text, Loader=yaml.CSafeLoader)
    )


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=12),
    st.dates(), st.datetimes(),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(min_size=1, max_size=8), VALUES, min_size=1, max_size=5))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_dumped_values_come_back(values: dict[str, object]) -> None:
    for style in (None, True, False):
        text = yaml.safe_dump(values, default_flow_style=style, allow_unicode=True)
        loaded = compose(text, 7)
        assert loaded.problems == ()
        assert loaded.values == yaml.load(text, Loader=yaml.CSafeLoader)
        assert all(0 <= one.value.start - 7 <= len(text) for one in loaded.positions.values())


@given(st.text(alphabet="ab: -[]{}'\"\n#&*!|>?%@`,\t0.1~<=\\\u0928", max_size=40))
@settings(max_examples=400, deadline=None)
def test_any_text_reads_as_pyyaml_reads_it(text: str) -> None:
    loaded = compose(text, 0)
    try:
        expected = yaml.load(text, Loader=yaml.CSafeLoader)
    except Exception:
        assert loaded.problems
        return
    if isinstance(expected, dict):
        assert [one for one in loaded.problems if one.kind != DUPLICATE_KEY] == []
        assert loaded.values == expected
    else:
        assert loaded.values == {}


@pytest.mark.parametrize("text", TOML_SNIPPETS)
def test_toml_positions_name_every_value(text: str) -> None:
    loaded = LocatedTOMLHandler().locate(text, 0)
    assert loaded.values == tomllib.loads(text)
    assert set(loaded.positions) == set(_paths(loaded.values))


@pytest.mark.parametrize("text", JSON_SNIPPETS)
def test_json_positions_name_every_value(text: str) -> None:
    loaded = LocatedJSONHandler().locate(text, 0)
    assert loaded.values == json.loads(text)
    assert set(loaded.positions) == set(_paths(loaded.values))
    for path, located in loaded.positions.items():
        assert json.loads(text[slice(*located.value)]) == _at(loaded.values, path)


def _paths(value: object, base: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    children = value.items() if isinstance(value, dict) else (
        enumerate(value) if isinstance(value, list) else ())  # fmt: skip
    return [base, *(path for key, one in children for path in _paths(one, (*base, key)))]


def _at(value: object, path: tuple[str | int, ...]) -> object:
    for part in path:
        value = value[part]  # type: ignore[index]  # the path comes from the value itself
    return value


@pytest.mark.parametrize("text", [
    "---\ntitle: a\ndate: 2024-01-31\n---\n\nbody\n", "---\n---\nbody\n", "body\n",
    '{\n"a": 1\n}\n\nbody\n', "---\ntags: [a, 1.10]\n---\nx\n---\ny\n",
])  # fmt: skip
def test_values_equal_those_of_python_frontmatter(text: str) -> None:
    found = read_front_matter(Source(text))
    assert (dict(found.values) if found else {}) == frontmatter.loads(text).metadata


def test_pages_of_the_repository_read_as_in_python_frontmatter() -> None:
    for folder in ("examples", "docs"):
        for path in sorted((ROOT / folder).rglob("*.md")):
            text = path.read_text("utf-8")
            found = read_front_matter(Source(text))
            if found is not None and not found.problems:
                assert dict(found.values) == frontmatter.loads(text).metadata, path


def test_handlers_serve_python_frontmatter() -> None:
    yaml_post = frontmatter.loads("---\na: 2024-01-31\n---\nbody", handler=LocatedYAMLHandler())
    toml_post = frontmatter.loads("+++\na = 1\n+++\nbody", handler=LocatedTOMLHandler())
    json_post = frontmatter.loads('{"a": 1}\n\nbody', handler=LocatedJSONHandler())
    assert yaml_post.metadata == {"a": datetime.date(2024, 1, 31)}
    assert (toml_post.metadata, toml_post.content) == ({"a": 1}, "body")
    assert (json_post.metadata, json_post.content) == ({"a": 1}, "body")


def test_a_document_is_a_post_too() -> None:
    text = "---\ntitle: a\n---\n\nbody\n"
    post = Document(Source(text), front_matter=read(text)).post
    assert isinstance(post, frontmatter.Post)
    assert (post.metadata, post.content) == ({"title": "a"}, "body\n")
    assert Document(Source("body\n")).post.metadata == {}
