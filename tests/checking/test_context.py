"""What a rule reports, and where."""

from __future__ import annotations

import pytest

from doclint.checking.context import Context
from doclint.checking.relevance import Relevance
from doclint.checking.rule import ActiveRule, PageRule
from doclint.page.document import Document
from doclint.syntax import nodes as n
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix, Severity
from doclint.values.rule_head import RuleHead
from doclint.values.text import Source, Span

RULE: PageRule[None] = PageRule(RuleHead("XX001", "x", "", ""), lambda _: iter(()), Relevance())


def context(text: str, flavor: str = "auto") -> Context:
    document = Document(Source(text), flavor=flavor)
    return Context(document, ActiveRule(RULE, None, Severity.WARNING))


@pytest.mark.parametrize(
    ("kind", "text", "reported"),
    [
        (n.Heading, "### Detail\n", "### Detail"),
        (n.Heading, "### विवरण  \r\n\r\nख\r\n", "### विवरण"),
        (n.Heading, "Detail\n======\n\nb\n", "Detail\n======"),
        (n.Paragraph, "क\nख\n\nग", "क\nख"),
        (n.Item, "- क\n\n- ख\n\n\nग\n", "- क"),
        (n.Item, "1. a\n\n   b\n   \n\n", "1. a\n\n   b"),
        (n.List, "- a\n- b\n\n\nc\n", "- a\n- b"),
        (n.BlockQuote, "> क\n> ख\n\nग\n", "> क\n> ख"),
        (n.CodeBlock, "```\na\n```\n\nb\n", "```\na\n```"),
        (n.CodeBlock, "    a\n\n\nb\n", "a"),
        (n.Table, "| a |\n| - |\n| ख |\n\nc\n", "| a |\n| - |\n| ख |"),
        (n.HtmlBlock, "<p>\n</p>\n\na\n", "<p>\n</p>"),
        (n.Link, "क [ ख ](/x) ग\n", "[ ख ](/x)"),
        (n.FootnoteDefinition, "a[^1]\n\n[^1]: note\n\n\nb\n", "[^1]: note"),
    ],
)
def test_a_node_is_reported_without_what_follows_it(
    kind: type[n.Node], text: str, reported: str
) -> None:
    ctx = context(text)
    found = ctx.diagnostic(ctx.doc.nodes(kind)[0], "message")
    assert text[slice(*found.span)] == reported


def test_a_finding_is_made_of_code_points_too() -> None:
    ctx = context("कखग")
    fix = ctx.replace((1, 2), "x", "Write it")
    expected = Diagnostic("XX001", "x", Span(1, 2), "message", Severity.WARNING, fix)
    for where in ((1, 2), Span(1, 2)):
        found = ctx.diagnostic(where, "message", fix)
        assert (found, type(found.span)) == (expected, Span)
    assert ctx.diagnostic((0, 1), "message", severity=Severity.INFO).severity is Severity.INFO


def test_fixes() -> None:
    ctx = context("कखग")
    edit = Edit(Span(0, 1), "x")
    assert ctx.replace((0, 1), "x", "Write it") == Fix("Write it", (edit,))
    unsafe, effect = Applicability.UNSAFE, Effect.TEXT
    made = ctx.replace((0, 1), "x", "Write it", unsafe, effect)
    assert made == Fix("Write it", (edit,), unsafe, effect)
    other = Edit(Span(2, 3), "")
    both = ctx.fix("Write it", edit, other, applicability=unsafe, effect=effect)
    assert both == Fix("Write it", (edit, other), unsafe, effect)


def test_nodes_say_what_became_of_their_offsets() -> None:
    (heading,) = context("# a\n").doc.nodes(n.Heading)
    for name in ("start", "end"):
        with pytest.raises(AttributeError) as caught:
            getattr(heading, name)
        assert str(caught.value) == (
            f"Heading has no attribute `{name}`; ask for `byte_{name}`, or for code points by"
            " `Document.span`"
        )
