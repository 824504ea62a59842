"""Ids of Hindi, Tamil and Bengali headings agree with the real packages, if installed."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from doclint.site import slugs
from doclint.site.anchors import AnchorRules, heading_anchors
from doclint.site.facts import HeadingFact

_ALPHABETS = (
    "कखगघचछजझटठडढतथदधनपफबभमयरलवशषसहािीुूृेैोौ्ंँः़ड़ढ़क़ख़ज़फ़।॥०१२३\u200c\u200d",
    "கஙசஞடணதநபமயரலவழளறனாிீுூெேைொோௌ்௧௨௩",
    "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহািীুূৃেৈোৌ্ংঁঃ়ড়ঢ়য়১২৩",
    "abcXYZ012 -_.,:;!?'\"()/&+*éüß–—½²",
)
_SLUGGER = """
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const { default: Slugger } = await import(pathToFileURL(process.argv[1]));
const slugger = new Slugger();
let text = '';
for await (const piece of process.stdin) text += piece;
console.log(JSON.stringify(JSON.parse(text).map((heading) => slugger.slug(heading))));
"""


def _headings() -> list[str]:
    """Two hundred headings of random words, the same in every run, some of them twice."""
    choose = random.Random(20)
    found = []
    for _ in range(160):
        alphabet = choose.choice(_ALPHABETS)
        words = ("".join(choose.choices(alphabet, k=choose.randrange(1, 9))) for _ in range(4))
        found.append(" ".join(words).strip())
    return found + found[:40]


def _ids(headings: list[str], rules: AnchorRules) -> list[str]:
    facts = [HeadingFact(2, (("text", text),), "", "", 1, 0, 0, 0) for text in headings]
    return [one.id for one in heading_anchors(facts, rules)]


def _node_package(name: str) -> Path:
    """The folder of an npm package; skips the test with a reason when there is none."""
    named = [Path(place) for place in os.environ.get("NODE_PATH", "").split(os.pathsep) if place]
    for place in [*named, Path(__file__).parents[2] / "node_modules"]:
        if (place / name).is_dir():
            return place / name
    pytest.skip(f"the npm package {name} is not installed (NODE_PATH), so nothing can be compared")


def test_github_slugger() -> None:
    package = _node_package("github-slugger")
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed, so github-slugger cannot run")
    headings = _headings()
    done = subprocess.run(
        [node, "--input-type=module", "-e", _SLUGGER, str(package / "index.js")],
        input=json.dumps(headings), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert _ids(headings, AnchorRules()) == json.loads(done.stdout)


@pytest.mark.parametrize(
    ("function", "slug"),
    [("slugify", slugs.python_markdown), ("slugify_unicode", slugs.python_markdown_unicode)],
)
def test_python_markdown(function: str, slug: slugs.Slug) -> None:
    toc = pytest.importorskip(
        "markdown.extensions.toc",
        reason="Python-Markdown is not installed: nothing to compare with",
    )
    used: set[str] = set()
    headings = _headings()
    expected = [toc.unique(getattr(toc, function)(text, "-"), used) for text in headings]
    assert _ids(headings, AnchorRules(slug, "underscore")) == expected


@pytest.mark.parametrize(
    ("case", "slug"), [("lower", slugs.pymdownx), ("none", slugs.pymdownx_as_is)]
)
def test_pymdownx(case: str, slug: slugs.Slug) -> None:
    slugs = pytest.importorskip(
        "pymdownx.slugs", reason="pymdown-extensions is not installed: nothing to compare with"
    )
    slugify = slugs.slugify(case=case)
    headings = [" ".join(text.split()) for text in _headings()]
    expected = [slugify(text, "-") for text in headings]
    made = [_ids([text], AnchorRules(slug, "counter"))[0] for text in headings]
    assert made == expected
