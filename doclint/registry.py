"""Finds the rules that are installed and selects among them."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType, ModuleType

from doclint.rule import Rule, RuleError

__all__ = ["ENTRY_POINT_GROUP", "installed_rules", "rules_in"]

ENTRY_POINT_GROUP = "doclint.rules"


@cache
def installed_rules() -> Mapping[str, Rule]:
    """Every installed rule by code, in order of the codes.

    An entry point of the group `doclint.rules` names a rule, a module or a package; all rules
    found there count. Raises `RuleError` when two rules share a code, a name or an alias, or when
    an entry point does not load.
    """
    found: dict[str, Rule] = {}
    names: dict[str, str] = {}
    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name):
        try:
            rules = list(rules_in(point.load()))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            # a module may also try to end the program
            raise RuleError(f"entry point {point.name} = {point.value}: {error}") from error
        for rule in rules:
            if found.setdefault(rule.code, rule) is not rule:
                raise RuleError(f"two rules have the code {rule.code}")
            for name in (rule.name, *rule.aliases):
                if names.setdefault(name, rule.code) != rule.code:
                    raise RuleError(f"{names[name]} and {rule.code} share the name {name}")
    return MappingProxyType(dict(sorted(found.items())))


def rules_in(loaded: object) -> Iterator[Rule]:
    """The rules that `loaded` is or holds: a rule, a module or a package with all its modules."""
    if isinstance(loaded, Rule):
        yield loaded
        return
    if not isinstance(loaded, ModuleType):
        raise RuleError(f"{loaded!r} is neither a rule nor a module")
    yield from (value for value in vars(loaded).values() if isinstance(value, Rule))
    for module in pkgutil.iter_modules(getattr(loaded, "__path__", ()), f"{loaded.__name__}."):
        yield from rules_in(import_module(module.name))
