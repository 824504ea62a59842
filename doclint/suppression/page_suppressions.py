"""Suppression comments, as the rest of doclint uses them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from doclint.checking.notices import UNKNOWN_SUPPRESSION, UNUSED_SUPPRESSION
from doclint.page.document import Document
from doclint.suppression.suppression_values import Suppressions
from doclint.values.rule_head import RuleHead
from doclint.values.settings import Settings

__all__ = ["Suppressions", "configured_settings", "page_suppressions", "read_suppressions"]

# a pattern finds several characters faster than `in` does
_COMMENT = re.compile("<!--")
_HTML = re.compile(r"<!--\s*(?i:markdownlint-)")
_MDX = re.compile(r"\{/\*\s*(?i:markdownlint-)")
_NOTHING = Suppressions()


def page_suppressions(document: Document, settings: Settings) -> Suppressions:
    """What the comments in `document` suppress; rules are looked up only if there are any."""
    if not document.derived(_own) and not document.derived(_foreign):
        return _NOTHING
    return read_suppressions(document, _nameable(settings), settings)


def read_suppressions(
    document: Document, rules: Mapping[str, RuleHead], settings: Settings | None = None
) -> Suppressions:
    """What the comments in `document` suppress, doclint's own and markdownlint's.

    `rules` are all that a comment may name. `settings` are those that `configured_settings` gave:
    an unneeded comment about a rule that they do not select is no finding, and none is where they
    do not select unneeded comments. Without them all rules count as selected.
    """
    own, foreign = document.derived(_own), document.derived(_foreign)
    if not own and not foreign:
        return _NOTHING
    result = _NOTHING
    selected = _selected(rules, settings)
    if own:
        from doclint.suppression.own import read_own

        result = read_own(document, rules, selected)
    if foreign and (settings is None or settings.inline_config):
        from doclint.suppression import markdownlint_comments

        result = result._replace(
            blocked=markdownlint_comments.blocked_by_markdownlint(document, rules, settings),
            misnomers=(
                *result.misnomers,
                *markdownlint_comments.misnomers_of_markdownlint(document, rules),
            ),
        )
    return _selected_only(result, selected)


def _selected_only(found: Suppressions, selected: frozenset[str] | None) -> Suppressions:
    """`found` without what would become a finding about comments where such findings are off."""
    if selected is None:
        return found
    if UNUSED_SUPPRESSION.code not in selected:
        found = found._replace(entries=tuple(one._replace(judged=False) for one in found.entries))
    return found if UNKNOWN_SUPPRESSION.code in selected else found._replace(misnomers=())


def _selected(rules: Mapping[str, RuleHead], settings: Settings | None) -> frozenset[str] | None:
    if settings is None:
        return None
    from doclint.checking.selection import selected_codes

    # options cost an import and do not matter here
    plain = replace(settings, options={}, severity={})
    return frozenset(selected_codes(plain, rules))


def configured_settings(document: Document, settings: Settings) -> Settings:
    """`settings` under the page's own `markdownlint-configure-file` and `-enable` comments."""
    if not document.derived(_foreign) or not settings.inline_config:
        return settings
    from doclint.suppression.configuring import configured

    return configured(document, settings, _nameable(settings))


def _nameable(settings: Settings) -> Mapping[str, RuleHead]:
    """The rules that a comment may name to any effect."""
    from doclint.checking.registry import installed_heads
    from doclint.checking.selection import families_of

    families = families_of(settings)
    # what judges the names in comments has to know them all
    judged = families is None or UNUSED_SUPPRESSION.family in families
    return installed_heads(None if judged else families)


def _commented(document: Document) -> bool:
    """Whether the page may hold a comment at all."""
    text = document.text
    return _COMMENT.search(text) is not None or (document.is_mdx and "{/*" in text)


def _own(document: Document) -> bool:
    """Whether the page may hold a comment of doclint."""
    return document.derived(_commented) and "doclint-" in document.text


def _foreign(document: Document) -> bool:
    """Whether the page may hold a comment of markdownlint, whose case does not matter."""
    if not document.derived(_commented):
        return False
    text = document.text
    return _HTML.search(text) is not None or (document.is_mdx and _MDX.search(text) is not None)
