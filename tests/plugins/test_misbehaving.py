"""Third-party rules that misbehave cost only themselves, and the run says that it is incomplete."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.integration.running import Ran, findings, run, tree, write_tree
from tests.plugins.packages import install, page_rule

# what a rule does on the page that has `poison` in its name, and what is said about it
PAGE_RULES = {
    "ZZ001": ('raise ValueError("no")', "failed: ValueError: no"),
    "ZZ002": (
        "again = lambda: again(); again()",
        "failed: RecursionError: maximum recursion depth exceeded",
    ),
    "ZZ003": ("raise MemoryError", "failed: MemoryError: "),
    "ZZ004": ("sys.exit(0)", "failed: SystemExit: 0"),
    "ZZ005": ("return None", "failed: TypeError: 'NoneType' object is not iterable"),
    "ZZ006": ("return iter([1])", "failed: AttributeError: 'int' object has no attribute 'span'"),
    "ZZ007": ("while True: pass", "did not come to an end in time"),
    "ZZ008": (
        'return iter([ctx.diagnostic(Span(5, 10**9), "far away")])',
        "failed: ValueError: span 5 to 1000000000 lies outside the text",
    ),
    "ZZ009": (
        'return iter([ctx.diagnostic(Span(5, 2), "backwards")])',
        "failed: ValueError: span 5 to 2 lies outside the text",
    ),
}
SITE_RULES = {
    "ZZ001": ('raise ValueError("no")', "failed: ValueError: no"),
    "ZZ002": ("sys.exit(0)", "failed: SystemExit: 0"),
    "ZZ003": ("while True: pass", "did not come to an end in time"),
    "ZZ004": ("return iter([1])", "failed: TypeError: cannot unpack non-iterable int object"),
    "ZZ005": (
        'return iter([("a.md", ctx.diagnostic(Span(0, 10**9), "far away"))])',
        "failed: ValueError: span 0 to 1000000000 lies outside the text of a.md",
    ),
}
GUARD = 'if "poison" not in ctx.doc.path:\n    return iter(())\n'

PAGES = dict.fromkeys(("a.md", "b-poison.md", "c.md", "d.md"), "# A\n\n### Too deep\n\n\nend\n")
FIXED = {name: text.replace("\n\n\n", "\n\n").encode() for name, text in PAGES.items()}
TOO_DEEP = [(name, "MD001") for name in PAGES]
# so that a rule without an end takes one second
SETTINGS = {"doclint.toml": 'select = ["MD001", "MD012", "ZZ"]\n[limits]\nseconds = 1\n'}


def crashes(ran: Ran) -> list[tuple[Any, ...]]:
    """The page and the message of every rule that crashed."""
    found = ran.json["diagnostics"]
    return [(one["path"], one["message"]) for one in found if one["code"] == "DL003"]


def others(ran: Ran) -> list[tuple[Any, ...]]:
    return sorted(one for one in findings(ran) if one[1] != "DL003")


def test_a_rule_that_fails_costs_itself_on_that_page_only(tmp_path: Path) -> None:
    rules = [page_rule(code, GUARD + body) for code, (body, _) in PAGE_RULES.items()]
    env = install(tmp_path / "rules", *rules)
    site = write_tree(tmp_path / "site", PAGES | SETTINGS)
    done = run("check", "--output-format", "json", "--jobs", "1", cwd=site, env=env)
    assert (done.status, done.json["summary"]["complete"], done.err) == (2, False, "")
    assert sorted(crashes(done)) == [
        ("b-poison.md", f"rule {code} ({code.lower()}) {message}")
        for code, (_, message) in PAGE_RULES.items()
    ]
    assert others(done) == sorted(TOO_DEEP + [(name, "MD012") for name in PAGES])


def test_the_same_holds_in_several_processes_and_under_fix(tmp_path: Path) -> None:
    codes = ("ZZ001", "ZZ004", "ZZ007")
    rules = [page_rule(code, GUARD + PAGE_RULES[code][0]) for code in codes]
    env = install(tmp_path / "rules", *rules)
    site = write_tree(tmp_path / "site", PAGES | SETTINGS)
    done = run("fix", "--output-format", "json", "--jobs", "2", cwd=site, env=env)
    assert (done.status, done.err) == (2, "")
    assert len(crashes(done)) == len(codes)
    assert others(done) == sorted(TOO_DEEP)
    assert {name: data for name, data in tree(site).items() if name in PAGES} == FIXED


def test_a_rule_that_kills_its_process_costs_the_page(tmp_path: Path) -> None:
    body = GUARD + "os.kill(os.getpid(), signal.SIGKILL)"
    env = install(tmp_path / "rules", page_rule("ZZ001", body))
    site = write_tree(tmp_path / "site", PAGES | SETTINGS)
    done = run("check", "--output-format", "json", "--jobs", "2", cwd=site, env=env)
    assert (done.status, done.err) == (2, "")
    assert [one for one in findings(done) if one[1] != "MD012"] == [
        ("a.md", "MD001"),
        ("b-poison.md", "DL001"),
        ("c.md", "MD001"),
        ("d.md", "MD001"),
    ]
    [lost] = [one for one in done.json["diagnostics"] if one["code"] == "DL001"]
    assert lost["message"] == "the process that checked it died"


@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_site_rule_that_fails_costs_only_itself(tmp_path: Path, command: str) -> None:
    rules = [
        page_rule(code, body).replace("@rule", "@site_rule")
        for code, (body, _) in SITE_RULES.items()
    ]
    env = install(tmp_path / "rules", *rules)
    site = write_tree(tmp_path / "site", PAGES | SETTINGS)
    done = run(command, "--output-format", "json", cwd=site, env=env)
    assert (done.status, done.json["summary"]["complete"], done.err) == (2, False, "")
    assert sorted(crashes(done)) == [
        ("a.md", f"rule {code} ({code.lower()}) {message}")
        for code, (_, message) in SITE_RULES.items()
    ]
    left = TOO_DEEP if command == "fix" else TOO_DEEP + [(name, "MD012") for name in PAGES]
    assert others(done) == sorted(left)


def test_facts_that_fail_cost_only_their_rule(tmp_path: Path) -> None:
    source = (
        page_rule("ZZ001", "return iter(())")
        .replace("@rule", "@site_rule")
        .replace('"zz001")', '"zz001", facts=lambda doc: 1 / (doc.path != "b-poison.md"))')
    )
    env = install(tmp_path / "rules", source)
    site = write_tree(tmp_path / "site", PAGES | SETTINGS)
    done = run("check", "--output-format", "json", "--jobs", "2", cwd=site, env=env)
    assert done.status == 2
    assert crashes(done) == [
        ("b-poison.md", "rule ZZ001 (zz001) failed: ZeroDivisionError: division by zero")
    ]
    assert others(done) == sorted(TOO_DEEP + [(name, "MD012") for name in PAGES])
