"""Stray spaces, letter-spaced runs and invisible characters; spaces that belong there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lint
from lint import engine
from lint.book import default_book
from lint.diagnostic import Diagnostic, Severity
from lint.text.document import Document, Markup
from tests.pages import ARTICLE, HEADLINE, set_lines

BOOK = default_book().choosing(select=["SPC"])


def check(text: str, severity: Severity = Severity.WARNING) -> list[Diagnostic]:
    return lint.check(text, BOOK, severity=severity)


def fix(text: str) -> str:
    return lint.fix(text, BOOK)


PAGE = """\
采茶正当时 山乡别样忙

■本报记者 林晓禾 本报通讯员 程  龙

　　本报云溪10月19日讯  （记者 周砚）10月18日，“关爱古树 留住乡愁”活动启动。
　　第一条　本办法所称古树，是指树龄百年以上的树。

图为村民在采茶。 ■通讯员 许一帆 摄

柳河镇 “四小”工作法

编辑：周砚 组版：林晓禾 校对：温以宁

第 61 页
"""


def test_spaces_that_set_things_off_are_left_alone() -> None:
    assert check(PAGE, Severity.INFO) == []


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("茶叶产值居全市第 2 位，比上年前移。", "茶叶产值居全市第2位，比上年前移。"),
        ("今年全县采茶12 万斤，茶农增收 3%，好年景。", "今年全县采茶12万斤，茶农增收3%，好年景。"),
        ("省城 3 月 5 日的一场雨", "省城3月5日的一场雨"),
        ("茶园飘香 ，游客不断 。", "茶园飘香，游客不断。"),
        ("茶园飘香， 游客不断。 老人说：“ 好年景。 ”", "茶园飘香，游客不断。老人说：“好年景。”"),
        ("老人说，今年 “开门红” 来得早。", "老人说，今年“开门红”来得早。"),
        ("政策好，推 广 免 税 技 术，企业受益。", "政策好，推广免税技术，企业受益。"),
        (
            "入夏以来，全县采摘\u3000鲜叶两千余吨，茶农增收。",
            "入夏以来，全县采摘鲜叶两千余吨，茶农增收。",
        ),
        ("云溪\u200b县今日\u00ad晴。\ufeff", "云溪县今日晴。"),
        ("占比由10 %升至12 %。", "占比由10%升至12%。"),
        ("- 全县茶园面积达12 万亩", "- 全县茶园面积达12万亩"),
        ("上午 10:30", "上午10:30"),
        ("他用的是 iPhone", "他用的是iPhone"),
        ("用 ChatGPT 写稿", "用ChatGPT写稿"),
        ("会议在 10:30 召开，人都到齐。", "会议在10:30召开，人都到齐。"),
    ],
)
def test_stray_spaces_are_closed_up(bad: str, good: str) -> None:
    assert check(good) == []
    assert fix(bad) == good


def test_a_letter_spaced_run_is_one_finding() -> None:
    text = "农户下单，机 手 就 近 接 单，当天到田。"
    (found,) = check(text)
    assert text[found.span.start : found.span.end] == "机 手 就 近 接 单"


@pytest.mark.parametrize(
    "text",
    [
        "办 ， 实 现 “ 指 尖 办 ” “ 随 时 办 ” 。",
        "推 进 3 个 项 目 ， 增 长 5% 。",
        "老 人 孩 子 ， 心 里 踏 实 。”",
    ],
)
def test_a_letter_spaced_run_holds_marks_and_figures(text: str) -> None:
    (found,) = check("农户下单，" + text + "\n")
    assert found.code == "SPC003"
    assert fix(text) == text.replace(" ", "")


def test_a_space_beside_markup_is_left_alone() -> None:
    text = "入夏以来，全县采摘 **鲜叶** 共 [30](a.html) 吨，见 `x` 表，茶农增收。"
    document = Document(text, Markup.MARKDOWN)
    assert engine.check(document, BOOK.rules_for()) == []


def test_a_letter_spaced_line_of_a_column_is_closed_up_whole() -> None:
    lines = [
        "本报云溪讯（记者周砚）金秋时节，稻谷黄了，",
        "合作社统一调度农机，农户下单，机 手 就 近 接",
        "单，当天到田，不误农时，村里的老人说好，都说",
        "今 年 的 收 割 机 来 得 早，一天就能收完两",
        "百亩，秋种也赶得上趟，往年可没有这样快的。",
    ]
    wanted = [line.replace(" ", "") for line in lines]
    assert fix("\n".join(lines)).split("\n") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "目 录",
        "程  龙　方  敏",
        "本报记者 常 钦 方 敏",
        "优秀村民：王 强 李 刚 赵 敏 周 勇",
        "（本版稿件由 王 强 李 小 龙 采写）",
        "王 强 ， 李 小 龙 ， 赵 敏",
        "签 字 人 （ ） 日 期 （ ）",
        "喜迎 2030 共绘新卷",
        "清河队 25:20 日升队",
        "清河队 3-2 云溪队",
        "昨天的决赛，清河队 25:20 日升队，拿下首局。",
        "上午 10:30 开幕式",
        "报名费用 300元",
        "图1 个体户老周",
        "对口支援 19省份在行动",
        "大会以“奋进 2030 同心筑梦”为主题，明天开幕。",
        "填空：（　　）是云溪县最长的河。",
        "他买了iPhone 12 Pro和AirPods 2，花了不少钱。",
        "更多的内容，请看 https://www.yunxi.example/a 。",
        "会后，记者 方敏接着采访。",
    ],
)
def test_spaces_that_may_belong_are_left_alone(text: str) -> None:
    assert check(text) == []


def test_a_page_that_spaces_all_figures_has_a_style() -> None:
    text = "今年以来，全县新建 App 站点 12 个，培训 VR 教师 30 名，接入 5G 基站 86 座。" * 3
    assert check(text) == []
    assert {found.severity for found in check(text, Severity.INFO)} == {Severity.INFO}


def test_no_break_spaces_beside_a_figure_are_only_noted() -> None:
    text = "今年以来，全县新建站点\u00a012个。"
    assert [found.severity for found in check(text, Severity.INFO)] == [Severity.INFO]


@given(st.text(alphabet="云溪县王 \u00a0\u3000\u200b1aA，。：“”（）《》%第年\n", max_size=40))
def test_a_fix_takes_out_nothing_but_spaces_and_settles(text: str) -> None:
    fixed = fix(text)
    assert words(fixed) == words(text)
    assert fix(fixed) == fixed


def words(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c != "\u200b")


def test_the_cells_of_a_table_and_the_items_of_a_masthead_are_kept_apart() -> None:
    rows = [
        "学校 班级（个） 人数（人） 备注",
        "县实验小学 8 360 每班45人",
        "城关一小 6 270 每班45人",
        "石桥小学 3 120 每班40人",
        "青石小学 2 76 每班38人",
    ]
    masthead = "国内刊号：CN 42-0000 邮发代号：37-000 新闻热线：0800-5566777"
    indented = [
        "　　" * (i == 0) + line
        for paragraph in ARTICLE[1:] * 2
        for i, line in enumerate(set_lines(paragraph, 18))
    ]
    page = "\n".join([masthead, "", "招生计划表", "", *rows, "", HEADLINE, *indented])
    assert {masthead, *rows} <= set(fix(page).splitlines())
