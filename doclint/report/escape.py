"""Makes text from content harmless wherever a report shows it.

Control characters could drive a terminal, bidirectional controls could reorder what is read, and a
log of GitHub Actions or Azure Pipelines runs commands that stand in it. ZWJ and ZWNJ belong to the
orthography of the Indic scripts and stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from doclint.report.report_options import ReportOptions
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["COMMAND", "UNSAFE", "escape_json", "log_path", "safe", "safe_for"]

UNSAFE = lazy_pattern(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
COMMAND = lazy_pattern(r"##\w*(?=\[)")

_NAMED = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def safe(text: str) -> str:
    """`text` with every dangerous character as a visible escape such as `\\x1b` or `\\u202e`.

    A byte of a file name that is not UTF-8 (a surrogate escape) shows as `\\xe9`.
    """
    return text if text.isprintable() else UNSAFE.sub(_visible, text)


def safe_for(options: ReportOptions) -> Callable[[str], str]:
    """`safe`, or a stricter function where the log runs commands."""
    return _safe_in_log if options.github_actions else safe


def log_path(path: str, options: ReportOptions) -> str:
    """`path` as it may start a line: a name cannot pass for a workflow command."""
    if not options.github_actions:
        return safe(path)
    shown = _safe_in_log(path)
    # a colon follows the path
    return f"./{shown}" if shown.lstrip().startswith(":") else shown


def escape_json(text: str, options: ReportOptions) -> str:
    """A JSON text without any character that JSON allows raw and a terminal should not see.

    All but surrogates keep their value; a surrogate, which few readers of JSON take, becomes the
    text of its visible escape.
    """
    if not text.isprintable():
        text = UNSAFE.sub(_json_escape, text)
    if options.github_actions and "##" in text:
        text = COMMAND.sub(lambda found: f"\\u0023{found[0][1:]}", text)
    return text


def _safe_in_log(text: str) -> str:
    shown = safe(text)
    return COMMAND.sub(lambda found: f"{found[0]}\\", shown) if "##" in shown else shown


def _visible(found: re.Match[str]) -> str:
    character = found[0]
    named = _NAMED.get(character)
    if named:
        return named
    number = ord(character)
    if 0xDC80 <= number <= 0xDCFF:
        number -= 0xDC00
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def _json_escape(found: re.Match[str]) -> str:
    character = found[0]
    if "\ud800" <= character <= "\udfff":
        return "\\" + _visible(found)
    return character if character == "\n" else f"\\u{ord(character):04x}"
