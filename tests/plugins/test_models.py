"""Models in Python code: a configuration may name them, but only the user decides what runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.integration.running import Ran, run, tree, write_tree
from tests.plugins.packages import install_package, pip_install, search_path
from tests.server.client import Client

# leaves a trace when it is imported, wherever that happens
MODEL = """
import pathlib
pathlib.Path("RAN").touch()
from pydantic import BaseModel

class Term(BaseModel):
    title: str
"""
DECLARED = "[doclint.schemas]\nterm = company_models:Term\n"
PAGE = "---\ntitle: 5\n---\n\nText.\n"
FINDING = "content/a.md:2:8: FM008[*] error `title` is the integer `5`, expected text\n"
# a test of the repository, and a module of it
BAIT = {"test_x.py": 'open("RAN", "w")\n', "local_models.py": MODEL}

REFERENCES = (
    "this:x",
    "venv.__main__:x",
    "unittest.__main__:x",
    "test_x:x",
    "local_models:Term",
    "company_models:Term",
    "nowhere.models:Term",
)


def configured(reference: str) -> str:
    return f'[[front-matter]]\nfiles = ["**/*.md"]\nschema = "{reference}"\n'


def site(folder: Path, reference: str, others: Mapping[str, str] = BAIT) -> Path:
    """A repository whose configuration names the model `reference`."""
    files = {"content/a.md": PAGE, "doclint.toml": configured(reference), **others}
    return write_tree(folder / "site", files)


def refusal(reference: str) -> str:
    return (
        f"no installed package declares the model `{reference}`: name it in the entry-point "
        "group `doclint.schemas` of its package, or run with `--trust-local-code`"
    )


def refused(reference: str, place: str = "doclint.toml:3") -> Ran:
    """What a run says that refuses the model `reference` which is named at `place`."""
    return Ran(2, "", f"doclint: {place}: `schema`: {refusal(reference)}\n", b"")


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_configuration_cannot_have_a_module_imported(tmp_path: Path, reference: str) -> None:
    # one package is installed, but says nothing of schemas
    env = install_package(tmp_path / "installed", "company_models", "", MODEL)
    root = site(tmp_path, reference)
    before = tree(root)
    for arguments in (("check",), ("fix", "content")):
        assert run(*arguments, cwd=root, env=env) == refused(reference)
    assert tree(root) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "content", "--jobs", "2"),
        ("check", "--scope", "site"),
        ("check", "--config", "doclint.toml"),
        ("check", "-", "--stdin-filename", "content/new.md"),
        ("fix", "--diff"),
        ("site",),
        ("words",),
    ],
)
def test_no_command_imports_it(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    root = site(tmp_path, "this:x")
    before = tree(root)
    assert run(*arguments, cwd=root, stdin=PAGE.encode()) == refused("this:x")
    assert tree(root) == before


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"content/doclint.toml": configured("this:x")}, "content/doclint.toml:3"),
        (
            {"base.toml": configured("this:x"), "doclint.toml": 'extend = "base.toml"\n'},
            "base.toml:3",
        ),
        (
            {"pyproject.toml": configured("this:x").replace("[[", "[[tool.doclint.")},
            "pyproject.toml:3",
        ),
    ],
)  # fmt: skip
def test_no_file_can_ask_for_it(tmp_path: Path, files: Mapping[str, str], place: str) -> None:
    root = write_tree(tmp_path / "site", {"content/a.md": PAGE, **files})
    assert run("check", cwd=root) == refused("this:x", place)


def test_a_preset_is_no_model(tmp_path: Path) -> None:
    configuration = configured("this:x").replace("schema", "preset")
    root = write_tree(tmp_path / "site", {"content/a.md": PAGE, "doclint.toml": configuration})
    assert run("check", cwd=root) == (
        2,
        "",
        "doclint: doclint.toml:3: unknown preset `this:x`\n",
        b"",
    )


def test_the_commands_about_schemas_do_not_import_it(tmp_path: Path) -> None:
    root = site(tmp_path, "this:x")
    before = tree(root)
    told = f"{refusal('this:x')}\n"
    assert run("schema", "export", "this:x", cwd=root) == (2, "", f"doclint: {told}", b"")
    checked = run("schema", "check", "this:x", "hugo", cwd=root)
    out = f"{told}hugo: Hugo page, 34 fields\n"
    assert checked == (2, out, "", out.encode())
    assert run("schema", "infer", "content", cwd=root).status == 0
    assert 'schema = "this:x"' in run("config", "content/a.md", cwd=root).out
    assert tree(root) == before


INTERFACE = """
import doclint
from doclint.configuration.config_errors import ConfigError
config = doclint.load_config(".")
for ask in (
    lambda: doclint.lint_paths(["content"]),
    lambda: doclint.lint_paths(["content"], config),
    lambda: doclint.lint_text("---\\ntitle: 5\\n---\\n", "content/a.md", config),
    lambda: doclint.fix_text("---\\ntitle: 5\\n---\\n", "content/a.md", config),
):
    try:
        ask()
    except ConfigError as error:
        print(error.key, error)
