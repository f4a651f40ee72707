"""Wrapped columns come out as the paragraphs that were written; what was never wrapped stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.text.document import Document, Markup, reflow
from tests.pages import ARTICLE, FIRST, HEADLINE, SECOND, THIRD, set_lines, set_page


def paragraphs(raw: str) -> list[str]:
    text = Document(raw).flow.text
    return text.split("\n") if text else []


@pytest.mark.parametrize("measure", [13, 17, 20, 26, 31])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["tight", "spaced"])
def test_columns_of_any_measure(measure: int, between: str) -> None:
    assert paragraphs(set_page(ARTICLE, measure, between)) == ARTICLE


def test_a_blank_line_after_every_line_says_nothing() -> None:
    assert paragraphs(set_page(ARTICLE).replace("\n", "\n\n")) == ARTICLE


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends(end: str) -> None:
    raw = set_page(ARTICLE).replace("\n", end)
    assert paragraphs(raw) == ARTICLE
    assert reflow(Document(raw)) == end.join([*ARTICLE, ""])


def test_two_measures_on_one_page() -> None:
    narrow, wide = set_page(ARTICLE, 16), set_page([HEADLINE, SECOND, FIRST[13:]], 27)
    assert paragraphs(narrow + "\n" + wide) == [*ARTICLE, HEADLINE, SECOND, FIRST[13:]]


def test_a_column_or_a_page_that_ends_in_a_sentence() -> None:
    lines = set_page(ARTICLE, 18, "\n\n").split("\n")
    cut = next(i for i, line in enumerate(lines) if line[-1:] not in {"", *"。！？”，"} and i > 4)
    for gap in ("\n\n", "\n\f", "\n\n\n"):
        assert (
            paragraphs("\n".join(lines[: cut + 1]) + gap + "\n".join(lines[cut + 1 :])) == ARTICLE
        )


def test_a_page_number_stands_on_its_own_line() -> None:
    lines = set_lines(FIRST, 18)
    page = "\n".join([*lines[:3], "第 12 页", "", *lines[3:], *set_lines(SECOND, 18)])
    assert "第 12 页" in paragraphs(page)


def test_indents_that_were_kept_tell_paragraphs() -> None:
    lines = [
        "\u3000\u3000" + line if i == 0 else line
        for paragraph in (FIRST, SECOND, THIRD)
        for i, line in enumerate(set_lines(paragraph, 18))
    ]
    assert paragraphs("\n".join(lines)) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("head", ["■本报记者 周小满", "（云溪站供稿）", "一、项目为王"])
def test_what_begins_or_stands_alone_is_not_joined(head: str) -> None:
    page = set_page([HEADLINE, FIRST, SECOND]) + head + "\n" + "\n".join(set_lines(THIRD, 18))
    assert paragraphs(page) == [HEADLINE, FIRST, SECOND, head, THIRD]


def test_a_latin_word_is_joined_as_the_document_writes_it() -> None:
    page = set_page([HEADLINE, FIRST, SECOND])
    tail = "园区引进的Robotech公司在云溪落户后，Robo\ntech公司又建起了二期厂房，产品远销欧洲。"
    assert "Robotech公司又建" in paragraphs(page + tail)[-1]


def test_two_latin_words_keep_a_space() -> None:
    tail = "云溪开发区今年迎来一家名叫Grand\nHotel的酒店，年底就能开门迎客。"
    assert "Grand Hotel" in paragraphs(set_page([HEADLINE, FIRST, SECOND]) + tail)[-1]


UNWRAPPED = [HEADLINE, FIRST, SECOND, THIRD]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\u3000\u3000"])
def test_copy_that_was_never_wrapped_stays(between: str) -> None:
    raw = between.join(UNWRAPPED) + "\n"
    assert paragraphs(raw) == UNWRAPPED
    assert reflow(Document(raw)) == raw


@pytest.mark.parametrize(
    "lead",
    [
        "把招商引资作为一号工程，让项目引得进、留得住、长得大，为全县发展积蓄后劲",
        "从签约到投产只用八个月，靠的是服务。开发区的每个项目都有专人盯到底，一件事情办到底",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_lead_without_a_final_stop_is_a_paragraph(lead: str, between: str) -> None:
    texts = [HEADLINE, lead, FIRST, SECOND, THIRD]
    assert paragraphs(between.join(texts)) == texts


@pytest.mark.parametrize(
    "texts",
    [
        ["白日依山尽，", "黄河入海流。", "欲穷千里目，", "更上一层楼。"],
        ["第一章 总则", "第一条 为了规范招商工作，制定本办法。", "第二条 本办法适用于清河县。"],
        [
            "获奖名单",
            "一等奖",
            "王立春 周小满 陈雨生 李望舒",
            "二等奖",
            "赵大同 钱二喜 孙三多 吴四方",
        ],
        [
            "清河县第一实验小学教师",
            "清河县第二实验小学教师",
            "云溪镇中心卫生院门诊部",
            "云溪镇中心幼儿园大班组",
            "清河县人民医院急诊科室",
        ],
    ],
    ids=["poem", "law", "names", "schools"],
)
def test_poems_laws_and_lists_stay(texts: list[str]) -> None:
    assert paragraphs("\n".join(texts)) == texts


def test_a_word_cut_in_unwrapped_copy_is_joined() -> None:
    at = SECOND.index("开发区") + 1
    raw = "\n\n".join([HEADLINE, FIRST, SECOND[:at], SECOND[at:], THIRD])
    assert paragraphs(raw) == ARTICLE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "去年冬天，柳河镇清理河道二十多公里，发放宣传材料和",
            "环保袋三千多份，群众说河水清了、路也宽了。",
        ),
        (
            "去年冬天，柳河镇清理河道二十多公里，群众拍手叫好，都",
            "说河水清了，路也宽了，孩子们又能下河摸鱼了。",
        ),
        ("柳河镇两岸的河道清理工程预计在今年1", "2月完工，群众说河水清了、路也宽了，日子更好。"),
        ("“柳河镇的河道要清，还要让群众", "都来管。”镇长说，三年之内见成效，大家一起干。"),
        (
            "柳河镇的河道清了。今年，镇上又请来县里的专家，给沿岸二十个村培训",
            "护林员，每个村选出三名，轮流巡河。",
        ),
        ("春风吹绿了清河两岸。柳河镇的人们忙", "着修渠引水，二十多公里的河道清了。"),
        ("清河县水利局副局长、高级工程师周云山", "介绍，二十多公里的河道今年全部清完。"),
    ],
    ids=[
        "conjunction",
        "short clause",
        "number",
        "quotation",
        "a stop inside",
        "a short line",
        "speech",
    ],
)
def test_a_paragraph_cut_anywhere_in_unwrapped_copy_is_joined(before: str, after: str) -> None:
    assert paragraphs("\n\n".join([HEADLINE, FIRST, before, after, THIRD]))[2] == before + after


def test_the_first_paragraph_of_a_report_cut_behind_its_dateline_is_joined() -> None:
    before = "本报云溪讯（通讯员 周云）连日来，柳河镇组织青年志愿者清理河道"
    after = "二十多公里，发放环保袋三千多份。"
    assert paragraphs(f"{HEADLINE}\n\n{before}\n\n{after}")[1] == before + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "各位乡亲、各位父老，同志们、朋友们，",
            "今年的春耕已经开始，全县一百二十个村都动了起来，大家加油干。",
        ),
        (
            "让村民在家门口增收，把日子过得更加红火",
            "今年的春耕已经开始，全县一百二十个村都动了起来。",
        ),
        (
            "三年来，全县新建水渠六条。到去年底，粮食产量增加两成。数据来源：清河县统计局",
            "近日，村民在田里忙着插秧，一片繁忙。",
        ),
    ],
    ids=["address", "subhead", "source"],
)
def test_what_lacks_a_final_stop_by_right_is_a_paragraph(before: str, after: str) -> None:
    assert paragraphs("\n\n".join([HEADLINE, FIRST, before, after, THIRD]))[2] == before


@pytest.mark.parametrize("measure", [17, 18])
def test_a_column_that_ends_behind_the_first_line_of_a_paragraph(measure: int) -> None:
    lines = [set_lines(text, measure) for text in (FIRST, SECOND, THIRD)]
    page = [HEADLINE, "", *lines[0], "", lines[1][0], "", *lines[1][1:], "", *lines[2]]
    assert paragraphs("\n".join(page)) == ARTICLE


def test_a_line_that_leads_up_to_the_next_paragraph_ends_its_own() -> None:
    lead_up = SECOND[:-1] + "，工人们都说："
    page = "\n\n".join("\n".join(set_lines(text, 18)) for text in (FIRST, lead_up, THIRD))
    assert paragraphs(page) == [FIRST, lead_up, THIRD]


def test_a_caption_ends_with_its_credit() -> None:
    caption = "图为云溪开发区的工人在赶制出口订单，春节前要交货。 周云 摄"
    lines = set_lines(caption, 18)
    page = [
        *set_lines(FIRST, 18),
        "",
        *lines,
        "",
        "抓项目促发展 争先锋作表率",
        *set_lines(SECOND, 18),
    ]
    assert paragraphs("\n".join(page)) == [FIRST, caption, "抓项目促发展 争先锋作表率", SECOND]


def test_a_line_without_an_indent_goes_on_with_the_first_line_of_a_paragraph() -> None:
    page = """\
