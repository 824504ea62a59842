"""LK012 dead-external-link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.rules.links._link_findings import place
from doclint.site.address_patterns import matches_any
from doclint.site.external import Manners, ask_all
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.option_range import Range

__all__ = ["DeadExternalLink", "dead_external_link"]


@dataclass(frozen=True)
class DeadExternalLink:
    """How to ask: `timeout`, `backoff` and `pause` in seconds, `memory` in days.

    `ignore` are patterns of addresses that are not asked, in which `*` is any text. `cache` keeps
    what was alive for `memory` days.
    """

    timeout: Annotated[float, Range(0)] = 10.0
    retries: Annotated[int, Range(0)] = 2
    backoff: Annotated[float, Range(0)] = 1.0
    concurrency: Annotated[int, Range(1)] = 8
    pause: Annotated[float, Range(0)] = 0.5
    memory: Annotated[float, Range(0)] = 7.0
    cache: bool = True
    ignore: tuple[str, ...] = ()


@site_rule(
    "LK012",
    "dead-external-link",
    severity=Severity.WARNING,
    presets=(),
    options=DeadExternalLink,
    sees="world",
)
def dead_external_link(
    ctx: SiteContext, options: DeadExternalLink
) -> Iterator[tuple[str, Diagnostic]]:
    """Links to other sites that no longer answer.

    The reader leaves your page for an error page. This rule needs the network and the package
    `httpx`; it asks every address once, one request at a time for each host, and remembers for a
    week what was alive. An answer that may be another tomorrow (a timeout, a full server) is
    reported as information after several attempts.

    ```md bad network
    [पुराना](⟦https://example.org/404⟧)
    ```

    ```md good network
    [चालू](https://example.org/)
    ```

    There is no fix: a person has to find the new address.
    """
    links = [
        (page, link)
        for page, link in ctx.site.external_links()
        if not matches_any(link.url, options.ignore)
    ]
    verdicts = ask_all((_bare(link.url) for _, link in links), _manners(options))
    for page, link in links:
        verdict = verdicts[_bare(link.url)]
        if not verdict.alive:
            yield (
                page.path,
                ctx.diagnostic(
                    place(link),
                    f"`{link.url}` {verdict.reason}",
                    None,
                    None if verdict.certain else Severity.INFO,
                ),
            )


def _bare(url: str) -> str:
    """`url` without its fragment, and with a scheme."""
    bare = url.partition("#")[0]
    return f"https:{bare}" if bare.startswith("//") else bare


def _manners(options: DeadExternalLink) -> Manners:
    from doclint.files.cache_folder import default_cache_folder

    folder = default_cache_folder() if options.cache else None
    return Manners(
        timeout=options.timeout,
        retries=options.retries,
        backoff=options.backoff,
        concurrency=options.concurrency,
        pause=options.pause,
        memory=options.memory,
        cache=folder / "external-links.json" if folder is not None else None,
    )
