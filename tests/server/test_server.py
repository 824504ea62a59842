"""`doclint server` as an editor sees it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import doclint
from doclint.files.page_names import PAGE_PATTERNS
from doclint.server.messages import changes
from doclint.values.text import Source
from tests.server.client import Client, Message

# an emoji takes one, two or four units; the other odd characters must not pass for line breaks
PAGE = "# शीर्षक\n\n😀 खाता ।\u2028\x0bऔर ।\r\n\r\n##बचत\n"
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "content").mkdir(parents=True)
    (root / "doclint.toml").write_text('language = "hi"\nexclude = ["content/old.md"]\n', "utf-8")
    (root / "content" / "other.md").write_text("# दूसरा\n\nपाठ।\n", "utf-8")
    return root


def offset(text: str, place: dict[str, int], encoding: str = "utf-16") -> int:
    """The offset in `text` of a place in the protocol's terms."""
    starts = [0]
    for index, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
            starts.append(index + 1)
    name, width = UNITS[encoding]
    before = text[starts[place["line"]] :].encode(name)[: place["character"] * width]
    return starts[place["line"]] + len(before.decode(name))


def edited(text: str, edits: Iterable[Message], encoding: str = "utf-16") -> str:
    """`text` after the protocol's `edits`, done as an editor does them."""
    places = [
        [offset(text, edit["range"][end], encoding) for end in ("start", "end")] for edit in edits
    ]
    for (start, end), edit in sorted(
        zip(places, edits, strict=True), key=lambda one: one[0], reverse=True
    ):
        text = text[:start] + edit["newText"] + text[end:]
    return text


def whole(text: str) -> Message:
    return {"start": {"line": 0, "character": 0}, "end": {"line": text.count("\n"), "character": 0}}


def codes(found: Iterable[Message]) -> list[str]:
    return [one["code"] for one in found]


@pytest.mark.parametrize("encoding", list(UNITS))
def test_an_editor_gets_what_check_and_fix_say(site: Path, tmp_path: Path, encoding: str) -> None:
    page = site / "content" / "पृष्ठ एक.md"
    config = doclint.load_config(site / "doclint.toml")
    with Client(site, tmp_path) as client:
        said = client.start(site, [encoding])
        uri = client.open(page, PAGE)
        shown = client.note("textDocument/publishDiagnostics")
        edits = client.ask(
            "textDocument/formatting",
            textDocument={"uri": uri},
            options={"tabSize": 4, "insertSpaces": True},
        )
    assert said["positionEncoding"] == encoding
    assert (shown["uri"], shown["version"]) == (uri, 1)
    found = [
        (
            one["code"],
            offset(PAGE, one["range"]["start"], encoding),
            offset(PAGE, one["range"]["end"], encoding),
            one["message"],
        )
        for one in shown["diagnostics"]
    ]
    expected = doclint.lint_text(PAGE, str(page), config)
    assert found == [(one.code, *one.span, one.message) for one in expected]
    assert "MD018" in codes(shown["diagnostics"])
    fixed = doclint.fix_text(PAGE, str(page), config).text
    assert edited(PAGE, edits, encoding) == fixed != PAGE


def test_actions_repair_one_finding_or_all(site: Path, tmp_path: Path) -> None:
    page = site / "content" / "पृष्ठ एक.md"
    config = doclint.load_config(site / "doclint.toml")
    with Client(site, tmp_path) as client:
        client.start(site, ["utf-16"])
        uri = client.open(page, PAGE)
        shown = client.note("textDocument/publishDiagnostics")["diagnostics"]
        heading = next(one for one in shown if one["code"] == "MD018")

        def actions(within: Message, **context: Any) -> list[Message]:
            found: list[Message] = client.ask(
                "textDocument/codeAction",
                textDocument={"uri": uri},
                range=within,
                context={"diagnostics": [], **context},
            )
            return found

        one = actions(heading["range"], only=["quickfix"])
        every = actions(whole(PAGE), only=["source.fixAll"])
        kinds = {action["kind"] for action in actions(whole(PAGE))}
    (action,) = (one for one in one if codes(one["diagnostics"]) == ["MD018"])
    assert action["isPreferred"] is True
    assert edited(PAGE, action["edit"]["changes"][uri]) == PAGE.replace("##बचत", "## बचत")
    assert [action["kind"] for action in every] == ["source.fixAll.doclint"]
    fixed = doclint.fix_text(PAGE, str(page), config).text
    assert edited(PAGE, every[0]["edit"]["changes"][uri]) == fixed
    assert kinds == {"quickfix", "source.fixAll.doclint"}


