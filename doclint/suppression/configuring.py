"""Comments of markdownlint that change the settings of their page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from doclint.configuration.foreign_formats import FormatError, parse_any
from doclint.configuration.markdownlint_rules import (
    apply_object,
    codes_by_name,
    markdownlint_rules,
    object_of,
)
from doclint.page.document import Document
from doclint.suppression.markdownlint_comments import directives, directives_in
from doclint.values.rule_head import RuleHead
from doclint.values.settings import Settings

__all__ = ["configured"]


def configured(document: Document, settings: Settings, rules: Mapping[str, RuleHead]) -> Settings:
    """`settings` under the page's `configure-file` comments and those that enable rules."""
    changes: dict[str, object] = {}
    source = document.source
    body = "\n".join(source.lines[document.body_line - 1 :])
    for directive in directives_in([body], document.is_mdx):
        if directive.action == "configure-file":
            changes.update(_parsed(directive.parameter))
    if changes:
        settings = apply_object(settings, {**object_of(settings, rules), **changes}, rules)
    if settings.preset != "markdownlint":
        # elsewhere only configuration decides which rules run
        return settings
    return _with_dormant(document, settings, rules)


def _parsed(text: str) -> Mapping[str, object]:
    """The object that `text` writes; what is no object changes nothing."""
    try:
        value = parse_any(text)
    except FormatError:
        return {}
    return {str(k): v for k, v in value.items()} if isinstance(value, Mapping) else {}


def _with_dormant(
    document: Document, settings: Settings, rules: Mapping[str, RuleHead]
) -> Settings:
    """`settings` with the rules that comments enable although the configuration does not."""
    names = codes_by_name(rules)
    enabled: set[str] = set()
    for directive in directives(document):
        if directive.action in ("enable", "enable-file"):
            words = directive.parameter.upper().split()
            found = {code for word in words for code in names.get(word, ())}
            enabled |= found if words else markdownlint_rules(rules).keys()
    if not enabled:
        return settings
    from doclint.checking.selection import selected_codes

    plain = replace(settings, options={}, severity={})
    active = selected_codes(plain, rules)
    dormant = enabled - active
    if not dormant:
        return settings
    chosen = tuple(sorted(active | dormant))
    return replace(
        settings, select=chosen, extend_select=(), ignore=(), dormant=tuple(sorted(dormant))
    )
