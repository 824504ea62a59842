"""`doclint schema`: infer, export and check front-matter schemas."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from doclint.cli.exit_status import ExitStatus
from doclint.cli.options import add_trust_option

if TYPE_CHECKING:
    from doclint.frontmatter.infer import Observed

__all__ = ["add_parser", "run"]


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the subcommand with its own three."""
    parser = subparsers.add_parser("schema", help="infer, export or check front-matter schemas")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    infer = actions.add_parser(
        "infer",
        help="print the schema that pages already obey",
        description="Print the schema that pages already obey; outliers go to standard error.",
    )
    infer.add_argument("paths", nargs="*", default=["."], metavar="PATH")
    infer.add_argument("--title", default="Page", help="the name of the schema")
    export = actions.add_parser(
        "export",
        help="print a schema as JSON Schema, for editors",
        description="Print a schema as JSON Schema; without SCHEMA that of schema files.",
    )
    export.add_argument("schema", nargs="?", metavar="SCHEMA", help="a file, preset or model")
    add_trust_option(export)
    check = actions.add_parser("check", help="check schema files themselves")
    check.add_argument("schemas", nargs="+", metavar="SCHEMA")
    add_trust_option(check)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what `arguments` ask for; returns the exit status."""
    if arguments.action == "infer":
        return _infer(arguments)
    return _export(arguments) if arguments.action == "export" else _check(arguments)


def _infer(arguments: argparse.Namespace) -> int:
    from doclint.frontmatter.infer import infer_schema
    from doclint.frontmatter.spec_writer import write_spec
    from doclint.report.escape import safe

    pages, problems = _pages(arguments.paths)
    inferred = infer_schema(pages, arguments.title)
    print(write_spec(inferred.spec, inferred.counts, inferred.pages), end="")
    for outlier in inferred.outliers:
        print(f"doclint: {safe(outlier)}", file=sys.stderr)
    for problem in problems:
        print(f"doclint: {safe(problem)}", file=sys.stderr)
    if not pages:
        print("doclint: no page with front matter was found", file=sys.stderr)
        return ExitStatus.WRONG_USE
    return ExitStatus.CLEAN


def _pages(paths: list[str]) -> tuple[list[Observed], list[str]]:
    """The front matter of the pages below `paths`, and what could not be read."""
    from pathlib import Path

    from doclint.configuration.tree import ConfigTree
    from doclint.files.discovery import discover
    from doclint.frontmatter.front_matter import DUPLICATE_KEY
    from doclint.frontmatter.reader import read_front_matter
    from doclint.page.reading import Limits, ReadFailure, decode, read_bytes

    found: list[Observed] = []
    discovery = discover(paths, ConfigTree())
    problems = [f"{one.path}: {one.message}" for one in discovery.problems]
    limits = Limits()
    for path in discovery.files:
        try:
            source = decode(read_bytes(Path(path), limits), limits)
        except ReadFailure as failure:
            problems.append(f"{path}: {failure.reason}")
            continue
        front_matter = read_front_matter(source)
        if front_matter is None:
            problems.append(f"{path}: no front matter")
            continue
        broken = [one for one in front_matter.problems if one.kind != DUPLICATE_KEY]
        problems += [f"{path}: {one.message}" for one in broken]
        if front_matter.readable:
            found.append((path, front_matter.values))
    return found, problems


def _export(arguments: argparse.Namespace) -> int:
    import json

    from doclint.frontmatter.export import editor_schema, language_schema
    from doclint.frontmatter.schema_loading import load_schema

    if arguments.schema is None:
        schema = language_schema()
    else:
        schema = editor_schema(load_schema(arguments.schema, arguments.trust_local_code))
    print(json.dumps(schema, ensure_ascii=False, indent=2))
    return ExitStatus.CLEAN


def _check(arguments: argparse.Namespace) -> int:
    from doclint.frontmatter.declared_models import ModelRefused
    from doclint.frontmatter.schema_loading import load_schema
    from doclint.frontmatter.spec import SchemaFileError
    from doclint.report.escape import safe

    status = ExitStatus.CLEAN
    for reference in arguments.schemas:
        try:
            schema = load_schema(reference, arguments.trust_local_code)
        except SchemaFileError as error:
            print(safe(str(error)))
            # what was refused was not checked
            refused = isinstance(error, ModelRefused)
            status = max(status, ExitStatus.WRONG_USE if refused else ExitStatus.FINDINGS)
        else:
            word = "field" if len(schema.names) == 1 else "fields"
            print(f"{safe(reference)}: {safe(schema.title)}, {len(schema.names)} {word}")
    return status
