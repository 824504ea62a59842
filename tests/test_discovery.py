"""Which files a run is about."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from doclint.configuration.tree import ConfigTree
from doclint.files.discovery import DiscoveryProblem, discover


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


def found(*paths: str, force_exclude: bool = False) -> list[str]:
    return list(discover(paths or ["."], ConfigTree(), force_exclude=force_exclude).files)


def test_pages_in_the_order_of_their_bytes(root: Path) -> None:
    make("b.md", "a/x.mdx", "a.markdown", "Z.md", "हिन्दी.md", "a/notes.txt", "é.md")
    assert found() == ["Z.md", "a.markdown", "a/x.mdx", "b.md", "é.md", "हिन्दी.md"]


def test_names_that_are_not_utf8(root: Path) -> None:
    os.close(os.open(b"caf\xe9.md", os.O_CREAT | os.O_WRONLY))
    assert found() == ["caf\udce9.md"]


def test_what_is_left_out(root: Path) -> None:
    make("a.md", ".hidden/b.md", "node_modules/c.md", ".doclint-tmp-1.md", ".git/d.md", ".e.md")
    assert found() == [".e.md", "a.md"]


def test_a_hidden_folder_that_include_names(root: Path) -> None:
    make(".github/a.md", ".other/b.md", "c.md")
    Path("doclint.toml").write_text('include = ["*.md", ".github/**/*.md"]')
    assert found() == [".github/a.md", "c.md"]


def test_include_and_exclude(root: Path) -> None:
    make("content/a.md", "content/archive/b.md", "archive/c.md", "d.md", "content/drafts/e.md")
    Path("doclint.toml").write_text(
        'include = ["content/**/*.md"]\nexclude = ["archive", "drafts/"]'
    )
    assert found() == ["content/a.md"]


def test_a_nested_configuration_takes_over(root: Path) -> None:
    make("a.md", "sub/a.md", "sub/b.txt", "sub/deep/c.txt", "sub/skip/d.txt")
    Path("doclint.toml").write_text('exclude = ["b.txt"]')
    Path("sub/doclint.toml").write_text('include = ["*.txt"]\nexclude = ["skip"]')
    assert found() == ["a.md", "sub/b.txt", "sub/deep/c.txt"]


def test_named_files_count(root: Path) -> None:
    make("notes.txt", "archive/a.md", ".hidden/b.md", "c.md")
    Path("doclint.toml").write_text('exclude = ["archive"]')
    named = ("notes.txt", "archive/a.md", ".hidden/b.md", "./c.md", "c.md")
    assert found(*named) == [".hidden/b.md", "archive/a.md", "c.md", "notes.txt"]
    assert found(*named, force_exclude=True) == ["c.md"]


def test_named_folders_count(root: Path) -> None:
    make(".hidden/a.md", "x/b.md", "y/c.md")
    assert found(".hidden", "x", "x/b.md") == [".hidden/a.md", "x/b.md"]


def test_paths_elsewhere_are_shown_relative(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make("here/a.md", "there/b.md")
    monkeypatch.chdir("here")
    assert found(str(root / "here"), "../there") == ["../there/b.md", "a.md"]


def test_a_walk_from_above_names_the_current_folder_as_ever(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("a.md", "here/b.md", "here/deep/c.md", "there/d.md")
    monkeypatch.chdir("here")
    assert found("..") == ["../a.md", "../there/d.md", "b.md", "deep/c.md"]
    assert found("b.md", str(root)) == found("..")


def test_problems(root: Path) -> None:
    make("a.md")
    os.mkfifo("pipe.md")
    assert discover(["a.md", "gone.md", "pipe.md", "nul\0.md"], ConfigTree())[:2] == (
        ("a.md",),
        (
            DiscoveryProblem("gone.md", "no such file or directory"),
            DiscoveryProblem("nul\0.md", "a path cannot hold the character U+0000"),
            DiscoveryProblem("pipe.md", "not a regular file"),
        ),
    )
    assert discover(["."], ConfigTree()).problems == (
        DiscoveryProblem("pipe.md", "not a regular file"),
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_folder_is_a_problem(root: Path) -> None:
    make("a.md", "secret/b.md")
    Path("secret").chmod(0)
    result = discover(["."], ConfigTree())
    Path("secret").chmod(0o700)
    assert result[:2] == (("a.md",), (DiscoveryProblem("secret", "permission denied"),))


def test_links(root: Path) -> None:
    make("site/a.md", "outside.md", "site/real/b.md")
    Path("site/doclint.toml").write_text("")
    Path("site/inside.md").symlink_to("real/b.md")
    Path("site/leaving.md").symlink_to("../outside.md")
    Path("site/broken.md").symlink_to("nowhere.md")
    Path("site/zero.md").symlink_to("/dev/zero")
    Path("site/folder").symlink_to("real")
    Path("site/loop").symlink_to(".")
    assert discover(["site"], ConfigTree())[:2] == (
        ("site/a.md", "site/inside.md", "site/real/b.md"),
        (),
    )
    assert found("site/leaving.md") == ["site/leaving.md"]
    assert discover(["site/zero.md"], ConfigTree()).problems == (
        DiscoveryProblem("site/zero.md", "not a regular file"),
    )


def test_ignore_files(root: Path) -> None:
    make("a.md", "build/b.md", "sub/c.md", "sub/d.md", "sub/deep/e.md", "x/y.md", "local.md")
    make(".git/info/exclude")
    Path(".gitignore").write_text("build/\n/x\n")
    Path("sub/.gitignore").write_text("*.md\n!c.md\n")
    Path(".git/info/exclude").write_text("local.md\n")
    assert found() == ["a.md", "sub/c.md"]
    assert found("sub") == ["sub/c.md"]
    assert found("sub/d.md", "sub/c.md", "build/b.md", force_exclude=True) == ["sub/c.md"]


def test_ignore_files_count_without_a_repository(root: Path) -> None:
    make("a.md", "build/b.md")
    Path(".gitignore").write_text("build\n")
    assert found() == ["a.md"]


PARTS = ["a", "b", "ab", "build", "x y", "foo.d", "c1"]
PATTERNS = [
    "a", "b/", "/a", "*.md", "a*", "**/b", "a/**", "a/**/b", "b/*", "!a", "!*.md", "!b/", "[ab]",
    "?", "a?", "[!a]", "*", "**", "/*", "/*/", "!/a", "x\\ y", "foo.*", "#c", "ab/c1.md",
    "**/ab/*", "c[0-9].md", "!c1.md", "[[:alpha:]]", "a/b", "/a/b/", "b/**/", "*/b", "[a-", "a\\",
    "build/ ", "!build/keep.md", "[]a]", "[a\\]]",
]  # fmt: skip


@pytest.mark.skipif(shutil.which("git") is None, reason="git is the oracle")
@pytest.mark.parametrize("seed", range(12))
def test_git_agrees(root: Path, seed: int) -> None:
    choose = random.Random(seed)
    subprocess.run(["git", "init", "-q"], check=True)
    for _ in range(14):
        folder = Path(*(choose.choice(PARTS) for _ in range(choose.randint(0, 3))))
        make(f"{folder}/{choose.choice(PARTS)}.md")
        if choose.random() < 0.25:
            lines = choose.sample(PATTERNS, choose.randint(1, 4))
            (folder / ".gitignore").write_text("\n".join(lines))
    Path(".gitignore").write_text("\n".join(choose.sample(PATTERNS, choose.randint(1, 5))))
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    expected = sorted(name for name in listed.stdout.split("\0") if name.endswith(".md"))
    assert found() == expected
    every = [str(path) for path in Path().rglob("*.md")]
    assert found(*every, force_exclude=True) == expected
