"""WRD103: 地 where an attribute takes 的."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.awaited import tried
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.search import literals

_BEFORE_ATTRIBUTE = "非常|十分|更加|更为|最为|特别|极其|相当|较为|比较|一次|一番|更|最|很|较"
# What takes an object that is a noun, and words of degree; then the attribute and 地.
_LIGHT = (
    rf"(?:进行|给予|予以|作出|做出|加以|得到|受到|展开|提供)[了过着]?+(?:{_BEFORE_ATTRIBUTE}|[一-鿿]{{2}}、)*+"
    rf"|(?<![没未所还只])有[了着过]?+(?:{_BEFORE_ATTRIBUTE})"
)
_END = "(?=[，。；！,;!])"
_NO_PLACE = "(?<![产在据源散住籍册耕林草湿绿荒营基工场墓土采属驻]地)"  # 原产地, 所在地
_ATTRIBUTES = (
    "重要|积极|巨大|良好|坚实|深刻|深厚|浓厚|宝贵|美好|美丽|优秀|先进|丰富|完善|优质|严峻|复杂"
    "|艰巨|伟大|广阔|强烈|强大|热烈|显著|明显|崇高|诚挚|优美|坚强|旺盛|突出|独特|深远|高尚"
    "|漂亮|可爱|善良|年轻|聪明|勤劳"
)
_NOUNS = (
    "作用(?!于)|意义|印象|基础|效果|成绩|成效|经验|环境|氛围|人生|未来|明天|家园|乡村|态度|心情|笑容"
    "|掌声|力量|精神|事业|任务|使命|机会|条件|平台|空间|前景|故事|画卷|风景|关系|友谊|感情|祝愿|谢意"
    "|敬意|贡献|形象|品质|品格|传统|文化|资源|优势|特色|魅力|动力|活力|支撑|形势|局面|挑战|考验|回报"
    "|女孩|男孩|孩子|姑娘|小伙|老师|老人|妇女|母亲|民族|祖国|家乡|城市|校园|山村|景色|时光|夜晚"
)
_DI = lazy(
    rf"地(?:{_NO_PLACE}(?<=(?:{_LIGHT})(?:(?![了着过])[一-鿿]{{2}}|[一-鿿]{{1,3}}式)地)[一-鿿]{{2}}"
    rf"(?:[和与及、][一-鿿]{{2,4}})?{_END}"
    rf"|(?<=(?:{_ATTRIBUTES})地)(?:{_NOUNS}))"
)

# First of all a quick look at what may follow; and words that need nothing else before them.
_BEFORE_END = lazy_re("地(?=..[，。；！,;!和与及、])")
_ATTRIBUTE_AND_DI = literals(*(f"{attribute}地" for attribute in _ATTRIBUTES.split("|")))


@rule(
    id="WRD103",
    name="di-before-a-noun",
    severity=Severity.WARNING,
    summary=Text("的地得：定语误用“地”", "地 after an attribute"),
    message=Text("“{text}”修饰后面的名词：宜作“{new}”", "a noun follows: write {new} for {text}"),
    why=Text(
        "名词前用“的”：重要的作用，更好的效果。“进行”“给予”“作出”“得到”后面的动词作名词用，"
        "也用“的”：进行细心的指导。动词另有宾语或作谓语的不报：耐心地指导学员，没有很好地落实。",
        "A noun takes 的, and so does a verb that is the object of 进行, 给予 or 得到"
        " (进行细心的指导). Where the verb is the predicate 地 is right (没有很好地落实).",
    ),
    source="现代汉语词典（第7版）“的”“地”；报纸编校差错率计算方法 三.2(2)",
    fix=Applicability.UNSAFE,
    needs="地",
    covers=("C32",),
    cases=(
        Case(
            bad="技术员对果农进行细心地指导，效果不错。",
            at="细心地",
            fixed="技术员对果农进行细心的指导，效果不错。",
        ),
        Case(
            bad="会议对下步工作作出了更加详细地部署和安排。",
            at="详细地",
            fixed="会议对下步工作作出了更加详细的部署和安排。",
        ),
        Case(bad="对校车进行地毯式地排查。", at="毯式地", fixed="对校车进行地毯式的排查。"),
        Case(bad="合作社发挥了重要地作用。", at="重要地", fixed="合作社发挥了重要的作用。"),
        Case(bad="她是个善良地姑娘。", at="善良地", fixed="她是个善良的姑娘。"),
        Case(good="技术员耐心地指导果农，认真地检查。"),
        Case(good="任务没有很好地落实，要有计划地推进。"),
        Case(good="进行工作时要认真地检查，处于重要地位。"),
        Case(good="进口显著地作用于物价，各地进行试点地块的调查。"),
        Case(good="对进出口货物进行原产地管理，对企业开展注册地核查。", note="地方"),
        Case(good="专家对大桥进行了实地查勘，作了实地走访，得到了各地响应，进行了就地结算。"),
    ),
)
def di_before_a_noun(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    places = {match.start() for match in _BEFORE_END.finditer(text)}
    places |= {at + 2 for at in _ATTRIBUTE_AND_DI.places(document)}
    for match in tried(_DI, text, sorted(places)):
        at = match.start()
        details = {"text": text[at - 2 : at + 1], "new": text[at - 2 : at] + "的"}
        fix = self.replace(document, at, at + 1, "的")
        yield self.found(document, at - 2, at + 1, fix=fix, details=details)
