"""The bodies of MkDocs' admonitions and content tabs, which the parser reads as list items.

`directives.mask` lets each begin as an item of a list of its own. Here they become what they are,
so that no rule takes them for lists.
"""

from __future__ import annotations

from typing import Any

from doclint.syntax import nodes as n

__all__ = ["BULLET", "separate_admonitions"]

# stands for `!!!`, `???` or `===`; hardly any page has lists with it
BULLET = "+"
_FIRST = BULLET.encode()


def separate_admonitions(
    source: bytes, masked: bytes, buckets: dict[type[n.Node], list[Any]]
) -> None:
    """Replace the items in `buckets` that only `masked` has by nodes for admonitions.

    Lists that are left without an item go, and what was in the items is in the admonitions.
    """
    bodies: dict[n.Node, n.Admonition] = {}
    items = []
    for item in buckets.get(n.Item, ()):
        at = item.byte_start
        while masked[at : at + 1] in (b" ", b"\t"):
            at += 1
        if masked[at : at + 1] == _FIRST and source[at : at + 1] != _FIRST:
            bodies[item] = n.Admonition(item.byte_start, item.byte_end, item.parent, item.line)
        else:
            items.append(item)
    if not bodies:
        return
    left = {item.parent for item in items}
    gone = {item.parent for item in bodies} - left
    for nodes in buckets.values():
        for node in nodes:
            if node.parent in bodies:
                node.parent = bodies[node.parent]
    for item, body in bodies.items():
        # around the list that the parser saw; where that is an admonition, it is known by now
        body.parent = item.parent.parent if item.parent is not None else None
    _replace(buckets, n.Item, items)
    _replace(buckets, n.List, [node for node in buckets[n.List] if node not in gone])
    buckets[n.Admonition] = list(bodies.values())


def _replace(buckets: dict[type[n.Node], list[Any]], kind: type[n.Node], kept: list[Any]) -> None:
    if kept:
        buckets[kind] = kept
    else:
        buckets.pop(kind, None)
