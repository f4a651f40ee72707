"""Time newslint beside AutoCorrect on the same pages, turn by turn, and tell which rule is slow.

    make bench                              pages made from examples/
    .venv/bin/python bench/run.py archive   the pages of a folder
    .venv/bin/python bench/run.py --only process rules

Medians of ratios within a round, in which all take turns: the machine may drift between rounds.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

try:
    import autocorrect_py
except ImportError:
    sys.exit("autocorrect-py is missing: make bench installs it")
import formats
import growth
import rules
from pages import long_text, pages, texts, write
from timing import Run, alternate, command, ratio

import lint

FILES = 1_140
LONG = 20_000_000
"""UTF-8 bytes of the one long file."""
HUGE = 100_000_000

_AUTOCORRECT = Path(__file__).parent / "node_modules/.bin/autocorrect"
_NEWSLINT = (
    Path(sys.executable).with_name("newslint"),
    *("check", "--isolated", "--output-format", "concise"),
)

Row = dict[str, str | float | int]


class Bench:
    """What the sections work on.

    Attributes:
        given: the pages of a folder, or none.
        folder: an empty one.
        rounds: how many are counted of each section; long commands take a third of them.
    """

    def __init__(self, given: list[str], folder: Path, rounds: int) -> None:
        self.given = given
        self.folder = folder
        self.rounds = rounds
        self.few = max(3, rounds // 3)

    def process(self) -> Iterator[Row]:
        """One process, one core: the same pages checked, and checked and mended."""
        some = self.given[:40] or list(islice(pages(), 8))
        size = sum(len(text.encode()) for text in some)
        both: dict[str, tuple[Callable[[str], object], Callable[..., object]]] = {
            "check : lint_for": (lint.check, autocorrect_py.lint_for),
            "fix : format_for": (lint.fix, autocorrect_py.format_for),
        }
        for name, (our, their) in both.items():
            jobs = {
                "ours": partial(_each, our, some),
                "theirs": partial(_each, partial(_as_text, their), some),
            }
            taken = alternate(jobs, self.rounds)
            yield {
                "what": name,
                "newslint MB/s": size / median(taken["ours"]) / 1e6,
                "AutoCorrect MB/s": size / median(taken["theirs"]) / 1e6,
                "times as fast": ratio(taken["theirs"], taken["ours"]),
            }

    def files(self) -> Iterator[Row]:
        """Both commands over many files; "warm" is a run that finds its results in the cache."""
        folder = self.folder / "files"
        size = write(folder, FILES, self.given)
        yield from self.commands(folder, size)

    def long(self) -> Iterator[Row]:
        """Both commands over one long file."""
        path = self.folder / "long.txt"
        path.write_text(long_text(LONG, self.given), encoding="utf-8")
        yield from self.commands(path, path.stat().st_size, jobs=(1,))

    def commands(self, target: Path, size: int, jobs: tuple[int, ...] = (2, 1)) -> Iterator[Row]:
        """Both commands over the same files, cold and warm, by the number of processes."""
        runs: dict[str, Callable[[], Run]] = {}
        for count in jobs:
            runs[f"newslint, {count} cold"] = partial(self.cold, target, count)
            runs[f"newslint, {count} warm"] = partial(self.newslint, target, count)
            if _AUTOCORRECT.exists():
                theirs = partial(command, _AUTOCORRECT, "--lint", "-q", "--format", "json")
                runs[f"AutoCorrect, {count}"] = partial(theirs, "--threads", str(count), target)
        taken = alternate(runs, self.few)
        first = f"newslint, {jobs[0]} cold"
        for name, all_runs in taken.items():
            seconds = [run.seconds for run in all_runs]
            yield {
                "what": name,
                "seconds": median(seconds),
                "MB/s": size / median(seconds) / 1e6,
                f"of {first}": ratio([run.seconds for run in taken[first]], seconds),
                "memory MB": max(run.memory for run in all_runs) / 1e6,
            }

    def newslint(self, target: Path, jobs: int) -> Run:
        """Our command, with the cache as it is."""
        kept = {"NEWSLINT_CACHE_DIR": str(self.folder / "cache")}
        return command(*_NEWSLINT, "--jobs", str(jobs), target, environment=kept)

    def cold(self, target: Path, jobs: int) -> Run:
        """Our command, with no result in the cache; compiled patterns stay."""
        for path in (self.folder / "cache").glob("??"):
            shutil.rmtree(path)
        return self.newslint(target, jobs)

    def start(self) -> Iterator[Row]:
        """From the command to the end of the report on one small file."""
        path = self.folder / "small.txt"
        path.write_text(next(pages())[:400] + "\n", encoding="utf-8")
        modules = "import regex, yaml, msgspec, click"
        runs: dict[str, Callable[[], Run]] = {
            modules: partial(command, sys.executable, "-c", modules),
            "newslint, new text": partial(self.new_text, path),
            "newslint, known text": partial(self.newslint, path, 1),
        }
        if _AUTOCORRECT.exists():
            runs["AutoCorrect"] = partial(command, _AUTOCORRECT, "--lint", path)
        taken = {
            name: [run.seconds for run in all_runs]
            for name, all_runs in alternate(runs, self.rounds).items()
        }
        for name, spent in taken.items():
            yield {
                "what": name,
                "milliseconds": median(spent) * 1e3,
                "times the imports": ratio(spent, taken[modules]),
            }

    def new_text(self, path: Path) -> Run:
        """Our command on a text that it has not seen."""
        path.write_text(path.read_text(encoding="utf-8") + "晴。\n", encoding="utf-8")
        return self.newslint(path, 1)

    def huge(self) -> Iterator[Row]:
        """One file of 100 MB: time, and memory in sizes of the file."""
        path = self.folder / "huge.txt"
        path.write_text(long_text(HUGE, self.given), encoding="utf-8")
        size = path.stat().st_size
        run = self.cold(path, 1)
        yield {
            "what": f"{size / 1e6:.0f} MB",
            "seconds": run.seconds,
            "MB/s": size / run.seconds / 1e6,
            "memory : file": run.memory / size,
        }

    def growth(self) -> Iterator[Row]:
        """Time of a text of twice the length, as a multiple."""
        yield from growth.rows(self.given, self.few)

    def formats(self) -> Iterator[Row]:
        """What a report in each format costs beside checking its 200 pages."""
        yield from formats.rows(self.given, self.folder / "formats", self.few)

    def rules(self) -> Iterator[Row]:
        """What the shape of the pages and each rule cost, the dearest first."""
        yield from rules.rows(self.given[:40] or list(islice(pages(), 8)), self.rounds)


SECTIONS = ("process", "start", "files", "long", "growth", "formats", "rules", "huge")
_USUAL = SECTIONS[:-1]


def main() -> None:
    """Print the tables, and write the JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, help="of text files; default: made up")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=SECTIONS,
        default=_USUAL,
        metavar="SECTION",
        help=f"of {', '.join(SECTIONS)}; huge is left out by default",
    )
    parser.add_argument("--rounds", type=int, default=9)
    results_file = Path(__file__).with_name("results.json")
    parser.add_argument("--json", type=Path, default=results_file, metavar="FILE")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds: 1 or more")
    if not options.json.parent.is_dir():
        parser.error(f"--json: there is no folder {options.json.parent}")
    given = texts(options.folder) if options.folder else []
    if options.folder and not given:
        sys.exit(f"no text files in {options.folder}")
    if not _AUTOCORRECT.exists():
        print("AutoCorrect's command is left out: npm is missing, or could not install it.\n")
    results: dict[str, list[Row]] = {}
    with TemporaryDirectory() as folder:
        bench = Bench(given, Path(folder), options.rounds)
        for section in options.only:
            method: Callable[[], Iterator[Row]] = getattr(bench, section)
            print(f"{section}: {(method.__doc__ or '').splitlines()[0]}", flush=True)
            results[section] = list(method())
            _print(results[section])
    options.json.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")


def _each(job: Callable[[str], object], some: list[str]) -> float:
    """Seconds for all of the texts."""
    start = perf_counter()
    for text in some:
        job(text)
    return perf_counter() - start


def _as_text(job: Callable[[str, str], object], text: str) -> object:
    return job(text, "text")


def _print(rows: list[Row]) -> None:
    columns = list(rows[0])
    width = max(len(str(row["what"])) for row in rows) + 2
    print(" " * width + "".join(f"{column:>{max(12, len(column) + 2)}}" for column in columns[1:]))
    for row in rows:
        cells = (f"{row[column]:>{max(12, len(column) + 2)}.2f}" for column in columns[1:])
        print(f"{row['what']:<{width}}" + "".join(cells))
    print(flush=True)


if __name__ == "__main__":
    main()
