"""MD018."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._hash_lines import HashLine, hash_lines
from doclint.values.diagnostic import Applicability, Diagnostic, Effect, Fix, Severity

_KEYCAP = "#\ufe0f\u20e3"


@rule(
    "MD018",
    "no-missing-space-atx",
    tags=("headings", "atx", "spaces"),
    severity=Severity.ERROR,
    presets=("recommended", "markdownlint"),
    reads="lines",
    when=Relevance(literals=("#",), derived=hash_lines),
)
def no_missing_space_atx(ctx: Context) -> Iterator[Diagnostic]:
    """Headings without a blank after the `#`.

    `##Title` is no heading: the page shows the hashes as text in the middle of a paragraph, and
    the part is missing from the table of contents. One `#` before a single word is a hashtag, and
    before a number a reference; both are left alone.

    ```md bad lang=hi
    ##⟦⟧हाइलाइट

    बहीखाता हर लेन-देन का रिकॉर्ड है।
    ```

    ```md fixed lang=hi
    ## हाइलाइट

    बहीखाता हर लेन-देन का रिकॉर्ड है।
    ```

    ```md bad
    #⟦⟧Chart of accounts
    ```

    ```md fixed
    # Chart of accounts
    ```

    ```md bad
    A page for those who
    #⟦⟧keep books themselves.
    ```

    ```md good lang=hi
    #हैशटैग

    #बहीखाता #लेखा
    ```

    ```md good
    #1 in its field
    ```

    ```md bad compatible
    #⟦⟧hashtag
    ```

    ```md fixed compatible
    # hashtag
    ```

    The fix inserts the blank, which makes the line a heading. It is unsafe for a single `#` in the
    middle of a paragraph.
    """
    for found in ctx.doc.derived(hash_lines):
        text = found.text
        after = text[found.hashes : found.hashes + 1]
        if after in ("", " ", "\t") or text.rstrip().endswith("#") or text.startswith(_KEYCAP):
            continue
        if not ctx.compatible and found.hashes == 1 and _is_tag(text):
            continue
        place = found.start + found.hashes
        message = f"no blank after `{'#' * min(found.hashes, 7)}`, so this is no heading"
        yield ctx.diagnostic((place, place), message, _fix(ctx, found, place))


def _is_tag(text: str) -> bool:
    """Whether `text`, which begins with one hash, is a hashtag, several, or a number."""
    words = text.split()
    return text[1].isdigit() or len(words) == 1 or all(word.startswith("#") for word in words)


def _fix(ctx: Context, found: HashLine, place: int) -> Fix | None:
    """Insert the blank; more than six hashes would make no heading even so."""
    if found.hashes > 6 and not ctx.compatible:
        return None
    unsafe = not ctx.compatible and found.hashes == 1 and _continues_paragraph(ctx.doc, found)
    return ctx.replace(
        (place, place),
        " ",
        "Insert a space",
        applicability=Applicability.UNSAFE if unsafe else Applicability.SAFE,
        effect=Effect.REPAIR,
    )


def _continues_paragraph(doc: Document, found: HashLine) -> bool:
    """Whether the line before is text too."""
    return found.line > doc.body_line and bool(doc.source.lines[found.line - 2].strip())
