"""What was computed before, kept in a folder by a hash of all that it was computed from.

Nothing in it is needed: what is missing, broken or foreign is computed anew, and what cannot be
written is not. Time stamps play no part, and several runs may share it.

A cache is in use only where a program says so, as the command does: `use`.
"""

from __future__ import annotations

import os
import pickle
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

try:
    from _blake2 import blake2b  # hashlib has the same, and loads OpenSSL, which takes 4 ms
except ImportError:
    from hashlib import blake2b

_T = TypeVar("_T")

_DIGEST = 16  # bytes
_OURS = re.compile(r"[0-9a-f]{2}/[0-9a-f]{38}(\.\w+)?|patterns(\.\w+)?")
_IGNORE = ".gitignore"
_IGNORED = b"*\n"
_TAG_FILE = "CACHEDIR.TAG"
_TAG = b"Signature: 8a477f597d28d172789f06886806bc55"  # https://bford.info/cachedir/


def key(*parts: object) -> str:
    """A key of what these parts determine: texts, numbers, bytes, and tuples of such."""
    return blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=20).hexdigest()


def digest(data: bytes) -> str:
    """What stands for the data in a key."""
    return blake2b(data, digest_size=20).hexdigest()


class Cache:
    """Values by key, each in a file of its own, and the compiled patterns, all in one file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._patterns: dict[str, bytes] | None = None
        self._new_patterns: dict[str, bytes] = {}

    def get(self, key: str) -> Any | None:
        """The value of the key; None where it is not known."""
        return _load(self._path(key))

    def put(self, key: str, value: object) -> None:
        """Keep a value that can be pickled; None is no value."""
        self._save(self._path(key), value)

    def pattern(self, key: str) -> Any | None:
        """The compiled pattern of the key; None where it is not known."""
        data = self._known_patterns().get(key)
        return None if data is None else unpickled(data)

    def put_pattern(self, key: str, pattern: object) -> None:
        """Keep a compiled pattern, which is written at the end."""
        self._new_patterns[key] = pickle.dumps(pattern, pickle.HIGHEST_PROTOCOL)

    def clear(self) -> int:
        """Empty the folder of what is the cache's own. Returns how many values there were.

        Nothing is touched in a folder that no cache was kept in.

        Raises:
            OSError: something cannot be deleted.
        """
        tag, ignore = self.folder / _TAG_FILE, self.folder / _IGNORE
        if not tag.is_file() or tag.read_bytes() != _TAG:
            return 0
        inside = (*self.folder.glob("??/*"), *self.folder.glob("patterns*"))
        values = [p for p in inside if _OURS.fullmatch(p.relative_to(self.folder).as_posix())]
        own = [ignore] if ignore.is_file() and ignore.read_bytes() == _IGNORED else []
        for path in values:
            path.unlink(missing_ok=True)
        for path in (*own, tag):
            path.unlink()
        for path in (*{value.parent for value in values}, self.folder):
            with suppress(OSError):  # something else lies there
                path.rmdir()
        return len(values)

    def close(self) -> None:
        """Write the patterns that are new."""
        if self._new_patterns:
            path = self._pattern_file
            known = _load(path) or {}  # other runs may have added theirs
            self._save(path, {**known, **self._new_patterns})
            self._new_patterns = {}

    def _known_patterns(self) -> dict[str, bytes]:
        if self._patterns is None:
            self._patterns = _load(self._pattern_file) or {}
        return self._patterns

    @property
    def _pattern_file(self) -> Path:
        return self.folder / "patterns"

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _save(self, path: Path, value: object) -> None:
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        temporary = path.with_name(f"{path.name}.{os.urandom(6).hex()}")
        with suppress(OSError):
            if not path.parent.exists():
                _make(self.folder, path.parent)
            try:
                with temporary.open("wb") as file:  # in two parts: to join them takes memory
                    file.write(_digest(path, data))
                    file.write(data)
                temporary.replace(path)
            except OSError:
                temporary.unlink()


def _load(path: Path) -> Any | None:
    """What was saved there; None where that is not, or not whole."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    body = memoryview(data)[_DIGEST:]
    if data[:_DIGEST] != _digest(path, body):
        return None
    return unpickled(body)


def unpickled(data: bytes | memoryview) -> Any | None:
    """What was pickled; None where it cannot be read, as it is of another version."""
    try:
        return pickle.loads(data)  # noqa: S301 - from a folder of the user's own
    except Exception:  # noqa: BLE001 - whatever reading something foreign may raise
        return None


def _digest(path: Path, data: bytes | memoryview) -> bytes:
    """Of the data under the name that they were saved by: another's are not believed."""
    return blake2b(data, digest_size=_DIGEST, key=path.name.encode()).digest()


def _make(root: Path, folder: Path) -> None:
    root.mkdir(mode=0o700, parents=True, exist_ok=True)  # it tells of unpublished copy
    if not any(root.iterdir()):
        (root / _IGNORE).write_bytes(_IGNORED)
    folder.mkdir(exist_ok=True)
    (root / _TAG_FILE).write_bytes(_TAG)


# The cache of this process

_in_use: Cache | None = None


@contextmanager
def use(folder: Path | None) -> Iterator[None]:
    """Within the block, keep what is computed in the folder, and look there first."""
    global _in_use
    before, _in_use = _in_use, Cache(folder) if folder else None
    try:
        yield
    finally:
        if _in_use:
            _in_use.close()
        _in_use = before


def in_use() -> Cache | None:
    """The cache of this process."""
    return _in_use


def folder_in_use() -> Path | None:
    """Its folder, for other processes to use."""
    return _in_use.folder if _in_use else None


def remembered(key: Callable[[], str], compute: Callable[[], _T]) -> _T:
    """The value of the key, computed where it is not known; see `Cache.put`.

    It is kept only where the key is the same afterwards: files may be saved while they are read.
    """
    if _in_use is None:
        return compute()
    before = key()
    known: _T | None = _in_use.get(before)
    if known is None:
        known = compute()
        if key() == before:
            _in_use.put(before, known)
    return known
