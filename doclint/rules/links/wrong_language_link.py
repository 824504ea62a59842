"""LK008 wrong-language-link."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.rules.links._link_findings import found_links, place, retarget
from doclint.site.facts import LinkFact
from doclint.site.site_values import Page, Target
from doclint.site.urls import split
from doclint.site.writing import link_to
from doclint.values.diagnostic import Diagnostic, Severity

__all__ = ["wrong_language_link"]


@site_rule("LK008", "wrong-language-link", severity=Severity.WARNING, sees="links")
def wrong_language_link(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Links to another language's page although the page's own language has it.

    Whoever reads the Hindi page lands on the English one and has to find the way back. It happens
    when text is translated and its links stay. A link to the translation of the very same page
    counts as a language switch and is fine.

    Some generators lead such a link to the right language by themselves (Hugo does, since its
    version 0.123, on sites with several languages); the finding is an information then, because
    the address as it is written still names the other language.

    ```md with file=hugo.toml
    defaultContentLanguage = "en"
    [languages.en]
    contentDir = "content/en"
    [languages.hi]
    contentDir = "content/hi"
    [markup.goldmark.renderHooks.link]
    useEmbedded = "never"
    ```

    ```md with file=content/en/account.md
    # Account
    ```

    ```md with file=content/hi/account.md
    # खाता
    ```

    ```md with file=content/en/only-english.md
    # Only English
    ```

    ```md bad file=content/hi/profit.md
    [खाता](⟦/account/⟧)
    ```

    ```md fixed unsafe file=content/hi/profit.md
    [खाता](/hi/account/)
    ```

    ```md good file=content/hi/profit.md
    [खाता](/hi/account/), [केवल अंग्रेज़ी में](/only-english/)
    ```

    The fix is unsafe: the translation may lack what the link was made for.
    """
    if len({page.language for page in ctx.site.pages.values()}) < 2:
        return
    for page, link, target in found_links(ctx):
        other = _other_language(ctx, page, link, target)
        if other is None:
            continue
        own = ctx.site.resolver(page).translation(other, page.language)
        if own is None or own is page or own.placement.key == page.placement.key:
            continue
        right = link_to(page, own, link, split(link.url))
        yield (
            page.path,
            ctx.diagnostic(
                place(link),
                f"`{link.url}` is the page in `{other.language}`, `{page.language}` has `{right}`",
                retarget(link, right),
                Severity.INFO if target.how == "rewritten" else None,
            ),
        )


def _other_language(ctx: SiteContext, page: Page, link: LinkFact, target: Target) -> Page | None:
    """The page in another language that `link` names as it is written."""
    if not page.language or link.is_image or target.kind not in ("page", "redirect"):
        return None
    named = target.page
    if target.how == "rewritten":
        named = ctx.site.resolver(page).page_at(page, link.url)
    if named is None or named.language in ("", page.language):
        return None
    return None if target.url in named.placement.fallback_routes else named
