"""Indic text to test with: what is kept in the repository."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="session")
def hindi_words() -> list[str]:
    """Every Devanagari word of the vectors and of the pages written for these tests."""
    texts = [
        json.loads(line)["fixed"] for line in (DATA / "indic.jsonl").read_text("utf-8").splitlines()
    ]
    texts += [path.read_text("utf-8") for path in sorted((DATA / "indic_pages").glob("*.md"))]
    words = re.findall("[\u0904-\u0939\u0958-\u0961][\u0900-\u0963\u0971-\u097f]*", " ".join(texts))
    return sorted(set(words))