"""


# with and without the current folder in front of Python's search path
@pytest.mark.parametrize("program", [("-P", "-c", INTERFACE), ("-c", INTERFACE)])
def test_the_python_interface_does_not_import_it(tmp_path: Path, program: tuple[str, ...]) -> None:
    for reference in ("unittest.__main__:x", "local_models:Term"):
        root = site(tmp_path / reference[0], reference)
        before = tree(root)
        line = f"front-matter.schema doclint.toml:3: `schema`: {refusal(reference)}\n"
        done = run(cwd=root, program=program)
        assert done == (0, line * 4, "", (line * 4).encode())
        assert tree(root) == before


def test_the_language_server_does_not_import_it(tmp_path: Path) -> None:
    root = site(tmp_path, "unittest.__main__:x")
    before = tree(root)
    with Client(root, tmp_path) as client:
        client.start(root, ["utf-16"])
        client.open(root / "content" / "a.md", PAGE)
        told = client.note("window/showMessage")
    reference = "unittest.__main__:x"
    message = f"doclint: doclint.toml:3: `schema`: {refusal(reference)}"
    assert told == {"type": 1, "message": message}
    assert tree(root) == before


def test_an_installed_package_declares_its_models(tmp_path: Path) -> None:
    install_package(tmp_path / "source", "company_models", DECLARED, MODEL)
    env = pip_install(tmp_path / "source", "company_models", tmp_path / "target")
    root = site(tmp_path, "company_models:Term", {})
    found = (1, FINDING, "", FINDING.encode())
    assert run("check", cwd=root, env=env) == found
    assert run("check", "--no-cache", cwd=root, env=env) == found
    exported = run("schema", "export", "company_models:Term", cwd=root, env=env)
    assert (exported.status, exported.json["title"]) == (0, "Term")
    checked = run("schema", "check", "company_models:Term", cwd=root, env=env)
    assert (checked.status, checked.out) == (0, "company_models:Term: Term, 1 field\n")
    assert (root / "RAN").exists()


def test_a_model_that_is_no_longer_declared_is_refused_in_spite_of_the_cache(
    tmp_path: Path,
) -> None:
    env = install_package(tmp_path / "installed", "company_models", DECLARED, MODEL)
    root = site(tmp_path, "company_models:Term", {})
    assert run("check", cwd=root, env=env).status == 1
    (tmp_path / "installed" / "company_models-1.0.dist-info" / "entry_points.txt").unlink()
    assert run("check", cwd=root, env=env) == refused("company_models:Term")


@pytest.mark.parametrize(
    "entry_points",
    [
        "[doclint.schemas]\nterm = company_models:Other\n",
        "[doclint.schemas]\ncompany_models:Term = company_models.term\n",
        "[doclint.schemas]\nterm = company_models\n",
        "[doclint.rules]\n[others]\nterm = company_models:Term\n",
    ],
)
def test_only_the_very_value_in_the_right_group_counts(tmp_path: Path, entry_points: str) -> None:
    env = install_package(tmp_path / "installed", "company_models", entry_points, MODEL)
    root = site(tmp_path, "company_models:Term", {})
    assert run("check", cwd=root, env=env) == refused("company_models:Term")
    assert not (root / "RAN").exists()


# the folder with the metadata, and what Python's search path has of it
@pytest.mark.parametrize("folder", ["", "vendor"])
@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
def test_a_repository_cannot_declare_its_own_models(tmp_path: Path, folder: str, kind: str) -> None:
    root = site(tmp_path, "company_models:Term", {".git/HEAD": ""})
    install_package(root / folder, "company_models", DECLARED, MODEL)
    if kind == "egg-info":
        info = root / folder / "company_models-1.0.dist-info"
        (info / "METADATA").rename(info / "PKG-INFO")
        info.rename(info.with_name("company_models.egg-info"))
    before = tree(root)
    assert run("check", cwd=root, env=search_path(folder or ".")) == refused("company_models:Term")
    # from a folder inside of it and from one outside
    within = run("check", "a.md", cwd=root / "content", env=search_path(root / folder))
    assert within == refused("company_models:Term", f"{root}/doclint.toml:3")
    outside = run("check", root, "--no-cache", cwd=tmp_path, env=search_path(root / folder))
    assert outside == refused("company_models:Term", "site/doclint.toml:3")
    assert tree(root) == before


def test_a_module_of_the_repository_does_not_pass_for_a_declared_one(tmp_path: Path) -> None:
    install_package(tmp_path / "installed", "company_models", DECLARED, MODEL)
    root = site(tmp_path, "company_models:Term", {"company_models.py": MODEL})
    done = run("check", cwd=root, env=search_path(".", tmp_path / "installed"))
    message = (
        "doclint: doclint.toml:3: `schema`: the model `company_models:Term` would come from this "
        "repository and not from the package that declares it: run with `--trust-local-code` if "
        "that is meant\n"
    )
    assert done == (2, "", message, b"")
    assert not (root / "RAN").exists()


def test_a_package_that_is_installed_from_the_repository_for_development_counts(
    tmp_path: Path,
) -> None:
    root = site(tmp_path, "company_models:Term", {".git/HEAD": "", "src/company_models.py": MODEL})
    install_package(tmp_path / "installed", "company_models", DECLARED)
    origin = {"url": root.as_uri(), "dir_info": {"editable": True}}
    info = tmp_path / "installed" / "company_models-1.0.dist-info"
    (info / "direct_url.json").write_text(json.dumps(origin))
    done = run("check", cwd=root, env=search_path(tmp_path / "installed", root / "src"))
    assert done == (1, FINDING, "", FINDING.encode())


def test_trust_imports_any_model(tmp_path: Path) -> None:
    env = install_package(tmp_path / "installed", "company_models", "", MODEL)
    for reference in ("company_models:Term", "local_models:Term"):
        root = site(tmp_path / reference[0], reference)
        done = run("check", "--trust-local-code", cwd=root, env=env)
        assert done == (1, FINDING, "", FINDING.encode())
        for arguments in (("site",), ("words",), ("schema", "check", reference)):
            assert run(*arguments, "--trust-local-code", cwd=root, env=env).status == 0


def test_trusted_code_that_ends_the_program_is_named_in_one_line(tmp_path: Path) -> None:
    root = site(tmp_path, "ending:Term", {"ending.py": "import sys\nsys.exit(0)\n"})
    done = run("check", "--trust-local-code", cwd=root)
    assert done == (2, "", "doclint: the model `ending:Term` cannot be imported: 0\n", b"")


def test_asking_what_is_installed_imports_nothing_of_it(tmp_path: Path) -> None:
    env = install_package(tmp_path / "installed", "company_models", DECLARED, MODEL)
    program = (
        "import sys; from pathlib import Path\n"
        "from doclint.frontmatter.declared_models import require_declared\n"
        'require_declared("company_models:Term", Path())\n'
        'print("company_models" in sys.modules)'
    )
    (tmp_path / "site").mkdir()
    done = run(cwd=tmp_path / "site", env=env, program=("-c", program))
    assert done == (0, "False\n", "", b"False\n")
