"""DUP006: one story on two pages of an issue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lint.diagnostic import Related, Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule
from lint.rules.form.issues import never_alone
from lint.text.document import Document, Kind, flow_of
from lint.text.layout import Layout
from lint.text.lazy import lazy, lazy_re
from lint.text.lines import BULLETS
from lint.text.places import paragraph_at
from lint.text.source import path_text
from lint.text.view import Span

if TYPE_CHECKING:
    from rapidfuzz.distance import MatchingBlock

_LEAST = 30  # characters in words that both versions have
_SHARE = 0.5  # of the longer one: a digest on the front page holds less of the whole
_WORDS = lazy_re("[\u4e00-\u9fff]{6,}")  # versions are found by runs of Han as long as this
_COMMON = 4  # what stands in more stories is a formula
_ANCHOR = 8  # characters that surely stand in both versions
_BETWEEN = 2  # so few between two differences are part of one
_NOTICE = lazy("启事|公告|公示|声明|通知|广告")  # what a house prints again and again
_HEADS = (Kind.HEADLINE, Kind.BYLINE, Kind.OTHER)
_LONGEST = 20_000  # characters of a story that are compared one by one
_SHOWN = 16  # characters of a difference in a message


class Section(NamedTuple):
    """Running text with the headlines and bylines above it; `span` lies in the flow."""

    article: int
    span: Span


class Stories(NamedTuple):
    """The sections of a page, and its layout, by which its raw text tells what they say."""

    sections: Sequence[Section]
    layout: Layout


def stories(document: Document) -> Stories:
    """The sections of a page's articles; a subhead begins one too."""
    text, paragraphs = document.flow.text, document.paragraphs
    found = []
    for number, article in enumerate(document.articles):
        head = last = None
        for paragraph in (*paragraphs[article.first : article.last + 1], None):
            is_body = paragraph is not None and paragraph.kind is Kind.BODY
            if last and not is_body:
                span = Span((head or last).span.start, last.span.end)
                if not _NOTICE.search(text, *(head or last).span):
                    found.append(Section(number, span))
                head = last = None
            if is_body:
                head, last = head or paragraph, paragraph
            elif paragraph and paragraph.kind in _HEADS:
                head = head or paragraph
            else:
                head = None
    return Stories(found, document.layout._replace(numbers=(), gaps=()))


