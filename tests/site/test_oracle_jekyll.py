"""Routes and ids agree with sites that the real Jekyll built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.content import NAMES, page
from tests.site.oracles import built_routes, own_routes, run, tool
from tests.site.sites import build

_COLLECTIONS = "collections:\n  glossary:\n    output: true\n  hidden:\n    output: false\n"
_PAGES = {
    **{f"{name}.md": page() for name in NAMES},
    **{f"part/{name}.md": page() for name in NAMES},
    "index.md": page(),
    "part/index.md": page(),
    "placed.md": page("permalink: /कहीं/और/\n"),
    "_posts/2024-01-31-नया लेख.md": page(),
    "_posts/2024-02-01-two.md": page("categories: [बाज़ार, Two Words]\n"),
    "_posts/2024-02-02-slugged.md": page("slug: My Slug\n"),
    "_posts/2024-02-03-hidden.md": page("published: false\n"),
    "_drafts/draft.md": page(),
    "_glossary/roi.md": page(),
    "_glossary/sub/खाता.md": page(),
    "_hidden/x.md": page(),
    "_partial.md": page(),
    "ids.md": page(body="## एक {#ek}\n\n## दो {#do .x}\n\n## तीन\n{: #teen}\n\n## ek\n"),
}
_CONFIGS = {
    "plain": _COLLECTIONS,
    "pretty": f"{_COLLECTIONS}permalink: pretty\n",
    "none": f"{_COLLECTIONS}permalink: none\n",
    "own": f"{_COLLECTIONS}permalink: /:year/:month/:title/\n",
    "native": f"{_COLLECTIONS}kramdown:\n  input: kramdown\n",
}


@pytest.mark.parametrize("name", _CONFIGS)
def test_routes_and_ids(name: str, tmp_path: Path) -> None:
    program = tool("jekyll")
    site = build(tmp_path, {"_config.yml": _CONFIGS[name], **_PAGES})
    run(tmp_path, program, "build", "--quiet", "--disable-disk-cache")
    assert own_routes(site) == built_routes(tmp_path / "_site")
