"""Hostile content and names: nothing crashes, hangs or is damaged, and everything is reported."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from doclint.report.formats import format_names
from tests.integration.running import findings, run, tree, write_tree

# what cannot be checked, by file name: its bytes, the code and the message
UNREADABLE = {
    "latin-1.md": (
        "# Caf\xe9\n".encode("latin-1"),
        "UC001",
    ),
    "utf-16.md": ("# Page\n".encode("utf-16"), "UC001"),
    "surrogate.md": (b"# Page \xed\xa0\x80\n", "UC001"),
    "too-big.md": (b"word " * (6 << 18), "DL002"),
    "one-line.md": (b"w" * (2 << 20), "DL002"),
}

# what must be checked to the end, however deep or long
HARD = {
    "brackets.md": "[" * 60_000,
    "more-brackets.md": "[" * 25_000 + "](a)" * 10_000,
    "quotes.md": "> " * 10_000 + "deep\n",
    "lists.md": "- " * 5_000 + "deep\n",
    "stars.md": "*" * 100_000 + "a" + "*" * 100_000,
    "more-stars.md": "*a_ " * 2_000,
    "links.md": "[a](" * 20_000,
    "images.md": "![" * 30_000,
    "comments.md": "<!--" * 20_000,
    "tags.md": "<a " * 30_000,
    "entities.md": "&" * 100_000,
    "table.md": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "|b" * 5_000 + "|\n",
    "fences.md": "```\n" * 2_000,
    "definitions.md": "".join(f"[a{n}]: /b{n}\n" for n in range(5_000)),
    "headings.md": "# A\n" * 1_000,
    "yaml-brackets.md": "---\na: " + "[" * 60_000 + "\n---\n",
    "yaml-bomb.md": "---\na: &a [x,x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)},*{chr(97 + n)}]\n" for n in range(20))
    + "---\n",
    "no-front-matter.md": "---\n" * 20_000,
    "matras.md": "क" + "ा" * 50_000 + "\n",
    "joiners.md": "क्\u200d" * 20_000 + "\n",
    "zero-width.md": "a\u200b" * 5_000 + "\n",
    "nul.md": "# A\x00B\n\ntext\x00\n",
    "controls.md": "# \x1b[31mred\x1b[0m\n\n\x07\x85\u2028\u2029\u202etext\n",
    "one-long-word.md": "कखग" * 100_000 + "\n",
    "backticks.md": "".join("`" * n + "a" for n in range(1, 400)),
}


def test_what_cannot_be_read_is_reported_and_left_alone(tmp_path: Path) -> None:
    pages = {name: data for name, (data, _) in UNREADABLE.items()}
    site = write_tree(tmp_path, pages | {"good.md": "# Good\n\ntext \n"})
    for command in ("check", "fix"):
        done = run(command, "--output-format", "json", cwd=site)
        assert (done.status, done.json["summary"]["complete"], done.err) == (2, False, "")
        found = dict(findings(done))
        assert {name: found[name] for name in UNREADABLE} == {
            name: code for name, (_, code) in UNREADABLE.items()
        }
    after = tree(site)
    assert {name: after[name] for name in pages} == pages
    assert after["good.md"] == b"# Good\n\ntext\n"


@pytest.mark.parametrize("arguments", [("check",), ("fix", "--unsafe-fixes")])
def test_hard_content_is_worked_through(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    site = write_tree(tmp_path, HARD)
    done = run(
        *arguments, "--preset", "all", "--no-cache", "--output-format", "json", "--jobs", "2",
        cwd=site,
    )  # fmt: skip
    assert done.err == ""
    failed = [
        (one["path"], one["message"])
        for one in done.json["diagnostics"]
        if one["code"] in ("DL001", "DL002", "DL003")
    ]
    assert failed == []
    assert done.json["summary"]["files"] == len(HARD)
    assert done.status in (1, 2) if arguments[0] == "fix" else done.status == 1


NAMES = (
    b"new\nline.md",
    b"::error::name.md",
    b"esc\x1b[31m.md",
    b"caf\xe9.md",
    "हिन्दी.md".encode(),
    "rtl\u202eexe.md".encode(),
    b"quote\"'`$(id).md",
    b"%2e%2e.md",
    b"-rf.md",
)


@pytest.mark.parametrize("format", format_names())
def test_names_reach_no_report_unescaped(tmp_path: Path, format: str) -> None:
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("#no heading\n\n\n\nx\n")
    env = {"GITHUB_ACTIONS": "true"}
    done = run("check", "--output-format", format, cwd=tmp_path, env=env)
    assert (done.status, done.err) == (1, "")
    shown = done.raw.decode()
    assert not set("\x1b\u202e\r").intersection(shown)
    starts = [line.lstrip() for line in shown.splitlines()]
    allowed = ("::error file=", "::warning file=", "::notice file=", "::group::", "::endgroup::")
    assert [one for one in starts if one.startswith("::") and not one.startswith(allowed)] == []


def test_fix_writes_files_with_odd_names(tmp_path: Path) -> None:
    paths = [os.fsencode(tmp_path) + b"/" + name for name in NAMES]
    for path in paths:
        Path(os.fsdecode(path)).write_text("# A\n\n\n\ntext\n")
    assert run("fix", cwd=tmp_path).status == 0
    assert {Path(os.fsdecode(path)).read_text() for path in paths} == {"# A\n\ntext\n"}


def test_what_is_no_file_is_reported_or_left_out(tmp_path: Path) -> None:
    site = write_tree(tmp_path / "site", {"page.md": "# A\n\ntext\n", "folder.md/in.md": "# B\n"})
    outside = write_tree(tmp_path / "outside", {"secret.md": "# A\n\n\n\ntext\n"})
    os.mkfifo(site / "pipe.md")
    (site / "zero.md").symlink_to("/dev/zero")
    (site / "loop.md").symlink_to("loop.md")
    (site / "out.md").symlink_to(outside / "secret.md")
    (site / "folder-link").symlink_to(outside)
    (site / "up").symlink_to(site)
    done = run("fix", "--output-format", "json", cwd=site)
    assert findings(done) == [("pipe.md", "DL001")]
    assert (done.status, done.json["summary"]["files"]) == (2, 3)
    assert tree(outside) == {"secret.md": b"# A\n\n\n\ntext\n"}
    named = run("check", "zero.md", "loop.md", "--output-format", "json", cwd=site)
    assert (named.status, findings(named)) == (2, [("loop.md", "DL001"), ("zero.md", "DL001")])
    pointed = run("fix", "out.md", "--output-format", "json", cwd=site)
    assert ("out.md", "DL006") in findings(pointed)
    assert (pointed.status, tree(outside)) == (2, {"secret.md": b"# A\n\n\n\ntext\n"})


SHAPES = {
    "empty.md": b"",
    "line-feed.md": b"\n",
    "bom-only.md": b"\xef\xbb\xbf",
    "bom.md": b"\xef\xbb\xbf# A\n\ntext\n",
    "crlf.md": b"# A\r\n\r\ntext\r\n",
    "cr.md": b"# A\r\rtext\r",
    "mixed.md": b"# A\r\n\ntext\rmore\n",
    "nel.md": "# A\n\nnext\x85line \u2028 separated\n".encode(),
    "tabs.md": b"# A\n\n\tcode\n",
}


def test_a_fix_that_has_nothing_to_do_touches_nothing(tmp_path: Path) -> None:
    site = write_tree(tmp_path, SHAPES)
    for name in SHAPES:
        os.utime(site / name, ns=(10**18, 10**18))
    run("fix", "--select", "MD018", cwd=site)
    assert tree(site) == SHAPES
    assert {(site / name).stat().st_mtime_ns for name in SHAPES} == {10**18}


UNTIDY = {
    "bom.md": (b"\xef\xbb\xbf##\xe0\xa4\x96\n", b"\xef\xbb\xbf## \xe0\xa4\x96\n"),
    "crlf.md": (b"# A\r\n##\xe0\xa4\x96\r\n", b"# A\r\n## \xe0\xa4\x96\r\n"),
    "cr.md": (b"# A\r##\xe0\xa4\x96\r", b"# A\r## \xe0\xa4\x96\r"),
    "mixed.md": (b"# A\r\n##\xe0\xa4\x96\nx\r\ny", b"# A\r\n## \xe0\xa4\x96\nx\r\ny"),
    "unended.md": (b"# A\n\n##\xe0\xa4\x96", b"# A\n\n## \xe0\xa4\x96"),
}  # fmt: skip


def test_a_fix_changes_its_edits_only(tmp_path: Path) -> None:
    site = write_tree(tmp_path, {name: before for name, (before, _) in UNTIDY.items()})
    (site / "crlf.md").chmod(0o640)
    run("fix", "--select", "MD018", cwd=site)
    assert tree(site) == {name: after for name, (_, after) in UNTIDY.items()}
    assert stat.S_IMODE((site / "crlf.md").stat().st_mode) == 0o640
    once = {path: path.stat().st_mtime_ns for path in site.iterdir() if path.is_file()}
    run("fix", "--select", "MD018", cwd=site)
    assert {path: path.stat().st_mtime_ns for path in once} == once


# root may read and write everything; without these two capabilities it is like anybody else
AS_ANYBODY = """
import ctypes, os, struct, sys
if os.getuid() == 0:
    override, read_search = 1 << 1, 1 << 2
    header = struct.pack("Ii", 0x20080522, 0)
    found = ctypes.create_string_buffer(24)
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.capget(header, found) == 0
    sets = list(struct.unpack("6I", found.raw))
    for index in (0, 1):
        sets[index] &= ~(override | read_search)
    assert libc.capset(header, struct.pack("6I", *sets)) == 0
