"""Metadata of packages that lies in the repository installs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.running import PROJECT, findings, run, tree, write_tree
from tests.plugins.packages import install, install_package, page_rule, search_path

RULE = page_rule("ZZ001", 'open("RAN", "w")\nreturn iter(())')
PAGE = "##Page\n"
FINDING = "page.md:1:3: MD018[*] error no blank after `##`, so this is no heading\n"


def note(name: str) -> str:
    return (
        f"doclint: the rules of `{name}` are not used: it is not installed but part of what is "
        "linted; install it, `pip install -e` is enough\n"
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with a page that breaks one rule."""
    files = {"page.md": PAGE, "part/page.md": PAGE, ".git/HEAD": ""}
    return write_tree(tmp_path / "site", files)


def test_the_current_folder_adds_no_rules(root: Path) -> None:
    install(root, RULE, 'open("RAN", "w")')
    before = tree(root)
    done = run("check", "page.md", "--select", "MD018", cwd=root)
    assert done == (1, FINDING, "", FINDING.encode())
    done = run("check", "page.md", "--select", "MD018", cwd=root, env=search_path("."))
    assert done == (1, FINDING, note("otherrules-1.0.dist-info"), FINDING.encode())
    assert tree(root) == before


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
@pytest.mark.parametrize("start", ["", "part"])
def test_no_folder_of_the_repository_does(root: Path, kind: str, start: str) -> None:
    env = install(root / "vendor", RULE, 'open("RAN", "w")')
    name = "otherrules-1.0.dist-info"
    if kind == "egg-info":
        info = (root / "vendor" / name).rename(root / "vendor" / "otherrules.egg-info")
        (info / "METADATA").rename(info / "PKG-INFO")
        name = info.name
    before = tree(root)
    done = run("check", "page.md", "--select", "MD018", cwd=root / start, env=env)
    assert done == (1, FINDING, note(name), FINDING.encode())
    assert tree(root) == before


def test_a_script_in_the_repository_gets_no_rules_from_it(root: Path) -> None:
    install(root, RULE, 'open("RAN", "w")')
    before = tree(root)
    program = (
        "import doclint\n"
        "report = doclint.lint_paths(['page.md'])\n"
        "print(*(one.code for one in report.files[0].diagnostics))"
    )
    done = run(cwd=root, program=("-c", program))
    assert (done.status, done.out, done.err) == (0, "MD041 MD018\n", "")
    assert tree(root) == before


def test_the_current_folder_adds_no_plugins_of_pydantic(root: Path) -> None:
    plugin = 'open("RAN", "w")\nnew_schema_validator = None\n'
    install_package(root, "otherplugin", "[pydantic]\nother = otherplugin\n", plugin)
    configuration = '[[front-matter]]\nfiles = ["*.md"]\nschema = "page.yaml"\n'
    schema = "fields: {title: int}\n"
    page = "---\ntitle: a\n---\n\nText.\n"
    write_tree(root, {"doclint.toml": configuration, "page.yaml": schema, "page.md": page})
    before = tree(root)
    done = run("check", "page.md", cwd=root, env=search_path("."))
    found = "page.md:2:8: FM008 error `title` is the text `a`, expected an integer\n"
    assert done == (1, found, "", found.encode())
    assert tree(root) == before


def test_metadata_in_the_name_of_doclint_hides_no_rule(root: Path) -> None:
    install_package(root, "doclint", "[doclint.rules]\nmarkdown = json\n")
    done = run("check", "page.md", "--output-format", "json", cwd=root, env=search_path("."))
    assert findings(done) == [("page.md", "MD041"), ("page.md", "MD018")]
    assert (done.status, done.err) == (1, "")


def test_what_is_installed_too_is_not_told(root: Path, tmp_path: Path) -> None:
    rule = page_rule("ZZ001", "return iter(())")
    install(root, RULE)
    env = search_path(tmp_path / "installed", ".")
    install(tmp_path / "installed", rule)
    done = run("check", "page.md", "--select", "MD018,ZZ001", cwd=root, env=env)
    assert done == (1, FINDING, "", FINDING.encode())


def test_odd_metadata_does_no_harm(root: Path) -> None:
    for number, content in enumerate((b"", b"[doclint.rules]\nno value\n", b"\xff[doclint.rules]")):
        write_tree(root, {f"odd{number}-1.dist-info/entry_points.txt": content})
    write_tree(root, {"large-1.dist-info/entry_points.txt": b"[doclint.rules]\n" * 9999})
    (root / "file-1.dist-info").write_text("[doclint.rules]\n")
    (root / "endless-1.dist-info").mkdir()
    (root / "endless-1.dist-info" / "entry_points.txt").symlink_to("/dev/zero")
    done = run("check", "page.md", "--select", "MD018", cwd=root, env=search_path("."))
    told = note("odd1-1.dist-info") + note("odd2-1.dist-info")
    assert done == (1, FINDING, told, FINDING.encode())


def test_an_environment_inside_the_repository_is_the_user_s(root: Path) -> None:
    rule = page_rule("ZZ001", 'yield ctx.diagnostic(Span(0, 1), "found")')
    folder = root / ".venv" / "lib"
    install(folder, rule)
    program = (
        "import site, sys\n"
        f"folder = {str(folder)!r}\n"
        "site.getsitepackages = lambda: [folder]\n"
        "sys.path.append(folder)\n"
        "from doclint.cli.main import main\n"
        "sys.exit(main(['check', 'page.md', '--select', 'ZZ001']))"
    )
    done = run(cwd=root, program=("-P", "-c", program))
    assert (done.status, done.out, done.err) == (1, "page.md:1:1: ZZ001 warning found\n", "")


def test_the_folder_that_doclint_comes_from_is_the_user_s(root: Path) -> None:
    for folder in ("vendor", "others"):
        (root / folder).mkdir()
    (root / "vendor" / "doclint").symlink_to(PROJECT / "doclint")
    program = (
        "from pathlib import Path\n"
        "from doclint.files.installed import is_installed\n"
        "print(*(is_installed(Path(one)) for one in ('', 'vendor', 'others')))"
    )
    done = run(cwd=root, env=search_path("vendor", "others"), program=("-P", "-c", program))
    assert (done.status, done.out, done.err) == (0, "False True False\n", "")
