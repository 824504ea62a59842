"""FM011: a title and a first heading that differ."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.syntax.nodes import Heading
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "FM011",
    "title-mismatch",
    tags=("front-matter", "headings"),
    severity=Severity.INFO,
    presets=(),
    when=Relevance(kinds=(Heading,)),
)
def title_mismatch(ctx: Context) -> Iterator[Diagnostic]:
    """A first `#` heading that differs from the title in the front matter.

    The search result, the menu and the browser tab then promise another page than the one that the
    reader sees.

    ```md bad
    ---
    title: बचत खाता
    ---

    ⟦# चालू खाता⟧
    ```

    ```md good
    ---
    title: बचत खाता
    ---

    # **बचत** खाता

    ## चालू खाता
    ```

    Capitals and emphasis do not count. There is no fix: the author has to choose.
    """
    front_matter = ctx.doc.front_matter
    title = None if front_matter is None else front_matter.values.get("title")
    if not isinstance(title, str):
        return
    heading = next((one for one in ctx.doc.nodes(Heading) if one.level == 1), None)
    if heading is None:
        return
    shown = ctx.doc.plain_text(heading)
    if _normal(shown) != _normal(title):
        message = f"heading is `{shown.strip()}`, expected the title `{title}`"
        yield ctx.diagnostic(heading, message)


def _normal(text: str) -> str:
    """`text` without differences that readers do not take for one."""
    plain = text.replace("*", "").replace("`", "").replace("_", " ")
    return " ".join(unicodedata.normalize("NFC", plain).split()).casefold()
