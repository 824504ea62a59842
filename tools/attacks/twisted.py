"""Small pages made of what rules fix, twisted: in other blocks, beside marks of all readers."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tools.attacks.proof import Attacked

__all__ = ["SITES", "cropped", "twists", "write_sites"]

# the generators to make sites of: the files that tell them, where pages are, their suffix
SITES = {
    "docusaurus": ({"docusaurus.config.js": "export default {}\n"}, "docs", ".md"),
    "hugo": ({"hugo.toml": 'title = "x"\n', "layouts/x.html": ""}, "content", ".md"),
    "jekyll": ({"_config.yml": "title: x\n"}, "docs", ".md"),
    "mkdocs": ({"mkdocs.yml": "site_name: x\n"}, "docs", ".md"),
    "react.dev": ({"package.json": "{}\n"}, "src/content", ".mdx"),
    "vitepress": ({".vitepress/config.mts": "export default {}\n"}, "", ".md"),
    "plain": ({}, "", ".md"),
}
_CONTEXT = 3
_MARKS = (
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "<", ">", "{", "}", "|", "#", "##", ":", ":::",
    "\\", "!", "~", "~~", "$", "$$", "^", "&", "&nbsp;", "-", "- ", "1. ", "> ", "    ", "\t", " ",
    "  ", "\n", "\n\n", "\u200d", "\u00a0", "\u3002", "\u0964", "\u0915\u094d", "[^1]", "[x](y)",
    "<br>", "<b>", "<!-- x -->", "{{< x >}}", "{% x %}", "{{ x }}", "{: .a}", "{#a}", "{.a b=c}",
    "{x}", "{/* x */}", "==", "++", "https://e.com", "a@e.com", "e.com", "@", ".", "...", "!",
)  # fmt: skip
_FRAMES = (
    ("- ", "  "), ("1. ", "   "), ("> ", "> "), ("!!! note\n\n    ", "    "), (":   ", "    "),
    (":::note\n\n", ""), ("<div>\n\n", ""), ("| a | b |\n| - | - |\n| ", ""), ("[^1]: ", "    "),
    ("{% raw %}\n", ""), ("    ", "    "), ("<B>\n\n", ""), ("# ", ""), ("*", ""), ("[", ""),
)  # fmt: skip


def cropped(attacked: Attacked) -> str:
    """The lines around a finding."""
    start, end = attacked.diagnostic.span
    before = attacked.text[:start].split("\n")
    after = attacked.text[end:].split("\n")
    head = "\n".join(before[-_CONTEXT - 1 :])
    return head + attacked.text[start:end] + "\n".join(after[: _CONTEXT + 1])


def twists(text: str, place: int, chance: random.Random) -> str:
    """`text` with one or two changes near `place`, and sometimes in a block of another kind."""
    for _ in range(chance.choice((1, 1, 2))):
        at = min(max(0, place + chance.randint(-8, 8)), len(text))
        if chance.random() < 0.25:
            text = text[:at] + text[at + 1 :]
        else:
            text = text[:at] + chance.choice(_MARKS) + text[at:]
    if chance.random() < 0.3:
        first, others = chance.choice(_FRAMES)
        text = first + text.replace("\n", "\n" + others)
    return text if text.endswith("\n") else text + "\n"


def write_sites(
    targets: Iterable[Attacked], folder: Path, each: int, seed: int, generators: Sequence[str]
) -> None:
    """Write a site for each of `generators` below `folder`, with a `LIST.tsv`: of each target
    `each` twisted pages.
    """
    chance = random.Random(seed)
    pages = list(_pages(list(targets), each, chance))
    for generator in generators:
        files, pages_folder, suffix = SITES[generator]
        site = folder / f"twisted__{generator}"
        for name, text in files.items():
            _write(site / name, text)
        for number, (code, text) in enumerate(pages):
            _write(site / pages_folder / f"{code}-{number}{suffix}", text)
    with (folder / "LIST.tsv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t")
        table.writerow(("repo", "commit", "generator"))
        table.writerows((f"twisted/{one}", f"seed {seed}", one) for one in generators)


def _pages(
    targets: Sequence[Attacked], each: int, chance: random.Random
) -> Iterator[tuple[str, str]]:
    """Different pages with the code of the rule that each comes from."""
    seen: set[str] = set()
    for one in targets:
        crop = cropped(one)
        found = one.text[slice(*one.diagnostic.span)]
        place = max(crop.find(found), 0)
        for text in (crop, *(twists(crop, place, chance) for _ in range(each))):
            if text not in seen:
                seen.add(text)
                yield one.diagnostic.code, text


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(errors="replace"))
