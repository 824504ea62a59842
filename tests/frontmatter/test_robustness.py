"""Whatever stands at the top of a page: no rule crashes, spans lie inside, fixes converge."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.checking.linter import check
from doclint.checking.selection import active_rules
from doclint.fixing.apply import apply_fixes, eligible
from doclint.frontmatter.reader import read_front_matter
from doclint.frontmatter.schema_loading import schema_from_text
from doclint.page.document import Document
from doclint.values.settings import Settings
from doclint.values.text import Source
from tests.frontmatter.pages import RULES

SCHEMA = schema_from_text(
    "extra: forbid\n"
    "fields:\n"
    "  title: {type: str, required: true, min-length: 2, max-length: 9, script: Devanagari}\n"
    "  slug: {type: slug, unique: true}\n"
    "  date: {type: datetime, required-if: {draft: false}}\n"
    "  draft: bool\n"
    "  tags: {type: [list, str], items: {choices: [a, b]}, separator: ','}\n"
    "  author: {type: [str, mapping], extra: forbid, fields: {name: {type: str, required: true}}}\n"
    "  url: url\n"
    "  lang: language\n"
    "  kind: {choices: [One, Two]}\n"
    "  old: {deprecated: true, use: slug}\n"
)

PIECES = st.sampled_from([
    "---\n", "---\r\n", "+++\n", "{\n", "}\n", "...\n", "\n", " ", "\t", "\ufeff", "title: ",
    "slug: ",
    "date: ", "draft: ", "tags: ", "author: ", "url: ", "lang: ", "kind: ", "old: ", "titel: ",
    "no", "1.10", "010", "2024-01-31", "2024-13-45", "one", "क्षि", "😀", '"', "'", "[a, c]", "- a",
    "{name: 5}", "{", "}", "[", "]", "&x ", "*x", "!t ", "|\n", ">\n", "# c\n", "<<: ", "a = 1\n",
    '"a": 1', ",", ": ", "\u2028", "\x85", "\r", "text\n", "# Heading\n", "\\", "12:30", "pt_BR",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join)
PAGES = TEXTS | TEXTS.map("---\n{}\n---\n".format) | TEXTS.map("+++\n{}\n+++\n".format)


@given(PAGES)
@settings(max_examples=500, deadline=None)
def test_any_page(text: str) -> None:
    chosen = active_rules(Settings(select=("FM",)), RULES).page
    seen = set()
    for _ in range(20):
        source = Source(text)
        document = Document(source, front_matter=read_front_matter(source), schema=SCHEMA)
        checked = check(document, chosen)
        assert checked.crashed == (), checked.diagnostics
        front_matter = document.front_matter
        if front_matter is not None:
            assert all(0 <= a <= b <= len(text) for a, b in front_matter.prose_spans)
            for located in front_matter.positions.values():
                assert 0 <= located.value.start <= located.value.end <= len(text)
        wanted = [one for one in checked.diagnostics if eligible(one, unsafe=True)]
        if not wanted:
            return
        seen.add(text)
        text = apply_fixes(text, wanted).text
        assert text not in seen
    raise AssertionError("does not converge")
