"""Where a report goes, and how it looks there."""

from __future__ import annotations

import os
import shutil
from io import TextIOWrapper
from typing import TextIO

from lint.report import Options


def look(out: TextIO, language: str, *, fixed: bool = False, hides_info: bool = True) -> Options:
    """How a report looks on `out`: in colour and as wide as the terminal, if it is one."""
    if os.environ.get("NO_COLOR"):
        colour = False
    else:
        is_terminal = out.isatty() and os.environ.get("TERM") != "dumb"
        colour = bool(os.environ.get("FORCE_COLOR")) or is_terminal
    return Options(
        language=language,
        colour=colour,
        width=max(40, shutil.get_terminal_size().columns),
        fixed=fixed,
        hides_info=hides_info,
    )


def as_utf8(out: TextIO) -> None:
    """Write UTF-8 and plain line ends, wherever we run: for reports that programs read."""
    if isinstance(out, TextIOWrapper):
        out.reconfigure(encoding="utf-8", newline="")
