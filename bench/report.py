"""Time and size of the HTML report of many full pages, and how soon a browser shows it.

    .venv/bin/python bench/report.py               100 pages of 7,000 characters
    .venv/bin/python bench/report.py --keep DIR    the page is left in DIR

First paint is what Chromium's own Performance API says, the median of several visits, each in a new
process; without Chromium it is left out.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import count, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from pages import pages

from lint.job import Job
from lint.report.html import page
from lint.run import run
from lint.score.scorer import Scorer

MEASURE = 20
"""Characters in a line of a column."""
EVERY = 250
"""Characters between two defects that are put in."""

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_PAINT = """() => new Promise((resolve) => {
  const seen = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  const [load] = performance.getEntriesByType("navigation");
  const told = () =>
    resolve({paint: seen(), interactive: load.domInteractive, load: load.loadEventEnd});
  seen() ? told() : new PerformanceObserver(told).observe({type: "paint", buffered: true});
})"""


def wrapped(text: str) -> str:
    """A page as a column gives it: hard-wrapped, with a half-width comma here and there."""
    places = count()
    text = re.sub("，", lambda _: "," if next(places) % (EVERY // 12) == 0 else "，", text)
    return "\n".join(_lines(text)) + "\n"


def _lines(text: str) -> Iterator[str]:
    for paragraph in text.splitlines():
        paragraph = "\u3000\u3000" + paragraph
        yield from re.findall(f".{{1,{MEASURE}}}(?:[，。；！？：、”）》]{{1,2}})?", paragraph)


def painted(path: Path, visits: int) -> dict[str, float]:
    """Milliseconds until a browser shows the page, is ready for the user, and is done."""
    from playwright.sync_api import sync_playwright

    seen = []
    with sync_playwright() as driver:
        for _ in range(visits):
            browser = driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=_ARGUMENTS
            )
            tab = browser.new_page(viewport={"width": 1440, "height": 900})
            tab.goto(path.as_uri())
            seen.append(tab.evaluate(_PAINT))
            browser.close()
    return {key: median(visit[key] for visit in seen) for key in seen[0]}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--visits", type=int, default=5)
    parser.add_argument("--keep", type=Path, metavar="DIR")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        paths = []
        for number, text in enumerate(islice(pages(), options.pages)):
            paths.append(folder / f"{number:03}.txt")
            paths[-1].write_text(wrapped(text[:7000]), encoding="utf-8")
        job = Job(isolated=True)
        scorer = Scorer(job)
        start = perf_counter()
        results = list(scorer.watch(run(paths, job)))
        checked = perf_counter()
        html = page(results, scorer.issues, job, datetime.now().astimezone(), "zh")
        done = perf_counter()
        found = sum(len(result.diagnostics) for result in results)
        out = (options.keep or folder) / "report.html"
        out.write_text(html, encoding="utf-8")
        print(f"{options.pages} pages, {found} findings")
        print(f"checked in {checked - start:.2f} s, written in {done - checked:.2f} s")
        print(f"{out.stat().st_size / 1e6:.2f} MB")
        if shutil.which("chromium") is None:
            sys.exit("chromium is missing: no first paint")
        for name, milliseconds in painted(out, options.visits).items():
            print(f"{name}: {milliseconds:.0f} ms")


if __name__ == "__main__":
    main()
