"""Reports without a byline or dateline, on a page where all others have one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.datelines import Dateline, datelines
from lint.text.document import Article, Document, Kind
from lint.text.lazy import lazy

_FEW = 3
_SHORTEST_REPORT = 150  # characters; shorter ones may well go unsigned
_SIGNED = lazy(r"[（(][^（）()\n]{2,40}[）)]$|[记者作通讯员]{2,3}|[文摄][/／：:]|新华社|据《|来源")


@rule(
    id="FMT007",
    name="unsigned-article",
    severity=Severity.INFO,
    summary=Text(
        "一篇没有署名，本版其他各篇都有", "one article without the byline that all others have"
    ),
    message=Text(
        "这篇没有电头或署名，本版其他各篇都有", "no byline or dateline, as all other articles have"
    ),
    why=Text(
        "消息、通讯有电头或署名。三篇以上都有、只有一篇没有才提示；言论、启事、短稿常不署名。",
        "Reports have a dateline or byline. Told where three or more have one and one has none; "
        "comment, notices and short items often go unsigned.",
    ),
    source="报纸署名成例",
    needs="讯电记",
    covers=("F67",),
    cases=(
        Case(
            bad="茶园开采\n本报讯（记者 周砚）茶园开采了。\n河堤修好\n"
            "本报讯（记者 李云）河堤修好了。\n"
            "水渠通水\n本报讯（记者 何田）水渠通水了。\n新桥合龙\n图为新桥合龙\n"
            + "新桥昨天合龙，两岸的人不用再绕路了。"
            * 9,
            at="新桥合龙",
        ),
        Case(
            good="茶园开采\n本报讯（记者 周砚）茶园开采了。\n河堤修好\n"
            "本报讯（记者 李云）河堤修好了。\n"
            "新桥合龙\n图为新桥合龙\n" + "新桥昨天合龙，两岸的人不用再绕路了。" * 9
        ),
    ),
)
def unsigned_article(self: Rule, document: Document) -> Iterator[Diagnostic]:
    articles = [article for article in document.articles if _is_report(document, article)]
    unsigned = [article for article in articles if not _is_signed(document, article)]
    if len(unsigned) == 1 and len(articles) > _FEW:
        first = next(
            (p for p in document.paragraphs[unsigned[0].first :] if p.kind is Kind.HEADLINE), None
        )
        if first and first.span.start < unsigned[0].span.end:
            yield self.found(document, *first.span)


def _is_report(document: Document, article: Article) -> bool:
    kinds = {p.kind for p in document.paragraphs[article.first : article.last + 1]}
    is_long = article.span.end - article.span.start > _SHORTEST_REPORT
    return (
        Kind.HEADLINE in kinds and Kind.BODY in kinds and (is_long or _is_signed(document, article))
    )


def _is_signed(document: Document, article: Article) -> bool:
    text, lines = document.flow.text, document.once(datelines)
    i = bisect_left(lines, article.span.start, key=_start)
    return (i < len(lines) and _start(lines[i]) < article.span.end) or any(
        _SIGNED.search(text, *p.span) for p in document.paragraphs[article.first : article.last + 1]
    )


def _start(line: Dateline) -> int:
    return line.span.start
