"""`doclint rule`: the page of one rule, or the list of all."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from doclint.cli.exit_status import ExitStatus

if TYPE_CHECKING:
    from doclint.values.rule_head import RuleHead

__all__ = ["add_parser", "run"]


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("rule", help="show a rule's page, or the list of rules")
    parser.add_argument("code", nargs="?", metavar="CODE", help="a code, name or alias")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what `arguments` ask for; returns the exit status."""
    from doclint.checking.registry import installed_heads

    rules = installed_heads()
    as_json = arguments.output_format == "json"
    if arguments.code is None:
        shown = [_facts(rule) for rule in rules.values()]
        print(json.dumps(shown, indent=2, ensure_ascii=False) if as_json else _list(rules))
        return ExitStatus.CLEAN
    rule = _named(arguments.code, rules)
    if as_json:
        facts = {**_facts(rule), "documentation": rule.doc}
        print(json.dumps(facts, indent=2, ensure_ascii=False))
    else:
        from doclint.report.rule_page import rule_page

        print(rule_page(rule).rstrip())
    return ExitStatus.CLEAN


def _named(word: str, rules: Mapping[str, RuleHead]) -> RuleHead:
    from doclint.configuration.config_errors import ConfigError, nearest
    from doclint.configuration.rule_tables import rule_named, rule_words

    rule = rule_named(word, rules)
    if rule is None:
        suggestion = nearest(word, rule_words(rules))
        raise ConfigError(f"unknown rule `{word}`", key=word, suggestion=suggestion)
    return rule


def _facts(rule: RuleHead) -> dict[str, object]:
    """What is known about `rule`, as JSON values."""
    from doclint.report.rule_page import fix_kind
    from doclint.report.rule_urls import rule_url

    options = {name: _plain(value) for name, value in rule.default_options().items()}
    return {
        "code": rule.code,
        "name": rule.name,
        "aliases": list(rule.aliases),
        "tags": list(rule.tags),
        "summary": rule.summary,
        "severity": rule.severity.label,
        "recommended": rule.is_in("recommended"),
        "fix": fix_kind(rule) or None,
        "site": rule.subject == "site",
        "options": options,
        "url": rule_url(rule.code, {rule.code: rule}),
    }


def _plain(value: object) -> object:
    if isinstance(value, frozenset | set):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _state(rule: RuleHead) -> str:
    return "on " if rule.is_in("recommended") else "off"


def _list(rules: Mapping[str, RuleHead]) -> str:
    """One line a rule: code, name, whether it is on and fixes, and what it finds."""
    from doclint.report.rule_page import fix_kind

    marks = {"safe": "safe fix", "unsafe": "unsafe fix", "both": "fix", "": ""}
    width = max((len(rule.name) for rule in rules.values()), default=0)
    return "\n".join(
        f"{rule.code}  {rule.name:<{width}}  {'on ' if rule.is_in('recommended') else 'off'}  "
        f"{marks[fix_kind(rule)]:<10}  {rule.summary}"
        for rule in rules.values()
    )
