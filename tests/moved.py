"""Pages whose lines are moved and edited, and what a baseline made before still knows of them."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

Run = Callable[..., str]
"""Runs the command with these arguments; returns what it prints."""
Place = tuple[str, int, int, str]
"""File, number of the line as it was first written, column, code."""

DEFECTS = ("今天,", "会期 2 天", "截止目前，", "大家都的的", "占地5万㎡", "互连网", "太好了！！")
CLEAN = ("县城新修了三条路。", "山上的桃花开了。", "", "秋收在望，仓里已经腾空。")


class Figure(NamedTuple):
    """Counts of findings.

    Attributes:
        untouched: on lines that nothing was done to but moving them.
        known: how many of these the baseline knows.
        new: on lines that are new.
        hidden: how many of these the baseline hides.
    """

    untouched: int
    known: int
    new: int
    hidden: int


def figure(run: Run, folder: Path, texts: Sequence[str], edits: int, seed: int = 0) -> Figure:
    """The figure of so many moves of a line, and other edits, in the pages, which go into files."""
    pages = _Pages(folder, texts, random.Random(seed))  # noqa: S311 - to be repeated
    before = pages.found(run)
    with_findings = {place[:2] for place in before}
    run("baseline", "-o", str(folder / "known.json"), str(folder))
    for number in range(edits):
        pages.edit(number, with_findings)
    pages.write()
    after = pages.found(run)
    reported = pages.found(run, "--baseline", str(folder / "known.json"))
    untouched = before & after
    new = Counter({place: n for place, n in after.items() if place[1] in pages.new})
    return Figure(
        untouched.total(),
        (untouched - reported).total(),
        new.total(),
        (new - reported).total(),
    )


class _Pages:
    def __init__(self, folder: Path, texts: Sequence[str], chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance
        self.numbers = count()
        self.new: set[int] = set()
        self.pages = {
            f"{number:03}.txt": [(next(self.numbers), line) for line in text.split("\n")]
            for number, text in enumerate(texts)
        }
        folder.mkdir(parents=True, exist_ok=True)
        self.write()

    def write(self) -> None:
        for name, lines in self.pages.items():
            (self.folder / name).write_text("\n".join(line for _, line in lines), "utf-8")

    def edit(self, number: int, with_findings: set[tuple[str, int]]) -> None:
        """Move a line, or put in one, with a defect or without, or change one without findings."""
        name = self.chance.choice(list(self.pages))
        lines = self.pages[name]
        at, to = (self.chance.randrange(len(lines)) for _ in range(2))
        match number % 4:
            case 0 | 1:
                lines.insert(to, lines.pop(at))
            case 2:
                self.new.add(line := next(self.numbers))
                defect = self.chance.choice(DEFECTS) if number % 8 == 2 else ""
                lines.insert(
                    to, (line, f"这是第{number}次修改，{defect}{self.chance.choice(CLEAN)}")
                )
            case _ if (name, lines[at][0]) not in with_findings:
                lines[at] = (next(self.numbers), self.chance.choice(CLEAN))

    def found(self, run: Run, *options: str) -> Counter[Place]:
        """Where the command reports something."""
        output = run(
            *("check", "--output-format", "json", "--exit-zero", *options, str(self.folder))
        )
        return Counter(map(self.place, json.loads(output)))

    def place(self, finding: dict[str, object]) -> Place:
        name = Path(str(finding["filename"])).name
        at = finding["location"]
        assert isinstance(at, dict)
        return name, self.pages[name][at["row"] - 1][0], at["column"], str(finding["code"])
