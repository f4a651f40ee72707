"""What a baseline still knows of pages whose lines were moved and edited after it was made.

    .venv/bin/python bench/baseline.py               200 pages, 500 edits
    .venv/bin/python bench/baseline.py --edits 5000

Half of the edits move a line; the others put in lines, some with defects, or change lines. Half of
the pages are hard-wrapped, as columns are.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from pages import pages

ROOT = Path(__file__).parents[1]
MEASURE = 18
"""Characters in a line of a column."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    sys.path.append(str(ROOT / "tests"))
    from moved import figure

    texts = list(islice(pages(given.seed), given.pages))
    texts[::2] = map(wrapped, texts[::2])
    with TemporaryDirectory() as folder:
        found = figure(run, Path(folder), texts, given.edits, given.seed)
    print(f"{found.known} of {found.untouched} untouched findings are known", end="")
    print(f" ({found.known / found.untouched:.2%}), {found.hidden} of {found.new} new ones hidden")


def wrapped(text: str) -> str:
    """The text in lines of a column's width."""
    starts = range(0, len(text), MEASURE)
    return "\n".join(
        line
        for paragraph in text.split("\n")
        for line in (paragraph[at : at + MEASURE] for at in starts)
        if line
    )


def run(*arguments: str) -> str:
    """What the command prints."""
    command = (Path(sys.executable).with_name("newslint"), *arguments, "--isolated", "--no-cache")
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")  # noqa: S603
    return done.stdout


if __name__ == "__main__":
    main()