@issue_rule(
    stories,
    id="DUP006",
    name="story-on-two-pages",
    severity=Severity.WARNING,
    summary=Text("同一稿件上了两个版", "one story on two pages"),
    message=Text(
        "{other} 上已有这篇稿件（{share}%相同）：核对是否重复刊发；{zh}",
        "this story stands on {other} too ({share} % the same): was it filed twice? {en}",
    ),
    why=Text(
        "同一期里一篇稿件发了两次，或改前改后两个版本各上了一版。两版不同的字句逐一列在相关位置，"
        "其中往往有一处是错的。同一目录里一次检查的文件算一期。头版导读、摘要与里页正文相同，"
        "各稿都有的套话，不报。",
        "A story was filed twice in one issue, or its old and its new version each went onto a"
        " page. The places where the two differ are listed: one of them is often wrong. The files"
        " of one folder that are checked in one run are an issue. A digest on the front page and"
        " formulas that many stories share stay quiet.",
    ),
    source="报纸编校差错率计算方法 三.2(2)：多字",
    covers=("F80",),
    alone=never_alone,
    cases=(
        Case(
            bad="云溪县建成十二座冷库\n本报记者 周小满\n"
            "云溪县供销社今年建起十二座冷库，总库容两万立方米。果农把桃子存到中秋再卖，每斤多挣一块钱。周边三个乡镇的"
            "合作社也来租用库位，冷库全年不闲。县供销社主任王立春说，明年还要在堃山镇再建五座，让全县"
            "的桃子、梨和葡萄都能错峰上市，预计果农的收入再增加两成以上。\f"
            "桃子住进冷库里\n本报通讯员 李青禾\n"
            "云溪县供销社今年建起十二座冷库，总库容两万立方米。果农把桃子存到中秋再卖，每斤多挣一块钱。周边三个乡镇的"
            "合作社也来租用库位，冷库全年不闲。县供销社主任王立春说，明年还要在望山镇再建五座，让全县"
            "的桃子、梨和葡萄都能错峰上市，预计果农的收入再增加两成以上。",
            at="桃子住进冷库里",
        ),
        Case(
            good="导读\n云溪县供销社今年建起十二座冷库。果农把桃子存到中秋再卖，每斤多挣一块钱。\f"
            "云溪县建成十二座冷库\n本报记者 周小满\n"
            "云溪县供销社今年建起十二座冷库，总库容两万立方米。果农把桃子存到中秋再卖，每斤多挣一块钱。周边三个乡镇的"
            "合作社也来租用库位，冷库全年不闲。县供销社主任王立春说，明年还要在堃山镇再建五座，让全县"
            "的桃子、梨和葡萄都能错峰上市，预计果农的收入再增加两成以上。",
            note="头版导读",
        ),
    ),
)
def story_on_two_pages(self: Rule, pages: Sequence[Page[Stories]]) -> Findings[Stories]:
    for (page, earlier), (second, later) in _versions(pages):
        before, after = _Version(page.document, earlier), _Version(second.document, later)
        blocks = _blocks(before.text, after.text)
        differences = [
            Related(span, message)
            for span, message in (
                *_bylines(before, after),
                *_differences(before, after, blocks),
            )
        ]
        differences.sort(key=lambda place: _is_mark(second.text[slice(*place.span)]))
        found = self.found_raw(
            after.head,
            related=(Related(before.head, _OTHER, page.path), *differences),
            details={
                "other": path_text(page.path.name) if page.path else "",
                "share": _share(before.text, after.text, blocks),
                **_counted(len(differences))._asdict(),
            },
        )
        yield second, found


def _counted(differences: int) -> Text:
    if not differences:
        return Text("正文一字不差", "The text does not differ")
    return Text(f"两版有{differences}处不同", f"Places that differ: {differences}")


_OTHER = Text("另一版在这里", "the other version")


class _Place(NamedTuple):
    """A section, what it says, and the index of the page that it stands on."""

    page: int
    section: Section
    words: frozenset[str]


_Where = tuple[Page[Stories], Span]
"""A story and the page that it stands on."""


def _versions(pages: Sequence[Page[Stories]]) -> Iterator[tuple[_Where, _Where]]:
    """Each story that stands on an earlier page too: that one, and it."""
    pairs: dict[tuple[int, int, int, int], list[tuple[Span, Span]]] = defaultdict(list)
    for one, other in _pairs(pages):
        key = (one.page, one.section.article, other.page, other.section.article)
        pairs[key].append((one.section.span, other.section.span))
    for (first, _, second, _), spans in pairs.items():
        before, after = map(_hull, zip(*spans, strict=True))
        yield (pages[first], before), (pages[second], after)


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _pairs(pages: Sequence[Page[Stories]]) -> Iterator[tuple[_Place, _Place]]:
    """Each section that an earlier page has too: that one, and it."""
    if len(pages) < 2:
        return
    seen: list[_Place] = []
    by_words: dict[str, list[int]] = defaultdict(list)  # indexes of `seen`
    for number, page in enumerate(pages):
        text = flow_of(page.text, page.facts.layout).text
        fresh = [
            _Place(number, section, frozenset(_WORDS.findall(text, *section.span)))
            for section in page.facts.sections
        ]
        for place in fresh:
            shared: Counter[int] = Counter()
            for words in place.words:
                places = by_words.get(words, ())
                if len(places) <= _COMMON:
                    shared.update(dict.fromkeys(places, len(words)))
            best = max(shared.items(), key=lambda item: (item[1], -item[0]), default=None)
            if best:
                earlier, size = best
                longer = max(_size(place), _size(seen[earlier]))
                if size >= max(_LEAST, _SHARE * longer):
                    yield seen[earlier], place
        for place in fresh:  # what stands twice on one page is not of this rule
            for words in place.words:
                by_words[words].append(len(seen))
            seen.append(place)


