"""The ways to silence a rule: at its place by a comment, in words or wholly by rules.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from lint.diagnostic import Diagnostic, Text
from lint.editor import bookedits
from lint.editor.books import is_foreign
from lint.editor.documents import OpenDocument
from lint.editor.edits import file_edit, new_file, text_edits, workspace_edit
from lint.editor.session import BookText, Session
from lint.nearest import FILE_NAME
from lint.text.document import Markup
from lint.text.positions import Positions
from lint.text.view import Edit, Span

_HERE = Text("这一行不报 {code}（加注释）", "Silence {code} on this line (comment)")
_WORDS = Text(
    "全报凡“{words}”都不报 {code}（rules.yaml）",
    "Silence {code} in “{words}” throughout the paper (rules.yaml)",
)
_WHOLLY = Text("全报停用 {code}（rules.yaml）", "Turn {code} off throughout the paper (rules.yaml)")

_FEWEST, _MOST = 2, 30
"""Characters of words that a book may except: one alone would silence too much."""

_HARD_BREAK = re.compile(r"(?:[ \t]+|(?<!\\)\\)$")
_BLANK_ROW = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")
_TARGET = re.compile(r"\]\([^()]*$")
_MARKUP = (
    (re.compile(r"<!--"), "-->"),
    (re.compile(r"<[A-Za-z/!?]"), ">"),
    (re.compile(r"<(?=(?:title|textarea|option)\b)", re.IGNORECASE), "</"),
)
"""What no comment may stand in: how it opens, and how it closes."""


class Silence(NamedTuple):
    """A way to silence a rule."""

    title: Text
    edit: types.WorkspaceEdit


def silences(
    session: Session, document: OpenDocument, book: BookText | None, found: Diagnostic
) -> Iterator[Silence]:
    """The ways to silence a rule where it found something, the narrowest first.

    `book` is the one in force, to which they may be added; without one a new book is made.
    """
    code = found.code
    if document.markup is not Markup.TEXT and (behind := _comment(document, found)):
        comment = workspace_edit(document, [behind], session.client)
        yield Silence(_HERE.format(code=code), comment)
    words = document.text[slice(*found.span)]
    if _FEWEST <= len(words) <= _MOST and words.isprintable():
        key = bookedits.excepted(code, words)
        put = partial(bookedits.excepting, code=code, words=words)
        if edit := _in_book(session, document, book, key, put):
            yield Silence(_WORDS.format(code=code, words=words), edit)
    key = bookedits.ignored(code)
    if edit := _in_book(session, document, book, key, partial(bookedits.ignoring, code=code)):
        yield Silence(_WHOLLY.format(code=code), edit)


def _comment(document: OpenDocument, found: Diagnostic) -> Edit | None:
    """The edit that puts a comment behind the row in which a finding begins, if it may stand there.

    What ends a line of Markdown for its reader, two blanks or a backslash, stays at its end.
    """
    positions = document.positions
    start, end = positions.row_span(positions.position(found.span.start).row)
    row = document.text[start:end]
    if document.markup is Markup.MARKDOWN:
        end = start + len(_HARD_BREAK.sub("", row))
        paragraph = _BLANK_ROW.split(document.text[:end])[-1]
        if row.lstrip().startswith("|") or paragraph.count("`") % 2 or _TARGET.search(paragraph):
            return None
    if any(_is_open(document.text, end, *ends) for ends in _MARKUP):
        return None
    return Edit(Span(end, end), f" <!-- newslint: ignore {found.code} -->")


def _is_open(text: str, at: int, opening: re.Pattern[str], closing: str) -> bool:
    """Whether markup that opens before an offset does not close before it."""
    opened = max((match.end() for match in opening.finditer(text, 0, at)), default=-1)
    return opened >= 0 and text.find(closing, opened, at) < 0


def _in_book(
    session: Session,
    document: OpenDocument,
    book: BookText | None,
    key: tuple[str, str],
    put: Callable[[str], Edit | None],
) -> types.WorkspaceEdit | None:
    """The edit of the book in force, or of a new one with this key where there is none."""
    if book is None:
        return _in_new_book(session, document, key)
    if is_foreign(book.path, book.text) or not (edit := put(book.text)):
        return None
    changes = text_edits([edit], Positions(book.text), session.encoding)
    return file_edit(book.uri, changes, session.client, book.version)


def _in_new_book(
    session: Session, document: OpenDocument, key: tuple[str, str]
) -> types.WorkspaceEdit | None:
    if not (session.client.creates and session.client.versions):
        return None
    folder = _folder(document.path, session.folders)
    return new_file((folder / FILE_NAME).absolute().as_uri(), bookedits.new_book(*key))


def _folder(path: Path, folders: list[Path]) -> Path:
    """The workspace folder that a file lies in, or else its own."""
    return next((folder for folder in folders if path.is_relative_to(folder)), path.parent)
