"""What may be said about the pages that a rule is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from doclint.checking.context import Context
from doclint.checking.linter import check
from doclint.checking.relevance import Relevance
from doclint.checking.rule import ActiveRule, PageRule
from doclint.page.document import Document
from doclint.syntax import nodes
from doclint.syntax.nodes import ABSTRACT_KINDS, Block, Heading, Inline, Link, Node
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.errors import RuleError
from doclint.values.rule_head import RuleHead
from doclint.values.text import Source


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"literals": "#"}, "`literals` is a tuple of strings, found '#'"),
        ({"literals": ("#", "")}, "an empty literal stands in every text"),
        ({"literals": ("#", "##")}, "the literal '##' is found wherever another one is"),
        ({"literals": ("#", "#")}, "the literal '#' is found wherever another one is"),
        ({"kinds": Heading}, f"`kinds` is a tuple of kinds of node, found {Heading!r}"),
        ({"kinds": ("h1",)}, "`kinds` is a tuple of kinds of node, found 'h1' in it"),
        ({"kinds": (Link, Block)}, "no node is just a Block: name the kinds, such as Heading"),
        ({"kinds": (Node,)}, "no node is just a Node: name the kinds, such as Heading"),
        ({"kinds": (Inline,)}, "no node is just a Inline: name the kinds, such as Heading"),
        ({"derived": True}, "`derived` is a function, found True"),
        ({"idle": "no"}, "`idle` is a function, found 'no'"),
    ],
)
def test_what_could_never_hold_is_refused(words: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleError) as caught:
        Relevance(**words)
    assert str(caught.value) == message


EVERYTHING = """\
# Heading

> quote

- [ ] item

```
code
```

<div>
</div>

| a |
| - |
| b |

---

*a* **b** ~~c~~ `d` <i>e</i> [f](/f) ![g](/g)\\
[no such label][] [^1]

[^1]: note

[label]: /url

!!! note

    inside
"""


def test_every_kind_that_is_not_abstract_occurs() -> None:
    document = Document(Source(EVERYTHING), flavor="mkdocs")
    known = {
        kind for kind in vars(nodes).values() if isinstance(kind, type) and issubclass(kind, Node)
    }
    assert set(document.kinds) == known - set(ABSTRACT_KINDS)


@pytest.mark.parametrize("kind", ABSTRACT_KINDS)
def test_a_page_is_not_asked_for_what_kinds_have_in_common(kind: type[Node]) -> None:
    document = Document(Source(EVERYTHING))
    message = f"no node is just a {kind.__name__}: ask for one kind, such as Heading"
    for ask in (document.nodes, document.has):
        with pytest.raises(TypeError) as caught:
            ask(kind)
        assert str(caught.value) == message


@pytest.mark.parametrize(
    ("when", "text", "called"),
    [
        (Relevance(), "", True),
        (Relevance(literals=("<<", "#")), "a # b", True),
        (Relevance(literals=("<<", "#")), "a < b", False),
        (Relevance(kinds=(Link, Heading)), "# a", True),
        (Relevance(kinds=(Link, Heading)), "a", False),
        (Relevance(non_ascii=True), "a", False),
        (Relevance(non_ascii=True), "क", True),
        (Relevance(derived=lambda document: "x" in document.text), "x", True),
        (Relevance(derived=lambda document: "x" in document.text), "y", False),
        (Relevance(literals=("#",), kinds=(Heading,), non_ascii=True), "# क", True),
        (Relevance(literals=("#",), kinds=(Heading,), non_ascii=True), "क #", False),
    ],
)
def test_a_rule_is_called_where_all_of_it_holds(
    when: Relevance[None], text: str, called: bool
) -> None:
    seen: list[Context] = []

    def note(context: Context) -> Iterator[Diagnostic]:
        seen.append(context)
        yield from ()

    rule = PageRule(RuleHead("XX001", "x", "", ""), note, when)
    check(Document(Source(text)), [ActiveRule(rule, None, Severity.ERROR)])
    assert bool(seen) is called
