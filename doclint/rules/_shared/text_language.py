"""The language that a rule about Indic text goes by."""

from __future__ import annotations

from doclint.page.document import Document
from doclint.page.language import detected_language

__all__ = ["language_of"]


def language_of(document: Document) -> str:
    """The language of the page without script and region: `hi` for `hi-IN`.

    Where nothing names the language of the page, its letters tell.
    """
    named = document.language or document.derived(_detected)
    return named.replace("_", "-").partition("-")[0].lower()


def _detected(document: Document) -> str:
    return detected_language(document.text)
