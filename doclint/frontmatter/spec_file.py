"""Reads declarative schema files; every mistake in one is reported at its line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from doclint.frontmatter.front_matter import KeyPath, Loaded
from doclint.frontmatter.problems import line_in
from doclint.frontmatter.references import data_names, page_names
from doclint.frontmatter.spec import EXTRA, KINDS, ORDERS, FieldSpec, SchemaFileError, SchemaSpec
from doclint.frontmatter.spec_options import FIELD_OPTIONS, SCHEMA_OPTIONS, Option
from doclint.frontmatter.yaml_events import compose
from doclint.values.system_errors import refusal

__all__ = ["parse_spec", "read_spec"]

_MAX_EXTENDS = 8
_OF_KIND = {
    "min-length": ("str", "slug", "url", "email"), "max-length": ("str", "slug", "url", "email"),
    "pattern": ("str", "slug", "url", "email"), "script": ("str",), "min": ("int", "float"),
    "max": ("int", "float"), "min-items": ("list",), "max-items": ("list",),
    "unique-items": ("list",), "items": ("list", "mapping"), "separator": ("list",),
    "fields": ("mapping",), "extra": ("mapping",), "data": ("reference",),
    "page": ("reference",), "relative": ("url",),
}  # fmt: skip

# finds the schema that `extends` names: the reference and the folder of the file that holds it
Resolve = Callable[[str, Path], Path]


def read_spec(path: Path, resolve: Resolve, root: Path | None = None, depth: int = 0) -> SchemaSpec:
    """The schema in the file `path`, with what it extends; references may not leave `root`.

    Raises `SchemaFileError` for a file that cannot be read or that is no schema.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SchemaFileError(f"schema cannot be read: {refusal(error)}", str(path)) from error
    except UnicodeError as error:
        raise SchemaFileError("schema cannot be read: not UTF-8 text", str(path)) from error
    spec, extends = parse_spec(text, str(path), root)
    spec = replace(spec, files=(str(path), *spec.files))
    if extends is None:
        return spec
    if depth >= _MAX_EXTENDS:
        raise SchemaFileError("schemas extend one another in a circle", str(path), key="extends")
    return spec.extended(read_spec(resolve(extends, path.parent), resolve, root, depth + 1))


def parse_spec(text: str, file: str, root: Path | None = None) -> tuple[SchemaSpec, str | None]:
    """The schema that `text` of `file` declares, and what it extends; `SchemaFileError` if none."""
    return _Parser(text, file, root).schema()


