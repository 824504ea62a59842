"""The first form of a rule: a module that loads, and whose examples say what is still to do."""

from __future__ import annotations

__all__ = ["function_name", "rule_source"]

_PAGE = '''\
"""{code} {name}."""

from __future__ import annotations

from collections.abc import Iterator

from doclint import Context, Diagnostic, Relevance, rule

__all__ = ["{function}"]


@rule("{code}", "{name}", when=Relevance(literals=("??",)))
def {function}(ctx: Context) -> Iterator[Diagnostic]:
    """Text that the rule is about, in one line.

    What the reader of the page sees go wrong, and why that hurts.

    ```md bad
    # Title

    A sentence with ⟦??⟧ in it.
    ```

    ```md good
    # Title

    A sentence.
    ```

    There is no fix: say here how safe the fix is, or why there is none.
    """
    start = ctx.doc.text.find("??")
    while start >= 0:
        yield ctx.diagnostic((start, start + 2), "the fact, in lower case")
        start = ctx.doc.text.find("??", start + 2)
'''
_SITE = '''\
"""{code} {name}."""

from __future__ import annotations

from collections.abc import Iterator

from doclint import Diagnostic, SiteContext, site_rule

__all__ = ["{function}"]


@site_rule("{code}", "{name}")
def {function}(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Pages that the rule is about, in one line.

    What the reader of the page sees go wrong, and why that hurts.

    ```md with file=other.md
    # Other
    ```

    ```md bad
    ⟦⟧# Title
    ```

    ```md good file=title.md
    # Title
    ```

    There is no fix: say here how safe the fix is, or why there is none.
    """
    for page in ctx.site.pages.values():
        if ctx.site.is_reported(page) and page.source == "page.md":
            yield page.path, ctx.diagnostic((0, 0), "the fact, in lower case")
'''


def function_name(name: str) -> str:
    """The function, and the module, of the rule `name`: words joined by underscores."""
    return name.replace("-", "_")


def rule_source(code: str, name: str, site: bool = False) -> str:
    """The module of a new rule about single pages, with `site` about the whole site."""
    form = _SITE if site else _PAGE
    return form.format(code=code, name=name, function=function_name(name))
