"""Text that was decoded wrongly and saved again."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.unicode._mojibake import mojibake as damaged_text
from doclint.values.diagnostic import Diagnostic, Effect, Severity


@rule(
    "UC003",
    "mojibake",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=damaged_text),
)
def mojibake(ctx: Context) -> Iterator[Diagnostic]:
    """UTF-8 text that was read as Windows-1252 and saved again.

    Each letter has become two or three accented letters and symbols; nobody can read it.

    ```md bad lang=hi
    ⟦à¤•à¤®à¤²⟧ और ⟦â€˜⟧ठीक⟦â€™⟧
    ```

    ```md fixed lang=hi
    कमल और ‘ठीक’
    ```

    ```md good
    L’été à la plage, «allé», naïve café, 5 €
    ```

    The fix reads the bytes as UTF-8. It is offered only where they are valid UTF-8 and give Indic
    text, punctuation, symbols or Western letters, or at least three other characters.
    """
    for one in ctx.doc.derived(damaged_text):
        yield ctx.diagnostic(
            one.span,
            f"UTF-8 read as Windows-1252, expected `{one.repaired}`",
            ctx.replace(one.span, one.repaired, "Read the text as UTF-8", effect=Effect.TEXT),
        )
