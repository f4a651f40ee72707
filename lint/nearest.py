"""The rule book nearest to a file, and how it knows that file."""

from __future__ import annotations

from pathlib import Path

FILE_NAME = "rules.yaml"


def nearest_book(path: Path) -> Path | None:
    """The rules.yaml nearest to a file or folder, upward from it."""
    start = path.absolute()
    folder = start if start.is_dir() else start.parent
    books = (parent / FILE_NAME for parent in (folder, *folder.parents))
    return next(filter(Path.is_file, books), None)


def below(folder: Path, path: Path) -> Path | None:
    """The way to a file that lies below the folder of a book, as globs match it; else None."""
    path, folder = path.absolute(), folder.absolute()
    return path.relative_to(folder) if path.is_relative_to(folder) else None
