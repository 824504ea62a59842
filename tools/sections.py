"""The parts of hand-written pages that are made from the program: what comes in kinds, in tables.

Such a part stands between `<!-- made: NAME -->` and `<!-- end: NAME -->`. Run as
`python -m tools.sections` this writes them all; with `--check` it only says which pages are out of
date.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from textwrap import fill

from doclint.configuration.key import Filled, Key
from doclint.configuration.keys import OVERRIDE, TOP_LEVEL, default_of
from doclint.configuration.toml_values import toml_value
from doclint.frontmatter.presets import preset_names
from doclint.report.formats import format_named, format_names
from doclint.report.rule_page import table_row
from doclint.site import known_generators
from tools.generated import write_or_check

__all__ = ["PAGES", "SECTIONS", "main", "with_sections"]

PAGES = ("README.md", "docs/configuration.md", "docs/front-matter.md")
_WIDTH = 100
_SECTION = re.compile(r"(<!-- made: (?P<name>[\w ]+) -->\n).*?(<!-- end: (?P=name) -->)", re.DOTALL)


def with_sections(text: str) -> str:
    """The page `text` with every part that is made from the program made anew.

    Raises `KeyError` for a part that is not among `SECTIONS`.
    """
    return _SECTION.sub(lambda found: f"{found[1]}\n{SECTIONS[found['name']]()}\n{found[3]}", text)


def _key_table(keys: Mapping[str, Key], filled: Filled | None) -> str:
    """A row for each key; tables have sections of their own."""
    rows = [
        (f"`{name}`", _takes(key), _default(name, key, key.fills or filled))
        for name, key in keys.items()
        if not key.kind.startswith("table")
    ]
    return _table(("Key", "Takes", "Default"), rows)


def _takes(key: Key) -> str:
    return f"{key.help}: {_listed(key.choices())}" if key.kind == "choice" else key.help


def _default(name: str, key: Key, filled: Filled | None) -> str:
    value = default_of(name, filled) if filled is not None else None
    if value in (None, "", []):
        return key.unset
    return _listed(map(str, value)) if isinstance(value, list) else f"`{toml_value(value)}`"


def _generator_table() -> str:
    rows = [
        (f"`{one.name}`", _listed(one.aliases), _listed(one.files), _listed([one.dialect]))
        for one in known_generators.GENERATORS
    ]
    return _table(("Generator", "Also called", "Told by", "Flavor of its pages"), rows)


def _format_table() -> str:
    rows = [(f"`{name}`", format_named(name).summary) for name in format_names()]
    return _table(("Format", "What it is"), rows)


def _override_keys() -> str:
    names = [name for name in OVERRIDE if name != "files"]
    return _paragraph(f"Besides `files` an override takes {_listed(names, 'and')}.")


def _schema_names() -> str:
    return _paragraph(f"Built-in schemas are {_listed(preset_names(aliases=False), 'and')}.")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (table_row(list(one)) for one in (head, ["---"] * len(head), *rows))
    return "".join(f"{line}\n" for line in lines)


def _listed(words: Iterable[str], last: str = "") -> str:
    """The words as code, with commas; `last` stands before the last one."""
    shown = [f"`{word}`" for word in words if word]
    if last and len(shown) > 1:
        return f"{', '.join(shown[:-1])} {last} {shown[-1]}"
    return ", ".join(shown)


def _paragraph(text: str) -> str:
    return fill(text, _WIDTH, break_on_hyphens=False, break_long_words=False) + "\n"


def _keys_of(table: str) -> Callable[[], str]:
    return lambda: _key_table(TOP_LEVEL[table].table, TOP_LEVEL[table].fills)


SECTIONS: Mapping[str, Callable[[], str]] = {
    "formats": _format_table,
    "generators": _generator_table,
    "keys": lambda: _key_table(TOP_LEVEL, None),
    "keys of limits": _keys_of("limits"),
    "keys of overrides": _override_keys,
    "keys of site": _keys_of("site"),
    "keys of terms": _keys_of("terms"),
    "schemas": _schema_names,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the pages; returns 1 when one is out of date."""
    parser = argparse.ArgumentParser(description="Make parts of hand-written pages.")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--folder", type=Path, default=Path())
    parsed = parser.parse_args(arguments)
    return max(_page(parsed.folder / name, parsed.check) for name in PAGES)


def _page(path: Path, check: bool) -> int:
    text = with_sections(path.read_text("utf-8"))
    return write_or_check(path.parent, {path.name: text}, path.name, check)


if __name__ == "__main__":
    sys.exit(main())
