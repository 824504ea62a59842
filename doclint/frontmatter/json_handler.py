"""JSON front matter: one object at the very start of the page."""

from __future__ import annotations

from frontmatter.default_handlers import JSONHandler

from doclint.frontmatter.front_matter import Loaded
from doclint.frontmatter.json_reading import locate_json
from doclint.frontmatter.limits import FrontMatterError
from doclint.frontmatter.located_handler import LocatedHandler

__all__ = ["LocatedJSONHandler"]


class LocatedJSONHandler(LocatedHandler, JSONHandler):
    """The handler for one JSON object."""

    name = "json"

    def locate(self, fm: str, offset: int) -> Loaded:
        """The values in `fm`, which stands at `offset` of its page, with their positions."""
        try:
            return locate_json(fm, offset)
        except FrontMatterError as error:
            return Loaded({}, {}, (error.problem,))
