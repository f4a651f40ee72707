"""WID003: straight quotes in Chinese."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.width import severity_by_majority
from lint.text.document import Document
from lint.text.foreign import is_foreign
from lint.text.lazy import lazy


@rule(
    id="WID003",
    name="straight-quote",
    severity=Severity.ERROR,
    summary=Text("中文里的直引号", "straight quotes in Chinese"),
    message=Text("中文的引号应为“”或‘’", "set quotes in Chinese as “” or ‘’"),
    why=Text(
        "直引号不分前后。一段里的直引号能一一配成对时可改；配不成对的只报不改。外文的撇号和外文句子里的引号不动。",
        "A straight quote does not tell opening from closing. They are mended where all of a "
        "paragraph pair up, and only reported where they do not. Apostrophes and quotes within "
        "a foreign sentence stay.",
    ),
    source="GB/T 15834-2011 4.8",
    covers=("P01",),
    fix=Applicability.SAFE,
    needs="\"'",
    cases=(
        Case(bad='他说"好"。', at='"', fixed="他说“好”。"),
        Case(bad='"先把\'根\'扎牢。"老支书说。', at='"',
             fixed="“先把‘根’扎牢。”老支书说。"),
        Case(bad='他说“好"。', at='"', fixed="他说“好”。"),
        Case(bad='他说"好，转身就走。', at='"', note="配不成对，不改"),
        Case(good="大家齐唱what's up，屏幕有55\"那么大。"),
        Case(good="屏幕上是 Say \"yes to me 一行字。"),
        Case(good="墙上写着 He said \"yes\" to me 几个词。"),
    ),
)  # fmt: skip
def straight_quote(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for straight, opening, closing in (('"', "“", "”"), ("'", "‘", "’")):
        if straight not in text:
            continue
        severity = severity_by_majority(text, text.count(straight) // 2, opening)
        for marks in _marks_of_paragraphs(text, straight):
            pairs = _pairs(text, marks)
            if pairs is None:
                at = next(at for at in reversed(marks) if text[at] == straight)
                if straight == '"' and _is_chinese(text, at, at):
                    yield self.found(document, at, at + 1, severity=Severity.WARNING)
                continue
            for start, last in pairs:
                if not _is_chinese(text, start, last):
                    continue
                for at, new in ((start, opening), (last, closing)):
                    if text[at] == straight:
                        yield self.rewritten(document, at, at + 1, new, severity=severity)


# An apostrophe within a word is none of them.
_MARKS = {
    '"': lazy(r'["“”\n]'),
    "'": lazy(r"‘|’(?<![A-Za-z].(?=[A-Za-z]))|'(?:(?<![A-Za-z0-9\s].)|(?![A-Za-z0-9\s]))|\n"),
}
_HAN = lazy(r"\p{Han}")
_CHINESE = lazy(r"[\p{Han}，。、；：！？“”‘’（）《》…—]")


def _marks_of_paragraphs(text: str, straight: str) -> Iterator[list[int]]:
    """The places of the quotes of each paragraph that has a straight one among them."""
    marks: list[int] = []
    count = 0
    for match in _MARKS[straight].finditer(text):
        at = match.start()
        if text[at] == "\n":
            if count:
                yield marks
            marks, count = [], 0
        elif text[at] != straight:
            marks.append(at)
        # One that opens nothing and follows a figure stands for inches, seconds or minutes.
        elif not is_foreign(text, at) and (count % 2 or not text[at - 1 : at].isdigit()):
            marks.append(at)
            count += 1
    if count:
        yield marks


def _pairs(text: str, marks: Sequence[int]) -> list[tuple[int, int]] | None:
    """The pairs that hold a straight quote; None where it is not sure which mark goes with which.

    Straight quotes go in pairs by themselves where curly ones do, and then stand in none of
    theirs; where the curly ones do not, all must take turns.
    """
    curly = [at for at in marks if text[at] not in "\"'"]
    if len(curly) % 2 == 0 and all(text[at] in "“‘" for at in curly[::2]):
        marks = [at for at in marks if text[at] in "\"'"]
        if any(bisect_left(curly, at) % 2 for at in marks):
            return None
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if len(marks) % 2 or not all(_is_pair(text, start, last) for start, last in pairs):
        return None
    return [(a, b) for a, b in pairs if text[a] in "\"'" or text[b] in "\"'"]


def _is_pair(text: str, start: int, last: int) -> bool:
    return (
        last > start + 1
        and text[start] not in "”’"
        and text[last] not in "“‘"
        and text[start + 1] not in "，。、；：！？）,.;:!?)"
        and text[last - 1] not in "、：:（("
    )


def _is_chinese(text: str, start: int, last: int) -> bool:
    """Whether the quotes hold Chinese or stand in Chinese, and not within a foreign sentence."""
    if _HAN.search(text, start + 1, min(last, start + 40)):
        return True
    before = text[max(0, start - 2) : start].strip()[-1:]
    after = text[last + 1 : last + 3].strip()[:1]
    return bool(_CHINESE.match(before) or _CHINESE.match(after))
