"""doclint and markdownlint on every example of the CommonMark specification."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fix_parity import fix_all, fix_silently, rendered
from benchmarks.markdownlint import OracleMissing, markdownlint_findings, specification_examples
from benchmarks.parity import Place, agreement_by_rule, doclint_places

# the differences that docs/markdownlint.md explains, and no others
_KNOWN = {
    Place("096.md", 1, "MD041"),
    Place("096.md", 2, "MD022"),
    Place("096.md", 4, "MD041"),
    Place("215.md", 1, "MD022"),
    Place("215.md", 2, "MD022"),
    Place("353.md", 1, "MD037"),
}


@pytest.fixture(scope="module")
def examples() -> dict[str, str]:
    try:
        texts = specification_examples()
    except OracleMissing as missing:
        pytest.skip(str(missing))
    return {f"{number:03}.md": text for number, text in enumerate(texts, 1)}


def test_findings_agree(examples: dict[str, str], tmp_path: Path) -> None:
    for name, text in examples.items():
        (tmp_path / name).write_bytes(text.encode())
    expected = {
        Place(name, one.line, one.rule)
        for name, found in markdownlint_findings(examples).items()
        for one in found
    }
    found = doclint_places(tmp_path)
    assert len(expected) > 900
    assert found ^ expected <= _KNOWN
    assert len(agreement_by_rule(found, expected)) > 35


def test_fixing_twice_is_fixing_once(examples: dict[str, str]) -> None:
    fixed = fix_all(examples)
    assert fixed.once == fixed.twice


def test_fixes_that_promise_it_change_nothing_a_reader_sees() -> None:
    text = "#  Title  \n\n\n* a\n\n+ b\n***\ntext\t\n"
    silent, codes = fix_silently(text)
    assert codes
    assert rendered("pyromark", silent) == rendered("pyromark", text)
    assert rendered("cmark-gfm", silent) == rendered("cmark-gfm", text)
