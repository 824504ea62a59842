"""Settings to the rules that run: selection, options and severities."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from doclint.checking.rule import ActiveRule, Rule
from doclint.values.diagnostic import Severity
from doclint.values.errors import UserError
from doclint.values.settings import Settings

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["SelectionError", "active_rules", "families_of", "match_selector"]

_CODE_OR_PREFIX = re.compile(r"([A-Z]{2,8})[0-9]*")


class SelectionError(UserError):
    """A selector that names no rule, or options that a rule does not take."""


def active_rules(settings: Settings, rules: Mapping[str, Rule]) -> tuple[ActiveRule, ...]:
    """The rules that `settings` selects among `rules`, in order of their codes.

    Raises `SelectionError` for an unknown selector, option or severity.
    """
    if settings.select is None:
        chosen = {code for code, rule in rules.items() if _in_preset(rule, settings.preset)}
    else:
        chosen = _matching(settings.select, rules)
    chosen |= _matching(settings.extend_select, rules)
    chosen -= _matching(settings.ignore, rules)
    return tuple(_activate(rules[code], settings) for code in sorted(chosen))


def families_of(settings: Settings) -> frozenset[str] | None:
    """The prefixes of the only rules that `settings` may select; None when all have to be known.

    Errors in the selectors are not looked for here.
    """
    selectors = [*settings.extend_select, *settings.ignore]
    if settings.select is not None:
        selectors += settings.select
    elif settings.preset != "markdownlint":
        return None
    found = [_CODE_OR_PREFIX.fullmatch(selector) for selector in selectors]
    prefixes = {"MD"} if settings.select is None else set()
    return frozenset(prefixes | {one[1] for one in found if one}) if all(found) else None


def match_selector(selector: str, rules: Mapping[str, Rule]) -> set[str]:
    """The codes that `selector`, a code, name, alias or prefix, stands for; empty if none."""
    upper = selector.upper()
    if upper in rules:
        return {upper}
    lower = selector.lower()
    named = {code for code, rule in rules.items() if lower in (rule.name, *rule.aliases)}
    if named:
        return named
    if upper == "ALL":
        return set(rules)
    return {code for code in rules if upper and code.startswith(upper)}


def _matching(selectors: Iterable[str], rules: Mapping[str, Rule]) -> set[str]:
    chosen: set[str] = set()
    for selector in selectors:
        found = match_selector(selector, rules)
        if not found:
            raise SelectionError(f"unknown rule `{selector}`{_suggestion(selector, rules)}")
        chosen |= found
    return chosen


def _suggestion(selector: str, rules: Mapping[str, Rule]) -> str:
    """The end of an error message: what the user may have meant."""
    words = [word for rule in rules.values() for word in (rule.code, rule.name, *rule.aliases)]
    close = difflib.get_close_matches(selector, words, 1) or difflib.get_close_matches(
        selector.upper(), words, 1
    )
    return f"; did you mean `{close[0]}`?" if close else ""


def _in_preset(rule: Rule, preset: str) -> bool:
    if preset == "markdownlint":
        return rule.code.startswith("MD")
    return preset == "all" or rule.recommended


def _activate(rule: Rule, settings: Settings) -> ActiveRule:
    named = settings.severity.get(rule.code)
    severity = rule.severity if named is None else Severity[named.upper()]
    options = _options(rule, settings)
    dormant = rule.dormant is not None and rule.dormant(options)
    return ActiveRule(rule, options, severity, dormant)


def _options(rule: Rule, settings: Settings) -> object | None:
    """The rule's options: its defaults, the preset's, then the user's, validated."""
    given = settings.options.get(rule.code, {})
    if rule.options is None:
        if given:
            raise SelectionError(f"{rule.code} takes no option `{next(iter(given))}`")
        return None
    values: dict[str, object] = {}
    if settings.preset == "markdownlint":
        values.update(rule.markdownlint)
    if not given:
        made: object = rule.options(**values)
        return made
    return _validated(rule, values | dict(given))


def _validated(rule: Rule, values: dict[str, object]) -> object:
    """User-set options, checked by pydantic, which is imported for nobody else."""
    from pydantic import ValidationError

    assert rule.options is not None
    known = [field.name for field in fields(rule.options)]
    for key in values:
        if key not in known:
            close = difflib.get_close_matches(key, known, 1)
            hint = f"; did you mean `{close[0]}`?" if close else ""
            raise SelectionError(f"{rule.code} takes no option `{key}`{hint}")
    try:
        made: object = _adapter(rule.options).validate_python(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SelectionError(f"{rule.code}, option `{where}`: {first['msg'].lower()}") from error
    return made


@cache
def _adapter(options: type) -> TypeAdapter[Any]:
    """What checks values for a rule's `options`; made once, since pages may configure rules."""
    from pydantic import ConfigDict, TypeAdapter
    from pydantic.dataclasses import dataclass as checked

    return TypeAdapter(checked(options, frozen=True, config=ConfigDict(extra="forbid")))


def default_options(rule: Rule) -> dict[str, object]:
    """Every option of `rule` with its default value."""
    if rule.options is None:
        return {}
    found: dict[str, object] = {}
    for field in fields(rule.options):
        if field.default is not MISSING:
            found[field.name] = field.default
        elif field.default_factory is not MISSING:
            found[field.name] = field.default_factory()
    return found
