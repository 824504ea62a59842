"""Front matter as markdownlint takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.api import fix_text, lint_text
from doclint.configuration.config_values import Config
from doclint.frontmatter.by_pattern import as_markdownlint_takes_it
from doclint.frontmatter.reader import read_front_matter
from doclint.values.settings import Settings
from doclint.values.text import Source

_PRESET = Config(Path("site"), base=Settings(preset="markdownlint"))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: a\n---\n\n\n# b\n", "# b\n"),
        ("---\ntitle: a\n---\n\n    code\n", "    code\n"),
        ("---\n\nprose between breaks\n\n---\n\n# b\n", "# b\n"),
        ("---\n---\nb\n", "b\n"),
        ("\ufeff---\r\ntitle: a\r\n--- \r\n\r\nb\r\n", "b\r\n"),
        ("+++\ntitle = 'a'\n+++\nb\n", "b\n"),
        ("+++\ntitle = 'a'\n...\nb\n", "b\n"),
        ('{\n  "title": "a"\n}\n\nb\n', "b\n"),
        ("---\ntitle: a\n---", ""),
        ("---\ntitle: a\n---\n \n\n", ""),
        # what generators read and markdownlint does not
        ("---\ntitle: a\n...\nb\n", "---\ntitle: a\n...\nb\n"),
        ('{"title": "a"}\n\nb\n', '{"title": "a"}\n\nb\n'),
        # no closing fence, or one that is not alone on its line
        ("---\ntitle: a\n", "---\ntitle: a\n"),
        ("---\ntitle: a\n--- b\n", "---\ntitle: a\n--- b\n"),
        ("\n---\ntitle: a\n---\n", "\n---\ntitle: a\n---\n"),
    ],
)
def test_where_the_markdown_begins(text: str, body: str) -> None:
    source = Source(text)
    found = as_markdownlint_takes_it(source, read_front_matter(source))
    assert text[found.body_start if found is not None else 0 :] == body


def test_values_stay_readable() -> None:
    source = Source("---\ntitle: a\n---\n\n\n# b\n")
    found = as_markdownlint_takes_it(source, read_front_matter(source))
    assert found is not None
    assert (dict(found.values), found.body_start) == ({"title": "a"}, 19)


def test_the_preset_leaves_prose_between_dashes_alone() -> None:
    page = "---\n\nprose  with\ttabs\n\n---\n\n\n# a\n\n\n\ntext\n"
    codes = [(one.code, one.span.start) for one in lint_text(page, config=_PRESET)]
    assert codes == [("MD012", 34), ("MD012", 35)]
    assert (
        fix_text(page, config=_PRESET).text == "---\n\nprose  with\ttabs\n\n---\n\n\n# a\n\ntext\n"
    )
