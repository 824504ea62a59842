"""Suppression comments, as the rest of doclint uses them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from doclint.document import Document
from doclint.rule import Rule
from doclint.settings import Settings
from doclint.suppression.model import Suppressions

__all__ = ["Suppressions", "configured_settings", "read_suppressions"]

_HTML = re.compile(r"<!--\s*(?i:markdownlint-)")
_MDX = re.compile(r"\{/\*\s*(?i:markdownlint-)")
_NOTHING = Suppressions()


def read_suppressions(
    document: Document,
    rules: Mapping[str, Rule],
    settings: Settings | None = None,
    active: Collection[str] | None = None,
) -> Suppressions:
    """What the comments in `document` suppress, doclint's own and markdownlint's.

    `rules` are all that a comment may name. `settings` are those that `configured_settings` gave,
    and `active` the codes of the rules that ran, None for all: an unneeded comment about any other
    rule is no finding.
    """
    text = document.text
    own = "doclint-" in text
    foreign = _foreign(text)
    if not own and not foreign:
        return _NOTHING
    result = _NOTHING
    if own:
        from doclint.suppression.own import read_own

        found = read_own(document, rules, active)
        result = Suppressions(found.entries, (), found.misnomers)
    if foreign and (settings is None or settings.inline_config):
        from doclint.suppression.markdownlint import blocked_by_markdownlint

        result = result._replace(blocked=blocked_by_markdownlint(document, rules, settings))
    return result


def configured_settings(document: Document, settings: Settings) -> Settings:
    """`settings` under the page's own `markdownlint-configure-file` and `-enable` comments."""
    if not _foreign(document.text) or not settings.inline_config:
        return settings
    from doclint.registry import installed_rules
    from doclint.suppression.configuring import configured

    return configured(document, settings, installed_rules())


def _foreign(text: str) -> bool:
    """Whether `text` may hold a comment of markdownlint, whose case does not matter."""
    if _HTML.search(text):
        return True
    return "{/*" in text and _MDX.search(text) is not None
