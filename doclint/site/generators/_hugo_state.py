"""Whether Hugo publishes a page, as its front matter says."""

from __future__ import annotations

from collections.abc import Mapping

from doclint.site.generators._hugo_config import HugoConfig
from doclint.site.generators._reading import as_mapping, is_future, is_past

__all__ = ["state_of"]

_KEYS = frozenset(("_build", "build", "draft", "publishdate", "date", "expirydate", "headless"))
# the version that reads `build` without the underscore
_READS_BUILD_KEY = (0, 123)


def state_of(meta: Mapping[str, object], hugo: HugoConfig) -> str:
    """Why a page with the front matter `meta` is not published, an empty string if it is."""
    lowered = {key.lower(): value for key, value in meta.items()}
    if _KEYS.isdisjoint(lowered):
        return ""
    build = as_mapping(lowered.get("_build"))
    if hugo.version >= _READS_BUILD_KEY:
        build = as_mapping(lowered.get("build")) or build
    if lowered.get("draft") is True and not hugo.flag("builddrafts"):
        return "draft"
    when = lowered.get("publishdate") or lowered.get("date")
    if is_future(when) and not hugo.flag("buildfuture"):
        return "future"
    if is_past(lowered.get("expirydate")) and not hugo.flag("buildexpired"):
        return "expired"
    if build.get("render") in ("never", False) or lowered.get("headless") is True:
        return "unrendered"
    return ""
