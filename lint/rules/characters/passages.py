"""Characters of the other script: in words, in passages, and where they stand apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Sequence

from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.rare import KANA
from lint.text.view import Edit, Span

_HAN = lazy(r"\p{Han}")
_ON_PAGE, _IN_PARAGRAPH = 10, 5
_AT_LEAST = 2  # on a page that holds none of the characters of its own script
# Of running text in the other script a sixth to a third shows it. Names and quotations on a page
# do not come near a tenth.
_SHARE = 0.1


def passages(text: str, hits: Sequence[int], own: Container[str]) -> list[Span]:
    """The parts of the text that are in the other script.

    Args:
        text: the flow of a document.
        hits: where characters of the other script stand, ascending.
        own: characters that only the script of the copy has: where they are many, the text is a
            mixture.
    """
    page = Span(0, len(text))

    def is_other(span: Span, least: int) -> bool:
        count = bisect_left(hits, span.end) - bisect_left(hits, span.start)
        if count < (_AT_LEAST if span == page else least):
            return False
        han = _HAN.findall(text, *span)
        owned = sum(character in own for character in han)
        is_enough = count >= least or not owned
        return is_enough and count >= _SHARE * len(han) and count > 2 * owned

    if len(hits) < _AT_LEAST:
        return []
    if is_other(page, _ON_PAGE):
        return [page]
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        span = Span(at, at + len(line))
        if is_other(span, _IN_PARAGRAPH):
            if found and found[-1].end + 1 == span.start:
                span = Span(found.pop().start, span.end)
            found.append(span)
        at += len(line) + 1
    return found


def runs(hits: Sequence[int]) -> Iterator[Span]:
    """The hits, those side by side as one."""
    start = end = -1
    for at in hits:
        if at != end:
            if end > start:
                yield Span(start, end)
            start = at
        end = at + 1
    if end > start:
        yield Span(start, end)


def in_context(text: str, start: int, end: int, convert: Callable[[str], str]) -> str:
    """What `start`..`end` is converted to, by the words that it stands in."""
    first = max(0, start - _CONTEXT)
    first = max(first, text.rfind("\n", first, start) + 1)
    return convert(text[first : end + _CONTEXT])[start - first : end - first]


_CONTEXT = 6


def converting(document: Document, span: Span, new: str) -> tuple[Edit, ...]:
    """The edits that put in `new`, which is as long as the span, character by character."""
    return tuple(
        edit
        for at, old, character in zip(
            range(*span), document.flow.text[slice(*span)], new, strict=True
        )
        if old != character
        for edit in document.flow.edits(at, at + 1, character) or ()
    )


def is_apart(text: str, start: int, end: int) -> bool:
    """Whether the characters are a subject of their own, “龍”字 and 范（範）, or Japanese."""
    if text[start - 1 : start] in _OPENERS and text[end : end + 1] in _CLOSERS:
        return True
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    behind = text[end : end + _NEAR].partition("\n")[0]
    return _KANA.search(before + behind) is not None


_OPENERS = tuple("“‘「『（(【［")
_CLOSERS = tuple("”’」』）)】］")
_KANA = lazy(f"[{KANA}]")
_NEAR = 10
