"""Measures the site index and the link rules on synthetic sites of growing size.

Run it with `python -m benchmarks.site_growth [PAGES …]`. Each size runs in a process of its own;
the table shows the time to read, parse and collect facts, the time to build the index and run the
link rules, the peak memory of the process, and the processor time of two whole runs of all rules,
before the second of which one page was changed.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from doclint.checking.context import SiteContext
from doclint.checking.registry import rules_in
from doclint.checking.rule import ActiveRule, SiteRule
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.process.collector import collector_paused
from doclint.rules import links
from doclint.run.plan import PlanRequest, make_plan
from doclint.run.run_options import RunOptions
from doclint.run.runner import check_run
from doclint.site.facts import PageFacts
from doclint.site.index import SiteIndex
from doclint.site.noting.page_facts import page_facts
from doclint.site.site_config import SiteConfig
from doclint.values.text import Source

LINKS_PER_PAGE = 10
BROKEN_SHARE = 0.005
SIZES = (2_000, 5_000, 10_000, 20_000)
WORDS = [
    "खाता",
    "लाभ",
    "हानि",
    "निवेश",
    "बाज़ार",
    "ब्याज",
    "ऋण",
    "बीमा",
    "कर",
    "पूंजी",
    "जोखिम",
    "बचत",
    "शेयर",
    "वित्त",
    "मूल्य",
]


def page_text(number: int, pages: int, random_number: random.Random) -> str:
    """One page with headings and links, a few of them broken."""
    lines = [f"---\ntitle: {random_number.choice(WORDS)} {number}\n---\n"]
    for part in range(LINKS_PER_PAGE):
        target = random_number.randrange(pages)
        url = f"/s{target % 40}/page-{target}/"
        if random_number.random() < BROKEN_SHARE:
            url = f"/s{target % 40}/pge_{target}/"
        elif part == 0:
            url += "#" + WORDS[0].replace("ा", "")
        text = " ".join(random_number.choices(WORDS, k=25))
        lines.append(f"## {WORDS[part]}\n\n{text} [{WORDS[part]}]({url}) {text}।\n")
    return "\n".join(lines)


def write_site(root: Path, pages: int) -> None:
    """A Hugo site of `pages` pages in forty sections."""
    random_number = random.Random(pages)
    (root / "hugo.toml").write_text('baseURL = "https://example.org/"\n', "utf-8")
    for number in range(pages):
        path = root / "content" / f"s{number % 40}" / f"page-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page_text(number, pages, random_number), "utf-8")


def facts_of(path: Path) -> PageFacts:
    """The facts of the page at `path`."""
    source = Source(path.read_text("utf-8"))
    return page_facts(Document(source, str(path), read_front_matter(source)))


def check(facts: list[PageFacts], root: Path) -> int:
    """Build the index and run every link rule; returns the number of findings."""
    site = SiteIndex.build(facts, root, SiteConfig())
    found = 0
    for rule in rules_in(links):
        head = rule.head
        if isinstance(rule, SiteRule) and head.is_in("recommended") and head.options is None:
            context = SiteContext(site, ActiveRule(rule, None, head.severity))
            found += sum(1 for _ in rule.check(context))
    return found


def whole_run(root: Path) -> float:
    """The processor time of a run of all rules; the cache lies beside the content."""
    started = time.process_time()
    with collector_paused():
        plan = make_plan(PlanRequest(paths=(str(root / "content"),)))
        check_run(plan, RunOptions(cache=root / "cache"))
    return time.process_time() - started


def measure(pages: int) -> None:
    """Print one line of the table for a site of `pages` pages."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_site(root, pages)
        paths = sorted((root / "content").rglob("*.md"))
        started = time.perf_counter()
        facts = [facts_of(path) for path in paths]
        collected = time.perf_counter()
        findings = check(facts, root)
        checked = time.perf_counter()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        del facts
        first = whole_run(root)
        paths[0].write_text(paths[0].read_text("utf-8") + "\n## और\n", "utf-8")
        second = whole_run(root)
    print(
        f"{pages:7} {pages * LINKS_PER_PAGE:8} {findings:9} {collected - started:9.2f} "
        f"{checked - collected:9.2f} {1e6 * (checked - collected) / pages:9.1f} {peak:8.0f} "
        f"{first:8.2f} {second:9.2f}",
        flush=True,
    )


def main() -> None:
    """Measure every size in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
        return
    print("  pages    links  findings   facts s   check s   µs/page  peak MB  first s  second s")
    for pages in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        command = [sys.executable, "-m", "benchmarks.site_growth", "--one", str(pages)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
