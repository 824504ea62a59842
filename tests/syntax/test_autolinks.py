"""Bare addresses are found where GFM makes links of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.page.autolinks import literal_autolinks
from doclint.page.document import Document
from doclint.values.text import Source


def addresses(text: str) -> list[str]:
    document = Document(Source(text))
    found = document.derived(literal_autolinks)
    data = document.source.data
    assert [data[one.byte_start : one.byte_end].decode() for one in found] == [
        one.text for one in found
    ]
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://example.com/a.", ["https://example.com/a"]),
        ("HTTP://EXAMPLE.COM/A?b=c&d=e, x", ["HTTP://EXAMPLE.COM/A?b=c&d=e"]),
        ("(https://example.com/a_(b))", ["https://example.com/a_(b)"]),
        ("https://example.com/?q=a&hl; x", ["https://example.com/?q=a"]),
        ("**https://example.com/a** b", ["https://example.com/a"]),
        ("https://example.com/a<b", ["https://example.com/a"]),
        ("www.example.com, (www.example.org/x)", ["www.example.com", "www.example.org/x"]),
        ("xwww.example.com xhttps://example.com", []),
        ("https://a_b.example.com https://a.b_c.com", ["https://a_b.example.com"]),
        ("mail a.b+c@example.co.in.", ["a.b+c@example.co.in"]),
        ("a@b c@d.1 /e@f.com @g.com", []),
        ("देखें https://example.com/पेज। फिर", ["https://example.com/पेज।"]),
        ("<https://example.com> [https://example.com](/x) `https://example.com`", []),
        ("    https://example.com\n\n```\nhttps://example.com\n```\n", []),
        ('<a href="https://example.com">\n\n![https://example.com](/x)', []),
        ("[open https://example.com", []),
        ("[closed] https://example.com", ["https://example.com"]),
        ("[a](https://example.com b)", ["https://example.com"]),
        ("[a]: https://example.com\n", []),
        ("| a |\n|---|\n|https://example.com|\n", ["https://example.com"]),
        ("- https://example.com\n  www.example.org", ["https://example.com", "www.example.org"]),
        ("http:// https://. ://", []),
        ("<foo\\+@bar.example.com> a\\.b@example.com", []),
        ("name@1.2.3 a@b.c1 a@b.c-d. a@b.c1.d a@b.c..d", ["a@b.c-d", "a@b.c1.d", "a@b.c"]),
        ("| a@b.c | x@y.z1 |\n|---|---|\n| a@b.c\\| | d@e.f |", ["a@b.c", "a@b.c", "d@e.f"]),
    ],
)
def test_addresses(text: str, expected: list[str]) -> None:
    assert addresses(text) == expected


def test_where_a_link_goes() -> None:
    document = Document(Source("https://a.com www.a.com a@b.com"))
    assert [(one.kind, one.url) for one in literal_autolinks(document)] == [
        ("http", "https://a.com"),
        ("www", "http://www.a.com"),
        ("email", "mailto:a@b.com"),
    ]


_PIECES = st.sampled_from(
    [
        "https://", "www.", "a.com", "@", ".", "_", "(", ")", "]", "[", " ", "\n", "&amp;", "<",
        ">", "।", "हिन्दी", "*", "`", "|", "http", ":", "/x", "-", "\\",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=20).map("".join))
def test_addresses_are_in_order_and_hold_no_blank(text: str) -> None:
    found = literal_autolinks(Document(Source(text)))
    assert all(one.byte_start < one.byte_end for one in found)
    assert all(a.byte_end <= b.byte_start for a, b in pairwise(found))
    assert not any(character in one.text for one in found for character in " \n<")


def test_hostile_input_takes_linear_time() -> None:
    assert len(addresses("https://a.com/" + "." * 50_000 + "x")) == 1
    assert len(addresses(("a." * 20_000 + "@b.com ") * 3)) == 3
    assert len(addresses("[x] *y* https://a.com/ " * 5_000)) == 5_000
    assert len(addresses("https://a.com/" + "(" * 20_000 + ")" * 20_000)) == 1
