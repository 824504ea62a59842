"""`python -m tools.attacks COMMAND`: attack fixes.

mutants --out FILE [CORPORA]    wrong fixes against the proof: prints a table by rule and writes
                                what got through to FILE, a JSON object a line
twisted --out FOLDER            sites of small pages, hazards and what rules fix, for
                                `python -m tools.renderers measure FOLDER`
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.attacks.attacking import Attack, attack
from tools.attacks.hazards import HAZARDS
from tools.attacks.proof import Attacked
from tools.attacks.targets import from_examples, from_repository
from tools.attacks.twisted import SITES, twisted, write_sites
from tools.renderers.catalogue import readers
from tools.renderers.corpus import fresh_copy, repositories
from tools.renderers.renderer import Renderer

_SAMPLE = 260


def main() -> int:
    """Run the command that was asked for."""
    options = _parser().parse_args()
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.attacks", description=__doc__)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("mutants", help="attack the proof with wrong fixes")
    one.add_argument("corpora", type=Path, nargs="?", help="repositories with a LIST.tsv")
    one.add_argument("--only", default="", help="a pattern of the repositories to take")
    one.add_argument("--most", type=int, default=4, help="fixes of a rule in a repository")
    one.add_argument("--out", type=Path, required=True, help="the file for what got through")
    one.set_defaults(run=_mutants)
    two = commands.add_parser("twisted", help="write sites of twisted pages")
    two.add_argument("--each", type=int, default=12, help="pages of each example")
    two.add_argument("--seed", type=int, default=1)
    two.add_argument("--out", type=Path, required=True, help="the folder for the sites")
    two.set_defaults(run=_twisted)
    return parser


def _twisted(options: argparse.Namespace) -> int:
    pages = (*HAZARDS.items(), *twisted(from_examples(), options.each, options.seed))
    write_sites(pages, options.out, list(SITES))
    return 0


def _mutants(options: argparse.Namespace) -> int:
    """Attack and print; 1 when anything got through."""
    escaped = 0
    with options.out.open("w", encoding="utf-8") as file:
        for name, targets, shown_by in _sources(options):
            found = attack(targets, shown_by)
            for line in _table(name, found):
                print(line, flush=True)
            for one in (escape for each in found.values() for escape in each.escaped):
                escaped += 1
                print(json.dumps({"source": name, **one._asdict()}, ensure_ascii=False), file=file)
    return int(escaped > 0)


def _sources(
    options: argparse.Namespace,
) -> Iterator[tuple[str, Iterator[Attacked], list[Renderer]]]:
    yield "examples", from_examples(), _available("plain")
    if options.corpora is None:
        return
    for repository in repositories(options.corpora, _SAMPLE, options.only):
        with tempfile.TemporaryDirectory() as temporary:
            place = fresh_copy(repository, Path(temporary).resolve() / "copy")
            targets = from_repository(place, repository.generator, options.most)
            yield repository.name, targets, _available(repository.generator)


def _available(generator: str) -> list[Renderer]:
    return [one for one in readers(generator, "page.md") if not one.missing()]


def _table(name: str, found: Mapping[str, Attack]) -> Iterator[str]:
    yield f"| {name} | fixes | mutants | visible | not refused |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for code, one in sorted(found.items()):
        yield f"| {code} | {one.fixes} | {one.mutants} | {one.visible} | {len(one.escaped)} |"
    yield ""


if __name__ == "__main__":
    sys.exit(main())
