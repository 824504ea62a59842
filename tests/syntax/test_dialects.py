"""Directives of site generators are hidden from the parser without moving a byte."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.page.document import Document
from doclint.syntax.dialects import dialect_named, dialect_of, flavors
from doclint.syntax.directives import directives, mask
from doclint.syntax.nodes import (
    Admonition,
    CodeBlock,
    Heading,
    HtmlBlock,
    Item,
    Link,
    List,
    Paragraph,
)
from doclint.values.text import Source


@pytest.mark.parametrize(
    ("dialect", "text", "expected"),
    [
        ("hugo", 'a {{< x "y z" >}} b', "a {{xxxxxxxxxxx}} b"),
        ("hugo", "{{< note >}}\ntext\n{{< /note >}}\n", f"{' ' * 12}\ntext\n{' ' * 13}\n"),
        ("hugo", "{{% पाठ %}} a", f"{{{{{'x' * 13}}}}} a"),
        ("hugo", "{{< highlight go >}}\n# a\n{{< /highlight >}}", f"{' ' * 20}\n   \n{' ' * 18}"),
        ("hugo", "{{< a \n b >}} c", "{{xxxxxxxxx}} c"),
        ("hugo", "{{< never closed", "{{< never closed"),
        ("jekyll", "{% raw %}{{ a }}{% endraw %}\n", f"{' ' * 28}\n"),
        ("jekyll", "see {{ page.url }} here", "see {{xxxxxxxxxx}} here"),
        ("mdx", "import A from 'a'\n\nText\n", f"{' ' * 17}\n\nText\n"),
        ("mdx", "export const a = {\n  b: 1,\n}\n\nText", f"{' ' * 18}\n{' ' * 7}\n \n\nText"),
        ("mdx", "a {/* b */} c", f"a {' ' * 9} c"),
        ("mdx", '<Tabs a={{b: "c>"}}>\n# a\n</Tabs>\n', f"{' ' * 20}\n# a\n{' ' * 7}\n"),
        ("mdx", "```js\nimport a from 'a'\n```\n", "```js\nimport a from 'a'\n```\n"),
        ("mdx", "import duties rise.\n", "import duties rise.\n"),
        ("docusaurus", ":::note Title\ntext\n:::\n", f"{' ' * 13}\ntext\n   \n"),
        ("mkdocs", '!!! note "T"\n    text\n', '+   note "T"\n    text\n'),
        ("mkdocs", "???+ tip\n    text\n", "+ ?+ tip\n    text\n"),
        ("mkdocs", '> === "T"\n>     text\n', '> +   "T"\n>     text\n'),
        ("mkdocs", "Title\n=====\n\na === b\n", "Title\n=====\n\na === b\n"),
        ("auto", "{{< a >}} !!! b\n:::c\n", "{{< a >}} !!! b\n:::c\n"),
    ],
)
def test_mask(dialect: str, text: str, expected: str) -> None:
    assert mask(text, dialect_named(dialect)) == expected


def test_a_shortcode_may_be_a_destination() -> None:
    document = Document(Source('[शीर्षक]({{< ref "पेज एक" >}}) और'), flavor="hugo")
    (link,) = document.nodes(Link)
    assert document.slice(link) == '[शीर्षक]({{< ref "पेज एक" >}})'
    assert link.url.startswith("{{x")


@pytest.mark.parametrize("marker", ["!!! note", "???+ note", '=== "note"', '> ===! "note"'])
def test_the_body_of_an_admonition_is_parsed(marker: str) -> None:
    quote = "> " * marker.startswith(">")
    text = f"{marker}\n{quote}\n{quote}    # Title\n{quote}\n{quote}    text\n"
    document = Document(Source(text), flavor="mkdocs")
    assert [document.slice(one) for one in document.nodes(Heading)] == ["# Title\n"]
    assert [one.line for one in document.nodes(Admonition)] == [1]
    assert document.kinds.isdisjoint({CodeBlock, Item, List})


def test_admonitions_are_no_items_of_the_lists_around_them() -> None:
    text = "+ a\n\n    !!! note\n        - b\n\n+ c\n\n!!! note\n    ??? tip\n        d\n"
    document = Document(Source(text), flavor="mkdocs")
    admonitions = document.nodes(Admonition)
    around = [
        one.parent and (type(one.parent).__name__, one.parent.byte_start) for one in admonitions
    ]
    assert around == [("Item", 0), None, ("Admonition", text.index("!!! note\n    ???"))]
    inner = [(one.line, type(one.parent.parent).__name__) for one in document.nodes(Item)
             if one.parent is not None]  # fmt: skip
    assert inner == [(1, "NoneType"), (4, "Admonition"), (6, "NoneType")]


def test_the_body_of_a_component_is_parsed() -> None:
    document = Document(Source("<Card>\n**text**\n</Card>\n"), "page.mdx")
    assert [document.slice(one) for one in document.nodes(Paragraph)] == ["**text**\n"]
    assert not document.has(HtmlBlock)


def test_the_file_name_tells_mdx() -> None:
    assert dialect_of("a.mdx", "auto") is dialect_of("a.mdx", "astro") is dialect_named("mdx")
    assert dialect_of("a.md", "hugo") is dialect_named("hugo")


def test_directives() -> None:
    assert directives("a {{< b >}} {{% c %}}", dialect_named("hugo")) == [(2, 11), (12, 21)]


_PIECES = st.sampled_from(
    [
        "{{<", ">}}", "{{%", "%}}", "{%", "%}", "{{", "}}", "highlight ", "/highlight ", "raw ",
        "endraw ", ":::", "!!! ", "??? ", "import a from 'b'", "export {", "{/*", "*/}",
        "<A b={c}>", "</A>", "\n", "\n\n", "```\n", "हिन्दी", " ", "x", "    ", '"', "\r\n", "> ",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=20).map("".join), st.sampled_from(flavors()))
def test_no_byte_moves(text: str, dialect: str) -> None:
    masked = mask(text, dialect_named(dialect))
    assert len(masked.encode()) == len(text.encode())
    document = Document(Source(text), flavor=dialect)
    assert all(document.slice(one) is not None for one in document.nodes(Paragraph))


@pytest.mark.parametrize("dialect", flavors())
@pytest.mark.parametrize(
    "piece", ["{{< ", "{{< highlight >}}", "{% raw %}", "{/* ", "<A b={", "```\n", "!!! a ", ":::"]
)
def test_hostile_input_takes_linear_time(dialect: str, piece: str) -> None:
    text = piece * 5_000
    assert len(mask(text, dialect_named(dialect)).encode()) == len(text.encode())
