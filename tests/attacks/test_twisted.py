"""Small pages made of what rules fix."""

from __future__ import annotations

import random
from pathlib import Path

from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.text import Span
from tools.attacks.proof import Attacked
from tools.attacks.twisted import cropped, twisted, twists, write_sites

_TEXT = "1\n2\n3\n4\n5x6\n7\n8\n9\n10\n"
_PLACE = _TEXT.index("x")
_FOUND = Diagnostic("X1", "x", Span(_PLACE, _PLACE + 1), "m", Severity.WARNING)


def test_a_crop_is_the_lines_around_a_finding() -> None:
    assert cropped(Attacked(_FOUND, _TEXT)) == "2\n3\n4\n5x6\n7\n8\n9"


def test_twists_depend_on_chance_alone() -> None:
    made = [[twists("one *two* three", 5, random.Random(seed)) for seed in range(40)] for _ in "12"]
    assert made[0] == made[1]
    assert len(set(made[0])) > 30
    assert all(one.endswith("\n") for one in made[0])


def test_pages_differ_and_begin_with_the_lines_around_a_finding() -> None:
    pages = list(twisted([Attacked(_FOUND, _TEXT)] * 2, 20, 1))
    assert pages[0] == ("X1-0", "2\n3\n4\n5x6\n7\n8\n9")
    assert len({text for _, text in pages}) == len(pages) > 30
    assert pages == list(twisted([Attacked(_FOUND, _TEXT)] * 2, 20, 1))


def test_sites_have_a_list(tmp_path: Path) -> None:
    write_sites([("one", "# One\n")], tmp_path, ["mkdocs"])
    files = {
        file.relative_to(tmp_path).as_posix(): file.read_text()
        for file in tmp_path.rglob("*")
        if file.is_file()
    }
    assert files == {
        "LIST.tsv": "repo\tcommit\tgenerator\ntwisted/mkdocs\t\tmkdocs\n",
        "twisted__mkdocs/mkdocs.yml": "site_name: x\n",
        "twisted__mkdocs/docs/one.md": "# One\n",
    }
