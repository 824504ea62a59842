"""Repositories of a list, and copies that may be edited."""

from __future__ import annotations

from pathlib import Path

from tools.renderers.corpus import Repository, fresh_copy, repositories, restore


def _corpora(folder: Path) -> Path:
    (folder / "LIST.tsv").write_text("repo\tcommit\tgenerator\nme/site\tabc\thugo\nme/no\td\t\n")
    for path, text in {
        "me__site/a.md": "# A\n",
        "me__site/b/c.mdx": "# C\r\n",
        "me__site/hugo.toml": "x = 1\n",
        "me__site/.hidden/d.md": "# D\n",
        "me__site/.markdownlint.json": "{}",
    }.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder


def test_repositories_have_their_visible_pages(tmp_path: Path) -> None:
    corpora = _corpora(tmp_path)
    pages = {"a.md": "# A\n", "b/c.mdx": "# C\r\n"}
    assert list(repositories(corpora, 9, "site")) == [
        Repository("me/site", "abc", "hugo", corpora / "me__site", pages, True)
    ]
    sampled = next(repositories(corpora, 1))
    assert (len(sampled.pages), sampled.whole) == (1, False)


def test_a_copy_has_no_lint_configuration_and_can_be_restored(tmp_path: Path) -> None:
    repository = next(repositories(_corpora(tmp_path), 9, "site"))
    place = fresh_copy(repository, tmp_path / "copy")
    (place / "a.md").write_text("changed")
    assert (repository.folder / "a.md").read_text() == "# A\n"
    restore(repository, place)
    files = [one.relative_to(place).as_posix() for one in place.rglob("*") if one.is_file()]
    assert sorted(files) == ["a.md", "b/c.mdx", "hugo.toml"]
    assert (place / "a.md").read_text() == "# A\n"
