"""The order of a page: headlines behind their articles, stray lines, running heads.

The pages are invented.
"""

from __future__ import annotations

import pytest

import lint
from lint.diagnostic import Severity

WATER = "今年以来，清河县新修水渠六条，改造泵站四座，东岭镇的春灌比往年提前了五天。"
TEA = "云溪县的春茶开采了，茶农老周天不亮就上了山，他说今年的茶比去年早熟五天。"
ROAD = "通往北山的公路昨天开通，沿途六个村的山货从此不再靠人背马驮。"
HEAD_WATER = "清河县水利局\n六条新渠迎春灌"
HEAD_TEA = "云溪春茶早上市"
HEAD_ROAD = "北山通了公路"
CAPTION = "图为云溪县茶农在采茶。 周云 摄"


def _page(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def _found(text: str, code: str) -> list[str]:
    return [
        text[found.span.start : found.span.end]
        for found in lint.check(text, severity=Severity.INFO)
        if found.code == code
    ]


def _by(name: str, body: str) -> str:
    return f"■本报记者 {name}\n\n{body}"


def test_every_headline_of_a_page_that_prints_them_behind() -> None:
    page = _page(
        *(_by("李清河", WATER), HEAD_WATER),
        *(_by("周云", TEA), HEAD_TEA),
        *(_by("陈北山", ROAD), HEAD_ROAD),
        CAPTION,
    )
    assert _found(page, "LAY001") == [HEAD_WATER, HEAD_TEA, HEAD_ROAD]


def test_an_article_in_the_middle_may_have_lost_its_headline() -> None:
    page = _page(_by("李清河", WATER), HEAD_WATER, _by("周云", TEA), _by("陈北山", ROAD), HEAD_ROAD)
    assert _found(page, "LAY001") == [HEAD_WATER, HEAD_ROAD]


def test_one_headline_behind_its_article_among_articles_in_order() -> None:
    page = _page(HEAD_WATER, _by("李清河", WATER), _by("周云", TEA), HEAD_TEA, CAPTION)
    assert _found(page, "LAY001") == [HEAD_TEA]


def test_a_dateline_opens_an_article_as_a_byline_does() -> None:
    page = _page(f"本报清河讯（通讯员 李清河）{WATER}", HEAD_WATER)
    assert _found(page, "LAY001") == [HEAD_WATER]


def test_a_subhead_between_byline_and_text_is_no_headline() -> None:
    page = _page(
        *(_by("李清河", WATER), HEAD_WATER),
        *("■本报记者 周云", "核心阅读", TEA, "数据来源：云溪县茶叶局", HEAD_TEA),
    )
    assert _found(page, "LAY001") == [HEAD_WATER, HEAD_TEA]


@pytest.mark.parametrize(
    "page",
    [
        _page(HEAD_WATER, _by("李清河", WATER), HEAD_TEA, _by("周云", TEA)),
        _page(_by("李清河", WATER), HEAD_TEA, _by("周云", TEA), HEAD_ROAD, _by("陈北山", ROAD)),
        _page(HEAD_WATER, _by("李清河", WATER), HEAD_TEA, TEA, HEAD_ROAD, ROAD),
        _page(_by("李清河", WATER), "数据来源：清河县水利局"),
        _page(WATER, "清河县 李清河"),
        _page(HEAD_WATER, _by("李清河", WATER), CAPTION, "责任编辑：周云"),
    ],
    ids=["in order", "first headline lost", "subheads", "source", "letter", "credit"],
)
def test_a_page_in_order_is_left_alone(page: str) -> None:
    assert _found(page, "LAY001") == _found(page, "LAY002") == []


def test_stray_slogans_behind_the_last_caption() -> None:
    slogans = "守护一方碧水 建设美丽清河\n\n夯实人才支撑 激发创新活力"
    page = _page(_by("李清河", WATER), HEAD_WATER, TEA, "■通讯员 周云 摄", slogans)
    assert _found(page, "LAY002") == [slogans]
    assert slogans not in _found(page, "LAY001")


def test_an_app_advertised_below_the_last_article_is_no_stray_line() -> None:
    page = _page(HEAD_WATER, _by("李清河", WATER), "扫码下载清河客户端", "编辑：周云")
    assert _found(page, "LAY002") == []


def test_a_page_number_that_cuts_a_sentence_is_a_warning() -> None:
    page = "今年清河县计划新修水渠六条，已经有三条动了\n第 12 页\n工，其余的要等秋收以后。\n"
    found = [d for d in lint.check(page) if d.code == "LAY003"]
    assert [page[slice(*d.span)] for d in found] == ["第 12 页"]


def test_a_page_number_between_paragraphs_is_advice() -> None:
    page = _page(WATER, "第 12 页", TEA)
    found = [d for d in lint.check(page, severity=Severity.INFO) if d.code == "LAY003"]
    assert [d.severity for d in found] == [Severity.INFO]


def test_a_page_number_within_an_open_quotation_and_one_at_the_end_are_named() -> None:
    page = (
        "清河县今年计划新修水渠六条，老支书说起这\n件事，连说这渠修得值，“盼了多少年，总算\n"
        "第 12 页\n盼来了，往后春灌再也不用排队等水了。”他\n抹了一把汗，又下到渠里。\n第 13 页\n"
    )
    assert _found(page, "LAY003") == ["第 12 页", "第 13 页"]


def test_the_source_line_of_a_headline_is_no_running_head() -> None:
    page = _page(HEAD_TEA, "《清河日报》（2023年4月5日 第 02 版）", TEA)
    assert _found(page, "LAY003") == []


@pytest.mark.parametrize("text", ["", "\n", "第 1 页", "第 1 页\n第 2 页\n第 3 页", HEAD_WATER])
def test_pages_with_next_to_nothing(text: str) -> None:
    assert _found(text, "LAY001") == _found(text, "LAY002") == []
