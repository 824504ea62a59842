"""Link reference definitions are found exactly as the Markdown parser resolves them."""

from __future__ import annotations

import html
import re
from itertools import groupby

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.page.document import Document
from doclint.syntax.nodes import BlockQuote, Definition, Item, Paragraph
from doclint.syntax.parser import BASE_OPTIONS
from doclint.values.text import Source

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
Found = dict[str, tuple[str, str | None, int, int]]


def definitions(text: str) -> tuple[Definition, ...]:
    return tuple(Document(Source(text)).nodes(Definition))


def decoded(text: str) -> str:
    return html.unescape(_ESCAPED.sub(r"\1", text))


def first_of_each_label(text: str) -> Found:
    found: Found = {}
    for one in definitions(text):
        title = None if one.title is None else decoded(one.title)
        value = (decoded(one.url), title, one.byte_start, one.byte_end)
        found.setdefault(one.label.casefold(), value)
    return found


def resolved_by_parser(text: str) -> Found:
    found = pyromark.reference_definitions(text, options=BASE_OPTIONS)
    return {
        label.casefold(): (one["dest"], one["title"], one["span"]["start"], one["span"]["end"])
        for label, one in found.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "[a]: /url\n",
        "[a]: /url 'title'\n[b]: <x y>\n   (in parentheses)\n",
        "[a]:\n   /url\n   'ti\n   tle'\n",
        "[a]: /url 'x\n\ny'\n\n[b]: /u\n'x' y\n\n[q]: <> (t)\n",
        "[a\n b]: /url\n\n> [C\n> d]:\n> <x y>\n> 'ti\n> tle'\n",
        "> [a]:\n/url\n",
        "- [x]: foo\n- [ ]: bar\n- \\[g]: k\n- q\n  [z]: no\n",
        "1. > - [deep]: /u\n   >   [deeper]: /v\n",
        "[a\\]b]: /url\\)&amp; 'q&amp;\\''\r\n[B]: /x\r[c]: y",
        "[a]: /u\n---\n[b]: /u\n===\n",
        "[^1]: a\n    [c]: d\n\n    [e]: f\n\n[^2]: [g]: /h\n",
        "```\n[a]: /u\n```\n[b]: /u\n",
        "# h\n[e]: /r\n***\n[f]: /s\n<p>\n[g]: /no\n</p>\n\n[h]: /t\n",
        "- a [^1]\n- [a]: /b\n- ![i](]:)\n- <a href=']:'>\n- [c]: /d\n",
        "| a |\n|---|\n[b]: /no\n\n[c]: /d\n",
        '[foo]: /url "t" x\n[bar]: /u\n',
        "[हिन्दी]: /हिन्दी 'शीर्षक'\n\n[ẞ]: /u\n[SS]: /v\n",
    ],
)
def test_agrees_with_the_parser(text: str) -> None:
    expected = resolved_by_parser(text)
    found = first_of_each_label(text)
    if "ẞ" in text:
        expected.setdefault("ss", found["ss"])
    assert found == expected


_PIECES = st.sampled_from(
    [
        "[a]: /u", "[b]:", "/url", "'t'", "\"t\n", "(t)", "<x y>", "[c]", "]:", "> ", "- ",
        "1. ", "  ", "    ", "\n", "\n\n", "\r\n", "text", "# h\n", "```\n", "***\n", "<p>\n", "|",
        "|-|\n", "[^1]: ", "[^1]", "\\", "[d\ne]: /v\n", "हिन्दी", "`", "*", "[x](]:)", "<!-- ",
        "-->", "===\n",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_agrees_with_the_parser_on_anything(text: str) -> None:
    assert first_of_each_label(text) == resolved_by_parser(text)


def test_repeated_labels_are_all_found() -> None:
    labels = [one.label for one in definitions("[a]: /u\n[A]: /v\n\ntext\n\n[a]: /w\n")]
    assert [label for label, _ in groupby(labels, str.casefold)] == ["a"]
    assert labels == ["a", "A", "a"]


def test_every_part_has_its_span() -> None:
    text = "पाठ\n\n> [कखग]: <https://example.com/पेज> 'शीर्षक'\n> text\n"
    (found,) = definitions(text)
    data = text.encode()
    parts = [
        data[start:end].decode()
        for start, end in (
            (found.byte_start, found.byte_end),
            (found.label_byte_start, found.label_byte_end),
            (found.url_byte_start, found.url_byte_end),
        )
    ]
    assert parts == [
        "[कखग]: <https://example.com/पेज> 'शीर्षक'",
        "कखग",
        "https://example.com/पेज",
    ]
    assert (found.label, found.url, found.title) == (*parts[1:], "शीर्षक")
    assert found.line == 3
    assert type(found.parent) is BlockQuote


def test_container_prefixes_are_no_part_of_label_and_title() -> None:
    (found,) = definitions("> [a\n>   b]: /u 'c\n> d'\n")
    assert (found.label, found.url, found.title) == ("a b", "/u", "c\nd")


def test_the_parent_is_the_innermost_container() -> None:
    (found,) = definitions("> - x\n>\n>   [a]: /u\n")
    assert type(found.parent) is Item


def test_a_byte_order_mark_hides_no_definition() -> None:
    assert definitions("\ufeff[a]: /u\n")[0].byte_start == 3


def test_a_paragraph_may_follow_directly() -> None:
    document = Document(Source("[a]: /u\ntext\n"))
    assert [document.slice(one) for one in document.nodes(Definition)] == ["[a]: /u"]
    assert [document.slice(one) for one in document.nodes(Paragraph)] == ["text\n"]
