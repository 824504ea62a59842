"""Markdown to HTML: what the page would look like, for proofs that a fix did not change it."""

from __future__ import annotations

import pyromark

from doclint.syntax.parser import BASE_OPTIONS

__all__ = ["render"]


def render(markdown: str) -> str:
    """The HTML of a Markdown body (without front matter), with the options that `parse` uses."""
    return pyromark.html(markdown, options=BASE_OPTIONS)
