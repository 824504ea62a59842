"""Exit statuses, standard input, diffs, several reports, baselines, signals and messages."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from doclint.report.formats import format_names
from tests.integration.running import findings, run, tree, write_tree

CLEAN = "# Page\n\nText.\n"
WARNING = "# Page\n\n### Deep\n"
ERROR = "---\ntitle: a: b\n---\n\nText.\n"


@pytest.mark.parametrize(
    ("page", "options", "status"),
    [
        (CLEAN, (), 0),
        (WARNING, (), 1),
        (WARNING, ("--fail-on", "warning"), 1),
        (WARNING, ("--fail-on", "error"), 0),
        (ERROR, ("--fail-on", "error"), 1),
        (WARNING, ("--exit-zero",), 0),
        (WARNING, ("--ignore", "MD001"), 0),
        (WARNING, ("missing.md",), 2),
        (WARNING, ("--exit-zero", "missing.md"), 2),
    ],
)
def test_the_exit_status(tmp_path: Path, page: str, options: tuple[str, ...], status: int) -> None:
    site = write_tree(tmp_path, {"page.md": page})
    done = run("check", "page.md", *options, cwd=site)
    assert (done.status, done.err) == (status, "")


def test_a_file_that_is_not_utf_8_makes_the_run_incomplete(tmp_path: Path) -> None:
    site = write_tree(tmp_path, {"page.md": b"# Caf\xe9\n"})
    assert run("check", "--exit-zero", "--fail-on", "error", cwd=site).status == 2


@pytest.mark.parametrize("arguments", [(), ("nonsense",), ("check", "--jobs", "0")])
def test_wrong_use_ends_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.status == 2
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", "MD0018"), "command line: unknown rule `MD0018`; did you mean `MD001`?"),
        (
            ("--ignore", "broken-lnk"),
            "command line: unknown rule `broken-lnk`; did you mean `broken-link`?",
        ),
        (
            ("--output-format", "sarrif"),
            f"unknown output format `sarrif`; one of {', '.join(format_names())}",
        ),
        (
            ("--output-format", "json", "--output-format", "full"),
            "only one report can go to standard output; name a file for the others",
        ),
        (("-", "page.md"), "`-` cannot be combined with other paths"),
        (
            ("--baseline", "none.json"),
            "cannot read the baseline none.json: no such file or directory",
        ),
        (
            ("--output-format", "json:no/such/report.json"),
            "cannot write no/such/report.json: no such file or directory",
        ),
    ],
)  # fmt: skip
def test_mistakes_are_told_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    site = write_tree(tmp_path, {"page.md": CLEAN})
    done = run("check", *arguments, cwd=site)
    assert (done.status, done.out, done.err) == (2, "", f"doclint: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "usage", "message"),
    [
        (
            ("chek",),
            "usage: doclint [-h] [--version] COMMAND ...",
            "doclint: error: argument COMMAND: expected `check`, `fix`, `rule`, `config`, `init`,"
            " `schema`, `site`, `words` or `server`, found `chek`",
        ),
        (
            ("fix", "--preset", "most"),
            "usage: doclint fix [OPTION ...] [PATH ...]",
            "doclint fix: error: argument --preset: expected `recommended`, `markdownlint` or"
            " `all`, found `most`",
        ),
        (
            ("check", "--jobs", "two"),
            "usage: doclint check [OPTION ...] [PATH ...]",
            "doclint check: error: argument --jobs: expected a number from 1, found `two`",
        ),
    ],
)
def test_wrong_words_are_answered_with_the_right_ones(
    tmp_path: Path, arguments: tuple[str, ...], usage: str, message: str
) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.status, done.out, done.err) == (2, "", f"{usage}\n{message}\n")


def test_an_unknown_key_is_told_with_its_line(tmp_path: Path) -> None:
    files = {"page.md": CLEAN, "doclint.toml": 'preset = "all"\nexclud = ["x"]\n'}
    done = run("check", cwd=write_tree(tmp_path, files))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("doclint: doclint.toml:2")
    assert "`exclude`" in done.err
    assert done.err.count("\n") == 1


def test_quiet_prints_findings_only(tmp_path: Path) -> None:
    site = write_tree(tmp_path, {"page.md": WARNING})
    loud = run("check", "--output-format", "full", cwd=site).out
    quiet = run("check", "--output-format", "full", "--quiet", cwd=site).out
    assert quiet
    assert quiet in loud
    assert run("check", "--quiet", "--ignore", "MD001", cwd=site).out == ""


FIX_ME = "\ufeff# A\r\n##ख\r\n\r\n\r\nend  x\r\nno end".encode()
FIXED = "\ufeff# A\r\n## ख\r\n\r\nend  x\r\nno end".encode()


def test_standard_input_is_checked_under_its_name(tmp_path: Path) -> None:
    site = write_tree(
        tmp_path, {"doclint.toml": '[[overrides]]\nfiles = ["x/**"]\nignore = ["MD"]\n'}
    )
    page = b"# A\n\n### B\n"
    done = run("check", "-", "--output-format", "json", cwd=site, stdin=page)
    assert (done.status, findings(done)) == (1, [("stdin.md", "MD001")])
    named = run("check", "-", "--stdin-filename", "x/a.md", cwd=site, stdin=page)
    assert (named.status, named.out) == (0, "")
    wrong = run("check", "-", "--output-format", "json", cwd=site, stdin=b"\xff\xfe#\x00")
    assert (wrong.status, findings(wrong)) == (2, [("stdin.md", "UC001")])


def test_standard_input_is_fixed_byte_by_byte(tmp_path: Path) -> None:
    done = run("fix", "-", "--select", "MD012,MD018", cwd=tmp_path, stdin=FIX_ME)
    assert (done.status, done.err) == (0, "")
    assert done.raw == FIXED
    again = run("fix", "-", "--select", "MD012,MD018", cwd=tmp_path, stdin=done.raw)
    assert again.raw == FIXED


def test_standard_input_that_cannot_be_read_comes_back_unchanged(tmp_path: Path) -> None:
    done = run("fix", "-", cwd=tmp_path, stdin=b"# Caf\xe9\n")
    assert (done.status, done.raw) == (2, b"# Caf\xe9\n")
    assert "UC001" in done.err


UNTIDY = {
    "lf.md": b"# A\n##\xe0\xa4\x96\n\n\n\nend\n",
    "crlf.md": b"# A\r\n##\xe0\xa4\x96\r\n\r\n\r\n\r\nend\r\n",
    "no-end.md": b"# A\n\n\n\nno end",
    "separators.md": "# A\n\n\n\nx\u2028y\x0bz\x85w\x0cv\n##ख\n".encode(),
    "lone-cr.md": b"# A\n\nold\rmac\n\n\n\nend\n",
    "tidy.md": b"# A\n\ntext\n",
    "with space.md": b"# A\n\n\n\nend\n",
}


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
def test_the_diff_can_be_applied(tmp_path: Path) -> None:
    select = ("--select", "MD012,MD018,MD047")
    site = write_tree(tmp_path / "site", UNTIDY)
    copy = write_tree(tmp_path / "copy", UNTIDY)
    done = run("fix", "--diff", *select, cwd=site)
    assert (done.status, done.err) == (1, "")
    assert tree(site) == UNTIDY
    subprocess.run(
        ["patch", "-p1", "--binary", "--quiet"], cwd=copy, input=done.raw, check=True, timeout=60
    )
    run("fix", *select, cwd=site)
    assert tree(copy) == tree(site)
    assert run("fix", "--diff", *select, cwd=site).raw == b""


def test_a_diff_after_a_check_that_was_remembered_is_the_same(tmp_path: Path) -> None:
    site = write_tree(tmp_path, UNTIDY)
    fresh = run("fix", "--diff", "--no-cache", cwd=site)
    run("check", cwd=site)
    run("check", cwd=site)
    assert run("fix", "--diff", cwd=site) == fresh


def test_several_reports_at_once(tmp_path: Path) -> None:
    site = write_tree(tmp_path, {"page.md": WARNING})
    done = run(
        *("check", "--output-format", "sarif:out.sarif", "--output-format", "json:out.json"),
        *("--output-format", "concise"),
        cwd=site,
    )
    assert (done.status, done.err) == (1, "")
    assert done.out.startswith("page.md:3:1: MD001 ")
    assert json.loads((site / "out.json").read_bytes())["summary"]["findings"] == 1
    assert json.loads((site / "out.sarif").read_bytes())["version"] == "2.1.0"


def test_a_baseline_hides_what_was_known(tmp_path: Path) -> None:
    site = write_tree(tmp_path, {"page.md": WARNING, "other.md": WARNING})
    noted = run("check", "--write-baseline", "known.json", cwd=site)
    assert (noted.status, noted.out) == (0, "")
    assert run("check", "--baseline", "known.json", cwd=site).status == 0
    # lines may move; a second finding of the same kind is new
    (site / "page.md").write_text("# Page\n\nMore.\n\n### Deep\n\n# New\n\n### Deep\n")
    done = run(
        "check",
        "--select",
        "MD001",
        "--baseline",
        "known.json",
        "--output-format",
        "json",
        cwd=site,
    )
    assert (done.status, findings(done, lines=True)) == (1, [("page.md", 9, "MD001")])


def test_the_output_may_be_closed_early(tmp_path: Path) -> None:
    site = write_tree(tmp_path, {f"page{n}.md": "# A\n" * 2000 for n in range(4)})
    program = f"{sys.executable} -m doclint check --no-cache | head -n 1"
    done = subprocess.run(
        ["sh", "-c", program], cwd=site, capture_output=True, timeout=100, check=False
    )
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


# a shell lets what it starts in the background ignore SIGINT, the tests and all they start with it
ENDLESS = """
import os, signal, sys
from doclint.cli.main import main
import doclint.checking.linter
def never(*arguments):
    os.write(1, b"started\\n")
    while True: pass
doclint.checking.linter.Context = never
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("number", "jobs", "status"),
    [
        (signal.SIGINT, "1", 130),
        (signal.SIGINT, "2", 130),
        (signal.SIGTERM, "2", -signal.SIGTERM),
        (signal.SIGKILL, "2", -signal.SIGKILL),
    ],
)
def test_a_signal_ends_all_processes_quietly(
    tmp_path: Path, number: signal.Signals, jobs: str, status: int
) -> None:
    site = write_tree(tmp_path, dict.fromkeys(("a.md", "b.md", "c.md"), CLEAN))
    command = [sys.executable, "-c", ENDLESS, "check", "--no-cache", "--jobs", jobs]
    process = subprocess.Popen(
        command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"started\n"
        process.send_signal(number)
        # the end of the output tells that no worker holds it open any more
        _, err = process.communicate(timeout=20)
    finally:
        _kill_group(process.pid)
    assert (process.returncode, err) == (status, b"")


def _kill_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return
