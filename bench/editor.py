"""Time the language server from a change of one character to the published diagnostics.

    .venv/bin/python bench/editor.py            pages made from examples/
    .venv/bin/python bench/editor.py archive    the pages of a folder

The debounce, in which the server waits for more changes, is taken off. On a busy
machine, what the server takes of the processor tells more than the clock. Each row also tells
whether the diagnostics are those of a fresh check of the client's own text.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import gettempdir
from time import perf_counter, sleep
from typing import Any

from pages import long_text, pages, texts

import lint
from lint.editor.session import DEBOUNCE
from lint.text.positions import Positions

URI = "untitled:bench.txt"
PAGE, LONG = 7_000, 200_000
"""Characters of the documents."""
EDITS = 2_000
KEYS, BETWEEN_KEYS = 4, 0.15
"""Of someone who types, and seconds."""
_LETTERS = "的一是在了，。,\n“”1a𠮷\f"

Row = dict[str, str | float | int | bool]


class Client:
    """A client of a server process, which keeps its own copy of one document."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "lint", "server", "--lang", "zh"]
        # Where no rule book is above: our own, beside the package, would be a house's.
        self.process = subprocess.Popen(  # noqa: S603 - our own words
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=gettempdir()
        )
        self.version = 0
        self.text = ""
        self._send("initialize", {"capabilities": {}}, id=1)
        self._read()

    def open(self, text: str) -> None:
        """Open the document, and wait for its diagnostics."""
        self.version, self.text = 1, text
        item = {"uri": URI, "languageId": "plaintext", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": item})
        self.diagnostics()

    def edit(self, start: int, end: int, new: str) -> None:
        """Put `new` in place of `start`..`end` (code points)."""
        positions = Positions(self.text)
        (first, a), (last, b) = positions.encoded(start), positions.encoded(end)
        place = {
            "start": {"line": first, "character": a},
            "end": {"line": last, "character": b},
        }
        self.version += 1
        self.text = self.text[:start] + new + self.text[end:]
        document = {"uri": URI, "version": self.version}
        changes = [{"range": place, "text": new}]
        params = {"textDocument": document, "contentChanges": changes}
        self._send("textDocument/didChange", params)

    def diagnostics(self) -> list[dict[str, Any]]:
        """What is published of the present version."""
        while True:
            message = self._read()
            if message.get("params", {}).get("version") == self.version:
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found

    def agrees(self, found: list[dict[str, Any]]) -> bool:
        """Whether these are what a fresh check of the client's text finds."""
        positions = Positions(self.text)
        fresh = [(d.code, *positions.encoded(d.span.start)) for d in lint.check(self.text)]
        starts = [(d["code"], d["range"]["start"]) for d in found]
        return fresh == [(code, at["line"], at["character"]) for code, at in starts]

    def memory(self) -> float:
        """Megabytes that the server takes now, with its second process."""
        return sum(map(_memory, self._processes())) / 1000

    def cpu(self) -> float:
        """Seconds of processor time that the server has taken, with its second process."""
        return sum(map(_ticks, self._processes())) / os.sysconf("SC_CLK_TCK")

    def _processes(self) -> Iterator[Path]:
        process = Path(f"/proc/{self.process.pid}")
        yield process
        for children in process.glob("task/*/children"):
            yield from (process.with_name(child) for child in children.read_text().split())

    def close(self) -> None:
        """End the server."""
        self._send("shutdown", None, id=2)
        self._send("exit", None)
        self.process.communicate()

    def _send(self, method: str, params: object, **more: int) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin is not None  # noqa: S101 - it is a pipe
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout is not None  # noqa: S101 - it is a pipe
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.startswith(b"Content-Length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message


def _memory(process: Path) -> int:
    status = (process / "status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


def _ticks(process: Path) -> int:
    fields = (process / "stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:13]))


def one_character(name: str, text: str, rounds: int) -> Iterator[Row]:
    """From the change of a character to the diagnostics, one after the other."""
    client, chance = Client(), random.Random(0)  # noqa: S311 - to be repeated
    client.open(text)
    taken, found, before = [], [], 0.0
    for turn in range(rounds + 5):
        if turn == 5:  # the first ones load what later ones have
            before = client.cpu()
        at = chance.randrange(len(client.text))
        start = perf_counter()
        client.edit(at, at + turn % 2, chance.choice("的一是在了"))
        found = client.diagnostics()
        if turn >= 5:
            taken.append((perf_counter() - start - DEBOUNCE) * 1e3)
    yield {
        "what": f"{name}, {len(text)} characters",
        "median ms": median(taken),
        "p95 ms": quantiles(taken, n=20)[-1],
        "processor ms": (client.cpu() - before) / rounds * 1e3,
        "diagnostics": len(found),
        "as a fresh check": client.agrees(found),
    }
    client.close()


def bursts(name: str, text: str, rounds: int) -> Iterator[Row]:
    """Keys in a row, and from the last of them to the diagnostics."""
    client, chance = Client(), random.Random(0)  # noqa: S311 - to be repeated
    client.open(text)
    taken = []
    for _ in range(rounds):
        at = chance.randrange(len(client.text))
        for key in range(KEYS):
            sleep(BETWEEN_KEYS if key else 0)
            client.edit(at + key, at + key, "的")
        start = perf_counter()
        client.diagnostics()
        taken.append((perf_counter() - start - DEBOUNCE) * 1e3)
    yield {
        "what": f"{name}, {KEYS} keys in a row",
        "median ms": median(taken),
        "p95 ms": quantiles(taken, n=20)[-1],
    }
    client.close()


def many_edits(text: str) -> Iterator[Row]:
    """Random edits without a pause, and what memory they leave taken."""
    client, chance = Client(), random.Random(0)  # noqa: S311 - to be repeated
    client.open(text)
    memory, agreed, start = [], True, perf_counter()
    for turn in range(1, EDITS + 1):
        at = chance.randrange(len(client.text))
        end = min(len(client.text), at + chance.choice((0, 0, 1, 2)))
        at, end = (i - (client.text[i - 1 : i + 1] == "\r\n") for i in (at, end))
        client.edit(at, end, "".join(chance.choices(_LETTERS, k=chance.randrange(3))))
        if turn % 100 == 0:
            agreed &= client.agrees(client.diagnostics())
            memory.append(client.memory())
    yield {
        "what": f"{EDITS} edits in a row",
        "seconds": perf_counter() - start,
        "MB after a quarter": memory[len(memory) // 4],
        "MB at the end": memory[-1],
        "as a fresh check": agreed,
    }
    client.close()


def main() -> None:
    """Print a row for each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, help="of text files; default: made up")
    parser.add_argument("--rounds", type=int, default=200, help="changes of one character")
    options = parser.parse_args()
    given = texts(options.folder) if options.folder else []
    long = long_text(3 * LONG, given)[:LONG]
    page = (given[0] if given else "".join(map(next, [pages()] * 2)))[:PAGE]
    for rows in (
        one_character("a page", page, options.rounds),
        one_character("a long text", long, options.rounds // 5),
        bursts("a long text", long, options.rounds // 5),
        many_edits(page),
    ):
        for row in rows:
            print("  ".join(f"{key}: {_shown(value)}" for key, value in row.items()))


def _shown(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
