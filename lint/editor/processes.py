"""The client's process, which the server does not outlive."""

from __future__ import annotations

import asyncio
import os
import sys

SECONDS = 3
"""Between two looks."""


def is_alive(process: int) -> bool:
    """Whether a process can be seen: not that of another machine or of a container.

    None can on Windows, where looking for it might end it.
    """
    if sys.platform == "win32" or process <= 0:
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


async def end_of(process: int) -> None:
    """Return once a process can be seen no more."""
    while is_alive(process):
        await asyncio.sleep(SECONDS)
