"""Checked pages leave nothing behind that only the cyclic garbage collector could free.

Runs switch the collector off, so what it alone could free would pile up.
"""

from __future__ import annotations

import gc

import pytest

from doclint.page.document import Document
from doclint.page.reading import Limits
from doclint.phases.page_pipeline import Pipeline, Scope
from doclint.phases.task import PageTask
from doclint.values.settings import Settings

PAGE = """---
title: खाता
lang: hi
---

# खाता

एक **शब्द** और [लिंक](/a#b "title") तथा `code` |

* a
  * b ।

| a | b |
|---|---|
| १ | 2 |

<div>text <b>x</b></div>

[ref]: https://example.org
https://example.org/पेज। [ref] [none][]

```text
code
```
"""


@pytest.mark.parametrize("preset", ["recommended", "markdownlint", "all"])
def test_a_checked_page_is_freed_at_once(preset: str) -> None:
    pipeline = Pipeline(Limits(), Scope())
    settings = Settings(preset=preset)
    task = PageTask("page.md", "page.md", "page.md", settings, text=PAGE)
    assert pipeline.check_page(task).result.diagnostics
    gc.collect()
    gc.disable()
    try:
        outcome = pipeline.check_page(task)
        alive = [one for one in gc.get_objects() if isinstance(one, Document)]
    finally:
        gc.enable()
    assert (outcome.result.complete, alive) == (True, [])