def test_edits_are_for_one_version_of_the_text(site: Path, tmp_path: Path) -> None:
    with Client(site, tmp_path) as client:
        client.start(site, ["utf-16"], compares_versions=True)
        uri = client.open(site / "content" / "page.md", PAGE, version=7)
        actions = client.ask(
            "textDocument/codeAction",
            textDocument={"uri": uri},
            range=whole(PAGE),
            context={"diagnostics": []},
        )
    edits = [change for action in actions for change in action["edit"]["documentChanges"]]
    assert [one["textDocument"] for one in edits] == [{"uri": uri, "version": 7}] * len(actions)
    assert len(actions) > 1


@pytest.mark.parametrize("method", ["formatting", "codeAction"])
def test_a_text_that_changed_meanwhile_is_not_edited(
    site: Path, tmp_path: Path, method: str
) -> None:
    params: Message = {
        "formatting": {"options": {"tabSize": 4, "insertSpaces": True}},
        "codeAction": {"range": whole(PAGE), "context": {"diagnostics": []}},
    }[method]
    with Client(site, tmp_path) as client:
        client.start(site, ["utf-16"], pulls=True)
        uri = client.open(site / "content" / "page.md", PAGE)
        asked = client.request(f"textDocument/{method}", textDocument={"uri": uri}, **params)
        client.tell(
            "textDocument/didChange",
            textDocument={"uri": uri, "version": 2},
            contentChanges=[{"text": f"More.\n{PAGE}"}],
        )
        assert client.answer(asked) == []
        assert client.ask(f"textDocument/{method}", textDocument={"uri": uri}, **params) != []


def test_links_are_checked_against_the_site_on_the_disk(site: Path, tmp_path: Path) -> None:
    text = "# शीर्षक\n\n[दूसरा](other.md) और [नया](new.md)।\n"
    with Client(site, tmp_path) as client:
        client.start(site, ["utf-16"])
        uri = client.open(site / "content" / "पृष्ठ.md", text)
        before = client.note("textDocument/publishDiagnostics")["diagnostics"]
        hover = client.ask(
            "textDocument/hover", textDocument={"uri": uri}, position=before[0]["range"]["start"]
        )
        (site / "content" / "new.md").write_text("# नया\n\nपाठ।\n", "utf-8")
        client.tell("textDocument/didSave", textDocument={"uri": uri})
        after = client.note("textDocument/publishDiagnostics")["diagnostics"]
        client.tell("textDocument/didClose", textDocument={"uri": uri})
        closed = client.note("textDocument/publishDiagnostics")
    assert codes(before) == ["LK001"]
    assert offset(text, before[0]["range"]["start"]) >= text.index("[नया]")
    assert "LK001" in hover["contents"]["value"]
    assert after == []
    assert closed == {"uri": uri, "diagnostics": []}


def test_the_last_of_many_changes_is_what_counts(site: Path, tmp_path: Path) -> None:
    with Client(site, tmp_path) as client:
        client.start(site, ["utf-16"])
        uri = client.open(site / "content" / "page.md", "# शीर्षक\n")
        for version in (2, 3):
            client.tell(
                "textDocument/didChange",
                textDocument={"uri": uri, "version": version},
                contentChanges=[{"text": "# शीर्षक\n\n" + "#" * version + "बचत\n"}],
            )
        while (shown := client.note("textDocument/publishDiagnostics"))["version"] != 3:
            pass
    (found,) = (one for one in shown["diagnostics"] if one["code"] == "MD018")
    assert found["range"]["start"]["character"] == 3


