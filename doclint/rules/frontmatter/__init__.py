"""FM: front matter."""

PREFIX = "FM"
