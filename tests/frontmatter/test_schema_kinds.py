"""JSON Schema files, pydantic models, presets, and how they are exported."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from doclint.frontmatter.declared_models import ModelRefused
from doclint.frontmatter.export import editor_schema, generated_schemas, language_schema
from doclint.frontmatter.findings import find_errors
from doclint.frontmatter.presets import preset_file, preset_names
from doclint.frontmatter.schema_loading import load_schema, schema_from_text
from doclint.frontmatter.spec import SchemaFileError
from doclint.values.text import Source
from tests.frontmatter.pages import read, unmark

ROOT = Path(__file__).parents[2]

JSON_SCHEMA = {
    "title": "Term",
    "type": "object",
    "required": ["title", "description"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "string", "maxLength": 5},
        "description": {"type": "string"},
        "date": {"type": "string", "format": "date"},
        "tags": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "category": {"enum": ["Careers", "Investing"]},
        "weight": {"$ref": "#/$defs/weight"},
        "names": {"propertyNames": {"pattern": "^[a-z]+$"}},
        "items": {"type": "array", "minItems": 2, "uniqueItems": True},
    },
    "$defs": {"weight": {"type": "integer", "minimum": 1}},
}


@pytest.fixture
def json_schema(tmp_path: Path) -> str:
    """The path of a JSON Schema file."""
    pytest.importorskip("jsonschema_rs")
    path = tmp_path / "term.schema.json"
    path.write_text(json.dumps(JSON_SCHEMA))
    return str(path)


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("title: ⟦abcdef⟧", "`title` is 6 characters long, expected at most 5"),
        ("date: 2024-01-31", None),
        ("date: ⟦soon⟧", "`date` is the text `soon`, expected a date such as `2024-01-31`"),
        ("tags: [a, ⟦3⟧]", "`tags[1]` is the integer `3`, expected text"),
        ("tags: ⟦3⟧", "`tags` is the integer `3`, expected text or a list"),
        ("category: ⟦Investng⟧", "`category` is the text `Investng`, expected `Careers` or "
                                 "`Investing`; did you mean `Investing`?"),
        ("weight: ⟦0⟧", "`weight` is the integer `0`, expected at least 1"),
        ("weight: ⟦heavy⟧", "`weight` is the text `heavy`, expected an integer"),
        ("names: {⟦A1⟧: x}", "`names.A1` has a key that is the text `A1`, expected text that "
                             "matches `^[a-z]+$`"),
        ("items: ⟦[1]⟧", "`items` is a list of 1, expected at least 2 items"),
        ("⟦catgory⟧: x", "unknown field `catgory`; did you mean `category`?"),
    ],
)  # fmt: skip
def test_json_schema(json_schema: str, marked: str, message: str | None) -> None:
    title = "" if marked.startswith("title") else "title: a\n"
    text, spans = unmark(f"---\n{title}description: b\n{marked}\n---\n")
    schema = load_schema(json_schema)
    assert schema.title == "Term"
    found = find_errors(pickle.loads(pickle.dumps(schema)), Source(text), read(text))
    assert [(one.span, one.message) for one in found] == (
        [] if message is None else [(spans[0], message)]
    )


def test_json_schema_required_field(json_schema: str) -> None:
    text, spans = unmark("⟦---⟧\ntitle: a\n---\n")
    found = find_errors(load_schema(json_schema), Source(text), read(text))
    assert [(one.span, one.message) for one in found] == [
        (spans[0], "required field `description` is missing, expected a value")
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", ":1: expected a key in double quotes$"),
        ("[]", "schema is no JSON object"),
        ('{"type": "strin"}', "this is no valid JSON Schema at `type`"),
        ('{"$ref": "http://example.org/x.json"}', "this is no valid JSON Schema"),
        ('{"$ref": "file:///etc/passwd"}', "this is no valid JSON Schema"),
    ],
)
def test_json_schema_mistakes(tmp_path: Path, content: str, message: str) -> None:
    pytest.importorskip("jsonschema_rs")
    path = tmp_path / "bad.schema.json"
    path.write_text(content)
    with pytest.raises(SchemaFileError, match=message):
        load_schema(str(path))


MODEL = """\
import pathlib
from pydantic import BaseModel
pathlib.Path(__file__).with_name("ran").touch()
class Term(BaseModel):
    title: str
"""

TRUST = """\
import sys
from pathlib import Path
from doclint.frontmatter.presets import preset_file, preset_names
from doclint.frontmatter.schema_loading import load_schema
from doclint.frontmatter.spec import SchemaFileError
try:
    print(load_schema("site_models:Term", sys.argv[1] == "yes", Path.cwd()).names)
except SchemaFileError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("trusted", "output"),
    [
        ("yes", "('title',)"),
        ("no", "no installed package declares the model `site_models:Term`: name it in the "
               "entry-point group `doclint.schemas` of its package, or run with "
               "`--trust-local-code`"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("isolated", [True, False])
def test_code_of_the_repository_needs_trust(
    tmp_path: Path, trusted: str, isolated: bool, output: str
) -> None:
    (tmp_path / "site_models.py").write_text(MODEL)
    command = [sys.executable, *(["-P"] if isolated else []), "-c", TRUST, trusted]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == output
    assert (tmp_path / "ran").exists() == (trusted == "yes")


def test_models_are_imported_with_trust() -> None:
    schema = load_schema("tests.frontmatter.test_positions:Required", True, ROOT)
    assert (schema.title, schema.required) == ("Required", ("title", "date"))


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("json:dumps", "`json:dumps` is no pydantic model"),
        ("json:nothing", "the model `json:nothing` cannot be imported: "
                         "module 'json' has no attribute 'nothing'"),
        ("nowhere.models:Term", "the model `nowhere.models:Term` cannot be imported: "
                                "No module named 'nowhere'"),
    ],
)  # fmt: skip
def test_trusted_references_that_name_no_model(reference: str, message: str) -> None:
    with pytest.raises(SchemaFileError) as raised:
        load_schema(reference, True)
    assert (str(raised.value), raised.value.key) == (message, reference)


