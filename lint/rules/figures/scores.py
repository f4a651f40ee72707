"""A team's matches, goals and points, which check one another."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lint.diagnostic import Severity
from lint.text.awaited import awaited, tried
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.places import clause_start, sentence_start
from lint.text.search import literals

_MATCHES = awaited(
    r"胜(?<=(?:(?<total>\d{1,2})[场战轮](?:比赛|联赛|循环赛|小组赛)?[，、]?(?:取得|打出|战绩为|以)?)?"
    r"(?<!\d)(?<won>\d{1,2})胜)(?<drawn>\d{1,2})平(?<lost>\d{1,2})负",
    r"胜\d",
)
_POINTS = lazy(
    r"[^，。；：、\d\n]{0,8}[，、]?(?:总?积分?|获得?|拿到|得到?|以)(?:为|达到?)?(?<points>\d{1,3})分"
)
_FOOTBALL = lazy_re("足球|足协|中超|中甲|中乙|英超|西甲|德甲|意甲|法甲|进球|净胜球|联赛")
_OTHER_GAMES = lazy_re("棋|手球|曲棍|冰球|橄榄|扣|罚分|此前|原有|加上|比第|领先")
_NET = literals("净胜")
_MARGIN = lazy(
    r"净胜(?<=(?<!\d)(?<for>\d{1,2})(?:[比:：∶]|-)(?<against>\d{1,2})(?!\d)"
    r"[^。；：、\d\n]{0,24}净胜)(?:了|对手|对方)?(?<margin>\d{1,2})(?:个|粒)?球"
)
_GOALS = lazy(
    r"净胜球?(?<=[打攻]进(?:了|球)?(?<for>\d{1,3})(?:个球|粒球|球|个|粒)?[，、]?(?:只|仅)?[丢失]球?(?:了|掉)?"
    r"(?<against>\d{1,3})(?!\d)(?:个球|粒球|球|个|粒)?[^。；的\n]{0,20}净胜球?)"
    r"(?:为|达到?|有|是|数为)?(?<margin>\d{1,3})(?:个|粒|球)"
)


class Score(msgspec.Struct, frozen=True):
    """A total that its items do not give."""

    start: int
    end: int
    items: str
    sum: str
    total: str
    severity: Severity = Severity.ERROR


def scores(document: Document) -> Iterator[Score]:
    """Matches, points and goals that do not add up."""
    yield from _of_matches(document)
    yield from _of_goals(document)


def _of_matches(document: Document) -> Iterator[Score]:
    """12场6胜3平2负; 9胜4平3负，积32分, where a win counts for three points, of old for two."""
    text = document.flow.text
    for match in _MATCHES.matches(document):
        won, drawn, lost = map(int, match.group("won", "drawn", "lost"))
        total = int(match["total"] or won + drawn + lost)
        if won + drawn + lost != total:
            items = f"{won}胜＋{drawn}平＋{lost}负"
            yield Score(*match.span(), items, f"{won + drawn + lost}场", f"{total}场")
            continue
        said = _POINTS.match(text, match.end())
        if said is None or int(said["points"]) in (3 * won + drawn, 2 * won + drawn):
            continue
        around = text[max(0, match.start() - 200) : said.end() + 60]
        near = text[sentence_start(text, match.start(), 80) : said.end() + 6]
        if _FOOTBALL.search(around) and not _OTHER_GAMES.search(near):
            items, points = f"{won}胜×3＋{drawn}平", f"{3 * won + drawn}分"
            start = match.start("won")
            yield Score(start, said.end(), items, points, f"{said['points']}分", Severity.WARNING)


def _of_goals(document: Document) -> Iterator[Score]:
    """以4比1取胜，净胜4球; 进31球、失14球，净胜球18个."""
    text, places = document.flow.text, _NET.places(document)
    for pattern in (_MARGIN, _GOALS):
        for match in tried(pattern, text, places):
            scored, lost, margin = map(int, match.group("for", "against", "margin"))
            start = match.start("for")
            words = text[clause_start(text, start) : match.end()]
            if abs(scored - lost) != margin and not _TWO_LEGS.search(words):
                items, right = f"{scored}－{lost}", f"{abs(scored - lost)}球"
                yield Score(start, match.end(), items, right, f"{margin}球")


_TWO_LEGS = lazy_re("总|回合|合计|共|累计|两场|点球|先|各|还|又|再|[需要须]净|至少|只要|才|就")
