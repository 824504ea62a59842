"""Where front matter begins and ends, and what only looks like it."""

from __future__ import annotations

import pytest

from doclint.frontmatter.fences import find_block
from doclint.frontmatter.reader import read_front_matter
from doclint.values.text import Source, Span
from tests.frontmatter.pages import problems, read


def _values(text: str) -> dict[str, object] | None:
    found = read_front_matter(Source(text))
    return None if found is None else dict(found.values)


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        ("---\ntitle: a\n---\nbody\n", {"title": "a"}, "body\n"),
        ("---\r\ntitle: a\r\n---\r\nbody", {"title": "a"}, "body"),
        ("---\rtitle: a\r---\rbody", {"title": "a"}, "body"),
        ("---  \ntitle: a\n--- \t\nbody", {"title": "a"}, "body"),
        ("---\ntitle: a\n---", {"title": "a"}, ""),
        ("---\ntitle: a\n...\nbody", {"title": "a"}, "body"),
        ("---\n---\nbody", {}, "body"),
        ("---\n\n---\nbody", {}, "body"),
        ("---\n# only a comment\n---\nbody", {}, "body"),
        ("---\na: 1\n---\nb\n\n---\n\nc: x\n", {"a": 1}, "b\n\n---\n\nc: x\n"),
        ("---\na: |\n  ---\n  b\n---\nbody", {"a": "---\nb\n"}, "body"),
        ("+++\ntitle = 'a'\n+++\nbody", {"title": "a"}, "body"),
        ("+++\n+++\nbody", {}, "body"),
        ('{\n"title": "a"\n}\nbody', {"title": "a"}, "body"),
        ('{"title": "}"}\n\nbody', {"title": "}"}, "\nbody"),
        ("\ufeff---\ntitle: a\n---\nbody", {"title": "a"}, "body"),
    ],
)  # fmt: skip
def test_reads(text: str, values: dict[str, object], body: str) -> None:
    found = read(text)
    assert dict(found.values) == values
    assert text[found.body_start :] == body
    assert found.span.end == found.body_start


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "text\n",
        "# heading\n",
        "----\ntitle: a\n----\n",
        "--- title: a\n---\n",
        "-- -\ntitle: a\n---\n",
        "---",
        "---\n",
        "---\n\nA paragraph between thematic breaks.\n\n---\n",
        "---\nA paragraph, and a heading.\n---\n",
        "---\n\n- a list\n- of things\n\n---\n",
        "---\n[Home](/) | [Next](/next)\n---\n",
        "---\nsee http://example.org/\n---\n",
        "{{< shortcode >}}\n",
        "{% include x %}\n",
        "{: .class}\n",
        "{/* comment */}\n",
        "{#id}\n",
        '{"a": 1} is JSON\n',
        "\n\n# heading\n\n---\n\na: b\n\n---\n",
        " text\n---\na: b\n---\n",
    ],
)
def test_is_no_front_matter(text: str) -> None:
    assert read_front_matter(Source(text)) is None


@pytest.mark.parametrize(
    ("text", "fence"),
    [
        ("---\ntitle: a\n\n# Heading\n", "---"),
        ("---\n# comment\ntitle: a\nbody\n", "---"),
        ("---\ntitle: a\n--\nbody\n", "---"),
        ("---\ntitle: a\n\n# Heading\n\nText\n\n---\n\nMore text\n", "---"),
        ("---\ntitle: a\n# Heading\n\nText\n\n---\n\nMore text\n", "---"),
        ("+++\ntitle = 'a'\nbody\n", "+++"),
        ('{\n"title": "a"\nbody\n', "{"),
        ("\ufeff---\ntitle: a\n", "---"),
    ],
)
def test_unclosed(text: str, fence: str) -> None:
    found = read(text)
    closing = "}" if fence == "{" else fence
    words = f"front matter opens with `{fence}` and is never closed, expected `{closing}` below it"
    assert problems(text) == [("unclosed", fence, words)]
    assert dict(found.values) == {}
    assert found.body_start == (1 if text.startswith("\ufeff") else 0)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("\n---\ntitle: a\n---\n", "blank lines"),
        ("\r\n \r\n---\r\ntitle: a\r\n---\r\n", "blank lines"),
        ("  ---\ntitle: a\n---\n", "spaces"),
        ("\u200b---\ntitle: a\ntags:\n  - b\n---\n", "spaces"),
        ("\ufeff\n---\ntitle: a\n---\n", "blank lines"),
    ],
)
def test_misplaced(text: str, what: str) -> None:
    found = read(text)
    start = 1 if text.startswith("\ufeff") else 0
    hidden = text[start : text.index("---") + 3]
    words = f"{what} before the opening `---` hide the front matter"
    assert problems(text) == [("misplaced", hidden, words)]
    assert dict(found.values) == {}
    assert found.body_start == start


