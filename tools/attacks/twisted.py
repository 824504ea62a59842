"""Small pages made of what rules fix, twisted: in other blocks, beside marks of all readers."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tools.attacks.proof import Attacked

__all__ = ["SITES", "cropped", "twisted", "twists", "write_sites"]

# the generators to make sites of: the files that tell them, where pages are, their suffix
SITES = {
    "docusaurus": ({"docusaurus.config.js": "export default {}\n"}, "docs", ".md"),
    "hugo": ({"hugo.toml": 'title = "x"\n', "layouts/x.html": ""}, "content", ".md"),
    "jekyll": ({"_config.yml": "title: x\n"}, "docs", ".md"),
    "mkdocs": ({"mkdocs.yml": "site_name: x\n"}, "docs", ".md"),
    "react.dev": ({"package.json": "{}\n"}, "src/content", ".mdx"),
    "vitepress": ({".vitepress/config.mts": "export default {}\n"}, "", ".md"),
    "plain": ({}, "", ".md"),
    "pandoc": ({}, "", ".md"),
    "mdbook": ({"book.toml": ""}, "src", ".md"),
    "starlight": (
        {"astro.config.mjs": "import starlight from '@astrojs/starlight'\n"},
        "src/content/docs",
        ".md",
    ),
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


def twisted(targets: Iterable[Attacked], each: int, seed: int) -> Iterator[tuple[str, str]]:
    """Different pages by a name that begins with the code of the rule: of each target the lines
    around it, and `each` twists of them.
    """
    chance = random.Random(seed)
    seen: set[str] = set()
    for one in targets:
        crop = cropped(one)
        found = one.text[slice(*one.diagnostic.span)]
        place = max(crop.find(found), 0)
        for text in (crop, *(twists(crop, place, chance) for _ in range(each))):
            if text not in seen:
                yield f"{one.diagnostic.code}-{len(seen)}", text
                seen.add(text)


def write_sites(pages: Iterable[tuple[str, str]], folder: Path, generators: Sequence[str]) -> None:
    """Write a site of `pages` for each of `generators` below `folder`, with a `LIST.tsv`."""
    pages = list(pages)
    for generator in generators:
        files, pages_folder, suffix = SITES[generator]
        site = folder / f"twisted__{generator}"
        for name, text in files.items():
            _write(site / name, text)
        for name, text in pages:
            _write(site / pages_folder / f"{name}{suffix}", text)
    with (folder / "LIST.tsv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t")
        table.writerow(("repo", "commit", "generator"))
        table.writerows((f"twisted/{one}", "", one) for one in generators)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(errors="replace"))
