"""Find the files to check, by name, in directories, by glob; and tell what is no copy."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from lint.diagnostic import Text
from lint.files import MISSING, FileError, os_error

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pathspec import GitIgnoreSpec

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})
_OF_REPORTS = SUFFIXES - {".txt"}
_SKIPPED = frozenset({"node_modules", "venv", "__pycache__"})  # besides all that is hidden

_HEAD = 1000
"""Bytes of a file that tell whether it is a report."""
_DOCTYPE = b"<!doctype html>"
_GENERATOR = b'<meta name="generator" content="newslint'
"""Stands in the head of every page that ``newslint report`` writes, before any of the copy."""

MARKDOWN_HEAD = "<!-- newslint check"
"""Begins each summary in Markdown."""

ONLY_REPORTS = (
    Text("除了以前的报告，没有要检查的文件", "nothing to check but earlier reports"),
    Text("请写出文件或目录", "name files or directories"),
)
_NO_FILES = (
    Text("目录里没有可检查的文件", "no text, Markdown or HTML file in this directory"),
    Text("请直接写出文件名", "name the files themselves"),
)
_NO_MATCH = (
    Text("没有相符的文件", "no file matches"),
    Text(
        "请核对通配符，隐藏的和 git 忽略的文件不算",
        "check the pattern (hidden and git-ignored files never match)",
    ),
)


class Found(NamedTuple):
    """The files to check, folder by folder and each once, and the paths that gave none."""

    files: list[Path]
    errors: list[FileError]


def discover(paths: Iterable[str | Path], outputs: Iterable[Path] = ()) -> Found:
    """The files that `paths` stand for, but for what newslint itself writes.

    Earlier reports (`is_report`) are left out, and `outputs`, the files that the run is about to
    write, unless one is named itself: that is a mistake, which the run has to refuse.

    Any other file that is named is taken. A directory gives its text, Markdown and HTML files, at
    any depth; a glob (`pages/*.txt`, `**/*.md`) those that match it. Both leave out what is hidden
    or ignored by git, and follow no symbolic link to a directory.
    """
    files: dict[str, Path] = {}
    errors: list[FileError] = []
    written = {os.path.realpath(file) for file in outputs}
    for path in paths:
        try:
            for file in _expand(Path(path), errors, written):
                files.setdefault(os.path.realpath(file), file)
        except FileError as error:
            errors.append(error)
    return Found(sorted(files.values(), key=lambda file: (file.parent, file.name)), errors)


def is_report(path: Path) -> bool:
    """Whether newslint wrote a file: a page of ``newslint report``, or a summary in Markdown."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return (head.startswith(_DOCTYPE) and _GENERATOR in head) or head.startswith(
        MARKDOWN_HEAD.encode()
    )


def may_be_copy(path: Path) -> bool:
    """Whether a file is there that a report would destroy: by its name copy, and no report."""
    return path.suffix.lower() in SUFFIXES and os.path.lexists(path) and not is_report(path)


class _Ignores(msgspec.Struct, frozen=True):
    """The .gitignore files that hold in a directory, the innermost last."""

    specs: tuple[tuple[Path, GitIgnoreSpec], ...] = ()

    def within(self, directory: Path) -> _Ignores:
        """With those of `directory` too."""
        try:
            lines = (directory / ".gitignore").read_text("utf-8", "replace").splitlines()
        except OSError:
            return self
        from pathspec import GitIgnoreSpec  # slow, and seldom needed

        return _Ignores((*self.specs, (directory, GitIgnoreSpec.from_lines(lines))))

    def cover(self, path: Path, *, directory: bool) -> bool:
        for base, spec in reversed(self.specs):
            name = path.relative_to(base).as_posix() + "/" * directory
            if (include := spec.check_file(name).include) is not None:
                return include
        return False


def _expand(path: Path, errors: list[FileError], written: Collection[str]) -> list[Path]:
    if path.is_dir():
        found = [f for f in _walk(path, errors) if f.suffix.lower() in SUFFIXES]
        why_none = _NO_FILES
    elif os.path.lexists(path):
        return [path] if _is_copy(path) else []
    elif any(character in str(path) for character in "*?["):
        found = _matches(path, errors)
        why_none = _NO_MATCH
    else:
        raise FileError(path, *MISSING)
    copy = [f for f in found if _is_copy(f) and os.path.realpath(f) not in written]
    if not copy:
        raise FileError(path, *(ONLY_REPORTS if found else why_none))
    return copy


def _is_copy(path: Path) -> bool:
    return path.suffix.lower() not in _OF_REPORTS or not is_report(path)


def _matches(pattern: Path, errors: list[FileError]) -> list[Path]:
    fixed = 0
    while not any(character in pattern.parts[fixed] for character in "*?["):
        fixed += 1
    base = Path(*pattern.parts[:fixed])
    if not base.is_dir():
        return []
    return [f for f in _walk(base, errors) if _match(f.parts[fixed:], pattern.parts[fixed:])]


def _match(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_match(parts[i:], pattern[1:]) for i in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _match(parts[1:], pattern[1:])


def _walk(directory: Path, errors: list[FileError]) -> Iterator[Path]:
    """The files in a directory, at any depth, that are neither hidden nor ignored."""
    root = directory.resolve()
    waiting = [(directory, root, _ignores_above(root))]
    while waiting:
        shown, real, ignores = waiting.pop()
        ignores = ignores.within(real)
        try:
            entries = list(os.scandir(real))
        except OSError as error:
            errors.append(os_error(shown, error))
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _SKIPPED:
                continue
            path = real / entry.name
            is_directory = entry.is_dir(follow_symlinks=False)
            if ignores.cover(path, directory=is_directory):
                continue
            if is_directory:
                waiting.append((shown / entry.name, path, ignores))
            elif entry.is_file(follow_symlinks=False) or path.is_file():
                yield shown / entry.name


def _ignores_above(root: Path) -> _Ignores:
    """What holds in `root` from the directories above it, up to the repository's own."""
    parents = (root, *root.parents)
    repository = next((d for d in parents if (d / ".git").exists()), root)
    ignores = _Ignores()
    for directory in reversed(root.parents):
        if directory.is_relative_to(repository):
            ignores = ignores.within(directory)
    # Whoever names an ignored directory wants it checked.
    return _Ignores() if ignores.cover(root, directory=True) else ignores