def test_a_byte_order_mark_is_told_of_and_the_block_is_read() -> None:
    words = "a byte order mark (U+FEFF) before the front matter hides it from some programs"
    assert problems("\ufeff---\ntitle: a\n---\n") == [("misplaced", "\ufeff", words)]


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("---\na: b: c\n---\n", ":",
         "`a`: unexpected `:`; text that holds `: ` needs quotes, and keys the same indentation"),
        ("---\na: 1\n\n# about b\nb: c: d\n---\n", ":",
         "`b`: unexpected `:`; text that holds `: ` needs quotes, and keys the same indentation"),
        ('---\na: "b\n---\n', '"', "`a`: the quote is never closed"),
        ('---\na: "b\nc: "d"\n---\n', '"', "`a`: the quote is not closed on this line"),
        ("---\na: [b\nc: d\n---\n", "[", "`a`: the `[` is never closed by `]`"),
        ("---\na: @b\n---\n", "@",
         "`a`: `@` cannot start a value; text that begins with it needs quotes"),
        ("---\na:\n\tb: c\n---\n", "\t", "a tab cannot indent YAML; use spaces"),
        ("---\na: b\nc\nd: e\n---\n", "c", "expected `:` after this key"),
        ('---\na: "\\q"\n---\n', "\\",
         "`a`: unknown escape in double quotes; double the backslash or use single quotes"),
        ("---\ntitle:a\n---\n", "title:a", "front matter is text, expected `key: value` lines"),
        ("---\n- a\n- b\n---\n", "- a\n- b", "front matter is a list, expected `key: value` lines"),
        ("---\na: *b\n---\n", "*b", "alias `*b` has no anchor `&b` before it"),
        ("---\na: !include b\n---\n", "!include b", "unknown YAML tag `!include`"),
        ("---\na: 1\n{{ b }}: 2\n---\n", "{",
         "a list or mapping cannot be a key; text in braces needs quotes"),
        ("---\na: 2024-13-01\n---\n", "2024-13-01",
         "`a` is `2024-13-01`, expected a date that exists, or quotes"),
        ("---\na: नम\x01स्ते\n---\n", "\x01", "`a`: the character U+0001 may not stand in YAML"),
        ("+++\na = \n+++\n", "", "TOML cannot be read here: invalid value"),
        ('{"a": 1,}\n', "}", "expected a key in double quotes"),
        ('{"a": b}\n', "b", "expected a value; text needs double quotes"),
        ('{"a": 1 "b": 2}\n', '"', "expected `,` or `}` after this value"),
    ],
)  # fmt: skip
def test_invalid(text: str, at: str, words: str) -> None:
    assert problems(text) == [("invalid", at, words)]


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("---\na: 1\nb: 2\na: 3\n---\n", "a", 2),
        ("---\r\na: 1\r\nb: 2\r\nb: 3\r\n---\r\n", "b", 3),
        ("---\nm:\n  - {x: 1}\n  - {x: 1, x: 2}\n---\n", "x", 4),
        ("---\n'a': 1\na: 2\n---\n", "a", 2),
        ('{"a": 1,\n "a": 2}\n', '"a"', 1),
    ],
)
def test_duplicate_keys(text: str, key: str, line: int) -> None:
    words = f"duplicate key `{key.strip(chr(34))}`, first set on line {line}"
    assert problems(text) == [("repeated key", key, words)]
    assert read(text).positions[()].value == read(text).fence


def test_duplicate_toml_key() -> None:
    text = "+++\na = 1\na = 2\n+++\n"
    assert problems(text) == [("repeated key", "a", "duplicate key `a`")]


def test_the_last_value_of_a_duplicate_key_counts() -> None:
    assert _values("---\na: 1\na: {b: 2}\n---\n") == {"a": {"b": 2}}


def test_spans_hold_in_every_position() -> None:
    text = "---\ntitle: नमस्ते 😀\ntags: [क, 'ख']\nnote: |\n  a\n  b\n\n# c\nempty:\n---\n"
    found = read(text)
    shown = {
        path: (located.key and text[slice(*located.key)], text[slice(*located.value)])
        for path, located in found.positions.items()
    }
    assert shown == {
        (): (None, "---"),
        ("title",): ("title", "नमस्ते 😀"),
        ("tags",): ("tags", "[क, 'ख']"),
        ("tags", 0): (None, "क"),
        ("tags", 1): (None, "'ख'"),
        ("note",): ("note", "|\n  a\n  b"),
        ("empty",): ("empty", ""),
    }


def test_prose_spans_stand_inside_quotes() -> None:
    text = (
        "---\ntitle: \"बचत खाता\"\nkeywords: [a, 'b']\nlayout: page\n"
        "description: >\n  one\n  two\nweight: 3\n---\n"
    )
    assert [text[slice(*span)] for span in read(text).prose_spans] == [
        "बचत खाता", "a", "b", "  one\n  two",
    ]  # fmt: skip


def test_yaml_versions_read_plain_values_differently() -> None:
    text = "---\na: no\nb: 010\nc: 12:30\nd: 0o10\ne: 1_000\nf: ~\ng: 1e3\n---\n"
    assert _values(text) == {
        "a": False, "b": 8, "c": 750, "d": "0o10", "e": 1000, "f": None, "g": "1e3",
    }  # fmt: skip
    found = read_front_matter(Source(text), "1.2")
    assert found is not None
    assert dict(found.values) == {
        "a": "no", "b": 10, "c": "12:30", "d": 8, "e": "1_000", "f": None, "g": 1000.0,
    }  # fmt: skip


def test_too_long_front_matter_is_not_read() -> None:
    text = "---\n" + "a: b\n" * 60_000 + "---\nbody"
    assert problems(text) == [("limit", "---", "front matter is longer than 256 KiB")]
    assert read(text).body_start == len(text) - 4


def test_find_block_gives_the_content() -> None:
    text = "\ufeff+++\na = 1\n+++\nbody"
    block = find_block(text)
    assert block is not None
    assert (block.format, block.fence, text[slice(*block.content)], text[block.end :]) == (
        "toml", Span(1, 4), "a = 1\n", "body",
    )  # fmt: skip
