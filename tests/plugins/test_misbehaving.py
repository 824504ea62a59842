"""A third-party rule that misbehaves costs only itself, and the run says that it is incomplete."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.running import findings, run, tree, write_tree
from tests.plugins.packages import install, page_rule

# the rule misbehaves on the page whose name has `poison` in it
BODIES = {
    "exception": 'raise ValueError("no")',
    "recursion": "zz001_again = lambda: zz001_again(); zz001_again()",
    "memory": "raise MemoryError",
    "exit": "sys.exit(0)",
    "no generator": "return None",
    "no findings": "return iter([1, 2])",
    "endless": "while True: pass",
    "outside": 'return iter([ctx.diagnostic(Span(5, 10**9), "far away")])',
    "backwards": 'return iter([ctx.diagnostic(Span(5, 2), "backwards")])',
}
MESSAGES = {
    "exception": "failed: ValueError: no",
    "recursion": "failed: RecursionError: maximum recursion depth exceeded",
    "memory": "failed: MemoryError: ",
    "exit": "failed: SystemExit: 0",
    "no generator": "failed: TypeError: 'NoneType' object is not iterable",
    "no findings": "failed: AttributeError: 'int' object has no attribute 'span'",
    "endless": "did not come to an end in time",
    "outside": "failed: ValueError: span 5 to 1000000000 lies outside the text",
    "backwards": "failed: ValueError: span 5 to 2 lies outside the text",
}
GUARD = 'if "poison" not in ctx.doc.path:\n    return iter(())\n'

PAGES = {
    "a.md": "# A\n\n### Too deep\n",
    "b-poison.md": "# B\n\n### Too deep\n",
    "c.md": "# C\n\n### Too deep\n",
    "d.md": "# D\n\n### Too deep\n",
}
INTACT = [(name, "MD001") for name in PAGES]
OPTIONS = ("--select", "MD001,ZZ001", "--output-format", "json")
QUICK = "[limits]\nseconds = 1\n"


@pytest.mark.parametrize("kind", BODIES)
def test_a_rule_that_fails_costs_itself_on_that_page_only(tmp_path: Path, kind: str) -> None:
    env = install(tmp_path / "rules", page_rule("ZZ001", GUARD + BODIES[kind]))
    site = write_tree(tmp_path / "site", PAGES | {"doclint.toml": QUICK})
    done = run("check", *OPTIONS, "--jobs", "1", cwd=site, env=env)
    assert (done.status, done.json["summary"]["complete"]) == (2, False)
    assert sorted(findings(done)) == sorted([*INTACT, ("b-poison.md", "DL003")])
    [crash] = [one for one in done.json["diagnostics"] if one["code"] == "DL003"]
    assert crash["message"] == f"rule ZZ001 (zz001) {MESSAGES[kind]}"
    assert "Traceback" not in done.err


@pytest.mark.parametrize("kind", ["exception", "exit", "endless"])
def test_the_same_holds_in_several_processes_and_under_fix(tmp_path: Path, kind: str) -> None:
    env = install(tmp_path / "rules", page_rule("ZZ001", GUARD + BODIES[kind]))
    pages = {name: f"{text}\n\n\nend\n" for name, text in PAGES.items()}
    site = write_tree(tmp_path / "site", pages | {"doclint.toml": QUICK})
    select = ("--select", "MD001,MD012,ZZ001", "--output-format", "json", "--jobs", "2")
    done = run("fix", *select, cwd=site, env=env)
    assert done.status == 2
    assert sorted(findings(done)) == sorted([*INTACT, ("b-poison.md", "DL003")])
    assert {name: data for name, data in tree(site).items() if name != "doclint.toml"} == {
        name: f"{text}\nend\n".encode() for name, text in PAGES.items()
    }


def test_a_rule_that_kills_its_process_costs_the_page(tmp_path: Path) -> None:
    body = GUARD + "os.kill(os.getpid(), signal.SIGKILL)"
    env = install(tmp_path / "rules", page_rule("ZZ001", body))
    site = write_tree(tmp_path / "site", PAGES)
    done = run("check", *OPTIONS, "--jobs", "2", cwd=site, env=env)
    assert done.status == 2
    expected = [one for one in INTACT if one[0] != "b-poison.md"]
    assert sorted(findings(done)) == sorted([*expected, ("b-poison.md", "DL001")])
    [lost] = [one for one in done.json["diagnostics"] if one["code"] == "DL001"]
    assert lost["message"] == "the process that checked it died"


SITE_BODIES = {
    "exception": 'raise ValueError("no")',
    "exit": "sys.exit(0)",
    "endless": "while True: pass",
    "no pairs": "return iter([1, 2])",
    "outside": 'return iter([("a.md", ctx.diagnostic(Span(0, 10**9), "far away"))])',
}
SITE_MESSAGES = {
    "exception": "failed: ValueError: no",
    "exit": "failed: SystemExit: 0",
    "endless": "did not come to an end in time",
    "no pairs": "failed: TypeError: cannot unpack non-iterable int object",
    "outside": "failed: ValueError: span 0 to 1000000000 lies outside the text of a.md",
}


@pytest.mark.parametrize("kind", SITE_BODIES)
def test_a_site_rule_that_fails_costs_only_itself(tmp_path: Path, kind: str) -> None:
    source = page_rule("ZZ001", SITE_BODIES[kind]).replace("@rule", "@site_rule")
    env = install(tmp_path / "rules", source)
    site = write_tree(tmp_path / "site", PAGES | {"doclint.toml": QUICK})
    done = run("check", *OPTIONS, cwd=site, env=env)
    assert (done.status, done.json["summary"]["complete"]) == (2, False)
    assert sorted(findings(done)) == sorted([*INTACT, ("a.md", "DL003")])
    [crash] = [one for one in done.json["diagnostics"] if one["code"] == "DL003"]
    assert crash["message"] == f"rule ZZ001 (zz001) {SITE_MESSAGES[kind]}"


def test_facts_that_fail_cost_only_their_rule(tmp_path: Path) -> None:
    source = (
        page_rule("ZZ001", "return iter(())")
        .replace("@rule", "@site_rule")
        .replace('"zz001")', '"zz001", facts=lambda doc: 1 / (doc.path != "b-poison.md"))')
    )
    env = install(tmp_path / "rules", source)
    site = write_tree(tmp_path / "site", PAGES)
    done = run("check", *OPTIONS, "--jobs", "2", cwd=site, env=env)
    assert done.status == 2
    assert sorted(findings(done)) == sorted([*INTACT, ("b-poison.md", "DL003")])
