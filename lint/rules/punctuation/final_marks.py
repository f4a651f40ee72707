"""The mark that ends a paragraph: due in running text, none in headlines and captions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document, Kind, Paragraph
from lint.text.lazy import lazy, lazy_re
from lint.text.lines import BULLETS, has_dateline
from lint.text.marks import SENTENCE_ENDS
from lint.text.places import article_at, paragraph_at

_BELOW_HEADLINE = lazy(r"[■□◆]?\s?(?:本报|新华社|通讯员|记者|本刊)|[（(]记者")
_LONGEST_HEADLINE = 30


@rule(
    id="PUN048",
    name="caption-stop",
    severity=Severity.INFO,
    summary=Text("图片说明末尾用了句号", "full stop at the end of a caption"),
    message=Text("图片说明末尾不用句号", "a caption takes no full stop at its end"),
    why=Text(
        "图或表的短语式说明，中间可用逗号，末尾不用句号，说明里有句号的也不用。各报习惯不同，只作提示。",
        "A caption has no full stop at its end, even where it holds one. Papers differ: advice.",
    ),
    source="GB/T 15834-2011 A.1",
    fix=Applicability.UNSAFE,
    needs="图摄",
    covers=("P18",),
    cases=(
        Case(bad="图为云溪茶园采茶忙。", at="。", fixed="图为云溪茶园采茶忙"),
        Case(good="图为云溪茶园采茶忙"),
        Case(good="图书馆昨天开馆。"),
    ),
)
def caption_stop(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for paragraph in document.paragraphs:
        at = paragraph.span.end - 1
        if paragraph.kind is Kind.CAPTION and text[at] == "。":
            yield self.rewritten(document, at, at + 1, "")


@rule(
    id="PUN049",
    name="headline-stop",
    severity=Severity.WARNING,
    summary=Text("标题末尾用了点号", "stop at the end of a headline"),
    message=Text("标题末尾不用“{text}”", "a headline takes no “{text}” at its end"),
    why=Text(
        "标题末尾不用点号，问号、叹号、省略号可以酌用。只看后面跟着署名或电头的：全文之首的标题，"
        "和版面中间其他各篇都有标题时这一篇的，上面空行、下面不空的才作警告。",
        "A headline ends in no stop but ？, ！ or …… where the tone asks for it. Looked at is only "
        "what has a byline or dateline below it: what opens the text, and the headline of one "
        "article among others that all have theirs, a warning where a blank line is above "
        "it alone.",
    ),
    source="GB/T 15834-2011 B.4",
    fix=Applicability.UNSAFE,
    covers=("P19",),
    cases=(
        Case(
            bad="云溪镇跑出招商加速度。\n本报讯（记者 周砚）近日，云溪镇签下新项目。",
            at="。",
            fixed="云溪镇跑出招商加速度\n本报讯（记者 周砚）近日，云溪镇签下新项目。",
        ),
        Case(
            bad="茶园开采\n本报讯（记者 周砚）茶园开采了。\n河堤修好\n"
            "本报讯（记者 李云）河堤修好了。\n"
            "\n水渠通水。\n本报讯（记者 何田）水渠通水了。",
            at="。",
            fixed="茶园开采\n本报讯（记者 周砚）茶园开采了。\n河堤修好\n"
            "本报讯（记者 李云）河堤修好了。\n\n水渠通水\n本报讯（记者 何田）水渠通水了。",
        ),
        Case(
            good="茶园开采\n本报讯（记者 周砚）茶园开采了。\n河堤修好\n"
            "本报讯（记者 李云）河堤修好了。\n"
            "老周松了口气。\n本报讯（记者 何田）水渠通水了。\n桥合龙了。\n本报讯（记者 "
            "王渡）新桥通车。",
            note="几篇都没有标题：是上一篇的末段",
        ),
        Case(good="云溪镇的茶，卖到了哪里？\n本报讯（记者 周砚）近日，茶园开采。"),
        Case(good="昨天，云溪镇下了雪。\n今天，雪还没有停。"),
    ),
)
def headline_stop(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    end = text.find("\n")
    if 0 < end <= _LONGEST_HEADLINE and text[end - 1] in "。，、；：":
        opens = text[: end - 1]
        is_headline = "。" not in opens and not _BELOW_HEADLINE.match(opens)
        if is_headline and _BELOW_HEADLINE.match(text, end + 1):
            at = end - 1
            yield self.rewritten(document, at, end, "")
    if found := _only_bare(document):
        severity = None if _is_set_off(document, found) else Severity.INFO
        end = found.span.end
        yield self.rewritten(document, end - 1, end, "", severity=severity)


def _is_set_off(document: Document, paragraph: Paragraph) -> bool:
    """Whether a blank line stands above the paragraph and none below."""
    lines, first, last = document.lines, paragraph.first, paragraph.last
    above = lines[first].number - lines[first - 1].number
    return above > 1 and lines[last + 1].number - lines[last].number == 1


def _only_bare(document: Document) -> Paragraph | None:
    """What looks like a last sentence above the only report that lacks a headline: it is one."""
    sentences = {
        match.start() + 1
        for match in _SHORT_SENTENCE.finditer(document.flow.text)
        if _begins_report(document, paragraph_at(document, match.end() + 1))
    }
    if not sentences:
        return None
    above = [
        before
        for before, paragraph in pairwise(document.paragraphs)
        if _begins_report(document, paragraph)
    ]
    bare = [paragraph for paragraph in above if paragraph.kind is not Kind.HEADLINE]
    if len(bare) != 1 or len(above) <= _OTHERS:
        return None
    is_sentence = bare[0].kind is Kind.BODY and bare[0].span.start in sentences
    return bare[0] if is_sentence else None


def _begins_report(document: Document, paragraph: Paragraph) -> bool:
    """Whether the paragraph is a byline, or begins with a dateline."""
    return paragraph.kind is Kind.BYLINE or (
        paragraph.kind is Kind.BODY and has_dateline(document.flow.text[slice(*paragraph.span)])
    )


_OTHERS = 2
# What is short is found first.
_SHORT_SENTENCE = lazy_re(r"\n(?=.{2,24}+\n)[^。！？；…”\n]+[。，、；](?=\n)")


@rule(
    id="PUN055",
    name="missing-final-stop",
    severity=Severity.WARNING,
    summary=Text("段末缺句号", "no stop at the end of a paragraph"),
    message=Text("这一段末尾缺句号", "this paragraph has no stop at its end"),
    why=Text(
        "整段话说完用句号。只看一篇中间、上下都是正文的段落，里面已有句号的；导语、提要、"
        "署名、项目符号领起的条目不在此列。",
        "A paragraph ends in a stop. Looked at are only those amid the running text of an article "
        "that hold a full stop; leads, summaries, credits and bulleted items are left alone.",
    ),
    source="GB/T 15834-2011 4.1.3",
    covers=("P41",),
    fix=Applicability.UNSAFE,
    cases=(
        Case(
            bad="云溪镇的茶园开采了。\n头一天采茶的有三百多人。老周也带着一家人上了山\n"
            "茶厂连夜开工。",
            at="山",
            fixed="云溪镇的茶园开采了。\n头一天采茶的有三百多人。老周也带着一家人上了山。\n"
            "茶厂连夜开工。",
        ),
        Case(good="云溪镇春茶上市\n茶园开采了。头一天采茶的有三百多人，茶厂连夜开工\n"
             "清明还没有到，茶园就开采了。", note="导语"),
        Case(good="茶园开采了。\n头一天采茶的有三百多人。老周一家也上了山。（周砚）\n茶厂开工。"),
        Case(good="茶园开采了。\n欢迎读者来稿，也请说说自己的打算。———编者\n茶厂开工了。"),
    ),
)  # fmt: skip
def missing_final_stop(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    # On a page of wrapped lines the next line may go on with it after all.
    severity = Severity.INFO if document.layout.wrapped else None
    for match in _UNSTOPPED.finditer(text):
        end = match.start()
        start = text.rfind("\n", 0, end) + 1
        if (
            "。" in text[start:end]
            and text[end - 1].isalpha()
            and _is_amid_text(document, start)
            and _LAST_CLAUSE.search(text, max(start, end - _REACH), end)
            and not document.once(_is_cut_up)
        ):
            fix = self.replace(document, end, end, "。")
            yield self.found(document, end - 1, end, fix=fix, severity=severity)


def _is_cut_up(document: Document) -> bool:
    """Whether so many paragraphs have no end that these are excerpts, or loose lines."""
    text = document.flow.text
    ends = [text[p.span.end - 1] for p in document.paragraphs if p.kind is Kind.BODY]
    return sum(map(str.isalnum, ends)) * 10 > max(len(ends), 10)


def _is_amid_text(document: Document, start: int) -> bool:
    """Whether a paragraph is running text, and neither a lead nor the last of a report."""
    article, text = article_at(document, start), document.flow.text
    i = bisect_left(document.paragraphs, start, key=lambda paragraph: paragraph.span.start)
    if not article.first < i < article.last:
        return False
    before, paragraph, after = document.paragraphs[i - 1 : i + 2]
    return (
        paragraph.kind is before.kind is Kind.BODY
        and after.kind in (Kind.BODY, Kind.HEADLINE)
        and text[before.span.end - 1] in SENTENCE_ENDS + "”"
        and text[start] not in BULLETS
        and not has_dateline(text[slice(*after.span)])
    )


_UNSTOPPED = lazy_re(r"\n(?<=\w\n)(?<=\w{4}\n)")
_LAST_CLAUSE = lazy(r"(?<=[。！？；，：、”][^。！？…—（）()’'·]{4,})\p{Han}{4}$")
_REACH = 100  # characters at the end that are looked at
