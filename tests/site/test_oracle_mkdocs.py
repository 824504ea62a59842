"""Routes and ids agree with sites that the real MkDocs built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.content import NAMES, page
from tests.site.oracles import built_routes, own_routes, run, tool
from tests.site.sites import build

_PAGES = {
    **{f"docs/{name}.md": page() for name in NAMES},
    **{f"docs/part/{name}.md": page() for name in NAMES},
    "docs/index.md": page(),
    "docs/part/README.md": page("slug: ignored\n"),
    "docs/ids.md": page(body="## एक {#ek}\n\n## दो {: #do }\n\n## तीन\n{: #teen }\n\n## ek\n"),
}
_CONFIGS = {
    "plain": "site_name: x\n",
    "html": "site_name: x\nuse_directory_urls: false\n",
    "attr_list": "site_name: x\nmarkdown_extensions: [attr_list, toc]\n",
    "unicode": "site_name: x\nmarkdown_extensions:\n  - toc:\n"
    "      slugify: !!python/name:markdown.extensions.toc.slugify_unicode\n",
}


@pytest.mark.parametrize("name", _CONFIGS)
def test_routes_and_ids(name: str, tmp_path: Path) -> None:
    program = tool("mkdocs")
    files = {
        "mkdocs.yml": _CONFIGS[name] + "theme:\n  name: null\n  custom_dir: theme\n",
        "theme/main.html": "<html><body>{{ page.content }}</body></html>\n",
        **_PAGES,
    }
    site = build(tmp_path, files)
    run(tmp_path, program, "build", "--quiet")
    assert own_routes(site) == built_routes(tmp_path / "site")
