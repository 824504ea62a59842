"""What a plain YAML scalar means: PyYAML's reading of YAML 1.1, or the core schema of YAML 1.2."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from yaml.constructor import SafeConstructor
from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from doclint.frontmatter.front_matter import INVALID, Problem
from doclint.frontmatter.limits import MAX_NUMBER, FrontMatterError
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

__all__ = ["MERGE", "foreign_name", "plain_value", "tagged_value"]

_TAG = "tag:yaml.org,2002:"
# local tags, such as MkDocs' `!ENV`, and what PyYAML makes of names of Python
_FOREIGN = ("!", f"{_TAG}python/")
_LONG_NUMBER = lazy_pattern(r"[-+]?[0-9][0-9_:.]*")

# with which a scalar that is not text may begin; `` for the empty scalar
_FIRST_CHARACTERS = frozenset(key for key in Resolver.yaml_implicit_resolvers if key) | {"", "."}

# YAML 1.2.2 section 10.3.2, the core schema
_CORE_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_CORE_BOOL = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_CORE_INT = lazy_pattern(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_CORE_FLOAT = lazy_pattern(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_CORE_SPECIAL = lazy_pattern(r"([-+]?)\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


class _MergeKey:
    """The type of the key `<<`."""

    def __repr__(self) -> str:
        return "<<"


MERGE = _MergeKey()


def plain_value(value: str, version: str) -> object:
    """What the plain scalar `value` stands for; `MERGE` for the key `<<`.

    `version` is `1.1` or `1.2`. Raises `ValueError` for a number or date that cannot exist.
    """
    if value[:1] not in _FIRST_CHARACTERS:
        return value
    if len(value) > MAX_NUMBER and _LONG_NUMBER.fullmatch(value):
        raise ValueError(f"a number of {len(value):,} characters")
    return _core_value(value) if version == "1.2" else _classic_value(value)


def tagged_value(tag: str, value: str) -> object:
    """What `value` under the explicit `tag` stands for.

    Raises `LookupError` when safe YAML has no such tag and `ValueError` when the value is no good.
    """
    construct = _constructors()[tag]
    if len(value) > MAX_NUMBER and tag in (_TAG + "int", _TAG + "float"):
        raise ValueError(f"a number of {len(value):,} characters")
    return construct(ScalarNode(tag, value))


def foreign_name(tag: str | None, welcome: bool, span: Span) -> str:
    """The name that `tag`, which safe YAML does not know, has in the program that does.

    Raises `FrontMatterError` unless tags of other programs are `welcome`.
    """
    for prefix in _FOREIGN if welcome else ():
        if tag is not None and tag.startswith(prefix):
            return tag.removeprefix(prefix)
    shown = (tag or "").replace(_TAG, "!!")
    raise FrontMatterError(Problem(INVALID, f"unknown YAML tag `{shown}`", span))


@cache
def _constructors() -> Mapping[str, Callable[[ScalarNode], object]]:
    """PyYAML's own safe constructors of scalars, by tag."""
    safe = SafeConstructor()
    return {
        _TAG + "str": lambda node: node.value,
        _TAG + "null": safe.construct_yaml_null,
        _TAG + "bool": safe.construct_yaml_bool,
        _TAG + "int": safe.construct_yaml_int,
        _TAG + "float": safe.construct_yaml_float,
        _TAG + "timestamp": safe.construct_yaml_timestamp,
        _TAG + "binary": safe.construct_yaml_binary,
        _TAG + "merge": lambda _: MERGE,
        # PyYAML resolves a lone `=` to this tag and then knows no value for it
        _TAG + "value": lambda node: node.value,
    }


def _classic_value(value: str) -> object:
    for tag, pattern in Resolver.yaml_implicit_resolvers.get(value[:1], ()):
        if pattern.match(value):
            return _constructors()[tag](ScalarNode(tag, value))
    return value


def _core_value(value: str) -> object:
    if value in _CORE_NULL:
        return None
    if value in _CORE_BOOL:
        return _CORE_BOOL[value]
    if _CORE_INT.fullmatch(value):
        base = {"0o": 8, "0x": 16}.get(value[:2], 10)
        return int(value[2:] if base != 10 else value, base)
    if _CORE_FLOAT.fullmatch(value):
        return float(value)
    if special := _CORE_SPECIAL.fullmatch(value):
        return float("nan") if "n" in value[1:2].lower() else float(f"{special[1] or ''}inf")
    return MERGE if value == "<<" else value
