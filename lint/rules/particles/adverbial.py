"""WRD100, WRD101: 的 or 得 where an adverbial takes 地."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.particles.complement import complement_follows
from lint.rules.particles.manner import DE_AFTER_MANNER, LAST, is_felt, manner_before
from lint.rules.particles.verbs import is_verb
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.places import clause_start, in_title

_HAN = lazy_re("[一-鿿]")
_DEGREE = lazy(f"得(?<=[{LAST}].)(?=[一-鿿])")
# 慢慢得到, 认真得很: 得 is a word's own, or what follows is how much.
_OF_DEGREE = lazy_re("[到知出起了来以很多像如让使连都有]")
# 高兴得说不出话 is how much, 高兴地说： how it was said.
_SPEAKS = lazy_re("说(?:[：:，,。]|道(?![德理]))|告诉")
_DENIALS = ("不", "未")
# 制定具体的实施细则: what such a verb is followed by is a noun.
_GOVERNS = lazy_re(
    "(?:制[定订]|提供|出台|采取|形成|建立|具有|缺乏|缺少|没有|取得|获得|得到)[了过出]?$"
)
_HAS = lazy_re("有|采取|建立|提供|制定|形成|配[备置]|需要|缺乏")
_OF_A_THING = lazy_re("[一-鿿]{3,12}的[一-鿿]{2}")
_SOURCE = "现代汉语词典（第7版）“地”“的”；报纸编校差错率计算方法 三.2(2)"


@rule(
    id="WRD100",
    name="de-before-a-verb",
    severity=Severity.WARNING,
    summary=Text("的地得：状语误用“的”", "的 after an adverbial"),
    message=Text("“{text}”修饰后面的动词：宜作“{new}”", "a verb follows: write {new} for {text}"),
    why=Text(
        "说怎样做，用“地”：高兴地说，严格地落实各项措施。后面是名词用“的”：高兴的样子，"
        "快速的发展，具体的安排部署。动词能作名词用、后面又没有宾语的，不报。",
        "How a thing is done takes 地 (高兴地说), what it is like takes 的 (高兴的样子). A verb"
        " that may be a noun is left alone where no object follows.",
    ),
    source=_SOURCE,
    fix=Applicability.UNSAFE,
    needs=DE_AFTER_MANNER,
    covers=("C32",),
    cases=(
        Case(bad="老周高兴的说：“路通了。”", at="高兴的", fixed="老周高兴地说：“路通了。”"),
        Case(
            bad="各村要严格的落实各项防火措施。",
            at="严格的",
            fixed="各村要严格地落实各项防火措施。",
        ),
        Case(
            bad="大家高高兴兴的把新家具搬进屋。",
            at="高高兴兴的",
            fixed="大家高高兴兴地把新家具搬进屋。",
        ),
        Case(
            bad="他迫不及待的打开信封。",
            at="迫不及待的",
            fixed="他迫不及待地打开信封。",
        ),
        Case(
            bad="医护人员耐心的向老人讲解用药。",
            at="耐心的",
            fixed="医护人员耐心地向老人讲解用药。",
        ),
        Case(
            bad="云溪镇要更好的服务群众，提供更好的服务设施。",
            at="更好的",
            fixed="云溪镇要更好地服务群众，提供更好的服务设施。",
        ),
        Case(good="看着孩子高兴的样子，老人也笑了。"),
        Case(good="快速的发展离不开严格的管理，也离不开积极的作用。"),
        Case(good="会议作了具体的安排部署，得到热情的接待。"),
        Case(good="老周开心地说道：“今年收成好。”"),
        Case(good="建立严格的执行标准、有效的监督检查和科学的把握机制。"),
        Case(good="这是安静的小道，有熟悉而亲切的味道，他是自信的向导。"),
        Case(good="请接受我们诚挚的感谢和深深的祝福。"),
        Case(good="对不合理的作出说明，对表现积极的给予奖励、予以表彰。"),
        Case(good="孩子们高兴的手舞足蹈。", note="WRD102 speaks of it"),
        Case(good="他读完了小说《默默的看着你》。", note="书名"),
        Case(good="船上备有有效的防止水域污染的文书，申请书要有明确的被申请人。"),
        Case(good="各地可以制定具体的实施细则，企业未能提供有效的执行线索。"),
    ),
)
def de_before_a_verb(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for at in sorted({start + len(word) - 1 for start, word in DE_AFTER_MANNER.hits(document)}):
        if not _HAN.match(text, at + 1):
            continue
        word = manner_before(text, at)
        # 对不合理的作出说明: those that are so.
        if not word or text[at - len(word) - 1 : at - len(word)] in _DENIALS:
            continue
        # 高兴的跳了起来: WRD102 speaks of it.
        if complement_follows(text, at):
            continue
        clause = clause_start(text, at)
        if not is_verb(text, at + 1, clause) or in_title(text, at):
            continue
        if not (_GOVERNS.search(text, clause, at - len(word)) or _is_attribute(text, clause, at)):
            yield _found(self, document, at, word)


def _is_attribute(text: str, clause: int, at: int) -> bool:
    """Whether both the word and the verb tell what a thing is like: 采取有效的防止污染的措施."""
    return _HAS.search(text, clause, at) is not None and _OF_A_THING.match(text, at + 1) is not None


@rule(
    id="WRD101",
    name="degree-before-a-verb",
    severity=Severity.WARNING,
    summary=Text("的地得：状语误用“得”", "得 after an adverbial"),
    message=Text("“{text}”修饰后面的动词：宜作“{new}”", "a verb follows: write {new} for {text}"),
    why=Text(
        "说怎样做，用“地”：认真地做了笔记。“得”引出结果、程度：激动得说不出话，这类词只在“说”后没有下文时报。",
        "How a thing is done takes 地. 得 leads on to a result (激动得说不出话): words that take"
        " one are reported only where it was so said.",
    ),
    source=_SOURCE,
    fix=Applicability.UNSAFE,
    needs="得",
    covers=("C32",),
    cases=(
        Case(bad="她认真得做了笔记。", at="认真得", fixed="她认真地做了笔记。"),
        Case(bad="云溪镇积极得推进各项工作。", at="积极得", fixed="云溪镇积极地推进各项工作。"),
        Case(bad="“路通了。”老周动情得说。", at="动情得", fixed="“路通了。”老周动情地说。"),
        Case(good="他激动得说不出话，高兴得跳起来。"),
        Case(good="老人慢慢得知真相，渐渐得到安慰。"),
        Case(good="这事办得扎实得很，做得细致得多。"),
    ),
)
def degree_before_a_verb(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for match in _DEGREE.finditer(text):
        word = manner_before(text, match.start())
        if not word or _OF_DEGREE.match(text, match.end()):
            continue
        if is_felt(word) and not _SPEAKS.match(text, match.end()):
            continue
        if is_verb(text, match.end(), clause_start(text, match.start())):
            yield _found(self, document, match.start(), word)


def _found(self: Rule, document: Document, at: int, word: str) -> Diagnostic:
    """A finding on the word of manner and the particle at `at`, for which 地 is put."""
    fix = self.replace(document, at, at + 1, "地")
    details = {"text": word + document.flow.text[at], "new": word + "地"}
    return self.found(document, at - len(word), at + 1, fix=fix, details=details)
