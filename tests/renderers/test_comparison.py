"""What a difference between two pages means for the reader."""

from __future__ import annotations

import pytest

from tools.renderers.comparison import SAME, Change, Difference, compare, unnoticed
from tools.renderers.view import view


def _compared(before: str, after: str) -> Difference:
    return compare(view(before), view(after))


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("<p>a b</p>", "<p> a\nb </p>", ()),
        ("<ul><li>a</li></ul>", "<ul>\n<li>\n<p>a</p>\n</li>\n</ul>", (Change.LAYOUT,)),
        ("<p>a<em>b</em></p>", "<p>a <em>b</em></p>", (Change.SPACING,)),
        ("<pre>a b</pre>", "<pre>a  b</pre>", (Change.SPACING,)),
        ("<p>one two</p>", "<p>onetwo</p>", (Change.JOINED, Change.SPACING)),
        ("<p>पंक्ति ।</p>", "<p>पंक्ति।</p>", (Change.SPACING,)),
        ("<p>**a **b</p>", "<p><b>a</b>b</p>", (Change.TEXT, Change.JOINED, Change.STRUCTURE)),
        ("<p>\u0921\u093c</p>", "<p>\u095c</p>", (Change.CANONICAL,)),
        ("<p>Wait!</p>", "<p>Wait</p>", (Change.TEXT,)),
        ("<p>a</p>", "<h2>a</h2>", (Change.STRUCTURE,)),
        ("<p><b>a</b>b</p>", "<p>a<b>b</b></p>", (Change.STRUCTURE,)),
        ('<p class="x">a</p><b class="y">c</b>', "<p>a</p><b>c</b>", (Change.STRUCTURE,)),
        ('<a href="/x">a</a>', '<a href="/y">a</a>', (Change.ADDRESSES,)),
        ('<ol start="2"><li>a</li></ol>', "<ol><li>a</li></ol>", (Change.TEXT, Change.STRUCTURE)),
    ],
)
def test_changes(before: str, after: str, changes: tuple[Change, ...]) -> None:
    assert _compared(before, after).changes == changes


def test_what_is_lost_and_gained_is_told() -> None:
    assert _compared(
        '<p>see <a href="/a">Price*</a> and tax*</p>', '<p>see <a href="/b">Price</a> or tax</p>'
    ) == Difference(
        (Change.TEXT, Change.ADDRESSES),
        "*and*",
        "or",
        ("href=/a",),
        ("href=/b",),
        "Price* and tax*",
        "Price or tax",
    )


def test_equal_views_have_no_difference() -> None:
    assert _compared("<p>a</p>", "<p>a</p>") == SAME


def test_unnoticed_is_the_space_between_blocks() -> None:
    assert unnoticed(SAME)
    assert unnoticed(Difference((Change.LAYOUT, Change.CANONICAL)))
    assert not unnoticed(Difference((Change.LAYOUT, Change.SPACING)))
