"""The two ends of a jump: each names the other's page, under one headline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from lint.diagnostic import Related, Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule
from lint.rules.form.issues import issues
from lint.text.document import Document
from lint.text.imprint import issue_date, page_count, page_number, page_words
from lint.text.jumps import headlines_at, jumps, runs_backward
from lint.text.view import Span


class _End(NamedTuple):
    """One end of a jump; spans are raw. `headlines` come with what they say."""

    span: Span
    text: str
    forward: bool
    pages: tuple[str, ...]
    headlines: tuple[tuple[str, Span], ...]


class _Facts(NamedTuple):
    number: str | None
    date: date | None
    pages: int | None
    ends: tuple[_End, ...]


def _gather(document: Document) -> _Facts:
    text, flow = document.flow.text, document.flow
    ends = tuple(
        _End(
            flow.span(*jump.span),
            text[slice(*jump.span)].strip("（）()[]【】"),
            jump.forward,
            jump.pages,
            tuple(
                ("".join(filter(str.isalnum, text[slice(*span)])), flow.span(*span))
                for span in headlines_at(document, jump.span.start)
            ),
        )
        for jump in document.once(jumps)[:_MOST]
    )
    return _Facts(
        document.once(page_number), document.once(issue_date), document.once(page_count), ends
    )


def _has_jumps(document: Document) -> bool:
    return bool(document.once(jumps))


_MOST = 40  # jumps of one page
_Place = tuple[Page[_Facts], _End]


@issue_rule(
    _gather,
    id="FMT009",
    name="jump-without-counterpart",
    severity=Severity.WARNING,
    summary=Text("下转与上接对不上", "jump lines that do not meet"),
    message=Text("“{text}”{what}", "{text}: {what_en}"),
    why=Text(
        "第一版“下转2版”，第二版就要有“上接1版”，标题也要相同。同一文件夹里的各版一起检查时核对，版次从"
        "版头读出；所说的那一版不在其中的不报，标题另拟、缩短的不报，只报差一两个字的。",
        "下转2版 on page 1 asks for 上接1版 on page 2, under the same headline. The pages "
        "of one folder "
        "are compared, by the numbers in their running heads; a page that is not there is "
        "not missed, "
        "and a headline that is shortened or new is none of these: only one or two characters are.",
    ),
    source="报纸转版成例",
    covers=("F71", "F72"),
    alone=_has_jumps,
    cases=(
        Case(
            bad="第1版 要闻\n茶园开采\n茶园开采了。（下转2版）\f第2版 要闻\n河堤修好\n河堤修好了。",
            at="下转2版）",
        ),
        Case(
            bad="第1版 要闻\n茶园开采\n茶园开采了。\f第2版 要闻\n茶园开采\n（上接1版）茶农忙起来。",
            at="上接1版）",
        ),
        Case(
            bad="第1版 要闻\n茶园开采\n茶园开采了。（下转3版）\f第2版 "
            "要闻\n茶园开采\n（上接1版）茶农忙。",
            at="下转3版）",
        ),
        Case(
            bad="第1版 要闻\n云溪镇千亩茶园开采\n茶园开采了。（下转2版）\f"
            "第2版 要闻\n云溪镇千亩茶园开彩\n（上接1版）茶农忙起来。",
            at="云溪镇千亩茶园开彩",
        ),
        Case(bad="今日4版\n第1版 要闻\n茶园开采\n茶园开采了。（下转5版）", at="下转5版）"),
        Case(
            good="第1版 要闻\n茶园开采\n茶园开采了。（下转第二版）\f"
            "A面\n第02版 要闻\n茶园开采\n（上接第一版）茶农忙起来。"
        ),
        Case(
            good="第1版 要闻\n茶园开采\n茶园开采了。（下转4版）\f第2版 "
            "要闻\n河堤修好\n河堤修好了。",
            note="第4版不在其中",
        ),
        Case(
            good="第1版 要闻\n茶园开采\n茶园开采了。（下转2版）\f第1版 "
            "要闻\n河堤修好\n河堤修好了。\f"
            "第2版 要闻\n水渠通水\n水渠通水了。",
            note="两期放在一处",
        ),
        Case(
            good="第1版 要闻\n云溪镇千亩茶园开采茶农忙\n茶园开采了。（下转2版）\f"
            "第2版 要闻\n云溪茶园开采\n（上接1版）茶农忙起来。",
            note="标题缩短",
        ),
    ),
)
def jump_without_counterpart(self: Rule, pages: Sequence[Page[_Facts]]) -> Findings[_Facts]:
    if not any(page.facts.ends for page in pages):
        return
    for issue in issues(pages, lambda f: f.date, lambda f: f.number):
        places = [(page, end) for page in issue for end in page.facts.ends]
        starts = [place for place in places if place[1].forward]
        goals = [place for place in places if not place[1].forward]
        if len(issue) > 1:
            for start, goal in _paired(starts, goals, _meet):
                yield from _compared_headlines(self, start, goal)
            for start, goal in _paired(starts, goals, _goal_says_so):
                yield from _wrong_number(self, start, goal)
            for start, goal in _paired(starts, goals, _start_says_so):
                yield from _wrong_number(self, goal, start)
            for start, goal in _paired(starts, goals, _of_one_headline):
                wrong, right = (goal, start) if start[0].facts.number else (start, goal)
                yield from _wrong_number(self, wrong, right)
        for place in starts + goals:
            yield from _alone(self, place, issue, len(places))


def _is_backward(place: _Place) -> bool:
    page, end = place
    return runs_backward(end.forward, end.pages, page.facts.number)


def _paired(
    starts: list[_Place], goals: list[_Place], fit: Callable[[_Place, _Place], bool]
) -> Iterator[tuple[_Place, _Place]]:
    """The two ends of one jump each, by `fit` and then by their headlines; both are taken out."""
    fitting = [
        (-_likeness(start[1], goal[1]), i, j)
        for i, start in enumerate(starts)
        for j, goal in enumerate(goals)
        if start[0] is not goal[0] and fit(start, goal)
    ]
    taken: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for _, i, j in sorted(fitting):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((starts[i], goals[j]))
    starts[:] = [start for i, start in enumerate(starts) if i not in taken[0]]
    goals[:] = [goal for j, goal in enumerate(goals) if j not in taken[1]]
    yield from pairs


def _meet(start: _Place, goal: _Place) -> bool:
    """Whether each names the other's page, as far as their numbers are known."""
    numbers = start[0].facts.number, goal[0].facts.number
    return (numbers[1] is None or numbers[1] in start[1].pages) and (
        numbers[0] is None or numbers[0] in goal[1].pages
    )