云溪日报　2023年9月12日　星期二　A03　民生

小标题0水厂扩建

　　每公斤高出16元，半小时卖出230单，9月11日一早，
再也不用去渡口挑水。

　　他说，换乘优惠一元。

　　他说，9月11日一早，下一步。

小标题3水厂扩建

　　本报讯（记者 方文 通讯员 王婷婷）南岸六个村
的人喝上了放心水，下一步，9月11日一早，换乘优惠
一元，他说，云溪水厂二期昨天通水，水厂还要把管子
铺到北山。

　　起步价2元可乘6公里，云溪水厂二期昨天通水，9
月11日一早，再也不用去渡口挑水。

　　本报讯（记者 方文 通讯员 王婷婷）再也不用去
渡口挑水，半小时卖出230单，水管接到了院子里，9月
11日一早。

小标题6水厂扩建

　　下一步，每公斤高出16元。
"""
    opening = "本报讯（记者 方文 通讯员 王婷婷）"
    assert (
        f"{opening}南岸六个村的人喝上了放心水，下一步，9月11日一早，换乘优惠一元，他说，"
        "云溪水厂二期昨天通水，水厂还要把管子铺到北山。"
    ) in paragraphs(page)
    assert "每公斤高出16元，半小时卖出230单，9月11日一早，再也不用去渡口挑水。" in paragraphs(page)


def test_one_indented_line_does_not_tell_where_paragraphs_begin() -> None:
    page = set_page(ARTICLE, 18, "\n") + "\u3000" + HEADLINE + "\n"
    assert paragraphs(page) == [*ARTICLE, HEADLINE]


@pytest.mark.parametrize(
    "line",
    [
        "（作者单位：清河县水利局）",
        "守护碧水蓝天守护碧水蓝天 建设美丽清河建设美丽清河",
        "争先锋作表率争先锋作表率争先锋作表率",
    ],
)
def test_a_line_below_a_full_one_that_begins_no_sentence(line: str) -> None:
    filled = next(
        t for n in range(60) if len(set_lines(t := FIRST[:-1] + "稳" * n + "。", 18)[-1]) == 18
    )
    page = "\n".join([*set_lines(SECOND, 18), *set_lines(filled, 18), line])
    assert paragraphs(page) == [SECOND, filled, line]


TEXTS = st.text(
    alphabet=st.sampled_from(
        "清河县的项目，。；：“”（）《》？！…—、 \u3000\n\r\f1234.%aBc■一二#*`<>|"
    ),
    max_size=300,
)


@given(TEXTS, st.sampled_from(Markup))
def test_every_character_of_the_flow_is_one_of_the_raw_text(raw: str, markup: Markup) -> None:
    flow = Document(raw, markup).flow
    for i, c in enumerate(flow.text):
        assert raw[flow.raw_offset(i)] == c or c in "\n \N{OBJECT REPLACEMENT CHARACTER}"


@given(TEXTS)
def test_reflow_changes_white_space_alone_and_only_once(raw: str) -> None:
    once = reflow(Document(raw))
    assert "".join(once.split()) == "".join(raw.split())
    assert reflow(Document(once)) == once


@given(TEXTS)
def test_a_text_is_read_as_it_is_once_reflowed(raw: str) -> None:
    document = Document(raw.replace("\f", ""))  # a form feed alone stays
    assert Document(reflow(document)).flow.text == document.flow.text


@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD]), min_size=2, max_size=8),
       st.integers(min_value=12, max_value=34))  # fmt: skip
def test_a_spaced_page_is_recovered_whatever_its_measure(texts: list[str], measure: int) -> None:
    found = paragraphs(set_page([HEADLINE, *texts], measure, "\n\n"))
    assert "".join(found) == "".join([HEADLINE, *texts])
    assert found[0] == HEADLINE


@pytest.mark.parametrize(
    "raw",
    ["", "\n\n\n", "\ufeff", "\x00", "一", "\ud800", "一\n" * 20_000, "\n" * 50_000, "“" * 50_000,
     "清" * 200_000, "清河县\n\n" * 20_000],
)  # fmt: skip
def test_any_input(raw: str) -> None:
    document = Document(raw)
    assert "".join(reflow(document).split()) == "".join(raw.split())
