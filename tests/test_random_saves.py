"""Paragraphs that are saved at random moments of a fix are all there, and so are all fixes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from doclint.files import swap
from doclint.phases.page_pipeline import Pipeline
from doclint.phases.task import PageTask
from doclint.run.plan import PlanRequest, make_plan
from doclint.run.run_options import FixMode, RunOptions
from doclint.run.runner import fix_run
from doclint.values.text import Source

SITES = 20
CONFIG = """\
extend-select = ["LK007"]
[site]
generator = "flat"
base-url = "https://example.org/"
"""
# a letter that is not NFC: its heading gets another anchor, which links have to follow
PIECES = (
    "## head{number} \u095b", "##head{number}", "See [x](p{other}.md#head{number}-\u095b).",
    "See [y](/P{other}) here.", "[z](https://example.org/p{other})", "text ends \ntext", "text",
    "<!-- doclint-disable-next-line MD018 -->\ntext", "text <!-- doclint-disable-line MD009 -->",
)  # fmt: skip
_SAVED = re.compile(r"\n\nsaved \d+\b")


class _Editor:
    """Adds paragraphs to pages, a few times and whenever it feels like it."""

    def __init__(self, chance: random.Random, pages: list[Path]) -> None:
        self._chance = chance
        self._pages = pages
        self._left = chance.randrange(1, 6)
        self.saved: list[tuple[Path, str]] = []

    def act(self) -> None:
        """Perhaps save a page, as editors do: in place, or as a new file under the old name."""
        if not self._left or self._chance.random() > 0.25:
            return
        self._left -= 1
        page, paragraph = self._chance.choice(self._pages), f"saved {len(self.saved)}"
        self.saved.append((page, paragraph))
        lines = page.read_text("utf-8").removesuffix("\n").split("\n\n")
        lines.insert(self._chance.randrange(1, len(lines) + 1), paragraph)
        draft = page.with_name("draft") if self._chance.random() < 0.5 else page
        draft.write_text("\n\n".join(lines) + "\n", "utf-8")
        draft.replace(page)


@pytest.mark.parametrize("seed", range(SITES))
def test_nothing_is_lost(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    monkeypatch.chdir(tmp_path)
    Path("doclint.toml").write_text(CONFIG, "utf-8")
    texts = {Path(f"p{number}.md"): _page(chance, number) for number in range(4)}
    undisturbed = _fixed(texts)
    for page, text in texts.items():
        page.write_text(text, "utf-8")
    editor = _Editor(chance, list(texts))
    with pytest.MonkeyPatch.context() as patch:
        _before(patch, editor.act)
        _fix()
    assert [page.read_text("utf-8").count(text) for page, text in editor.saved] == [1] * len(
        editor.saved
    )
    assert {path.name for path in tmp_path.iterdir()} == {"doclint.toml", *map(str, texts)}
    # the last of them may have come when all was done
    after = _fixed({page: page.read_text("utf-8") for page in texts})
    assert {page: _SAVED.sub("", text) for page, text in after.items()} == undisturbed


def _page(chance: random.Random, number: int) -> str:
    pieces = [chance.choice(PIECES) for _ in range(chance.randrange(2, 7))]
    body = [one.format(number=chance.randrange(6), other=chance.randrange(4)) for one in pieces]
    return "\n\n".join([f"# Page {number}", *body]) + "\n"


def _fix() -> None:
    fix_run(make_plan(PlanRequest()), RunOptions(), FixMode())


def _fixed(texts: dict[Path, str]) -> dict[Path, str]:
    for page, text in texts.items():
        page.write_text(text, "utf-8")
    _fix()
    return {page: page.read_text("utf-8") for page in texts}


def _before(patch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Let `act` happen before each reading of a page, and between the last look at one and the
    moment at which another takes its place.
    """
    read, exchange, put_in_place = Pipeline.read, swap._exchange, swap.put_in_place
    looked: list[Path] = []

    def late_read(self: Pipeline, task: PageTask) -> Source:
        act()
        return read(self, task)

    def late_put(new: Path, target: Path, expected: bytes) -> None:
        looked.append(target)
        put_in_place(new, target, expected)

    def late_exchange(one: Path, other: Path) -> bool:
        # what is put back goes back at once
        if looked:
            looked.clear()
            act()
        return exchange(one, other)

    patch.setattr(Pipeline, "read", late_read)
    patch.setattr("doclint.files.write.put_in_place", late_put)
    if swap._renameat2() is not None:
        patch.setattr(swap, "_exchange", late_exchange)
