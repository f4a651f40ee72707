"""Paired marks: which goes with which, over wrapped lines and several paragraphs."""

from __future__ import annotations

import pytest

from lint.diagnostic import Severity
from lint.engine import check
from lint.rules import coded
from lint.text.document import Document
from lint.text.marks import PAIRS
from lint.text.pairs import pair_up
from tests.pages import FIRST, HEADLINE, SECOND, THIRD, set_page

BY_ID = {rule.id: rule for rule in coded()}


def marked(code: str, text: str) -> list[str]:
    """What the rule marks in `text`, line ends taken out."""
    found = check(Document(text), [BY_ID[code]], severity=Severity.INFO)
    return [text[slice(*d.span)].replace("\n", "") for d in found]


def test_a_pair_knows_the_pair_that_holds_it() -> None:
    text = "“看《茶经（上）》。”"
    marks = pair_up(text, PAIRS)
    assert [text[start:end] for start, end in marks.pairs] == ["（上）", "《茶经（上）》", text]
    assert marks.outer == {5: 2, 2: 0}


def test_a_lone_mark_holds_nothing() -> None:
    marks = pair_up("（见“下图”。", PAIRS)
    assert marks.pairs == ((2, 6),)
    assert marks.outer == {}
    assert marks.lone == ((0, "（"),)


def test_a_pair_over_two_paragraphs_holds_none_of_the_second() -> None:
    marks = pair_up("“一条路\n“水管家”说：‘好。’”", PAIRS)
    assert marks.pairs == ((5, 10), (12, 16), (0, 17))
    assert marks.outer == {}


def test_a_quotation_of_several_paragraphs_leaves_no_lone_mark() -> None:
    assert pair_up("“第一段。\n“第二段。\n“第三段。”", PAIRS).lone == ()
    assert [at for at, _ in pair_up("“第一段。\n第二段。\n“第三段。”", PAIRS).lone] == [0]


@pytest.mark.parametrize(
    "text",
    [
        "村民都夸“水管家。\n“渠修好了。”",  # no quotation begins in the middle of a clause
        "“渠修好了。老周说，“茶也好卖了。”\n“真好。”",  # within one, quotes would be single
        "“渠修好了。\n老周说。",
    ],
)
def test_what_the_next_paragraph_does_not_go_on_with(text: str) -> None:
    assert [text[at] for at, _ in pair_up(text, PAIRS).lone] == ["“"]


@pytest.mark.parametrize("text", ["1）选种；a）育苗", "Miller’s ’98 杯", "（1）选种"])
def test_what_looks_like_a_lone_mark(text: str) -> None:
    assert pair_up(text, PAIRS).lone == ()


@pytest.mark.parametrize("measure", [14, 17, 18, 19, 22, 26])
def test_pairs_do_not_end_with_the_lines(measure: int) -> None:
    wrong = SECOND.replace("开发区的服务", "开发区的“跑腿员”多，服务")
    page = set_page([HEADLINE, FIRST, wrong, THIRD], measure)
    assert marked("PUN011", page) == ["“跑腿员”"]
    assert marked("PUN010", page) == []
    turned = SECOND.replace("没得说。”", "没得说。“")
    page = set_page([HEADLINE, FIRST, turned, THIRD], measure)
    assert marked("PUN010", page) == ["“"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一“甲“二“乙“三“丙“。", ["“", "“", "“"]),
        ("一“甲“二“乙”三。", ["“"]),
        ("一“甲“二“乙“三“丙。", []),  # an odd one among them
        ("一“甲”二“乙。", []),
        ("一“甲。\n二“乙。", []),
        ("（“甲）乙”。", []),  # crossed by a bracket
    ],
)
def test_lone_quotes_are_taken_two_by_two(text: str, expected: list[str]) -> None:
    assert marked("PUN010", text) == expected


@pytest.mark.parametrize("measure", [17, 18, 22])
def test_stops_about_quotes_are_looked_for_in_whole_paragraphs(measure: int) -> None:
    outside = SECOND.replace("没得说。”", "没得说”，")
    page = set_page([HEADLINE, FIRST, outside, THIRD], measure)
    assert marked("PUN015", page) == ["”，"]
    behind_colon = SECOND.replace("“从", "王立春说：“从").replace("。”企业负责人王立春说", "”")
    page = set_page([HEADLINE, FIRST, behind_colon, THIRD], measure)
    assert marked("PUN014", page) == ["”。"]
    assert marked("PUN015", page) == []


def test_what_one_paragraph_says_is_not_closed_by_the_next() -> None:
    text = "老周说：“渠修好了，水就来了\n茶也好卖了”。\n大家都信他。"
    assert marked("PUN014", text) == []
