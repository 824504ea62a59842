"""Heading ids: the text of a heading to its slug, one function for each family of generators.

Every rule was learned from the output of the real generators. They differ in what they keep of a
script: GitHub keeps all marks, Hugo and Python's `\\w` none, Rust's `is_alphanumeric` drops virama
and nukta alone, ASCII slugs keep nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

from doclint.values.lazy_pattern import lazy_pattern

__all__ = [
    "Slug",
    "comrak",
    "github",
    "github_ruby",
    "gitlab",
    "hugo",
    "hugo_ascii",
    "hugo_blackfriday",
    "kramdown",
    "loses_marks",
    "mdbook",
    "pymdownx",
    "pymdownx_as_is",
    "pymdownx_ascii",
    "pymdownx_fold",
    "pymdownx_percent",
    "python_markdown",
    "python_markdown_unicode",
    "strip_accents",
    "vitepress",
]

Slug = Callable[[str], str]

# letters in circles and squares: category So, yet alphabetic
_ENCLOSED = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
# combining marks that Unicode does not count as alphabetic, in the blocks of the Indic scripts:
# virama, nukta, stress signs
_NOT_ALPHABETIC = frozenset(
    map(
        chr,
        (
            0x93C, 0x94D, 0x951, 0x952, 0x953, 0x954, 0x9BC, 0x9CD, 0x9FE, 0xA3C, 0xA4D, 0xABC,
            0xACD, 0xAFD, 0xAFE, 0xAFF, 0xB3C, 0xB4D, 0xB55, 0xBCD, 0xC3C, 0xC4D, 0xCBC, 0xCCD,
            0xD3B, 0xD3C, 0xD4D, 0xDCA,
        ),
    )
)  # fmt: skip
_DOTTED_CAPITAL_I = "\u0130"
_PUNCTUATION = lazy_pattern(r"""[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:"'“”‘’<>,.?/]+""")


def _is_enclosed(character: str) -> bool:
    code = ord(character)
    return any(low <= code <= high for low, high in _ENCLOSED)


@lru_cache(8192)
def _github_keeps(character: str) -> bool:
    category = unicodedata.category(character)
    return (
        category[0] in "LM"
        or category in ("Nd", "Nl", "Pc")
        or character in "- "
        or _is_enclosed(character)
    )


def github(text: str) -> str:
    """The rule of GitHub and of github-slugger: letters, marks, digits, `_` and `-` stay."""
    return "".join(filter(_github_keeps, text.lower())).replace(" ", "-")


def github_ruby(text: str) -> str:
    """GitHub's rule as its Ruby library has it: lower case for plain letters alone."""
    lowered = (
        character.lower()
        if unicodedata.category(character)[0] == "L" and len(character.lower()) == 1
        else character
        for character in text
    )
    return "".join(filter(_github_keeps, lowered)).replace(" ", "-")


def gitlab(text: str) -> str:
    """The rule that GitLab used: GitHub's with runs of hyphens squeezed, bare numbers prefixed."""
    slug = re.sub("-+", "-", github(text.strip()))
    return f"anchor-{slug}" if re.fullmatch("[0-9]+", slug) else slug


def comrak(text: str) -> str:
    """The rule of comrak: all numbers stay, fractions and superscripts too."""
    return "".join(
        character
        for character in text.lower()
        if unicodedata.category(character)[0] in "LMN"
        or unicodedata.category(character) == "Pc"
        or character in "- "
    ).replace(" ", "-")


def _go_lower(character: str) -> str:
    """Lower case one code point at a time, as Go does it."""
    lower = character.lower()
    if character == _DOTTED_CAPITAL_I:
        return "i"
    return lower if len(lower) == 1 else character


@lru_cache(8192)
def _hugo_piece(character: str) -> str:
    if character in "- ":
        return "-"
    if character == "_" or unicodedata.category(character)[0] == "L":
        return _go_lower(character)
    return character if unicodedata.category(character) == "Nd" else ""


def hugo(text: str) -> str:
    """Hugo's `github` ids: letters, decimal digits, `_` and `-`; every combining mark is lost."""
    return "".join(map(_hugo_piece, text.strip())) or "heading"


