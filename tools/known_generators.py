"""The list of generators in doclint/site/known_generators.py, made from the generators themselves.

A run has to know by which files each generator is told and what a configuration may call it, but
importing all of them would cost as much as checking a page. `python -m tools.known_generators`
writes the list; with `--check` it only says whether it is out of date.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from doclint.site.generator import GENERATORS_PACKAGE, Generator
from doclint.values.kinds import load, names_in
from tools.generated import write_or_check

__all__ = ["generator_list", "main", "scanned_generators"]

_FILE = "known_generators.py"
_HEAD = '''\
"""The generators in the order in which they are looked for; `make generate` writes this list."""

from __future__ import annotations

from doclint.site.generator import Generator, configures_later, detects_later

__all__ = ["GENERATORS"]

GENERATORS = (
'''


def scanned_generators() -> tuple[Generator, ...]:
    """Every generator in its package, in the order in which they are looked for in a folder.

    The highest precedence is first; those that no file betrays are last.
    """
    found = (load(GENERATORS_PACKAGE, name, Generator) for name in names_in(GENERATORS_PACKAGE))
    return tuple(sorted(found, key=lambda one: (not one.files, -one.precedence, one.name)))


def generator_list(generators: Sequence[Generator]) -> str:
    """The module that lists `generators` without importing them."""
    return "".join((_HEAD, *(line for one in generators for line in _entry(one)), ")\n"))


def _entry(generator: Generator) -> Iterator[str]:
    """The lines of one generator; what has its default is left out."""
    yield "    Generator(\n"
    for field, value in zip(generator._fields, generator, strict=True):
        if field == "configure":
            shown = f'configures_later("{generator.name}")'
        elif value == Generator._field_defaults.get(field, ...):
            continue
        elif field == "detect":
            shown = f'detects_later("{generator.name}")'
        elif isinstance(value, tuple):
            shown = _strings(value)
        else:
            shown = f'"{value}"' if isinstance(value, str) else repr(value)
        yield f"        {field}={shown},\n"
    yield "    ),\n"


def _strings(values: tuple[str, ...]) -> str:
    """A tuple as the formatter of the project would leave it."""
    if len(values) == 1:
        return f'("{values[0]}",)'
    items = "".join(f'            "{one}",\n' for one in values)
    return f"(\n{items}        )"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the list; returns 1 when it is out of date."""
    parser = argparse.ArgumentParser(description="Generate the list of generators.")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--folder", type=Path, default=Path("doclint/site"))
    parsed = parser.parse_args(arguments)
    files = {_FILE: generator_list(scanned_generators())}
    return write_or_check(parsed.folder, files, _FILE, parsed.check)


if __name__ == "__main__":
    sys.exit(main())
