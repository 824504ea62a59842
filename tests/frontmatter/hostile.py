"""Hostile front matter, and a program that reads all of it: a crash must not take pytest along."""

from __future__ import annotations

import json
import time

from tests.frontmatter.pages import findings

LAUGHS = "a0: &a0 [x, x]\n" + "\n".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 11)
)
DEEP_MERGES = "m0: &m0 {x: 1}\n" + "\n".join(
    f"m{i}: &m{i}\n  <<: [*m{i - 1}, *m{i - 1}, *m{i - 1}]\n  k{i}: 1" for i in range(1, 40)
)
WIDE_MERGES = f"b: &b {{{', '.join(f'k{i}: 1' for i in range(9000))}}}\n" + "\n".join(
    f"m{i}:\n  <<: *b" for i in range(90)
)

YAML = {
    "open brackets": "a: " + "[" * 60_000,
    "levels of lists": "- " * 100_000,
    "levels of keys": "? " * 100_000,
    "levels of indentation": "\n".join(" " * i + f"k{i}:" for i in range(600)),
    "billion laughs": LAUGHS,
    "deep merges": DEEP_MERGES,
    "wide merges": WIDE_MERGES,
    "many aliases": "a: &a 1\nb: [" + "*a, " * 50_000 + "]",
    "alias in its own list": "a: &a [1, *a]",
    "alias in its own mapping": "a: &a\n  b: *a",
    "alias without anchor": "a: *b",
    "long integer": "a: " + "9" * 5_000,
    "long sexagesimal": "a: 1" + ":11" * 50_000,
    "long float": "a: " + "9" * 5_000 + ".5",
    "long tagged integer": "a: !!int '" + "9" * 5_000 + "'",
    "surrogate": "a: \ud800",
    "escaped surrogate": 'a: "\\ud800"',
    "tabs": "a:\n" + "\t" * 100_000 + "b: 1",
    "control character": "a: \x01",
    "no such date": "a: 2024-13-45",
    "no such time zone": "a: 2024-01-01T00:00:00+99:99",
    "mapping as key": "a: 1\n{{ b }}: 2",
    "list as key": "a: 1\n[b, c]: 2",
    "tagged list as key": "a: 1\n? !!omap [b: 1]\n: 2",
    "python object": "a: !!python/object/apply:os.system [echo]",
    "too many values": "a: [" + "x," * 110_000 + "]",
    "too long": "a: b\n" * 100_000,
    "open quotes": "a:\n" + 'b: "c\n' * 20_000,
    "mapping tag on nothing": "a: !!map x",
    "integer tag on a mapping": "a: !!int {}",
    "integer tag on text": "a: !!int x",
    "bad binary": "a: !!binary é",
    "second document": "a: 1\n--- b",
    "directive": "a: 1\n%YAML 1.2",
    "colons": "a: b" + ": " * 50_000,
}  # fmt: skip

TOML = {
    "dotted key": "a" + ".a" * 100_000 + " = 1",
    "dotted table": "b = 1\n[a" + ".a" * 100_000 + "]",
    "open brackets": "a = " + "[" * 100_000,
    "inline tables": "a = " + "{a = " * 50_000,
    "long integer": "a = " + "9" * 5_000,
    "open quotes": 'a = "b\n' * 20_000,
    "no such date": "a = 2024-13-45",
    "too long": "a = 1\n" * 100_000,
}

JSON = {
    "open brackets": '{"a": ' + "[" * 100_000 + "}",
    "open braces": '{"a": ' * 20_000,
    "long integer": '{"a": ' + "9" * 5_000 + "}",
    "escaped surrogate": '{"a": "\\ud800"}',
    "long word": '{"a": ' + "x" * 200_000 + "}",
    "not a number": '{"a": NaN}',
}


def pages() -> dict[str, str]:
    """Every hostile page by its name."""
    found = {f"yaml {name}": f"---\n{text}\n---\n\nText.\n" for name, text in YAML.items()}
    found |= {f"toml {name}": f"+++\n{text}\n+++\n\nText.\n" for name, text in TOML.items()}
    return found | {f"json {name}": f"{text}\n\nText.\n" for name, text in JSON.items()}


def main() -> None:
    """Print, as JSON, the codes that the rules report for each page and the milliseconds."""
    results = {}
    for name, text in pages().items():
        started = time.perf_counter()
        codes = sorted({one.code for one in findings(text)})
        results[name] = [codes, round((time.perf_counter() - started) * 1000)]
    print(json.dumps(results))


if __name__ == "__main__":
    main()
