"""NAM001: a person under two names that differ by one character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule
from lint.rules.names.forms import OTHER_FORM
from lint.text.bylines import signatures
from lint.text.common import common_end
from lint.text.credits import credits_of
from lint.text.document import Document
from lint.text.lazy import lazy_re
from lint.text.lexicon import is_word
from lint.text.misprints import tells_apart
from lint.text.names import DOUBLE_SURNAMES, SURNAMES
from lint.text.pairing import Pair, near_pairs
from lint.text.persons import Person, is_unique, may_be_two, persons
from lint.text.places import article_at
from lint.text.titles import DEPUTY
from lint.text.view import Span, is_within

_SENTENCE = lazy_re("[。！？\n]")
_SHORTEST = 2  # characters of a name
_PLACES = frozenset("县区镇乡村")
_HIDDEN = "某"  # 朱某 is one name or another
_OFTEN = 2
_LOOKED_AT = 40  # pairs of an issue
_LEADERS = frozenset(f"{level}{office}" for level in "省市县州" for office in ("委书记", "长"))
_PLACE = 4  # characters before the last word of a title that tell whose office it is


class Mention(NamedTuple):
    """A person as a page names it; `span` is raw."""

    person: Person
    span: Span
    article: int


Persons = tuple[Mention, ...]


class _Placed(NamedTuple):
    """A mention, and which page of the issue it stands on."""

    page: int
    mention: Mention

    @property
    def person(self) -> Person:
        return self.mention.person


_Group = list[_Placed]
_ByName = Mapping[str, _Group]


def mentions(document: Document) -> Persons:
    """The persons of a page; those who sign it, or a report on it, are none of the news."""
    named = document.once(persons)
    if not named:
        return ()
    flow = document.flow
    signing = {one.start for one in document.once(signatures)}
    credited = [(credit.span.start, credit.end) for credit in document.once(credits_of)]
    return tuple(
        Mention(
            person,
            flow.span(person.start, person.end),
            article_at(document, person.start).first,
        )
        for person in named
        if person.start not in signing
        and not is_within(credited, person.start)
        and _HIDDEN not in person.name
    )


@issue_rule(
    mentions,
    id="NAM001",
    name="person-in-two-forms",
    severity=Severity.WARNING,
    summary=Text("同一人的姓名前后不一", "a person under two names"),
    message=Text(
        "“{rare}”（{few}处）与“{common}”（{many}处）只差一字，疑是同一人：核对姓名，全文统一",
        "{rare} ({few}×) and {common} ({many}×) differ by one character and seem to be one person: "
        "check the name",
    ),
    why=Text(
        "姓名错一字、丢一字、颠倒两字，读者就不知说的是谁。同一篇里，有职务身份的人，"
        "后文姓名差一字而又没有另作介绍"
        "的，报；同一职务（连同地名、单位）后面的姓名差一字，同版、同期也报。并列的、各有身份的、"
        "是亲属的，是两个人，不报。",
        "Within an article, a person who was introduced by a title stands later under a name of "
        "one character more, less or other, which no title introduces; within an issue, two such "
        "names follow the same title of the same body. Persons named together, with titles of "
        "their own, or as kin, are two.",
    ),
    source="报纸编校差错率计算方法 三.2",
    covers=("F45", "F46"),
    alone=may_be_two,
    cases=(
        Case(
            bad="县委书记刘国栋主持会议。县委书记刘国梁强调，要压实责任。刘国栋最后要求抓好落实。",
            at="刘国梁",
        ),
        Case(good="原县委书记刘国梁来信。县委书记刘国栋说，要办好。", note="前后两任"),
        Case(
            good="县总工会副主席方砚秋说，教室设在旧厂房里。\n责编：方砚　校对：乔木",
            note="版面责任人",
        ),
        Case(bad="清河县水利局局长李海涛到河口检查。“大坝没有险情。”李海滔说。", at="李海滔"),
        Case(bad="村党支部书记刘长河带头种藕。晚上，刘河说起算账的事。", at="刘河"),
        Case(
            bad="镇民政所所长周立群介绍，养老院有36张床。老人们都喊他小周。周立民说，再添10张。",
            at="周立民",
        ),
        Case(
            bad="清河县委书记王建国到校看望师生。\f\n清河县委书记王健国主持会议。",
            at="王健国",
        ),
        Case(
            bad="清河县气象局预报员李国正发布预警。镇长王建国带队巡堤。王国建说，水位在涨。",
            at="王国建",
        ),
        Case(
            bad="副所长傅一鸣说，老人平安。儿女连声道谢。副所长付一鸣提醒，出门要带手环。",
            at="付一鸣",
        ),
        Case(
            good="演员黎秋萍回忆，那时常在台上。师妹黎秋苹后来改了行。",
            note="师妹是另一人",
        ),
        Case(good="县长王建国到会。王健国是误写，王建国说。", note="说的是错字"),
        Case(
            good="村民王建国、王健国是兄弟。王建国说，日子好了。王健国说，明年还种。", note="并列"
        ),
        Case(
            good="县农业局局长李明在田头算账。种植大户李明华递上一把麦穗。李明华说，今年不赖。",
            note="各有身份",
        ),
        Case(good="镇长刘伟说，路通了。副镇长刘玮说，桥也快了。", note="正副两人"),
        Case(good="店主赵敬臣不在。其弟赵敬忠看店。赵敬忠说，哥哥进货去了。", note="亲属"),
        Case(
            good="镇党委书记王建军说，路修好了。\f\n镇党委书记王健军说，桥修好了。",
            note="不知是不是一个镇",
        ),
        Case(good="校长张军来到操场。张军认为，孩子要多跑。张军作了示范。"),
        Case(
            good="经理朱某酒后开走警车。朱某说他记不清。朱某于次日被传唤。朱某赔了钱。", note="化名"
        ),
        Case(good="书展在图书馆、工人文化宫、少年宫举行。工人文化工作也要跟上，工人文化宫很忙。"),
    ),
)
def person_in_two_forms(self: Rule, pages: Sequence[Page[Persons]]) -> Findings[Persons]:
    told: set[frozenset[str]] = set()
    placed = [_Placed(i, mention) for i, page in enumerate(pages) for mention in page.facts]
    for pair, named in islice(_likely(placed), _LOOKED_AT):
        if not (_meet(pair, named, pages) or _are_told_apart(pair, named, pages)):
            told.add(frozenset(pair[:2]))
            yield _reported(self, pages, pair, named)
    in_office = _grouped(one for one in placed if is_unique(one.person.head))
    for pair in islice(_holders(in_office), _LOOKED_AT):
        is_told = frozenset(pair[:2]) in told
        if not is_told and not _are_told_apart(pair, in_office, pages):
            yield _reported(self, pages, pair, in_office)


def _holders(in_office: _ByName) -> Iterator[Pair]:
    """The pairs of names that follow the same title of one holder."""
    for pair in near_pairs(in_office) if len(in_office) > 1 else ():
        if _may_be_one(pair, in_office) and _hold_one_office(pair, in_office):
            yield pair


def _likely(placed: Sequence[_Placed]) -> Iterator[tuple[Pair, _ByName]]:
    """The pairs of names in one article that seem to be one person's."""
    for _, article in groupby(placed, lambda one: (one.page, one.mention.article)):
        named = _grouped(article)
        for pair in near_pairs(named) if len(named) > 1 else ():
            if _may_be_one(pair, named) and _are_one(pair, named):
                yield pair, named


