"""Pages of MkDocs are shown by Python-Markdown as before, whatever is fixed on them."""

from __future__ import annotations

import re
from pathlib import Path

import markdown  # type: ignore[import-untyped]  # ships no types
import pytest

import doclint

CONFIG = """\
preset = "all"
flavor = "mkdocs"
ignore = ["MD001", "MD014", "MD033", "MD041"]
"""
PAGE = """\
# शीर्षक

* एक
* दो

!!! note "शीर्षक"
    पाठ।

    * एक
    * दो
        * गहरा

    ## भाग
    पाठ

    | क | ख |
    |---|---|
    | 1 | 2 |

=== "पहला"

    ```python
    def f():
        pass
    ```

=== "दूसरा"
    ```python
    def f():
        pass
    ```

    !!! warning
        - क
        - ख

???+ tip
    1. क
    1. ख

> !!! note
>     पाठ
>
>     ```sh
>     a   b
>     ```

पाठ
!!! tip
    पाठ

अंत
"""
EXTENSIONS = [
    "admonition",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "sane_lists",
]


def shown(page: str) -> str:
    """The page as MkDocs shows it, apart from the blanks between tags and the kind of bullet."""
    html = markdown.markdown(
        page,
        extensions=EXTENSIONS,
        extension_configs={"pymdownx.tabbed": {"alternate_style": True}},
    )
    return re.sub(r"\s*(</?(?:p|li|ul|ol)>)\s*", r"\1", re.sub(r"</?p>", "", html))


@pytest.mark.parametrize("unsafe", [False, True])
def test_fixes_leave_admonitions_and_tabs_as_they_are(tmp_path: Path, unsafe: bool) -> None:
    (tmp_path / "doclint.toml").write_text(CONFIG, "utf-8")
    config = doclint.load_config(tmp_path / "doclint.toml")
    done = doclint.fix_text(PAGE, str(tmp_path / "page.md"), config, unsafe=unsafe)
    assert shown(done.text) == shown(PAGE)
    assert re.findall(r"[!?=]{3}.*", done.text) == re.findall(r"[!?=]{3}.*", PAGE)
    assert "DL006" not in {one.code for one in done.diagnostics}
    assert done.text != PAGE
