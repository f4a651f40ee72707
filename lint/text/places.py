"""Where an offset of the flow lies: in which paragraph, in a quotation or not."""

from __future__ import annotations

from bisect import bisect_right

import regex

from lint.text.document import Article, Document, Paragraph
from lint.text.lazy import lazy, lazy_re


def paragraph_at(document: Document, at: int) -> Paragraph:
    """The paragraph that holds the offset `at` of the flow."""
    return document.paragraphs[max(bisect_right(document.once(_paragraph_starts), at) - 1, 0)]


def article_at(document: Document, at: int) -> Article:
    """The article that holds the offset `at` of the flow."""
    return document.articles[max(bisect_right(document.once(_article_starts), at) - 1, 0)]


def _paragraph_starts(document: Document) -> list[int]:
    return [paragraph.span.start for paragraph in document.paragraphs]


def _article_starts(document: Document) -> list[int]:
    return [article.span.start for article in document.articles]


def opened_at(text: str, at: int, pair: str, reach: int) -> int:
    """Where the opener of `pair` stands that is open at `at`; -1 where none is within `reach`."""
    first = max(0, at - reach)
    start = text.rfind(pair[0], first, at)
    return start if start > max(text.rfind(mark, first, at) for mark in (pair[1], "\n")) else -1


def in_speech(text: str, at: int) -> bool:
    """Whether a quotation is open at `at`: what is said keeps its own words and numerals."""
    return opened_at(text, at, "“”", _SPEECH) >= 0


def in_title(text: str, at: int) -> bool:
    """Whether the offset `at` lies within 《》: the title of a work stays as it is."""
    return opened_at(text, at, "《》", _TITLE) >= 0


def clause_start(text: str, at: int) -> int:
    """Where the clause begins that holds the offset `at`, as far back as a clause may be long."""
    return _start(text, _CLAUSE_MARK, at, _CLAUSE)


def sentence_start(text: str, at: int, reach: int) -> int:
    """Where the sentence, or the part before a ；, begins that holds `at`, within `reach`."""
    return _start(text, _SENTENCE_MARK, at, reach)


def sentence_end(text: str, at: int, reach: int) -> int:
    """Where it ends, within `reach`."""
    mark = _MARK.search(text, at, at + reach)
    return mark.start() if mark else min(at + reach, len(text))


def _start(text: str, mark: regex.Pattern[str], at: int, reach: int) -> int:
    """Right behind the last `mark` before `at`, or as far back as `reach`."""
    first = max(0, at - reach)
    found = mark.search(text, first, at)
    return found.end() if found else first


_MARK = lazy_re("[。；！？\n]")
_SENTENCE_MARK = lazy("[。；！？\n]", regex.REVERSE)
_CLAUSE_MARK = lazy("[，。；：！？,\n]", regex.REVERSE)
_TITLE = 60
_CLAUSE = 30
_SPEECH = 400  # an opening quote is looked for this far back
