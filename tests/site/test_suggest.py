"""What a broken link is said to have meant, and that fixing by it repairs a renamed page."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.fixing.apply import apply_fixes
from doclint.rules.links.broken_link import broken_link
from doclint.rules.links.malformed_link import malformed_link
from doclint.site.distance import Nearest, distance
from doclint.testing.example_findings import lint_site

_TITLES = {
    "return-on-investment.md": "---\ntitle: निवेश पर लाभ (ROI)\n---\n",
    "accounts/khata.md": "---\ntitle: खाता\n---\n",
    "hani.md": "---\ntitle: हानि\n---\n",
}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/returnoninvestment", "/return-on-investment"),
        ("/return_on_investment/", "/return-on-investment/"),
        ("/return-on-investmnt", "/return-on-investment"),
        ("/old/return-on-investment", "/return-on-investment"),
        ("/ROI", "/return-on-investment"),
        ("/investment-return-on", "/return-on-investment"),
        ("returnoninvestment.md", "return-on-investment.md"),
        ("/returnoninvestment?a=1#b", "/return-on-investment?a=1#b"),
    ],
)
def test_the_page_that_was_meant(written: str, expected: str, tmp_path: Path) -> None:
    text = f"[x]({written})\n"
    (found,) = lint_site(broken_link, tmp_path, {**_TITLES, "page.md": text})["page.md"]
    assert found.message.endswith(f"; did you mean `{expected}`?")
    assert apply_fixes(text, [found]).text == f"[x]({expected})\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[हानि](/gone)\n", "/hani"),
        ("[निवेश पर लाभ](/gone)\n", "/return-on-investment"),
        ("[हमारी हानि का हिसाब](/gone)\n", "/hani"),
    ],
)
def test_the_link_text_names_the_page(text: str, expected: str, tmp_path: Path) -> None:
    (found,) = lint_site(broken_link, tmp_path, {**_TITLES, "page.md": text})["page.md"]
    assert found.message == f"no page answers `/gone`; did you mean `{expected}`?"


def test_several_candidates_have_no_fix(tmp_path: Path) -> None:
    files = {"a/khata.md": "", "b/khata.md": "", "page.md": "[x](/c/khata)\n"}
    (found,) = lint_site(broken_link, tmp_path, files)["page.md"]
    assert found.message == "no page answers `/c/khata`; did you mean `/a/khata` or `/b/khata`?"
    assert found.fix is None


def test_nothing_is_guessed_from_nothing(tmp_path: Path) -> None:
    (found,) = lint_site(broken_link, tmp_path, {**_TITLES, "page.md": "[x](/zzz)\n"})["page.md"]
    assert found.message == "no page answers `/zzz`"


def test_own_language_comes_first(tmp_path: Path) -> None:
    files = {
        "hugo.toml": "defaultContentLanguage = 'en'\n"
        "[languages.en]\ncontentDir = 'content/en'\n[languages.hi]\ncontentDir = 'content/hi'\n",
        "content/en/virtual-machine.md": "",
        "content/hi/virtual-machine.md": "",
        "content/hi/page.md": "[x](/virtual_machine/) [y](hi/virtual-machine/)\n",
    }
    found = lint_site(broken_link, tmp_path, files)["content/hi/page.md"]
    assert [one.message.partition("; ")[2] for one in found] == [
        "did you mean `/hi/virtual-machine/`?"
    ] * 2


@pytest.mark.parametrize(
    ("written", "flaw"),
    [
        ("(/hani)", "starts with a stray bracket"),
        ("/hani।", "ends with a danda"),
        ("<https:/hani>", "looks like an external address with a mistake in its start"),
        ("/ha\u200bni", "holds U+200B, which nobody sees"),
        ("</ha ni>", "holds a raw space"),
    ],
)
def test_malformed(written: str, flaw: str, tmp_path: Path) -> None:
    text = f"[x]({written})\n"
    (found,) = lint_site(malformed_link, tmp_path, {**_TITLES, "page.md": text})["page.md"]
    assert flaw in found.message
    assert lint_site(broken_link, tmp_path / "b", {**_TITLES, "page.md": text})["page.md"] == []


@pytest.mark.parametrize("new", ["khata-guide", "naya-khata", "account", "zzz"])
def test_renamed_page_is_found_by_all_who_link_to_it(new: str, tmp_path: Path) -> None:
    files = {
        f"content/{new}.md": "---\ntitle: खाता\n---\n# खाता\n",
        "content/a.md": "[खाता](/khata) और [लाभ](/labh)\n",
        "content/b.md": "हमारा [नया खाता](/khata#saar) देखें।\n\n[खाता][k]\n\n[k]: /khata\n",
        "content/labh.md": "---\ntitle: लाभ\n---\n[यहाँ](/khata)\n",
    }
    found = lint_site(broken_link, tmp_path / "before", files)
    assert sum(map(len, found.values())) == 4
    fixed = {name: apply_fixes(text, found[name]).text for name, text in files.items()}
    assert fixed["content/b.md"] == (
        f"हमारा [नया खाता](/{new}#saar) देखें।\n\n[खाता][k]\n\n[k]: /{new}\n"
    )
    after = lint_site(broken_link, tmp_path / "after", fixed)
    assert [one for diagnostics in after.values() for one in diagnostics] == []


def test_distance() -> None:
    pairs = [("", "", 0), ("खाता", "खात", 1), ("abc", "bca", 2), ("kitten", "sitting", 3)]
    assert [distance(one, other, 3) for one, other, _ in pairs] == [want for *_, want in pairs]
    assert distance("abcdef", "uvwxyz", 2) == 3
    assert Nearest(["labh", "hani", "lab"]).find("labb", 2) == ["labh", "lab"]
