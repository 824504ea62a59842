"""The verdict on pairs of runs; nothing is timed here."""

from __future__ import annotations

import pytest

from benchmarks.pairs import Measured


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        ([0.9, 1.0, 1.02, 1.03, 1.9], ""),
        ([1.01, 1.01, 1.04, 1.04, 1.05], "slower"),
        ([0.9, 0.99, 1.04, 1.3, 1.4], "unclear: measure more pairs"),
    ],
)
def test_the_verdict_on_five_pairs(after: list[float], verdict: str) -> None:
    measured = Measured("folder", tuple((1.0, one) for one in after))
    assert measured.verdict == verdict


def test_the_line_of_a_case() -> None:
    pairs = ((1.0, 1.0), (2.0, 2.2), (2.0, 2.2), (4.0, 4.4), (8.0, 16.0))
    assert str(Measured("folder", pairs)) == (
        "folder                      2.000 s    2.200 s   1.100   1.100 to 1.100  slower"
    )
