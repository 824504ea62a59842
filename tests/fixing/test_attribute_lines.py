"""Lines of attributes stay with the block that they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

import doclint

BLOCKS = """\
# शीर्षक
{attributes}

- क
- ख
{attributes}

| क | ख |
| --- | --- |
| 1 | 2 |
{attributes}

```ruby
x = 1
```
{attributes}

> उद्धरण
{attributes}

{attributes}
## भाग
{attributes}
"""


@pytest.mark.parametrize(
    ("flavor", "attributes"),
    [
        ("jekyll", "{: .no_toc }"),
        ("jekyll", "{:toc}"),
        ("jekyll", '{: width="5" #a}'),
        ("hugo", "{.prompt}"),
        ("hugo", '{#a class="b"}'),
        ("mkdocs", "{: .annotate }"),
        ("mkdocs", "{ .annotate }"),
    ],
)
def test_nothing_comes_between_a_block_and_its_attributes(
    tmp_path: Path, flavor: str, attributes: str
) -> None:
    (tmp_path / "doclint.toml").write_text(f'preset = "all"\nflavor = "{flavor}"\n', "utf-8")
    config = doclint.load_config(tmp_path / "doclint.toml")
    page = BLOCKS.replace("{attributes}", attributes)
    assert doclint.fix_text(page, str(tmp_path / "page.md"), config).text == page


def test_elsewhere_braces_are_text(tmp_path: Path) -> None:
    (tmp_path / "doclint.toml").write_text('flavor = "gfm"\n', "utf-8")
    config = doclint.load_config(tmp_path / "doclint.toml")
    page = "# शीर्षक\n{: .no_toc }\n"
    fixed = doclint.fix_text(page, str(tmp_path / "page.md"), config).text
    assert fixed == "# शीर्षक\n\n{: .no_toc }\n"
