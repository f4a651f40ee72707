"""The texts that are open in the editor, kept as it changes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from lsprotocol import types

from lint.checker import MARKUPS, markup
from lint.editor import uris
from lint.text.codeunits import Encoding
from lint.text.document import Markup
from lint.text.positions import Position, Positions
from lint.text.view import Span

if TYPE_CHECKING:
    from lint.diagnostic import Text
    from lint.editor.checking import Checked
    from lint.job import FileResult

_HALF = re.compile("[\ud800-\udfff]")
_SUFFIXES = {"markdown": ".md", "html": ".html"}
"""By the language that an editor says of a buffer without a file."""
_OTHERS = {kind.value for kind in types.LanguageKind} - _SUFFIXES.keys()
"""Languages that the protocol lists and that are no copy; an editor may have its own for text."""


class OpenDocument:
    """A text of the editor.

    pygls' own documents end a line at a form feed, which stands between newspaper pages, and at
    U+2028: the protocol does not, and nor do we.

    Attributes:
        uri: as the client spelt it when it opened the document.
        key: what all spellings of the URI have in common.
        path: the file; of a buffer that has none, the name that it would have in `home`.
        is_copy: whether it is to be checked, as all files are; of a buffer that has none, its
            language tells.
        is_file: whether there may be other pages beside it.
        version: the client's.
        text: as it stands in the editor, with U+FFFD for half of a surrogate pair.
        revision: goes up whenever the text must be checked anew.
        checked: what was found in the text as it stands; None until it is checked.
        result: `checked` with what comparing the open pages of its folder finds.
        result_id: another one whenever `result` is, and in another server.
        is_unasked: whether its result is another for a reason that the client does not know of.
        left_out: by code, why a rule is not asked again: it ran out of time, or failed.
    """

    def __init__(self, item: types.TextDocumentItem, home: Path, encoding: Encoding) -> None:
        path = uris.file_path(item.uri)
        self.uri = item.uri
        self.key = uris.key(item.uri)
        self.is_file = path is not None
        self.is_copy = self.is_file or item.language_id not in _OTHERS
        self.path = path or home / _name(item)
        self.encoding = encoding
        self.version = item.version
        self._set(item.text)
        self.revision = 0
        self.checked: Checked | None = None
        self.result: FileResult | None = None
        self.result_id = ""
        self.is_unasked = False
        self.left_out: Mapping[str, Text] = {}

    @property
    def markup(self) -> Markup:
        """What it is written in."""
        return markup(self.path)

    def change(self, changes: Sequence[types.TextDocumentContentChangeEvent], version: int) -> None:
        """Carry out the client's changes, one after the other."""
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                self._replace(change.range, change.text)
            else:
                self._set(change.text)
        self.version = version
        self.outdate()

    def _replace(self, place: types.Range, new: str) -> None:
        start, end = place.start, max(place.start, place.end)
        self._set(self._cut(start)[0] + new + self._cut(end)[1])

    def _cut(self, place: types.Position) -> tuple[str, str]:
        """The given text before and behind a position, which may lie within a surrogate pair."""
        at = self.offset(place)
        head, tail = self._given[:at], self._given[at:]
        column = self.positions.encoded(at, self.encoding).column
        if self.encoding == "utf-16" and place.character > column and tail[:1] > "\uffff":
            high, low = _halves(tail[0])
            return head + high, low + tail[1:]
        return head, tail

    def _set(self, given: str) -> None:
        """Take a text, in which halves that have met are one character."""
        self.text, self._given = given, given
        if not _is_sound(given):
            self._given = given.encode("utf-16-le", "surrogatepass").decode(
                "utf-16-le", "surrogatepass"
            )
            self.text = _HALF.sub("\ufffd", self._given)
        self.positions = Positions(self.text)

    def outdate(self) -> None:
        """Forget what was found: the text or the rules are others."""
        self.revision += 1
        self.checked = self.result = None

    def span(self, place: types.Range) -> Span:
        """The raw offsets of a range; where the end lies before the start, they are one."""
        start = self.offset(place.start)
        return Span(start, max(start, self.offset(place.end)))

    def offset(self, place: types.Position) -> int:
        """The raw offset of a position."""
        return self.positions.offset(Position(place.line, place.character), self.encoding)

    def range(self, span: Span) -> types.Range:
        """The range of raw offsets."""
        return range_of(span, self.positions, self.encoding)


def range_of(span: Span, positions: Positions, encoding: Encoding) -> types.Range:
    """The range of raw offsets."""
    start, end = (positions.encoded(offset, encoding) for offset in span)
    return types.Range(types.Position(*start), types.Position(*end))


def _name(item: types.TextDocumentItem) -> str:
    """A name whose suffix says what the buffer is written in."""
    name = PurePosixPath(uris.path_part(item.uri)).name or "untitled"
    if PurePosixPath(name).suffix.lower() in MARKUPS:
        return name
    return name + _SUFFIXES.get(item.language_id, ".txt")


def _is_sound(text: str) -> bool:
    """Whether there are no halves of surrogate pairs, which no encoding has."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _halves(character: str) -> tuple[str, str]:
    """The surrogate pair of a character beyond the basic plane."""
    number = ord(character) - 0x10000
    return chr(0xD800 + (number >> 10)), chr(0xDC00 + (number & 0x3FF))