def test_a_refusal_survives_the_way_between_processes() -> None:
    with pytest.raises(ModelRefused) as raised:
        load_schema("json:dumps")
    again = pickle.loads(pickle.dumps(raised.value))
    assert (type(again), str(again), again.key) == (
        ModelRefused, str(raised.value), "json:dumps",
    )  # fmt: skip


PRESET_PAGES = {
    "hugo": "title: क\ndate: 2024-01-31T09:30:00+05:30\ndraft: false\nweight: 10\n"
            "tags: [a, 2024]\ncustom: x\nmenu: {main: {weight: 1}}\naliases: [/a/]\n"
            "build: {list: never, render: true}\n",
    "jekyll": "layout: post\ntitle: क\ndate: 2024-01-31 09:30:00 +0530\ncategories: a b\n"
              "published: false\npermalink: /a/:title/\n",
    "docusaurus": "id: a\ntitle: क\nsidebar_position: 1.5\ntags: [a, {label: b, permalink: /b}]\n"
                  "pagination_next: null\nlast_update: {date: 2024-01-31, author: Asha}\n",
    "docusaurus-blog": "title: क\nauthors: [asha, {name: Ravi}]\ndate: 2024-01-31\nslug: /a\n",
    "docusaurus-page": "title: क\nwrapperClassName: wide\nhide_table_of_contents: true\n",
    "mkdocs-material": "title: क\nhide: [navigation, toc]\nsearch: {boost: 2, exclude: false}\n"
                       "date: {created: 2024-01-31}\nstatus: new\n",
    "starlight": "title: क\neditUrl: false\ntableOfContents: {maxHeadingLevel: 4}\nprev: false\n"
                 "sidebar: {order: 1, badge: {text: x, variant: tip}}\nlastUpdated: 2024-01-31\n"
                 "hero: {tagline: y, actions: [{text: a, link: /b/}]}\n",
}  # fmt: skip


@pytest.mark.parametrize("name", preset_names(aliases=False))
def test_presets_accept_what_their_generator_accepts(name: str) -> None:
    text = f"---\n{PRESET_PAGES[name]}---\n"
    assert find_errors(load_schema(name), Source(text), read(text)) == []


@pytest.mark.parametrize(
    ("name", "marked", "message"),
    [
        ("hugo", "weight: ⟦heavy⟧", "`weight` is the text `heavy`, expected an integer"),
        ("jekyll", "published: ⟦'no'⟧",
         "`published` is the text `no`, expected `true` or `false`"),
        ("docusaurus", "toc_max_heading_level: ⟦7⟧",
         "`toc_max_heading_level` is the integer `7`, expected at most 6"),
        ("docusaurus-blog", "⟦authorURL⟧: x", "field `authorURL` is deprecated, expected "
                                              "`author_url`"),
        ("docusaurus-page", "⟦layout⟧: x", None),
        ("mkdocs-material", "hide: [⟦navigaton⟧]", None),
        ("starlight", "title: a\ntemplate: ⟦splsh⟧", "`template` is the text `splsh`, expected "
         "`doc` or `splash`; did you mean `splash`?"),
    ],
)  # fmt: skip
def test_presets_refuse(name: str, marked: str, message: str | None) -> None:
    text, spans = unmark(f"---\n{marked}\n---\n")
    found = find_errors(load_schema(name), Source(text), read(text))
    assert [one.span for one in found] == spans
    assert message is None or [one.message for one in found] == [message]


def test_generated_schemas_are_up_to_date() -> None:
    folder = ROOT / "schemas"
    present = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in (folder / "frontmatter").glob("*.json")
    }
    assert present == generated_schemas()


def test_export_keeps_what_json_schema_can_say() -> None:
    schema = schema_from_text(
        "title: Term\nextra: forbid\nfields:\n"
        "  title: {type: str, required: true, min-length: 2, max-length: 70, description: x}\n"
        "  tags: {type: list, items: {choices: [a, b]}, separator: ',', min-items: 1}\n"
        "  old: {type: str, deprecated: true, use: title}\n"
        "  never: {forbidden: true}\n"
        "  date: {type: date, required-if: {layout: post}}\n"
    )
    assert editor_schema(schema) == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Term",
        "type": "object",
        "properties": {
            "title": {"type": "string", "minLength": 2, "description": "x"},
            "tags": {
                "anyOf": [
                    {
                        "type": "array",
                        "items": {"enum": ["a", "b"]},
                        "minItems": 1,
                    },
                    {"type": "string"},
                    {"type": "null"},
                ]
            },
            "old": {"anyOf": [{"type": "string"}, {"type": "null"}], "deprecated": True},
            "never": False,
            "date": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
        },
        "required": ["title"],
        "allOf": [
            {
                "if": {"required": ["layout"], "properties": {"layout": {"enum": ["post"]}}},
                "then": {"required": ["date"]},
            }
        ],
        "additionalProperties": False,
    }


def test_schemas_validate_against_the_language_schema() -> None:
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    yaml = pytest.importorskip("yaml")
    validator = jsonschema_rs.validator_for(language_schema())
    for name in preset_names():
        path = preset_file(name)
        assert path is not None
        values = yaml.safe_load(path.read_text("utf-8"))
        assert [str(error) for error in validator.iter_errors(values)] == []
    for text in generated_schemas().values():
        jsonschema_rs.validator_for(json.loads(text))
