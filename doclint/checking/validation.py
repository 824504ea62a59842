"""What is asked of a rule before it may be registered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass

from doclint.values.errors import RuleError
from doclint.values.rule_head import RuleHead
from doclint.values.settings import PRESETS

__all__ = ["checked_head", "refuse_unknown"]

_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# what rules said before version 0.2, and what they say now
_RENAMED = {
    "alias": "aliases=(…,)",
    "recommended": "presets=() where it was false, nothing where it was true",
    "gate": "when=Relevance(literals=…)",
    "kinds": "when=Relevance(kinds=…)",
    "non_ascii": "when=Relevance(non_ascii=…)",
    "dormant": "when=Relevance(idle=…)",
}


def refuse_unknown(code: str, name: str, words: Iterable[str], known: type) -> None:
    """Raise `RuleError` for what a rule cannot say of itself, old words with what to say now."""
    for word in words:
        if word in known.__annotations__:
            continue
        problem = f"a rule takes no `{word}`"
        if word in _RENAMED:
            problem = f"`{word}=` is now `{_RENAMED[word]}`"
        raise RuleError(f"rule {code} ({name}): {problem}")


def checked_head(head: RuleHead) -> RuleHead:
    """`head`; raises `RuleError` for one that a reader could not look up or a user not switch."""
    for problem in (*_identity(head), *_switches(head), *_documentation(head)):
        raise RuleError(f"rule {head.code} ({head.name}): {problem}")
    return head


def _identity(head: RuleHead) -> Iterable[str]:
    if not _CODE.fullmatch(head.code):
        yield "a code is two to eight capitals and three digits"
    if not all(map(_NAME.fullmatch, head.words[1:])):
        yield "a name is lower-case words joined by hyphens"


def _switches(head: RuleHead) -> Iterable[str]:
    """What is wrong with the presets and the options."""
    for preset in head.presets:
        if preset == "all" or preset not in PRESETS:
            known = ", ".join(one for one in PRESETS if one != "all")
            yield f"no preset is called `{preset}`; there are {known}"
    names = []
    if head.options is not None:
        if not is_dataclass(head.options):
            yield "options are a dataclass"
            return
        for option in fields(head.options):
            names.append(option.name)
            if option.default is MISSING and option.default_factory is MISSING:
                yield f"the option `{option.name}` has no default"
    for name in head.markdownlint:
        if name not in names:
            yield f"`markdownlint` sets `{name}`, which is no option"


def _documentation(head: RuleHead) -> Iterable[str]:
    if not head.doc:
        yield "the docstring is missing"
        return
    for kind in ("bad", "good"):
        if not re.search(rf"^`{{3,}}\w+ {kind}\b", head.doc, re.MULTILINE):
            yield f"the docstring has no `{kind}` example"
