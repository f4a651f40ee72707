"""The client's process, which the server does not outlive."""

from __future__ import annotations

import asyncio
import os
import sys

SECONDS = 3
"""Between two looks."""


async def end_of(process: int) -> None:
    """Return once a process of this machine has ended.

    One that is not there from the first is another machine's or a container's, and its end cannot
    be told; nor can any on Windows, where looking for a process may end it.
    """
    if not is_alive(process):
        await asyncio.Event().wait()
    while is_alive(process):
        await asyncio.sleep(SECONDS)


def is_alive(process: int) -> bool:
    """Whether a process can be seen."""
    if sys.platform == "win32" or process <= 0:
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True
