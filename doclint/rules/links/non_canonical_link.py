"""LK006 non-canonical-link."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.rules.links._link_findings import found_links, place, retarget
from doclint.site.facts import LinkFact
from doclint.site.site_values import Page, Target
from doclint.site.urls import decode, split
from doclint.site.writing import corrected, with_tail
from doclint.values.diagnostic import Applicability, Diagnostic, Severity

__all__ = ["non_canonical_link"]

_WORDS = {
    "slash": "the slash at its end",
    "extension": "its suffix",
    "unicode": "its Unicode form",
}


@site_rule("LK006", "non-canonical-link", severity=Severity.INFO, presets=(), sees="links")
def non_canonical_link(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Links that work but are not written as the site itself names the page.

    A slash too few costs the reader a redirect. Another Unicode form of the same letters (`ज़` is
    one character or two) works on some servers and is an error page on the others. Escapes such as
    `%E0%A4%96` cannot be read by whoever edits the page next.

    ```md with file=hugo.toml
    baseURL = "https://example.org/"
    ```

    ```md with file=content/खाता.md
    # खाता
    ```

    ```md bad file=content/page.md
    [एक](⟦/खाता⟧), [दो](⟦/%E0%A4%96%E0%A4%BE%E0%A4%A4%E0%A4%BE/⟧)
    ```

    ```md fixed file=content/page.md
    [एक](/खाता/), [दो](/खाता/)
    ```

    ```md good file=content/page.md
    [एक](/खाता/)
    ```

    The fix is safe: the address that it writes leads to the same page.
    """
    for page, link, target in found_links(ctx):
        if target.kind not in ("page", "asset", "generated") or "case" in target.repairs:
            continue
        problem, right = _judge(page, link, target)
        if problem:
            yield (
                page.path,
                ctx.diagnostic(
                    place(link),
                    f"`{link.url}` differs from `{right}` in {problem}",
                    retarget(link, right, Applicability.SAFE),
                ),
            )


def _judge(page: Page, link: LinkFact, target: Target) -> tuple[str, str]:
    """In what `link` differs from the site's own form, and that form; two empty strings if not."""
    address = split(link.url)
    words = [_WORDS[repair] for repair in target.repairs if repair in _WORDS]
    if words and target.how == "url":
        right = corrected(page, link, target)
        return (" and ".join(words), right) if right != link.url else ("", "")
    readable = decode(address.path)
    if readable != address.path and not readable.isascii() and readable.isprintable():
        escaped = readable.replace("%", "%25").replace(" ", "%20").replace("?", "%3F")
        return "percent escapes", with_tail(escaped.replace("#", "%23"), address)
    return "", ""
