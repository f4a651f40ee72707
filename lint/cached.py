"""Files and issues that were checked before, as they were found then: see `lint.cache`.

Nothing that checks is imported before something is to be checked.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from functools import cache as once
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lint import bookdata, cache, files
from lint.files import FileError
from lint.job import FileResult, Job
from lint.nearest import FILE_NAME, nearest_book

if TYPE_CHECKING:
    from lint.checker import Checker
    from lint.text.source import Source


class CachedChecker:
    """As `lint.checker.Checker`, but what is known already is not checked again.

    Known is what has the same text, rules, options and version of newslint. A text that is mended,
    and one that something went wrong with, is always checked.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._cache = cache.in_use() if job.fix is None else None
        self._nearest = once(nearest_book)
        self._rules = once(_rules)

    @cached_property
    def _checker(self) -> Checker:
        from lint.checker import Checker

        return Checker(self._job.complete if self._job.fix is None else self._job)

    def file(self, path: Path) -> FileResult:
        """Check one file, and mend it where the job says so."""
        if self._cache is None:
            return self._checker.file(path)
        try:
            source = files.read(path)
        except FileError as error:
            return FileResult(path, problems=(error.message,))
        return self.source(source, path)

    def source(self, source: Source, path: Path) -> FileResult:
        """Check a text that goes by the name of `path`; nothing is written."""
        if self._cache is None:
            return self._checker.source(source, path)
        key = self._key(source, path)
        if found := self._cache.get(key):
            diagnostics, packed = found
            return FileResult(path, source, source.text, diagnostics, packed=packed, key=key)
        result = self._checker.source(source, path)
        if result.problems:
            return result
        self._cache.put(key, (result.diagnostics, pickle.dumps(result.facts)))
        return replace(result, key=key)

    def compared(self, pages: Sequence[FileResult]) -> list[FileResult]:
        """The results of an issue's pages, with what comparing them finds, but what is suppressed.

        Comments work before, on what is kept in the cache.
        """
        results = self._complete(pages)
        if self._job.baseline is None and self._job.changes is None:
            return results
        from lint.filtered import filtered  # slow to import, and seldom needed

        return filtered(results, self._job, lambda path: self._checker.rules(path))

    def _complete(self, pages: Sequence[FileResult]) -> list[FileResult]:
        """The results with what comparing them finds, all of it."""
        if self._cache is None or not all(page.key or page.source is None for page in pages):
            return self._compared(pages)
        key = cache.key("issue", *((str(page.path), page.key) for page in pages))
        if found := self._cache.get(key):
            texts = {page.path: page.text for page in pages}
            return [
                replace(
                    page,
                    diagnostics=diagnostics,
                    facts={},
                    packed=b"",
                    others={other: texts[other] for other in others},
                )
                for page, (diagnostics, others) in zip(pages, found, strict=True)
            ]
        results = self._compared(pages)
        if all(new.problems == old.problems for new, old in zip(results, pages, strict=True)):
            self._cache.put(key, [(result.diagnostics, tuple(result.others)) for result in results])
        return results

    def _compared(self, pages: Sequence[FileResult]) -> list[FileResult]:
        from lint.issue import compared

        return compared(list(map(self._unpacked, pages)), self._checker)

    def _unpacked(self, page: FileResult) -> FileResult:
        """The page with its facts; it is checked again where they cannot be read."""
        if not page.packed or page.source is None:
            return page
        facts = cache.unpickled(page.packed)
        if facts is None:
            return self._checker.source(page.source, page.path)
        return replace(page, facts=facts, packed=b"")

    def _key(self, source: Source, path: Path) -> str:
        job = self._job
        config = None if job.isolated else job.config or self._nearest(path.absolute().parent)
        return cache.key(
            self._rules(config),
            # A book has settings for some files.
            os.path.relpath(path, config.parent) if config else path.suffix.lower(),
            job.select,
            job.ignore,
            int(job.severity),
            cache.digest(source.text.encode()),
        )


def _rules(config: Path | None) -> str:
    """What stands for the rules of a book, or of the built-in one."""
    parts = [_version()]
    if config:
        parts += (config.name, *(_digest(path) for path in (config, *tables(config))))
    return cache.key(*parts)


def tables(config: Path) -> Iterator[Path]:
    """The tables beside a book that its rules name."""
    try:
        text = config.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    data = bookdata.data(text)
    rules = data.get("rules") if isinstance(data, dict) else None
    for entry in rules if isinstance(rules, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("table"), str):
            yield config.parent / entry["table"]


def _digest(path: Path) -> str:
    try:
        return cache.digest(path.read_bytes())
    except OSError:
        return ""


@once
def _version() -> str:
    """What stands for the program: its sources and tables, and the libraries beside it."""
    package = Path(__file__).parent
    suffixes = {".py", ".tsv", ".txt", ".yaml"}
    sources = sorted(path for path in package.rglob("*") if path.suffix in suffixes)
    library = find_spec("regex")
    beside = Path(library.origin).parents[1] if library and library.origin else package
    return cache.key(
        sys.implementation.cache_tag,
        sorted(path.name for path in beside.glob("*.dist-info")),  # names with their versions
        *map(_digest, (*sources, package.with_name(FILE_NAME))),
    )
