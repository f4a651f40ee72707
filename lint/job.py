"""What is asked of each file, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.text.source import Source, path_text

if TYPE_CHECKING:
    from lint.suppress.baseline import Baseline
    from lint.suppress.changes import Changes


class Job(msgspec.Struct, frozen=True):
    """What to do with each file.

    Attributes:
        config: the rule book; None for the nearest one upward from the file.
        isolated: the built-in book, whatever others there are.
        select: codes that replace the book's own selection.
        ignore: codes that are ignored besides the book's own.
        severity: the least severity that is reported and mended.
        fix: the least applicability of the fixes that are applied; None for no fixing.
        write: put a mended text back into its file.
        baseline: findings that are known already.
        since: the revision since which what a finding speaks of has changed.
        changes: what has changed since; findings of the rest are left out.
    """

    config: Path | None = None
    isolated: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    fix: Applicability | None = None
    write: bool = False
    baseline: Baseline | None = None
    since: str | None = None
    changes: Changes | None = None

    @property
    def complete(self) -> Job:
        """The same without what leaves out findings by where they are, not by what they are."""
        return msgspec.structs.replace(self, baseline=None, changes=None)

    @property
    def knows_rate(self) -> bool:
        """Whether what is reported makes an error rate: none of it is left out by rule or place."""
        return not (self.select or self.ignore or self.baseline or self.since)


class FileResult(msgspec.Struct, frozen=True):
    """What became of one file.

    Attributes:
        path: as the user gave it, or as it was found.
        source: the file as it was read; None where it could not be checked.
        text: the text after fixing, which the spans of `diagnostics` count in.
        diagnostics: what is left to report, in the order of the text.
        applied: how many findings were mended.
        problems: why the run failed here, each on one line.
        facts: by rule, what the pages of an issue are compared by, until they are.
        packed: `facts` as the cache keeps them; what they are made of is seldom imported.
        gone: entries of the baseline that are not found any more, and how many of each.
        others: the texts of the other pages that `diagnostics` speak of.
        key: what stands for the result in the cache; None where it is not kept.
    """

    path: Path
    source: Source | None = None
    text: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    applied: int = 0
    problems: tuple[Text, ...] = ()
    facts: Mapping[str, Any] = {}
    packed: bytes = b""
    gone: Mapping[str, int] = {}
    others: Mapping[Path, str] = {}
    key: str | None = None

    @property
    def name(self) -> str:
        """The path as text."""
        return path_text(self.path)

    @property
    def changed(self) -> bool:
        """Whether fixing changed the text."""
        return self.source is not None and self.text != self.source.text
