"""LK011 duplicate-route."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.site.site_values import Page
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.text import Span

__all__ = ["duplicate_route"]

_KEYS = ("url", "permalink", "slug", "id", "title")


@site_rule("LK011", "duplicate-route", severity=Severity.ERROR, sees="links")
def duplicate_route(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Two pages that claim one address.

    Only one of them can be there, and which one is decided by accident; the other page does not
    exist for the reader, however well it is written.

    ```md with file=hugo.toml
    baseURL = "https://example.org/"
    ```

    ```md with file=content/khata.md
    # खाता
    ```

    ```md bad file=content/naya.md
    ---
    slug: ⟦khata⟧
    ---
    # नया खाता
    ```

    ```md good file=content/naya.md
    ---
    slug: naya-khata
    ---
    # नया खाता
    ```

    There is no fix, because a person has to choose another address.
    """
    for resolver in ctx.site.resolvers:
        for route, one, other in resolver.routes.collisions:
            if one.site.guessed and not (_is_declared(one) or _is_declared(other)):
                continue
            for page, rival in ((one, other), (other, one)):
                yield (
                    page.path,
                    ctx.diagnostic(
                        _span(page), f"`{rival.source}` claims the address `{route}` too"
                    ),
                )


def _is_declared(page: Page) -> bool:
    """Whether the writer chose the address of `page`: without a generator folders prove nothing."""
    return any(key in page.facts.keys for key in ("url", "permalink", "slug"))


def _span(page: Page) -> Span:
    """The value that decides the address of `page`, else its start."""
    for key in _KEYS:
        if key in page.facts.keys:
            return Span(*page.facts.keys[key])
    return Span(0, 0)
