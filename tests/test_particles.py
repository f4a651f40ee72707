"""的, 地, 得 on pages as they are set: wrapped lines, marks of half width."""

from __future__ import annotations

import pytest

import lint
from lint.rules.particles.words import TABLE

WRAPPED = """清河县：小水渠带活大产业
本报清河讯（记者李清河）连日来，清河县各镇干部深入田间地头，认真的
检查每一条水渠，耐心的向村民讲解用水知识，群众反响很好，大家都说这
样的干部越多越好，水渠通到地头以后，今年的麦子长势喜人，院子也打扫
的干干净净，日子一天比一天好，下一步还将对管水员进行细心地指导，让
每个村都有一个明白人，让小水渠发挥大作用，带活全县的大产业，谢谢。
"""

CODES = {"WRD100", "WRD101", "WRD102", "WRD103"}


def marked(text: str) -> list[tuple[str, str]]:
    """The code of each finding on particles, and the raw text that it marks."""
    found = [d for d in lint.check(text) if d.code in CODES]
    return [(d.code, text[d.span.start : d.span.end]) for d in found]


def test_words_cut_by_a_line_end_are_found_and_mended() -> None:
    assert marked(WRAPPED) == [
        ("WRD100", "认真的"),
        ("WRD100", "耐心的"),
        ("WRD102", "打扫\n的"),
        ("WRD103", "细心地"),
    ]


def test_half_width_marks_end_a_clause_too() -> None:
    assert marked("麦子卖的也高,对村民进行细心地指导,他说:高兴的说,好。") == [
        ("WRD102", "卖的"),
        ("WRD103", "细心地"),
        ("WRD100", "高兴的"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "对表现积极的给予奖励，对落实不力的予以通报。",
        "他比别人做的好。",
        "《静静的看着你》",
    ],
)
def test_what_another_clause_explains_is_left_alone(text: str) -> None:
    assert marked(text) == []


def test_a_title_ends_at_its_mark() -> None:
    assert marked("他读完《茶经》，高兴的说：“好！”") == [("WRD100", "高兴的")]


def test_the_words_of_the_table_are_in_order_and_each_stands_once_in_its_kind() -> None:
    rows = [row for row in TABLE.read_text("utf-8").splitlines() if not row.startswith("#")]
    assert rows == sorted(set(rows))
