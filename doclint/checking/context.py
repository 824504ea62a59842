"""What rules may look at, and how they report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from doclint.checking.rule import ActiveRule, PageRule, SiteRule
from doclint.page.document import Document
from doclint.syntax.nodes import Block, Node
from doclint.values import fixes
from doclint.values.diagnostic import Diagnostic, Fix, Severity
from doclint.values.quick import made
from doclint.values.text import Span

if TYPE_CHECKING:
    from doclint.site.index import SiteIndex

__all__ = ["Context", "SiteContext"]


class Context:
    """What a rule about one page may look at, and how it reports.

    `compatible` says that the preset `markdownlint` is in force: the rule must then behave exactly
    as markdownlint does, where doclint's own judgement differs. `fix` and `replace` make fixes.
    """

    __slots__ = ("_code", "_name", "_severity", "compatible", "doc")

    fix = staticmethod(fixes.fix)
    replace = staticmethod(fixes.replace)

    def __init__(
        self, doc: Document, active: ActiveRule[PageRule[Any]], compatible: bool = False
    ) -> None:
        self.doc = doc
        self.compatible = compatible
        self._code = active.rule.head.code
        self._name = active.rule.head.name
        self._severity = active.severity

    def diagnostic(
        self,
        where: tuple[int, int] | Node,
        message: str,
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A finding of this rule at `where`: code points, or a node.

        A node is reported up to the last character of it that is not white space: the parser's own
        range of a block may take in line breaks and blank lines behind it.
        """
        if where.__class__ is tuple:
            where = made(Span, where)
        elif where.__class__ is not Span:
            where = _shown(self.doc, where)  # type: ignore[arg-type]  # no pair: a node
        values = (self._code, self._name, where, message, severity or self._severity, fix)
        return made(Diagnostic, values)


class SiteContext:
    """What a rule about the whole site may look at, and how it reports.

    `facts` has, by page path, what the rule's own `facts` function returned; they may have been
    JSON in between. `fix` and `replace` make fixes.
    """

    __slots__ = ("_code", "_name", "_severity", "facts", "site")

    fix = staticmethod(fixes.fix)
    replace = staticmethod(fixes.replace)

    def __init__(
        self,
        site: SiteIndex,
        active: ActiveRule[SiteRule[Any]],
        facts: Mapping[str, object] | None = None,
    ) -> None:
        self.site = site
        self.facts = facts or {}
        self._code = active.rule.head.code
        self._name = active.rule.head.name
        self._severity = active.severity

    def diagnostic(
        self,
        where: tuple[int, int],
        message: str,
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A finding of this rule at the code points `where` of the page that is reported."""
        span = made(Span, where)
        return Diagnostic(self._code, self._name, span, message, severity or self._severity, fix)


def _shown(document: Document, node: Node) -> Span:
    """The span of `node` without the white space at the end of a block."""
    start, end = document.span(node)
    if isinstance(node, Block):
        end = start + len(document.text[start:end].rstrip())
    return Span(start, end)