def _goal_says_so(start: _Place, goal: _Place) -> bool:
    return start[0].facts.number in goal[1].pages


def _start_says_so(start: _Place, goal: _Place) -> bool:
    return goal[0].facts.number in start[1].pages


def _of_one_headline(start: _Place, goal: _Place) -> bool:
    """Whether they are of one article by its headline, and a number that is known is not named."""
    texts = {text for text, _ in start[1].headlines if len(text) >= _SHORTEST}
    return bool(start[0].facts.number or goal[0].facts.number) and not texts.isdisjoint(
        text for text, _ in goal[1].headlines
    )


def _likeness(one: _End, other: _End) -> float:
    """How like each other their most alike headlines are: 1 where one is the same."""
    from rapidfuzz.distance import Levenshtein  # slow to import, and few issues need it

    return max(
        (
            Levenshtein.normalized_similarity(mine, theirs)
            for mine, _ in one.headlines
            for theirs, _ in other.headlines
        ),
        default=0.0,
    )


_SHORTEST = 6
_SLIPPED = 2  # characters by which a headline differs that was meant to be the same


def _compared_headlines(self: Rule, start: _Place, goal: _Place) -> Findings[_Facts]:
    from rapidfuzz.distance import Levenshtein  # slow to import, and few issues need it

    pairs = [
        (Levenshtein.distance(mine, theirs), mine, here, there)
        for theirs, there in start[1].headlines
        for mine, here in goal[1].headlines
        if min(len(mine), len(theirs)) >= _SHORTEST
    ]
    if not pairs:
        return
    distance, text, here, there = min(pairs)
    if 0 < distance <= _SLIPPED and distance * 3 < len(text):
        details = {
            "text": text,
            "what": "与转来的标题不同：核对两处",
            "what_en": "differs from the headline that it goes on from",
        }
        related = Related(there, Text("转来的标题", "the headline it goes on from"), start[0].path)
        yield goal[0], self.found_raw(here, details=details, related=(related,))


def _wrong_number(self: Rule, wrong: _Place, right: _Place) -> Findings[_Facts]:
    """`wrong` names another page than the one on which its counterpart, `right`, stands."""
    if _is_backward(wrong):  # FMT008 speaks of it
        return
    number, other = right[0].facts.number, right[1]
    details = {
        "text": wrong[1].text,
        "what": f"版次不对：{page_words(number or '')}有“{other.text}”",
        "what_en": f"another page is meant: {other.text} stands on page {number}",
    }
    related = Related(other.span, Text("它的另一头", "its other end"), right[0].path)
    yield wrong[0], self.found_raw(wrong[1].span, details=details, related=(related,))


def _alone(self: Rule, place: _Place, issue: Sequence[Page[_Facts]], ends: int) -> Findings[_Facts]:
    """What is to say of an end that no other end meets."""
    page, end = place
    counts = {p.facts.pages for p in issue if p.facts.pages}
    named = [p for p in issue if p is not page and p.facts.number in end.pages]
    severity = None
    if page.facts.number in end.pages or _is_backward(place):  # FMT008 speaks of it
        return
    if len(named) > 1 or _has_double(page, issue):  # drafts, or several issues
        return
    if named:
        back = "上接" if end.forward else "下转"
        number = f"{page.facts.number}版" if page.facts.number else ""
        what = Text(
            f"：{page_words(named[0].facts.number or '')}没有与它相接的“{back}{number}”",
            f"page {named[0].facts.number} has no {back}{number} to meet it",
        )
    elif len(counts) == 1 and all(n.isdecimal() and int(n) > max(counts) for n in end.pages):
        what = Text(f"：今天只有{max(counts)}版", f"the issue has {max(counts)} pages")
    elif len(issue) == _PAIR and ends == 1 and not any(p.facts.number for p in issue):
        severity = Severity.INFO
        what = Text("：另一版没有与它相接的", "the other page has no counterpart")
    else:
        return
    details = {"text": end.text, "what": what.zh, "what_en": what.en}
    yield page, self.found_raw(end.span, severity=severity, details=details)


_PAIR = 2


def _has_double(page: Page[_Facts], issue: Sequence[Page[_Facts]]) -> bool:
    number = page.facts.number
    return number is not None and sum(p.facts.number == number for p in issue) > 1
