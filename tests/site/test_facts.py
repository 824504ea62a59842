"""Facts name every destination exactly and survive serialisation."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.site.facts import PageBody, PageFacts, PageHead
from doclint.site.noting.page_facts import page_facts
from doclint.values.text import Source


def _facts(text: str, path: str = "page.md") -> PageFacts:
    source = Source(text)
    return page_facts(Document(source, path, read_front_matter(source)))


def _links(text: str, path: str = "page.md") -> list[tuple[str, str, str]]:
    """Kind, address and source text of every destination."""
    return [
        (link.kind, link.url, text[link.url_start : link.url_end])
        for link in _facts(text, path).links
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[क](/a)", [("inline", "/a", "/a")]),
        ("[क]( <a b.md> 'शीर्षक')", [("inline", "a b.md", "a b.md")]),
        ("[क](/a\\_b&amp;c(d))", [("inline", "/a_b&c(d)", "/a\\_b&amp;c(d)")]),
        ("[क]()", [("inline", "", "")]),
        ("[क](/a \"](/b)\")", [("inline", "/a", "/a")]),
        ("[![क](/i.png)](/a)", [("image", "/i.png", "/i.png"), ("inline", "/a", "/a")]),
        ("> [क](\n> /a)", [("inline", "/a", "/a")]),
        ("[क][x]\n\n[x]: <a b> 't'", [("reference", "a b", "a b")]),
        ("[x] [X]\n\n[x]: /a\n[x]: /b", [("reference", "/a", "/a")]),
        ("![x]\n\n[x]: /a.png", [("image-reference", "/a.png", "/a.png")]),
        ("<https://example.org/क>", [("autolink", "https://example.org/क", "https://example.org/क")]),
        ("क <a href='/a?b&amp;c'>ख</a>", [("html", "/a?b&c", "/a?b&amp;c")]),
        ("<img src=a.png srcset='b.png 1x, c.png 2x'>\n", [
            ("html-image", "a.png", "a.png"), ("html-image", "b.png", "b.png"),
            ("html-image", "c.png", "c.png"),
        ]),
        ("<!-- <a href='/a'> -->\n", []),
        ("`[क](/a)`\n\n    [क](/b)\n", []),
        ('[क]({{< relref "नोड.md#क" >}})', [("shortcode", "नोड.md#क", "नोड.md#क")]),
        ('{{< figure src="/a.png" link="/b" >}}', [
            ("shortcode-image", "/a.png", "/a.png"), ("shortcode", "/b", "/b"),
        ]),
        ("[क]({% link a/b.md %})", [("liquid", "a/b.md", "a/b.md")]),
        ("[क]({{ '/a' | relative_url }})", [("liquid", "/a", "/a")]),
        ("[[पन्ना|क]]", [("wiki", "पन्ना", "पन्ना")]),
        ("---\nimage: /क.png\nx: [क, ./b]\n---\n", [
            ("front-matter", "/क.png", "/क.png"), ("front-matter", "./b", "./b"),
        ]),
    ],
)  # fmt: skip
def test_destinations(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _links(text) == expected


def test_mdx_reads_markdown_inside_components() -> None:
    text = (
        "import X from './x';\n\n"
        "<Card href=\"/a\" id='k'>\n## क `ख` {/* #kha */}\n[ग](/b)\n</Card>\n\n"
        "```md\n[no](/c)\n```\n{/* [no](/d) */}\n"
    )
    facts = _facts(text, "page.mdx")
    assert _links(text, "page.mdx") == [("component", "/a", "/a"), ("inline", "/b", "/b")]
    assert [(one.runs, one.attributes) for one in facts.headings] == [
        ((("text", "क "), ("code", "ख")), " {/* #kha */}")
    ]
    assert facts.ids == ("k",)


def test_headings() -> None:
    text = "# क `ख` ![ग](/i.png) <b>घ</b> {#id .c} ##\n\nशीर्षक {: #x}\n===\n{: #y}\n"
    first, second = _facts(text).headings
    assert first.runs == (
        ("text", "क "), ("code", "ख"), ("text", " "), ("image-alt", "ग"), ("text", " "),
        ("html", "<b>"), ("text", "घ"), ("html", "</b>"),
    )  # fmt: skip
    assert (first.attributes, text[: first.text_end]) == (" {#id .c} ##", text.split("\n")[0])
    assert (second.attributes, second.next_line, second.line) == (" {: #x}", "{: #y}", 3)


_PIECES = st.lists(
    st.sampled_from(
        ["[क](", ")", "/a", "<", ">", "](", "\n", "> ", "[x]: ", "[x]", "{#i}", "# ", "`", "\\",
         "&amp;", " ", "'t'", "![", "<a href='", "'>", '{{< ref "', '" >}}', "é", "\u200d",
         "---\n", "[[", "]]"]
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(_PIECES, st.sampled_from(["page.md", "page.mdx"]))
def test_facts_of_any_text(pieces: list[str], path: str) -> None:
    text = "".join(pieces)
    facts = _facts(text, path)
    head, body = json.loads(json.dumps([facts.head, facts.body]))
    assert (PageHead.from_json(head), PageBody.from_json(body)) == (facts.head, facts.body)
    for link in facts.links:
        assert 0 <= link.start <= link.end <= len(text)
        assert 0 <= link.url_start <= link.url_end <= len(text)
    for heading in facts.headings:
        assert 0 <= heading.start <= heading.text_end <= heading.end <= len(text)
