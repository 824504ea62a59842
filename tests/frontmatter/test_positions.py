"""Every kind of pydantic error stands on the exact key or value that it speaks of."""

from __future__ import annotations

import datetime
from enum import Enum
from typing import Annotated, Literal

import pytest
from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    field_validator,
    model_validator,
)

from doclint.frontmatter.findings import find_errors
from doclint.frontmatter.model_schema import schema_of_model
from doclint.values.text import Source
from tests.frontmatter.pages import read, unmark


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int


class Dog(BaseModel):
    kind: Literal["dog"]
    name: str


class Author(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    age: int = 0


def _even(value: int) -> int:
    if value % 2:
        raise ValueError("must be even")
    return value


class Page(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str | None = None
    short: str = Field("abc", min_length=2, max_length=4)
    code: str = Field("a1", pattern="^[a-z][0-9]$")
    count: int = Field(5, ge=1, le=10)
    above: float = Field(5, gt=1, lt=10)
    steps: int = Field(4, multiple_of=4)
    flag: bool = False
    when: datetime.date | None = None
    moment: datetime.datetime | None = None
    tags: list[str] = Field([], min_length=1, max_length=3)
    colour: Colour = Colour.RED
    status: Literal["draft", "done"] = "done"
    link: HttpUrl | None = None
    author: Author | None = None
    authors: list[Author] = []
    pet: Annotated[Cat | Dog, Field(discriminator="kind")] | None = None
    animal: Cat | Dog | None = None
    width: int | list[int] = 0
    scores: dict[int, str] = {}
    public: bool = Field(True, alias="published")
    alternative: int = Field(0, validation_alias=AliasChoices("first", "second"))
    even: Annotated[int, AfterValidator(_even)] = 2
    low: int = 0
    high: int = 9
    nothing: None = None
    pair: tuple[int, str] | None = None
    unique: set[int] = set()

    @field_validator("low")
    @classmethod
    def _small(cls, value: int) -> int:
        assert value < 5, "must stay small"
        return value

    @model_validator(mode="after")
    def _ordered(self) -> Page:
        if self.low > self.high:
            raise ValueError("low exceeds high")
        return self


class Required(BaseModel):
    title: str
    date: datetime.date


CASES = [
    ("string_type", "title: ⟦5⟧", "`title` is the integer `5`, expected text"),
    ("string_too_short", "short: ⟦a⟧", "`short` is 1 character long, expected at least 2"),
    ("string_too_long", "short: ⟦abcdef⟧", "`short` is 6 characters long, expected at most 4"),
    (
        "string_pattern_mismatch",
        "code: ⟦'11'⟧",
        "`code` is the text `11`, expected text that matches `^[a-z][0-9]$`",
    ),
    ("greater_than_equal", "count: ⟦0⟧", "`count` is the integer `0`, expected at least 1"),
    ("less_than_equal", "count: ⟦11⟧", "`count` is the integer `11`, expected at most 10"),
    ("greater_than", "above: ⟦1⟧", "`above` is the integer `1`, expected more than 1.0"),
    ("less_than", "above: ⟦10.0⟧", "`above` is the number `10.0`, expected less than 10.0"),
    ("multiple_of", "steps: ⟦5⟧", "`steps` is the integer `5`, expected a multiple of 4"),
    ("int_parsing", "count: ⟦many⟧", "`count` is the text `many`, expected an integer"),
    ("int_type", "count: ⟦[1]⟧", "`count` is a list of 1, expected an integer"),
    ("int_from_float", "count: ⟦1.5⟧", "`count` is the number `1.5`, expected an integer"),
    ("float_parsing", "above: ⟦high⟧", "`above` is the text `high`, expected a number"),
    ("bool_parsing", "flag: ⟦maybe⟧", "`flag` is the text `maybe`, expected `true` or `false`"),
    (
        "date_from_datetime_parsing",
        "when: ⟦2024-1⟧",
        "`when` is the text `2024-1`, expected a date such as `2024-01-31`",
    ),
    (
        "datetime_from_date_parsing",
        "moment: ⟦soon⟧",
        "`moment` is the text `soon`, expected a date, or a date and time such as "
        "`2024-01-31T09:30:00Z`",
    ),
    ("list_type", "tags: ⟦news⟧", "`tags` is the text `news`, expected a list"),
    ("item of a list", "tags: [a, ⟦3⟧]", "`tags[1]` is the integer `3`, expected text"),
    ("too_short", "tags: ⟦[]⟧", "`tags` is a list of 0 items, expected at least 1 item"),
    (
        "too_long",
        "tags: ⟦[a, b, c, d]⟧",
        "`tags` is a list of 4 items, expected at most 3 items",
    ),
    (
        "enum",
        "colour: ⟦rad⟧",
        "`colour` is the text `rad`, expected `red` or `blue`; did you mean `red`?",
    ),
    (
        "literal_error",
        "status: ⟦dne⟧",
        "`status` is the text `dne`, expected `draft` or `done`; did you mean `done`?",
    ),
    (
        "url_parsing",
        "link: ⟦nowhere⟧",
        "`link` is the text `nowhere`, expected a URL such as `https://example.org/`",
    ),
    ("model_type", "author: ⟦Asha⟧", "`author` is the text `Asha`, expected a mapping"),
    (
        "missing in a mapping",
        "author: ⟦{age: 3}⟧",
        "required field `author.name` is missing, expected a value",
    ),
    (
        "missing in a list",
        "authors:\n  - name: a\n  - ⟦age: 3⟧",
        "required field `authors[1].name` is missing, expected a value",
    ),
    (
        "extra_forbidden in a list",
        "authors:\n  - name: a\n    ⟦agee⟧: 3",
        "unknown field `authors[0].agee`, expected no other field",
    ),
    ("extra_forbidden", "⟦titel⟧: x", "unknown field `titel`; did you mean `title`?"),
    (
        "union_tag_invalid",
        "pet: {kind: ⟦cow⟧}",
        "`pet.kind` is the text `cow`, expected `cat` or `dog`",
    ),
    (
        "union_tag_not_found",
        "pet: ⟦{lives: 9}⟧",
        "`pet` is a mapping, expected a mapping with 'kind'",
    ),
    (
        "inside a discriminated union",
        "pet: {kind: cat, lives: ⟦many⟧}",
        "`pet.lives` is the text `many`, expected an integer",
    ),
    (
        "inside a plain union",
        "animal: {kind: dog, name: ⟦4⟧}",
        "`animal.name` is the integer `4`, expected text",
    ),
    (
        "union of an integer and a list",
        "width: ⟦{q: 1}⟧",
        "`width` is a mapping, expected an integer or a list",
    ),
    (
        "item of a list in a union",
        "width: [1, ⟦x⟧]",
        "`width[1]` is the text `x`, expected an integer",
    ),
    (
        "key of a mapping",
        "scores: {⟦one⟧: a, 2: b}",
        "`scores.one` has a key that is the text `one`, expected an integer",
    ),
    (
        "value of a mapping",
        "scores: {1: a, 2: ⟦3⟧}",
        "`scores[2]` is the integer `3`, expected text",
    ),
    (
        "alias",
        "published: ⟦maybe⟧",
        "`published` is the text `maybe`, expected `true` or `false`",
    ),
    ("alias choices", "second: ⟦x⟧", "`second` is the text `x`, expected an integer"),
    ("value_error", "even: ⟦3⟧", "`even`: must be even"),
    ("assertion_error", "low: ⟦7⟧", "`low`: must stay small"),
    ("none_required", "nothing: ⟦5⟧", "`nothing` is the integer `5`, expected nothing"),
    ("item of a tuple", "pair: [1, ⟦2⟧]", "`pair[1]` is the integer `2`, expected text"),
    ("set_type", "unique: ⟦x⟧", "`unique` is the text `x`, expected a list"),
    (
        "behind other scripts",
        "title: नमस्ते 😀\ncount: ⟦कम⟧",
        "`count` is the text `कम`, expected an integer",
    ),
    ("an empty value", "⟦count⟧:", "`count` is empty, expected an integer"),
    (
        "a block of text",
        "count: ⟦|\n  much\n  more⟧\nlow: 1",
        "`count` is the text `much more`, expected an integer",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "message"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_span_and_message(marked: str, message: str) -> None:
    text, spans = unmark(f"---\n{marked}\n---\n")
    schema = schema_of_model(Page, "tests:Page")
    found = find_errors(schema, Source(text), read(text))
    assert [(error.span, error.message) for error in found] == [(spans[0], message)]


def test_an_error_of_the_whole_page_stands_on_the_opening_fence() -> None:
    text, spans = unmark("⟦---⟧\nlow: 4\nhigh: 1\n---\n")
    found = find_errors(schema_of_model(Page, "tests:Page"), Source(text), read(text))
    assert [(e.span, e.message) for e in found] == [(spans[0], "front matter: low exceeds high")]


def test_missing_fields_stand_on_the_opening_fence() -> None:
    text, spans = unmark("⟦---⟧\nlow: 4\n---\n")
    found = find_errors(schema_of_model(Required, "tests:Required"), Source(text), read(text))
    assert [(error.span, error.message) for error in found] == [
        (spans[0], "required field `title` is missing, expected a value"),
        (spans[0], "required field `date` is missing, expected a value"),
    ]


def test_a_union_tag_that_is_also_a_key_does_not_mislead() -> None:
    text, spans = unmark("---\nint: 5\nwidth: ⟦{q: 1}⟧\n---\n")

    class Tagged(BaseModel):
        int: object
        width: float | list[str]

    found = find_errors(schema_of_model(Tagged, "tests:Tagged"), Source(text), read(text))
    assert [error.span for error in found] == spans


def test_toml_and_json_have_the_same_positions() -> None:
    schema = schema_of_model(Page, "tests:Page")
    for marked in (
        '+++\ncount = ⟦"many"⟧\n[author]\nname = "a"\n⟦agee⟧ = 3\n+++\n',
        '{\n "count": ⟦"many"⟧,\n "author": {"name": "a", ⟦"agee"⟧: 3}\n}\n',
    ):
        text, spans = unmark(marked)
        found = find_errors(schema, Source(text), read(text))
        assert [(error.span, error.message) for error in found] == [
            (spans[0], "`count` is the text `many`, expected an integer"),
            (spans[1], "unknown field `author.agee`, expected no other field"),
        ]
