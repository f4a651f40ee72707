"""The mark that ends a headline or a caption, and a sentence that one colon has announced."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.places import is_speech
from lint.text.document import Document, Kind

_BELOW_HEADLINE = regex.compile(r"[■□◆]?\s?(?:本报|新华社|通讯员|记者|本刊)|[（(]记者")
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
            fix = self.replace(document, at, at + 1, "")
            yield self.found(document, at, at + 1, fix=fix)


@rule(
    id="PUN049",
    name="headline-stop",
    severity=Severity.WARNING,
    summary=Text("标题末尾用了点号", "stop at the end of a headline"),
    message=Text("标题末尾不用“{text}”", "a headline takes no “{text}” at its end"),
    why=Text(
        "标题末尾不用点号，问号、叹号、省略号可以酌用。只看全文之首、后面跟着署名或电头的标题。",
        "A headline ends in no stop but ？, ！ or …… where the tone asks for it. Looked at is only "
        "what opens the text and has a byline or dateline below it.",
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
            fix = self.replace(document, at, end, "")
            yield self.found(document, at, end, fix=fix, details={"text": text[at]})


_COLONS = regex.compile(
    r"：(?<![\d道讯电题址].)(?![\d“『「《A-Za-z \n])(?<=[^\n：]{12}.)"
    r"(?=[^。！？；：\n“”『』…《》（）]{4,60}(?P<second>：)(?![\d A-Za-z\n]|(?<=[\dA-Za-z].)))"
)


@rule(
    id="PUN053",
    name="two-colons",
    severity=Severity.WARNING,
    summary=Text("一句话里用了两个冒号", "two colons in one sentence"),
    message=Text(
        "一句话里套用了两个冒号，改去一个", "one colon within the reach of another: reword one"
    ),
    why=Text(
        "冒号管到句末，一句话里不套用两个冒号；改用逗号，或另起一句。"
        "说话人后的冒号、“本报讯”之类的电头、引语、电话和比数不在此列。",
        "A colon reaches to the end of its sentence and holds no other. Behind a speaker's name or "
        "a dateline, in quotations, numbers and addresses colons are left alone.",
    ),
    source="GB/T 15834-2011 4.7.3.5, A.6.2",
    needs="：",
    covers=("P21",),
    cases=(
        Case(bad="村里最近发生了一件新鲜的事情：村民站在渠边齐声喊：水来了。", at="："),
        Case(good="村里最近发生了一件新鲜的事情：村民喊“水来了”。大家说：好。"),
        Case(good="老周：渠修通了，大家都说：好。"),
        Case(good="联系方式如下：邮政编码：100733，电话：65091040。"),
        Case(good="有三点要求，会上一一作了说明：时间：9:30，比分：3∶2。"),
        Case(good="他写道：“山里的桂花树啊，我要向你表白：你崇高而珍贵：这可贵。”"),
    ),
)
def two_colons(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for match in _COLONS.finditer(text):
        at = match.start("second")
        if not is_speech(text, at):
            yield self.found(document, at, at + 1)
