"""Pages of Hugo are shown as before by Hugo itself, whatever is fixed on them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import doclint

CONFIG = """\
baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.parser.attribute]
block = true
"""
PAGE = """\
---
title: पृष्ठ
---
## भाग {#part .wide}
{{< note >}}
पाठ  www.example.org देखें।
{{< /note >}}
* क
* ख
{.wide}

| क | ख |
|---|---|
| 1 | {{< note >}}2{{< /note >}} |
{.wide}
पाठ
क|ख
---|---
1|2

> उद्धरण
{.wide}
```go {linenos=true}
x := 1
```
{{% note %}}
- एक
{{% /note %}}
"""


def shown(folder: Path, page: str) -> str:
    """The page as Hugo shows it, apart from the blanks."""
    (folder / "content" / "page.md").write_text(page, "utf-8")
    command = [sys.executable, "-m", "hugo", "--quiet", "--source", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return " ".join((folder / "public" / "page" / "index.html").read_text("utf-8").split())


def test_fixes_leave_what_hugo_shows(tmp_path: Path) -> None:
    for name in ("content", "layouts/_default", "layouts/shortcodes"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "hugo.toml").write_text(CONFIG, "utf-8")
    (tmp_path / "layouts" / "_default" / "single.html").write_text("{{ .Content }}", "utf-8")
    note = '<div class="note">{{ .Inner | .Page.RenderString }}</div>'
    (tmp_path / "layouts" / "shortcodes" / "note.html").write_text(note, "utf-8")
    (tmp_path / "doclint.toml").write_text('preset = "all"\nflavor = "hugo"\n', "utf-8")
    config = doclint.load_config(tmp_path / "doclint.toml")
    fixed = doclint.fix_text(PAGE, str(tmp_path / "content" / "page.md"), config).text
    assert shown(tmp_path, fixed) == shown(tmp_path, PAGE)
    assert fixed != PAGE
