"""NAM006: an abbreviation that is declared too late, or for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document, Kind
from lint.text.lazy import lazy
from lint.text.lexicon import is_word
from lint.text.places import article_at, in_speech, paragraph_at

_DECLARED = lazy(
    r"[（(](?:以下|下文|下称)?简?称[：:]?[“‘《\"]?(?<short>[\p{Han}A-Za-z0-9]{2,12})[”’》\"]?[）)]"
)
_HEADS = frozenset([Kind.HEADLINE, Kind.CAPTION, Kind.BYLINE])
_DECLARATION = Text("简称在这里交代", "the abbreviation is declared here")


@rule(
    id="NAM006",
    name="abbreviation-out-of-place",
    severity=Severity.INFO,
    summary=Text("简称交代得迟了，或交代了没有用", "an abbreviation declared late, or for nothing"),
    message=Text("{zh}", "{en}"),
    why=Text(
        "首次出现用全称，并注明“以下简称”，其后才用简称；交代了简称而后文不用，"
        "这句交代就是多余的。标题、"
        "图片说明、引语里先出现的不算。",
        "The full form stands first, with the abbreviation declared behind it, and the "
        "abbreviation "
        "after that. One that is declared and never used need not be declared. Headlines, captions "
        "and quotations may be earlier.",
    ),
    source="新闻写作惯例：首次出现用全称",
    needs="称",
    covers=("F53",),
    cases=(
        Case(
            bad="县农投公司昨天成立。清河县农业投资公司（以下简称“县农投公司”）由三家出资。",
            at="县农投公司",
        ),
        Case(
            bad="清河县农业投资公司（以下简称“县农投公司”）昨天成立。三家企业出资。",
            at="（以下简称“县农投公司”）",
        ),
        Case(good="清河县农业投资公司（以下简称“县农投公司”）成立。县农投公司由三家出资。"),
        Case(
            good="县农投公司成立\n本报讯 清河县农业投资公司（以下简称“县农投公司”）昨天成立。"
            "县农投公司由三家出资。",
            note="标题",
        ),
        Case(
            good="他说：“县农投公司要来了。”清河县农业投资公司（下称县农投公司）来了，"
            "县农投公司说到做到。"
        ),
    ),
)
def abbreviation_out_of_place(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    firsts: dict[tuple[int, str], int] = {}  # by article
    for declared in _DECLARED.finditer(text):
        short = declared["short"]
        if is_word(short):
            continue  # 《…的意见》（以下简称《意见》）: the word has other uses
        article = article_at(document, declared.start()).span
        if (article.start, short) not in firsts:
            firsts[article.start, short] = _in_body(document, short, *article)
        early = firsts[article.start, short]
        if 0 <= early < declared.start():
            span = document.flow.span(*declared.span())
            yield self.found(
                document,
                early,
                early + len(short),
                related=(Related(span, _DECLARATION),),
                details={
                    "zh": f"“{short}”在交代简称之前就用了：这里先写全称",
                    "en": f"{short} stands before it is declared: write the full form here",
                },
            )
        elif text.find(short, declared.end(), article.end) < 0:
            yield self.found(
                document,
                *declared.span(),
                details={
                    "zh": f"交代了简称“{short}”，后文没有用：删去交代，或改用简称",
                    "en": f"{short} is declared and never used: drop this, or use it",
                },
            )


def _in_body(document: Document, short: str, start: int, end: int) -> int:
    """Where running text first has it in `start`..`end`; -1 where it has not."""
    text = document.flow.text
    at = text.find(short, start, end)
    while at >= 0 and (paragraph_at(document, at).kind in _HEADS or in_speech(text, at)):
        at = text.find(short, at + 1, end)
    return at
