"""The rules of a run as SARIF reporting descriptors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from doclint.report.rule_help import description, help_markdown, help_text
from doclint.report.rule_urls import family, rule_url
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.results import Report
from doclint.values.rule_head import RuleHead

__all__ = ["LEVELS", "plain_descriptor", "rule_descriptors"]

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_PROBLEM_SEVERITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
_MOST_TAGS = 10


def rule_descriptors(report: Report, found: Iterable[Diagnostic]) -> dict[str, dict[str, object]]:
    """By code, the rules that ran and any other code that was `found`, in order of the codes."""
    names = {code: rule.name for code, rule in report.rules.items()}
    for diagnostic in found:
        names.setdefault(diagnostic.code, diagnostic.name)
    return {code: _descriptor(code, names[code], report.rules) for code in sorted(names)}


def plain_descriptor(code: str, name: str) -> dict[str, object]:
    """The descriptor of something of which only code and name are known."""
    words = name.replace("-", " ")
    text = f"{words[:1].upper()}{words[1:]}."
    shown: dict[str, object] = {
        "id": code,
        "name": _pascal_case(name),
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": f"# {code} {name}\n\n{text}"},
    }
    url = rule_url(code, {})
    return shown | ({"helpUri": url} if url else {})


def _pascal_case(name: str) -> str:
    """A rule's name as SARIF wants it: `not-nfc` becomes `NotNfc`."""
    return "".join(word[:1].upper() + word[1:] for word in name.split("-"))


def _descriptor(code: str, name: str, rules: Mapping[str, RuleHead]) -> dict[str, object]:
    rule = rules.get(code)
    if rule is None:
        shown = plain_descriptor(code, name)
        return shown | {"properties": {"tags": [family(code)]}}
    url = rule_url(code, rules)
    return {
        "id": code,
        "name": _pascal_case(name),
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": description(rule)},
        "help": {"text": help_text(rule), "markdown": help_markdown(rule)},
        **({"helpUri": url} if url else {}),
        "defaultConfiguration": {
            "level": LEVELS[rule.severity],
            "enabled": rule.is_in("recommended"),
        },
        "properties": {
            "tags": list(dict.fromkeys((family(code), *rule.tags)))[:_MOST_TAGS],
            "precision": "high",
            "problem.severity": _PROBLEM_SEVERITIES[rule.severity],
        },
    }
