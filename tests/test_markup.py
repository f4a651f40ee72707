"""Markdown and HTML: what their markup leaves in the flow, and that no fix damages it."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.book import default_book
from lint.diagnostic import Severity
from lint.engine import check
from lint.fixes import fix
from lint.text.document import Document, Markup, reflow

RULES = default_book().rules_for()
MD, HTML = Markup.MARKDOWN, Markup.HTML
COPY = "云溪县今年建起十二个大冷库了。"


def flow(raw: str, markup: Markup = MD) -> str:
    return Document(raw, markup).flow.text


def fixed(raw: str, markup: Markup) -> str:
    return fix(Document(raw, markup), RULES).text


@pytest.mark.parametrize(
    ("markup", "raw", "mended"),
    [
        (MD, "> 他说:\n> 2025年起", "> 他说：\n> 2025年起"),
        (MD, "见[云溪,](a.html)\nOK。", "见[云溪，](a.html)\nOK。"),
        (MD, "增长25<!-- 核 -->%", "增长25<!-- 核 -->%"),
        (HTML, "<p>增长25<!-- 核 -->%</p>", "<p>增长25<!-- 核 -->%</p>"),
        (HTML, "<p>他说:<b>\n2025</b>年</p>", "<p>他说：<b>\n2025</b>年</p>"),
        (MD, f"> {COPY}\n> {COPY}\n", f"> {COPY}\n"),
        (
            MD,
            "> 云溪县今年建起\n> 十二个大冷库了。\n" * 2,
            "> 云溪县今年建起\n> 十二个大冷库了。\n",
        ),
        (MD, "# 建强基层堡垒\n# 建强基层堡垒\n", "# 建强基层堡垒\n"),
    ],
)
def test_a_fix_leaves_markup_and_line_ends(markup: Markup, raw: str, mended: str) -> None:
    assert fixed(raw, markup) == mended


@pytest.mark.parametrize(
    "copy",
    [
        "云溪县今年**建起十二个**大冷库了。",
        "大家都说[云溪的冷库](a.html)建得真好。",
        "[大家都说云溪的](a.html)冷库建得真好。",
        "云溪县今年`x`建起十二个大冷库了。",
    ],
)
def test_a_copy_with_markup_inside_is_reported_and_left(copy: str) -> None:
    document = Document(copy * 2, MD)
    assert [d.code for d in check(document, RULES)] == ["DUP003"]
    assert fix(document, RULES).text == copy * 2


def test_a_copy_that_fills_markup_is_left() -> None:
    for raw, markup in (
        (f"{COPY}**{COPY}**", MD),
        (f"{COPY}[{COPY}](a.html)", MD),
        (f"<p>{COPY}<br>\n{COPY}</p>", HTML),
    ):
        assert fixed(raw, markup) == raw


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("增长25<!-- 核 -->%", "增长25%"),
        ("他说；<!-- 编者 -->OK", "他说；OK"),
        ("甲<!-- 核 -->\n乙", "甲乙"),
        ("甲<!-- 核\n实 -->乙", "甲乙"),
        ("# 甲<!-- 核 -->乙\n丙", "甲乙\n丙"),
        ("甲\n<!-- 核 -->\n乙", "甲\n乙"),
        ("甲\n<!-- 核 -->乙\n丙", "甲\n乙丙"),
        ("- <!-- 核 -->甲\n    乙", "甲乙"),
        ("甲[乙<!-- 核 -->丙](a)", "甲乙丙"),
    ],
)
def test_text_goes_on_behind_a_comment(raw: str, text: str) -> None:
    assert flow(raw) == text


@pytest.mark.parametrize(
    ("markup", "raw", "mended"),
    [
        (MD, "- 收割机 12 台,够用 <!-- 核 -->\n", "- 收割机12台，够用 <!-- 核 -->\n"),
        (MD, "今天,晴。会期 2 天 <!-- 核 -->\n", "今天，晴。会期2天 <!-- 核 -->\n"),
        (MD, "# 会议,会期两天 <!-- 核 -->\n", "# 会议，会期两天 <!-- 核 -->\n"),
        (MD, "项目 2 个 <!-- 核 --> <!-- 对 --> ", "项目2个 <!-- 核 --> <!-- 对 --> "),
        (MD, "> 会期2天 <!-- 核 -->\r\n", "> 会期2天 <!-- 核 -->\r\n"),
        (MD, "| 会期2天 <!-- 核 --> | 天晴 |\n", "| 会期2天 <!-- 核 --> | 天晴 |\n"),
        (MD, "会期2天 <!-- 核 -->\n3月5日开幕。\n", "会期2天 <!-- 核 -->\n3月5日开幕。\n"),
        (MD, "<!-- 核 --> 会期2天。\n", "<!-- 核 --> 会期2天。\n"),
        (MD, "先安装 `newslint`\n", "先安装 `newslint`\n"),
        (HTML, "<p>会期 2 天,好 <!-- 核 --></p>", "<p>会期2天，好 <!-- 核 --></p>"),
        (HTML, "<p>\n<!-- 核 --> 好 <!-- 核 -->\n</p>", "<p>\n<!-- 核 --> 好 <!-- 核 -->\n</p>"),
        (MD, "他说 <!-- 核 --> 好， <!-- 核 -->晴。", "他说 <!-- 核 --> 好， <!-- 核 -->晴。"),
        (MD, "用了 <!-- 核 --> 12台车 <!-- 核 -->。", "用了 <!-- 核 --> 12台车 <!-- 核 -->。"),
    ],
)  # fmt: skip
def test_white_space_beside_a_comment_stays(markup: Markup, raw: str, mended: str) -> None:
    assert fixed(raw, markup) == mended
    assert not check(Document(mended, markup), RULES, severity=Severity.INFO)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("会期两天 <!-- 核 -->\n接着开会", "会期两天接着开会"),
        ("open <!-- 核 -->\nsource", "open source"),
        ("会期两天 <!-- 核 --> <!-- 对 -->\n\n闭会", "会期两天\n闭会"),
        ("运行 `newslint` <!-- 核 -->\n之后", "运行 \N{OBJECT REPLACEMENT CHARACTER}之后"),
        (" <!-- 核 --> ", ""),
    ],
)
def test_a_line_ends_before_the_comment_behind_it(raw: str, text: str) -> None:
    assert flow(raw) == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_line(line_end: str) -> None:
    raw = "---\ntitle: 题\n---\n甲，\n乙\n\n```\n码\n```\n丙\n\n> 丁\n> 戊\n".replace(
        "\n", line_end
    )
    document = Document(raw, MD)
    assert document.flow.text == "甲，乙\n丙\n丁戊"
    assert [line.number for line in document.lines] == [3, 4, 9, 11, 12]
    assert flow(reflow(document)) == document.flow.text


@pytest.mark.parametrize("character", "\x0b\x0c\x85\u2028")
def test_nothing_else_ends_a_line(character: str) -> None:
    raw = f"甲{character}]乙"
    assert flow(raw) == flow(raw, HTML) == raw


@pytest.mark.parametrize(
    ("raw", "text"),
    [("Hello\nworld", "Hello world"), ("增长25\n%", "增长25%"), ("他说:\n25人", "他说:25人")],
)
def test_a_line_end_is_a_space_between_latin_words_alone(raw: str, text: str) -> None:
    assert flow(raw) == flow(raw, HTML) == text


PIECES = [
    *(
        "他说:",
        "增长25",
        "%",
        ",",
        "OK",
        " ",
        "  ",
        "2025年起",
        "“",
        "”",
        "。",
        "；",
        "12",
        "\u3000",
    ),
    *("第 61 页", "建强基层堡垒", COPY, COPY, "据了解,", "\ufffc", "&nbsp;", "\x0c", "\u2028"),
    *("\n", "\n", "\r\n", "\r", "\n\n", "\n> ", "\n- ", "\n# ", "\n1. ", "\n| ", "\n    "),
    *("<!-- 核 -->", "<!--\n", "-->", "<b>", "</b>", "<br>", "<p>", "</p>", "<code>x</code>"),
    *("**", "~~", "`", "`x`", "```", "\n```\n", "[", "](a)", "![", "|", "\n---\n", "\n|--|--|\n"),
]
LEFT_OUT = regex.compile(r"[\s>#]*")


def assert_fixes_are_sound(raw: str, markup: Markup) -> None:
    document = Document(raw, markup)
    prose = bytearray(len(raw))
    for line in document.lines:
        prose[line.start : line.end] = b"\1" * (line.end - line.start)
    for diagnostic in check(document, RULES):
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(raw)
        at = 0
        for (start, end), new in diagnostic.fix.edits if diagnostic.fix else ():
            assert at <= start <= end <= len(raw)
            at = end
            gone = "".join(raw[i] for i in range(start, end) if not prose[i])
            assert not gone or (not new and LEFT_OUT.fullmatch(gone))
    mended = fixed(raw, markup)
    assert fixed(mended, markup) == mended


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join), st.sampled_from([MD, HTML]))
def test_no_fix_takes_markup_away(raw: str, markup: Markup) -> None:
    assert_fixes_are_sound(raw, markup)


@pytest.mark.parametrize(
    "kept",
    [
        "![图\n片](a,b.png)",
        "![图\n片][甲,乙]",
        '[甲](a.png\n"题,目")',
        "[甲,乙]",
        "[^甲,乙]",
        r"甲\,乙\(丙\)",
        "$甲,乙$",
        "$$\n甲,乙\n$$",
        '{{< figure title="甲,乙" >}}',
        '<a href="x"\n title="甲,乙">丙</a>',
    ],
)
def test_what_markdown_takes_literally_stays(kept: str) -> None:
    text = f"{kept}\n\n今天,晴。\n\n[甲,乙]: http://x.y\n"
    mended = fixed(text, MD)
    assert mended == text.replace("今天,晴", "今天，晴")


@pytest.mark.parametrize("target", ['(a.png\n"题目")', "[甲\n乙]"])
def test_a_link_is_joined_before_its_target_only(target: str) -> None:
    text = f"今天有[图\n片]{target}，\n天晴。\n"
    expected = f"今天有[图片]{target}，天晴。\n"
    assert reflow(Document(text, MD)) == expected


def test_prices_are_no_formula() -> None:
    text = "价格$5,再加$6,共$11。"
    assert Document(text, MD).flow.text == text
