"""The command on a terminal of its own."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

import pytest

pty = pytest.importorskip("pty", reason="Windows has no such terminals")

LONGEST = 60
"""Seconds after which what is waited for does not come any more."""


class Terminal:
    """A process whose three streams are a terminal."""

    def __init__(self, process: subprocess.Popen[bytes], controller: int) -> None:
        self.process = process
        self.shown = ""
        self._controller = controller

    def wait_for(self, text: str) -> str:
        """What is shown from where the last wait ended until and with `text`."""
        while text not in self.shown:
            assert self._read(), f"{text!r} never came: {self.shown!r}"
        before, found, self.shown = self.shown.partition(text)
        return before + found

    def end(self) -> str:
        """What is shown until the process ends."""
        while self._read():
            pass
        self.process.wait(LONGEST)
        return self.shown

    def type(self, text: str) -> None:
        """Press these keys."""
        os.write(self._controller, text.encode())

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)

    def _read(self) -> bool:
        if not select.select([self._controller], [], [], LONGEST)[0]:
            return False
        try:
            data = os.read(self._controller, 65536)
        except OSError:  # on Linux, the end
            return False
        self.shown += data.decode("utf-8", "replace")
        return bool(data)


@contextmanager
def terminal(*code: str, environment: Mapping[str, str] | None = None) -> Iterator[Terminal]:
    """Run Python on a terminal, with these arguments."""
    controller, own = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, *code],
        stdin=own,
        stdout=own,
        stderr=own,
        env=os.environ | {"TERM": "xterm", "PYTHONUTF8": "1"} | (environment or {}),
        start_new_session=True,
    )
    os.close(own)
    try:
        yield Terminal(process, controller)
    finally:
        with suppress(ProcessLookupError):  # with what it has started
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(LONGEST)
        os.close(controller)
