r"""The examples in the docstring of a rule, of a page rule and of a site rule alike.

An example is a fenced block whose info string is `md bad`, `md good` or `md fixed`. `⟦…⟧` marks
the exact span of an expected finding and is taken out before the text is parsed; a `fixed` block
is what the fixes make of the `bad` one before it. More words in the info string:

`lang=hi` and `flavor=hugo` set the language and the dialect, `compatible` runs as under the preset
markdownlint; `escapes` turns `\u200b`, `\x20`, `\t`, `\r`, `\n` into the characters they name,
`unterminated` drops the last line break; `unsafe` on a `fixed` block applies UNSAFE fixes too;
`network` says that the example needs the network and is not run; `file=NAME` names the page, which
is `page.md` otherwise.

A block with the word `with` and `file=NAME` is another file of the site; such a group holds for the
examples up to the next group. A `toml` block sets the options of the examples after it, `toml site`
the `[site]` table, `yaml schema` the front-matter schema of all pages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from doclint.checking.rule import Rule
from doclint.testing.marks import unmark
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

__all__ = ["Example", "ExampleSetup", "examples"]

_FENCE = lazy_pattern(
    r"^(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_ESCAPE = lazy_pattern(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[trn])")
_SIMPLE_ESCAPES = {"t": "\t", "r": "\r", "n": "\n"}
_KINDS = ("bad", "good", "fixed")
_WORDS = frozenset(["compatible", "escapes", "network", "unsafe", "unterminated"])
_KEYS = frozenset(["file", "flavor", "lang"])


@dataclass(frozen=True, slots=True)
class ExampleSetup:
    """What stands around an example: the rule's options and the rest of its site.

    `schema` is the text of the declarative front-matter schema that holds for all pages, or empty;
    `site` is the `[site]` table, `files` has the text of the other files by name.
    """

    options: Mapping[str, object] = field(default_factory=dict)
    schema: str = ""
    site: Mapping[str, object] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """One example: `kind` is `bad`, `good` or `fixed`; `marks` are the expected spans."""

    kind: str
    text: str
    marks: tuple[Span, ...] = ()
    words: frozenset[str] = frozenset()
    keys: Mapping[str, str] = field(default_factory=dict)
    setup: ExampleSetup = ExampleSetup()  # frozen

    @property
    def name(self) -> str:
        """The name of the page, relative to the root of its site."""
        return self.keys.get("file", "page.md")


def examples(rule: Rule) -> Iterator[Example]:
    """The examples of `rule` in the order of its docstring; raises ValueError for what is none."""
    setup, collecting = ExampleSetup(), False
    for block in _FENCE.finditer(rule.head.doc):
        words, body = block["info"].split(), block["body"]
        if words == ["toml"]:
            setup = replace(setup, options=tomllib.loads(body))
        elif words == ["toml", "site"]:
            setup = replace(setup, site=tomllib.loads(body))
        elif words == ["yaml", "schema"]:
            setup = replace(setup, schema=body)
        elif "with" in words:
            _, keys = _sorted_words(words, ("with",))
            files = {**(setup.files if collecting else {}), keys.get("file", ""): body}
            setup, collecting = replace(setup, files=files), True
        elif len(words) > 1 and words[1] in _KINDS:
            collecting = False
            yield _example(words, body, setup)


def _example(words: list[str], body: str, setup: ExampleSetup) -> Example:
    known, keys = _sorted_words(words, _KINDS)
    if "escapes" in known:
        body = _ESCAPE.sub(_unescape, body)
    if "unterminated" in known:
        body = body.removesuffix("\n")
    text, marks = unmark(body)
    return Example(words[1], text, marks, known, keys, setup)


def _sorted_words(
    words: list[str], kinds: tuple[str, ...]
) -> tuple[frozenset[str], dict[str, str]]:
    """The plain words of an info string behind its language, and those with a value."""
    plain = frozenset(word for word in words[1:] if "=" not in word and word not in kinds)
    keys = dict(word.split("=", 1) for word in words[1:] if "=" in word)
    for word in sorted((plain - _WORDS) | (keys.keys() - _KEYS)):
        raise ValueError(f"the word `{word}` beside an example means nothing")
    return plain, keys


def _unescape(found: re.Match[str]) -> str:
    name = found[1]
    return _SIMPLE_ESCAPES.get(name) or chr(int(name[1:], 16))
