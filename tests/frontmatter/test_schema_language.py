"""Declarative schemas: what each kind and constraint refuses, and how schema files fail."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from doclint.frontmatter.findings import find_errors
from doclint.frontmatter.schema_loading import load_schema, schema_from_text
from doclint.frontmatter.spec import SchemaFileError
from doclint.values.text import Source
from tests.frontmatter.pages import codes, findings, read, unmark

EXPECTED_DATE = "a date such as `2024-01-31`"
EXPECTED_MOMENT = "a date, or a date and time such as `2024-01-31T09:30:00Z`"
EXPECTED_URL = "a URL such as `https://example.org/`"
EXPECTED_SLUG = "a slug: small letters, digits and single hyphens"


def _errors(field: str, marked: str) -> tuple[list[tuple[str, str, str | None]], list[str]]:
    """What a schema of the one `field` finds: place, message, repair; and the marked places."""
    text, spans = unmark(f"---\n{marked}\n---\n")
    schema = schema_from_text(f"extra: forbid\nfields:\n  {field}\n")
    found = find_errors(schema, Source(text), read(text))
    shown = [
        (text[slice(*one.span)], one.message, one.repair.text if one.repair else None)
        for one in found
    ]
    assert [one.span for one in found] == spans
    return shown, [text[slice(*span)] for span in spans]


GOOD = [
    ("a: str", "a: text"),
    ("a: str", "a:"),
    ("b: {type: int}", "b: -5"),
    ("b: float", "b: 5"),
    ("b: bool", "b: yes"),
    ("b: date", "b: 2024-01-31"),
    ("b: date", 'b: "2024-01-31"'),
    ("b: datetime", "b: 2024-01-31"),
    ("b: datetime", "b: 2024-01-31 09:30:00 +0530"),
    ("b: datetime", "b: 2024-01-31T09:30:00Z"),
    ("b: url", "b: https://example.org/क?x=1#y"),
    ("b: {type: url, relative: true}", "b: /about/"),
    ("b: slug", "b: a-b-2"),
    ("b: slug", "b: बचत-खाता"),
    ("b: email", "b: asha@example.org"),
    ("b: language", "b: pt-BR"),
    ("b: language", "b: sa-Deva-IN"),
    ("b: {choices: [a, 2, true]}", "b: 2"),
    ("b: list", "b: [1, a, {c: d}]"),
    ("b: {type: list, items: str, separator: ','}", "b: one, two"),
    ("b: {type: list, items: str, separator: ','}", "b: [one, two]"),
    ("b: mapping", "b: {c: 1}"),
    ("b: {type: mapping, items: int}", "b: {c: 1}"),
    ("b: {type: [str, bool]}", "b: false"),
    ("b: {type: str, max-length: 4}", "b: चक्रवृद्धि"),
    ("b: {type: str, script: Devanagari}", "b: API गेटवे"),
    ("b: {type: str, script: devanagari}", "b: '2024'"),
    ("b: any", "b: [1]"),
    ("b: {}", "b: 5"),
    ("b:", "b: 5"),
]


@pytest.mark.parametrize(("field", "entry"), GOOD)
def test_accepts(field: str, entry: str) -> None:
    assert _errors(field, entry) == ([], [])


BAD = [
    ("a: str", "a: ⟦5⟧", "`a` is the integer `5`, expected text", '"5"'),
    ("a: str", "a: ⟦no⟧", "`a` is the boolean `false`, expected text", '"no"'),
    ("a: str", "a: ⟦[b]⟧", "`a` is a list of 1, expected text", None),
    ("a: int", "a: ⟦'5'⟧", "`a` is the text `5`, expected an integer", "5"),
    ("a: int", "a: ⟦true⟧", "`a` is the boolean `true`, expected an integer", None),
    ("a: int", "a: ⟦1.5⟧", "`a` is the number `1.5`, expected an integer", None),
    ("a: float", "a: ⟦'1.5'⟧", "`a` is the text `1.5`, expected a number", "1.5"),
    ("a: bool", "a: ⟦'true'⟧", "`a` is the text `true`, expected `true` or `false`", "true"),
    ("a: bool", "a: ⟦1⟧", "`a` is the integer `1`, expected `true` or `false`", None),
    ("a: date", "a: ⟦31.1.2024⟧", f"`a` is the text `31.1.2024`, expected {EXPECTED_DATE}", None),
    ("a: date", "a: ⟦2024/1/5⟧",
     f"`a` is the text `2024/1/5`, expected {EXPECTED_DATE}; did you mean `2024-01-05`?",
     '"2024-01-05"'),
    ("a: date", "a: ⟦2024-01-31T09:30:00⟧",
     "`a` is the date and time `2024-01-31T09:30:00`, expected a date without a time", None),
    ("a: datetime", "a: ⟦soon⟧", f"`a` is the text `soon`, expected {EXPECTED_MOMENT}", None),
    ("a: url", "a: ⟦example.org/x⟧",
     f"`a` is the text `example.org/x`, expected {EXPECTED_URL}; "
     "did you mean `https://example.org/x`?", '"https://example.org/x"'),
    ("a: url", "a: ⟦javascript:x⟧", f"`a` is the text `javascript:x`, expected {EXPECTED_URL}",
     None),
    ("a: url", "a: ⟦https://a b⟧",
     f"`a` is the text `https://a b`, expected {EXPECTED_URL}, without spaces", None),
    ("a: url", "a: ⟦/about/⟧", f"`a` is the text `/about/`, expected {EXPECTED_URL}", None),
    ("a: slug", "a: ⟦Savings Account⟧",
     f"`a` is the text `Savings Account`, expected {EXPECTED_SLUG}; "
     "did you mean `savings-account`?", "savings-account"),
    ("a: email", "a: ⟦asha⟧", "`a` is the text `asha`, expected an email address", None),
    ("a: language", "a: ⟦pt_BR⟧",
     "`a` is the text `pt_BR`, expected a language tag such as `hi` or `pt-BR`; "
     "did you mean `pt-BR`?", "pt-BR"),
    ("a: {choices: [Careers, Investing]}", "a: ⟦careers⟧",
     "`a` is the text `careers`, expected `Careers` or `Investing`; did you mean `Careers`?",
     "Careers"),
    ("a: {choices: [Careers, Investing]}", "a: ⟦'Investng'⟧",
     "`a` is the text `Investng`, expected `Careers` or `Investing`; did you mean `Investing`?",
     "'Investing'"),
    ("a: {choices: [Careers]}", "a: ⟦5⟧", "`a` is the integer `5`, expected `Careers`", None),
    ("a: {type: int, min: 1, max: 9}", "a: ⟦10⟧", "`a` is the integer `10`, expected at most 9",
     None),
    ("a: {type: str, min-length: 3}", "a: ⟦क्षि⟧", "`a` is 1 character long, expected at least 3",
     None),
    ("a: {type: str, max-length: 3}", "a: ⟦'abcd'⟧", "`a` is 4 characters long, expected at most 3",
     None),
    ("a: {type: str, pattern: '^[A-Z]'}", "a: ⟦abc⟧",
     "`a` is the text `abc`, expected text that matches `^[A-Z]`", None),
    ("a: {type: str, script: Tamil}", "a: ⟦बचत⟧", "`a` is the text `बचत`, expected text in Tamil",
     None),
    ("a: list", "a: ⟦news⟧", "`a` is the text `news`, expected a list", "[news]"),
    ("a: {type: list, min-items: 2}", "a: ⟦[b]⟧",
     "`a` is a list of 1 item, expected at least 2 items", None),
    ("a: {type: list, unique-items: true}", "a: ⟦[b, c, b]⟧",
     "`a` is a list that has `b` twice, expected every item once", None),
    ("a: {type: list, items: {choices: [Careers, Banking]}, separator: ','}",
     "a: Careers, ⟦Bankng⟧",
     "`a` is the text `Bankng`, expected `Careers` or `Banking`; did you mean `Banking`?",
     "Banking"),
    ("a: {type: list, items: {choices: [x, y]}, separator: ';'}", "a: 'x;⟦z⟧;y'",
     "`a` is the text `z`, expected `x` or `y`", None),
    ("a: {type: mapping, extra: forbid, fields: {name: str}}", "a: {⟦nam⟧: b}",
     "unknown field `a.nam`; did you mean `name`?", "name"),
    ("a: {type: mapping, fields: {name: {type: str, required: true}}}", "a: ⟦{nam: b}⟧",
     "required field `a.name` is missing, expected text", None),
    ("a: {type: mapping, items: int}", "a: {b: ⟦c⟧}", "`a.b` is the text `c`, expected an integer",
     None),
    ("a: {type: [int, bool]}", "a: ⟦b⟧",
     "`a` is the text `b`, expected an integer or `true` or `false`", None),
    ("a: {type: [str, list], items: int}", "a: [1, ⟦b⟧]",
     "`a[1]` is the text `b`, expected an integer", None),
    ("a: {type: str, required: true}", "⟦a⟧:", "required field `a` is empty, expected text", None),
    ("a: {type: str, required: true}", "⟦a⟧: ''", "required field `a` is empty, expected text",
     None),
    ("a: {forbidden: 'use the file name'}", "⟦a⟧: b",
     "field `a` is not allowed here: use the file name", None),
    ("a: {deprecated: true, use: b}", "⟦a⟧: c", "field `a` is deprecated, expected `b`", "b"),
    ("a: int", "⟦b⟧: c", "unknown field `b`, expected `a`", None),
]  # fmt: skip


@pytest.mark.parametrize(("field", "marked", "message", "repair"), BAD)
def test_refuses(field: str, marked: str, message: str, repair: str | None) -> None:
    found, _ = _errors(field, marked)
    assert [(one[1], one[2]) for one in found] == [(message, repair)]


CONDITIONS = """\
fields:
  layout: {choices: [post, page]}
  date: {type: date, required-if: {layout: [post]}}
  author: {type: str, required-if: date}
  name: {type: str, required-unless: [layout, slug]}
