"""Layers of configuration, and how they add up to the settings of a page.

The order is: the file at the end of an `extend` chain, the files that build on it, their overrides,
the command line. A later `select` or `preset` starts the selection of rules anew; `extend-select`
and `ignore` add to what came before. Where they contradict each other, the narrower selector of one
layer wins; a later `ignore` always wins over an earlier selection; a later selection wins over an
earlier `ignore` unless that is narrower.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from doclint.configuration.keys import with_fields
from doclint.files.globs import Globs
from doclint.values.rule_head import RuleHead
from doclint.values.settings import Settings

__all__ = ["Layer", "Origin", "merge"]

# what all layers have to say counts; of everything else the last value does
_ADDED_UP = frozenset(("preset", "select", "extend-select", "ignore", "rules"))


class Origin(NamedTuple):
    """Where a value was written: a file, or `command line`, and a 1-based line or 0."""

    file: str
    line: int


@dataclass(frozen=True)
class Layer:
    """One table of settings, with its values as written and the place of each.

    `values` has the keys of a configuration file, rules under their codes; `origins` has dotted
    keys. `files` is None for a layer that holds everywhere. `covers` tells for every selector in
    `values` which codes it stands for. A `forced` layer comes from the command line.
    """

    values: Mapping[str, object]
    origins: Mapping[str, Origin] = field(default_factory=dict)
    files: Globs | None = None
    covers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    forced: bool = False

    def holds_for(self, path: str) -> bool:
        """Whether the layer holds for the file at the absolute posix `path`."""
        return self.files is None or self.files.matches(path)

    def strings(self, key: str) -> tuple[str, ...]:
        """The list of strings under `key`, empty where there is none."""
        value = self.values.get(key, ())
        return tuple(map(str, value)) if isinstance(value, list | tuple) else ()

    def rule_tables(self) -> Mapping[str, Mapping[str, object]]:
        """The options of single rules by code."""
        value = self.values.get("rules")
        return value if isinstance(value, Mapping) else {}


def merge(layers: Iterable[Layer], base: Settings, schema: str | None = None) -> Settings:
    """The settings that `layers` add up to, the last one strongest.

    `base` gives what no layer says; `schema` is the front-matter schema of the page.
    """
    selection = _LayeredSelection(base)
    options: dict[str, dict[str, object]] = {
        code: dict(given) for code, given in base.options.items()
    }
    severity = dict(base.severity)
    plain: dict[str, object] = {}
    chosen = base.language_chosen
    for layer in layers:
        selection.add(layer)
        for code, table in layer.rule_tables().items():
            given = {k: v for k, v in table.items() if k not in ("enabled", "severity")}
            if given:
                options.setdefault(code, {}).update(given)
            if "severity" in table:
                severity[code] = str(table["severity"])
        for key, value in layer.values.items():
            if key not in _ADDED_UP:
                plain[key] = value
        if "language" in layer.values:
            chosen = layer.files is not None or layer.forced
    settings = replace(
        base,
        preset=selection.preset,
        select=selection.select,
        extend_select=tuple(selection.added),
        ignore=tuple(selection.ignored),
        options=options,
        severity=severity,
        schema=schema,
        language_chosen=chosen,
    )
    return with_fields(settings, plain)


class _LayeredSelection:
    """The selection of rules while layers are added; selectors stay in order and occur once."""

    def __init__(self, base: Settings) -> None:
        self.preset = base.preset
        self.select = base.select
        self.added = list(base.extend_select)
        self.ignored = list(base.ignore)
        self._covers: dict[str, frozenset[str]] = {}

    def add(self, layer: Layer) -> None:
        self._covers.update(layer.covers)
        if "preset" in layer.values:
            self.preset = str(layer.values["preset"])
            self.select = None
            self.added.clear()
        if "select" in layer.values:
            self.select = layer.strings("select")
            self.added.clear()
            self._give_way(self.ignored, self.select)
        enabled = {
            code: bool(table["enabled"])
            for code, table in layer.rule_tables().items()
            if "enabled" in table
        }
        self._extend(layer.strings("extend-select"), layer.strings("ignore"))
        self._extend(
            [code for code, on in enabled.items() if on],
            [code for code, on in enabled.items() if not on],
        )

    def _extend(self, added: Sequence[str], ignored: Sequence[str]) -> None:
        """Add the selectors of one layer."""
        self._give_way(self.ignored, added)
        kept = list(ignored)
        self._give_way(kept, [s for s in added if not self._ignored_as_narrowly(s, ignored)])
        self.added += [selector for selector in added if selector not in self.added]
        self.ignored += [selector for selector in kept if selector not in self.ignored]

    def _ignored_as_narrowly(self, selector: str, ignored: Sequence[str]) -> bool:
        return any(self._codes(other) <= self._codes(selector) for other in ignored)

    def _give_way(self, selectors: list[str], stronger: Sequence[str]) -> None:
        """Take the codes of `stronger` out of those `selectors` that are no narrower."""
        for rival in stronger:
            codes = self._codes(rival)
            for selector in list(selectors):
                covered = self._codes(selector)
                if not codes <= covered:
                    continue
                at = selectors.index(selector)
                selectors[at : at + 1] = [] if codes == covered else sorted(covered - codes)

    def _codes(self, selector: str) -> frozenset[str]:
        return self._covers.get(selector, frozenset({selector}))


def selector_codes(
    selectors: Iterable[str], rules: Mapping[str, RuleHead]
) -> dict[str, frozenset[str]]:
    """For every one of `selectors` the codes of the rules it names, empty for an unknown one."""
    from doclint.checking.selection import match_selector

    return {selector: frozenset(match_selector(selector, rules)) for selector in selectors}
