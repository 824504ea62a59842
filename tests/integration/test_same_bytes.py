"""Same input, same bytes out; and every page is parsed once."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pyromark
import pytest

import doclint.files.discovery
from doclint.cli.main import main
from tests.integration.running import EXAMPLES, run

FIXED_TIME = {"SOURCE_DATE_EPOCH": "1700000000"}
REPORT = ("check", "--preset", "all", "--output-format", "sarif", "--no-cache")

# links for which two pages are meant equally well
_EQUALLY_GOOD = "[text](/d-a-c-b/), [the budget sheet and the ledger book](/nowhere/)"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Enough pages that several processes get some each, with findings of several kinds."""
    site = Path(shutil.copytree(EXAMPLES / "hindi-glossary", tmp_path / "site"))
    shutil.rmtree(site / "golden", ignore_errors=True)
    for number in range(3):
        shutil.copytree(site / "content", site / "content" / f"more{number}")
    titles = {"a-b-c": "Ledger book", "b-c-d": "Budget sheet", "links": "Links"}
    for name, title in titles.items():
        page = site / "content" / "en" / f"{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"---\ntitle: {title}\n---\n\n{_EQUALLY_GOOD}\n", encoding="utf-8")
    return site


def test_processes_hash_seed_and_locale_play_no_part(site: Path) -> None:
    expected = run(*REPORT, "--jobs", "1", cwd=site, env=FIXED_TIME)
    assert (expected.status, expected.err) == (1, "")
    for jobs, seed, locale in (("2", "0", "C"), ("3", "1", "C.UTF-8"), ("1", "random", "POSIX")):
        env = FIXED_TIME | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0"}
        done = run(*REPORT, "--jobs", jobs, cwd=site, env=env)
        assert done == expected, (jobs, seed, locale)


@pytest.mark.parametrize("optimize", ["-O", "-OO"])
def test_an_optimizing_interpreter_plays_no_part(site: Path, optimize: str) -> None:
    """`-OO`, or PYTHONOPTIMIZE=2, drops the docstrings that are the rules' pages."""
    program = ("-B", optimize, "-m", "doclint")
    for arguments in (REPORT, ("rule", "MD018")):
        expected = run(*arguments, cwd=site, env=FIXED_TIME)
        assert run(*arguments, cwd=site, env=FIXED_TIME, program=program) == expected


def test_the_cache_plays_no_part(site: Path) -> None:
    options = tuple(one for one in REPORT if one != "--no-cache")
    expected = run(*REPORT, cwd=site, env=FIXED_TIME)
    assert run(*options, cwd=site, env=FIXED_TIME) == expected
    assert run(*options, cwd=site, env=FIXED_TIME) == expected


def test_how_the_folder_is_spelled_plays_no_part(site: Path) -> None:
    (site.parent / "link").symlink_to(site)
    expected = run(*REPORT, cwd=site, env=FIXED_TIME)
    for spelling in ("./", "content/../content", f"{site}/content/"):
        done = run(*REPORT, spelling, cwd=site, env=FIXED_TIME)
        assert done == expected, spelling
    assert run(*REPORT, cwd=site.parent / "link", env=FIXED_TIME) == expected


def test_the_order_of_the_directory_plays_no_part(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert main([*REPORT, "--jobs", "1"]) == 1
    expected = capfdbinary.readouterr()
    listed: list[list[str]] = []

    class Reversed:
        """A listing of a folder from its last entry to its first."""

        def __init__(self, path: Any = ".") -> None:
            with os.scandir(path) as entries:
                self._entries = sorted(entries, key=lambda entry: entry.name, reverse=True)
            listed.append([entry.name for entry in self._entries])

        def __enter__(self) -> Any:
            return iter(self._entries)

        def __exit__(self, *error: object) -> None:
            """Nothing is open any more."""

    class System:
        """The module `os` with that listing."""

        scandir = Reversed

        def __getattr__(self, name: str) -> Any:
            return getattr(os, name)

    monkeypatch.setattr(doclint.files.discovery, "os", System())
    assert main([*REPORT, "--jobs", "1"]) == 1
    assert capfdbinary.readouterr() == expected
    assert len(listed) > 4


def test_every_page_is_parsed_once_whatever_rules_are_on(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    parsed: Counter[str] = Counter()
    real = pyromark.events_with_range

    def counting(text: str, *arguments: Any, **options: Any) -> Any:
        parsed[text] += 1
        return real(text, *arguments, **options)

    monkeypatch.setattr(pyromark, "events_with_range", counting)
    monkeypatch.chdir(site)
    pages = sorted((site / "content").rglob("*.md"))
    for number, page in enumerate(pages):
        # no two pages with one text, so that each can be told from the others
        page.write_bytes(page.read_bytes() + b"\n%d\n" % number)
    assert main([*REPORT, "--jobs", "1"]) == 1
    assert set(parsed.values()) == {1}
    assert len(parsed) == len(pages)
