"""What shows that a verb follows, and no noun: a preposition, speech, an aspect, an object."""

from __future__ import annotations

from functools import cache

import regex

from lint.rules.particles.words import words
from lint.text.lazy import lazy, lazy_re

# Prepositions, less the words that begin with the same character (将军, 向导, 对手).
_PREPOSITIONS = (
    "把(?![手握关控戏柄式脉守])|将(?![军士领来帅官相近])|给(?![养排予])|向(?![导日阳心往善上好前])"
    "|为(?![人难官政主首例期数本民学师善公])|被(?![子告害褥单动面窝捕]|[一-鿿]{1,3}[人者方])|跟(?![班踪帖斗进拍风随])"
    "|对(?![手话象策方抗联口比接外立面峙岸付应照错称症白于战决冲调弈撞华待美台日内])"
    "|替(?![代身补换班])|帮(?![扶派教会手忙助])|与[我你他她它大群村]"
)
_SPEECH = (
    "[说问答喊笑叫叹讲唱](?:[着起：:“]|道(?![德理])|了(?!算))|说[，,。]|告诉(?!书)"
    "|(?:表示|回答|回忆|介绍|坦言|指出|强调|感慨|感叹|解释|补充|嘱咐|叮嘱|写)"
    '(?:道(?![德理])|[着：:]|[，,][“"])'
)
# Verbs of one character with what follows a verb only: an aspect, a result, a pronoun.
_ONE = (
    "做说看听走跑坐站躺睡吃喝拿放挂写读讲问答教学搞办抓干打等想记盯守抱拉推握拍摸擦洗扫收送带领陪喊"
    "唱跳笑哭飞流落爬挤摆贴盖翻转提找选种养住过活爱望奔冲投刻画演玩护派搬装修建备停留离赶登追踏迈退"
    "交取点算数试查登捏吹迎鼓滚涌升洒照围跪趴倚靠"
)
_ONE_AND_MORE = (
    f"[{_ONE}](?:[着完]|了(?![解结断算不起如指头])|出(?![口租生版台发路资息席处场厂国门力众勤差身])"
    "|起(?![点义源重诉伏因])|到(?![位期货场底来])|在(?![线场校职])|[我你他她它这那每自]"
    "|一[个件项次遍下条份张位步句声眼口]|好(?=[各每这自本]))"
)
_NO_OBJECT = (
    "和与及或中等是为也都就来上下后前时之的地得感力性者员费率度量期不有没并而却还则在让使会能可以被"
    "才又人法权型式点面品物书证站所室处区"
)


@cache
def _verb() -> regex.Pattern[str]:
    """A verb of any kind; of those that are nouns too only one with what it does something to."""
    verbs, nouns_too, of_change, changed, heads = map(
        _any, ("verb", "verb-or-noun", "verb-of-change", "noun-of-change", "head")
    )
    object_follows = f"(?=[一-鿿“《0-9])(?![{_NO_OBJECT}]|了[，。！,!])"
    return lazy(
        f"{_PREPOSITIONS}|{_SPEECH}|{_ONE_AND_MORE}|{verbs}"
        f"|[{_ONE}好多少大亮黑热冷静变富活旺强红涨长高绿暖暗][一-鿿]?(?:了?起来|[过下][来去]|[出进回]来)(?!的)"
        f"|(?:{of_change}){object_follows}(?!{changed})"
        f"|(?:{nouns_too}){object_follows}(?!{heads}|{nouns_too})"
    )


def _any(kind: str) -> str:
    return "|".join(sorted(words()[kind], key=lambda word: (-len(word), word)))


_TREATS = lazy_re("将|给|予以|加以|作出|做出|采取|进行|提出")
_OF_THOSE = lazy_re("[对凡者]|情节|表现|行为")


def is_verb(text: str, at: int, clause: int) -> bool:
    """Whether a verb stands at `at`, in a clause that begins at `clause`.

    Not where the clause is on those who are treated so: 对工作积极的给予奖励.
    """
    if not _verb().match(text, at):
        return False
    return not (_TREATS.match(text, at) and _OF_THOSE.search(text, clause, at))