class _Parser:
    """One schema file: its values and where they stand."""

    def __init__(self, text: str, file: str, root: Path | None) -> None:
        self.text = text
        self.file = file
        self.root = root
        self.loaded: Loaded = compose(text, 0, first_line=1)
        self.files: list[str] = []

    def schema(self) -> tuple[SchemaSpec, str | None]:
        """The whole file."""
        for problem in self.loaded.problems:
            line = line_in(self.text, problem.span.start, 1)
            raise SchemaFileError(problem.message, self.file, line)
        values = self.loaded.values
        self._check_options((), values, SCHEMA_OPTIONS)
        if "fields" not in values and "extends" not in values:
            raise self._error((), "the schema has no `fields`")
        spec = SchemaSpec(
            title=str(values.get("title", Path(self.file).stem)),
            fields=self._fields(("fields",), values.get("fields", {})),
            extra=self._word((), values, "extra", EXTRA),
            order=self._word((), values, "order", ORDERS),
            description=str(values.get("description", "")),
        )
        extends = values.get("extends")
        return replace(spec, files=tuple(self.files)), None if extends is None else str(extends)

    def _fields(self, path: KeyPath, value: object) -> tuple[FieldSpec, ...]:
        assert isinstance(value, dict)
        for name in value:
            if not isinstance(name, str):
                words = f"the field name `{name}` does not read as text; quote it"
                raise self._error((*path, name), words)
        return tuple(self._field((*path, name), name, one) for name, one in value.items())

    def _field(self, path: KeyPath, name: str, value: object) -> FieldSpec:
        if isinstance(value, str):
            value = {"type": value}
        if value is None:
            value = {}
        if not isinstance(value, dict):
            raise self._error(path, f"field `{name}` is no mapping of options")
        self._check_options(path, value, FIELD_OPTIONS)
        kinds = self._kinds(path, value)
        self._check_kinds(path, value, kinds)
        spec = FieldSpec(
            name, kinds, bool(value.get("required")), self._conditions(value),
            required_unless=_names(value.get("required-unless")),
            min_length=value.get("min-length"), max_length=value.get("max-length"),
            pattern=value.get("pattern"),
            choices=self._choices(path, value, kinds), script=self._script(path, value),
            unique=bool(value.get("unique")), minimum=value.get("min"), maximum=value.get("max"),
            min_items=value.get("min-items"), max_items=value.get("max-items"),
            unique_items=bool(value.get("unique-items")),
            separator=value.get("separator"),
            extra=self._word(path, value, "extra", EXTRA) or "allow",
            forbidden=_reason(value.get("forbidden")), deprecated=_reason(value.get("deprecated")),
            use=value.get("use"), default=value.get("default"),
            description=value.get("description", ""), prose=bool(value.get("prose")),
            data=value.get("data"), page=value.get("page"), relative=bool(value.get("relative")),
        )  # fmt: skip
        return self._with_children(path, value, spec)

    def _with_children(
        self, path: KeyPath, value: Mapping[str, object], spec: FieldSpec
    ) -> FieldSpec:
        items = value.get("items")
        if items is not None:
            spec = replace(spec, items=self._field((*path, "items"), spec.name, items))
        if "fields" in value:
            spec = replace(spec, fields=self._fields((*path, "fields"), value["fields"]))
        if "reference" in spec.kinds:
            spec = replace(spec, names=self._names(path, spec))
        return spec

    def _names(self, path: KeyPath, spec: FieldSpec) -> tuple[str, ...]:
        """The values that a reference may have."""
        option = "data" if spec.data is not None else "page"
        given = spec.data if spec.data is not None else spec.page
        if given is None:
            words = f"the reference `{spec.name}` names neither `data` nor `page`"
            raise self._error(path, words)
        target = Path(self.file).parent / given
        if self.root is not None and not target.resolve().is_relative_to(self.root.resolve()):
            raise self._error((*path, option), f"`{given}` lies outside `{self.root.name}`")
        names = data_names(target) if option == "data" else page_names(target)
        if names is None:
            raise self._error((*path, option), f"`{given}` cannot be read for `{spec.name}`")
        self.files.append(str(target))
        return names

    def _kinds(self, path: KeyPath, value: Mapping[str, object]) -> tuple[str, ...]:
        given = value.get("type", "enum" if "choices" in value else "any")
        kinds = given if isinstance(given, list) else [given]
        for kind in kinds:
            if kind not in KINDS:
                where = (*path, "type")
                raise self._error(where, f"unknown type `{kind}`", self._close(kind, KINDS))
        if not kinds:
            raise self._error((*path, "type"), "the list of types is empty")
        return tuple(kinds)

    def _check_kinds(
        self, path: KeyPath, value: Mapping[str, object], kinds: tuple[str, ...]
    ) -> None:
        """Refuse options that say nothing about the field's type."""
        for option in value:
            fitting = _OF_KIND.get(option)
            if fitting is not None and not set(fitting) & set(kinds):
                words = f"`{option}` does not go with the type `{kinds[0]}`"
                raise self._error((*path, option), words)
        for name in ("length", "items"):
            low, high = value.get(f"min-{name}"), value.get(f"max-{name}")
            if isinstance(low, int) and isinstance(high, int) and low > high:
                raise self._error((*path, f"min-{name}"), f"`min-{name}` exceeds `max-{name}`")

    def _choices(
        self, path: KeyPath, value: Mapping[str, object], kinds: tuple[str, ...]
    ) -> tuple[object, ...]:
        choices = value.get("choices")
        if choices is None and "enum" not in kinds:
            return ()
        if not isinstance(choices, list) or not choices:
            raise self._error(path, "an enum needs `choices`, a list that is not empty")
        for at, choice in enumerate(choices):
            if kinds[0] in ("str", "slug") and not isinstance(choice, str):
                words = f"the choice `{choice}` does not read as text; quote it"
                raise self._error((*path, "choices", at), words)
        return tuple(choices)

    def _script(self, path: KeyPath, value: Mapping[str, object]) -> str | None:
        from doclint.frontmatter.script_names import SCRIPTS, script_name

        given = value.get("script")
        if given is None:
            return None
        name = script_name(str(given))
        if name is None:
            where = (*path, "script")
            raise self._error(where, f"unknown script `{given}`", self._close(given, SCRIPTS))
        return name

    def _conditions(self, value: Mapping[str, object]) -> Mapping[str, tuple[object, ...]]:
        given = value.get("required-if")
        if isinstance(given, str):
            return {given: ()}
        if not isinstance(given, dict):
            return {}
        return {
            str(name): tuple(wanted) if isinstance(wanted, list) else (wanted,)
            for name, wanted in given.items()
        }

    def _word(
        self, path: KeyPath, value: Mapping[str, object], name: str, words: tuple[str, str]
    ) -> str:
        """The option `name`, which takes one of two words; empty where it is not given."""
        given = str(value.get(name, ""))
        if given and given not in words:
            message = f"`{name}` is `{given}`, expected `{words[0]}` or `{words[1]}`"
            raise self._error((*path, name), message, self._close(given, words))
        return given

    def _check_options(
        self, path: KeyPath, value: Mapping[str, object], options: Mapping[str, Option]
    ) -> None:
        for key, given in value.items():
            option = options.get(key)
            if option is None:
                what = "option" if path else "key"
                raise self._error(
                    (*path, key), f"unknown {what} `{key}`", self._close(key, options)
                )
            if not option.fits(given):
                words = f"`{key}` is `{given}`, expected {option.expected}"
                raise self._error((*path, key), words)

    def _close(self, word: object, known: Mapping[str, object] | tuple[str, ...]) -> str:
        names = [str(word).replace("_", "-"), str(word).lower()]
        for name in names:
            if close := difflib.get_close_matches(name, list(known), 1, 0.5):
                return close[0]
        return ""

    def _error(self, path: KeyPath, words: str, suggestion: str = "") -> SchemaFileError:
        located = self.loaded.positions.get(path)
        start = 0 if located is None else (located.key or located.value).start
        key = ".".join(str(part) for part in path)
        return SchemaFileError(words, self.file, line_in(self.text, start, 1), key, suggestion)


def _names(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def _reason(value: object) -> str | None:
    """`false` and nothing mean no, `true` means yes without a reason."""
    if value is None or value is False:
        return None
    return "" if value is True else str(value)
