"""Shares the Indic test data with the tests of the Unicode rules."""

from __future__ import annotations

from tests.indic.conftest import hindi_words

__all__ = ["hindi_words"]
