"""DUP002: a word typed twice."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.duplication.periods import doubles
from lint.rules.duplication.reduplication import asks, is_measure, may_double, never_doubles
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.places import in_speech

# Words that join or set in time: never doubled on purpose, and no two words meet as one of them.
_JOINING = (
    "按照 并且 不仅 此外 从而 但是 对于 而且 根据 关于 或者 即使 尽管 进行 据悉 例如 目前 其中"
    " 然而 如果 随着 虽然 所以 通过 同时 为了 以及 因此 因为 因而 由于 已经 尤其 与其 正在 之间"
    " 只有 只要 逐步 作为 除了 截至 近日"
)
_FUNCTION_WORDS = frozenset(_JOINING.split())
_ALL_COPIES = lazy_re(r"(..)\1+")
_CLAUSE_TWICE = lazy(r"[，。、；]([一-鿿]{3,6})\1(?=[一-鿿])")
_LINK = lazy_re("和(?![平谐睦解])|[与及](?![会时])|以及|或者")
_WORD_END = lazy_re("[一-鿿][，。、；]")  # 烧伤烧伤科、: the double only lacks its word's end
_WORD = lazy_re("[一-鿿]{1,2}")
_SHORT = 2  # characters of most words
_PAUSES = "，。、；"
_BASE_AREA = "根据根据地"
_BRANCH = lazy_re("[分支总]|附属|[学医]院|公司|中心|大队|委员")  # 清河银行清河银行北山支行
_URGING = "不没别快再好真太"  # 不着急不着急慢慢来


@rule(
    id="DUP002",
    name="doubled-word",
    severity=Severity.ERROR,
    summary=Text("词语重复", "word typed twice"),
    message=Text("“{text}”重复：删去多余的", "“{text}” stands twice: delete the extra copy"),
    why=Text(
        "录入或改稿时同一个词打了两遍。汉语自有重叠：一项一项、宣传宣传、雪白雪白、哗啦哗啦；"
        "两词相接也会成叠：大队大队长、税收收入。这些都不报；拿不准的只作警告，不自动改。",
        "A word was typed twice, or left behind by an edit. Chinese doubles measures, verbs,"
        " adjectives and sounds on purpose, and two words can meet with the same characters:"
        " these stay quiet. What is less sure is a warning that is not mended unasked.",
    ),
    source="报纸编校差错率计算方法 三.2(2)：多字",
    covers=("E03",),
    fix=Applicability.SAFE,
    cases=(
        Case(
            bad="会上，云溪县云溪县将修路列为头等大事。",
            at="云溪县云溪县",
            fixed="会上，云溪县将修路列为头等大事。",
        ),
        Case(
            bad="全县对于对于这项工作十分重视。",
            at="对于对于",
            fixed="全县对于这项工作十分重视。",
        ),
        Case(
            bad="确保政务服务服务和安全生产两不误。",
            at="服务服务",
            fixed="确保政务服务和安全生产两不误。",
        ),
        Case(bad="当天，记者记者走进果园。", at="记者记者", fixed="当天，记者走进果园。"),
        Case(
            bad="清河县将继续加大加大投入力度。",
            at="加大加大",
            fixed="清河县将继续加大投入力度。",
        ),
        Case(bad="云溪县共有共有23个村。", at="共有共有", fixed="云溪县共有23个村。"),
        Case(good="技术员守在地头，一个大棚一个大棚地查，一项一项记。"),
        Case(good="得空了，打扫打扫院子，呼吸呼吸新鲜空气。"),
        Case(good="走着走着，雪白雪白的杏花，哗啦哗啦的溪水，近了。"),
        Case(good="消防救援支队支队长说，党组织组织力强了，税收收入也多了。"),
        Case(good="存款人开户行，清河银行清河银行北山支行。"),
        Case(good="力度要加大加大再加大，让群众获得获得感，也感受到受到尊重。"),
        Case(good="按份共有共有人转让份额，该单位于位于北山的基地集训，水产生产生活两旺。"),
        Case(good="双方面对面对话，点对点对接。"),
        Case(good="亲友到场，恭喜恭喜新人，欢迎欢迎客人。"),
        Case(good="在大会上，代表代表团发言，记者记者站都建了，委员委员会里见。"),
        Case(good="根据根据地的经验，他把药柜里的药，一味药一味药地记下。"),
        Case(good="“可以可以，多少多少都行。”"),
    ),
)
def doubled_word(self: Rule, document: Document) -> Iterator[Diagnostic]:
    yield from _longer_words(self, document, document.flow.text)
    yield from _short_words(self, document, document.flow.text)


def _longer_words(self: Rule, document: Document, text: str) -> Iterator[Diagnostic]:
    """Words of three characters and more that open a clause twice."""
    for at in document.once(doubles).short:
        match = _CLAUSE_TWICE.match(text, at - 1) if at else None
        if not match:
            continue
        word = match[1]
        start, end = match.start(1), match.end()
        is_manner = text.startswith("地", end)  # 一味药一味药地过目
        if len(set(word)) < 3 or is_manner or is_measure(word) or asks(word):
            continue
        is_name = len(word) > 3 and _BRANCH.search(text, end, end + len(word)) is not None
        is_urging = word[0] in _URGING and in_speech(text, start)
        if not is_name and not is_urging:
            yield _found(self, document, start, end, word, sure=len(word) == 3)


def _short_words(self: Rule, document: Document, text: str) -> Iterator[Diagnostic]:
    """Words of two characters; in 务服务服务 the one typed twice is the first or the last."""
    end = 0
    for start in _doubles(document):
        word = text[start : start + _SHORT]
        if start < end or word[0] == word[1] or not _WORD.fullmatch(word):
            continue
        copies = _ALL_COPIES.match(text, start)
        end = copies.end() if copies else start + 2 * _SHORT
        end += text.startswith(word[0], end)
        odd = (end - start) % 2
        last = text[end - 2 : end]
        if text.startswith(_BASE_AREA, start):
            continue
        if word in _FUNCTION_WORDS:
            yield _found(self, document, start, end - odd, word)
        elif last in _FUNCTION_WORDS:
            yield _found(self, document, start + odd, end, last)
        elif in_speech(text, start):
            continue
        elif never_doubles(word, text[start - 1 : start], text[end - odd : end + 2]):
            yield _found(self, document, start, end - odd, word)
        elif odd and never_doubles(last, word[0], text[end : end + 2]):
            yield _found(self, document, start + odd, end, last)
        elif _opens_clause(text, start, end):
            sure = _WORD_END.match(text, end) is not None
            yield _found(self, document, start, end - odd, word, sure=sure)
        elif _is_linked(text, end):
            yield _found(self, document, start + odd, end, last, sure=False)


def _doubles(document: Document) -> Iterator[int]:
    """Where two characters and the same two stand, one such double behind the other."""
    at = 0
    for start, end in document.once(doubles).words:
        at = max(at, start)
        while at + _SHORT <= end:
            yield at
            at += 2 * _SHORT


def _opens_clause(text: str, start: int, end: int) -> bool:
    """Whether the double opens a clause that runs on: few do so for effect."""
    after = text[end : end + 2]
    opens = start > 0 and text[start - 1] in _PAUSES and _WORD.match(after) is not None
    return opens and not may_double(text[start : start + 2], after)


def _is_linked(text: str, end: int) -> bool:
    """Whether a conjunction follows: what it follows is no verb doubled for effect."""
    after = text[end : end + 2]
    return _LINK.match(after) is not None and not may_double(text[end - 2 : end], after)


def _found(
    self: Rule, document: Document, start: int, end: int, word: str, *, sure: bool = True
) -> Diagnostic:
    """A finding on copies of `word` that fill `start`..`end`; the first stays."""
    level = None if sure else Applicability.UNSAFE
    return self.found(
        document,
        start,
        end,
        severity=None if sure else Severity.WARNING,
        fix=self.replace(document, start + len(word), end, "", applicability=level),
        details={"text": word},
    )
