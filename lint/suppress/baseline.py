"""Findings that are known already, so that only new ones are reported.

A baseline knows a finding by its rule, its words and those beside it, not by its line. Where one
side has changed, as where lines of a column were moved, the other side will do.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from lint.diagnostic import Diagnostic, Severity
from lint.text.source import path_text

_CONTEXT = 6
"""Characters on either side of a finding that tell it from others of the same words."""
_SENTENCE_END = re.compile(r"[。！？]|\n\s*\n|\r\n\s*\r\n")
_REACH = 100
"""Raw characters in which they are looked for: columns are indented, and lines are blank."""


def fingerprint(raw: str, diagnostic: Diagnostic) -> str:
    """The rule and a hash of the marked words and those by them in the sentence, without blanks."""
    start, end = diagnostic.span
    marked = _squeezed(raw[start:end])
    before = _SENTENCE_END.split(raw[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_END.split(marked[-1:] + raw[end : end + _REACH])[0][1:]
    words = _squeezed(before)[-_CONTEXT:], marked, _squeezed(after)[:_CONTEXT]
    return f"{diagnostic.code}:{_digest(*words, size=8)}"


def entry(raw: str, diagnostic: Diagnostic) -> str:
    """What a baseline holds: ``FINGERPRINT:BEFORE:AFTER``.

    The latter two are hashes of the marked words and those on one side, in whatever sentence. So a
    finding stays known where the words on the other side have changed.
    """
    start, end = diagnostic.span
    marked = _squeezed(raw[start:end])
    before = _squeezed(raw[max(0, start - _REACH) : start])[-_CONTEXT:]
    after = _squeezed(raw[end : end + _REACH])[:_CONTEXT]
    sides = f"{_digest(before, marked, size=4)}:{_digest(marked, after, size=4)}"
    return f"{fingerprint(raw, diagnostic)}:{sides}"


class Compared(NamedTuple):
    """What a baseline says of the findings of a file.

    Attributes:
        new: the findings that it does not know.
        gone: the entries for which nothing was found; how many of each.
    """

    new: list[Diagnostic]
    gone: Counter[str]


class Baseline(msgspec.Struct, frozen=True):
    """The findings that are known.

    Attributes:
        folder: where the baseline lies.
        files: by file name relative to `folder`, how many findings of each `entry`.
        severity: the least severity that was looked for.
    """

    folder: Path
    files: dict[str, dict[str, int]]
    severity: Severity = Severity.WARNING

    @classmethod
    def of(
        cls,
        folder: Path,
        found: Iterable[tuple[Path, str, Iterable[Diagnostic]]],
        severity: Severity = Severity.WARNING,
    ) -> Baseline:
        """The baseline of the findings in each (path, text)."""
        files = {}
        for path, raw, diagnostics in found:
            counts = Counter(entry(raw, diagnostic) for diagnostic in diagnostics)
            if counts:
                files[_name(path, folder)] = dict(sorted(counts.items()))
        return cls(folder, dict(sorted(files.items())), severity)

    @classmethod
    def read(cls, text: str, folder: Path) -> Baseline:
        """The baseline that is written in `text`.

        Raises:
            ValueError: it is none.
        """
        data = msgspec.json.decode(text, type=_File)
        return cls(folder, data.files, Severity[data.severity.upper()])

    def write(self) -> str:
        """The baseline as text, in an order in which small changes make small diffs."""
        data = {"severity": str(self.severity), "files": self.files}
        return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"

    def count(self) -> int:
        """How many findings are known."""
        return sum(sum(counts.values()) for counts in self.files.values())

    def paths(self) -> Iterator[Path]:
        """The files that it knows findings of, as far as their names are text."""
        return (self.folder / name for name in self.files if "\\x" not in name)

    def known(self, path: Path) -> Mapping[str, int]:
        """What is known of a file."""
        return self.files.get(_name(path, self.folder), {})

    def compared(self, path: Path, raw: str, found: list[Diagnostic]) -> Compared:
        """Which of `found`, the findings of a file, are new, and what is known but not found."""
        left = Counter(self.known(path))
        if not left:
            return Compared(found, left)
        entries = [entry(raw, diagnostic) for diagnostic in found]
        unknown: Sequence[int] = range(len(found))
        for part in _PARTS:
            alike = defaultdict(list)
            for known in +left:
                alike[part(known)].append(known)
            unknown = [i for i in unknown if not _taken(left, alike[part(entries[i])])]
        return Compared([found[index] for index in unknown], +left)

    def without(self, gone: Mapping[Path, Mapping[str, int]]) -> Baseline:
        """The baseline without so many of a file's entries."""
        files = dict(self.files)
        for path, counts in gone.items():
            name = _name(path, self.folder)
            left = Counter(files.get(name, {})) - Counter(counts)
            files[name] = dict(sorted(left.items()))
        return msgspec.structs.replace(self, files={name: of for name, of in files.items() if of})


class _File(msgspec.Struct, forbid_unknown_fields=True):
    severity: Literal["error", "warning", "info"]
    files: dict[str, dict[str, int]]


def _taken(left: Counter[str], alike: Iterable[str]) -> bool:
    """Whether one of the entries was left; it is taken away."""
    for known in alike:
        if left[known] > 0:
            left[known] -= 1
            return True
    return False


def _part(number: int) -> Callable[[str], tuple[str, ...]]:
    return lambda known: tuple(known.split(":")[0 : number + 1 : number])


_PARTS = tuple(map(_part, (1, 2, 3)))
"""The code and one of the hashes; the one of both sides comes first."""


def _digest(*words: str, size: int) -> str:
    from hashlib import blake2b  # slow to import, and only a baseline needs it

    return blake2b("\0".join(words).encode("utf-8", "replace"), digest_size=size).hexdigest()


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _name(path: Path, folder: Path) -> str:
    """The way from the folder to a file, wherever the command runs and by whatever links.

    A file that is itself a link keeps its name. Where no way leads, as to another drive, it is the
    whole path.
    """
    real = Path(os.path.realpath(path.parent), path.name)
    with suppress(ValueError):
        real = Path(os.path.relpath(real, os.path.realpath(folder)))
    return path_text(real.as_posix())
