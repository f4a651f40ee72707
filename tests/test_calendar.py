"""What a page tells of its dates: read in every form, and counted from the right day."""

from __future__ import annotations

from datetime import date

import pytest

from lint.text.calendar import dateline_at, days, full_dates_at, month_days_at, shifted
from lint.text.document import Document
from lint.text.numerals import value
from lint.text.years import named_years, this_year

HEAD = "清河日报 2022年10月25日 星期二 第2版\n"
NEWS = "清河县：秋收正忙\n本报清河10月24日讯 （记者 李清河）秋收正忙。\n"


@pytest.mark.parametrize(
    ("numeral", "counted"),
    [
        ("7", 7),
        ("一百零一", 101),
        ("二十", 20),
        ("两", 2),
        ("二〇二二", 2022),
        ("八一", 0),
        ("一零两〇", 0),
    ],
)
def test_numerals_are_counted(numeral: str, counted: int) -> None:
    assert value(numeral) == counted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2022年10月24日", [(2022, 10, 24)]),
        ("2022 年 10 月 24 日", [(2022, 10, 24)]),
        ("二〇二二年十月二十四日", [(2022, 10, 24)]),
        ("10月24日（周一）至26日、28日", [(None, 10, 24), (None, 10, 26), (None, 10, 28)]),
        ("2022-10-24", [(2022, 10, 24)]),
        ("版本1.2022.10.24，132日，10月个，13个月", []),
        ("10月24日至26日龄", [(None, 10, 24)]),
    ],
)
def test_dates_are_read(text: str, found: list[tuple[int | None, int, int]]) -> None:
    read = days(Document(f"到{text}。"))
    assert [(day.year, day.month, day.day) for day in read] == found


def test_running_heads_are_no_dates_of_the_text() -> None:
    assert days(Document(HEAD + NEWS))[0].day == 24


def test_an_article_counts_from_its_dateline_and_from_the_issue() -> None:
    document = Document(HEAD + NEWS)
    at = document.flow.text.index("正忙。")
    assert month_days_at(document, at) == [(10, 24), (10, 25)]
    assert full_dates_at(document, at) == [date(2022, 10, 24), date(2022, 10, 25)]
    assert this_year(document, at) == 2022


def test_a_dateline_goes_for_its_own_article() -> None:
    document = Document(NEWS + "云溪镇：渠水到田头\n本报讯 （记者 周砚）渠水到了田头。\n")
    text = document.flow.text
    assert dateline_at(document, text.index("正忙。")) is not None
    assert dateline_at(document, text.index("到了田头")) is None


def test_february_ends_twice() -> None:
    assert shifted(2, 28, 1) == {(3, 1), (2, 29)}


def test_this_year_is_what_the_article_calls_so() -> None:
    document = Document("去年（2021年）大旱，今年是2022年，雨水足。前年，也就是2020年，平平。")
    assert {named.this for named in named_years(document)} == {2022}
    assert this_year(document, 5) == 2022
