"""Colons: one in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.places import in_speech

_TWO = lazy_re(r"：(?=[^。！？；：\n“”『』…《》（）]{4,60}+：)")
_FIRST = lazy(r"：(?<![\d道讯电题址].)(?![\d“『「《A-Za-z \n])(?<=[^\n：]{12}.)")
# 来源：清河日报　责编：李明: a line of credits that lost its breaks.
_CREDIT = lazy_re(
    "来源|编辑|责编|[记作]者|校对|版式|摄影|视频|制作|审核|监制|策划|统筹|海报|设计|声明"
)
_SECOND = lazy(r"：(?![\d A-Za-z\n）－]|(?<=[\dA-Za-z].))")


_CREDITED = 5  # characters before the mark


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
        Case(good="水已经流到了田头。稿件来源：清河县融媒体中心 责任编辑：李明 视频制作：周伟"),
        Case(good="联系方式如下：邮政编码：100733，电话：65091040。"),
        Case(good="有三点要求，会上一一作了说明：时间：9:30，比分：3∶2。"),
        Case(good="他写道：“山里的桂花树啊，我要向你表白：你崇高而珍贵：这可贵。”"),
    ),
)
def two_colons(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for match in _TWO.finditer(text):
        first = match.start()
        second = text.index("：", first + 1)
        if (
            _FIRST.match(text, first)
            and _SECOND.match(text, second)
            and not in_speech(text, second)
            and not _CREDIT.search(text, second - _CREDITED, second)
        ):
            yield self.found(document, second, second + 1)
