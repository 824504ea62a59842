"""What the handlers of all front-matter formats share."""

from __future__ import annotations

from typing import ClassVar

from frontmatter.default_handlers import BaseHandler

from doclint.frontmatter.fences import split_content
from doclint.frontmatter.front_matter import Loaded

__all__ = ["LocatedHandler"]


class LocatedHandler(BaseHandler):
    """A handler as python-frontmatter has it, with exact fences, limits and positions.

    `name` is that of the format; messages have it in capitals.
    """

    name: ClassVar[str]

    def detect(self, text: str) -> bool:
        """Whether `text` begins with front matter of this format."""
        return split_content(text, self.name) is not None

    def split(self, text: str) -> tuple[str, str]:
        """The front matter and the content of `text`; `ValueError` where there is none."""
        found = split_content(text, self.name)
        if found is None:
            raise ValueError(f"no {self.name.upper()} front matter")
        return found

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """The values in `fm`; empty where it cannot be read."""
        return dict(self.locate(fm, 0).values)

    def locate(self, fm: str, offset: int) -> Loaded:
        """The values in `fm`, which stands at `offset` of its page, with their positions."""
        raise NotImplementedError
