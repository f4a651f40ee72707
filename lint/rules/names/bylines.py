"""NAM002: one reporter's name signed in two forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule
from lint.rules.names.forms import OTHER_FORM
from lint.text.bylines import Signature, signatures
from lint.text.document import Document
from lint.text.lazy import lazy_re
from lint.text.likeness import is_slip
from lint.text.pairing import Pair, near_pairs
from lint.text.places import article_at
from lint.text.view import Span

_CLAUSE = lazy_re(r"[^，。；：！？\s]{10,40}")
_CLAUSES = 60  # of an article, which tell it from others
_LOOKED_AT = 100  # pairs of an issue
_FIRST = 4  # stories of a reporter that are compared
_SHORT = 2  # characters of a name
_SAME_STORY = 4  # clauses that two articles share


Bylines = tuple[Signature, ...]


class _Place(NamedTuple):
    page: int
    signed: Signature

    @property
    def line(self) -> tuple[int, int]:
        return self.page, self.signed.line


_ByName = Mapping[str, list[_Place]]


def _may_be_two(document: Document) -> bool:
    """Whether a page has two names that are almost the same, one at least signing it."""
    signing: set[str] = set()
    spoken_of: set[str] = set()
    for signed in document.once(signatures):
        (signing if signed.signs else spoken_of).add(signed.name)
    return (
        not {name[0] for name in signing}.isdisjoint(name[0] for name in spoken_of)
        or next(near_pairs(signing), None) is not None
    )


@issue_rule(
    signatures,
    id="NAM002",
    name="byline-in-two-forms",
    severity=Severity.WARNING,
    summary=Text("同一作者的署名前后不一", "a reporter who signs in two forms"),
    message=Text(
        "署名“{rare}”（{few}处）与“{common}”（{many}处）只差一字，{why}：核对姓名",
        "signed {rare} ({few}×) and {common} ({many}×), one character apart; {why_en}: check the "
        "name",
    ),
    why=Text(
        "同一篇稿件、同一稿件的两个版本，或与同一些人共同署名的，两种写法应是一人。同一处并列署名的"
        "“王婷 王婷婷”是两个人，不报；没有旁证的只作提示。",
        "Two forms are one reporter where they sign the same story, a second version of it, or a "
        "story with the same others. Two who sign side by side are two; where nothing else speaks "
        "for it, it is advice.",
    ),
    source="报纸编校差错率计算方法 三.2",
    needs="记通实撰文图摄",
    covers=("F47",),
    alone=_may_be_two,
    cases=(
        Case(
            bad="本报记者 李明 通讯员 王婷婷\n近日，清河县新建三座水厂，通水到户。\n王婷 摄",
            at="王婷",
        ),
        Case(
            bad="本报清河讯（通讯员 王婷婷 宋娜）麦子熟了。\f本报云溪讯（通讯员 王婷 "
            "宋娜）桃子红了。",
            at="王婷",
        ),
        Case(
            good="本报清河讯（通讯员 王婷婷 王婷）麦子熟了。\f本报云溪讯（通讯员 王婷 "
            "宋娜）桃子红了。",
            note="两个人",
        ),
        Case(
            bad="本报记者 朱 虹\n清河县新建三座水厂，通水到户。\n朱红 摄",
            at="朱红",
            note="字间的空格",
        ),
        Case(
            bad="本报清河讯（通讯员 唐首正）清河岸边的柳树绿了，踏青的人多了起来。"
            "孩子们放起风筝，老人们坐着晒太阳，"
            "河水静静流过三座石桥，一直流到云溪镇的码头边上，船工正在补船。"
            "\f本报清河讯（通讯员 唐首政）清河岸边的柳树绿了，踏青的人多了起来。孩子们放起风筝，"
            "老人们坐着晒太阳，"
            "河水静静流过三座石桥，一直流到云溪镇的码头边上，船工正在补船。",
            at="唐首政",
        ),
        Case(
            bad="本报讯（通讯员 吕思远）马拉松开跑，处处有水。通讯员吕思源从医疗组获悉，无人受伤。",
            at="吕思源",
        ),
        Case(
            good="本报讯（通讯员 吕思远 吕思源）马拉松开跑。通讯员吕思源从医疗组获悉，无人受伤。",
            note="两个人",
        ),
        Case(good="本报记者 张建国\n麦子熟了。\f本报记者 张建军\n桃子红了。"),
        Case(good="本报清河讯（记者 何山 宋娜）麦子熟了。\f本报清河讯（记者 何江）桃子红了。"),
        Case(good="据记者了解，麦子熟了。记者王婷在现场。\f记者 王婷婷 在现场。", note="不是署名"),
    ),
)
def byline_in_two_forms(self: Rule, pages: Sequence[Page[Bylines]]) -> Findings[Bylines]:
    by_name: defaultdict[str, list[_Place]] = defaultdict(list)
    by_line: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    named = []
    for number, page in enumerate(pages):
        for signed in page.facts:
            place = _Place(number, signed)
            if not signed.signs:
                named.append(place)
                continue
            by_name[signed.name].append(place)
            by_line[place.line].add(signed.name)
    for pair in islice(near_pairs(by_name), _LOOKED_AT):
        if pair.long[0] != pair.short[0] and not pair.is_like:
            continue
        lines, others = ({place.line for place in by_name[name]} for name in pair[:2])
        if lines & others:
            continue  # two, who sign side by side
        if why := _evidence(pair, by_name, by_line, pages):
            groups = (by_name[pair.short], by_name[pair.long])
            rare, common = _rarer_first(*groups)
            yield _reported(self, pages, rare, common, why)
    for place, known in _strays(named, by_name, pages):
        yield _reported(self, pages, [place], known, _ONE_ARTICLE)


def _strays(
    named: Sequence[_Place], by_name: _ByName, pages: Sequence[Page[Bylines]]
) -> Iterator[tuple[_Place, list[_Place]]]:
    """Who is spoken of as a reporter under a name almost as the article's own reporter's."""
    by_surname: defaultdict[str, list[str]] = defaultdict(list)
    for name in by_name if named else ():
        by_surname[name[0]].append(name)
    for place in named[:_LOOKED_AT]:
        name = place.signed.name
        for known in by_surname.get(name[0], ()):
            if is_slip(known, name):
                here, there = (
                    {_article(pages, one) for one in by_name.get(form, ())}
                    for form in (name, known)
                )
                if _article(pages, place) in there - here:
                    yield place, by_name[known]


_ONE_ARTICLE = Text("同一篇稿件里", "in one article")
_ONE_STORY = Text("署的是同一篇稿件", "for one story")
_PARTNERS = Text("又都与{names}共同署名", "each time with {names}")
_UNPROVED = Text("或是一人", "perhaps the same person")


def _evidence(
    pair: Pair,
    by_name: _ByName,
    by_line: Mapping[tuple[int, int], set[str]],
    pages: Sequence[Page[Bylines]],
) -> Text | None:
    """Why two names must be those of one person, if they seem to be."""
    both = (by_name[pair.long], by_name[pair.short])
    articles, others_articles = ({_article(pages, place) for place in places} for places in both)
    if articles & others_articles:
        return _ONE_ARTICLE if pair.is_like else None
    for a, b in product(both[0][:_FIRST], both[1][:_FIRST]):
        shared = _clauses(pages, a) & _clauses(pages, b)
        if len(shared) >= _SAME_STORY:
            return _ONE_STORY
    if not pair.is_like:
        return None
    others = [set().union(*(by_line[place.line] for place in places)) for places in both]
    if partners := sorted(others[0] & others[1]):
        names = "、".join(partners)
        return _PARTNERS.format(names=names)
    return _UNPROVED if len(pair.short) > _SHORT or _is_doubled(pair.long) else None


def _article(pages: Sequence[Page[Bylines]], place: _Place) -> tuple[int, int]:
    return place.page, article_at(pages[place.page].document, place.signed.start).first


def _is_doubled(name: str) -> bool:
    """Whether a name ends with a character twice, of which one is easily lost: 王婷婷."""
    return name[-1] == name[-2]


def _clauses(pages: Sequence[Page[Bylines]], place: _Place) -> frozenset[str]:
    """The clauses of the article that a name signs, which tell it from others."""
    document = pages[place.page].document
    span = article_at(document, place.signed.start).span
    found = _CLAUSE.finditer(document.flow.text, *span)
    return frozenset(match[0] for match in islice(found, _CLAUSES))


def _rarer_first(*groups: list[_Place]) -> list[list[_Place]]:
    """The places of the rarer form first; of two that are as rare, the shorter or later one's."""
    return sorted(
        groups,
        key=lambda places: (
            len(places),
            len(places[0].signed.name),
            -places[0].page,
            -places[0].signed.start,
        ),
    )


def _reported(
    self: Rule,
    pages: Sequence[Page[Bylines]],
    rare: Sequence[_Place],
    common: Sequence[_Place],
    why: Text,
) -> tuple[Page[Bylines], Diagnostic]:
    """The rarer form at its first place."""
    path = pages[common[0].page].path if common[0].page != rare[0].page else None
    details = {
        "rare": rare[0].signed.name,
        "few": len(rare),
        "common": common[0].signed.name,
        "many": len(common),
        "why": why.zh,
        "why_en": why.en,
    }
    found = self.found_raw(
        _span(pages, rare[0]),
        severity=Severity.INFO if why is _UNPROVED else None,
        related=(Related(_span(pages, common[0]), OTHER_FORM, path),),
        details=details,
    )
    return pages[rare[0].page], found


def _span(pages: Sequence[Page[Bylines]], place: _Place) -> Span:
    return pages[place.page].document.flow.span(place.signed.start, place.signed.end)
