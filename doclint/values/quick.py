"""The quick way to make a named tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

__all__ = ["made"]

T = TypeVar("T", bound=tuple[object, ...])

if TYPE_CHECKING:

    def made(kind: type[T], values: tuple[object, ...]) -> T:
        """The named tuple of this `kind` with these `values`, all of them, defaults included.

        The constructor that `NamedTuple` writes is a function in Python and takes three times as
        long as this one. Where a page has thousands of such values, that is felt; everywhere else
        the constructor says more.
        """
else:
    made = tuple.__new__
