"""Jobs that take turns, and commands with their time and memory."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")


class Run(NamedTuple):
    """One run of a command: wall-clock seconds, and the greatest memory of a process in bytes."""

    seconds: float
    memory: int


def alternate(jobs: Mapping[str, Callable[[], _T]], rounds: int) -> dict[str, list[_T]]:
    """What each job returns in each round; a round before the first is not counted.

    The jobs take turns within a round, so that whatever else the machine does hits all of them.
    """
    returned: dict[str, list[_T]] = {name: [] for name in jobs}
    for turn in range(rounds + 1):
        for name, job in jobs.items():
            one = job()
            if turn:
                returned[name].append(one)
    return returned


def seconds(job: Callable[[], object]) -> float:
    """The wall-clock seconds that a job takes."""
    start = perf_counter()
    job()
    return perf_counter() - start


def cpu_seconds(job: Callable[[], object]) -> float:
    """The seconds of this process that a job takes, whatever else the machine does meanwhile."""
    start = process_time()
    job()
    return process_time() - start


def ratio(slow: Sequence[float], fast: Sequence[float]) -> float:
    """How many times as fast the second is as the first: the median over the rounds."""
    return median(a / b for a, b in zip(slow, fast, strict=True))


def command(*words: str | Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end; findings are no failure.

    Raises:
        RuntimeError: it failed.
    """
    start = perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own words
        [*map(str, words)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
    )
    assert process.stderr is not None  # noqa: S101 - it is a pipe
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{words[0]} failed: {said.decode(errors='replace')[-500:]}")
    return Run(perf_counter() - start, usage.ru_maxrss * 1024)
