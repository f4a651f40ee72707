"""NAM005: one person as the holder of an office, and as its deputy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule
from lint.text.common import common_end
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.persons import Person, is_unique, may_be_two, persons
from lint.text.places import article_at
from lint.text.titles import DEPUTY
from lint.text.view import Span

_SAME = 2  # characters of the body that both titles name
_OTHER_DAYS = lazy("[时曾历升调改接拟卸]任|[原前代]|当选|任命|提名|拟任|兼|候选|接替|履新")
_REACH = 14  # characters before a name in which the text may tell of another time
_LEVELS = "省市县区州镇乡"
_LEADER = lazy(f"(?<party>[{_LEVELS}])党?委副?书记$|副?(?<government>[{_LEVELS}])长$")
_LOOKED_AT = 40  # articles and titles of one person
_ELSEWHERE = Text("这里的职务不同", "another title")


class Titled(NamedTuple):
    """A person with an office; `span`, of title and name, is raw."""

    name: str
    head: str
    title: str
    span: Span
    article: int
    is_alone: bool  # no other title stands before it


_Placed = tuple[int, Titled]
"""One who is titled, and the index of the page."""


def titled(document: Document) -> tuple[Titled, ...]:
    """The persons of a page that have an office, where the text does not speak of another time."""
    text = document.flow.text
    return tuple(
        Titled(
            person.name,
            person.head,
            person.title,
            document.flow.span(_start(person, text), person.end),
            article_at(document, person.start).first,
            text[person.start - len(person.title) - 1] not in "、和",
        )
        for person in document.once(persons)
        if person.title
        and is_unique(person.head)
        and not _OTHER_DAYS.search(text, max(0, person.start - _REACH), person.start)
    )


def _start(person: Person, text: str) -> int:
    """Where the last word of the title begins, 副 included."""
    start = person.start - len(person.head)
    return start - text.endswith(DEPUTY, 0, start)


@issue_rule(
    titled,
    id="NAM005",
    name="title-in-two-forms",
    severity=Severity.WARNING,
    summary=Text("同一人的正副职务前后不一", "one person as head and as deputy"),
    message=Text(
        "{name}在这里是“{here}”，另一处是“{there}”：核对职务",
        "{name} is {here} here and {there} elsewhere: check the title",
    ),
    why=Text(
        "同一人在同一单位，一处写正职，一处写副职，必有一处错；同一篇里，同一地方的"
        "党委副书记与副县长也无人兼任。其他职务不比：一人可以兼数职。"
        "写明“时任”“原”"
        "“当选”“任命”等，说的是不同时候，不报；没有写出单位的，只在同一篇里比。",
        "Head in one place and deputy of the same body in another: one of them is wrong; so it is "
        "where an article has one as 县委副书记 and as 副县长. Other "
        "titles are not compared, as one may hold several. Where the text says 时任, 原, 当选 and "
        "the like it speaks of two times.",
    ),
    source="报纸编校差错率计算方法 三.2",
    needs="副委",
    covers=("F52",),
    alone=may_be_two,
    cases=(
        Case(
            bad="清河县副县长李明到云溪镇检查防汛。在东堤，县长李明要求，人要守住，料要备足。",
            at="县长李明",
        ),
        Case(
            bad="清河县委副书记周正平看望老人。\f清河县委书记周正平主持会议。",
            at="书记周正平",
        ),
        Case(
            bad="县委副书记周启明出席会议。周启明最后要求，各镇要抢时间。副县长周启明还看了苗情。",
            at="副县长周启明",
        ),
        Case(good="县委副书记李明到会。县长李明要求，守住大堤。", note="一人可兼"),
        Case(good="县委书记李明到会。县委书记、县长李明要求，守住大堤。", note="兼"),
        Case(good="清河县委副书记、县长李明到会。县长李明要求，守住大堤。", note="两个职务"),
        Case(good="2019年，时任副县长李明下乡。如今的县长李明又来了。", note="时任"),
        Case(good="副县长李明、县长李明华到会。", note="两个人"),
        Case(good="清河县副县长李明到会。\f云溪县县长李明到会。", note="同名"),
        Case(good="副镇长王伟介绍，路修通了。\f镇长王伟介绍，桥建好了。", note="不知是不是一个镇"),
    ),
)
def title_in_two_forms(
    self: Rule, pages: Sequence[Page[tuple[Titled, ...]]]
) -> Findings[tuple[Titled, ...]]:
    by_office: defaultdict[tuple[str, str], dict[tuple[int, int, str], _Placed]]
    by_office = defaultdict(dict)
    for number, page in enumerate(pages):
        for one in page.facts:
            # Of what an article says again, the first place tells all.
            place = number, one.article, one.title
            by_office[one.name, one.head].setdefault(place, (number, one))
    for holders in by_office.values():
        deputies = [h for h in holders.values() if _is_deputy(h[1])][:_LOOKED_AT]
        heads = [h for h in holders.values() if not _is_deputy(h[1])][:_LOOKED_AT]
        for deputy, head in product(deputies, heads):
            is_near = (deputy[0], deputy[1].article) == (head[0], head[1].article)
            if _is_one_body(deputy[1], head[1], is_near=is_near):
                earlier, later = sorted((deputy, head), key=lambda one: (one[0], one[1].span))
                words = _word(earlier[1]), _word(later[1])
                yield _reported(self, pages, earlier, later, words)
                break
    yield from _incompatible(self, pages)


def _incompatible(
    self: Rule, pages: Sequence[Page[tuple[Titled, ...]]]
) -> Findings[tuple[Titled, ...]]:
    """One who holds two offices in an article that nobody holds together: 县委副书记, 副县长."""
    for number, page in enumerate(pages):
        held: dict[tuple[int, str], tuple[Titled, Office]] = {}
        for one in page.facts:
            office = _office(one.title) if one.is_alone else None
            if not office:
                continue
            first, other = held.setdefault((one.article, one.name), (one, office))
            if _exclude(office, other):
                yield _reported(
                    self, pages, (number, first), (number, one), (str(other), str(office))
                )


class Office(NamedTuple):
    """An office of a place: deputy or not, of the party or of the government."""

    level: str
    is_party: bool
    is_deputy: bool

    def __str__(self) -> str:
        deputy = DEPUTY * self.is_deputy
        return f"{self.level}委{deputy}书记" if self.is_party else f"{deputy}{self.level}长"


def _office(title: str) -> Office | None:
    match = _LEADER.search(title)
    if not match:
        return None
    party = match["party"]
    return Office(party or match["government"], bool(party), DEPUTY in match[0])


def _exclude(one: Office, other: Office) -> bool:
    """Whether nobody holds both: a deputy secretary may be 县长, a secretary neither."""
    if one.level != other.level or one.is_party == other.is_party:
        return False
    party, government = (one, other) if one.is_party else (other, one)
    return government.is_deputy or not party.is_deputy


def _is_deputy(one: Titled) -> bool:
    return one.title.endswith(DEPUTY + one.head)


def _is_one_body(deputy: Titled, head: Titled, *, is_near: bool) -> bool:
    """Whether two titles are of one body; one that names none is told by its article."""
    a = deputy.title.removesuffix(DEPUTY + deputy.head)
    b = head.title.removesuffix(head.head)
    if not a or not b:
        return is_near
    return common_end(a, b) >= (_SAME if is_near else _SAME + 2)


def _reported(
    self: Rule,
    pages: Sequence[Page[tuple[Titled, ...]]],
    earlier: _Placed,
    later: _Placed,
    words: tuple[str, str],
) -> tuple[Page[tuple[Titled, ...]], Diagnostic]:
    page, one = later
    path = pages[earlier[0]].path if earlier[0] != page else None
    there, here = words
    details = {"name": one.name, "here": here, "there": there}
    related = (Related(earlier[1].span, _ELSEWHERE, path),)
    return pages[page], self.found_raw(one.span, related=related, details=details)


def _word(one: Titled) -> str:
    return DEPUTY * _is_deputy(one) + one.head
