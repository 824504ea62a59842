"""The style sheet of the HTML report."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["style_sheet"]

_BASE = """
:root {
  color-scheme: light dark;
  --ink: #1c2127; --soft: #5b6570; --line: #d9dee4; --paper: #ffffff; --panel: #f5f7f9;
  --accent: #2457a6; --error: #b3261e; --warning: #8a5300; --info: #2457a6; --mark: #ffe08a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e3e7eb; --soft: #9aa5b1; --line: #333b44; --paper: #14181d; --panel: #1c2229;
    --accent: #8ab4f8; --error: #ff9a92; --warning: #f2b866; --info: #8ab4f8; --mark: #6b5200;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 68rem; padding: 2rem 1.25rem 4rem; background: var(--paper);
  color: var(--ink); line-height: 1.55;
  font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Devanagari", "Nirmala UI",
    "Kohinoor Devanagari", Mangal, "Lohit Devanagari", sans-serif;
}
code, pre, .place {
  font-family: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", "DejaVu Sans Mono",
    "Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari", Mangal, "Lohit Devanagari",
    monospace;
}
h1 { margin: 0; font-size: 1.6rem; }
.totals { margin: .15rem 0; color: var(--soft); }
main, footer { margin-top: 2rem; }
fieldset:first-of-type { margin-top: 1rem; }
.incomplete { color: var(--error); font-weight: 600; }
fieldset {
  display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 .75rem; padding: 0; border: 0;
}
legend { padding: 0 0 .25rem; color: var(--soft); font-size: .85rem; }
label {
  display: inline-flex; gap: .4rem; align-items: center; padding: .15rem .7rem; cursor: pointer;
  border: 1px solid var(--line); border-radius: 1rem; background: var(--panel); font-size: .9rem;
}
label:has(:checked) { border-color: var(--accent); background: var(--accent); color: var(--paper); }
label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
input { position: absolute; opacity: 0; }
.count { opacity: .75; font-variant-numeric: tabular-nums; }
section { margin: 2rem 0 0; }
h2 {
  margin: 0 0 .5rem; padding: .3rem 0; border-bottom: 1px solid var(--line);
  font-size: 1.05rem; overflow-wrap: anywhere;
}
ol { margin: 0; padding: 0; list-style: none; }
li { padding: .7rem 0 .7rem .9rem; border-left: 4px solid var(--line); margin: 0 0 .6rem; }
li.error { border-color: var(--error); }
li.warning { border-color: var(--warning); }
li.info { border-color: var(--info); }
.head { display: flex; flex-wrap: wrap; gap: .7rem; align-items: baseline; font-size: .9rem; }
.code { font-weight: 700; color: var(--accent); }
.name, .place { color: var(--soft); }
.error .severity { color: var(--error); }
.warning .severity { color: var(--warning); }
.info .severity { color: var(--info); }
.message { margin: .2rem 0 .4rem; overflow-wrap: anywhere; }
p code { padding: .1em .3em; border-radius: .25rem; background: var(--panel); }
pre {
  margin: 0; padding: .5rem .75rem; border-radius: .4rem; background: var(--panel);
  white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.9; unicode-bidi: plaintext;
}
mark {
  padding: .1em 1px; background: var(--mark); color: inherit;
  border-bottom: 2px solid currentColor;
}
.fix { margin: .4rem 0 0; color: var(--soft); font-size: .9rem; }
.empty { padding: 2rem; border-radius: .4rem; background: var(--panel); text-align: center; }
@media print { fieldset { display: none; } li { break-inside: avoid; } }
"""


def style_sheet(severities: Iterable[str], codes: Iterable[str]) -> str:
    """The style sheet with the filters: a checked button hides what is not of its class.

    Both arguments become class names and selectors, so they must be plain words.
    """
    names = [f"severity-{label}" for label in severities] + [f"rule-{code}" for code in codes]
    return _BASE + "".join(map(_filter, names))


def _filter(name: str) -> str:
    chosen = f"body:has(#{name}:checked)"
    return f"{chosen} li:not(.{name}), {chosen} section:not(:has(.{name})) {{ display: none; }}\n"
