"""Which pages a rule has something to say about: what keeps a run fast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from doclint.page.document import Document
from doclint.syntax.nodes import ABSTRACT_KINDS, Node
from doclint.values.errors import RuleError

__all__ = ["Relevance"]

O = TypeVar("O")  # noqa: E741  # the options of a rule


@dataclass(frozen=True, slots=True)
class Relevance(Generic[O]):
    """What a page must have for a rule to be called on it; one that says nothing always is.

    At least one of `literals` stands in the text, at least one node of `kinds` occurs, the text is
    not ASCII alone where `non_ascii` is true, and the fact `derived`, worked out once a page for
    all rules that share it, is true. With options for which `idle` is true the rule has nothing to
    say about any page. Raises `RuleError` for what could never hold or never tell pages apart.
    """

    literals: tuple[str, ...] = ()
    kinds: tuple[type[Node], ...] = ()
    non_ascii: bool = False
    derived: Callable[[Document], object] | None = None
    idle: Callable[[O], bool] | None = None

    def __post_init__(self) -> None:
        _check_literals(self.literals)
        _check_kinds(self.kinds)
        for name, function in (("derived", self.derived), ("idle", self.idle)):
            if function is not None and not callable(function):
                raise RuleError(f"`{name}` is a function, found {function!r}")


def _check_literals(literals: object) -> None:
    if not isinstance(literals, tuple) or not all(isinstance(one, str) for one in literals):
        raise RuleError(f"`literals` is a tuple of strings, found {literals!r}")
    if "" in literals:
        raise RuleError("an empty literal stands in every text")
    for one in literals:
        if any(other != one and other in one for other in literals) or literals.count(one) > 1:
            raise RuleError(f"the literal {one!r} is found wherever another one is")


def _check_kinds(kinds: object) -> None:
    if not isinstance(kinds, tuple):
        raise RuleError(f"`kinds` is a tuple of kinds of node, found {kinds!r}")
    for kind in kinds:
        if not (isinstance(kind, type) and issubclass(kind, Node)):
            raise RuleError(f"`kinds` is a tuple of kinds of node, found {kind!r} in it")
        if kind in ABSTRACT_KINDS:
            raise RuleError(f"no node is just a {kind.__name__}: name the kinds, such as Heading")
