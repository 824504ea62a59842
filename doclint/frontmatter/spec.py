"""The declarative schema language: what a schema file says, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from doclint.values.errors import UserError

__all__ = ["EXTRA", "KINDS", "ORDERS", "FieldSpec", "SchemaFileError", "SchemaSpec"]

KINDS = {
    "any": "any value",
    "str": "text",
    "int": "an integer",
    "float": "a number",
    "bool": "`true` or `false`",
    "date": "a date such as `2024-01-31`",
    "datetime": "a date, or a date and time such as `2024-01-31T09:30:00Z`",
    "url": "a URL such as `https://example.org/`",
    "slug": "a slug: small letters, digits and single hyphens",
    "email": "an email address",
    "language": "a language tag such as `hi` or `pt-BR`",
    "enum": "one of the choices",
    "list": "a list",
    "mapping": "a mapping",
    "reference": "a name that exists",
}

EXTRA = ("forbid", "allow")
ORDERS = ("fields", "free")


class SchemaFileError(UserError):
    """A schema that cannot be used: in which file, on which line, at which key, what may help."""

    def __init__(
        self, message: str, file: str = "", line: int = 0, key: str = "", suggestion: str = ""
    ) -> None:
        where = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        hint = f"; did you mean `{suggestion}`?" if suggestion else ""
        super().__init__(f"{where}{message}{hint}")
        self.message = message
        self.file = file
        self.line = line
        self.key = key
        self.suggestion = suggestion

    def __reduce__(self) -> tuple[type[SchemaFileError], tuple[str, str, int, str, str]]:
        return type(self), (self.message, self.file, self.line, self.key, self.suggestion)


@dataclass(frozen=True)
class FieldSpec:
    """One field: its kinds (more than one: any of them) and its constraints.

    Lengths count grapheme clusters. `required_if` maps another field to the values that make this
    one required; no values mean that its presence does. `required_unless` are fields of which any
    one makes up for this one. `deprecated` and `forbidden` hold what the author should know, `use`
    the field to take instead. `names` are the values that a reference may have.
    """

    name: str
    kinds: tuple[str, ...] = ("any",)
    required: bool = False
    required_if: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    required_unless: tuple[str, ...] = ()
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    choices: tuple[object, ...] = ()
    script: str | None = None
    unique: bool = False
    minimum: float | None = None
    maximum: float | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    items: FieldSpec | None = None
    separator: str | None = None
    fields: tuple[FieldSpec, ...] | None = None
    extra: str = "allow"
    forbidden: str | None = None
    deprecated: str | None = None
    use: str | None = None
    default: object = None
    description: str = ""
    prose: bool = False
    data: str | None = None
    page: str | None = None
    names: tuple[str, ...] = ()
    relative: bool = False

    @property
    def expected(self) -> str:
        """What the field takes, for messages."""
        return " or ".join(KINDS[kind] for kind in self.kinds)

    @property
    def has_conditions(self) -> bool:
        """Whether other fields decide about this one, or it should not be there at all."""
        own = bool(self.required_if or self.required_unless)
        own = own or self.forbidden is not None or self.deprecated is not None
        return own or any(child.has_conditions for child in self.fields or ())


@dataclass(frozen=True)
class SchemaSpec:
    """A whole schema; `extra` and `order` are empty where it says nothing about other fields and
    about the order of the fields.

    `files` are all the files that it was made of, the schema file first.
    """

    title: str
    fields: tuple[FieldSpec, ...]
    extra: str = ""
    order: str = ""
    description: str = ""
    files: tuple[str, ...] = ()

    def extended(self, base: SchemaSpec) -> SchemaSpec:
        """This schema on top of `base`: fields of the same name replace, others are added."""
        own = {one.name: one for one in self.fields}
        kept = [own.pop(one.name, one) for one in base.fields]
        fields, files = (*kept, *own.values()), (*self.files, *base.files)
        extra, order = self.extra or base.extra, self.order or base.order
        return replace(self, fields=fields, extra=extra, order=order, files=files)
