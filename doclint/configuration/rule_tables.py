"""The parts of a configuration that name rules: selectors and `[rules.X]` tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

from doclint.checking.selection import SelectionError, checked_options, match_selector
from doclint.configuration.config_errors import nearest
from doclint.configuration.config_files import ConfigFile
from doclint.configuration.merging import Origin
from doclint.values.diagnostic import Severity
from doclint.values.rule_head import RuleHead
from doclint.values.settings import Settings

__all__ = ["check_selectors", "option_names", "rule_named", "rule_tables", "rule_words"]

_COMMON = ("enabled", "severity")


def check_selectors(
    file: ConfigFile,
    table: Mapping[str, object],
    where: tuple[str | int, ...],
    rules: Mapping[str, RuleHead],
) -> None:
    """Refuse selectors that name no rule."""
    for key in ("select", "extend-select", "ignore"):
        selectors = table.get(key, ())
        assert isinstance(selectors, Iterable)
        for index, selector in enumerate(selectors):
            if not match_selector(str(selector), rules):
                raise file.error(
                    f"`{key}`: unknown rule `{selector}`",
                    *where, key, index,
                    suggestion=nearest(str(selector), rule_words(rules)),
                )  # fmt: skip


def rule_tables(
    file: ConfigFile,
    tables: object,
    where: tuple[str | int, ...],
    rules: Mapping[str, RuleHead],
) -> tuple[dict[str, dict[str, object]], dict[str, Origin]]:
    """The `[rules.X]` tables under the rules' codes, and the place of every option.

    `true` and `false` in place of a table switch a rule on and off. Raises `ConfigError` for an
    unknown rule or option and for a value that the rule does not take.
    """
    found: dict[str, dict[str, object]] = {}
    origins: dict[str, Origin] = {}
    assert isinstance(tables, Mapping)
    for name, table in tables.items():
        place = (*where, "rules", name)
        rule = rule_named(name, rules)
        if rule is None:
            raise file.error(
                f"unknown rule `{name}`", *place, suggestion=nearest(name, rule_words(rules))
            )
        if isinstance(table, bool):
            table = {"enabled": table}
        if not isinstance(table, Mapping):
            raise file.error(f"`{name}`: expected a table of options, true or false", *place)
        values = {_option_key(key): value for key, value in table.items()}
        _check_common(file, values, place)
        _check_options(file, rule, values, place)
        found.setdefault(rule.code, {}).update(values)
        for key in table:
            origins[f"rules.{rule.code}.{_option_key(key)}"] = file.origin(*place, key)
    return found, origins


def rule_named(name: str, rules: Mapping[str, RuleHead]) -> RuleHead | None:
    """The one rule with this code, name or alias."""
    rule = rules.get(name.upper())
    if rule is not None:
        return rule
    lower = name.lower()
    return next((one for one in rules.values() if lower in one.words[1:]), None)


def option_names(rule: RuleHead) -> tuple[str, ...]:
    """The names of the rule's own options."""
    return tuple(field.name for field in fields(rule.options)) if rule.options else ()


def _option_key(key: str) -> str:
    """Options are fields of a dataclass; a hyphen in a configuration stands for an underscore."""
    return key.replace("-", "_")


def _check_common(
    file: ConfigFile, values: Mapping[str, object], place: tuple[str | int, ...]
) -> None:
    if "enabled" in values and not isinstance(values["enabled"], bool):
        raise file.error("`enabled`: expected true or false", *place, "enabled")
    if "severity" not in values:
        return
    labels = [severity.label for severity in Severity]
    if values["severity"] not in labels:
        raise file.error(
            f"`severity`: expected one of {', '.join(labels)}, found `{values['severity']}`",
            *place, "severity",
            suggestion=nearest(str(values["severity"]), labels),
        )  # fmt: skip


def _check_options(
    file: ConfigFile, rule: RuleHead, values: Mapping[str, object], place: tuple[str | int, ...]
) -> None:
    """Refuse options that the rule does not have."""
    known = (*_COMMON, *option_names(rule))
    for key in values:
        if key not in known:
            raise file.error(
                f"{rule.code} ({rule.name}) takes no option `{key}`",
                *place, key,
                suggestion=nearest(key, known),
            )  # fmt: skip
    given = {key: value for key, value in values.items() if key not in _COMMON}
    if not given:
        return
    try:
        checked_options(rule, Settings(options={rule.code: given}))
    except SelectionError as error:
        option = next((key for key in given if f"`{key}" in str(error)), "")
        where = (*place, option) if option else place
        raise file.error(str(error), *where) from error


def rule_words(rules: Mapping[str, RuleHead]) -> list[str]:
    """Every code, name and alias."""
    return [word for rule in rules.values() for word in rule.words]
