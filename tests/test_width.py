"""Half-width marks, brackets and quotes in Chinese; full-width figures and letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lint
from lint.book import default_book
from lint.diagnostic import Diagnostic, Severity

BOOK = default_book().choosing(select=["WID"])

PAGE = """\
云溪县数字乡村建设提速（一线见闻）

清晨6:30，种粮大户蒋大田没有下田，而是先点开手机：3号田块缺水，建议上午灌溉；7号田块长势良好。
“以前靠经验，现在看数据，省心多了！”他说。

近年来，县里投入1,280万元，建成5G基站86座（自然村覆盖率96.4%），亩均节水22.5%，节肥11.8%；
用工也少了三成。“谁说农村娃踢不过城里娃？”老师笑着说，球队以3:2取胜。

网址https://www.yunxi.example/shop?id=1,2;n=3，邮箱fuwu@yunxi.example，版本v2.0.1。
孩子们齐声唱What's up, my friend!，掌声四起。
"""
HALF = str.maketrans("，；：！？（）“”", ',;:!?()""')


def check(text: str) -> list[Diagnostic]:
    return lint.check(text, BOOK)


def fix(text: str) -> str:
    return lint.fix(text, BOOK)


def test_a_well_set_page_is_left_alone() -> None:
    assert check(PAGE) == []


@pytest.mark.parametrize("marks", ["，", "，；：", "，；：！？", "（）", "“”", "，；：！？（）“”"])
def test_a_converted_page_is_mended_in_one_go(marks: str) -> None:
    half = PAGE
    for mark in marks:
        half = half.replace(mark, mark.translate(HALF))
    assert fix(half) == PAGE
    converted = Severity.WARNING if "，" in marks else Severity.ERROR
    assert {found.severity for found in check(half)} == {converted}


def test_full_stops_are_mended_where_the_whole_page_has_them() -> None:
    text = "雨停了，天晴了。村民下了田。“开镰了。”他说。2025年，收成好。\n"
    assert fix(text.replace("。", ".")) == text


def test_a_full_stop_before_a_quote_that_ends_the_text_is_told_once() -> None:
    spans = [d.span for d in check("路通了.\n渠修了.天晴了.人来了.'") if d.code == "WID001"]
    assert len(spans) == len(set(spans)) == 4


def test_a_full_stop_amid_text_is_mended_where_it_can_part_no_name() -> None:
    sure = "办件1.6万件.“办得快。”他说，天晴了。"
    assert fix(sure) == sure.replace("件.", "件。")
    unsure = "责任要压实.他说，坚决守住底线。"
    assert [found.severity for found in check(unsure)] == [Severity.WARNING]
    assert fix(unsure) == unsure


def test_a_few_slips_among_many_are_errors() -> None:
    slips = PAGE.replace("近年来，", "近年来,")
    assert [found.severity for found in check(slips)] == [Severity.ERROR]
    assert fix(slips) == PAGE


@pytest.mark.parametrize(
    "text",
    [
        "上午10:30至11:45，比分3:2，比例1:50000，1,234人到场。",
        "售价180,000美元，版本v2.0.1，占0.618。",
        "他说：“OK, let's go!”大家都笑了。",
        "该片导演J.J.艾布拉姆斯读过King's College。",
        "文件report(final),v2.docx已上传；代码`a(b),c;d`不变。",
        "见<a href=\"x.html\" title='a,b'>说明</a>，又见[说明](a.html)。",
        "列奥纳多.达.芬奇的画展开幕。",
        "汤姆.汉克斯、玛丽.居里、尼古拉.果戈理的画像",
        "第一章.总则",
        "步骤：1)选种；2)育苗；a)晒种。",
        '屏幕有55"那么大，身高5\'10"。',
        "快递进村(今日谈)",
    ],
)
def test_other_uses_are_left_alone(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("他说:“走吧!”", "他说：“走吧！”"),
        ("占90%,正在推进；SERAD,中国的伙伴。", "占90%，正在推进；SERAD，中国的伙伴。"),
        ("熟悉React等(如HTML5) 的人, 都来了.", "熟悉React等（如HTML5）的人，都来了。"),
        ("云溪水务(清河）公司（多为茶农)。", "云溪水务（清河）公司（多为茶农）。"),
        ("\"先把'根'扎牢,\"他说。", "“先把‘根’扎牢，”他说。"),
        ("定于１６：３２去ＣＢＤ。", "定于16:32去CBD。"),
        ("由10%降到0.43％，再降到0.2%。", "由10%降到0.43%，再降到0.2%。"),
    ],
)
def test_slips_are_mended(bad: str, good: str) -> None:
    assert lint.fix(bad, default_book().choosing(select=["WID", "SPC"])) == good


@pytest.mark.parametrize(
    "text", ["今天,晴。", "村民(多为茶农)都来了。", '他说"好"。', "雨停了,天晴了!"]
)
def test_a_few_slips_in_a_short_text_are_errors(text: str) -> None:
    assert {found.severity for found in check(text)} == {Severity.ERROR}


@pytest.mark.parametrize("text", ["（记者 周砚)今天晴。", '“路通了。"', "云溪水务(清河）公司。"])
def test_a_pair_of_two_widths_is_one_finding(text: str) -> None:
    assert len(lint.check(text, severity=Severity.INFO)) == 1


def test_quotes_that_do_not_pair_are_reported_and_not_mended() -> None:
    text = '他说"好，转身就走。'
    assert [found.fix for found in check(text)] == [None]
    assert fix(text) == text


@given(st.text(alphabet="云溪县一a1 ,;:!?.()\"'，。：“”‘’（）％%１Ａ\n", max_size=40))
def test_a_fix_touches_nothing_but_marks_and_settles(text: str) -> None:
    fixed = fix(text)
    assert words(fixed) == words(text.translate({ord("１"): "1", ord("Ａ"): "A"}))
    assert fix(fixed) == fixed


def words(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c == "\n")
