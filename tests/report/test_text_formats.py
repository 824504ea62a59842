"""The formats for people: full and concise."""

from __future__ import annotations

from dataclasses import replace

from doclint.values.results import Report
from tests.report.samples import OPTIONS, RULES, file, finding, hostile, insert, ordinary, rendered


def one_page() -> Report:
    return Report((file("a.md", "##अब\n", finding("MD018", (2, 2), fix=insert(2, " "))),), RULES)


def test_full() -> None:
    assert rendered("full", one_page()) == (
        "a.md:1:3: MD018[*] warning no space\n"
        "  |\n"
        "1 | ##अब\n"
        "  |   ^\n"
        "  = help: Insert a space\n"
        "\n"
        "Found 1 finding (1 warning) in 1 of 1 file.\n"
        "[*] 1 fixable with `doclint fix`.\n"
    )


def test_full_in_colour() -> None:
    colored = rendered("full", one_page(), replace(OPTIONS, color=True, quiet=True))
    assert colored == (
        "\x1b[1ma.md\x1b[0m:1:3: \x1b[1;33mMD018\x1b[0m[*] \x1b[1;33mwarning\x1b[0m no space\n"
        "  \x1b[34m|\x1b[0m\n"
        "\x1b[34m1\x1b[0m \x1b[34m|\x1b[0m ##\x1b[1;33mअ\x1b[0mब\n"
        "  \x1b[34m|\x1b[0m   \x1b[1;33m^\x1b[0m\n"
        "  \x1b[34m=\x1b[0m help: Insert a space\n"
        "\n"
    )


def test_concise() -> None:
    assert rendered("concise", one_page()) == "a.md:1:3: MD018[*] warning no space\n"


def test_quiet_leaves_the_summary_out() -> None:
    text = rendered("full", one_page(), replace(OPTIONS, quiet=True))
    assert text.endswith("  = help: Insert a space\n\n")


def test_statistics_count_rules() -> None:
    text = rendered("concise", ordinary(), replace(OPTIONS, statistics=True))
    assert text.splitlines()[-3:] == [
        "3 IN021 [*] space-before-danda",
        "3 MD018 [*] no-missing-space-atx",
        "1 ZZ001 [ ] other",
    ]


def test_a_clean_run_says_so() -> None:
    report = Report((file("a.md", "x\n"), file("b.md", "x\n")))
    assert rendered("full", report) == "Found nothing in 2 files.\n"


def test_an_incomplete_run_says_so() -> None:
    last = rendered("full", hostile()).splitlines()[-1]
    assert last == "The run is incomplete: 2 files could not be processed fully."


def test_fixed_findings_are_counted() -> None:
    report = Report((file("a.md", "x\n")._replace(fixed=2),))
    assert rendered("full", report) == "Fixed 2 findings.\nFound nothing in 1 file.\n"


def test_carriage_returns_and_a_final_line_break_are_no_part_of_the_excerpt() -> None:
    report = Report(
        (file("a.md", "ab\r\ncd\r\n", finding("MD018", (0, 4)), finding("MD018", (8, 8))),)
    )
    assert rendered("full", report, replace(OPTIONS, quiet=True)) == (
        "a.md:1:1: MD018 warning no space\n  |\n1 | ab\n  | ^^\n\n"
        "a.md:3:1: MD018 warning no space\n  |\n3 |\n  | ^\n\n"
    )
