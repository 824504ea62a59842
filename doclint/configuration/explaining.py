"""Where each effective value comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from doclint.configuration.config_values import Config, ConfigSource
from doclint.configuration.keys import TOP_LEVEL, as_written, field_name, keys_for
from doclint.configuration.merging import Layer, Origin
from doclint.files.file_selection import FileSelection
from doclint.values.settings import Settings

__all__ = ["explain"]

_DEFAULT = Origin("default", 0)


def explain(config: Config, path: str | Path) -> list[ConfigSource]:
    """Every effective value for the file at `path` with the place that it comes from.

    A list that several places add to names the last of them.
    """
    settings = config.settings_for(path)
    layers = config.layers_for(path)
    found = [*_settings(config, settings, layers), *_rules(config, settings, layers)]
    entry = config.front_matter_for(path)
    origin = entry.origin if entry else _DEFAULT
    found.append(ConfigSource("schema", settings.schema, *origin))
    return [*found, *_whole(config)]


def _settings(
    config: Config, settings: Settings, layers: tuple[Layer, ...]
) -> Iterator[ConfigSource]:
    for key, _ in keys_for(Settings):
        value = getattr(settings, field_name(key))
        origin = _origin(key, layers, config)
        if origin is _DEFAULT and value != getattr(Settings(), field_name(key)):
            # an `enabled` option of a rule, or markdownlint's own configuration
            origin = _enabling(layers) or _foreign(config)
        yield ConfigSource(key, as_written(value), *origin)


def _rules(config: Config, settings: Settings, layers: tuple[Layer, ...]) -> Iterator[ConfigSource]:
    for code in sorted({*settings.options, *settings.severity}):
        values = dict(settings.options.get(code, {}))
        if code in settings.severity:
            values["severity"] = settings.severity[code]
        for name, value in values.items():
            key = f"rules.{code}.{name}"
            origin = _origin(key, layers, config)
            yield ConfigSource(key, value, *(_foreign(config) if origin is _DEFAULT else origin))


def _whole(config: Config) -> Iterator[ConfigSource]:
    """What holds for all files of the configuration alike."""
    for key, _ in keys_for(FileSelection):
        value = getattr(config.files, field_name(key))
        yield ConfigSource(key, as_written(value), *config.origins.get(key, _DEFAULT))
    for name, table in TOP_LEVEL.items():
        for part in table.table if table.fills else ():
            key = f"{name}.{part}"
            value = getattr(getattr(config, name), field_name(part))
            yield ConfigSource(key, as_written(value), *config.origins.get(key, _DEFAULT))


def _origin(key: str, layers: tuple[Layer, ...], config: Config) -> Origin:
    for layer in reversed(layers):
        if key in layer.origins:
            return layer.origins[key]
    return config.origins.get(key, _DEFAULT)


def _enabling(layers: tuple[Layer, ...]) -> Origin | None:
    for layer in reversed(layers):
        for key, origin in layer.origins.items():
            if key.endswith(".enabled"):
                return origin
    return None


def _foreign(config: Config) -> Origin:
    from doclint.configuration.config_files import shown

    return Origin(shown(config.path), 0) if config.path is not None else _DEFAULT
