"""The settings of a page that is going to be worked on."""

from __future__ import annotations

from pathlib import Path

from doclint.configuration.config_errors import ConfigError
from doclint.configuration.config_values import Config
from doclint.configuration.merging import Origin
from doclint.values.settings import Settings

__all__ = ["page_settings"]


def page_settings(config: Config, path: str | Path) -> Settings:
    """The settings of the file at `path`, absolute or relative to the current folder.

    Raises `ConfigError` where its front-matter schema is a model in code that nobody vouched for.
    """
    settings = config.settings_for(path)
    if settings.schema is not None and not settings.trust_local_code:
        _refuse_undeclared(settings.schema, config, path)
    return settings


def _refuse_undeclared(schema: str, config: Config, path: str | Path) -> None:
    from doclint.frontmatter.schema_loading import is_model

    if not is_model(schema):
        return
    from doclint.frontmatter.declared_models import ModelRefused, require_declared

    try:
        require_declared(schema, config.root)
    except ModelRefused as refusal:
        entry = config.front_matter_for(path)
        file, line = entry.origin if entry is not None else Origin("", 0)
        message = f"`schema`: {refusal.message}"
        raise ConfigError(message, file=file, line=line, key="front-matter.schema") from refusal
