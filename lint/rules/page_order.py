"""The order of a page: headlines behind their articles, stray lines, running heads in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Article, Document, Kind, Paragraph
from lint.text.lazy import lazy
from lint.text.lines import ends_sentence, has_dateline

_LONGEST_GROUP = 4  # kicker, headline of two lines, deck
_TEXT = (Kind.BODY, Kind.CAPTION)
_LABEL = lazy(r"[^：:]{2,8}[：:]|.*@")  # 数据来源：…, 投稿邮箱：…


@rule(
    id="LAY001",
    name="headline-after-article",
    severity=Severity.INFO,
    summary=Text("标题落在文章之后", "headline printed after its article"),
    message=Text(
        "这组标题像是上一篇的，应移到该篇开头",
        "this headline seems to belong to the article above: move it to the top of that article",
    ),
    why=Text(
        "从版面提取文字时，标题常落在正文之后。一篇从署名或电头开始、前面没有标题，文末却有标题，"
        "这样一路往下，末篇之后也有，才报；只是首篇丢了标题的版面不报。",
        "Text taken from a page often has the headline behind the article. Reported where an "
        "article opens with its byline or dateline and a headline stands at its end, and so on "
        "down to the last of them; a page that merely lost its first headline is left alone.",
    ),
    source="报纸版面惯例：标题在前，正文在后",
    covers=("E04",),
    cases=(
        Case(
            bad="■本报记者 李清河\n今年，清河县新修水渠六条，春灌不愁。\n清河县水利局\n"
            "六条新渠迎春灌\n■本报通讯员 周云\n云溪县的茶园开采，比去年早五天。\n云溪春茶早上市",
            at="清河县水利局\n六条新渠迎春灌",
        ),
        Case(
            good="六条新渠迎春灌\n■本报记者 李清河\n今年，清河县新修水渠六条，春灌不愁。\n"
            "云溪春茶早上市\n■本报通讯员 周云\n云溪县的茶园开采，比去年早五天。",
        ),
        Case(
            good="■本报记者 李清河\n今年，清河县新修水渠六条，春灌不愁。\n云溪春茶早上市\n"
            "■本报通讯员 周云\n云溪县的茶园开采，比去年早五天。",
            note="首篇丢了标题，末篇后面没有标题",
        ),
        Case(
            good="本报云溪3月8日电 （记者周云）今年茶园开采早五天。\n数据来源：云溪县茶叶局",
            note="文末的资料来源",
        ),
    ),
)
def headline_after_article(self: Rule, document: Document) -> Iterator[Diagnostic]:
    articles = groupby(document.articles, lambda article: _lacks_headline(document, article))
    for lacks_headline, run in articles:
        groups = [
            _headlines_behind(document, article)
            for article in run
            if not _is_last_caption(document, article)
        ]
        if lacks_headline and groups and groups[-1]:
            for group in filter(None, groups):
                yield self.found(document, group[0].span.start, group[-1].span.end)


@rule(
    id="LAY002",
    name="stray-lines",
    severity=Severity.INFO,
    summary=Text("游离的标语、栏题", "lines detached from their place"),
    message=Text(
        "这几行游离在版末，不属前后任何一篇，查明位置或删去",
        "these lines at the page's end belong to no article: find their place or delete them",
    ),
    why=Text(
        "栏题、口号从版面上脱落，常排在最后一张图片说明之后，成了没有正文的标题。",
        "Banners and slogans come loose from the page and end up behind its last caption, "
        "headlines without a text.",
    ),
    source="报纸版面惯例：标题在前，正文在后",
    covers=("E04",),
    cases=(
        Case(
            bad="图为云溪县茶农在采茶。 周云 摄\n守护一方碧水 建设美丽清河",
            at="守护一方碧水 建设美丽清河",
        ),
        Case(good="守护一方碧水 建设美丽清河\n图为云溪县茶农在采茶。 周云 摄"),
        Case(good="图为云溪县茶农在采茶。 周云 摄\n责任编辑：李清河", note="责编署名"),
    ),
)
def stray_lines(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for article in document.articles[-1:]:
        group = _headlines_behind(document, article)
        if group and _is_last_caption(document, article):
            yield self.found(document, group[0].span.start, group[-1].span.end)


@rule(
    id="LAY003",
    name="running-head-in-text",
    severity=Severity.WARNING,
    summary=Text("页码、书眉混入正文", "running head or page number inside the text"),
    message=Text(
        "“{text}”是页码或书眉，混入了正文，应删去",
        "“{text}” is a page number or running head inside the text: delete it",
    ),
    why=Text(
        "从版面提取文字时，书眉、页码落进正文；把一句话截成两段的最要紧，其余只作提示。"
        "标题下注明的报名、日期、版次不在此列。",
        "Text taken from pages carries their running heads; those that cut a sentence in two "
        "matter most, the others are advice. The source line of a headline is left alone.",
    ),
    source="报纸版面惯例：书眉、页码不入正文",
    covers=("E04",),
    cases=(
        Case(
            bad="清河县今年计划新修水渠六条，已有三条开\n第 12 页\n工，其余的在秋后动工。",
            at="第 12 页",
        ),
        Case(good="《清河日报》（2023年4月5日 第02版）\n清河县今年新修水渠六条。"),
        Case(good="《春灌手册》第12页写道：“早灌三天，多收一成。”\n老周记在心里。"),
    ),
)
def running_head_in_text(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    paragraphs = document.paragraphs
    running_head = Kind.RUNNING_HEAD
    heads = [i for i, paragraph in enumerate(paragraphs) if paragraph.kind is running_head]
    for i in heads:
        start, end = paragraphs[i].span
        if not i or text[start] == "《":
            continue
        before, after = paragraphs[i - 1], next(iter(paragraphs[i + 1 : i + 2]), None)
        half = text[slice(*before.span)]
        is_text = before.kind is Kind.BODY or "，" in half
        goes_on = after is not None and after.kind is Kind.BODY
        if goes_on and is_text and not ends_sentence(half):
            severity = Severity.WARNING
        elif "页" in text[start:end]:
            severity = Severity.INFO
        else:
            continue
        details = {"text": text[start:end]}
        yield self.found(document, start, end, severity=severity, details=details)


def _paragraphs(document: Document, article: Article) -> Sequence[Paragraph]:
    return document.paragraphs[article.first : article.last + 1]


def _is_last_caption(document: Document, article: Article) -> bool:
    """Is a caption the last text of the page? What stands behind it belongs to no article."""
    texts = [p.kind for p in _paragraphs(document, article) if p.kind in _TEXT]
    return article == document.articles[-1] and texts[-1:] == [Kind.CAPTION]


def _lacks_headline(document: Document, article: Article) -> bool:
    """Does the article open with its byline or dateline?"""
    first = document.paragraphs[article.first]
    return first.kind is Kind.BYLINE or (
        first.kind is Kind.BODY and has_dateline(document.flow.text[slice(*first.span)])
    )


def _headlines_behind(document: Document, article: Article) -> Sequence[Paragraph]:
    """The headlines behind the last running text of an article; none where they look otherwise."""
    found: list[Paragraph] = []
    for paragraph in reversed(_paragraphs(document, article)):
        if paragraph.kind in _TEXT:
            return found[::-1] if len(found) <= _LONGEST_GROUP else ()
        if paragraph.kind is Kind.HEADLINE:
            if _LABEL.match(document.flow.text, *paragraph.span):
                return found[::-1]
            found.append(paragraph)
    return ()
