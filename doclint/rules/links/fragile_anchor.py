"""LK015 fragile-anchor."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.rules.links._link_findings import found_links
from doclint.site.anchors import Anchored, heading_anchors
from doclint.site.site_values import Page
from doclint.site.slugs import github, loses_marks
from doclint.values.diagnostic import Applicability, Diagnostic, Effect, Fix, Severity
from doclint.values.fixes import replace
from doclint.values.text import Span

__all__ = ["fragile_anchor"]

_WRITTEN_IDS = frozenset(("strict", "spaced", "docusaurus", "attributes", "attributes-colon"))


@site_rule("LK015", "fragile-anchor", severity=Severity.INFO, presets=())
def fragile_anchor(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Indic headings that are linked to although their generator mangles their id.

    Hugo makes `#हइलइट` of `## हाइलाइट`, MkDocs makes `#_1`, which another heading gets as soon as
    one is added above. Links that readers have saved then lead to the wrong place. An id written by
    hand stays as it is.

    ```md with file=hugo.toml
    baseURL = "https://example.org/"
    ```

    ```md bad file=content/khata.md
    [सार](#हइलइट)

    ⟦## हाइलाइट⟧
    ```

    ```md good file=content/khata.md
    [सार](#हाइलाइट)

    ## हाइलाइट {#हाइलाइट}
    ```

    The fix is unsafe: it writes an id, which changes the address that readers may have saved, and
    the links to it then have to follow (LK002 offers that).
    """
    linked: dict[str, set[str]] = {}
    for _, _, target in found_links(ctx):
        page = target.page
        if page is not None and target.anchor and loses_marks(page.site.anchors.slug):
            linked.setdefault(page.path, set()).add(target.anchor)
    for path, anchors in sorted(linked.items()):
        page = ctx.site.pages[path]
        for one in heading_anchors(page.facts.headings, page.site.anchors):
            if one.id in anchors and not one.explicit and _is_mangled(one):
                span = Span(one.heading.start, one.heading.end)
                yield (
                    path,
                    ctx.diagnostic(
                        span,
                        f"`#{one.id}` does not keep the letters of its heading; write an id",
                        _fix(page, one),
                    ),
                )


def _is_mangled(one: Anchored) -> bool:
    text = "".join(text for kind, text in one.heading.runs if kind != "html")
    marks = any(unicodedata.category(character)[0] == "M" for character in text)
    return marks and one.id != github(text.strip())


def _fix(page: Page, one: Anchored) -> Fix | None:
    """A fix that writes the id that keeps all letters."""
    if one.heading.attributes or not _WRITTEN_IDS & set(page.site.anchors.syntax):
        return None
    text = "".join(text for kind, text in one.heading.runs if kind not in ("html", "image-alt"))
    wanted = github(text.strip()).strip("-")
    if not wanted:
        return None
    end = (one.heading.text_end, one.heading.text_end)
    title, unsafe = f"Write the id `{wanted}`", Applicability.UNSAFE
    return replace(end, f" {{#{wanted}}}", title, unsafe, Effect.REPAIR)
