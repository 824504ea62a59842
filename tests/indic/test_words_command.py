"""`doclint words`: the words with several spellings, and decisions about them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doclint.cli.main import main
from doclint.configuration import terms
from doclint.configuration.terms import with_terms
from doclint.values.errors import UserError


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


def test_a_configuration_that_was_saved_meanwhile_stays(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = repository / "doclint.toml"

    def save(text: str, words: object) -> str:
        config.write_text("# saved\n", encoding="utf-8")
        return f"# ours\n{text}"

    monkeypatch.setattr(terms, "with_terms", save)
    for before in (None, 'language = "hi"\n'):
        config.unlink(missing_ok=True)
        if before is not None:
            config.write_text(before, encoding="utf-8")
        assert main(["words", "--prefer", "फाइल"]) == 2
        assert config.read_text("utf-8") == "# saved\n"
        assert capsys.readouterr().err == (
            f"doclint: {config} was not written: somebody else has just changed it\n"
        )


def added(text: str, preferred: tuple[str, ...] = (), allowed: tuple[str, ...] = ()) -> str:
    return with_terms(text, {"preferred": preferred, "allowed": allowed})


def test_other_tables_stay_as_they_are() -> None:
    text = '[terms]\nallowed = ["ब"]\n\n# ours\n[rules.MD013]\nline_length = 80\n'
    assert added(text, ("अ",), ("क",)) == (
        '[terms]\nallowed = ["ब", "क"]\npreferred = [\n  "अ",\n]\n'
        "\n# ours\n[rules.MD013]\nline_length = 80\n"
    )


def test_comments_and_layout_inside_the_table_stay() -> None:
    text = """\
language = "hi"  # [terms]

[terms]  # decided by the editors
# what we write
preferred = [ # first list
    "फ़ाइल",  # "]" with nukta
    'ब' # the last one
    # more to come
]
# what may stay
"allowed" = [
]

# the rest
[rules.MD013]
line_length = 80
"""
    assert added(text, ("ख", "क", "ब"), ("ग",)) == text.replace(
        "    'ब' # the last one\n    # more to come\n",
        '    \'ब\', # the last one\n    # more to come\n    "क",\n    "ख",\n',
    ).replace('"allowed" = [\n]', '"allowed" = [\n  "ग",\n]')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", '[terms]\npreferred = [\n  "क",\n]\n'),
        ('a = "x"', 'a = "x"\n\n[terms]\npreferred = [\n  "क",\n]\n'),
        ('a = "x"\r\n', 'a = "x"\r\n\r\n[terms]\r\npreferred = [\r\n  "क",\r\n]\r\n'),
        ("[terms]", '[terms]\npreferred = [\n  "क",\n]\n'),
        ("[terms]\npreferred=[]#x", '[terms]\npreferred=["क"]#x'),
        ('[terms]\npreferred = ["ख",]\n', '[terms]\npreferred = ["ख", "क"]\n'),
        ('[terms]\npreferred = ["क"]\n', '[terms]\npreferred = ["क"]\n'),
        ('[terms]\npreferred = [\n  "ख"]\n', '[terms]\npreferred = [\n  "ख", "क"]\n'),
        (
            '[terms]\r\npreferred = [\r\n\t"ख"\r\n]\r\n',
            '[terms]\r\npreferred = [\r\n\t"ख",\r\n\t"क",\r\n]\r\n',
        ),
        (
            'b = [\n["[terms]"],\n]\n[terms]\nallowed = []\n[[c]]\n',
            'b = [\n["[terms]"],\n]\n[terms]\nallowed = []\npreferred = [\n  "क",\n]\n[[c]]\n',
        ),
    ],
)
def test_a_word_is_added_and_nothing_else_changes(text: str, expected: str) -> None:
    assert added(text, ("क",)) == expected


@pytest.mark.parametrize("text", ['terms = { preferred = ["ख"] }\n', 'terms.allowed = ["ख"]\n'])
def test_terms_without_a_table_are_left_to_the_writer(text: str) -> None:
    with pytest.raises(UserError) as raised:
        added(text, ("क",))
    assert str(raised.value) == ("the words have no `[terms]` table of their own; add them by hand")
