"""Time newslint beside AutoCorrect, in one process on the same pages, turn by turn.

    python bench/run.py [FOLDER ...] [--rounds N]

Each text file in the folders is a page. A turn lints a page once with each; the medians of all
turns are printed, then each rule's share of newslint's time.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import autocorrect_py

import lint
from lint import engine
from lint.book import default_book
from lint.rule import Rule

PAGE = 7_000
"""Characters of a full page, to which the times are scaled."""


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("examples")])
    parser.add_argument("--rounds", type=int, default=50)
    options = parser.parse_args()
    pages = {
        path.name: path.read_text(encoding="utf-8")
        for folder in options.folders
        for path in sorted(folder.glob("*.txt"))
    }
    if not pages:
        sys.exit(f"no text files in {', '.join(map(str, options.folders))}")
    compare(pages, options.rounds)
    print()
    shares(pages, options.rounds)


def compare(pages: dict[str, str], rounds: int) -> None:
    """Print the time of each page with both linters."""
    print(f"{'page':<24}{'characters':>12}{'newslint':>12}{'AutoCorrect':>14}{'ratio':>8}")
    total = [0.0, 0.0]
    for name, text in pages.items():
        ours, theirs = medians(
            rounds, partial(lint.check, text), partial(autocorrect_py.lint_for, text, "text")
        )
        total[0] += ours
        total[1] += theirs
        row(name, len(text), ours, theirs)
    characters = sum(map(len, pages.values()))
    row(f"per {PAGE:,} characters", PAGE, *(t * PAGE / characters for t in total))


def row(name: str, characters: int, ours: float, theirs: float) -> None:
    """Print one line of the comparison; times in seconds."""
    print(
        f"{name:<24}{characters:>12,}{ours * 1e3:>9.2f} ms{theirs * 1e3:>11.2f} ms"
        f"{ours / theirs:>8.2f}"
    )


def shares(pages: dict[str, str], rounds: int) -> None:
    """Print what the shape of the pages and each rule cost, the dearest first."""
    documents = shaped(pages.values())
    jobs: dict[str, Callable[[], object]] = {"(shape)": partial(shaped, pages.values())}
    for rule in default_book().rules_for():
        jobs[f"{rule.id} {rule.name}"] = partial(run, rule, documents)
    costs = dict(zip(jobs, medians(rounds, *jobs.values()), strict=True))
    scale = PAGE / sum(map(len, pages.values()))
    whole = sum(costs.values())
    print(f"{'rule':<40}{f'per {PAGE:,} characters':>22}{'share':>8}")
    for name, cost in sorted(costs.items(), key=lambda item: -item[1]):
        print(f"{name:<40}{cost * scale * 1e6:>19.0f} µs{cost / whole:>8.1%}")


def shaped(texts: Iterable[str]) -> list[lint.Document]:
    """The documents, with all of their shape worked out."""
    documents = [lint.Document(text) for text in texts]
    for document in documents:
        _ = document.articles
    return documents


def run(rule: Rule, documents: Iterable[lint.Document]) -> None:
    """Check the documents with one rule."""
    for document in documents:
        engine.check(document, [rule])


def medians(rounds: int, *jobs: Callable[[], object]) -> list[float]:
    """Median seconds of each job, the jobs taking turns; one turn before that is not counted."""
    times: list[list[float]] = [[] for _ in jobs]
    for turn in range(rounds + 1):
        for job, taken in zip(jobs, times, strict=True):
            start = perf_counter()
            job()
            if turn:
                taken.append(perf_counter() - start)
    return [median(taken) for taken in times]


if __name__ == "__main__":
    main()
