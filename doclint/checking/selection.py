"""Settings to the rules that run: selection, options and severities."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from doclint.checking.registry import families_with
from doclint.checking.rule import ActiveRule, PageRule, Rule, SiteRule
from doclint.values.diagnostic import Severity
from doclint.values.errors import UserError
from doclint.values.rule_head import RuleHead
from doclint.values.settings import Settings

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = [
    "NO_RULES",
    "RuleSet",
    "SelectionError",
    "active_rules",
    "checked_options",
    "families_of",
    "match_selector",
    "selected_codes",
]

_CODE_OR_PREFIX = re.compile(r"([A-Z]{2,8})[0-9]*")


class SelectionError(UserError):
    """A selector that names no rule, or options that a rule does not take."""


class RuleSet(NamedTuple):
    """The rules that run, in order of their codes.

    Those on pages are left out that with their options never report anything. `heads` are by code
    those of all selected rules.
    """

    page: tuple[ActiveRule[PageRule[Any]], ...]
    site: tuple[ActiveRule[SiteRule[Any]], ...]
    heads: Mapping[str, RuleHead]


NO_RULES = RuleSet((), (), {})


def active_rules(settings: Settings, rules: Mapping[str, Rule]) -> RuleSet:
    """The rules that `settings` selects among `rules`, ready to run.

    Raises `SelectionError` for an unknown selector, option or severity.
    """
    page: list[ActiveRule[PageRule[Any]]] = []
    site: list[ActiveRule[SiteRule[Any]]] = []
    known = {code: rule.head for code, rule in rules.items()}
    heads = {code: known[code] for code in sorted(selected_codes(settings, known))}
    for code, head in heads.items():
        rule, options = rules[code], checked_options(head, settings)
        named = settings.severity.get(code)
        severity = head.severity if named is None else Severity[named.upper()]
        if isinstance(rule, SiteRule):
            site.append(ActiveRule(rule, options, severity))
        elif isinstance(rule, PageRule) and not (rule.when.idle and rule.when.idle(options)):
            page.append(ActiveRule(rule, options, severity))
    return RuleSet(tuple(page), tuple(site), heads)


def selected_codes(settings: Settings, heads: Mapping[str, RuleHead]) -> set[str]:
    """The codes of the rules that `settings` selects among `heads`.

    Raises `SelectionError` for an unknown selector.
    """
    if settings.select is None:
        chosen = {code for code, head in heads.items() if head.is_in(settings.preset)}
    else:
        chosen = _matching(settings.select, heads)
    chosen |= _matching(settings.extend_select, heads)
    return chosen - _matching(settings.ignore, heads)


def families_of(settings: Settings) -> frozenset[str] | None:
    """The prefixes of the only rules that `settings` may select; None when all have to be known.

    Errors in the selectors are not looked for here.
    """
    selectors = [*settings.extend_select, *settings.ignore]
    prefixes: frozenset[str] | None = frozenset()
    if settings.select is None:
        prefixes = families_with(settings.preset)
    else:
        selectors += settings.select
    found = [_CODE_OR_PREFIX.fullmatch(selector) for selector in selectors]
    if prefixes is None or not all(found):
        return None
    return prefixes | {one[1] for one in found if one}


def match_selector(selector: str, heads: Mapping[str, RuleHead]) -> set[str]:
    """The codes that `selector`, a code, name, alias or prefix, stands for; empty if none."""
    upper = selector.upper()
    if upper in heads:
        return {upper}
    lower = selector.lower()
    named = {code for code, head in heads.items() if lower in head.words[1:]}
    if named:
        return named
    if upper == "ALL":
        return set(heads)
    return {code for code in heads if upper and code.startswith(upper)}


def _matching(selectors: Iterable[str], heads: Mapping[str, RuleHead]) -> set[str]:
    chosen: set[str] = set()
    for selector in selectors:
        found = match_selector(selector, heads)
        if not found:
            raise SelectionError(f"unknown rule `{selector}`{_suggestion(selector, heads)}")
        chosen |= found
    return chosen


def _suggestion(selector: str, heads: Mapping[str, RuleHead]) -> str:
    """The end of an error message: what the user may have meant."""
    words = [word for head in heads.values() for word in head.words]
    close = difflib.get_close_matches(selector, words, 1) or difflib.get_close_matches(
        selector.upper(), words, 1
    )
    return f"; did you mean `{close[0]}`?" if close else ""


def checked_options(head: RuleHead, settings: Settings) -> object | None:
    """The rule's options: its defaults, the preset's, then the user's.

    Raises `SelectionError` for an option that the rule does not take.
    """
    given = settings.options.get(head.code, {})
    if head.options is None:
        if given:
            raise SelectionError(f"{head.code} takes no option `{next(iter(given))}`")
        return None
    values: dict[str, object] = {}
    if settings.preset == "markdownlint":
        values.update(head.markdownlint)
    if not given:
        made: object = head.options(**values)
        return made
    return _validated(head, values | dict(given))


def _validated(head: RuleHead, values: dict[str, object]) -> object:
    """User-set options, checked by pydantic, which is imported for nobody else."""
    from pydantic import ValidationError

    assert head.options is not None
    known = [field.name for field in fields(head.options)]
    for key in values:
        if key not in known:
            close = difflib.get_close_matches(key, known, 1)
            hint = f"; did you mean `{close[0]}`?" if close else ""
            raise SelectionError(f"{head.code} takes no option `{key}`{hint}")
    try:
        made: object = _adapter(head.options).validate_python(values)
    except ValidationError as error:
        # of the kinds of value that an option takes, the one that was meant got furthest
        met = max(error.errors(include_url=False), key=lambda one: len(one["loc"]))
        # beside options and indices, the names of those kinds are part of the place
        place = [part for part in met["loc"] if part in known or isinstance(part, int)]
        where = f", option `{'.'.join(map(str, place))}`" if place else ""
        raise SelectionError(f"{head.code}{where}: {met['msg'].lower()}") from error
    return made


@cache
def _adapter(options: type) -> TypeAdapter[Any]:
    """What checks values for a rule's `options`; made once, since pages may configure rules."""
    from pydantic import ConfigDict, TypeAdapter
    from pydantic.dataclasses import dataclass as checked

    return TypeAdapter(checked(options, frozen=True, config=ConfigDict(extra="forbid")))
