"""Addresses as text: splitting, decoding, joining and writing them."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from doclint.values.lazy_pattern import lazy_pattern

__all__ = [
    "Address",
    "decode",
    "directory",
    "encode_path",
    "is_external",
    "join",
    "nfc",
    "normalize",
    "own_hosts",
    "split",
]

_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WINDOWS = lazy_pattern(r"[A-Za-z]:[\\/]")
_NEEDS_ENCODING = lazy_pattern(r"[\x00-\x20\x7f\"<>\\^`{|}()%?#]")


class Address(NamedTuple):
    """The three parts of an address as they are written; None marks a part that is absent."""

    path: str
    query: str | None
    fragment: str | None


def is_external(url: str) -> bool:
    """Whether `url` names a scheme or a host and thus leaves the path name space of the site."""
    return url.startswith("//") or (
        ":" in url and _SCHEME.match(url) is not None and _WINDOWS.match(url) is None
    )


def split(url: str) -> Address:
    """Path, query and fragment of `url`, undecoded."""
    fragment: str | None = None
    query: str | None = None
    if "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return Address(url, query, fragment)


def decode(part: str) -> str:
    """`part` with percent escapes decoded as UTF-8; what is not UTF-8 stays escaped."""
    if "%" not in part:
        return part
    try:
        return unquote_to_bytes(part).decode()
    except UnicodeDecodeError:
        return part


def nfc(text: str) -> str:
    """`text` in Unicode normalization form C."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def normalize(path: str) -> str:
    """`path` without `.`, `..` and empty segments; a final slash stays, the root is `/`.

    Like a browser, `..` at the root stays at the root.
    """
    if "/." not in path and "//" not in path and path[:1] == "/":
        return path
    segments: list[str] = []
    pieces = path.split("/")
    for piece in pieces:
        if piece == "..":
            if segments:
                segments.pop()
        elif piece not in ("", "."):
            segments.append(piece)
    joined = "/" + "/".join(segments)
    return joined + "/" if pieces[-1] in ("", ".", "..") and segments else joined


def directory(path: str) -> str:
    """`path` up to and with its last slash."""
    return path[: path.rfind("/") + 1]


def join(base: str, path: str) -> str:
    """The normal form of `path` seen from the address `base`, both starting at the root."""
    if path.startswith("/"):
        return normalize(path)
    return normalize(directory(base) + path) if path else base


def encode_path(path: str) -> str:
    """`path` as it may stand in a Markdown destination; letters of any script stay as they are."""
    return _NEEDS_ENCODING.sub(lambda found: f"%{ord(found[0]):02X}", path)


def own_hosts(base_url: str) -> tuple[str, ...]:
    """How addresses of the site itself begin: scheme and host of `base_url`, both schemes."""
    if "://" not in base_url:
        return ()
    host = base_url.split("://", 1)[1].split("/", 1)[0]
    return (f"https://{host}", f"http://{host}", f"//{host}") if host else ()
