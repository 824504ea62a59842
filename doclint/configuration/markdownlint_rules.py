"""markdownlint's configuration object: which rules it enables, with which options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from doclint.checking.selection import SelectionError, checked_options, selected_codes
from doclint.configuration.rule_tables import option_names
from doclint.values.rule_head import RuleHead
from doclint.values.settings import Settings

__all__ = [
    "RuleState",
    "apply_object",
    "codes_by_name",
    "markdownlint_rules",
    "object_of",
]


class RuleState(NamedTuple):
    """What a configuration object says about one rule; an empty severity says nothing."""

    enabled: bool
    options: Mapping[str, object]
    severity: str


def markdownlint_rules(rules: Mapping[str, RuleHead]) -> dict[str, RuleHead]:
    """Those of `rules` that markdownlint has as well, by code."""
    return {code: rule for code, rule in rules.items() if rule.is_in("markdownlint")}


def codes_by_name(rules: Mapping[str, RuleHead]) -> dict[str, tuple[str, ...]]:
    """For every code, name, alias and tag of markdownlint's rules, in capitals, its codes."""
    found: dict[str, tuple[str, ...]] = {}
    known = markdownlint_rules(rules)
    for code, rule in known.items():
        for tag in rule.tags:
            found[tag.upper()] = (*found.get(tag.upper(), ()), code)
    for code, rule in known.items():
        for name in rule.words:
            found[name.upper()] = (code,)
    return found


def _rule_states(
    config: Mapping[str, object], rules: Mapping[str, RuleHead]
) -> dict[str, RuleState]:
    """What the configuration object `config` makes of every one of markdownlint's rules.

    Keys are codes, aliases or tags in any case; they count in their order, and what a key says
    replaces all that was said about its rules before. Unknown keys say nothing.
    """
    default = next((v for key, v in config.items() if key.upper() == "DEFAULT"), True)
    severity = str(default) if default in ("warning", "error") else ""
    states = dict.fromkeys(markdownlint_rules(rules), RuleState(bool(default), {}, severity))
    names = codes_by_name(rules)
    for key, value in config.items():
        for code in names.get(key.upper(), ()):
            states[code] = _state(rules[code], value)
    return states


def _state(rule: RuleHead, value: object) -> RuleState:
    if not isinstance(value, Mapping):
        return RuleState(bool(value), {}, str(value) if value in ("warning", "error") else "")
    known = option_names(rule)
    options = {str(key): item for key, item in value.items() if key in known}
    severity = value.get("severity")
    return RuleState(
        bool(value.get("enabled", True)),
        options,
        str(severity) if severity in ("warning", "error") else "",
    )


def apply_object(
    settings: Settings, config: Mapping[str, object], rules: Mapping[str, RuleHead]
) -> Settings:
    """`settings` with markdownlint's rules exactly as `config` says; other rules stay."""
    states = _rule_states(config, rules)
    others = _selected(settings, rules) - states.keys()
    chosen = others | {code for code, state in states.items() if state.enabled}
    options = {code: given for code, given in settings.options.items() if code not in states}
    severity = {code: label for code, label in settings.severity.items() if code not in states}
    for code, state in states.items():
        # a comment may enable the rule later on
        if accepted := _accepted(rules[code], state.options):
            options[code] = accepted
        if state.severity:
            severity[code] = state.severity
    return replace(
        settings,
        select=tuple(sorted(chosen)),
        extend_select=(),
        ignore=(),
        options=options,
        severity=severity,
        markdownlint=config,
    )


def object_of(settings: Settings, rules: Mapping[str, RuleHead]) -> Mapping[str, object]:
    """The configuration object that says what `settings` says about markdownlint's rules."""
    if settings.markdownlint:
        return settings.markdownlint
    chosen = _selected(settings, rules)
    compatible = settings.preset == "markdownlint"
    config: dict[str, object] = {"default": compatible}
    for code in markdownlint_rules(rules):
        if code in chosen:
            given: dict[str, object] = dict(settings.options.get(code, {}))
            if code in settings.severity:
                given["severity"] = settings.severity[code]
            if given or not compatible:
                config[code] = given
        elif compatible:
            config[code] = False
    return config


def _selected(settings: Settings, rules: Mapping[str, RuleHead]) -> set[str]:
    # without options, since only the codes matter
    plain = replace(settings, options={}, severity={})
    return selected_codes(plain, rules)


def _accepted(rule: RuleHead, options: Mapping[str, object]) -> dict[str, object]:
    """Those of `options` that the rule takes; markdownlint is silent about the others."""
    if _takes(rule, options):
        return dict(options)
    return {key: value for key, value in options.items() if _takes(rule, {key: value})}


def _takes(rule: RuleHead, options: Mapping[str, object]) -> bool:
    settings = Settings(options={rule.code: options})
    try:
        checked_options(rule, settings)
    except SelectionError:
        return False
    return True
