"""argparse, with words and lines that are the same in every release of Python."""

from __future__ import annotations

import argparse

__all__ = ["USAGE", "Arguments"]

# written out where argparse would list the options, since releases break that list differently
USAGE = "%(prog)s [OPTION ...] [PATH ...]"


class Arguments(argparse.ArgumentParser):
    """A parser that says in doclint's words which values an argument takes."""

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is None or value in action.choices:
            return
        *others, last = (f"`{choice}`" for choice in action.choices)
        expected = f"{', '.join(others)} or {last}" if others else last
        raise argparse.ArgumentError(action, f"expected {expected}, found `{value}`")
