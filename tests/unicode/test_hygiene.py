"""Properties of all character rules together, and edges of single ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unicodedata import category

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.checking.linter import check
from doclint.fixing.engine import Linted, fix_source
from doclint.page.undecodable import undecodable
from doclint.rules._shared.names import code_points, named, spelled
from doclint.syntax.parser import BASE_OPTIONS
from tests.indic.pages import ALL, document, findings, fixed

PIECES = st.sampled_from(
    [
        "क", "खा", "हैं", "हाेना", "छूताा", "अाम", "पुन:", "ब\u095cा",
        "बड\u093c\u093cा", "श\u200d", "क्\u200dष", "मंे", "करेंं", "क््या", "इि",
        "\u093f", "है।", "है |", "है।।", "है ।", "है.", "है,तो", "एंट्री- टू",
        "अलग -अलग", "२0२१", "tविशिष्ट", "মе", "অ্যাপ", "হয়৷", "à¤¹à¤¿", "â€™",
        "\u200b\u200b", "\u00ad", "\u202e", "\u00a0", "\x08", "\u2028",
        "\ufffd", "\ue000", "<|eot|>", "👩\u200d💻", "می\u200cخواہم", "`अाम`",
        "[क](/\u0958)", "[है।](/x)", "**है** ।", "<b>अा</b>",
        "https://x.in/अा", "\\", "|", "*", "_", "\n", "\n\n", "\n- ", "\n# ",
        "\n> ", "\n| क | ख |\n|--|--|\n| ", " ", " ", " ",
        "{{< x \"अा\" >}}",
    ]
)  # fmt: skip
PAGES = st.lists(PIECES, max_size=25).map("".join)
LANGUAGES = st.sampled_from(["hi", "mr", "sa", "bn", ""])


_PARAGRAPH = str({"Start": "Paragraph"})


def structure(text: str) -> list[str]:
    """What the parser sees apart from text, the white space in it and paragraphs that show none."""
    kept: list[str] = []
    shown = False
    for event in pyromark.events(text, options=BASE_OPTIONS, merge_text=True):
        if isinstance(event, dict) and "Text" in event:
            shown = shown or any(category(one)[0] not in "CZ" for one in event["Text"])
        elif event == {"End": "Paragraph"} and not shown and kept[-1] == _PARAGRAPH:
            kept.pop()
        elif event != "SoftBreak":
            kept.append(str(event))
            shown = False
    return kept


@settings(max_examples=150, deadline=None)
@given(PAGES, LANGUAGES)
def test_rules_never_crash_and_stay_inside_the_text(text: str, language: str) -> None:
    checked = check(document(text, language), ALL)
    assert checked.crashed == ()


def proved(text: str, language: str) -> str:
    """`text` as the engine fixes it: it holds back what would change more than text."""

    def lint(current: str) -> Linted:
        page = document(current, language)
        return Linted(check(page, ALL).diagnostics, page.body_start)

    return fix_source(text, lint, unsafe=False).text


@settings(max_examples=150, deadline=None)
@given(PAGES, LANGUAGES)
def test_safe_fixes_come_to_an_end_and_keep_the_structure(text: str, language: str) -> None:
    fixed(text, language)
    result = proved(text, language)
    assert proved(result, language) == result
    assert structure(result) == structure(text)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "खाता\nशब्द".encode("utf-16"),
            "not UTF-8: byte 0xff at byte offset 0, line 1 (invalid start byte);"
            " it looks like UTF-16, little-endian",
        ),
        (
            b"one\ntwo \xe9t\xe9 and more text",
            "not UTF-8: byte 0xe9 at byte offset 8, line 2 (invalid continuation byte);"
            " it looks like Windows-1252",
        ),
        (
            "खाता".encode()[:-1],
            "not UTF-8: byte 0xe0 at byte offset 9, line 1 (unexpected end of data);"
            " it looks like UTF-8 that was cut off in the middle of a character",
        ),
    ],
)
def test_undecodable_bytes_are_described(data: bytes, message: str) -> None:
    with pytest.raises(UnicodeDecodeError) as raised:
        data.decode()
    assert undecodable(data, raised.value) == message


def test_names_are_short_and_lower_case() -> None:
    assert named("\u093e") == "U+093E vowel sign aa"
    assert named("\u200d") == "U+200D zero width joiner"
    assert named("\ue000") == "U+E000"
    assert code_points("\u093c\u093c") == "U+093C U+093C"
    assert spelled("बड\u093c") == "`बड` + U+093C nukta"


def test_damaged_text_is_reported_once() -> None:
    text = "à¤\u00adà¤¾à¤°à¤¤ है।"
    assert [(one.code, one.message) for one in findings(text, "hi")] == [
        ("UC003", "UTF-8 read as Windows-1252, expected `भारत`")
    ]


def test_no_heavy_package_is_imported(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# हाेना\n\nब\u095cा फ़ाइल।\n", encoding="utf-8")
    program = (
        "import sys; from doclint.cli.main import main\n"
        f"main(['check', {str(page)!r}, '--lang', 'hi', '--no-cache', '--quiet'])\n"
        "heavy = {'pandas', 'numpy', 'sphinx', 'morfessor', 'indicnlp'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
