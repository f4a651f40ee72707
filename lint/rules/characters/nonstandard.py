"""VAR001, VAR002: traditional and variant characters in simplified copy."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, Script, rule
from lint.rules.characters.passages import (
    converting,
    in_context,
    is_apart,
    passages,
    runs,
)
from lint.text.characters import keepable, nonstandard, simplified
from lint.text.conversion import to_simplified
from lint.text.document import Document
from lint.text.encodings import garbled_paragraphs
from lint.text.lexicon import is_word
from lint.text.names import SURNAMES, SURNAMES_AND_WORDS
from lint.text.occurrences import occurrences
from lint.text.places import opened_at
from lint.text.rare import rare_characters
from lint.text.senses import DOUBTFUL, STANDARD, is_traditional_sense
from lint.text.view import Span, is_within

_SOURCE = "国家通用语言文字法 第十七条; 通用规范汉字表 (2013); 出版物汉字使用管理规定 第五条"


@rule(
    id="VAR001",
    name="nonstandard-character",
    severity=Severity.WARNING,
    summary=Text("繁体字、异体字", "traditional and variant characters"),
    message=Text(
        "“{text}”在这里不是规范字，应为“{new}”",
        "“{text}” is not a standard character here; write “{new}”",
    ),
    why=Text(
        "简体稿用规范字。人名、地名里的异体字照本人和当地的写法，书名、日文和专讲某字的地方不动；"
        "瞭望、乾隆、魏徵等字义不同，也不动。引文中可能照原样的按提示报出。",
        "Simplified copy is set in standard characters. Names keep the variants that their bearers "
        "write; titles of books, Japanese, and characters that are themselves the subject stay. "
        "So do 瞭 in 瞭望 and 乾 in 乾隆. In quotations of what may be old they are advice.",
    ),
    source=_SOURCE,
    covers=("V01",),
    fix=Applicability.UNSAFE,
    script=Script.HANS,
    cases=(
        Case(bad="清河县召开经济發展大会。", at="發", fixed="清河县召开经济发展大会。"),
        Case(bad="她的頭髮白了，他後来才知道。", at="頭髮", fixed="她的头发白了，他后来才知道。"),
        Case(bad="云溪镇的範围不大，製作的傢具却多。", at="範",
             fixed="云溪镇的范围不大，制作的家具却多。"),
        Case(bad="他説，這几年变化很大。", at="説", fixed="他说，这几年变化很大。"),
        Case(bad="由於这里天气乾燥，镇长跟著来瞭解火情。", at="於",
             fixed="由于这里天气干燥，镇长跟着来了解火情。"),
        Case(bad="这个问题餘下三天解决。", at="餘", fixed="这个问题余下三天解决。"),
        Case(good="乾隆年间，魏徵、於梨华、钟乾钢、刘堃源、何喆、李昇、王犇、孙淼登台瞭望。"),
        Case(good="董事长孟樸表示，刘珈訢获奖；朱文榘、李峯会见了来宾。", note="人名照本人写法"),
        Case(bad="圖書舘开放了。\n\n不ー样，很好。", at="圖書舘",
             fixed="图书馆开放了。\n\n不ー样，很好。"),
        Case(good="三塚博辞职。日文“お見舞い申し上げます”。", note="日本人名、日文"),
        Case(bad="他说：“这条路這几年修好了。”", at="這", fixed="他说：“这条路这几年修好了。”"),
        Case(good="《説文解字》是字书；“龍”字有十六画，范（範）字不同。"),
        Case(good="五桠果科植物；赵孟𫖯的字；锺先生；白皙，噘嘴，凉爽；宫商角徵羽；杯盘狼藉。"),
        Case(bad="江里又见白鱀豚。", at="鱀", note="只作提示"),
        Case(good="收获颇丰的著名作家随著作等身的前辈来到於潜。"),
    ),
)  # fmt: skip
def nonstandard_character(self: Rule, document: Document) -> Iterator[Diagnostic]:
    hits = document.once(_hits)
    if not hits:
        return
    text = document.flow.text
    apart = document.once(_traditional)
    for start, end in runs(hits):
        if is_within(apart, start):
            continue
        new = in_context(text, start, end, to_simplified).translate(STANDARD)
        severity = _severity(text, start, end, new)
        if severity is None:
            continue
        applicability = Applicability.DISPLAY if severity is Severity.INFO else None
        yield self.rewritten(
            document, start, end, new, severity=severity, applicability=applicability
        )


@rule(
    id="VAR002",
    name="traditional-text",
    severity=Severity.WARNING,
    summary=Text("整段、整篇繁体字", "text in traditional characters throughout"),
    message=Text(
        "这里通篇是繁体字，应转为简体；繁体版面请在 rules.yaml 里写 script: hant",
        "this text is in traditional characters: convert it, or, if it is meant to be, write "
        "`script: hant` in rules.yaml",
    ),
    why=Text(
        "港台来稿、古籍引文整段照搬，只报一处。转换按词进行，由编辑定夺。",
        "Copy from Hong Kong or Taiwan, or out of an old book, is reported once. The conversion is "
        "shown; whether it is wanted, an editor decides.",
    ),
    source=_SOURCE,
    covers=("V01",),
    fix=Applicability.DISPLAY,
    script=Script.HANS,
    cases=(
        Case(bad="雲溪鎮舉辦書畫展覽，參觀者絡繹不絕，乾隆年間的畫卷最受歡迎。",
             at="雲溪鎮舉辦書畫展覽，參觀者絡繹不絕，乾隆年間的畫卷最受歡迎。"),
        Case(good="董事长孟樸表示，刘珈訢获奖，朱文榘到场。"),
        Case(good="后来，皇后里的斗士云游千里，只见面前丰年。", note="繁简同形"),
    ),
)  # fmt: skip
def traditional_text(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, end in document.once(_traditional):
        new = to_simplified(text[start:end])
        edits = converting(document, Span(start, end), new)
        fix = self.fix_raw(edits, title=Text("转为简体", "Convert to simplified"))
        yield self.found(document, start, end, fix=fix)


def _hits(document: Document) -> list[int]:
    """Where nonstandard characters stand, and standard ones in a sense that is not theirs."""
    text = document.flow.text
    rare = document.once(rare_characters)
    found = [c for c in rare if c in DOUBTFUL or c in nonstandard()]
    hits = [
        at
        for at in sorted(occurrences(text, "".join(found)))
        if text[at] not in DOUBTFUL or is_traditional_sense(text, at)
    ]
    apart = document.once(garbled_paragraphs) if hits else ()
    return [at for at in hits if not is_within(apart, at)]


def _traditional(document: Document) -> list[Span]:
    hits = document.once(_hits)
    return passages(document.flow.text, hits, simplified()) if hits else []


def _severity(text: str, start: int, end: int, new: str) -> Severity | None:
    """How sure it is that a run is a slip; None where it stands as it should."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if is_apart(text, start, end) or _in_old(text, start, "《》"):
        return None
    if _in_old(text, start, "“”"):
        return Severity.INFO
    if max(new) > _LAST_IN_FONTS:  # 白鱀豚
        return Severity.INFO
    if any(character not in keepable() for character in text[start:end]):
        return Severity.WARNING
    if is_word(before + new[0]):
        return Severity.WARNING
    if _is_in_name(text, start):
        return None
    is_sure = is_word(new[-1] + after) or text[start] in DOUBTFUL or end - start > 1
    return Severity.WARNING if is_sure else Severity.INFO


def _in_old(text: str, at: int, pair: str) -> bool:
    """Whether `at` stands in a title or quotation that may be of an old text.

    One that holds simplified characters is not.
    """
    start = opened_at(text, at, pair, _QUOTED)
    if start < 0:
        return False
    end = text.find(pair[1], at, at + _QUOTED)
    return simplified().keys().isdisjoint(text[start : end if end >= 0 else at + _QUOTED])


_LAST_IN_FONTS = "\uffff"  # papers print the older form of a character that few fonts hold
_QUOTED = 100  # the marks of a title or quotation are looked for this far


_SURNAMES = SURNAMES - SURNAMES_AND_WORDS


def _is_in_name(text: str, at: int) -> bool:
    """Whether the character can be of a name: its surname is one or two places before it."""
    return any(character in _SURNAMES for character in text[max(0, at - 2) : at])
