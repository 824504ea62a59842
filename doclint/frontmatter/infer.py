"""Infers the schema that a set of pages already obeys."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from doclint.frontmatter.graphemes import count_graphemes
from doclint.frontmatter.script_names import SCRIPTS, uses_script
from doclint.frontmatter.spec import FieldSpec, SchemaSpec
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["Inferred", "Observed", "infer_schema"]

# a page's path and the values of its front matter
Observed = tuple[str, Mapping[str, object]]

_MAX_CHOICES = 30
_MAX_CHOICE_LENGTH = 40
_CHOICE_REPEATS = 4
_MIN_PAGES = 8
_NEARLY_ALL = 0.9
_RARE = 0.02
_MAX_DEPTH = 8
_UNIQUE_NAMES = frozenset(("slug", "permalink", "url", "id"))
_LIST_NAMES = frozenset(("keywords", "tags", "categories", "authors"))
_LANGUAGE_NAMES = frozenset(("lang", "language", "locale"))
_KIND_ORDER = ("str", "int", "float", "bool", "date", "datetime", "list", "mapping")
_URL = lazy_pattern(r"https?://[^\s/]+\S*")
_EMAIL = lazy_pattern(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
_LANGUAGE = lazy_pattern(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_SLUG = lazy_pattern(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Inferred:
    """A schema, how many of the `pages` have each field, and what stands out."""

    spec: SchemaSpec
    pages: int
    counts: Mapping[str, int]
    outliers: Sequence[str] = field(default_factory=list)


def infer_schema(pages: Iterable[Observed], title: str = "Page") -> Inferred:
    """The strictest schema in doclint's terms that every one of `pages` obeys.

    A field that nearly all pages have, while each page without it has another field that never
    stands beside it, is required unless that one is there. Outliers are told in sentences.
    """
    observed = list(pages)
    values: dict[str, list[object]] = {}
    for _, page in observed:
        for name, value in page.items():
            values.setdefault(str(name), []).append(value)
    specs = []
    outliers: list[str] = []
    for name, found in values.items():
        spec = _field(name, found, 0)
        spec = _requiredness(spec, found, observed)
        outliers += _field_outliers(spec, found, observed)
        specs.append(spec)
    order = _common_order([[str(name) for name in page] for _, page in observed])
    if order is not None:
        specs.sort(key=lambda spec: order.index(spec.name))
    extra = "forbid" if specs else "allow"
    schema = SchemaSpec(title, tuple(specs), extra, "free" if order is None else "")
    counts = {name: len(found) for name, found in values.items()}
    return Inferred(schema, len(observed), counts, outliers)


def _common_order(pages: Iterable[Sequence[str]]) -> list[str] | None:
    """An order of all the names that every page keeps, or None where pages contradict."""
    after: dict[str, set[str]] = {}
    for names in pages:
        for name in names:
            after.setdefault(name, set())
        for name, following in itertools.pairwise(names):
            after[name].add(following)
    waiting = Counter(name for names in after.values() for name in names)
    free = [name for name in after if not waiting[name]]
    order: list[str] = []
    while free:
        name = free.pop(0)
        order.append(name)
        for following in sorted(after[name], key=list(after).index):
            waiting[following] -= 1
            if not waiting[following]:
                free.append(following)
    return order if len(order) == len(after) else None


def _requiredness(spec: FieldSpec, found: list[object], pages: Sequence[Observed]) -> FieldSpec:
    """`spec`, required if it is on every page and never empty, or unless another field is there."""
    if any(map(_is_blank, found)):
        return spec
    if len(found) == len(pages):
        return replace(spec, required=True)
    if len(found) < _MIN_PAGES or len(found) < _NEARLY_ALL * len(pages):
        return spec
    beside = {str(name) for _, page in pages if spec.name in page for name in page}
    without = [
        [str(name) for name, value in page.items() if str(name) not in beside and value is not None]
        for _, page in pages
        if spec.name not in page
    ]
    if not all(without):
        return spec
    # few fields explain many pages: take the most frequent one of each page
    frequency = Counter(name for names in without for name in names)
    others = {max(names, key=lambda name: frequency[name]) for names in without}
    return replace(spec, required_unless=tuple(sorted(others)))


def _field(name: str, found: Sequence[object], depth: int) -> FieldSpec:
    """The field that takes all the values in `found`."""
    values = [value for value in found if value is not None]
    kinds = _kinds(values)
    if not kinds or depth > _MAX_DEPTH or len(kinds) > 3:
        return FieldSpec(name)
    spec = FieldSpec(name, kinds)
    if "str" in kinds:
        spec = _text(spec, [value for value in values if isinstance(value, str)])
    if "list" in kinds:
        items = [item for value in values if isinstance(value, list) for item in value]
        nullable = any(item is None for item in items)
        item = FieldSpec(name) if nullable or not items else _field(name, items, depth + 1)
        # the length of single items says nothing, and they repeat from page to page
        item = replace(item, min_length=None, max_length=None, unique=False)
        spec = replace(spec, items=item if item.kinds != ("any",) else None)
    if "mapping" in kinds:
        spec = _mapping(spec, [value for value in values if isinstance(value, dict)], depth)
    return spec


def _kinds(values: Iterable[object]) -> tuple[str, ...]:
    found = {_kind(value) for value in values}
    if "any" in found:
        return ()
    if "float" in found:
        found.discard("int")
    if "datetime" in found:
        found.discard("date")
    return tuple(kind for kind in _KIND_ORDER if kind in found)


def _kind(value: object) -> str:
    # a boolean is an int and a datetime a date, so order matters
    types: tuple[tuple[type, str], ...] = (
        (bool, "bool"), (int, "int"), (float, "float"), (str, "str"),
        (datetime.datetime, "datetime"), (datetime.date, "date"), (list, "list"),
        (dict, "mapping"),
    )  # fmt: skip
    return next((kind for known, kind in types if isinstance(value, known)), "any")


def _text(spec: FieldSpec, texts: Sequence[str]) -> FieldSpec:
    """`spec` with what its texts have in common."""
    kind = _text_kind(spec, texts)
    if kind != "str":
        kinds = dict.fromkeys(kind if one == "str" else one for one in spec.kinds)
        spec = replace(spec, kinds=tuple(kinds))
        return replace(spec, unique=_is_unique(spec, texts))
    if len(spec.kinds) == 1 and (separated := _separated(spec, texts)) is not None:
        return separated
    if choices := _choices(texts):
        return replace(spec, choices=choices)
    lengths = [count_graphemes(text) for text in texts]
    longest = -(-max(lengths) // 10) * 10
    shortest = min(lengths) // 10 * 10
    return replace(
        spec,
        unique=_is_unique(spec, texts),
        max_length=longest,
        min_length=shortest if shortest >= 20 and len(texts) >= _MIN_PAGES else None,
        script=_script(texts),
    )


def _text_kind(spec: FieldSpec, texts: Sequence[str]) -> str:
    if all(_URL.fullmatch(text) for text in texts):
        return "url"
    if all(_EMAIL.fullmatch(text) for text in texts):
        return "email"
    if spec.name in _LANGUAGE_NAMES and all(_LANGUAGE.fullmatch(text) for text in texts):
        return "language"
    if spec.name == "slug" and all(_SLUG.fullmatch(text) for text in texts):
        return "slug"
    if all(_is_date(text) for text in texts):
        return "date"
    return "str"


def _is_date(text: str) -> bool:
    try:
        return len(text) == 10 and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _is_unique(spec: FieldSpec, texts: Sequence[str]) -> bool:
    enough = len(texts) >= _MIN_PAGES
    return enough and spec.name in _UNIQUE_NAMES and len(set(texts)) == len(texts)


def _separated(spec: FieldSpec, texts: Sequence[str]) -> FieldSpec | None:
    """A list in one text, such as `keywords: Careers, Investing`."""
    if spec.name not in _LIST_NAMES or not any("," in text for text in texts):
        return None
    items = [item.strip() for text in texts for item in text.split(",")]
    item = replace(FieldSpec(spec.name, ("str",)), choices=_choices(items))
    return replace(spec, kinds=("list",), items=item, separator=",")


def _choices(texts: Sequence[str]) -> tuple[str, ...]:
    """The few values that repeat over and over, by frequency; empty if there are many."""
    counted = Counter(texts)
    if len(texts) < _MIN_PAGES or len(counted) > _MAX_CHOICES:
        return ()
    if len(texts) < _CHOICE_REPEATS * len(counted):
        return ()
    if any(len(text) > _MAX_CHOICE_LENGTH or "\n" in text for text in counted):
        return ()
    return tuple(text for text, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _script(texts: Sequence[str]) -> str | None:
    """The script that every text uses, if it is not the one that everybody uses."""
    if len(texts) < _MIN_PAGES:
        return None
    for name in SCRIPTS:
        if name != "Latin" and all(
            uses_script(text, name) and not text.isascii() for text in texts
        ):
            return name
    return None


def _mapping(spec: FieldSpec, mappings: Sequence[Mapping[object, object]], depth: int) -> FieldSpec:
    """`spec` with the fields of its mappings, where they look like fields and not like data."""
    names = {key for one in mappings for key in one}
    if not names or len(names) > _MAX_CHOICES or not all(isinstance(key, str) for key in names):
        return spec
    fields = []
    for name in dict.fromkeys(str(key) for one in mappings for key in one):
        values = [one[name] for one in mappings if name in one]
        child = _field(name, values, depth + 1)
        everywhere = len(values) == len(mappings) and not any(map(_is_blank, values))
        fields.append(replace(child, required=everywhere, unique=False))
    return replace(spec, fields=tuple(fields), extra="forbid")


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _field_outliers(
    spec: FieldSpec, found: Sequence[object], pages: Sequence[Observed]
) -> list[str]:
    """What few pages do differently from all the others."""
    told = []
    missing = [path for path, page in pages if spec.name not in page]
    few = max(1, int(len(pages) * _RARE * 2))
    if missing and len(missing) <= few and len(pages) >= _MIN_PAGES:
        told.append(f"`{spec.name}` is missing on {_pages(missing)}")
    elif len(found) <= few and len(pages) >= _MIN_PAGES:
        having = [path for path, page in pages if spec.name in page]
        told.append(f"`{spec.name}` stands only on {_pages(having)}")
    kinds = Counter(_kind(value) for value in found)
    counted = Counter(value for value in found if isinstance(value, str))
    for path, page in pages:
        value = page.get(spec.name)
        if value is None:
            continue
        kind = _kind(value)
        if len(kinds) > 1 and kinds[kind] <= max(1, len(found) * _RARE):
            told.append(f"`{spec.name}` is of type {kind} in {path}, elsewhere {_other(kinds)}")
        elif spec.choices and isinstance(value, str) and counted[value] == 1:
            told.append(f"`{spec.name}` is `{value}` in {path} only")
    return told


def _other(kinds: Counter[str]) -> str:
    return kinds.most_common(1)[0][0]


def _pages(paths: Sequence[str]) -> str:
    shown = ", ".join(paths[:3])
    count = "1 page" if len(paths) == 1 else f"{len(paths)} pages"
    return f"{count}: {shown}{', …' if len(paths) > 3 else ''}"