"""


@pytest.mark.parametrize(
    ("entries", "messages"),
    [
        ("layout: page", []),
        ("slug: x", []),
        ("layout: post\ndate: 2024-01-31\nauthor: Asha", []),
        ("layout: post", [f"required field `date` is missing, expected {EXPECTED_DATE} "
                          "because `layout` is `post`"]),
        ("layout: page\ndate: 2024-01-31",
         ["required field `author` is missing, expected text because `date` is set"]),
        ("other: x", ["required field `name` is missing, expected text "
                      "because there is no `layout` or `slug`"]),
    ],
)  # fmt: skip
def test_conditions_between_fields(entries: str, messages: list[str]) -> None:
    text = f"---\n{entries}\n---\n"
    found = find_errors(schema_from_text(CONDITIONS), Source(text), read(text))
    assert [one.message for one in found] == messages


TERM = """\
title: Glossary term
extra: forbid
fields:
  title: {type: str, required: true, max-length: 70, script: Devanagari}
  description: {type: str, required: true, min-length: 5, max-length: 160}
  slug: {type: slug, unique: true}
"""


def test_a_misspelt_required_field_is_one_finding() -> None:
    text = "---\ntitel: खाता\ndescription: बैंक में पैसा\n---\n"
    found = findings(text, schema_from_text(TERM))
    assert [(one.code, one.message) for one in found] == [
        ("FM007", "unknown field `titel`; did you mean `title`?")
    ]


def test_a_broken_value_is_one_finding() -> None:
    text = "---\ntitle: खाता\ndescription: बैंक में पैसा\nslug: 2024-13-01\n---\n"
    assert codes(text, schema_from_text(TERM)) == ["FM001"]


@pytest.mark.parametrize("text", [
    "---\ntitle: a: b\n---\n", "---\ntitle: a\n\n# x\n", "\n---\ntitle: a\n---\n",
])  # fmt: skip
def test_front_matter_that_cannot_be_read_is_not_held_against_the_schema(text: str) -> None:
    assert len(codes(text, schema_from_text(TERM))) == 1


def test_a_page_without_front_matter() -> None:
    found = findings("# खाता\n", schema_from_text(TERM))
    assert [(one.code, tuple(one.span), one.message) for one in found] == [
        ("FM005", (0, 0),
         "the page has no front matter, expected the fields `title`, `description`"),
    ]  # fmt: skip
    assert findings("# खाता\n", schema_from_text("fields: {title: str}")) == []


MISTAKES = [
    ("fields:\n  a: {typ: str}\n", 2, "unknown option `typ`", "type"),
    ("fields:\n  a: {type: string}\n", 2, "unknown type `string`", ""),
    ("fields:\n  a: {type: lst}\n", 2, "unknown type `lst`", "list"),
    ("fields:\n  a: {type: str, max_length: 3}\n", 2, "unknown option `max_length`", "max-length"),
    ("fields:\n  a: {type: str,\n    max-length: many}\n", 3,
     "`max-length` is `many`, expected a whole number", ""),
    ("fields:\n  a: {type: str, required: always}\n", 2,
     "`required` is `always`, expected `true` or `false`", ""),
    ("fields:\n  a: {type: int, max-length: 3}\n", 2,
     "`max-length` does not go with the type `int`", ""),
    ("fields:\n  a: {type: str, min-length: 5, max-length: 3}\n", 2,
     "`min-length` exceeds `max-length`", ""),
    ("fields:\n  a: {type: enum}\n", 2, "an enum needs `choices`, a list that is not empty", ""),
    ("fields:\n  a: {type: str, choices: [yes, no]}\n", 2,
     "the choice `True` does not read as text; quote it", ""),
    ("fields:\n  a: {type: str, script: Devnagari}\n", 2, "unknown script `Devnagari`",
     "Devanagari"),
    ("fields:\n  a: {type: reference}\n", 2, "the reference `a` names neither `data` nor `page`",
     ""),
    ("fields:\n  a: 5\n", 2, "field `a` is no mapping of options", ""),
    ("fields:\n  no: str\n", 2, "the field name `False` does not read as text; quote it", ""),
    ("fields:\n  a: str\n  a: int\n", 3, "duplicate key `a`, first set on line 2", ""),
    ("fields:\n  a: {type: [\n", 2, "`a`: the `[` is never closed by `]`", ""),
    ("extra: deny\nfields: {}\n", 1, "`extra` is `deny`, expected `forbid` or `allow`", ""),
    ("feilds: {}\n", 1, "unknown key `feilds`", "fields"),
    ("title: x\n", 1, "the schema has no `fields`", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message", "suggestion"), MISTAKES)
def test_mistakes_in_schema_files(text: str, line: int, message: str, suggestion: str) -> None:
    with pytest.raises(SchemaFileError) as raised:
        schema_from_text(text, "term.yaml")
    error = raised.value
    assert (error.file, error.line, error.message) == ("term.yaml", line, message)
    assert error.suggestion == suggestion or not suggestion
    assert str(error).startswith(f"term.yaml:{line}: {message}")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_patterns_are_checked_by_the_engine_that_runs_them() -> None:
    with pytest.raises(SchemaFileError, match="the pattern of `a` is no regular expression"):
        schema_from_text("fields: {a: {type: str, pattern: '(?=x)'}}")


def test_extends_adds_and_replaces_fields(tmp_path: Path) -> None:
    (tmp_path / "doclint.toml").touch()
    (tmp_path / "base.yaml").write_text("fields: {title: str, weight: int}\n")
    child = tmp_path / "child.yaml"
    child.write_text("extends: base.yaml\nfields: {weight: float, tags: list}\n")
    schema = load_schema(str(child))
    assert schema.names == ("title", "weight", "tags")
    assert schema.files == (str(child), str(tmp_path / "base.yaml"))
    text = "---\nweight: 1.5\n---\n"
    assert find_errors(schema, Source(text), read(text)) == []
    assert pickle.loads(pickle.dumps(schema)) is schema


def test_what_extends_a_closed_schema_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("extends: docusaurus-page\nfields: {reviewed: bool}\n")
    text = "---\nreviewed: true\nlayout: x\n---\n"
    found = find_errors(load_schema(str(path)), Source(text), read(text))
    assert [(one.kind, one.path) for one in found] == [("unknown", ("layout",))]


def test_extends_a_preset(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("extends: hugo\nfields: {title: {type: str, required: true}}\n")
    assert load_schema(str(path)).required == ("title",)
    assert load_schema(str(path)).names[:2] == ("title", "linkTitle")


def test_schemas_stay_inside_the_project(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "doclint.toml").touch()
    (tmp_path / "outside.yaml").write_text("fields: {a: str}\n")
    path = project / "term.yaml"
    path.write_text("extends: ../outside.yaml\n")
    with pytest.raises(SchemaFileError, match="lies outside `project`"):
        load_schema(str(path))
    path.write_text("fields: {a: {type: reference, data: ../outside.yaml}}\n")
    with pytest.raises(SchemaFileError, match=r"`\.\./outside\.yaml` lies outside `project`"):
        load_schema(str(path), root=project)


def test_a_circle_of_schemas_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("extends: a.yaml\n")
    with pytest.raises(SchemaFileError, match="in a circle"):
        load_schema(str(path))


def test_references_name_keys_of_data_files_and_pages(tmp_path: Path) -> None:
    (tmp_path / "doclint.toml").touch()
    (tmp_path / "authors.yaml").write_text("asha: {name: Asha}\nravi: {name: Ravi}\n")
    (tmp_path / "topics.json").write_text('[{"id": "bank"}, {"id": "loan"}]')
    (tmp_path / "terms" / "saving").mkdir(parents=True)
    (tmp_path / "terms" / "saving" / "_index.md").touch()
    (tmp_path / "terms" / "loan.md").touch()
    path = tmp_path / "term.yaml"
    path.write_text(
        "fields:\n"
        "  author: {type: reference, data: authors.yaml}\n"
        "  topics: {type: list, items: {type: reference, data: topics.json}}\n"
        "  related: {type: list, items: {type: reference, page: terms}}\n"
    )
    text, spans = unmark(
        "---\nauthor: ⟦asa⟧\ntopics: [bank, ⟦lone⟧]\nrelated: [/loan/, saving, ⟦lon⟧]\n---\n"
    )
    found = find_errors(load_schema(str(path)), Source(text), read(text))
    assert [(one.span, one.message) for one in found] == [
        (spans[0], "`author` is the text `asa`, expected a name in `authors.yaml`; "
                   "did you mean `asha`?"),
        (spans[1], "`topics[1]` is the text `lone`, expected a name in `topics.json`; "
                   "did you mean `loan`?"),
        (spans[2], "`related[2]` is the text `lon`, expected a name in `terms`; "
                   "did you mean `loan`?"),
    ]  # fmt: skip


def test_unknown_references_to_schemas() -> None:
    with pytest.raises(SchemaFileError, match="unknown schema `huge`") as raised:
        load_schema("huge")
    assert raised.value.suggestion == "hugo"
    with pytest.raises(SchemaFileError, match="schema cannot be read"):
        load_schema("no-such-file.yaml")
