"""What a page shows, read from HTML."""

from __future__ import annotations

from tools.renderers.view import LINE_BREAK_IN_CODE, SPACE_IN_CODE, Element, View, view


def test_white_space_collapses_as_in_browsers() -> None:
    assert view("<p> one\n two </p>\n\n<p>three<br>four</p>").text == "one two\nthree\nfour"


def test_white_space_of_code_is_kept_apart_from_its_last_line_break() -> None:
    shown = view("<pre><code>a  b\nc\n</code></pre>")
    assert shown.text == f"a{SPACE_IN_CODE * 2}b{LINE_BREAK_IN_CODE}c"


def test_marks_that_are_no_text_are_shown() -> None:
    html = (
        '<ol start="3"><li>three</li>'
        '<li><input type="checkbox" checked> four<ul><li>x</li></ul></li>'
        '<li>five</li></ol><img src="a.png" alt="Alt">'
    )
    assert view(html).text == "3. three\n4. ☑ four\nx\n5. five\nAlt"


def test_addresses_are_in_order_and_no_attributes() -> None:
    shown = view('<h2 id="top" class="c">T</h2><a href="/x" title="t">y</a><img src="i.png">')
    assert shown == View(
        "T\ny",
        (("id", "top"), ("href", "/x"), ("src", "i.png")),
        (
            Element("h2", (("class", "c"),), "T"),
            Element("a", (("title", "t"),), "y"),
            Element("img", (), ""),
        ),
    )


def test_scripts_are_elements_but_no_text() -> None:
    assert view("<p>a</p><script>let b = 1</script>") == View(
        "a", (), (Element("p", (), "a"), Element("script", (), "let b = 1"))
    )


def test_unclosed_and_unopened_tags_do_no_harm() -> None:
    shown = view("</b><div><em>one<p>two</div>three")
    assert shown.text == "one\ntwo\nthree"
    assert [one.text for one in shown.elements] == ["one\ntwo", "one\ntwo", "two"]
