"""Offsets in every unit, on texts where the units differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.values.text import Position, Source

TEXTS = st.text(alphabet="aक\u094d😀\r\n\u2028 ", max_size=40)


def test_position_counts_each_unit_in_its_own_way() -> None:
    source = Source("नमस्ते 😀 x\r\nend")
    assert source.position(9) == Position(1, 10, 11, 9, 24)
    assert source.position(source.text.index("end")) == Position(2, 1, 1, 12, 27)


def test_position_at_the_end_of_the_text() -> None:
    assert Source("a\n").position(2) == Position(2, 1, 1, 2, 2)
    assert Source("").position(0) == Position(1, 1, 1, 0, 0)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc\n", ["a", "b", "c", ""]),
        ("a\u2028b\x85c\x0cd", ["a\u2028b\x85c\x0cd"]),
        ("", [""]),
    ],
)
def test_lines_break_at_line_feeds_and_carriage_returns_only(text: str, lines: list[str]) -> None:
    source = Source(text)
    assert source.lines == lines
    assert [source.text[start:][:1] for start in source.line_starts] == [
        line[:1] or source.text[start : start + 1]
        for line, start in zip(lines, source.line_starts, strict=True)
    ]


@given(TEXTS)
def test_byte_and_code_point_offsets_are_inverse(text: str) -> None:
    source = Source(text)
    for offset in range(len(text) + 1):
        byte_offset = source.byte_of_offset(offset)
        assert byte_offset == len(text[:offset].encode())
        assert source.offset_of_byte(byte_offset) == offset
        assert source.position(offset).byte_offset == byte_offset
        assert source.position(offset).utf16_column - 1 == (
            len(text[source.line_starts[source.line_of(offset) - 1] : offset].encode("utf-16-le"))
            // 2
        )


@given(TEXTS)
def test_both_line_tables_agree(text: str) -> None:
    source = Source(text)
    starts = source.line_starts
    assert len(starts) == len(source.lines) == len(source.byte_line_starts)
    assert [source.byte_of_offset(start) for start in starts] == source.byte_line_starts
    assert text.startswith(source.lines[0])
    for line, start in zip(source.lines, starts, strict=True):
        assert text[start : start + len(line)] == line


LONG = "क😀a" * 3000 + "\n" + "ख𝄞\u0301" * 1500 + "\r\nend"


def test_places_far_inside_long_lines_are_the_same_as_counted() -> None:
    source = Source(LONG)
    for offset in (0, 1023, 1024, 1025, 2048, 8999, 9000, 9001, 13500, 13501, 13503, len(LONG)):
        place = source.position(offset)
        line = LONG[: place.offset].rfind("\n") + 1
        assert place == Position(
            LONG[:offset].count("\n") + 1,
            offset - line + 1,
            len(LONG[line:offset].encode("utf-16-le")) // 2 + 1,
            offset,
            len(LONG[:offset].encode()),
        )
        assert source.byte_of_offset(offset) == place.byte_offset
        assert source.offset_of_byte(place.byte_offset) == offset
