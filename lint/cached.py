"""Files and issues that were checked before, as they were found then: see `lint.cache`.

Nothing that checks is imported before something is to be checked.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import cache as once
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lint import cache, files
from lint.bookkey import book_key
from lint.files import FileError
from lint.job import FileResult, Job
from lint.nearest import below, nearest_book

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
        self._book_key = once(book_key)
        self._book_key_now = once(book_key)

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
        if result.problems or not self._is_current(path):
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
        if all(
            new.problems == old.problems and self._is_current(new.path)
            for new, old in zip(results, pages, strict=True)
        ):
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

    def _config(self, path: Path) -> Path | None:
        """The book that holds for a file; None for the built-in one."""
        job = self._job
        return None if job.isolated else job.config or self._nearest(path.absolute().parent)

    def _is_current(self, path: Path) -> bool:
        """Whether the book that has been read for a file is the one that its key stands for.

        It may have been saved in between.
        """
        config = self._config(path)
        return self._book_key_now(config) == self._book_key(config)

    def _key(self, source: Source, path: Path) -> str:
        job, config = self._job, self._config(path)
        # A book has settings for some files.
        name = below(config.parent, path) if config else None
        return cache.key(
            self._book_key(config),
            path.suffix.lower(),
            name and str(name),
            job.select,
            job.ignore,
            int(job.severity),
            cache.digest(source.text.encode()),
        )
