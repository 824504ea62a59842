"""A document with its findings, as the fix engine takes it."""

from __future__ import annotations

from collections.abc import Sequence

from doclint.fixing.engine import Linted
from doclint.page.document import Document
from doclint.values.diagnostic import Diagnostic

__all__ = ["linted"]


def linted(document: Document, diagnostics: Sequence[Diagnostic]) -> Linted:
    """What the rules say about `document`, with what the proofs need to know of it."""
    front = document.front_matter
    # what the body holds too is proved with the body
    apart = front is not None and front.body_start > front.span.start
    values = front.values if front is not None and apart else None
    return Linted(diagnostics, document.body_start, values, document.dialect)
