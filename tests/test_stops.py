"""Marks of a list, of items and of paragraphs: over line ends, paragraphs and articles."""

from __future__ import annotations

import pytest

import lint
from lint.book import default_book
from lint.diagnostic import Applicability, Severity
from tests.pages import set_page

BOOK = default_book().choosing(select=["PUN"])


def found(text: str) -> list[tuple[str, str]]:
    """Each finding: its code, and what it marks in the raw text."""
    return [(d.code, text[slice(*d.span)]) for d in lint.check(text, BOOK)]


SPLIT = (
    "本报清河讯（记者 周砚）6月17日，清河县政法办，县公安局、县法院联合开展宣传活动，先后召开"
    "座谈会宣讲会5场，来的人都说好，说这样的活动以后还要常办下去。"
)


@pytest.mark.parametrize("measure", [12, 14, 17, 18, 23])
def test_a_list_is_read_over_line_ends_and_mended_in_its_lines(measure: int) -> None:
    page = set_page(["云溪镇办起了宣讲会", SPLIT, SPLIT.replace("17", "18")], measure)
    assert [code for code, _ in found(page)] == ["PUN039", "PUN040"] * 2
    mended = lint.fix(page, BOOK, applicability=Applicability.UNSAFE)
    assert mended.replace("\n", "").count("政法办、县公安局") == 2
    assert mended.replace("\n", "").count("座谈会、宣讲会") == 2
    assert mended.count("\n") == page.count("\n")


def test_items_over_paragraphs() -> None:
    text = "一是修渠。渠长8公里；\n二是育苗，苗有3万株；\n三是铺路。\n"
    assert found(text) == [("PUN051", "；")]


def test_a_stop_is_missed_amid_an_article_only() -> None:
    body = "茶园开采了，山上都是人。"
    cut = "头一天采茶的有三百多人。老周一家也早早地上了山"
    assert found(f"{body}\n{cut}\n{body}\n") == [("PUN055", "山")]
    assert found(f"云溪镇春茶上市\n{cut}\n{body}\n") == []
    assert found(f"{body}\n{cut}\n云溪镇铺好了新路\n本报讯（记者 周砚）{body}\n") == []


def test_excerpts_have_no_final_stops() -> None:
    body = "茶园开采了，山上都是人。"
    cut = "头一天采茶的有三百多人。老周一家也早早地上了山"
    assert found("\n".join([body, cut, body, cut, body, cut, body]) + "\n") == []


@pytest.mark.parametrize("blank", ["", "\n"])
def test_range_marks_are_compared_within_one_article(blank: str) -> None:
    one = "云溪产茶多\n本报讯（记者 周砚）1—6月产茶80吨，全镇的人都很高兴。\n"
    other = "清河修渠忙\n本报讯（记者 方敏）1～6月修渠80公里，全镇的人都很高兴。\n"
    assert found(one + blank + other) == []
    assert found(one + "老周说，7～9月还会更多。\n") == [("PUN034", "～")]


def test_levels_are_compared_within_the_text() -> None:
    info = default_book().choosing(select=["PUN052"])
    text = "1.选种\n（一）晒种，要晒透。\n（二）拌种，要拌匀。\n2.育苗\n"
    marked = [text[slice(*d.span)] for d in lint.check(text, info, severity=Severity.INFO)]
    assert marked == ["（一）"]
