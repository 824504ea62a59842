"""The decorators that make rules of functions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack, overload

from doclint.checking.context import Context, SiteContext
from doclint.checking.notices import Notice
from doclint.checking.relevance import Relevance
from doclint.checking.rule import NoticeRule, PageRule, Reads, Sees, SiteFindings, SiteRule
from doclint.checking.validation import checked_head, refuse_unknown
from doclint.page.document import Document
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.errors import RuleError
from doclint.values.rule_head import RuleHead

if TYPE_CHECKING:
    from doclint.site.moved_anchors import MovedTarget

__all__ = ["HeadWords", "notice_rule", "rule", "site_rule"]

O = TypeVar("O")  # noqa: E741  # the options of a rule

PageCheck = Callable[[Context], Iterator[Diagnostic]]
PageCheckWith = Callable[[Context, O], Iterator[Diagnostic]]
SiteCheck = Callable[[SiteContext], SiteFindings]
SiteCheckWith = Callable[[SiteContext, O], SiteFindings]
OnMoved = Callable[[SiteContext, "MovedTarget"], Diagnostic]

_ALWAYS: Relevance[Any] = Relevance()


class HeadWords(TypedDict, total=False):
    """What any rule may say of itself; the meaning is told at `RuleHead`."""

    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    severity: Severity
    presets: tuple[str, ...]
    markdownlint: Mapping[str, object]
    options_table: str


@overload
def rule(
    code: str,
    name: str,
    *,
    when: Relevance[None] = ...,
    reads: Reads = ...,
    **words: Unpack[HeadWords],
) -> Callable[[PageCheck], PageRule[None]]: ...


@overload
def rule(
    code: str,
    name: str,
    *,
    options: type[O],
    when: Relevance[O] = ...,
    reads: Reads = ...,
    **words: Unpack[HeadWords],
) -> Callable[[PageCheckWith[O]], PageRule[O]]: ...


def rule(
    code: str,
    name: str,
    *,
    options: type | None = None,
    when: Relevance[Any] = _ALWAYS,
    reads: Reads = "prose",
    **words: Unpack[HeadWords],
) -> Callable[[Callable[..., Iterator[Diagnostic]]], PageRule[Any]]:
    """Make a rule about single pages of a generator function with a `Context`.

    With `options`, a dataclass all of whose fields have defaults, the function takes one of them as
    second argument. Raises `RuleError` when anything is not fit for a rule.
    """
    refuse_unknown(code, name, words, HeadWords)
    if not isinstance(when, Relevance):
        raise RuleError(
            f"rule {code} ({name}): `when` takes a Relevance, such as"
            " `when=Relevance(derived=…)` for a function"
        )
    if when.idle is not None and options is None:
        raise RuleError(f"rule {code} ({name}): `idle` is about options, and there are none")

    def decorate(check: Callable[..., Iterator[Diagnostic]]) -> PageRule[Any]:
        head = RuleHead(code, name, *_origin(check), options=options, **words)
        return PageRule(checked_head(head), check, when, reads)

    return decorate


@overload
def site_rule(
    code: str,
    name: str,
    *,
    facts: Callable[[Document], object] | None = ...,
    sees: Sees = ...,
    on_moved: OnMoved | None = ...,
    **words: Unpack[HeadWords],
) -> Callable[[SiteCheck], SiteRule[None]]: ...


@overload
def site_rule(
    code: str,
    name: str,
    *,
    options: type[O],
    facts: Callable[[Document, O], object] | None = ...,
    sees: Sees = ...,
    on_moved: OnMoved | None = ...,
    **words: Unpack[HeadWords],
) -> Callable[[SiteCheckWith[O]], SiteRule[O]]: ...


def site_rule(
    code: str,
    name: str,
    *,
    options: type | None = None,
    facts: Callable[..., object] | None = None,
    sees: Sees = "site",
    on_moved: OnMoved | None = None,
    **words: Unpack[HeadWords],
) -> Callable[[Callable[..., SiteFindings]], SiteRule[Any]]:
    """Make a rule about the whole site of a generator function with a `SiteContext`.

    The function yields pairs of a page's path and its diagnostic; with `options` it takes one of
    them as second argument, as `facts` does. The rest is told at `SiteRule`.
    """
    refuse_unknown(code, name, words, HeadWords)

    def decorate(check: Callable[..., SiteFindings]) -> SiteRule[Any]:
        head = RuleHead(code, name, *_origin(check), subject="site", options=options, **words)
        return SiteRule(checked_head(head), check, facts, sees, on_moved)

    return decorate


def notice_rule(
    notice: Notice, tags: tuple[str, ...] = ()
) -> Callable[[Callable[[], None]], NoticeRule]:
    """Make the page about `notice`, a finding that doclint makes itself, of a docstring."""

    def decorate(page: Callable[[], None]) -> NoticeRule:
        head = RuleHead(
            notice.code, notice.name, *_origin(page), "run", tags=tags, severity=notice.severity
        )
        return NoticeRule(checked_head(head))

    return decorate


def _origin(function: Callable[..., object]) -> tuple[str, str]:
    """The docstring without its common indentation, and the module.

    `inspect.cleandoc` costs an import of 10 ms.
    """
    written = function.__doc__ if sys.flags.optimize < 2 else _docstring_in_source(function)
    lines = (written or "").expandtabs().split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(indents, default=0)
    doc = "\n".join([lines[0].strip(), *(line[margin:] for line in lines[1:])]).strip()
    return doc, function.__module__


def _docstring_in_source(function: Callable[..., object]) -> str | None:
    """The docstring as it is written; Python drops it when it is told to optimize (`-OO`)."""
    import ast
    import inspect
    import textwrap

    try:
        source = textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):
        return None
    found = ast.parse(source).body[0]
    return ast.get_docstring(found) if isinstance(found, ast.FunctionDef) else None
