"""Finds the rules that are installed and selects among them."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint
from types import MappingProxyType, ModuleType

from doclint.checking.rule import NoticeRule, PageRule, Rule, SiteRule
from doclint.files.installed import installed_entry_points, left_out
from doclint.values.errors import RuleError
from doclint.values.rule_head import RuleHead

__all__ = [
    "families_with",
    "installed_heads",
    "installed_rules",
    "left_out_rules",
    "rules_in",
]

_ENTRY_POINT_GROUP = "doclint.rules"

_KINDS = (PageRule, SiteRule, NoticeRule)


@cache
def installed_rules(families: frozenset[str] | None = None) -> Mapping[str, Rule]:
    """Every installed rule by code, in order of the codes.

    An entry point of the group `doclint.rules` of an installed distribution names a rule, a module
    or a package; all rules found there count. A package may be a family: it says in `PREFIX` how
    the codes of all its rules begin, and in `PRESETS` which presets they may be in. With
    `families`, families of other prefixes are left out and their modules are not imported; all are
    there when one of `families` is unknown. Raises `RuleError` when two rules share a code, a name
    or an alias, when a rule is not as its family says, or when an entry point does not load.
    """
    loaded = _loaded_entry_points()
    if families is not None and not families <= {_prefix(module) for _, module in loaded}:
        return installed_rules()
    found: dict[str, Rule] = {}
    names: dict[str, str] = {}
    for point, module in loaded:
        prefix = _prefix(module)
        if families is not None and prefix is not None and prefix not in families:
            continue
        for rule in _rules_of(point, module):
            head = rule.head
            if found.setdefault(head.code, rule) is not rule:
                raise RuleError(f"two rules have the code {head.code}")
            for name in head.words[1:]:
                if names.setdefault(name, head.code) != head.code:
                    raise RuleError(f"{names[name]} and {head.code} share the name {name}")
    return MappingProxyType(dict(sorted(found.items())))


@cache
def installed_heads(families: frozenset[str] | None = None) -> Mapping[str, RuleHead]:
    """What is known about every installed rule, by code; otherwise as `installed_rules`."""
    found = {code: rule.head for code, rule in installed_rules(families).items()}
    return MappingProxyType(found)


@cache
def families_with(preset: str) -> frozenset[str] | None:
    """The prefixes of the families that may have rules in `preset`; None when that is all of them.

    Rules in no family are always there.
    """
    families = [module for _, module in _loaded_entry_points() if _prefix(module) is not None]
    found = {_prefix(one) or "" for one in families if _may_be_in(one, preset)}
    return None if len(found) == len(families) else frozenset(found)


@cache
def _loaded_entry_points() -> list[tuple[EntryPoint, object]]:
    """The entry points by name with what they name."""
    points = sorted(installed_entry_points(_ENTRY_POINT_GROUP), key=lambda point: point.name)
    found = []
    for point in points:
        try:
            found.append((point, point.load()))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            # a module may also try to end the program
            raise _failure(point, error) from error
    return found


def left_out_rules() -> tuple[str, ...]:
    """What the user should know of packages whose rules are not installed but lie about."""
    return tuple(
        f"the rules of `{one.name}` are not used: it is not installed but part of what is linted; "
        "install it, `pip install -e` is enough"
        for one in left_out(_ENTRY_POINT_GROUP)
    )


def _prefix(module: object) -> str | None:
    """How the codes of all rules in a family begin; None for what is no family."""
    return getattr(module, "PREFIX", None) if isinstance(module, ModuleType) else None


def _may_be_in(family: object, preset: str) -> bool:
    """Whether rules of `family` may be in `preset`; those of one that says nothing may be."""
    presets = getattr(family, "PRESETS", None)
    return presets is None or preset == "all" or preset in presets


def _rules_of(point: EntryPoint, module: object) -> list[Rule]:
    try:
        rules = list(rules_in(module))
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise _failure(point, error) from error
    prefix = _prefix(module) or ""
    for rule in rules:
        head = rule.head
        if not head.code.startswith(prefix):
            raise RuleError(f"{head.code} is in a family whose codes begin with {prefix}")
        for preset in head.presets:
            if prefix and not _may_be_in(module, preset):
                raise RuleError(f"{head.code} is in {preset}, its family {prefix} is not")
    return rules


def _failure(point: EntryPoint, error: BaseException) -> RuleError:
    return RuleError(f"entry point {point.name} = {point.value}: {error}")


def rules_in(loaded: object) -> Iterator[Rule]:
    """The rules that `loaded` is or holds: a rule, a module or a package with all its modules."""
    if isinstance(loaded, _KINDS):
        yield loaded
        return
    if not isinstance(loaded, ModuleType):
        raise RuleError(f"{loaded!r} is neither a rule nor a module")
    yield from (value for value in vars(loaded).values() if isinstance(value, _KINDS))
    for module in pkgutil.iter_modules(getattr(loaded, "__path__", ()), f"{loaded.__name__}."):
        yield from rules_in(import_module(module.name))
