"""Traces of text that was lost when it was converted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules._shared.prose_matches import prose_matches
from doclint.values.diagnostic import Diagnostic, Severity

_LOST = re.compile(r"�+|(?<!\?)\?{3,}(?:[ \t]\?{2,})+")
# question marks in the shortest run of them that counts
_FEWEST = 5


def _may_hold_some(document: Document) -> bool:
    """Whether U+FFFD stands in the text, or question marks enough in a row."""
    text = document.text
    if not document.source.is_ascii and "�" in text:
        return True
    # one character is found many times faster than three
    return text.count("?") >= _FEWEST and "???" in text


@rule(
    "UC002",
    "replacement-character",
    severity=Severity.ERROR,
    when=Relevance(literals=("�", "?"), derived=_may_hold_some),
)
def replacement_character(ctx: Context) -> Iterator[Diagnostic]:
    """Replacement characters, or runs of question marks, where text was lost.

    U+FFFD and `??? ????` are what is left when text was read or saved in the wrong encoding. The
    reader cannot know what stood there.

    ```md bad lang=hi escapes
    हि⟦\\ufffd⟧दी और ⟦???? ??⟧ नाम
    ```

    ```md good lang=hi
    सच??? `????  ??` और क्या???
    ```

    There is no fix: the text has to be taken from its source again.
    """
    for found in prose_matches(ctx.doc, _LOST):
        what = "U+FFFD replacement character" if found[0][0] == "�" else f"`{found[0]}`"
        yield ctx.diagnostic(found.span(), f"text was lost here: {what}")
