"""What a rule reports: a place in the raw text, a message, and perhaps a fix."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from lint.text.view import Edit, Span

LANGUAGES = ("zh", "en")


class Text(NamedTuple):
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `language`, one of LANGUAGES."""
        return self.en if language == "en" else self.zh

    def format(self, **details: object) -> Text:
        """Both texts with their `{placeholders}` filled in."""
        return Text(self.zh.format(**details), self.en.format(**details))


class Severity(IntEnum):
    """How sure a finding is.

    ERROR: any proofreader agrees. WARNING: nearly always. INFO: advice, hidden unless asked for.
    """

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Applicability(IntEnum):
    """Who may apply a fix.

    SAFE: changes form only (`--fix`). UNSAFE: changes wording (`--unsafe-fixes`). DISPLAY: shown,
    never applied; an editor decides.
    """

    DISPLAY = 1
    UNSAFE = 2
    SAFE = 3

    def __str__(self) -> str:
        return self.name.lower()


class Fix(msgspec.Struct, frozen=True, gc=False):
    """Edits, ascending and without overlap, to be applied together or not at all."""

    edits: tuple[Edit, ...]
    applicability: Applicability
    title: Text


class Related(NamedTuple):
    """Another place (raw offsets) that a finding speaks of, such as the first copy of a run.

    It lies in the same text, or on another page of the issue, whose file `path` names.
    """

    span: Span
    message: Text
    path: Path | None = None


class Diagnostic(msgspec.Struct, frozen=True, gc=False):
    """One finding.

    Attributes:
        code: the rule's code, such as ``DUP001``.
        name: the rule's name in kebab-case.
        span: raw offsets, in code points.
        message: what is wrong and what to do about it.
    """

    code: str
    name: str
    span: Span
    severity: Severity
    message: Text
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