def strip_accents(text: str) -> str:
    """`text` without its nonspacing marks, which takes vowel signs from Indic words."""
    decomposed = unicodedata.normalize("NFD", text)
    kept = "".join(character for character in decomposed if unicodedata.category(character) != "Mn")
    return unicodedata.normalize("NFC", kept)


def hugo_ascii(text: str) -> str:
    """Hugo's `github-ascii` ids."""
    kept = [
        "-" if character in "- " else character.lower()
        for character in strip_accents(text.strip())
        if character in "-_ " or (character.isascii() and character.isalnum())
    ]
    return "".join(kept) or "heading"


def hugo_blackfriday(text: str) -> str:
    """Hugo's `blackfriday` ids: whatever is no letter and no number separates words."""
    slug, gap = "", False
    for character in text:
        if unicodedata.category(character)[0] in "LN":
            slug += ("-" if gap and slug else "") + _go_lower(character)
            gap = False
        else:
            gap = True
    return slug or "heading"


def python_markdown(text: str) -> str:
    """Python-Markdown's `toc` default, MkDocs' too: ASCII alone, so an Indic heading has none."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _dashed(ascii_text)


def python_markdown_unicode(text: str) -> str:
    """Python-Markdown's `slugify_unicode`: what `\\w` matches, hence no marks."""
    return _dashed(text)


def _dashed(text: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def pymdownx(text: str) -> str:
    """The slugs of pymdownx with `case: lower`."""
    return _pymdownx(unicodedata.normalize("NFC", text).lower())


def pymdownx_as_is(text: str) -> str:
    """The slugs of pymdownx without a case option."""
    return _pymdownx(text)


def pymdownx_fold(text: str) -> str:
    """The slugs of pymdownx with `case: fold`."""
    return _pymdownx(unicodedata.normalize("NFC", text).casefold())


def pymdownx_ascii(text: str) -> str:
    """The slugs of pymdownx with `case: lower-ascii`."""
    normal = unicodedata.normalize("NFC", text)
    lowered = (character.lower() if character.isascii() else character for character in normal)
    return _pymdownx("".join(lowered))


def pymdownx_percent(text: str) -> str:
    """The slugs of pymdownx with `case: lower` and `percent_encode`."""
    return quote(pymdownx(text).encode())


def kramdown(text: str) -> str:
    """kramdown's own rule: ASCII letters, digits, spaces and hyphens, from the first letter on."""
    kept = re.sub(r"[^a-zA-Z0-9 -]", "", re.sub(r"\A[^a-zA-Z]+", "", text))
    return kept.replace(" ", "-").lower() or "section"


def _pymdownx(text: str) -> str:
    normal = unicodedata.normalize("NFC", " ".join(text.split()))
    return re.sub(r"[^\w\- ]", "", normal).replace(" ", "-")


def vitepress(text: str) -> str:
    """The rule of VitePress and VuePress: compatibility decomposition, ASCII punctuation to `-`."""
    plain = re.sub("[\u0300-\u036f\u0000-\u001f]", "", unicodedata.normalize("NFKD", text))
    slug = re.sub("-{2,}", "-", _PUNCTUATION.sub("-", plain)).strip("-")
    return re.sub(r"^([0-9])", r"_\1", slug).lower()


@lru_cache(8192)
def _mdbook_piece(character: str) -> str:
    category = unicodedata.category(character)
    if character in "_-" or category[0] in "LN" or _is_enclosed(character):
        return character
    if category[0] == "M" and "\u0900" <= character <= "\u0dff":
        return "" if character in _NOT_ALPHABETIC else character
    return "-" if character.isspace() else ""


def mdbook(text: str) -> str:
    """The rule of mdBook: what Rust calls alphanumeric, so neither virama nor nukta."""
    return "".join(map(_mdbook_piece, text.strip().lower())) or "section"


# two vowel signs and a halant, which a heading of any length has
_WITH_MARKS = "\u0939\u093f\u0928\u094d\u0926\u0940"


@lru_cache
def loses_marks(slug: Slug) -> bool:
    """Whether `slug` drops marks that the words of Indic scripts are written with."""
    made = slug(_WITH_MARKS)
    return any(mark not in made for mark in _WITH_MARKS if unicodedata.category(mark)[0] == "M")
