"""A space on one side of the hyphen of a compound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.indic_scripts import INDIC
from doclint.rules._shared.prose_matches import prose_matches
from doclint.rules.indic._words import ends_in_letter, starts_with_letter
from doclint.values.diagnostic import Applicability, Diagnostic, Effect
from doclint.values.text import Span

_PATTERN = re.compile(f"-(?:(?<=[{INDIC}]-) (?P<after>[{INDIC}]+)|(?<=[{INDIC}] -)(?=[{INDIC}]))")
# after these words the hyphen is suspended on purpose, as in "लघु- और मध्यम-उद्योग"
_CONJUNCTIONS = frozenset(
    [
        "और", "या", "तथा", "एवं", "व", "अथवा", "आणि", "किंवा", "वा", "र", "ও", "বা", "এবং",
        "আর", "અને", "કે", "ਅਤੇ", "ਜਾਂ", "ਤੇ", "ଓ", "ବା", "மற்றும்", "அல்லது", "మరియు",
        "లేదా", "ಮತ್ತು", "ಅಥವಾ", "അല്ലെങ്കിൽ",
    ]
)  # fmt: skip


@rule("IN030", "stray-space-around-hyphen", when=Relevance(literals=("-",), non_ascii=True))
def stray_space_around_hyphen(ctx: Context) -> Iterator[Diagnostic]:
    """A space before or after the hyphen inside a compound word.

    The compound falls apart: the line may break inside it, and search finds neither form. Where a
    dash is meant, it needs a space on both sides.

    ```md bad lang=hi
    एक एंट्री-⟦ ⟧टू मिड-लेवल और अलग⟦ ⟧-अलग
    ```

    ```md fixed lang=hi unsafe
    एक एंट्री-टू मिड-लेवल और अलग-अलग
    ```

    ```md good lang=hi
    - लघु- और मध्यम-उद्योग
    - यह शब्द - और वह
    ```

    The fix joins the parts and is unsafe, because a dash may be meant.
    """
    text = ctx.doc.text
    for found in prose_matches(ctx.doc, _PATTERN):
        after = found["after"]
        if after in _CONJUNCTIONS:
            continue
        hyphen = found.start()
        # the white space, the end of the word before it all and the start of the one behind
        start, before, behind = (
            (hyphen - 1, hyphen - 1, hyphen + 1)
            if after is None
            else (hyphen + 1, hyphen, hyphen + 2)
        )
        span = Span(start, start + 1)
        if not ends_in_letter(text, before) or not starts_with_letter(text, behind):
            continue
        side = "before" if after is None else "after"
        yield ctx.diagnostic(
            span,
            f"white space {side} the hyphen only",
            ctx.replace(
                span,
                "",
                "Join the parts of the compound",
                applicability=Applicability.UNSAFE,
                effect=Effect.TEXT,
            ),
        )
