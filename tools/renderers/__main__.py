"""`python -m tools.renderers COMMAND`: measure fixers over repositories, write the tables.

measure CORPORA --doclint PROGRAM --out FOLDER    one JSON file for each repository and fixer
summary FOLDER                                    the tables, in Markdown
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from pathlib import Path

from tools.renderers.catalogue import RENDERERS
from tools.renderers.corpus import fresh_copy, repositories
from tools.renderers.fixers import Fixer, doclint, markdownlint_cli2, rumdl
from tools.renderers.kept import kept
from tools.renderers.measuring import measure
from tools.renderers.showing import Shown
from tools.renderers.summary import read_records, tables

_SAMPLE = 260


def main() -> int:
    """Run the command that was asked for."""
    options = _parser().parse_args()
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.renderers", description=__doc__)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("measure", help="fix copies of repositories and look at their pages")
    one.add_argument("corpora", type=Path, help="a folder of repositories with a LIST.tsv")
    one.add_argument("--doclint", type=Path, help="the doclint of the checkout to measure")
    one.add_argument("--others", action="store_true", help="rumdl and markdownlint-cli2 as well")
    one.add_argument("--out", type=Path, required=True, help="the folder for results and copies")
    one.add_argument("--sample", type=int, default=_SAMPLE, help="pages of a repository at most")
    one.add_argument("--only", default="", help="a pattern of the repositories to take")
    one.set_defaults(run=_measure)
    two = commands.add_parser("summary", help="the tables of results")
    two.add_argument("folder", type=Path)
    two.set_defaults(run=_summary)
    three = commands.add_parser("kept", help="how many harmless fixes are still SAFE")
    three.add_argument("before", type=Path)
    three.add_argument("after", type=Path)
    three.set_defaults(run=_kept)
    return parser


def _measure(options: argparse.Namespace) -> int:
    for reason in {reason for one in RENDERERS if (reason := one.missing())}:
        print(f"left out: {reason}", file=sys.stderr)
    fixers = [doclint(options.doclint.absolute())] if options.doclint else []
    if options.others:
        fixers += [rumdl(), markdownlint_cli2()]
    options.out.mkdir(parents=True, exist_ok=True)
    for repository in repositories(options.corpora, options.sample, options.only):
        name = repository.name.replace("/", "__")
        pending = [one for one in fixers if not _result(options.out, name, one).exists()]
        if not pending:
            continue
        place = fresh_copy(repository, options.out / "copies" / name)
        shown = Shown(place)
        for fixer in pending:
            start = time.monotonic()
            records = [measure(repository, place, fixer, one, shown) for one in fixer.presets]
            _result(options.out, name, fixer).write_text(json.dumps(records, ensure_ascii=False))
            seconds = time.monotonic() - start
            print(f"{name} {fixer.name}: {records[0]['pages']} pages, {seconds:.0f} s", flush=True)
        shutil.rmtree(place)
    return 0


def _result(folder: Path, name: str, fixer: Fixer) -> Path:
    return folder / f"{name}.{fixer.name}.json"


def _summary(options: argparse.Namespace) -> int:
    for line in tables(read_records(options.folder)):
        print(line)
    return 0


def _kept(options: argparse.Namespace) -> int:
    for line in kept(read_records(options.before), read_records(options.after)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