def _size(place: _Place) -> int:
    return sum(map(len, place.words))


class _Version:
    """A version of a story; offsets count in its text, which begins at `span` of the flow."""

    def __init__(self, document: Document, span: Span) -> None:
        self._flow = document.flow
        self._start = span.start
        self.text = document.flow.text[slice(*span)]
        self.head = document.flow.span(*paragraph_at(document, span.start).span)
        self.bylines = [
            Span(paragraph.span.start - span.start, paragraph.span.end - span.start)
            for paragraph in document.paragraphs
            if paragraph.kind is Kind.BYLINE and span.start <= paragraph.span.start < span.end
        ]

    def raw(self, start: int, end: int) -> Span:
        """The raw span of `start`..`end`."""
        return self._flow.span(self._start + start, self._start + end)


_Difference = tuple[Span, Text]
"""A raw span of the second version, and what the first one has there."""


def _bylines(before: _Version, after: _Version) -> Iterator[_Difference]:
    """The bylines of the two, where they do not name the same people."""
    if not (before.bylines and after.bylines):
        return
    first, second = (
        _NO_NAME.sub("", version.text[slice(*version.bylines[0])]) for version in (before, after)
    )
    if first != second:
        yield after.raw(*after.bylines[0]), _said(second, first)


_NO_NAME = lazy(rf"^[{BULLETS}]?\s*(?:本报)?|\s+$")


def _share(before: str, after: str, blocks: Iterable[MatchingBlock]) -> int:
    """How much of the longer text stands in the other, in per cent."""
    longer = min(_LONGEST, max(len(before), len(after)))
    return 100 * sum(block.size for block in blocks) // longer


def _blocks(before: str, after: str) -> list[MatchingBlock]:
    """What stands in both texts, in the order of either."""
    from rapidfuzz.distance import Levenshtein  # slow to import, and few issues need it

    return Levenshtein.opcodes(before[:_LONGEST], after[:_LONGEST]).as_matching_blocks()


def _differences(
    before: _Version, after: _Version, blocks: Iterable[MatchingBlock]
) -> Iterator[_Difference]:
    """Where the second version differs from the first, between what surely stands in both."""
    blocks = [block for block in blocks if block.size > _BETWEEN]
    sure = [index for index, block in enumerate(blocks) if block.size >= _ANCHOR]
    if not sure:
        return
    for one, other in pairwise(blocks[sure[0] : sure[-1] + 1]):
        old = before.text[one.a + one.size : other.a]
        start, end = one.b + one.size, other.b
        new = after.text[start:end]
        if "".join(old.split()) == "".join(new.split()):
            continue  # spaces and paragraphs
        left = _LEFT.search(after.text, max(0, start - _SHOWN), start)
        right = _RIGHT.match(after.text, end)
        around = left[0].strip() if left else "", right[0].strip() if right else ""
        # What is not there is marked by the characters that it should stand between.
        span = after.raw(start, end) if new else after.raw(start - 1, end + 1)
        yield span, _said(*(_short(text).join(around) for text in (new, old)))


# Of what stands in both, a character, or the rest of a figure, tells what is meant.
_LEFT = lazy(r"(?s:[\d.]+|.)$")
_RIGHT = lazy(r"(?s:[\d.]+[万亿%]?|[万亿]?.)")


def _is_mark(text: str) -> bool:
    """Whether no word is concerned: such a difference is told last."""
    return len(text) == 1 and not text.isalnum()


def _said(here: str, there: str) -> Text:
    return Text(f"此处“{here}”，另一版“{there}”", f"“{here}” here, “{there}” there")


def _short(text: str) -> str:
    text = text.replace("\n", "")
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]}…{text[-_SHOWN // 2 :]}"
