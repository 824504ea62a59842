"""Fixes that promise to change nothing the reader sees: HarfBuzz must draw the same glyphs.

Needs uharfbuzz and the Noto fonts of Debian's package fonts-noto-core; without them the tests are
skipped and say why.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from doclint.rules.indic.redundant_joiner import _pairs
from tests.indic.pages import fixed

hb = pytest.importorskip("uharfbuzz", reason="uharfbuzz is not installed")

FONTS = Path("/usr/share/fonts/truetype/noto")
Glyphs = list[tuple[int, int, int, int]]


def shape(font_name: str, text: str) -> Glyphs:
    """The glyphs of `text` with their advances and offsets."""
    path = FONTS / f"{font_name}.ttf"
    if not path.exists():
        pytest.skip(f"the font {path} is not installed (Debian: fonts-noto-core)")
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return [
        (glyph.codepoint, place.x_advance, place.x_offset, place.y_offset)
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


DEVANAGARI = ("NotoSansDevanagari-Regular", "NotoSerifDevanagari-Regular")
BENGALI = ("NotoSansBengali-Regular", "NotoSerifBengali-Regular")
# not NFC; composition, decomposition and order of marks
NOT_NFC = {
    DEVANAGARI: [
        "\u0958लम", "\u0959बर", "\u095aलत", "\u095bमीन", "ब\u095cा", "प\u095dना", "\u095eाइल",
        "\u095fह", "र\u093c्ह", "न\u093c", "ळ\u093c", "क्\u093cत",
    ],
    BENGALI: ["সংয\u09c7\u09beজিত", "ক\u09c7\u09d7", "সফটও\u09df\u09beর", "ব\u09dcো", "আষা\u09dd"],
}  # fmt: skip
JOINERS = ["श\u200d है", "की\u200d", "तस्मात्\u200c त्वम्", "प्रति\u200cक्षा", "राम\u200cराज"]


@pytest.mark.parametrize(
    ("font", "text"),
    [(font, text) for fonts, texts in NOT_NFC.items() for font in fonts for text in texts],
)
def test_nfc_looks_the_same(font: str, text: str) -> None:
    language = "hi" if "Devanagari" in font else "bn"
    normal = fixed(text, language)
    assert normal == unicodedata.normalize("NFC", text) != text
    assert shape(font, normal) == shape(font, text)


@pytest.mark.parametrize("font", DEVANAGARI)
@pytest.mark.parametrize("text", JOINERS)
def test_words_without_stray_joiners_look_the_same(font: str, text: str) -> None:
    bare = fixed(text, "hi")
    assert bare == text.replace("\u200d", "").replace("\u200c", "")
    assert _drawn(font, bare) == _drawn(font, text)


@pytest.mark.parametrize("font", DEVANAGARI)
def test_redundant_joiners_change_no_glyph(font: str) -> None:
    pairs = [(one, two) for one, seconds in _pairs().items() for two in seconds]
    assert len(pairs) == 995
    changed = [
        (one, two)
        for one, two in pairs
        if _drawn(font, f"{one}\u094d\u200d{two}") != _drawn(font, f"{one}\u094d{two}")
    ]
    assert changed == []


@pytest.mark.parametrize("font", DEVANAGARI)
@pytest.mark.parametrize("text", ["पुर्\u200dयाउन", "क्\u200dष", "क्\u200cष"])
def test_joiners_that_are_kept_do_change_the_glyphs(font: str, text: str) -> None:
    assert fixed(text, "ne") == text
    assert _drawn(font, text) != _drawn(font, text.replace("\u200d", "").replace("\u200c", ""))


def test_chillus_and_khanda_ta_look_the_same() -> None:
    for font, before, after in (
        ("NotoSansMalayalam-Regular", "അവന്\u200d", "അവൻ"),
        ("NotoSansBengali-Regular", "হঠাত্\u200d", "হঠাৎ"),
    ):
        assert fixed(before) == after
        assert _drawn(font, before) == _drawn(font, after)


def _drawn(font: str, text: str) -> Glyphs:
    """The glyphs that can be seen: a joiner may leave one behind that has no width."""
    return [glyph for glyph in shape(font, text) if any(glyph[1:])]
