"""Pages whose headings and names tell generators apart, for builds with the real tools."""

from __future__ import annotations

HEADINGS = """\
# खाता प्रबंधक

## हाइलाइट

## क्या है।

## क्या है।

## `कोड` और [लिंक](https://example.org/) -- दो

## ज़रूरी *बात* क्‍या?

## முதலீடு என்றால் என்ன?

## লাভ ও ক্ষতি

## Profit & Loss, 2024

## Profit & Loss, 2024

## profit-loss-2024-1

## 50% की छूट!

## x_y Z
"""
NAMES = ("about", "About Us", "निवेश", "निवेश पर लाभ", "foo.bar", "लाभ-हानि", "முதலீடு", "লাভ")


def page(front: str = "", body: str = HEADINGS) -> str:
    """A page with a title, more front matter and the headings."""
    return f"---\ntitle: t\n{front}---\n\n{body}"
