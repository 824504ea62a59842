"""What reading and validating front matter costs, beside PyYAML and pydantic alone.

`python -m benchmarks.front_matter_cost FOLDER` takes the pages below FOLDER, repeated until there
are 4,000, infers their schema, and reports microseconds per page.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from doclint.frontmatter.fences import find_block
from doclint.frontmatter.field_types import build_model
from doclint.frontmatter.findings import find_errors
from doclint.frontmatter.infer import infer_schema
from doclint.frontmatter.reader import read_front_matter
from doclint.frontmatter.schema import Schema
from doclint.frontmatter.schema_loading import schema_from_text
from doclint.frontmatter.spec_writer import write_spec
from doclint.values.text import Source

_PAGES = 4_000
_ROUNDS = 7


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    texts = _texts(parser.parse_args().folder)
    schema = _schema(texts)
    contents = [_content(text) for text in texts]
    baseline, reading, ours = _best(
        lambda: _baseline(contents, schema), lambda: _reading(texts), lambda: _ours(texts, schema)
    )
    print(f"pages                                  {len(texts):>8,}")
    print(f"CSafeLoader load + pydantic            {_per_page(baseline):>8.1f} µs/page")
    print(f"doclint, reading with positions        {_per_page(reading):>8.1f} µs/page")
    print(f"doclint, reading and validating        {_per_page(ours):>8.1f} µs/page")
    print(f"ratio                                  {ours / baseline:>8.2f}")


def _texts(folder: Path) -> list[str]:
    """The pages with front matter, repeated."""
    texts = [path.read_bytes().decode() for path in sorted(folder.rglob("*.md"))]
    readable = [text for text in texts if _content(text)]
    return list(itertools.islice(itertools.cycle(readable), _PAGES))


def _content(text: str) -> str:
    block = find_block(text)
    if block is None or block.problem is not None or block.format != "yaml":
        return ""
    return text[slice(*block.content)]


def _schema(texts: list[str]) -> Schema:
    pages: list[tuple[str, Mapping[str, object]]] = []
    for number, text in enumerate(dict.fromkeys(texts)):
        found = read_front_matter(Source(text))
        if found is not None:
            pages.append((str(number), found.values))
    return schema_from_text(write_spec(infer_schema(pages).spec))


def _baseline(contents: list[str], schema: Schema) -> None:
    """What anybody would write: load each front matter and validate it."""
    assert schema.spec is not None
    model = build_model("Page", schema.spec.fields, schema.spec.extra)
    for content in contents:
        model.model_validate(yaml.load(content, Loader=yaml.CSafeLoader) or {})


def _reading(texts: list[str]) -> None:
    for text in texts:
        read_front_matter(Source(text))


def _ours(texts: list[str], schema: Schema) -> None:
    for text in texts:
        source = Source(text)
        find_errors(schema, source, read_front_matter(source))


def _best(*runs: Callable[[], object]) -> list[float]:
    """The least time of each of `runs` over several rounds, in seconds; they take turns."""
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(_ROUNDS):
        for run, taken in zip(runs, times, strict=True):
            started = time.perf_counter()
            run()
            taken.append(time.perf_counter() - started)
    return [min(taken) for taken in times]


def _per_page(seconds: float) -> float:
    return seconds / _PAGES * 1e6


if __name__ == "__main__":
    main()
