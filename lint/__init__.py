"""newslint, a text-quality linter for Chinese newspaper copy.

    import lint

    for diagnostic in lint.check("今天,晴。"):
        print(diagnostic.span, diagnostic.message.zh)

Nothing here reads from disk but the built-in rule book, and nothing is printed.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.book import Book
    from lint.diagnostic import Applicability, Diagnostic, Severity
    from lint.text.document import Document, Markup

__version__ = "0.1.0"
__all__ = [
    "Applicability",
    "Book",
    "Diagnostic",
    "Document",
    "Markup",
    "Severity",
    "check",
    "fix",
    "reflow",
]

_HOMES = {
    "Applicability": "lint.diagnostic",
    "Book": "lint.book",
    "Diagnostic": "lint.diagnostic",
    "Document": "lint.text.document",
    "Markup": "lint.text.document",
    "Severity": "lint.diagnostic",
}


def check(
    text: str, book: Book | None = None, *, severity: Severity | None = None
) -> list[Diagnostic]:
    """The diagnostics of a text, in its order; spans are offsets in code points.

    Args:
        text: as it stands, line ends and all.
        book: the rule book; the built-in one by default.
        severity: the least severity that is reported; warnings by default.

    Raises:
        lint.engine.RuleTimeoutError: a pattern of the book ran away on this text.
    """
    from lint import engine
    from lint.book import default_rules
    from lint.diagnostic import Severity
    from lint.text.document import Document

    rules = book.rules_for() if book else default_rules()
    with _uncollected():
        return engine.check(Document(text), rules, severity=severity or Severity.WARNING)


def fix(
    text: str,
    book: Book | None = None,
    *,
    applicability: Applicability | None = None,
    severity: Severity | None = None,
) -> str:
    """The text with its defects mended, until nothing more can be mended.

    Args:
        text: as it stands.
        book: the rule book; the built-in one by default.
        applicability: the least that a fix must be to be applied; safe by default.
        severity: the least severity whose fixes are applied; warnings by default.

    Raises:
        lint.engine.RuleTimeoutError: a pattern of the book ran away on this text.
    """
    from lint import fixes
    from lint.book import default_rules
    from lint.diagnostic import Applicability, Severity
    from lint.text.document import Document

    rules = book.rules_for() if book else default_rules()
    with _uncollected():
        return fixes.fix(
            Document(text),
            rules,
            applicability=applicability or Applicability.SAFE,
            severity=severity or Severity.WARNING,
        ).text


def reflow(text: str) -> str:
    """The text with one true paragraph a line, and nothing else changed."""
    from lint.text.document import Document
    from lint.text.document import reflow as reflowed

    return reflowed(Document(text))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage be looked for: a check makes none, and to look takes time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
