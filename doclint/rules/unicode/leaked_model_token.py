"""Special tokens of language models in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.prose_matches import prose_matches
from doclint.values.diagnostic import Diagnostic, Severity

_TOKEN = re.compile(r"(?:<[|｜][A-Za-z0-9_▁]+[|｜]>)+")


@rule(
    "UC011", "leaked-model-token", severity=Severity.ERROR, when=Relevance(literals=("<|", "<｜"))
)
def leaked_model_token(ctx: Context) -> Iterator[Diagnostic]:
    """Special tokens of a language model in running text.

    Tokens such as those between `<|` and `|>` steer a model and are never meant for readers. In a
    page they show that generated text was pasted without being read.

    ```md bad
    The end.⟦<|endoftext|>⟧
    ```

    ```md good
    The token `<|endoftext|>` ends a document.
    ```

    There is no fix: the text around it needs a reader.
    """
    for found in prose_matches(ctx.doc, _TOKEN):
        yield ctx.diagnostic(found.span(), f"model token `{found[0]}` in the text")
