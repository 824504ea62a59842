"""Mistakes of the user: told in one line, without a traceback, with exit status 2."""

from __future__ import annotations

__all__ = ["RuleError", "UserError"]


class UserError(Exception):
    """The base of every error whose message is meant for the person who runs doclint."""


class RuleError(UserError):
    """A rule that may not be registered, with the reason."""
