"""TOML front matter between `+++` fences."""

from __future__ import annotations

import re

from doclint.frontmatter.front_matter import Loaded
from doclint.frontmatter.limits import FrontMatterError
from doclint.frontmatter.located_handler import LocatedHandler
from doclint.frontmatter.toml_reading import read_toml

__all__ = ["LocatedTOMLHandler"]


class LocatedTOMLHandler(LocatedHandler):
    """The handler for TOML 1.0."""

    name = "toml"
    FM_BOUNDARY = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def locate(self, fm: str, offset: int) -> Loaded:
        """The values in `fm`, which stands at `offset` of its page, with their positions."""
        try:
            return read_toml(fm, offset)
        except FrontMatterError as error:
            return Loaded({}, {}, (error.problem,))
