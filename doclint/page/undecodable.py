"""What to say of bytes that are not UTF-8; the reader calls it, no document exists yet."""

from __future__ import annotations

__all__ = ["undecodable"]

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16, little-endian"),
    (b"\xfe\xff", "UTF-16, big-endian"),
)
_SAMPLE = 4096


def undecodable(data: bytes, error: UnicodeDecodeError) -> str:
    """The message for `data`, whose decoding as UTF-8 raised `error`.

    It names the first byte that does not fit, its offset and line, and the encoding that the bytes
    look like.
    """
    offset = error.start
    line = data.count(b"\n", 0, offset) + 1
    suspected = _suspected(data, offset)
    looks = f"; it looks like {suspected}" if suspected else ""
    return (
        f"not UTF-8: byte 0x{data[offset]:02x} at byte offset {offset}, line {line}"
        f" ({error.reason}){looks}"
    )


def _suspected(data: bytes, offset: int) -> str:
    """The encoding that `data` may be in, or an empty string."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    if sample.count(0) > len(sample) // 4:
        return "UTF-16 without a byte order mark"
    if offset + 4 >= len(data):
        return "UTF-8 that was cut off in the middle of a character"
    near = data[offset : offset + 32]
    if _is_iscii(data):
        return "ISCII"
    if any(byte in near for byte in b"\x91\x92\x93\x94\x96\x97\x85\xa0\xa9\xe8\xe9\xe0"):
        return "Windows-1252"
    return ""


def _is_iscii(data: bytes) -> bool:
    """Whether most bytes that are not ASCII lie where ISCII has its letters and vowel signs."""
    high = [byte for byte in data[:_SAMPLE] if byte >= 0x80]
    return len(high) > 20 and len(high) * 2 > len(data[:_SAMPLE]) and min(high) >= 0xA1