def test_a_client_that_asks_is_not_told(site: Path, tmp_path: Path) -> None:
    with Client(site, tmp_path) as client:
        said = client.start(site, ["utf-16"], pulls=True)
        uri = client.open(site / "content" / "page.md", "##शीर्षक\n")
        report = client.ask("textDocument/diagnostic", textDocument={"uri": uri})
        old = client.open(site / "content" / "old.md", "##शीर्षक\n")
        (site / "content" / "old.md").write_text("##शीर्षक\n", "utf-8")
        excluded = client.ask("textDocument/diagnostic", textDocument={"uri": old})
        told = [note for note in client.notes if "publish" in note["method"]]
    assert said["diagnosticProvider"]["interFileDependencies"] is True
    assert report["kind"] == "full"
    assert "MD018" in codes(report["items"])
    assert excluded["items"] == []
    assert told == []


@pytest.mark.parametrize(
    ("uri", "text"),
    [
        ("untitled:Untitled-1", "# a\n\n##b\n"),
        ("file:///nowhere/%E0%A4%B6%20x.md", "# \ud83d\n\n##b\n"),
        ("git:/x/y.md?ref=HEAD", "# a\n\n##b\n"),
    ],
)
def test_texts_without_a_file_are_checked_too(
    site: Path, tmp_path: Path, uri: str, text: str
) -> None:
    with Client(site, tmp_path) as client:
        client.start(site, ["utf-16"])
        document = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        client.tell("textDocument/didOpen", textDocument=document)
        found = client.note("textDocument/publishDiagnostics")["diagnostics"]
        options = {"tabSize": 4, "insertSpaces": True}
        edits = client.ask("textDocument/formatting", textDocument={"uri": uri}, options=options)
    assert "MD018" in codes(found)
    assert [edit["newText"] for edit in edits] == ["## b\n"]


def test_a_mistake_in_the_configuration_is_told_once(site: Path, tmp_path: Path) -> None:
    right = (site / "doclint.toml").read_text("utf-8")
    (site / "doclint.toml").write_text('langauge = "hi"\n', "utf-8")
    with Client(site, tmp_path) as client:
        client.start(site, ["utf-16"])
        uri = client.open(site / "content" / "page.md", "##शीर्षक\n")
        told = client.note("window/showMessage")
        wrong = client.note("textDocument/publishDiagnostics")["diagnostics"]
        (site / "doclint.toml").write_text(right, "utf-8")
        client.tell("workspace/didChangeWatchedFiles", changes=[])
        again = client.note("textDocument/publishDiagnostics")
        others = [note for note in client.notes if note["method"] == "window/showMessage"]
    assert told["type"] == 1
    assert "langauge" in told["message"] and "language" in told["message"]
    assert (wrong, again["uri"]) == ([], uri)
    assert "MD018" in codes(again["diagnostics"])
    assert others == []


def test_a_client_that_can_watch_files_is_asked_to(site: Path, tmp_path: Path) -> None:
    with Client(site, tmp_path) as client:
        client.start(site, ["utf-16"], watches=True)
        (asked,) = client.note("client/registerCapability")["registrations"]
    assert asked["method"] == "workspace/didChangeWatchedFiles"
    globs = [watcher["globPattern"] for watcher in asked["registerOptions"]["watchers"]]
    assert globs == ["**/{doclint,.doclint,pyproject}.toml", *PAGE_PATTERNS]


def test_without_pygls_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pygls'] = sys.modules['pygls.lsp.server'] = None\n"
        "from doclint.cli.main import main; sys.exit(main(['server', '--stdio']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'doclint[lsp]'" in done.stderr


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\r\nb\r\n", "a\r\nx\r\nb\r\n"),
        ("", "a\n"),
        ("a", "a\n"),
        ("a\n", ""),
        ("a\u2028b\n\n\nc", "a\u2028b\n\nc\n"),
        ("a\n" * 5_000 + "b", "b\n" * 5_000),
    ],
)
def test_changes_are_edits_of_the_lines_that_differ(before: str, after: str) -> None:
    edits = [
        {
            "range": {
                end: {"line": place.line, "character": place.character}
                for end, place in (("start", one.range.start), ("end", one.range.end))
            },
            "newText": one.new_text,
        }
        for one in changes(Source(before), after, "utf-16")
    ]
    assert edited(before, edits) == after
