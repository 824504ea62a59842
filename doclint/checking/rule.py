"""What a rule is: a named, documented generator function over one document or over the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from doclint.page.document import Document
from doclint.syntax.nodes import Node
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix, Severity
from doclint.values.errors import UserError
from doclint.values.text import Span

if TYPE_CHECKING:
    from doclint.site.index import SiteIndex

__all__ = ["ActiveRule", "Context", "Rule", "RuleError", "Sees", "SiteContext", "rule", "site_rule"]

_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# pages have thousands of findings, and the constructor of a named tuple is Python code
_new: Callable[..., Any] = tuple.__new__

# a page rule yields diagnostics, a site rule pairs of a page's path and a diagnostic
Check = Callable[..., Iterator[Any]]

# what the findings of a site rule follow from; see `Rule`
Sees = Literal["facts", "links", "site", "world"]


class RuleError(UserError):
    """A rule that may not be registered, with the reason."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check and everything doclint knows about it.

    `check` is called with a `Context` (a `SiteContext` when `site` is true), and with the rule's
    options as second argument when `options` is a dataclass. `gate` holds literals of which at
    least one must stand in the text, `kinds` node kinds of which at least one must occur; a
    document without them is not checked, nor is one of ASCII characters alone when `non_ascii` is
    true, nor one of which the derived fact `when` is false or empty. With options of which
    `dormant` is true the rule has nothing to say about any document and is not called. `doc` is the
    docstring: the rule's web page.

    A site rule may have `facts`: called with a page's `Document` (and the options), it returns what
    the rule needs to know of that page, as plain JSON values, or None; `check` finds the facts of
    all pages in `SiteContext.facts`.

    `sees` says what the findings of a site rule follow from, so that nothing is looked at again for
    which that is unchanged. `facts`: from its own facts alone, the site is not shown to it.
    `links`: those on a page from the page, from what its links lead to, and from the addresses and
    titles of the site; it leaves out pages that are not reported. `site`: from anything in the
    site. `world`: from anything at all, such as other servers.
    """

    code: str
    name: str
    check: Check
    doc: str
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    recommended: bool = True
    options: type | None = None
    markdownlint: Mapping[str, object] = field(default_factory=dict)
    gate: tuple[str, ...] = ()
    kinds: tuple[type[Node], ...] = ()
    site: bool = False
    facts: Callable[..., object] | None = None
    sees: Sees = "site"
    non_ascii: bool = False
    when: Callable[[Document], object] | None = None
    dormant: Callable[[Any], bool] | None = None

    @property
    def summary(self) -> str:
        """The first line of the docstring without its full stop."""
        return self.doc.split("\n", 1)[0].rstrip(".")


class ActiveRule(NamedTuple):
    """A selected rule with the options and the severity it runs with.

    `dormant` says that with these options it never reports anything.
    """

    rule: Rule
    options: object | None
    severity: Severity
    dormant: bool = False


class Context:
    """What a rule of one document may look at, and how it reports.

    `compatible` says that the preset `markdownlint` is in force: the rule must then behave exactly
    as markdownlint does, where doclint's own judgement differs.
    """

    __slots__ = ("_code", "_name", "_severity", "compatible", "doc")

    def __init__(self, doc: Document, active: ActiveRule, compatible: bool = False) -> None:
        self.doc = doc
        self.compatible = compatible
        self._code = active.rule.code
        self._name = active.rule.name
        self._severity = active.severity

    def diagnostic(
        self,
        where: Span | Node,
        message: str,
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A finding of this rule at `where`, code points or a node."""
        span = where if where.__class__ is Span else self.doc.span(where)  # type: ignore[arg-type]  # not a span: a node
        values = (self._code, self._name, span, message, severity or self._severity, fix)
        made: Diagnostic = _new(Diagnostic, values)
        return made

    def diagnostic_at(
        self, start: int, end: int, message: str, fix: Fix | None = None
    ) -> Diagnostic:
        """A finding of this rule at the code points from `start` to `end`, made quickly."""
        span = _new(Span, (start, end))
        values = (self._code, self._name, span, message, self._severity, fix)
        made: Diagnostic = _new(Diagnostic, values)
        return made

    def fix(
        self,
        title: str,
        *edits: Edit,
        applicability: Applicability = Applicability.SAFE,
        effect: Effect = Effect.NONE,
    ) -> Fix:
        """A fix made of `edits`; `effect` promises how the rendered page may change."""
        return Fix(title, edits, applicability, effect)


