"""Diagnostics as values that survive JSON."""

from __future__ import annotations

from typing import Any

from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix, Severity
from doclint.values.text import Span

__all__ = ["diagnostic_from_json", "diagnostic_to_json"]


def diagnostic_to_json(diagnostic: Diagnostic) -> list[Any]:
    """`diagnostic` as lists, strings and numbers."""
    return [*diagnostic[:4], int(diagnostic.severity), diagnostic.fix]


def diagnostic_from_json(value: list[Any]) -> Diagnostic:
    """The diagnostic that was written as `value`."""
    code, name, span, message, severity, fix = value
    return Diagnostic(code, name, Span(*span), message, Severity(severity), fix and _fix(fix))


def _fix(value: list[Any]) -> Fix:
    title, edits, applicability, effect = value
    made = tuple(Edit(Span(*span), text) for span, text in edits)
    return Fix(title, made, Applicability(applicability), Effect(effect))
