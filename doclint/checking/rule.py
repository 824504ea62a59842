"""What a rule is: a check on a page, a check on the site, or what doclint says about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from doclint.checking.relevance import Relevance
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.rule_head import RuleHead

__all__ = ["ActiveRule", "NoticeRule", "PageRule", "Reads", "Rule", "Sees", "SiteRule"]

O = TypeVar("O")  # noqa: E741  # the options of a rule
R = TypeVar("R", "PageRule[Any]", "SiteRule[Any]")

# what of a page a rule looks at; see `PageRule`
Reads = Literal["lines", "markup", "prose"]
# what the findings of a site rule follow from; see `SiteRule`
Sees = Literal["facts", "links", "site", "world"]

# a site rule yields pairs of a page's path and a diagnostic
SiteFindings = Iterator[tuple[str, Diagnostic]]


@dataclass(frozen=True, slots=True)
class PageRule(Generic[O]):
    """A check on one page.

    `check` is called with a `Context`, and with the rule's options as second argument when it has
    any, on the pages that `when` describes. `reads` says what the rule looks at: `lines`, whatever
    stands on them; `markup`, what Markdown makes of them; `prose`, what people read. Rules on lines
    and markup have nothing to say about a directive of the page's dialect. Where doclint behaves
    like markdownlint, which takes math for no text at all, only rules on lines look at math.
    """

    head: RuleHead
    check: Callable[..., Iterator[Diagnostic]]
    when: Relevance[O]
    reads: Reads = "prose"


@dataclass(frozen=True, slots=True)
class SiteRule(Generic[O]):
    """A check on the whole site.

    `facts`, if any, is called with a page's `Document` (and the options) and returns what the rule
    needs to know of that page, as plain JSON values, or None. `check` is called with a
    `SiteContext`, which has the facts of all pages, and the options.

    `sees` says what the findings follow from, so that nothing is looked at again for which that is
    unchanged. `facts`: from the rule's own facts alone, the site is not shown to it. `links`: those
    on a page from the page, from what its links lead to, and from the addresses and titles of the
    site; it leaves out pages that are not reported. `site`: from anything in the site. `world`:
    from anything at all, such as other servers.

    `on_moved`, if any, is called with a `SiteContext` for every link whose target a fix has moved
    (a `MovedTarget`) and reports it. That belongs to the fix: it counts even where the rule is off.
    """

    head: RuleHead
    check: Callable[..., SiteFindings]
    facts: Callable[..., object] | None = None
    sees: Sees = "site"
    on_moved: Callable[..., Diagnostic] | None = None


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """The page about a finding that doclint makes itself; there is nothing to call."""

    head: RuleHead


Rule = PageRule[Any] | SiteRule[Any] | NoticeRule


class ActiveRule(NamedTuple, Generic[R]):
    """A selected rule with the options and the severity it runs with."""

    rule: R
    options: object | None
    severity: Severity