from doclint.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(
    not sys.platform.startswith("linux") and os.getuid() == 0, reason="root may read everything"
)
def test_files_without_permission_are_reported(tmp_path: Path) -> None:
    pages: dict[str, Any] = dict.fromkeys(("a.md", "hidden.md", "locked.md"), "# A\n\n\n\ntext\n")
    site = write_tree(tmp_path, pages | {"closed/in.md": "# A\n"})
    (site / "hidden.md").chmod(0)
    (site / "locked.md").chmod(0o444)
    (site / "closed").chmod(0)
    try:
        done = run(
            *("fix", "--output-format", "json"),
            cwd=site,
            program=("-c", AS_ANYBODY),
        )
    finally:
        (site / "closed").chmod(0o755)
    assert done.err == ""
    wrong = [one for one in findings(done) if one[1].startswith("DL")]
    assert wrong == [("closed", "DL001"), ("hidden.md", "DL001"), ("locked.md", "DL006")]
    assert done.status == 2
    assert (site / "locked.md").read_text() == pages["locked.md"]
    assert (site / "a.md").read_text() == "# A\n\ntext\n"


def test_modules_in_the_linted_folder_do_not_run(tmp_path: Path) -> None:
    trap = "raise SystemExit('ran')\n"
    modules = {f"{name}.py": trap for name in ("yaml", "pyromark", "pydantic", "frontmatter")}
    site = write_tree(tmp_path, modules | {"page.md": "---\ntitle: A\n---\n\n# A\n"})
    done = subprocess.run(
        [sys.executable, "-m", "doclint", "check", "page.md"],
        cwd=site,
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
