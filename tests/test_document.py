"""Kinds of paragraphs, articles; Markdown and HTML."""

from __future__ import annotations

import pytest

from lint.text.document import Document, Kind, Markup, reflow
from tests.pages import FIRST, HEADLINE, SECOND, THIRD, set_page

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


def kinds(raw: str) -> list[Kind]:
    return [paragraph.kind for paragraph in Document(raw).paragraphs]


def articles(raw: str) -> list[list[str]]:
    document = Document(raw)
    return [document.flow.text[slice(*article.span)].split("\n") for article in document.articles]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("■本报记者 周小满 本报通讯员 王立春", Kind.BYLINE),
        ("（本报记者周小满、王立春）", Kind.BYLINE),
        ("■通讯员 周小满 摄", Kind.CREDIT),
        ("编辑：周小满 组版：王立春 校对：陈雨生", Kind.CREDIT),
        ("第 61 页", Kind.RUNNING_HEAD),
        ("《清河日报》（2026年3月5日 第 02 版）", Kind.RUNNING_HEAD),
        ("图为云溪大桥合龙现场。周小满摄", Kind.CAPTION),
        (FIRST, Kind.BODY),
        (HEADLINE, Kind.HEADLINE),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert kinds(f"清河要闻\n\n{text}\n\n{SECOND}")[1] is kind


def test_a_text_before_a_picture_credit_is_a_caption() -> None:
    raw = f"{HEADLINE}\n\n{SECOND}\n\n■通讯员 周小满 摄"
    assert kinds(raw) == [Kind.HEADLINE, Kind.CAPTION, Kind.CREDIT]


def test_a_byline_or_a_dateline_opens_an_article_with_its_headlines() -> None:
    raw = [
        HEADLINE,
        "本报记者 周小满",
        SECOND,
        "优化环境",
        THIRD,
        "清河县",
        "云溪大桥合龙",
        FIRST,
        SECOND,
    ]
    assert articles("\n\n".join(raw)) == [raw[:5], raw[5:]]


def test_headlines_printed_after_their_articles() -> None:
    raw = ["■本报记者 周小满", SECOND, "优化环境", THIRD, HEADLINE, FIRST, SECOND, "云溪大桥合龙"]
    assert articles("\n\n".join(raw)) == [raw[:5], raw[5:]]


def test_articles_cover_the_page() -> None:
    raw = "\n\n".join([HEADLINE, FIRST, "第 2 页", "云溪大桥合龙", "本报记者 周小满", SECOND])
    document = Document(raw)
    covered = [i for a in document.articles for i in range(a.first, a.last + 1)]
    assert covered == list(range(len(document.paragraphs)))


def test_lines_and_paragraphs() -> None:
    document = Document("\n" + set_page([HEADLINE, FIRST, SECOND]))
    assert [document.lines[0].number, document.lines[0].start] == [1, 1]
    assert [document.raw[line.start : line.end] for line in document.lines[:1]] == [HEADLINE]
    texts = [document.flow.text[slice(*p.span)] for p in document.paragraphs]
    assert texts == [HEADLINE, FIRST, SECOND]
    assert document.paragraphs[-1].last == len(document.lines) - 1


def test_reflow_keeps_what_stands_between_paragraphs() -> None:
    raw = "\n\u3000\u3000" + set_page([FIRST, SECOND], between="\n\n") + "\n"
    assert reflow(Document(raw)) == f"\n\u3000\u3000{FIRST}\n\n{SECOND}\n\n"


MARKDOWN = """---
title: 不看
---
# 云溪开发区
全年签约项目46个，
到位资金增长两成，`a,b` 不看。见[公告](https://example.com/a,b)。
- 第一项
- 第二项
  接着写

> 引文一
> 接着写

| 甲 | 乙 |
|----|----|
| 12 | 34 |

```
print("a,b")
```
<!-- newslint: ignore WID001 -->
一段，<b>粗体</b>与**重点**。
"""


def test_markdown() -> None:
    document = Document(MARKDOWN, Markup.MARKDOWN)
    assert document.flow.text.split("\n") == [
        "云溪开发区",
        f"全年签约项目46个，到位资金增长两成，{OBJECT} 不看。见公告。",
        "第一项",
        "第二项接着写",
        "引文一接着写",
        "甲",
        "乙",
        "12",
        "34",
        "一段，粗体与重点。",
    ]


def test_reflow_of_markdown_joins_soft_line_ends_alone() -> None:
    raw = "第一段，\n接着写。\n\n- 一项，\n  接着写\n\n```\na\nb\n```\n"
    joined = "第一段，接着写。\n\n- 一项，接着写\n\n```\na\nb\n```\n"
    assert reflow(Document(raw, Markup.MARKDOWN)) == joined


@pytest.mark.parametrize(
    ("raw", "joined"),
    [
        ("运行`newslint`\n之后，再看。", "运行`newslint` 之后，再看。"),
        ("渠**修好**\n了，[水\n](a.html)**来**了。", "渠**修好**了，[水](a.html)**来**了。"),
        ("> 渠修好\n> **了**。", "> 渠修好**了**。"),
        ("渠修好<!-- 一\n二 -->\n了。", "渠修好<!-- 一\n二 -->了。"),
    ],
)
def test_reflow_keeps_the_markup_at_line_ends(raw: str, joined: str) -> None:
    assert reflow(Document(raw, Markup.MARKDOWN)) == joined


HTML = """<!DOCTYPE html>
<html><head><title>清河日报</title><style>p{margin:0,1}</style></head>
<body><!-- 不看 --><h1>云溪<em>开发区</em></h1>
<p>全年签约项目46个，<br>到位资金
增长两成&nbsp;。</p><script>var a="，,";</script>
<p>用<code>a,b</code>命名。</p></body></html>
"""


def test_html() -> None:
    document = Document(HTML, Markup.HTML)
    assert document.flow.text.split("\n") == [
        "清河日报",
        "云溪开发区",
        "全年签约项目46个，",
        "到位资金增长两成&nbsp;。",
        f"用{OBJECT}命名。",
    ]
