"""A text and its findings → the pieces of a galley proof: what is marked, and how it is mended.

The marks are those of GB/T 14706-1993 (校对符号及其用法), as far as a screen can draw them.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple, TypeVar

import msgspec

from lint import fixes
from lint.diagnostic import Applicability, Diagnostic
from lint.text.common import common_end, common_start
from lint.text.view import Edit, Span

_T = TypeVar("_T")


class Mark(Enum):
    """How an edit is drawn in the text; the values are classes of the style sheet."""

    CHANGE = "change"  # 改正: ringed, the new text in the margin
    DELETE = "delete"  # 删除: struck out, with a loop
    INSERT = "insert"  # 增补: a caret
    TRANSPOSE = "transpose"  # 对调: an S round both parts
    CLOSE = "close"  # 减小空距: bows over a gap that goes
    JOIN = "join"  # 接排: a bow to the next line
    BREAK = "break"  # 另起段: a corner before what begins anew


class Drawn(msgspec.Struct, frozen=True, gc=False):
    """An edit that is drawn, without what is the same before and after it.

    Attributes:
        finding: the index of the finding that it belongs to.
        turn: behind how many characters of it the two parts of a transposition meet.
    """

    finding: int
    span: Span
    new: str
    mark: Mark
    turn: int = 0

    @property
    def is_insertion(self) -> bool:
        """Whether nothing goes."""
        return self.span.start == self.span.end


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text under the same findings and the same edit; it may be empty.

    Attributes:
        text: as it stands, every line end as one "\\n".
        findings: the indexes of the findings whose spans hold it.
        notes: the indexes of those that begin here, or whose place this is.
        edit: what is to be done to it.
        part: which part of a transposition it is: 1 or 2; else 0.
        ends: whether the edit ends with it, so that the new text stands behind it.
    """

    text: str
    findings: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    edit: Drawn | None = None
    part: int = 0
    ends: bool = False


class Draft(NamedTuple):
    """The edits that are drawn, ascending and without overlap, and whose findings they settle."""

    edits: tuple[Drawn, ...]
    settled: frozenset[int]


def draft(text: str, diagnostics: Sequence[Diagnostic]) -> Draft:
    """What the safe and the unsafe fixes do in one round; the others are left to an editor."""
    _, applied = fixes.apply(text, diagnostics, Applicability.UNSAFE)
    index = {id(diagnostic): i for i, diagnostic in enumerate(diagnostics)}
    edits: dict[Edit, int] = {}
    for diagnostic in applied:
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            edits.setdefault(edit, index[id(diagnostic)])
    changes = tuple(
        _drawn(text, edit, finding)
        for edit, finding in sorted(edits.items())
        if edit.new != text[slice(*edit.span)]
    )
    return Draft(changes, frozenset(index[id(diagnostic)] for diagnostic in applied))


def pieces(text: str, diagnostics: Sequence[Diagnostic], edits: Sequence[Drawn]) -> Iterator[Piece]:
    """The whole text in pieces."""
    begun = _by_start((diagnostic.span.start, i) for i, diagnostic in enumerate(diagnostics))
    inserted = _by_start((edit.span.start, edit) for edit in edits if edit.is_insertion)
    replaced = deque(edit for edit in edits if not edit.is_insertion)
    under: tuple[int, ...] = ()
    for at, end in pairwise(_cuts(text, diagnostics, edits)):
        notes = tuple(begun.get(at, ()))
        under = tuple(i for i in (*under, *notes) if diagnostics[i].span.end > at)
        points = tuple(i for i in notes if i not in under)
        inserts: Sequence[Drawn | None] = inserted.get(at, (None,) if points else ())
        for edit in inserts:
            yield Piece("", (*under, *points), notes, edit, ends=edit is not None)
            notes = ()
        if at == end:
            continue
        while replaced and replaced[0].span.end <= at:
            replaced.popleft()
        edit = replaced[0] if replaced and replaced[0].span.start <= at else None
        ends = edit is not None and edit.span.end == end
        yield Piece(_lines(text, at, end), under, notes, edit, _part(edit, at), ends)


def _drawn(text: str, edit: Edit, finding: int) -> Drawn:
    (start, end), new = edit
    head = common_start(text[start:end], new)
    tail = common_end(text[start + head : end], new[head:])
    span, new = Span(start + head, end - tail), new[head : len(new) - tail]
    old = text[slice(*span)]
    mark, turn = _mark(old, new), 0
    if mark is Mark.TRANSPOSE:
        turn = (old + old).index(new)
    return Drawn(finding, span, new, mark, turn)


def _mark(old: str, new: str) -> Mark:
    if not old:
        return Mark.BREAK if "\n" in new and new.isspace() else Mark.INSERT
    if not new:
        if not old.isspace():
            return Mark.DELETE
        return Mark.JOIN if "\n" in old or "\r" in old else Mark.CLOSE
    turned = len(old) == len(new) and new in old + old
    return Mark.TRANSPOSE if turned else Mark.CHANGE


def _part(edit: Drawn | None, at: int) -> int:
    if edit is None or edit.mark is not Mark.TRANSPOSE:
        return 0
    return 1 if at < edit.span.start + edit.turn else 2


def _by_start(things: Iterable[tuple[int, _T]]) -> Mapping[int, Sequence[_T]]:
    """What stands at each offset, in its order."""
    found: dict[int, list[_T]] = defaultdict(list)
    for start, thing in things:
        found[start].append(thing)
    return found


def _cuts(text: str, diagnostics: Sequence[Diagnostic], edits: Sequence[Drawn]) -> list[int]:
    """Where something begins or ends; the end of the text twice, for what stands there."""
    cuts = {0, len(text)}
    for diagnostic in diagnostics:
        cuts.update(diagnostic.span)
    for edit in edits:
        cuts.update(edit.span)
        if edit.turn:
            cuts.add(edit.span.start + edit.turn)
    return [*sorted(cuts), len(text)]


def _lines(text: str, start: int, end: int) -> str:
    """The text with its line ends as HTML has them; a CR parted from its LF goes with that."""
    part = text[start:end]
    if "\r" not in part:
        return part
    if part[-1] == "\r" and text[end : end + 1] == "\n":
        part = part[:-1]
    return part.replace("\r\n", "\n").replace("\r", "\n")
