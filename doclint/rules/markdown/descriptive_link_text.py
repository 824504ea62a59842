"""MD059."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._link_labels import is_bracketed, label_end, label_text, node_at
from doclint.syntax.nodes import CodeSpan, InlineHtml, Link
from doclint.values.diagnostic import Diagnostic

_ENGLISH = ("click here", "here", "link", "more")
_HINDI = (
    "यहाँ क्लिक करें",
    "यहां क्लिक करें",
    "यहाँ",
    "यहां",
    "लिंक",
    "और पढ़ें",
    "और पढ़ें",
    "अधिक",
)
_NOT_WORD = re.compile(r"[\W_]+", re.ASCII)


@dataclass(frozen=True)
class DescriptiveLinkText:
    """The link texts that say nothing; case, blanks and punctuation do not matter."""

    prohibited_texts: tuple[str, ...] = _ENGLISH + _HINDI


@rule(
    "MD059",
    "descriptive-link-text",
    tags=("accessibility", "links"),
    presets=("recommended", "markdownlint"),
    options=DescriptiveLinkText,
    markdownlint={"prohibited_texts": _ENGLISH},
    reads="markup",
    when=Relevance(kinds=(Link,)),
)
def descriptive_link_text(ctx: Context, options: DescriptiveLinkText) -> Iterator[Diagnostic]:
    """Link texts that do not say where the link leads.

    People who listen to a page often jump from link to link, and people who skim it read the links
    first: "here" tells neither of them anything.

    ```md bad lang=hi
    बहीखाते के लिए [⟦यहाँ क्लिक करें⟧](/khata)।
    ```

    ```md bad
    The ledger is [⟦here⟧](/ledger).
    ```

    ```md good lang=hi
    [बहीखाता लिखने के नियम](/khata) पढ़ें।
    ```

    ```toml
    prohibited_texts = ["read this"]
    ```

    ```md bad
    Please [⟦*Read* this!⟧](/ledger)
    ```

    ```md good
    The ledger is [here](/ledger).
    ```

    There is no fix: only the author knows what the link leads to.
    """
    words = _ascii_words if ctx.compatible else _words
    pattern, prohibited = _prepared(options.prohibited_texts, ctx.compatible)
    document = ctx.doc
    links = document.nodes(Link)
    for found in pattern.finditer(document.text, document.body_start):
        link = node_at(links, document.source.byte_of_offset(found.start()))
        if not isinstance(link, Link) or not is_bracketed(link):
            continue
        if words(label_text(document, link)) in prohibited and not _has_code(ctx, link):
            start = found.start() + 1
            end = document.source.offset_of_byte(label_end(document, link))
            text = document.text[start:end]
            yield ctx.diagnostic((start, end), f"`{text}` does not say where the link leads")


@cache
def _prepared(texts: tuple[str, ...], compatible: bool) -> tuple[re.Pattern[str], frozenset[str]]:
    """What finds the brackets behind which one of `texts` may stand, and the words of `texts`."""
    phrases = frozenset(map(_ascii_words if compatible else _words, texts)) - {""}
    # by the first letter most brackets are told apart at once
    first = re.escape(
        "".join({letter for phrase in phrases for letter in (phrase[0], phrase[0].upper())})
    )
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    any_phrase = "|".join(r"[\W_]+".join(map(re.escape, one.split())) for one in longest_first)
    # no other bracket before the phrase, so that a row of brackets takes linear time
    before = r"(?:[^\w\[]|_)*"
    pattern = rf"\[(?={before}[{first}])(?=(?i:{before}(?:{any_phrase})[\W_]*\]))"
    return re.compile(pattern if phrases else r"(?!)", re.ASCII), phrases


def _ascii_words(text: str) -> str:
    return _NOT_WORD.sub(" ", text).strip().lower()


def _words(text: str) -> str:
    """The words of `text` in any script, lower case."""
    kept = (one if one.isalnum() or unicodedata.category(one)[0] == "M" else " " for one in text)
    return " ".join("".join(kept).lower().split())


def _has_code(ctx: Context, link: Link) -> bool:
    """Whether the text of `link` holds inline code or HTML, which may well say enough."""
    return any(
        node.parent is link
        for kind in (CodeSpan, InlineHtml)
        for node in ctx.doc.nodes(kind)
        if link.byte_start < node.byte_start < link.byte_end
    )
