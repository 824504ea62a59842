"""The numbers that an option of a rule takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["Range"]


@dataclass(frozen=True, slots=True)
class Range:
    """From `least` to `most`, which both belong to it: `level: Annotated[int, Range(1, 6)] = 1`.

    Without `most` there is no end. The default of an option is not checked, only what a user sets.
    """

    least: int
    most: int | None = None

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What refuses other numbers, for pydantic, which nobody else has to import."""
        bounds: dict[str, object] = {"ge": self.least}
        if self.most is not None:
            bounds["le"] = self.most
        return {**handler(source), **bounds}
