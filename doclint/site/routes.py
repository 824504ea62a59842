"""The table of addresses that a site answers, and what each of them had to be forgiven."""

from __future__ import annotations

from typing import NamedTuple

from doclint.site.site_values import Page
from doclint.site.urls import nfc
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["RouteEntry", "Routes"]

_END = lazy_pattern(r"(?:/index)?(?:\.html)?/?\Z")


class RouteEntry(NamedTuple):
    """What answers an address.

    `page` is None for a redirect and for what a generator makes without a source. `redirect` is the
    target of a redirect. `route` is the exact address, and `repair` the difference to it.
    """

    route: str
    page: Page | None = None
    redirect: str | None = None
    repair: str = ""
    kind: str = "page"


class Routes:
    """Addresses by host; exact ones win over those that a web server has to complete."""

    def __init__(self, loose_slash: bool = False, exact_slash: bool = False) -> None:
        self._exact_slash = exact_slash
        self._exact: dict[str, RouteEntry] = {}
        self._near: dict[str, RouteEntry] = {}
        self._folded: dict[str, RouteEntry] | None = None
        self._loose_slash = loose_slash
        self.collisions: list[tuple[str, Page, Page]] = []

    def add(self, host: str, route: str, entry: RouteEntry) -> None:
        """Let `entry` answer `route` and what web servers lead there."""
        key = host + nfc(route)
        known = self._exact.get(key)
        if known is None:
            self._exact[key] = entry
            if not route.isascii():
                self._exact.setdefault(host + route, entry)
        elif known.page is None and entry.page is not None and known.kind != "page":
            self._exact[key] = entry
        elif (
            known.page is not None
            and entry.page is not None
            and known.page is not entry.page
            and entry.kind == known.kind == "page"
        ):
            self.collisions.append((route, known.page, entry.page))
        for other, repair in self._completions(key):
            self._near.setdefault(other, entry._replace(repair=repair))
        self._folded = None

    def _completions(self, key: str) -> list[tuple[str, str]]:
        """Other addresses that lead to `key`, with what they lack."""
        if key.endswith("/"):
            index = (f"{key}index.html", "extension")
            return [index] if self._exact_slash else [(key[:-1], "slash"), index]
        if key.endswith(".html"):
            bare = key[:-5]
            found = [(bare, "extension")]
            if bare.endswith("/index"):
                found += [(bare[:-5], "extension"), (bare[:-6], "slash")]
            elif self._loose_slash:
                found.append((f"{bare}/", "slash"))
            return found
        return (
            [(f"{key}/", "slash"), (f"{key}.html", "extension")]
            if self._loose_slash
            else [(f"{key}.html", "extension")]
        )

    def find(self, host: str, path: str) -> tuple[RouteEntry, tuple[str, ...]] | None:
        """What answers the decoded `path`, with the repairs that it needs, None for nothing."""
        key = host + path
        found = self._exact.get(key) or self._near.get(key)
        if path.isascii():
            return (found, (found.repair,) if found.repair else ()) if found else None
        if found is None:
            normal = host + nfc(path)
            found = self._exact.get(normal) or self._near.get(normal)
        if found is None:
            return None
        repairs = (found.repair,) if found.repair else ()
        return found, repairs if _same_form(path, found.route) else (*repairs, "unicode")

    def find_folded(self, host: str, path: str) -> tuple[RouteEntry, tuple[str, ...]] | None:
        """What answers `path` if case does not matter."""
        if self._folded is None:
            self._folded = {}
            for table in (self._exact, self._near):
                for key, entry in table.items():
                    self._folded.setdefault(key.casefold(), entry)
        found = self._folded.get((host + nfc(path)).casefold())
        if found is None:
            return None
        return found, ("case", found.repair) if found.repair else ("case",)

    def pages(self) -> dict[str, Page]:
        """The exact addresses that pages answer."""
        return {key: entry.page for key, entry in self._exact.items() if entry.page is not None}


def _same_form(written: str, route: str) -> bool:
    """Whether `written` has the Unicode form of `route`, apart from how either ends."""
    return _END.sub("", written) == _END.sub("", route)
