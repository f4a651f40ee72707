"""Running heads: what they print of the issue, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from lint.text.document import Document
from lint.text.imprint import issue_date, page_count, page_number, running_heads

BODY = "渠首的水闸昨天打开，三个村的麦田都浇上了水。"


def heads(line: str) -> list[tuple[tuple[int, int, int] | None, int | None, str | None]]:
    document = Document(f"春水到田头\n\n{BODY}\n\n{line}\n\n{BODY}\n")
    return [(head.date, head.weekday, head.page) for head in running_heads(document)]


@pytest.mark.parametrize(
    ("line", "day", "weekday", "page"),
    [
        ("2022年10月25日 星期二", (2022, 10, 25), 1, None),
        ("清河日报 2022年10月25日 星期二 农历壬寅年十月初一 第3版", (2022, 10, 25), 1, "3"),
        ("02 要闻 2022.10.25 星期二", (2022, 10, 25), 1, "02"),
        ("《清河日报》（2025年10月20日 第 01 版）", (2025, 10, 20), None, "01"),
        ("2023年2月30日 星期日", (2023, 2, 30), 6, None),
        ("A02版 要闻", None, None, "A02"),
        ("第二版 要闻", None, None, "二"),
        ("A02 要闻 2022年10月25日 星期二 责编：周砚", (2022, 10, 25), 1, "A02"),
        ("二〇二二年十月二十五日 星期二 第二版", (2022, 10, 25), 1, "二"),
        ("星期二 2022年10月25日", (2022, 10, 25), 1, None),
        ("2022年10月25日 农历壬寅年十月初一 星期二 今日8版", (2022, 10, 25), 1, None),
    ],
)
def test_a_running_head_is_read(
    line: str, day: tuple[int, int, int] | None, weekday: int | None, page: str | None
) -> None:
    assert heads(line) == [(day, weekday, page)]


@pytest.mark.parametrize(
    "line",
    [
        "（下转2版）",
        "今日8版",
        "2022年10月25日，星期二",
        "责任编辑 2022年10月25日",
        "2022年10月25日起 每周二闭馆",
        "二版责编：周砚",
        BODY,
    ],
)
def test_what_is_none(line: str) -> None:
    assert heads(line) == []


def test_the_issue_has_a_date_where_the_heads_agree_on_one() -> None:
    head = "2022年10月25日 星期二"
    assert issue_date(Document(f"{head}\n\n{BODY}\n\n{head}\n")) == date(2022, 10, 25)
    assert issue_date(Document(f"{head}\n\n{BODY}\n\n2022年10月26日 星期三\n")) is None
    assert issue_date(Document(f"2023年2月30日 星期日\n\n{BODY}\n")) is None


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ("第02版 综合新闻", "2"),
        ("第二版", "2"),
        ("清河日报 要闻 A02版", "A2"),
        ("2022年10月25日 星期二 第3版\n\n秋收过半 2版", "3"),
        ("2版 秋收过半", None),
        ("秋收过半 第二版", None),
        ("《清河日报》（2025年10月20日 第 01 版）", None),
        ("第2版 要闻\n\n第3版 要闻", None),
    ],
)
def test_the_number_of_the_page_is_that_of_its_own_heads(lines: str, number: str | None) -> None:
    assert page_number(Document(f"春水到田头\n\n{BODY}\n\n{lines}\n\n{BODY}\n")) == number


@pytest.mark.parametrize(
    ("line", "count"),
    [("今日8版", 8), ("本期共十二版", 12), ("对开四版 2022年10月25日", 4), ("编了8版", None)],
)
def test_the_number_of_pages_is_printed(line: str, count: int | None) -> None:
    assert page_count(Document(f"春水到田头\n\n{BODY}\n\n{line}\n\n{BODY}\n")) == count
