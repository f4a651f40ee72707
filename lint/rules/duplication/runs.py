"""DUP001: a headline, banner, caption or clause printed twice."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.duplication.passages import paragraph_starts, paragraph_texts
from lint.rules.duplication.periods import doubles
from lint.rules.duplication.reduplication import is_measure
from lint.rules.duplication.rhetoric import is_for_effect
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.rare import rare_characters

_LEAST = 4  # Han characters; what is shorter doubles by nature
_LONGEST = 60  # no headline or deck is longer
_LONGEST_ROW = 2 * _LONGEST
_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f \x85\u2028\u2029"  # besides those that are rare
_HAN_RUN = lazy(f"[一-鿿]{{{2 * _LEAST},}}")
_ON_LINE = lazy_re(rf"(?<!\S)(\S[^\n]{{{_LEAST - 2},{_LONGEST}}}?\S)(?:[ \u3000\xa0]*\1)+(?!\S)")
_HAN = lazy("[一-鿿]")
_MARKS = tuple("，。、；：”）")
_LONGEST_PART = 18
_LEAST_HEAD = 7  # DUP002 looks at what is shorter
_COUNTED = lazy_re("[一每逐几]")
_BODY = lazy_re("[局院厅校司社厂所处站港会委]|银行|集团|中心|大学|大队|公司")
_SENTENCE_LIKE = lazy_re("[。！？…]|[，、；：]$")


@rule(
    id="DUP001",
    name="doubled-run",
    severity=Severity.ERROR,
    summary=Text("标题、栏题、图片说明或分句重印", "headline, banner, caption or clause doubled"),
    message=Text("“{text}”重印{times}遍：留一份", "“{text}” stands {times} times: keep one copy"),
    why=Text(
        "立体字、阴影字、叠印的标题，从版面抽取出来常成双份、三份，中间可能隔空格或换行。"
        "歌词、名录里相邻的同样两行只作提示；“一个山头一个山头”这样的数量重叠不报。"
        "长句的开头、末尾重了5至18字，也在此列；句首重的可能是机构全称，只提醒编辑。",
        "Type set with a shadow or printed over itself comes out of a page twice or three times,"
        " perhaps with a space or a line end between. Equal lines of verse or of a list are"
        " advice only, and reduplicated measures (一个山头一个山头) stay quiet. The 5 to 18"
        " characters that end a longer clause may be doubled too, or those that begin it; these"
        " may be a name and are a warning.",
    ),
    source="报纸编校差错率计算方法 三.2(2)：多字",
    covers=("E03",),
    fix=Applicability.SAFE,
    cases=(
        Case(
            bad="建强基层堡垒建强基层堡垒 办好民生实事办好民生实事",
            at="建强基层堡垒建强基层堡垒",
            fixed="建强基层堡垒 办好民生实事",
        ),
        Case(
            bad="擦亮“云溪红”品牌擦亮“云溪红”品牌擦亮“云溪红”品牌",
            fixed="擦亮“云溪红”品牌",
        ),
        Case(bad="清河县春耕进度过半 清河县春耕进度过半", fixed="清河县春耕进度过半"),
        Case(
            bad="清河县春耕进度过半\n清河县春耕进度过半\n■记者 李小禾\n连日来，各镇抢抓农时。",
            at="清河县春耕进度过半\n清河县春耕进度过半",
            fixed="清河县春耕进度过半\n■记者 李小禾\n连日来，各镇抢抓农时。",
        ),
        Case(
            bad="会议要求，压实各级责任压实各级责任，按时完成任务。",
            at="压实各级责任压实各级责任",
            fixed="会议要求，压实各级责任，按时完成任务。",
        ),
        Case(
            bad="春耕备足农机\n夏管备足农资\n春耕备足农机\n夏管备足农资\n连日来，各镇抢抓农时。",
            fixed="春耕备足农机\n夏管备足农资\n连日来，各镇抢抓农时。",
        ),
        Case(
            bad="会议要求扎紧防汛责任链条扎紧防汛责任链条，按时完成任务。",
            at="扎紧防汛责任链条扎紧防汛责任链条",
            fixed="会议要求扎紧防汛责任链条，按时完成任务。",
        ),
        Case(
            bad="扎紧防汛责任链条扎紧防汛责任链条并按时完成任务。",
            fixed="扎紧防汛责任链条并按时完成任务。",
        ),
        Case(good="清河县农村商业银行清河县农村商业银行北山支行开业。"),
        Case(good="民警沿河一个卡点一个卡点，查完才回。"),
        Case(good="有人说能解决多少问题解决多少问题，有人不信。"),
        Case(good="大伙儿一个山头一个山头，一道沟坎一道沟坎地找水。"),
        Case(good="“清河加油清河加油！”看台上喊声一片。"),
        Case(good="孩子们齐声喊：“春天来了，春天来了！”"),
        Case(good="深入推进移风易俗\n深入推进移风易俗，是乡村治理的内容。"),
    ),
)
def doubled_run(self: Rule, document: Document) -> Iterator[Diagnostic]:
    yield from _in_sentences(self, document)
    paragraphs = paragraph_texts(document)
    yield from _on_one_line(self, document, paragraphs)
    yield from _on_lines(self, document, paragraphs)


def _in_sentences(self: Rule, document: Document) -> Iterator[Diagnostic]:
    """Doubles in what stands between two marks or spaces."""
    text = document.flow.text
    for start, end, size, is_whole in document.once(doubles).runs:
        judge = _of_whole if is_whole else _of_part
        if severity := judge(document, start, end, size):
            yield from _found(self, document, start, end, text[start : start + size], severity)


def _of_whole(document: Document, start: int, end: int, size: int) -> Severity | None:
    """How sure it is that a double is wrong that marks or spaces bound."""
    text = document.flow.text
    before, after = text[start - 1 : start], text[end : end + 1]
    is_chant = before == "“" and after == "！"
    if is_chant or (before + after).isalnum():
        return None
    # A subhead that a line end parts from its sentence is no double.
    is_own_line = before.strip() + after.strip() == ""
    return Severity.ERROR if is_own_line or not _is_cut(document, start + size) else None


def _of_part(document: Document, start: int, end: int, size: int) -> Severity | None:
    """How sure it is that a double is wrong that ends a clause or begins one."""
    text = document.flow.text
    unit = text[start : start + size]
    may_be_right = (
        size > _LONGEST_PART
        or _COUNTED.search(unit) is not None
        or _is_cut(document, end - size)
        or is_for_effect(text, start, end, unit)
    )
    if may_be_right:
        return None
    if text[end : end + 1] in _MARKS:
        return Severity.ERROR
    # What runs on may be a name: 清河县农村商业银行清河县农村商业银行北山支行.
    begins = _HAN.match(text, end) and not text[start - 1 : start].isalnum()
    return Severity.WARNING if begins and size >= _LEAST_HEAD and not _BODY.search(unit) else None


def _on_one_line(self: Rule, document: Document, paragraphs: list[str]) -> Iterator[Diagnostic]:
    """Doubles in a paragraph that begins or goes on behind a space as it began."""
    spaces = [*filter(document.characters.has, _SPACES)]
    spaces += filter(str.isspace, document.once(rare_characters))
    rows = {n for space in spaces for n, paragraph in enumerate(paragraphs) if space in paragraph}
    # As a whole, what has a full stop is no headline.
    lines = rows.union(n for n, paragraph in enumerate(paragraphs) if "。" not in paragraph)
    doubled = [n for n in sorted(lines) if _may_be_double(paragraphs[n], is_row=n in rows)]
    starts = paragraph_starts(paragraphs) if doubled else []
    for number in doubled:
        yield from _on_line(self, document, starts[number], starts[number + 1] - 1)


def _may_be_double(paragraph: str, *, is_row: bool) -> bool:
    """Whether it goes on as it began, or a short row has a cell whose beginning stands again."""
    return paragraph.find(paragraph[:_LEAST], _LEAST) > 0 or (
        is_row
        and len(paragraph) <= _LONGEST_ROW
        and any(paragraph.count(cell[:_LEAST]) > 1 for cell in paragraph.split())
    )


def _on_line(self: Rule, document: Document, start: int, end: int) -> Iterator[Diagnostic]:
    """Doubles between spaces or the ends of a line, with marks or figures in them, or spaced."""
    text = document.flow.text
    found = list(_ON_LINE.finditer(text, start, end))
    # Two equal cells of a longer row are no accident.
    alone = bool(found) and not _ON_LINE.sub("", text[start:end]).strip()
    for match in found:
        spaced = len(match.group()) % len(match[1]) != 0
        if spaced or not _HAN_RUN.fullmatch(match.group()):
            severity = Severity.ERROR if alone or not spaced else Severity.INFO
            yield from _found(self, document, *match.span(), match[1], severity)


def _on_lines(self: Rule, document: Document, paragraphs: list[str]) -> Iterator[Diagnostic]:
    """Lines that stand again on the next one, and pairs of lines on the next two."""
    for size in (1, 2):
        if not any(map(eq, paragraphs, paragraphs[size:])):
            continue
        starts = paragraph_starts(paragraphs)
        for first, last in _blocks(paragraphs, size):
            around = paragraphs[max(0, first - 2) : first] + paragraphs[last : last + 2]
            # Among short lines it may be verse, and two lines sooner than one.
            sure = sum(map(_is_short, around)) < 4 - size
            severity = Severity.ERROR if sure else Severity.INFO
            unit = "\n".join(paragraphs[first : first + size])
            yield from _found(self, document, starts[first], starts[last] - 1, unit, severity)


def _blocks(paragraphs: list[str], size: int) -> Iterator[tuple[int, int]]:
    """Where `size` different paragraphs stand again: the first, and the one behind the last."""
    at = 0
    while at < len(paragraphs):
        block = paragraphs[at : at + size]
        end = at + size
        while len(set(block)) == size and paragraphs[end : end + size] == block:
            end += size
        if end > at + size:
            yield at, end
            at = end
        else:
            at += 1


def _is_cut(document: Document, at: int) -> bool:
    """Whether a raw line ends before the character at `at`."""
    flow = document.flow
    return flow.raw_offset(at) != flow.raw_offset(at - 1) + 1


def _is_short(line: str) -> bool:
    return len(line) < 20 and not _SENTENCE_LIKE.search(line)


def _found(
    self: Rule, document: Document, start: int, end: int, unit: str, severity: Severity
) -> Iterator[Diagnostic]:
    """A finding on copies of `unit` that fill `start`..`end`, if it is one that type doubles."""
    han = _HAN.findall(unit)
    if len(han) < _LEAST or len(set(han)) < _LEAST - 1 or len(unit) > _LONGEST:
        return
    if _SENTENCE_LIKE.search(unit) or (len(unit) <= _LEAST + 1 and is_measure(unit)):
        return
    level = None if severity is Severity.ERROR else Applicability.UNSAFE
    yield self.found(
        document,
        start,
        end,
        severity=severity,
        fix=self.replace(document, start + len(unit), end, "", applicability=level),
        details={"text": unit, "times": document.flow.text.count(unit, start, end)},
    )