def _grouped(group: Iterable[_Placed]) -> _ByName:
    by_name: defaultdict[str, _Group] = defaultdict(list)
    for one in group:
        by_name[one.person.name].append(one)
    return by_name


def _are_one(pair: Pair, named: _ByName) -> bool:
    """Whether two names of one article are those of one person."""
    groups = long, short = named[pair.long], named[pair.short]
    if all(any(one.person.is_listed for one in group) for group in groups):
        return False
    is_like = pair.is_like and not _have_two_surnames(pair)
    heads, other_heads = ({one.person.role for one in group} - {""} for group in groups)
    if heads & other_heads:
        shared = heads & other_heads
        is_office = len(pair.long) > _SHORTEST and any(
            is_unique(role.removeprefix(DEPUTY)) for role in shared
        )
        return (
            is_like
            or (pair.is_like and is_office)
            or _hold_one_office(pair, named, in_one_article=True)
        )
    if all(any(one.person.is_introduced for one in group) for group in groups):
        return False  # each introduced by itself
    if len(pair.long) > len(pair.short):
        return _is_stray(long, short, 1) or _is_stray(short, long, 1)
    if len(pair.long) == _SHORTEST:
        return is_like and (_is_stray(long, short, _OFTEN) or _is_stray(short, long, _OFTEN))
    return is_like or _is_stray(long, short, _OFTEN) or _is_stray(short, long, _OFTEN)


