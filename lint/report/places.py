"""Where the findings of a file, and the other places that they speak of, stand."""

from __future__ import annotations

import os
from pathlib import Path

from lint.diagnostic import Related
from lint.job import FileResult
from lint.text.positions import Positions
from lint.text.source import path_text


def relative(path: Path) -> Path:
    """The path from the current folder, if it lies below, as services know the files of a job."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow symbolic links
    here = Path.cwd()
    return full.relative_to(here) if full.is_relative_to(here) else full


def relative_name(path: Path) -> str:
    """That path as text, with slashes on Windows too."""
    return path_text(relative(path).as_posix())


class Places:
    """The positions of a file's text, and of the pages of its issue that its findings name."""

    def __init__(self, result: FileResult) -> None:
        self.own = Positions(result.text)
        self._result = result
        self._others: dict[Path, Positions] = {}

    def positions(self, related: Related) -> Positions:
        """The positions of the text that the place lies in."""
        path = related.path
        if path is None:
            return self.own
        if path not in self._others:
            self._others[path] = Positions(self._result.others[path])
        return self._others[path]

    def path(self, related: Related) -> Path:
        """The file that the place lies in."""
        return related.path or self._result.path

    def name(self, related: Related) -> str:
        """That file's path as text."""
        return path_text(self.path(related))
