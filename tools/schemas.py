"""The JSON Schemas under schemas/, each made by the module that knows its subject.

`python -m tools.schemas` writes them; with `--check` it only says which ones are out of date.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from doclint.frontmatter.export import generated_schemas
from tools.config_schema import config_schema
from tools.generated import write_or_check
from tools.output_schema import output_schema

__all__ = ["GENERATORS", "main", "schema_files"]

# a file name and what makes its content
GENERATORS: tuple[tuple[str, Callable[[], Mapping[str, object]]], ...] = (
    ("config.schema.json", config_schema),
    ("output.schema.json", output_schema),
)


def schema_files() -> dict[str, str]:
    """The text of every schema by its path below the folder."""
    texts = {
        name: json.dumps(make(), indent=2, ensure_ascii=False) + "\n" for name, make in GENERATORS
    }
    return texts | generated_schemas()


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the schemas; returns 1 when one is out of date."""
    parser = argparse.ArgumentParser(description="Generate the JSON Schemas.")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--folder", type=Path, default=Path("schemas"))
    parsed = parser.parse_args(arguments)
    return write_or_check(parsed.folder, schema_files(), "**/*.schema.json", parsed.check)


if __name__ == "__main__":
    sys.exit(main())
