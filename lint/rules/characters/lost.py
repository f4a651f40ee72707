"""VAR003–005: characters that extraction or a wrong encoding has changed or lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.encodings import garbled, garbled_paragraphs
from lint.text.lazy import lazy, lazy_re
from lint.text.radicals import RADICALS, fold
from lint.text.rare import LOST, rare_characters
from lint.text.search import literals
from lint.text.view import Edit, Span, is_within

_MANY = 20  # more of one kind than this were made by one accident: one finding says it all


@rule(
    id="VAR003",
    name="radical-character",
    severity=Severity.ERROR,
    summary=Text("部首字符、兼容字符", "radicals and compatibility characters"),
    message=Text(
        "“{text}”是部首或兼容字符，应为汉字“{new}”（全文{count}处）",
        "“{text}” is a radical or compatibility character; write “{new}” ({count} on this page)",
    ),
    why=Text(
        "从 PDF 提取的文字常把“人”“民”换成样子相同的部首，检索不到，排出来字形也不对。"
        f"全文多于{_MANY}处时合报一处，一并改回。",
        "Text extracted from PDF often holds radicals that look like 人 or 民: no search finds "
        f"them, and other fonts print them otherwise. More than {_MANY} on a page are reported at "
        "the first one, and mended together.",
    ),
    source="Unicode Standard 18.1, 18.6; 通用规范汉字表 (2013)",
    covers=("V03",),
    fix=Applicability.SAFE,
    cases=(
        Case(bad="云溪镇⼈⺠医院", at="⼈⺠", fixed="云溪镇人民医院"),
        Case(bad="今年\uf901好。", at="\uf901", fixed="今年更好。"),
        Case(good="云溪镇人民医院；部首亻、氵、艹。"),
        Case(good="⺮字头的字。", note="没有对应的汉字"),
    ),
)  # fmt: skip
def radical_character(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    if not _RADICALS.search(document.once(rare_characters)):
        return
    spans = [Span(*m.span()) for m in _RADICALS.finditer(text) if fold(m[0]) != m[0]]
    for group in _findings(spans):
        edits = [edit for span in group for edit in _folding(document, span)]
        new = fold(text[slice(*group[0])])
        details = {"text": text[slice(*group[0])], "new": new, "count": len(spans)}
        fix = self.fix_raw(tuple(edits), new=new)
        yield self.found(document, *group[0], fix=fix, details=details)


_RADICALS = lazy_re(f"[{RADICALS}]+")


def _folding(document: Document, span: Span) -> tuple[Edit, ...]:
    return document.flow.edits(*span, fold(document.flow.text[slice(*span)])) or ()


def _findings(spans: Sequence[Span]) -> list[Sequence[Span]]:
    """The spans by the findings that report them: one each, or one for all of many."""
    return [spans] if len(spans) > _MANY else [[span] for span in spans]


@rule(
    id="VAR004",
    name="lost-character",
    severity=Severity.ERROR,
    summary=Text("丢失的字", "lost characters"),
    message=Text(
        "这里的字已丢失，只剩“{text}”（{codes}），请对照原稿补上（全文{count}处）",
        "what stood here is lost; only “{text}” ({codes}) is left: fill it in from the original "
        "({count} on this page)",
    ),
    why=Text(
        "自造字、缺字符号、“锟斤拷”“烫烫烫”是转码或提取时丢了字留下的，换一种字体就不见了，"
        "从现有文字里找不回来。",
        "Private-use characters, the replacement character, 锟斤拷 and 烫烫烫 are what extraction "
        "or a wrong encoding leaves of a text. It cannot be told from them.",
    ),
    source="Unicode Standard 23.5, 23.7, 23.8; 报纸编校差错率计算方法 三.2(2)",
    covers=("V04",),
    cases=(
        Case(bad="镇长王\ue863介绍了情况。", at="\ue863"),
        Case(bad="清河县\ufffd\ufffd河大桥通车。", at="\ufffd\ufffd"),
        Case(bad="编号为锟斤拷锟斤拷的稿件", at="锟斤拷锟斤拷"),
        Case(bad="缓冲区里是烫烫烫烫。", at="烫烫烫烫"),
        Case(good="“烫烫烫！”老周忙把碗放下；锟铻剑；屯屯通公路。"),
        Case(good="他说话时😀表情丰富，𠮷野家开业。"),
    ),
)  # fmt: skip
def lost_character(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    spans: list[Span] = []
    if _LOST.search(document.once(rare_characters)):
        apart = document.once(garbled_paragraphs)
        spans += (Span(*m.span()) for m in _LOST.finditer(text) if not is_within(apart, m.start()))
    if _SIGNS.stand_in(document):
        spans += (Span(*m.span()) for m in _LEFT.finditer(text))
    for group in _findings(sorted(spans)):
        left = text[slice(*group[0])]
        codes = " ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(left[:8]))
        details = {"text": _shown(left), "codes": codes, "count": len(spans)}
        yield self.found(document, *group[0], details=details)


_LOST = lazy(f"[{LOST}\U000f0000-\U0010ffff]+")
# 锟斤拷 are two replacement characters read as GBK; the others fill the memory of a program.
_SIGNS = literals("锟斤拷", "烫烫烫", "屯屯屯", "葺葺葺")
_LEFT = lazy_re("(?:锟斤拷)+|烫{3,}(?![！!，])|屯{3,}|葺{3,}")


def _shown(left: str) -> str:
    """What is left, as far as a message can hold it."""
    return left[:8].encode(errors="replace").decode()


@rule(
    id="VAR005",
    name="garbled-text",
    severity=Severity.ERROR,
    summary=Text("乱码", "garbled text"),
    message=Text(
        "乱码：{actual} 的文字当成 {read} 打开了，原文是“{new}”；请用 {actual} 重新打开原文件",
        "garbled: text in {actual} was read as {read}; it says “{new}”. Open the original file "
        "again as {actual}",
    ),
    why=Text(
        "文件的编码认错了。能还原的给出原文；一处乱码往往说明全篇都要重新打开。",
        "The file's encoding was mistaken. Where it can be undone, the text is given; but open the "
        "file again: more of it may be wrong.",
    ),
    source="报纸编校差错率计算方法 三.2(2)",
    covers=("V04",),
    fix=Applicability.UNSAFE,
    cases=(
        Case(bad="娓呮渤澶т細", at="娓呮渤澶т細", fixed="清河大会"),
        Case(bad="2026-11-21\n\n��Ϫ����Ⱥ��", at="��Ϫ����Ⱥ��"),
        Case(bad="标题：ÖÐ¹úÈËÃñ", at="ÖÐ¹úÈËÃñ", fixed="标题：中国人民"),
        Case(bad="标题：ä¸­å›½äººæ°‘", at="ä¸­å›½äººæ°‘", fixed="标题：中国人民"),
        Case(good="他想了想…………没说；咖啡店名Café Zoë，作者François，画展Über。"),
        Case(good="老周写的“鏂”字是生造的。"),
        Case(good="联系人老周，电话138××××5678，身份证3302××××××××1234、330×××××××××××1234。"),
        Case(good="《××××工作方案》（××政办发〔××××〕×号），姓名：××，电话：××××××。"),
        Case(good="÷÷÷÷、°°°°、±±±±、····、§§§§、¥¥¥¥、¤¤¤¤、×÷±°，25°±2°×4。"),
        Case(good="José、Müller去café Éire喝咖啡，“René”——老板；瑞典语字母ÅÄÖåäö、éèêë。"),
    ),
)  # fmt: skip
def garbled_text(self: Rule, document: Document) -> Iterator[Diagnostic]:
    found = document.once(garbled)
    spans = [passage.span for passage in found]
    for passage, group in zip(found, _findings(spans), strict=False):
        fix = None
        if passage.is_whole and len(group) == 1:
            fix = self.replace(document, *passage.span, passage.meant)
        details = {
            "actual": passage.actual, "read": passage.read, "new": passage.meant[:_SHOWN]
        }  # fmt: skip
        yield self.found(document, *passage.span, fix=fix, details=details)


_SHOWN = 20  # characters of the text that a message tells
