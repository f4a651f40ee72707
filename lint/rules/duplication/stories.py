"""DUP006: one story on two pages of an issue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Page, Rule, issue_rule
from lint.text.document import Article, Document, Kind, Paragraph
from lint.text.lazy import lazy, lazy_re
from lint.text.lines import BULLETS
from lint.text.places import article_at
from lint.text.view import Span

_LEAST = 80  # characters that two versions of a story share
_SHARE = 0.5  # of the longer one: a digest on the front page holds less of the whole
_CLAUSE = lazy_re("[^，。！？；：\n,;:]{8,}")  # versions are found by what is this long
_COMMON = 4  # a clause that stands in more stories is a formula
_ANCHOR = 8  # characters that surely stand in both versions
_BETWEEN = 2  # so few between two differences are part of one
_FURNITURE = (Kind.RUNNING_HEAD, Kind.CREDIT, Kind.OTHER)
_SHOWN = 16  # characters of a difference in a message


class Story(NamedTuple):
    """An article; `span` lies in the flow."""

    span: Span
    text: str


def stories(document: Document) -> tuple[Story, ...]:
    """The articles of a page, without the running heads and credits at their ends."""
    text = document.flow.text
    found = (_own(document, article) for article in document.articles)
    spans = [Span(own[0].span.start, own[-1].span.end) for own in found if own]
    return tuple(Story(span, text[slice(*span)]) for span in spans)


def _own(document: Document, article: Article) -> Sequence[Paragraph]:
    """The paragraphs of an article itself."""
    first, end = article.first, article.last + 1
    paragraphs = document.paragraphs
    while first < end and paragraphs[first].kind in _FURNITURE:
        first += 1
    while first < end and paragraphs[end - 1].kind in _FURNITURE:
        end -= 1
    return paragraphs[first:end]


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
def story_on_two_pages(
    self: Rule, pages: Sequence[Page[tuple[Story, ...]]]
) -> Iterator[tuple[Page[tuple[Story, ...]], Diagnostic]]:
    for (page, story, _), (second, copy, _) in _versions(pages):
        before, after = _Version(page.document, story.span), _Version(second.document, copy.span)
        differences = [
            Related(span, message)
            for span, message in (*_bylines(before, after), *_differences(before, after))
        ]
        differences.sort(key=lambda place: _is_mark(second.text[slice(*place.span)]))
        found = self.found_raw(
            after.head,
            related=(Related(before.head, _OTHER, page.path), *differences),
            details={
                "other": page.path.name if page.path else "",
                "share": _likeness(before.text, after.text),
                **_counted(len(differences))._asdict(),
            },
        )
        yield second, found


def _counted(differences: int) -> Text:
    if not differences:
        return Text("两版一字不差", "The two do not differ")
    return Text(f"两版有{differences}处不同", f"Places that differ: {differences}")


_OTHER = Text("另一版在这里", "the other version")


class _Place(NamedTuple):
    """A story, clause by clause, and the page that it stands on."""

    page: Page[tuple[Story, ...]]
    story: Story
    clauses: frozenset[str]


def _versions(
    pages: Sequence[Page[tuple[Story, ...]]],
) -> Iterator[tuple[_Place, _Place]]:
    """Each story that an earlier page has too: the earlier one, and it."""
    if len(pages) < 2:
        return
    seen: list[_Place] = []
    by_clause: dict[str, list[int]] = defaultdict(list)  # indexes of `seen`
    for page in pages:
        fresh = [
            _Place(page, story, frozenset(_CLAUSE.findall(story.text))) for story in page.facts
        ]
        for place in fresh:
            shared: Counter[int] = Counter()
            for clause in place.clauses:
                for earlier in by_clause.get(clause, ())[:_COMMON]:
                    shared[earlier] += len(clause)
            for earlier, size in shared.most_common(1):
                longer = max(_size(place), _size(seen[earlier]))
                if size >= max(_LEAST, _SHARE * longer):
                    yield seen[earlier], place
        for place in fresh:  # what stands twice on one page is not of this rule
            for clause in place.clauses:
                by_clause[clause].append(len(seen))
            seen.append(place)


def _size(place: _Place) -> int:
    return sum(map(len, place.clauses))


class _Version:
    """A version of a story; offsets count in its text, which begins at `span` of the flow."""

    def __init__(self, document: Document, span: Span) -> None:
        paragraphs = _own(document, article_at(document, span.start))
        self._flow = document.flow
        self._start = span.start
        self.text = document.flow.text[slice(*span)]
        self.head = document.flow.span(*paragraphs[0].span)
        self.bylines = [
            Span(start - self._start, end - self._start)
            for start, end in (p.span for p in paragraphs if p.kind is Kind.BYLINE)
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


def _differences(before: _Version, after: _Version) -> Iterator[_Difference]:
    """Where the second version differs from the first, between what surely stands in both."""
    from rapidfuzz.distance import Levenshtein  # slow to import, and few issues need it

    blocks = [
        block
        for block in Levenshtein.opcodes(before.text, after.text).as_matching_blocks()
        if block.size > _BETWEEN
    ]
    sure = [index for index, block in enumerate(blocks) if block.size >= _ANCHOR]
    if not sure:
        return
    for one, other in pairwise(blocks[sure[0] : sure[-1] + 1]):
        old = before.text[one.a + one.size : other.a]
        start, end = one.b + one.size, other.b
        new = after.text[start:end]
        if "".join(old.split()) == "".join(new.split()):
            continue  # spaces and paragraphs
        left, right = after.text[start - 1].strip(), after.text[end : end + 1].strip()
        # What is not there is marked by the characters that it should stand between.
        span = after.raw(start, end) if new else after.raw(start - 1, end + 1)
        yield span, _said(*(f"{left}{_short(text)}{right}" for text in (new, old)))


def _likeness(one: str, other: str) -> int:
    """How much of the longer text stands in the other, in per cent."""
    from rapidfuzz.distance import Levenshtein

    return int(100 * Levenshtein.normalized_similarity(one, other))


def _is_mark(text: str) -> bool:
    """Whether no word is concerned: such a difference is told last."""
    return len(text) == 1 and not text.isalnum()


def _said(here: str, there: str) -> Text:
    return Text(f"此处“{here}”，另一版“{there}”", f"“{here}” here, “{there}” there")


def _short(text: str) -> str:
    text = text.replace("\n", "")
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]}…{text[-_SHOWN // 2 :]}"
