"""`python -m tools.new_rule FAMILY NAME`: a new rule in its family, under the next free code."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from doclint.checking.registry import installed_heads
from doclint.testing.new_rule import function_name, rule_source
from doclint.values.rule_head import RuleHead
from tools.checkouts import ROOT

__all__ = ["main", "next_code"]

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def next_code(family: str, rules: Mapping[str, RuleHead]) -> str:
    """The code after the last one of `family`; codes are never used again."""
    numbers = [int(code[len(family) :]) for code in rules if code.rstrip("0123456789") == family]
    return f"{family}{max(numbers, default=0) + 1:03}"


def _folder(family: str) -> Path | None:
    """The folder of the family whose codes begin with `family`."""
    for folder in sorted((ROOT / "doclint" / "rules").glob("[a-z]*/")):
        module = import_module(f"doclint.rules.{folder.name}")
        if getattr(module, "PREFIX", None) == family:
            return folder
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the rule; returns 1 when the family or the name is none."""
    parser = argparse.ArgumentParser(description="Write the first form of a rule.")
    parser.add_argument("family", metavar="FAMILY", help="the letters of its code, such as RN")
    parser.add_argument("name", metavar="NAME", help="the offence, as in `unclosed-fence`")
    parser.add_argument("--code", help="the code, where it is decided already")
    parser.add_argument("--site", action="store_true", help="a rule about the whole site")
    parsed = parser.parse_args(arguments)
    folder = _folder(parsed.family)
    if folder is None or not _NAME.fullmatch(parsed.name):
        print("no such family, or no name of lower-case words and hyphens", file=sys.stderr)
        return 1
    path = folder / f"{function_name(parsed.name)}.py"
    if path.exists():
        print(f"{path.relative_to(ROOT)} is there already", file=sys.stderr)
        return 1
    code = parsed.code or next_code(parsed.family, installed_heads())
    path.write_text(rule_source(code, parsed.name, parsed.site), "utf-8")
    print(f"{path.relative_to(ROOT)}: write the examples first, then `make test`")
    return 0


if __name__ == "__main__":
    sys.exit(main())
