"""Who signs a story or a picture: the names in bylines, datelines and credits."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

import msgspec

from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.names import SURNAME_STARTS
from lint.text.occurrences import occurrences
from lint.text.places import paragraph_at
from lint.text.search import literals

_HAN = "一-龥"
_NOT_NAME = "(?!本[报刊台网社]|新华|记者|通讯|摄影|报道|实习|文[/／]|图[/／]|整理|采写|编辑)"
# Names of two characters are often set as wide as those of three: 朱 虹.
_NAME = rf"{_NOT_NAME}(?:[{_HAN}]{{2,4}}|[{_HAN}][ 　]{{1,2}}[{_HAN}])(?![{_HAN}])"
_ENDED = rf"{_NOT_NAME}[{_HAN}]{{2,3}}?(?=摄|报道|文[/／]|图[/／]|通讯员|记者|实习生)"
_ROLES = ("记者", "通讯员", "实习生", "撰稿人")
_ROLE = lazy_re(f"{'|'.join(_ROLES)}|[文图][/／]")
_ROLE_WORDS = literals(*_ROLES, "[文图][/／]")
# A name in the middle of a sentence signs nothing: 记者 王婷 在现场.
_NAMES = lazy(
    rf"[：: 　]*((?:{_ENDED}|{_NAME})(?:[ 　、]+(?:{_ENDED}|{_NAME}))*)"
    r"(?=[）)\n]|$|[ 　]*(?:$|\n|摄|报道|文[/／]|图[/／]|本报|通讯员|记者|实习生))"
)
_ONE = lazy(f"{_ENDED}|{_NAME}")
_CREDIT = lazy(rf"(?:(?<=[\n（( 　])|^)({_ENDED}|{_NAME})[ 　]*摄(?:影)?(?=[）)\n]|$)")
_OPENING = SURNAME_STARTS.union("：: 　")
_NAMED = ("记者", "通讯员")
_WHOLE = lazy_re(f"[{_HAN}]{{3}}")
_LONGEST_CREDIT = 8
_BLANKS = str.maketrans("", "", " 　")


class Signature(msgspec.Struct, frozen=True):
    """A name that signs, and where it stands in the flow; the blank in 朱 虹 is not part of it."""

    name: str
    start: int
    end: int
    line: int  # where the names begin that stand with it
    signs: bool = True  # not where the text speaks of who signs: 通讯员王婷从县里获悉


def signatures(document: Document) -> tuple[Signature, ...]:
    """All names that sign something on the page, in its order."""
    return tuple(sorted(_signatures(document), key=attrgetter("start")))


def _signatures(document: Document) -> Iterator[Signature]:
    text = document.flow.text
    for role, starts in _ROLE_WORDS.by_word(document):
        for start in starts:
            end = start + len(role)
            if text[end : end + 1] not in _OPENING or not text.startswith(role, start):
                continue  # 记者从, 记者在
            if names := _NAMES.match(text, end):
                line = paragraph_at(document, start).span.start
                for name in _ONE.finditer(text, *names.span(1)):
                    yield Signature(name.group().translate(_BLANKS), *name.span(), line)
            elif role in _NAMED and _WHOLE.match(text, end):
                yield Signature(text[end : end + 3], end, end + 3, -1, signs=False)
    for at in occurrences(text, "摄"):
        credit = _CREDIT.search(text, max(0, at - _LONGEST_CREDIT), at + 3)
        if credit and not _ROLE.search(
            text, max(0, credit.start(1) - _LONGEST_CREDIT), credit.start(1)
        ):
            line = paragraph_at(document, at).span.start
            yield Signature(credit[1].translate(_BLANKS), *credit.span(1), line)
