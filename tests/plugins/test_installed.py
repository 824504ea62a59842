"""A package with an entry point adds a rule, whoever installed it and however."""

from __future__ import annotations

from pathlib import Path

from tests.integration.running import findings, run, write_tree
from tests.plugins.packages import install, page_rule, pip_install

FINDS_TODO = page_rule(
    "ZZ001",
    """for line, text in enumerate(ctx.doc.source.lines, 1):
    if "TODO" in text:
        yield ctx.diagnostic(ctx.doc.source.line_span(line), "found `TODO`")""",
)

PAGE = {"page.md": "# Page\n\nTODO: write this.\n"}


def test_pip_installs_a_rule(tmp_path: Path) -> None:
    install(tmp_path / "source", FINDS_TODO)
    env = pip_install(tmp_path / "source", "otherrules", tmp_path / "target")
    site = write_tree(tmp_path / "site", PAGE)
    arguments = ("check", "--select", "ZZ001", "--output-format", "json")
    done = run(*arguments, cwd=site, env=env)
    assert (done.status, done.err) == (1, "")
    assert findings(done, lines=True) == [("page.md", 3, "ZZ001")]


def test_a_rule_is_known_by_code_name_and_prefix(tmp_path: Path) -> None:
    env = install(tmp_path / "rules", FINDS_TODO)
    site = write_tree(tmp_path / "site", PAGE)
    for selector in ("ZZ001", "zz001", "ZZ", "ZZ0"):
        done = run("check", "--select", selector, "--output-format", "json", cwd=site, env=env)
        assert findings(done) == [("page.md", "ZZ001")], selector
    assert findings(run("check", "--output-format", "json", cwd=site, env=env)) == [
        ("page.md", "ZZ001")
    ]
    assert run("check", "--ignore", "ZZ", cwd=site, env=env).status == 0


def test_its_page_is_shown_and_its_findings_can_be_suppressed(tmp_path: Path) -> None:
    env = install(tmp_path / "rules", FINDS_TODO)
    page = "# Page\n\n<!-- doclint-disable-next-line ZZ001 -- known -->\nTODO: write this.\n"
    site = write_tree(tmp_path / "site", {"page.md": page})
    assert run("check", cwd=site, env=env) == (0, "", "", b"")
    assert "A rule of somebody else" in run("rule", "ZZ001", cwd=site, env=env).out


def test_two_packages_with_one_code_are_refused_in_one_line(tmp_path: Path) -> None:
    install(tmp_path / "rules", FINDS_TODO)
    env = install(tmp_path / "rules", FINDS_TODO, package="copycat")
    done = run("check", cwd=write_tree(tmp_path / "site", PAGE), env=env)
    assert (done.status, done.out) == (2, "")
    assert done.err == "doclint: two rules have the code ZZ001\n"


def test_a_package_that_does_not_load_is_named_in_one_line(tmp_path: Path) -> None:
    env = install(tmp_path / "rules", "raise RuntimeError('no licence')")
    done = run("check", cwd=write_tree(tmp_path / "site", PAGE), env=env)
    assert (done.status, done.out) == (2, "")
    assert done.err == "doclint: entry point otherrules = otherrules: no licence\n"


def test_a_package_that_ends_the_program_is_named_too(tmp_path: Path) -> None:
    env = install(tmp_path / "rules", "sys.exit(0)")
    done = run("check", cwd=write_tree(tmp_path / "site", PAGE), env=env)
    assert (done.status, done.out) == (2, "")
    assert done.err == "doclint: entry point otherrules = otherrules: 0\n"
