"""Sequences that look like one letter and are stored as two."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.names import spelled
from doclint.rules.indic._do_not_emit import DO_NOT_EMIT, TAMIL_SHRI
from doclint.rules.indic._word_repair import repair, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "IN001",
    "do-not-emit-sequence",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def do_not_emit_sequence(ctx: Context) -> Iterator[Diagnostic]:
    """Sequences that Unicode says should not be written.

    The letter आ can be put together from अ and the sign of aa, and in some fonts it even looks
    right. But it is another word for a search engine, a spelling checker and a screen reader, and
    in many fonts it shows a dotted circle. Old keyboards and converters write such sequences, and
    also the Malayalam chillus and the Bengali khanda ta with a joiner.

    ```md bad lang=hi
    ⟦अा⟧म और ⟦एे⟧सा, क⟦र्इ⟧
    ```

    ```md fixed lang=hi
    आम और ऐसा, कई
    ```

    ```md bad lang=mr escapes
    ⟦अॅ⟧प्लिकेशन, ⟦अ\\u200dॅ⟧प
    ```

    ```md fixed lang=mr
    ॲप्लिकेशन, ॲप
    ```

    ```md bad lang=ta escapes
    ⟦ஸ்ரீ⟧
    ```

    ```md fixed lang=ta unsafe
    ஶ்ரீ
    ```

    ```md good lang=mr
    ॲप ॲक्सेस, आम, कई
    ```

    The fix writes the one letter that is meant. Tamil ஸ்ரீ is so common that only an unsafe fix
    changes it.
    """
    for defect in word_defects(ctx.doc, "IN001"):
        sequence = defect.text
        common = sequence == TAMIL_SHRI[0]
        letter = TAMIL_SHRI[1] if common else DO_NOT_EMIT[sequence]
        yield ctx.diagnostic(
            defect.span,
            f"`{sequence}` is written as {spelled(sequence)}, expected {spelled(letter)}",
            repair(ctx, "Write the letter", defect, letter, safe=not common),
        )
