"""What is known about a rule without running it: all that reports and documentation need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Literal

from doclint.values.diagnostic import Severity

__all__ = ["RuleHead", "Subject"]

# what a rule is about: one page, the whole site, or how doclint itself fared
Subject = Literal["page", "site", "run"]


@dataclass(frozen=True, slots=True)
class RuleHead:
    """What rules of every kind have in common.

    `doc` is the docstring: the rule's web page and its tests. `home` is the module of the rule.
    `presets` are the presets that switch the rule on; `all` does so for every rule. `options` is
    the dataclass of the rule's options, `markdownlint` holds the values that the preset of that
    name uses instead of the defaults, and `options_table` names the table at the top of a
    configuration file that is the short way to write the options.
    """

    code: str
    name: str
    doc: str
    home: str
    subject: Subject = "page"
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    presets: tuple[str, ...] = ("recommended",)
    options: type | None = None
    markdownlint: Mapping[str, object] = field(default_factory=dict)
    options_table: str = ""

    @property
    def summary(self) -> str:
        """The first line of the docstring without its full stop."""
        return self.doc.split("\n", 1)[0].rstrip(".")

    @property
    def family(self) -> str:
        """The letters that the code begins with."""
        return self.code.rstrip("0123456789")

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that the rule may be called by: its code, its name and its aliases."""
        return (self.code, self.name, *self.aliases)

    @property
    def is_built_in(self) -> bool:
        """Whether the rule comes with doclint and not with another package."""
        return f"{self.home}.".startswith("doclint.")

    def is_in(self, preset: str) -> bool:
        """Whether `preset` switches the rule on."""
        return preset == "all" or preset in self.presets

    def default_options(self) -> dict[str, object]:
        """Every option with its default value."""
        if self.options is None:
            return {}
        found: dict[str, object] = {}
        for one in fields(self.options):
            if one.default is not MISSING:
                found[one.name] = one.default
            elif one.default_factory is not MISSING:
                found[one.name] = one.default_factory()
        return found
