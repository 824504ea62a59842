"""What the rules about links share: which links count, how bad a finding is, how a fix is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doclint.checking.context import SiteContext
from doclint.site.facts import LinkFact
from doclint.site.site_values import Broken, Page, Target
from doclint.site.suggest import Suggester, Suggestion
from doclint.site.writing import destination
from doclint.values.diagnostic import Applicability, Effect, Fix, Severity
from doclint.values.fixes import replace
from doclint.values.text import Span

__all__ = [
    "broken_links",
    "did_you_mean",
    "found_links",
    "place",
    "retarget",
    "severity",
    "suggester",
]


def broken_links(ctx: SiteContext, reason: str) -> Iterator[tuple[Page, LinkFact, Broken]]:
    """The links of published pages that are broken for `reason`."""
    return (one for one in ctx.site.broken if one[2].reason == reason)


def found_links(ctx: SiteContext) -> Iterable[tuple[Page, LinkFact, Target]]:
    """The links of published pages that lead somewhere."""
    return ctx.site.found


def place(link: LinkFact) -> Span:
    """The destination of `link`."""
    return Span(link.url_start, link.url_end)


def severity(ctx: SiteContext, page: Page) -> Severity:
    """How bad a link is that seems to lead nowhere: as sure as the site is known.

    Where only a part of the site is here, the page may well exist elsewhere.
    """
    return Severity.INFO if ctx.site.is_partial(page) else page.site.confidence


def suggester(ctx: SiteContext, page: Page) -> Suggester:
    """The guesses for the site of `page`."""
    return ctx.site.resolver(page).derived(Suggester)


def did_you_mean(suggestions: tuple[Suggestion, ...]) -> str:
    """The end of a message that names the guesses, an empty string without any."""
    if not suggestions:
        return ""
    names = " or ".join(f"`{one.url}`" for one in suggestions)
    return f"; did you mean {names}?"


def retarget(link: LinkFact, url: str, applicability: Applicability = Applicability.UNSAFE) -> Fix:
    """A fix that makes `link` lead to `url`."""
    written = destination(url)
    return replace(place(link), written, f"Link to `{written}`", applicability, Effect.TEXT)
