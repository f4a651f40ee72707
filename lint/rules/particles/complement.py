"""WRD102: 的 or 地 where a complement takes 得."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.places import clause_start, in_title
from lint.text.search import literals

_DEGREES = (
    "很|非常|特别|十分|更加?|越来越|挺|极其|比较|这么|如此|不够|不太|真|相当|格外|异常"
    "|尤[其为]|有[点些]"
)
_RESULTS = (
    "好|快|早|慢|久|远|近|高|低|细|牢|稳|美|香|差|准|深|透|大|甜|累|旺|壮|红火|满意|不错|出色"
    "|漂亮|清楚|明白|精彩|开心|高兴|舒服|舒心|幸福|认真|仔细|扎实|踏实|顺利|成功|到位|及时|紧张"
    "|愉快|热闹|火热|热烈|整齐|干净|准确|精准|辛苦|艰难|充实|完美|圆满|彻底|充分|出彩|滋润|安心"
    "|放心|平稳|迅速|缓慢|正?[艳旺欢盛]|灿烂|鲜艳"
)
_PICTURES = (
    "有声有色|井井有条|红红火火|有滋有味|头头是道|津津有味|一干二净|满满当当|淋漓尽致|恰到好处"
    "|一清二楚|明明白白|清清楚楚|干干净净|整整齐齐|漂漂亮亮|妥妥当当|妥妥帖帖|热热闹闹|扎扎实实"
    "|严严实实|踏踏实实|满头大汗|喘不过气|直不起腰|睁不开眼|泪流满面|水泄不通|面目全非|不亦乐乎"
    "|团团转|一塌糊涂|合不拢嘴|说不出话|不得了|有模有样|如火如荼|风生水起|热泪盈眶|眼泪直流"
    "|直掉眼泪|直流泪|直哆嗦|直跺脚|直冒汗|不可开交|前仰后合|哈哈大笑|死去活来|面红耳赤|筋疲力尽"
    "|精疲力竭|大汗淋漓|手舞足蹈|流下眼泪|流下泪来|掉下眼泪|跳了起来|哭了起来|睡不着觉|说不出话来"
    "|跳起来|蹦起来|蹦了起来|欢呼起来|欢呼雀跃|流泪|流下热泪|流下了热泪|流下了眼泪|流下泪水|流下了泪水"
    "|掉下了眼泪|掉眼泪|泪流不止|热泪直流|泣不成声|睡不着|语无伦次"
)
_END = "(?=[，。！？；：、”,!?;:]|了[，。！,!]|一?些[，。,]|起来[，。,])"
_LONG_ACTS = (
    "发展|恢复|准备|落实|配合|表现|掌握|完成|进行|生活|打扮|收拾|打扫|布置|装扮|装点|安排|照顾"
    "|保护|坚持|规划|管理|建设|整治|经营|发挥|执行|推进|开展|运行|运转|进展|成长|体现|展现|演绎"
    "|诠释"
)
_DOINGS = "做走跑飞卖跳唱玩干办搞睡住打养管抓治考拉贴站开拍烧"
_DOINGS_AND_STATES = (
    "做走跑卖跳唱玩干办搞睡打管抓治听看推改写讲说弄挤堵围哭擦扫忙急气累热冻吓笑乐疼饿"
)
_FEELINGS = "高兴|激动|感动|兴奋|紧张|喜欢|开心"
# A verb that is no end of a noun (骨干, 血管).
_ACT = (
    f"(?<=[{_DOINGS}].|[雨雪]下.|[子年节日都也们他她我你]过.|(?:{_LONG_ACTS}).)"
    "(?<![骨饼才树能]干.|[血水主监]管.|[政法自]治.|[营教培]养.|[高中备]考.|[居入]住.|[展公离召盛分散避打]开.|[飞摄]拍.|[攻敲]打.|[张粘]贴.|[车驿网]站.|[拖]拉.|[燃发]烧.|[主承举]办.|[买拍]卖.)"
)
# After what one does or feels, a picture of it.
_STATE = f"(?<=[{_DOINGS_AND_STATES}].|(?:{_LONG_ACTS}|{_FEELINGS}|日子过).)"
_BECOMES = (
    "开放|遥远|纯净|从容|虔诚|陌生|宽敞|平坦|整洁|美丽|富裕|容易|简单|复杂|困难|清晰|明亮|温暖"
    "|生动|鲜活|轻松|重要|强大|成熟|自信|开朗|活泼|安静|冷清|可能|便捷|方便|顺畅|通畅|清澈|坚强"
    "|沉重|模糊|敏感|紧张|美好|丰富|充实|主动|被动|积极|懒散|干净|漂亮|整齐"
)
_BECOMING = (
    f"(?<=变.)(?<![转改不多应善演嬗质裂量剧渐病突政兵事哗叛可未没所巨万惨蜕癌霉会]变.)"
    f"(?=(?:{_DEGREES})[一-鿿]|(?:{_BECOMES})(?:起来|{_END}))"
    f"|(?<=显.)(?<![明浅凸彰尤]显.)(?=(?:{_DEGREES})[一-鿿])"
)
_HOW = (
    f"(?=[也都又还]?+(?:(?:{_DEGREES})?+(?:{_RESULTS})"
    f"|(?:很|非常|十分|格外|异常|极其|相当|尤为|更加)(?:(?![的多少大])[一-鿿]){{1,3}}){_END})"
)
# What is said or worn may be meant, and who came: 说的对, 来的早.
_SAYINGS = "说讲写吃穿来坐看"
_SAID = f"(?<=[{_SAYINGS}].)"

# First of all, a look at the characters either side.
_BEFORE = f"{_DOINGS}{_DOINGS_AND_STATES}{_SAYINGS}过变显下" + "".join(
    word[-1] for word in f"{_LONG_ACTS}|{_FEELINGS}".split("|")
)
_AFTER = "也都又还正艳旺欢盛" + "".join(
    word[0] for word in f"{_DEGREES}|{_RESULTS}|{_PICTURES}|{_BECOMES}".split("|")
)
_ACT_AND_DE = literals(f"[{_BEFORE}][的地]")
_MAY_STAND_BEFORE, _MAY_FOLLOW = frozenset(_BEFORE), frozenset(_AFTER)
_DE = lazy(
    f"[的地](?:{_ACT}{_HOW}|{_BECOMING}"
    f"|(?<!地){_STATE}(?=(?:{_PICTURES}){_END})|(?P<said>{_SAID}{_HOW}))"
)
# 比他做的好, 还是在家住的好: 的 may be right.
_OTHER_READING = lazy("[比没]|不如|还是|像")


@rule(
    id="WRD102",
    name="de-before-a-complement",
    severity=Severity.WARNING,
    summary=Text("的地得：补语前误用“的”“地”", "的 or 地 before a complement"),
    message=Text("“{text}”后面是补语：宜作“{new}”", "a complement follows: write {new} for {text}"),
    why=Text(
        "说做得怎样，用“得”：卖得好，做得更好，变得越来越美。“卖的菜”“做的工作”后面是名词；"
        "“比他做的好”“还是不去的好”两解都通，不报；“说的对”也可指所说的话，只作提示。",
        "How it turned out takes 得 (卖得好). What is sold takes 的 (卖的菜); where both can be"
        " meant nothing is reported (比他做的好), or a note (说的对).",
    ),
    source="现代汉语词典（第7版）“得”；报纸编校差错率计算方法 三.2(2)",
    fix=Applicability.UNSAFE,
    needs=_ACT_AND_DE,
    covers=("C32",),
    cases=(
        Case(bad="今年的蒜卖的好，卖的也快。", at="卖的", fixed="今年的蒜卖得好，卖得也快。"),
        Case(bad="我们要把服务做的更好。", at="做的", fixed="我们要把服务做得更好。"),
        Case(bad="他跑的快，跳地高。", at="跑的", fixed="他跑得快，跳得高。"),
        Case(bad="小院收拾的很干净。", at="收拾的", fixed="小院收拾得很干净。"),
        Case(bad="云溪镇变的越来越美。", at="变的", fixed="云溪镇变得越来越美。"),
        Case(
            bad="院子打扫的干干净净，日子过的很舒心。",
            at="打扫的",
            fixed="院子打扫得干干净净，日子过得很舒心。",
        ),
        Case(
            bad="小伙子高兴的跳了起来，老人激动的流下了眼泪。",
            at="高兴的",
            fixed="小伙子高兴得跳了起来，老人激动得流下了眼泪。",
        ),
        Case(
            bad="院里的花开的正艳，雨下的很大。", at="开的", fixed="院里的花开得正艳，雨下得很大。"
        ),
        Case(good="他卖的好菜、做的好事，村里人都记着。"),
        Case(good="做的工作多，卖的菜新鲜，说的对不对？"),
        Case(good="这是骨干的好机会，血管的很细。"),
        Case(good="取得了明显的更好效果，转变的很多，一成不变的更少。"),
        Case(good="他干的很多活、做的很好的菜、过的特别日子，都记着。"),
        Case(good="他比老周做的好，还是不住的好，没有人们想的那么好。"),
        Case(good="老人默默地泪流满面，村里的清清楚楚。"),
    ),
)
def de_before_a_complement(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start in _ACT_AND_DE.places(document):
        at = start + 1
        match = complement_follows(text, at)
        if match is None or in_title(text, at):
            continue
        size = 2 if _LONG_ACT.search(text, at - 2, at) else 1
        details = {"text": text[at - size : at + 1], "new": text[at - size : at] + "得"}
        fix = self.replace(document, at, at + 1, "得")
        severity = Severity.INFO if match["said"] is not None else None
        yield self.found(document, at - size, at + 1, fix=fix, severity=severity, details=details)


def complement_follows(text: str, at: int) -> regex.Match[str] | None:
    """The 的 or 地 at `at`, where a complement comes next and 的 can mean nothing else."""
    if text[at - 1 : at] not in _MAY_STAND_BEFORE or text[at + 1 : at + 2] not in _MAY_FOLLOW:
        return None
    match = _DE.match(text, at)
    if match is None or _OTHER_READING.search(text, clause_start(text, at), at):
        return None
    return match


_LONG_ACT = lazy(f"{_LONG_ACTS}|{_FEELINGS}")
