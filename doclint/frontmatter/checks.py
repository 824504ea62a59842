"""The checks of field values that pydantic has no type for; each raises what it expected."""

from __future__ import annotations

import datetime as dates
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Never
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from doclint.files.page_names import without_page_suffix
from doclint.frontmatter.failures import length_phrase, nearest, one_of
from doclint.frontmatter.graphemes import count_graphemes
from doclint.frontmatter.script_names import uses_script
from doclint.frontmatter.spec import KINDS
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["CODE"]

# the error type under which every check reports
CODE = "doclint"

_EMAIL = lazy_pattern(r"[^\s@<>\"(),:;\\\[\]]+@[^\s@.<>\"(),:;\\\[\]]+(\.[^\s@.<>\"(),:;\\\[\]]+)+")
# BCP 47, RFC 5646 section 2.1, without the parts that no page uses
_LANGUAGE = lazy_pattern(
    r"[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[a-zA-Z](-[A-Za-z0-9]{2,8})+)*"
)
# Jekyll writes `2024-01-31 09:30:00 +0530`
_BEFORE_ZONE = lazy_pattern(r"(?<=:[0-9]{2}) (?=[-+][0-9]{2}:?[0-9]{2}$)")
_DATE_PARTS = lazy_pattern(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SCHEMES = ("http", "https", "ftp", "mailto", "tel")


def refuse(
    expected: str,
    found: str = "",
    replacement: str | None = None,
    choices: Sequence[object] = (),
    wants: str = "str",
) -> Never:
    """Raise the error that carries everything a message and a fix need."""
    context = {
        "expected": expected, "found": found, "replacement": replacement,
        "choices": tuple(str(choice) for choice in choices), "wants": wants,
    }  # fmt: skip
    raise PydanticCustomError(CODE, "expected {expected}", context)


def in_turn(validators: Sequence[Callable[[str], str]], value: str) -> str:
    """What the validators, one after the other, make of `value`; each may refuse it."""
    for validator in validators:
        value = validator(value)
    return value


def not_blank(value: str) -> str:
    """Refuse text without a visible character."""
    if not value.strip():
        refuse("text", "empty")
    return value


def length(low: int | None, high: int | None, value: str) -> str:
    """Refuse text that is too short or too long in grapheme clusters."""
    if high is not None and len(value) > high:
        count = count_graphemes(value)
        if count > high:
            refuse(f"at most {high}", length_phrase(count))
    if low is not None and len(value) < low * 16:
        count = count_graphemes(value)
        if count < low:
            refuse(f"at least {low}", length_phrase(count))
    return value


def script(name: str, value: str) -> str:
    """Refuse text without a letter of the script `name`."""
    if not uses_script(value, name):
        refuse(f"text in {name}")
    return value


def url(relative: bool, value: str) -> str:
    """Refuse what no browser could open."""
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        refuse(KINDS["url"])
    if re.search(r"\s", value):
        refuse(f"{KINDS['url']}, without spaces", wants="url")
    if relative and not parts.scheme and value.startswith("/"):
        return value
    if parts.scheme.lower() not in _SCHEMES:
        is_host = re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/.*)?", value)
        refuse(KINDS["url"], replacement=f"https://{value}" if is_host else None, wants="url")
    if parts.scheme.lower() in ("http", "https", "ftp") and not host:
        refuse(KINDS["url"], wants="url")
    return value


def slug(value: str) -> str:
    """Refuse what would make a clumsy URL; letters of every script are fine."""
    wanted = _slug_of(value)
    if value != wanted or not value:
        refuse(KINDS["slug"], replacement=wanted or None, wants="slug")
    return value


def email(value: str) -> str:
    """Refuse what is no address."""
    if not _EMAIL.fullmatch(value):
        refuse(KINDS["email"], wants="email")
    return value


def language(value: str) -> str:
    """Refuse what is no BCP 47 language tag."""
    if not _LANGUAGE.fullmatch(value):
        fixed = value.replace("_", "-")
        replacement = fixed if _LANGUAGE.fullmatch(fixed) else None
        refuse(KINDS["language"], replacement=replacement, wants="language")
    return value


def date(value: object) -> object:
    """Refuse what is no calendar date; text in ISO 8601 form counts as one."""
    if isinstance(value, dates.date) and not isinstance(value, dates.datetime):
        return value
    if isinstance(value, str):
        try:
            if len(value) == 10:
                return dates.date.fromisoformat(value)
        except ValueError:
            pass
        refuse(KINDS["date"], replacement=_date_of(value), wants="date")
    if isinstance(value, dates.datetime):
        refuse("a date without a time", wants="date")
    refuse(KINDS["date"], wants="date")


def datetime(value: object) -> object:
    """Refuse what is neither a date nor a date with a time; ISO 8601 text counts."""
    if isinstance(value, dates.date):
        return value
    if isinstance(value, str):
        try:
            return dates.datetime.fromisoformat(_BEFORE_ZONE.sub("", value))
        except ValueError:
            refuse(KINDS["datetime"], replacement=_date_of(value), wants="datetime")
    refuse(KINDS["datetime"], wants="datetime")


def choice(choices: Sequence[object], value: object) -> object:
    """Refuse what is not among `choices`."""
    if not any(value == one and type(value) is type(one) for one in choices):
        refuse(one_of(choices), choices=choices, wants="enum")
    return value


def name(names: Sequence[str], value: str) -> str:
    """Refuse a reference to nothing."""
    plain = without_page_suffix(value.strip("/"))
    if value not in names and plain not in names:
        close = nearest(plain, names)
        refuse("a name that exists", replacement=close, wants="reference")
    return value


def unique_items(value: list[object]) -> list[object]:
    """Refuse a list that says something twice."""
    seen: set[str] = set()
    for item in value:
        key = repr(item)
        if key in seen:
            refuse("every item once", f"a list that has `{item}` twice", wants="list")
        seen.add(key)
    return value


def split(separator: str, value: object) -> object:
    """The items of a text; anything else as it is."""
    if not isinstance(value, str):
        return value
    items = [item.strip() for item in value.split(separator)]
    return [] if items == [""] else items


def _slug_of(value: str) -> str:
    """The nearest slug: small letters, marks and digits, all else hyphens."""
    kept = "".join(
        letter if letter in "_\u200c\u200d" or unicodedata.category(letter)[0] in "LMN" else "-"
        for letter in value.strip().lower()
    )
    return re.sub(r"-{2,}", "-", kept).strip("-")


def _date_of(value: str) -> str | None:
    """The date that `value` writes in another way, year first."""
    parts = _DATE_PARTS.fullmatch(value.strip())
    if parts is None:
        return None
    try:
        return dates.date(*(int(part) for part in parts.groups())).isoformat()
    except ValueError:
        return None
