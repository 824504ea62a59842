"""`doclint words`: words that the repository spells in several ways, for an editor to decide."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doclint.cli.arguments import USAGE
from doclint.cli.exit_status import ExitStatus
from doclint.cli.options import add_trust_option

if TYPE_CHECKING:
    from doclint.rules.indic._spellings import SpellingGroup

__all__ = ["add_parser", "run"]

_EPILOG = """\
doclint words [PATH ...]          the words with their counts, commonest spelling first
doclint words --prefer फ़ाइल        write a decision into the [terms] of doclint.toml
doclint words --allow हंस          never report this spelling
doclint words --write             take the commonest spelling of every word
"""


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "words",
        help="list words that the repository spells in several ways",
        usage=USAGE,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", metavar="CODE", help="language of the pages, such as hi")
    parser.add_argument(
        "--prefer", action="append", default=[], metavar="WORD", help="the spelling to use"
    )
    parser.add_argument(
        "--allow", action="append", default=[], metavar="WORD", help="a spelling to leave alone"
    )
    parser.add_argument(
        "--write", action="store_true", help="prefer the commonest spelling of every word"
    )
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--config", type=Path, metavar="FILE", help="use this configuration file")
    source.add_argument("--isolated", action="store_true", help="ignore configuration files")
    add_trust_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List the words, or write decisions into the configuration; returns the exit status."""
    if arguments.write or arguments.prefer or arguments.allow:
        return _write(arguments)
    groups, complete = _groups(arguments)
    lines = _as_json(groups) if arguments.output_format == "json" else _as_text(groups)
    for line in lines:
        print(line)
    return ExitStatus.CLEAN if complete else ExitStatus.WRONG_USE


def _groups(arguments: argparse.Namespace) -> tuple[list[SpellingGroup], bool]:
    """The words with several spellings, and whether every page could be read."""
    from doclint.configuration.loading import CommandLine
    from doclint.phases.page_pipeline import Scope
    from doclint.process.workers import default_jobs
    from doclint.rules.indic._spellings import PageWords, groups
    from doclint.rules.indic.spelling_variant import page_from_facts, spelling_variant
    from doclint.run.gathering import gather
    from doclint.run.plan import PlanRequest, make_plan
    from doclint.run.prepared_run import prepared
    from doclint.run.run_options import RunOptions

    code = spelling_variant.head.code
    plan = make_plan(
        PlanRequest(
            paths=tuple(arguments.paths) or (".",),
            config=arguments.config,
            isolated=arguments.isolated,
            command_line=CommandLine(
                select=(code,),
                language=arguments.lang,
                trust_local_code=arguments.trust_local_code,
            ),
        )
    )
    tasks = tuple(task for task in plan.tasks if not task.facts_only)
    options = RunOptions(Scope(pages=False), default_jobs(len(tasks)), owns_process=True)
    outcomes = gather(prepared(replace(plan, tasks=tasks), options))
    pages: dict[str, PageWords] = {}
    for outcome in outcomes:
        facts = outcome.rule_facts.get(code)
        if facts is not None:
            pages[outcome.result.path] = page_from_facts(facts)
    complete = not plan.problems and all(outcome.result.complete for outcome in outcomes)
    return groups(pages), complete


def _as_text(groups: Sequence[SpellingGroup]) -> Iterator[str]:
    """A line for each word: its spellings with their counts, and how often they occur in all."""
    from doclint.report.escape import safe

    for group in sorted(groups, key=lambda one: (-sum(one.counts.values()), one.key)):
        spellings = "  ".join(f"{word} {count}" for word, count in group.counts.items())
        yield safe(f"{group.language}  {spellings}")
    yield f"{len(groups)} words with several spellings"


def _as_json(groups: Sequence[SpellingGroup]) -> Iterator[str]:
    words = [
        {
            "language": group.language,
            "spellings": [
                {"word": word, "count": count, "pages": group.pages[word]}
                for word, count in group.counts.items()
            ],
        }
        for group in groups
    ]
    yield json.dumps({"version": 1, "words": words}, ensure_ascii=False)


def _write(arguments: argparse.Namespace) -> int:
    """Add decisions to the `[terms]` of the configuration."""
    import sys

    from doclint.configuration.config_files import CONFIG_NAMES, config_in
    from doclint.configuration.terms import with_terms
    from doclint.report.escape import safe
    from doclint.values.errors import UserError

    here = Path.cwd()
    existing = config_in(here)
    path: Path = arguments.config or (existing.path if existing else here / CONFIG_NAMES[0])
    if path.name == "pyproject.toml":
        raise UserError("`doclint words` writes into doclint.toml only")
    preferred = list(arguments.prefer)
    if arguments.write:
        groups, complete = _groups(arguments)
        if not complete:
            return ExitStatus.WRONG_USE
        preferred += _clear_winners(groups)
    before = path.read_bytes() if path.exists() else None
    decisions = {"preferred": preferred, "allowed": arguments.allow}
    _replace(path, before, with_terms((before or b"").decode(), decisions))
    print(f"wrote {safe(path.as_posix())}", file=sys.stderr)
    return ExitStatus.CLEAN


def _replace(path: Path, before: bytes | None, text: str) -> None:
    """Write `text` to `path` if that still is what it was `before`, None for no file."""
    from doclint.files.write import FileChanged, WriteRefused, replace_file
    from doclint.values.errors import UserError

    try:
        if before is None:
            with path.open("x", encoding="utf-8", newline="") as stream:
                stream.write(text)
        else:
            replace_file(path, before, text.encode(), Path(path.absolute().anchor))
    except (FileChanged, FileExistsError) as error:
        raise UserError(f"{path} was not written: somebody else has just changed it") from error
    except (WriteRefused, OSError) as error:
        raise UserError(f"cannot write {path}: {error}") from error


def _clear_winners(groups: Iterable[SpellingGroup]) -> Iterator[str]:
    """The commonest spelling of every word that has one."""
    for group in groups:
        (word, most), (_, next_most) = list(group.counts.items())[:2]
        if most > next_most:
            yield word