class SiteContext:
    """What a rule about the whole site may look at, and how it reports.

    `facts` has, by page path, what the rule's own `facts` function returned.
    """

    __slots__ = ("_code", "_name", "_severity", "facts", "site")

    def __init__(
        self, site: SiteIndex, active: ActiveRule, facts: Mapping[str, object] | None = None
    ) -> None:
        self.site = site
        self.facts = facts or {}
        self._code = active.rule.code
        self._name = active.rule.name
        self._severity = active.severity

    def diagnostic(
        self,
        where: Span,
        message: str,
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A finding of this rule at `where` in the page that is being reported."""
        return Diagnostic(self._code, self._name, where, message, severity or self._severity, fix)


def rule(
    code: str,
    name: str,
    *,
    alias: str | tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    severity: Severity = Severity.WARNING,
    recommended: bool = True,
    options: type | None = None,
    markdownlint: Mapping[str, object] | None = None,
    gate: Iterable[str] = (),
    kinds: tuple[type[Node], ...] = (),
    non_ascii: bool = False,
    when: Callable[[Document], object] | None = None,
    dormant: Callable[[Any], bool] | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function over one document.

    `markdownlint` holds the option values that the preset of that name uses instead of the
    defaults. Raises `RuleError` when code, name or docstring are not fit for a rule.
    """
    aliases = (alias,) if isinstance(alias, str) else tuple(alias)

    def decorate(check: Check) -> Rule:
        made = Rule(
            code, name, check, _documentation(check), aliases, tags, severity, recommended,
            options, dict(markdownlint or {}), tuple(gate), kinds,
            non_ascii=non_ascii, when=when, dormant=dormant,
        )  # fmt: skip
        _validate(made)
        return made

    return decorate


def site_rule(
    code: str,
    name: str,
    *,
    alias: str | tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    severity: Severity = Severity.WARNING,
    recommended: bool = True,
    options: type | None = None,
    facts: Callable[..., object] | None = None,
    sees: Sees = "site",
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function over the whole site.

    The function receives a `SiteContext` and yields pairs of a page's path and its diagnostic. What
    `sees` means is told at `Rule`.
    """
    aliases = (alias,) if isinstance(alias, str) else tuple(alias)

    def decorate(check: Check) -> Rule:
        made = Rule(
            code, name, check, _documentation(check), aliases, tags, severity, recommended,
            options, site=True, facts=facts, sees=sees,
        )  # fmt: skip
        _validate(made)
        return made

    return decorate


def _documentation(check: Check) -> str:
    """The docstring without its common indentation; `inspect.cleandoc` costs an import of 10 ms."""
    lines = (check.__doc__ or "").expandtabs().split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(indents, default=0)
    return "\n".join([lines[0].strip(), *(line[margin:] for line in lines[1:])]).strip()


def _validate(made: Rule) -> None:
    """Refuse a rule that a reader could not look up."""
    where = f"rule {made.code} ({made.name})"
    if not _CODE.fullmatch(made.code):
        raise RuleError(f"{where}: a code is two to eight capitals and three digits")
    if not _NAME.fullmatch(made.name):
        raise RuleError(f"{where}: a name is lower-case words joined by hyphens")
    if not made.doc:
        raise RuleError(f"{where}: the docstring is missing")
    for kind in ("bad", "good"):
        if not re.search(rf"^`{{3,}}\w+ {kind}\b", made.doc, re.MULTILINE):
            raise RuleError(f"{where}: the docstring has no `{kind}` example")