def _have_two_surnames(pair: Pair) -> bool:
    """Whether they differ in the surname, and both have one: 张建国, 章建国."""
    one, other = pair.long[0], pair.short[0]
    return one != other and {one, other} <= SURNAMES


def _may_be_one(pair: Pair, named: _ByName) -> bool:
    """Whether two names have one surname where a character is lost, and the longer one is sure.

    Not where both begin as one common word (工人文化宫, 工人文化工作) or end as places do
    (丰台区长辛店镇, 长辛店乡).
    """
    if pair.long[-1] in _PLACES and pair.short[-1] in _PLACES:
        return False
    start = pair.long[:2]
    if start == pair.short[:2] and start not in DOUBLE_SURNAMES and is_word(start):
        return False
    long = named[pair.long]
    is_sure = len(long) > 1 or long[0].person.is_sure
    return len(pair.long) == len(pair.short) or (is_sure and pair.long[0] == pair.short[0])


def _meet(pair: Pair, named: _ByName, pages: Sequence[Page[Persons]]) -> bool:
    """Whether a sentence of the article has both names: then they are two."""
    place = named[pair.long][0]
    document = pages[place.page].document
    article = article_at(document, place.person.start).span
    text = document.flow.text[article.start : article.end]
    return any(
        pair.long in sentence and pair.short in sentence.replace(pair.long, "")
        for sentence in _SENTENCE.split(text)
    )


def _are_told_apart(pair: Pair, named: _ByName, pages: Sequence[Page[Persons]]) -> bool:
    return any(
        tells_apart(pages[one.page].document, one.person.start)
        for name in pair[:2]
        for one in named[name][:_PLACE]
    )


def _is_stray(rare: _Group, common: _Group, often: int) -> bool:
    """Whether one name is a person's that has a title, and the other comes from nowhere, once.

    Where the other is not sure to be a name, the first one stands more often than `often`.
    """
    person = rare[0].person
    return (
        len(rare) == 1
        and not (person.is_introduced or person.is_listed)
        and (person.is_sure or len(common) > often)
        and any(one.person.head for one in common)
        and common[0].person.start < person.start
    )


def _hold_one_office(pair: Pair, named: _ByName, *, in_one_article: bool = False) -> bool:
    """Whether both names follow the same title of one holder, its place or body included.

    In one article 县委书记 is that of one county, and so are their like.
    """
    if len(pair.long) == _SHORTEST:
        return False
    one, other = (
        {(placed.person.role, placed.person.title) for placed in named[name][:_LOOKED_AT]}
        for name in pair[:2]
    )
    return any(
        is_unique(head)
        and head == other_head
        and (
            common_end(a, b) >= len(head) + _PLACE
            or (a == b in _LEADERS and (in_one_article or pair.is_like))
        )
        for head, a in one
        for other_head, b in other
    )


def _reported(
    self: Rule, pages: Sequence[Page[Persons]], pair: Pair, named: _ByName
) -> tuple[Page[Persons], Diagnostic]:
    """The rarer name at its first place, and where the other stands; of two the later one."""
    groups = (named[pair.short], named[pair.long])
    rare, common = sorted(
        groups, key=lambda group: (len(group), -group[0].page, -group[0].person.start)
    )
    path = pages[common[0].page].path if common[0].page != rare[0].page else None
    details = {
        "rare": rare[0].person.name,
        "few": len(rare),
        "common": common[0].person.name,
        "many": len(common),
    }
    related = (Related(common[0].mention.span, OTHER_FORM, path),)
    found = self.found_raw(rare[0].mention.span, related=related, details=details)
    return pages[rare[0].page], found
