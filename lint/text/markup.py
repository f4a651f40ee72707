"""Markdown and HTML: what of the raw text is prose, and where its paragraphs end.

Front matter, code, comments, tags and the targets of links are left out. Text goes on through a
tag such as ``<b>``; code inside a sentence leaves U+FFFC, so that nothing is matched across it.
Entities stay as they stand in the raw text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec
import regex

from lint.text.layout import Layout
from lint.text.lazy import lazy

_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_SOFT = "\n"  # a line end inside a paragraph
_RANK = {"": 0, _SOFT: 1, _OBJECT: 2, None: 3}
_MASK = "\ufdd0"  # a noncharacter, in place of Markdown's blocks while its lines are read
_LINKED = "\ufdd1"  # another, in place of what makes the text in brackets before it a link
_NO_SIGN = f" {_MASK}"
_LINE = lazy(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++")
_LINE_END = lazy(r"\r\n?|\n")
_BOL, _EOL = r"(?<![^\r\n])", r"(?![^\r\n])"

_INLINE_TAG = lazy(
    r"a|abbr|b|bd[io]|big|cite|del|dfn|em|font|i|ins|label|mark|q|s|small|span|strike|strong|sub"
    r"|sup|u|wbr",
    regex.IGNORECASE,
)
_TAG = r"</?(?P<tag>[A-Za-z][\w:-]*)(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*>"
_HIDDEN = (
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<hidden>script|style|pre|svg|math|textarea)\b.*?(?:</(?P=hidden)\s*>|\Z)"
)
_CODE = r"<(?P<code>code|kbd|samp|var|img)\b[^<>]*>(?:[^<>]{0,2000}</(?P=code)\s*>)?"
_HTML = lazy(rf"{_HIDDEN}|{_CODE}|<[!?][^<>]*>|{_TAG}", regex.DOTALL | regex.IGNORECASE)

# What a Markdown reader takes as it stands, and what may run over a line end.
_TARGET = r"\]\(\s*[^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s*\)"
_REFERENCE = r"\]\[[^\[\]]{0,500}\]"
_OVER_LINES = rf"{_TARGET}|</?[A-Za-z](?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*>"
_LITERAL = (
    r"\\[!-/:-@\[-`{-~]"  # an escaped mark
    rf"|{_REFERENCE}"
    r"|\[\^[^\[\]\r\n]{1,100}\]:?"  # a footnote
    r"|(?<![\\$])\$(?![\s$])[^$\r\n]{0,500}(?<![\s\\$])\$(?![$\d])"  # a formula
    r"|\{\{[<%].{0,500}?[>%]\}\}"  # a shortcode
)
_IN_BRACKETS = lazy(r"\[([^\[\]\r\n]{1,500})\](?!:)")
_DEFINITION = lazy(rf"{_BOL}[ \t>]*\[([^\]\r\n]+)\]:")

_LINE_JOIN = lazy(
    rf"{_HIDDEN}|{_TARGET}|{_REFERENCE}|{_TAG}|[ \t]*(?:\r\n?|\n)[ \t>]*",
    regex.DOTALL | regex.IGNORECASE,
)
_BLOCKS = lazy(
    rf"\A(?P<front>---|\+\+\+)[ \t]*{_EOL}.*?{_BOL}(?P=front)[ \t]*{_EOL}"
    rf"|{_BOL}[ \t>]*(?P<fence>`{{3,}}+|~{{3,}}+)[^\r\n]*+[\r\n]"
    rf"(?:.*?{_BOL}[ \t>]*(?P=fence)[`~]*[ \t]*{_EOL}|.*\Z)"
    rf"|{_BOL}[ \t>]*\$\$.{{0,5000}}?\$\$[ \t]*{_EOL}"
    rf"|{_HIDDEN}|(?=[\]<][^<>\[\]\r\n]*+[\r\n])(?:{_OVER_LINES})|{_LITERAL}",
    regex.DOTALL | regex.IGNORECASE,
)
_MARKER = lazy(rf"[ \t]*(?:(?:>|[-*+][ \t]|\d{{1,9}}[.)][ \t]|#{{1,6}}[ \t]|{_MASK}+)[ \t]*)*")
_NO_PROSE = lazy(r"\s*(?:[-=*_ ]{3,}|[|: -]*-{3}[|: -]*|\[[^\]]+\]:\s*\S.*)\s*")
_INLINE = lazy(
    r"(?P<code>(?<!`)(?:`[^`]{1,1000}`|``(?!`).{1,1000}?(?<!`)``)(?!`))"
    r"|(?P<cell>\|)"
    rf"|!\[|\[(?=[^\[\]]{{0,500}}(?:\]\(|{_LINKED}))"
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:[ \t]+\"[^\"]*\")?\)"
    rf"|\*\*|~~|[{_MASK}{_LINKED}]+|{_TAG}"
)


class _Cut(msgspec.Struct, frozen=True):
    """Raw text that is not prose, and what it leaves in the flow (None: a paragraph ends)."""

    start: int
    end: int
    glue: str | None


def lay_out_markdown(raw: str) -> Layout:
    """The layout of Markdown: lines of a paragraph are joined, its blocks are kept apart."""
    return _layout(raw, _markdown_cuts(raw))


def lay_out_html(raw: str) -> Layout:
    """The layout of HTML. A line of the layout is a run of text between two tags."""
    return _layout(raw, (_Cut(*m.span(), _html_glue(m)) for m in _HTML.finditer(raw)))


def join_markdown(gap: str, glue: str) -> str:
    """What stands between two lines of one paragraph, with its line ends taken out."""
    space = " " if glue == _OBJECT else glue
    return _LINE_JOIN.sub(lambda match: match[0] if match[0][0] in "<]" else space, gap)


def _html_glue(match: regex.Match[str]) -> str | None:
    if match["code"]:
        return _OBJECT
    name = match["tag"] or match["hidden"]
    return _tag_glue(name) if name else ""


def _tag_glue(name: str) -> str | None:
    return "" if _INLINE_TAG.fullmatch(name) else None


def _markdown_cuts(raw: str) -> Iterator[_Cut]:
    """What is no prose, line by line; a block is part of its line, as text may go on behind it."""
    start = 0
    before = ""  # the marker of the line before; "#" also where nothing goes on
    list_open = False
    for line in _LINE.findall(_masked(raw)):
        text = line.rstrip()
        marker = _MARKER.match(text)
        width = marker.end() if marker else 0
        sign = text[:width].strip()
        is_code = not list_open and before == "#" and line.startswith(("    ", "\t"))
        if not text or is_code or _NO_PROSE.fullmatch(text):
            yield _Cut(start, start + len(line), None)
            before, list_open = "#", list_open and not text.strip()
        else:
            list_open = list_open or sign.rstrip(_NO_SIGN)[-1:] in {"-", "*", "+", ".", ")"}
            goes_on = sign in ("", before) and before != "#" and sign in ("", ">")
            yield _Cut(start, start + width, _SOFT if goes_on else None)
            table = text.lstrip().startswith("|")
            for match in _INLINE.finditer(text, width):
                glue = _inline_glue(match, table=table)
                if glue is not _SOFT:
                    yield _Cut(start + match.start(), start + match.end(), glue)
            ends = table or sign.startswith("#") or line.rstrip("\r\n").endswith(("  ", "\\"))
            before = "#" if ends else sign if sign == ">" else ""
        start += len(line)


def _masked(raw: str) -> str:
    """Markdown with masks for blocks, for what is taken literally, and for what names a link."""
    masked = _BLOCKS.sub(
        lambda match: (_LINKED if match[0][0] == "]" else _MASK) * len(match[0]), raw
    )
    if labels := set(_DEFINITION.findall(raw)):
        masked = _IN_BRACKETS.sub(
            lambda match: _MASK * len(match[0]) if match[1] in labels else match[0], masked
        )
    return masked


def _inline_glue(match: regex.Match[str], *, table: bool) -> str | None:
    if match["code"]:
        return _OBJECT
    if match["cell"]:
        return None if table else _SOFT
    return _tag_glue(match["tag"]) if match["tag"] else ""


def _layout(raw: str, cuts: Iterable[_Cut]) -> Layout:
    runs = _Runs(raw)
    at = 0
    for cut in (*cuts, _Cut(len(raw), len(raw), None)):
        for start, end, own_line in _lines(raw, at, cut.start):
            if own_line:
                runs.part(_SOFT)
            runs.add(start, end)
        runs.part(cut.glue)
        at = max(at, cut.end)
    runs.trim()
    numbers = list(_line_numbers(raw, runs.starts))
    gaps = [max(0, b - a - 1) for a, b in pairwise(numbers)]
    return Layout(runs.starts, runs.ends, numbers, runs.glue, gaps)


class _Runs:
    """The text of the flow, run by run, without the white space at either end of a line.

    That is also where a comment stands between it and the line's end.
    """

    def __init__(self, raw: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.glue: list[str | None] = []
        self._raw = raw
        self._pending: str | None = None  # the glue before the next run

    def part(self, glue: str | None) -> None:
        self._pending = max(self._pending, glue, key=_RANK.__getitem__)

    def add(self, start: int, end: int) -> None:
        raw = self._raw
        if self._is_line_end():
            text = raw[start:end]
            start += len(text) - len(text.lstrip())
        if start == end:
            return
        self.trim()
        if self.starts:
            glue = self._pending
            self.glue.append(_soft(raw, self.ends[-1], start) if glue == _SOFT else glue)
        self.starts.append(start)
        self.ends.append(end)
        self._pending = ""

    def trim(self) -> None:
        """Take out the white space before a line's end, and runs that are nothing else."""
        while self.starts and self._is_line_end():
            start = self.starts[-1]
            size = len(self._raw[start : self.ends[-1]].rstrip())
            if size:
                self.ends[-1] = start + size
                return
            del self.starts[-1], self.ends[-1]
            if self.glue:
                self.part(self.glue.pop())

    def _is_line_end(self) -> bool:
        return self._pending is None or self._pending == _SOFT


def _lines(raw: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The parts of raw[start:end] on each line, and whether a line end stands before each.

    White space at line ends is left out.
    """
    own_line = False
    for line in _LINE.findall(raw, start, end):
        text = line.rstrip() if line[-1] in "\r\n" else line
        indent = len(text) - len(text.lstrip()) if own_line or start == 0 else 0
        yield start + indent, start + len(text), own_line
        start += len(line)
        own_line = line[-1] in "\r\n"
    if own_line:
        yield start, start, True


def _soft(raw: str, end: int, start: int) -> str:
    """What a line end inside a paragraph stands for: a space between two Latin words or figures."""
    sides = raw[end - 1] + raw[start]
    return " " if sides.isascii() and sides.isalnum() else ""


def _line_numbers(raw: str, starts: Iterable[int]) -> Iterator[int]:
    at = number = 0
    for start in starts:
        number += len(_LINE_END.findall(raw, at, start))
        at = start
        yield number
