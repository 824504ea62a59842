"""Bytes that are not text."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.notices import INVALID_ENCODING
from doclint.checking.relevance import Relevance
from doclint.values.diagnostic import Diagnostic

_NULL = "\0"


@rule(
    INVALID_ENCODING.code,
    INVALID_ENCODING.name,
    severity=INVALID_ENCODING.severity,
    when=Relevance(literals=(_NULL,)),
)
def invalid_encoding(ctx: Context) -> Iterator[Diagnostic]:
    """A file that is not UTF-8, or that holds a NUL character.

    Generators and browsers expect UTF-8. Anything else, UTF-16 included, shows as question marks in
    diamonds or as other letters, or stops the build; a NUL becomes U+FFFD. A file that cannot be
    decoded is reported with the offset and line of its first wrong byte and the encoding it looks
    like; no other rule looks at it and it is never written.

    ```md bad escapes
    पहला⟦\\x00⟧ दूसरा
    ```

    ```md good
    पहला दूसरा
    ```

    There is no fix: convert the file with the tool that made it.
    """
    text = ctx.doc.text
    offset = text.find(_NULL)
    while offset >= 0:
        yield ctx.diagnostic((offset, offset + 1), "NUL character U+0000")
        offset = text.find(_NULL, offset + 1)
