"""Reports made by hand: ordinary pages in several scripts, and hostile ones."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.report.formats import format_named
from doclint.report.report_options import ReportOptions
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix, Severity
from doclint.values.results import FileResult, Report
from doclint.values.text import Source, Span

OPTIONS = ReportOptions(version="1.2.3", deterministic=True, exit_code=1)


@rule(
    "MD018",
    "no-missing-space-atx",
    tags=("headings", "spaces"),
    severity=Severity.ERROR,
    presets=("recommended", "markdownlint"),
    reads="lines",
)
def missing_space(ctx: Context) -> Iterator[Diagnostic]:
    """Headings without a space after the hashes.

    Readers see the hashes
    instead of a heading.

    ```md bad
    ⟦##⟧हाइलाइट
    ```

    ```md fixed
    ## हाइलाइट
    ```

    ```toml
    strict = true
    ```

    ```md good
    # a
    ```

    The fix is safe: it inserts one space.
    """
    yield from ()


@rule("IN021", "space-before-danda", tags=("indic", "spaces"), presets=())
def space_before_danda(ctx: Context) -> Iterator[Diagnostic]:
    """A space before a danda.

    ```md bad
    यह⟦ ⟧।
    ```

    ```md good
    यह।
    ```
    """
    yield from ()


RULES = {one.code: one for one in (space_before_danda.head, missing_space.head)}


def finding(
    code: str,
    span: tuple[int, int],
    message: str = "no space",
    severity: Severity = Severity.WARNING,
    fix: Fix | None = None,
    name: str | None = None,
) -> Diagnostic:
    """A diagnostic of a rule, whose name is looked up."""
    known = RULES[code].name if code in RULES else "made-up-rule"
    return Diagnostic(code, name or known, Span(*span), message, severity, fix)


def file(path: str, text: str | None, *found: Diagnostic, complete: bool = True) -> FileResult:
    """A result; `text` is None for a file that could not be decoded."""
    return FileResult(path, None if text is None else Source(text), found, complete)


def insert(offset: int, text: str, title: str = "Insert a space") -> Fix:
    """A safe fix that inserts `text`."""
    return Fix(title, (Edit(Span(offset, offset), text),), Applicability.SAFE, Effect.REPAIR)


def ordinary() -> Report:
    """Devanagari, emoji, CRLF, tabs, wide characters, a byte order mark, a clean file."""
    hindi = "# परिचय\n\n##हाइलाइट\n\nयह वाक्य ।\n"
    emoji = "a\r\n\U0001f468‍\U0001f469 😀 नमस्ते ।\r\n"
    marked = "\ufeff##शीर्षक\n"
    mixed = "\t漢字\t##x\ny\n"
    unsafe = Fix("Delete it", (Edit(Span(1, 3), ""),), Applicability.UNSAFE, Effect.TEXT)
    manual = Fix("Ask someone", (), Applicability.MANUAL)
    two = Fix("Quote it", (Edit(Span(0, 0), "«"), Edit(Span(1, 1), "»")))
    return Report(
        (
            file("bom.md", marked, finding("MD018", (1, 3), fix=insert(3, " "))),
            file("clean.md", "# a\n"),
            file(
                "content/hi/हिन्दी पृष्ठ.md",
                hindi,
                finding("MD018", (11, 11), "no space after `##`", Severity.ERROR, insert(11, " ")),
                finding("IN021", (28, 29), "space before `।`", Severity.INFO, unsafe),
                finding("IN021", (0, 30), "three lines", fix=manual),
            ),
            file("emoji.md", emoji, finding("IN021", (16, 17), fix=two)),
            file(
                "wide.md", mixed, finding("MD018", (4, 6)), finding("ZZ001", (8, 9), name="other")
            ),
        ),
        RULES,
    )


HOSTILE_TEXT = (
    "\x1b[31mred\x9b2J\x07 ##[error]a ##vso[b]c \u202eevil\u2066 </script><img src=x> ]]> "
    "\x7f\u2028::error::x क\u200dष\u200c & 'q' \"r\" \ufffe\n::error::second\n"
)
HOSTILE_PATH = "a\n::error::b\r\x1b]0;x\x07/##[warning]<b>%25,c:d\udce9\u202e'\".md"
HOSTILE_MESSAGE = (
    "found `\x1b[2J` and\n::error::boo\r %0A ##[debug] \u2067<script>alert(1)</script> ]]> \ud800"
)


def hostile() -> Report:
    """Every untrusted string at its worst, plus doclint's own failures."""
    nasty = insert(3, "\x1b<b>\n", "Insert `\x1b`\n::warning::<i>")
    end = len(HOSTILE_TEXT)
    return Report(
        (
            file("::error::start.md", "x\n", finding("MD018", (0, 1), "a")),
            file(
                HOSTILE_PATH,
                HOSTILE_TEXT,
                finding("MD018", (0, 3), HOSTILE_MESSAGE, Severity.ERROR, nasty),
                finding("IN021", (10, end), HOSTILE_MESSAGE, Severity.INFO),
                finding("ZZ001", (end, end), HOSTILE_MESSAGE, name="x-\x1b<b>"),
            ),
            file(
                "latin\udce9.md",
                None,
                finding("UC001", (0, 0), "byte 0xE9 at offset 3", Severity.ERROR),
                finding("DL001", (0, 0), "cannot be read: \x1b", Severity.ERROR),
                complete=False,
            ),
            file(
                "crash.md",
                "# a\n",
                finding(
                    "DL003",
                    (0, 0),
                    "rule MD018 (no-missing-space-atx) failed: ValueError: <b>\x1b",
                    Severity.ERROR,
                    name="rule-crashed",
                ),
                complete=False,
            ),
        ),
        RULES,
        ("a note with \x1b",),
    )


def rendered(format: str, report: Report, options: ReportOptions = OPTIONS) -> str:
    """The whole report as one text."""
    return "".join(format_named(format).render(report, options))
