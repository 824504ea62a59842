"""Sequences that Unicode says should not be written, and what to write instead.

They draw the same shape as another character or none at all: tables 12-1 to 12-40 of the Unicode
Standard and the data file DoNotEmit.txt. Two Devanagari spellings that the file does not list are
added: letter a, joiner, candra e; and the joiner forms of the Malayalam chillus and of the Bengali
khanda ta, which predate those letters.
"""

from __future__ import annotations

__all__ = ["DO_NOT_EMIT", "TAMIL_SHRI"]

# one line per script: what not to write, then what to write, as hexadecimal code points
_TABLE = """
0905+0946=0904 0905+093E=0906 0930+094D+0907=0908 0909+0941=090A 090F+0945=090D 090F+0946=090E
090F+0947=0910 0905+0949=0911 0906+0945=0911 0905+094A=0912 0906+0946=0912 0905+094B=0913
0906+0947=0913 0905+094C=0914 0906+0948=0914 0905+0945=0972 0905+200D+0945=0972 0905+093A=0973
0905+093B=0974 0906+093A=0974 0905+094F=0975 0905+0956=0976 0905+0957=0977
0985+09BE=0986 098B+09C3=09E0 098C+09E2=09E1 09A4+09CD+200D=09CE
0A05+0A3E=0A06 0A72+0A3F=0A07 0A72+0A40=0A08 0A73+0A41=0A09 0A73+0A42=0A0A 0A72+0A47=0A0F
0A05+0A48=0A10 0A73+0A4B=0A13 0A05+0A4C=0A14
0A85+0ABE=0A86 0A85+0AC5=0A8D 0A85+0AC7=0A8F 0A85+0AC8=0A90 0A85+0AC9=0A91 0A85+0ACB=0A93
0A85+0ABE+0AC5=0A91 0A85+0ACC=0A94 0A85+0ABE+0AC7=0A93 0A85+0ABE+0AC8=0A94 0AC5+0ABE=0AC9
0B05+0B3E=0B06 0B0F+0B57=0B10 0B13+0B57=0B14
0B85+0BC2=0B86
0C12+0C55=0C13 0C12+0C4C=0C14 0C3F+0C55=0C40 0C46+0C55=0C47 0C4A+0C55=0C4B
0C89+0CBE=0C8A 0C92+0CCC=0C94 0C8B+0CBE=0CE0
0D07+0D57=0D08 0D09+0D57=0D0A 0D0E+0D46=0D10 0D12+0D3E=0D13 0D12+0D57=0D14
0D23+0D4D+200D=0D7A 0D28+0D4D+200D=0D7B 0D30+0D4D+200D=0D7C 0D32+0D4D+200D=0D7D
0D33+0D4D+200D=0D7E 0D15+0D4D+200D=0D7F
"""


def _characters(codes: str) -> str:
    return "".join(chr(int(code, 16)) for code in codes.split("+"))


DO_NOT_EMIT: dict[str, str] = {
    _characters(before): _characters(after)
    for before, _, after in (entry.partition("=") for entry in _TABLE.split())
}

# the old spelling of the syllable shri with the letter sa; the standard one has the letter sha
TAMIL_SHRI = ("\u0bb8\u0bcd\u0bb0\u0bc0", "\u0bb6\u0bcd\u0bb0\u0bc0")
