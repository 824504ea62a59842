"""`doclint words`: the words with several spellings, and decisions about them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doclint.cli.main import main
from doclint.cli.words import with_terms


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.md").write_text("फाइल, यहां और राज\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("फ़ाइल, फ़ाइल, यहाँ और राज़\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_words_are_listed_with_their_counts(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["words", "--lang", "hi"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "hi  फ़ाइल 2  फाइल 1",
        "hi  यहाँ 1  यहां 1",
        "2 words with several spellings",
    ]


def test_the_list_as_json_names_the_pages(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["words", "--lang", "hi", "--output-format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["words"][0] == {
        "language": "hi",
        "spellings": [
            {"word": "फ़ाइल", "count": 2, "pages": ["b.md"]},
            {"word": "फाइल", "count": 1, "pages": ["a.md"]},
        ],
    }


def test_decisions_go_into_the_configuration_and_hold(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "doclint.toml").write_text('language = "hi"\n', encoding="utf-8")
    assert main(["words", "--prefer", "फाइल", "--allow", "यहाँ"]) == 0
    assert (repository / "doclint.toml").read_text("utf-8") == (
        'language = "hi"\n\n[terms]\npreferred = [\n  "फाइल",\n]\nallowed = [\n  "यहाँ",\n]\n'
    )
    capsys.readouterr()
    main(["check", "--select", "IN040", "--output-format", "concise", "--no-cache"])
    reported = capsys.readouterr().out
    assert "b.md:1:1: IN040" in reported
    assert "a.md" not in reported.split("first in")[0]


def test_write_prefers_what_is_commoner(repository: Path) -> None:
    assert main(["words", "--lang", "hi", "--write"]) == 0
    assert (repository / "doclint.toml").read_text("utf-8") == (
        '[terms]\npreferred = [\n  "फ़ाइल",\n]\n'
    )


def test_other_tables_stay_as_they_are() -> None:
    text = '[terms]\nallowed = ["ब"]\n\n# ours\n[rules.MD013]\nline_length = 80\n'
    assert with_terms(text, ["अ"], ["क"]) == (
        '[terms]\npreferred = [\n  "अ",\n]\nallowed = [\n  "क",\n  "ब",\n]\n'
        "\n# ours\n[rules.MD013]\nline_length = 80\n"
    )
