"""MD044."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._name_texts import NameText, name_pattern, pieces
from doclint.values.diagnostic import Applicability, Diagnostic, Effect
from doclint.values.text import Span


@dataclass(frozen=True)
class ProperNames:
    """The names as they are to be written, and whether code and HTML are looked at too."""

    names: tuple[str, ...] = ()
    code_blocks: bool = True
    html_elements: bool = True


def _asks_nothing(options: ProperNames) -> bool:
    return not options.names


@rule(
    "MD044",
    "proper-names",
    tags=("spelling",),
    presets=("recommended", "markdownlint"),
    options=ProperNames,
    reads="markup",
    when=Relevance(idle=_asks_nothing),
)
def proper_names(ctx: Context, options: ProperNames) -> Iterator[Diagnostic]:
    """Names that are not written as their owners write them.

    A reader who searches the page for a product finds some of its mentions only, and wonders
    whether `Github` is another thing than `GitHub`. Without the option `names` nothing is checked.

    ```toml
    names = ["GitHub", "JavaScript"]
    ```

    ```md bad lang=hi
    ⟦github⟧ पर ⟦Javascript⟧ का कोड है।
    ```

    ```md fixed
    GitHub पर JavaScript का कोड है।
    ```

    ```md bad
    Write `⟦javascript⟧`.
    ```

    ```md good lang=hi
    GitHub पर <https://github.com> और [देखें](https://github.com/x)।
    ```

    ```toml
    names = ["GitHub"]
    code_blocks = false
    html_elements = false
    ```

    ```md good
    Write `github`, <b title="github">now</b>.
    ```

    The fix is safe in text; in code and HTML, where a name may mean something else, it is unsafe.
    """
    names = sorted(options.names, key=lambda name: (-len(name), name.lower()))
    exact = frozenset(names)
    found: list[tuple[Span, str, NameText]] = []
    scanned = list(pieces(ctx.doc, options.code_blocks, options.html_elements))
    for name in names:
        pattern = name_pattern(name)
        for piece in scanned:
            for match in pattern.finditer(piece.text):
                start, end = match.span(1)
                known = match[1] in exact or piece.covers(start, end)
                if not known and not piece.holds_address(start):
                    where = Span(piece.start + start, piece.start + end)
                    found.append((where, name, piece))
                piece.taken.append((start, end))
    for where, name, piece in sorted(found, key=lambda one: one[0]):
        fix = ctx.replace(
            where,
            name,
            f"Write `{name}`",
            applicability=Applicability.SAFE if piece.is_text else Applicability.UNSAFE,
            effect=Effect.TEXT if piece.is_text else Effect.REPAIR,
        )
        wrong = ctx.doc.text[slice(*where)]
        yield ctx.diagnostic(where, f"expected `{name}`, found `{wrong}`", fix)
