"""What the reports of scores have to say, in words and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from pathlib import Path

from lint.charges import ErrorClass
from lint.diagnostic import Text
from lint.report.style import count
from lint.score import PASS_LINE, Issue, Rate, Score
from lint.score.charge import Charge, Limit, total
from lint.text.source import path_text

UNCONFIRMED = "*"

COLUMNS = {
    "class": Text("类别", "class"),
    "weight": Text("每处", "each"),
    "clause": Text("依据", "clause"),
    "findings": Text("处数", "found"),
    "errors": Text("计错", "errors"),
    "file": Text("文件", "file"),
    "issue": Text("期", "issue"),
    "characters": Text("字数", "characters"),
    "rate": Text("万分之", "per 10,000"),
    "place": Text("位置", "place"),
    "rule": Text("规则", "rule"),
    "what": Text("差错", "error"),
    "note": Text("说明", "note"),
}

WORDS = frozenset({"class", "clause", "file", "issue", "place", "rule", "what", "note"})
"""Columns of text; the others are of figures."""

_DOUBLED = Text("标题、报眉加倍", "doubled: headline")
_LIMITS = {
    Limit.REPEATED: Text("同一差错已计足", "repeated: counted already"),
    Limit.CAPPED: Text("此类已计足", "class at its cap"),
}
_UNCONFIRMED = Text(
    f"{UNCONFIRMED} 分值未经核实（未见附件全文；rules.yaml 的 charges 里可改）",
    f"{UNCONFIRMED} weight not confirmed (no full copy of the annex was at hand; charges in "
    "rules.yaml can change it)",
)
_SCOPE = Text(
    "字数是印出的字，空白不计（标准按版面面积计）；只计稿件文字里查得出的差错，"
    "事实核对、图片和出版形式不在其内",
    "Characters are those printed, without white space (the annex counts by area); errors are "
    "those that the text shows: facts are not looked up, pictures and the form of the paper not "
    "judged",
)


def number(value: Decimal | float) -> str:
    """A count of errors or a weight, without a zero too many."""
    text = f"{Decimal(str(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def per_myriad(rate: Rate) -> str:
    """Errors in ten thousand, rounded up: what is above a line never looks as if it were on it."""
    return str(rate.per_myriad.quantize(Decimal("0.01"), ROUND_CEILING))


def weight(error_class: ErrorClass) -> str:
    """What an error of the class counts, such as ``1/2/4``, and the class for an issue at most."""
    steps = sorted(error_class.longer or (), key=lambda step: step.characters)
    each = "/".join(number(w) for w in (error_class.weight or 0, *(s.weight for s in steps)))
    return each if error_class.cap is None else f"{each}, ≤{number(error_class.cap)}"


def title(key: str, error_class: ErrorClass, language: str) -> str:
    """The name of a class, marked where its weight is not confirmed."""
    mark = "" if error_class.is_confirmed else UNCONFIRMED
    return (error_class.title.in_language(language) or key) + mark


def name(issue: Issue) -> str:
    """The folder of an issue, or its file if there is but one."""
    return file(issue.files[0]) if len(issue.files) == 1 else folder(issue.folder)


def folder(path: Path) -> str:
    """A folder as text."""
    return path_text(path.as_posix())


def file(score: Score) -> str:
    """The file that a score is of."""
    return path_text(score.pages[0].path)


def note(charge: Charge) -> list[Text]:
    """Why a charge is not what the error weighs."""
    said = [_DOUBLED] if charge.doubled else []
    return [*said, _LIMITS[charge.limit]] if charge.limit else said


def verdict(rate: Rate, line: Decimal) -> Text:
    """The rate, what it is made of, and on which side of the line it lies."""
    within, official = rate.within(line), line == PASS_LINE
    zh = "不超过" if within else "超过"
    en = "at most" if within else "above"
    passed = Text("：合格" if within else "：不合格", ": passes" if within else ": fails")
    characters, errors = f"{rate.characters:,}", number(rate.errors)
    return Text(
        f"差错率万分之{per_myriad(rate)}（{characters}字，{errors}个差错），"
        f"{zh}万分之{number(line)}{passed.zh if official else ''}",
        f"Error rate {per_myriad(rate)} per 10,000 ({characters} "
        f"character{_s(characters)}, {errors} error{_s(errors)}), {en} {number(line)}"
        f"{passed.en if official else ''}",
    )


def _s(figure: str) -> str:
    return "" if figure == "1" else "s"


def closing(issues: Sequence[Issue], line: Decimal) -> Iterator[Text]:
    """The verdict on one issue; of several, on those above the line and on all."""
    if len(issues) == 1:
        yield verdict(issues[0].whole.rate, line)
        return
    above = [issue for issue in issues if not issue.whole.rate.within(line)]
    for issue in above:
        said = verdict(issue.whole.rate, line)
        yield Text(f"{name(issue)}：{said.zh}", f"{name(issue)}: {said.en}")
    rate = rate_of_all(issues)
    yield Text(
        f"{len(issues)}期中{len(above)}期超过万分之{number(line)}；"
        f"合计差错率万分之{per_myriad(rate)}",
        f"{len(above)} of {count(len(issues), 'issue')} above {number(line)}; "
        f"all together {per_myriad(rate)} per 10,000",
    )


def rate_of_all(issues: Sequence[Issue]) -> Rate:
    """The rate of all issues together."""
    return sum((issue.whole.rate for issue in issues), Rate(Decimal(0), 0))


def notes(issues: Sequence[Issue]) -> Iterator[Text]:
    """What a reader has to know of the figures."""
    unconfirmed = sum((issue.whole.unconfirmed for issue in issues), Decimal(0))
    if any(
        not error_class.is_confirmed
        for issue in issues
        for _, error_class, _ in issue.whole.by_class()
    ):
        yield Text(
            f"{_UNCONFIRMED.zh}：共{number(unconfirmed)}个差错",
            f"{_UNCONFIRMED.en}: {number(unconfirmed)} of the errors",
        )
    uncharged: Counter[tuple[str, str]] = Counter()
    for issue in issues:
        uncharged.update(issue.whole.uncharged)
    if uncharged:
        listed = sorted(uncharged.items())
        yield Text(
            f"不计错：{'、'.join(f'{code} {n}处' for (code, _), n in listed)}"
            "（见 rules.yaml 的 charges）",
            f"Not charged: {', '.join(f'{code} ({n})' for (code, _), n in listed)} "
            "(see charges in rules.yaml)",
        )
    yield _SCOPE


CLASS_COLUMNS = ("class", "weight", "findings", "errors", "clause")


def classes(score: Score, language: str) -> list[tuple[str, ...]]:
    """A row for each class that is charged."""
    return [
        (
            title(key, error_class, language),
            weight(error_class),
            str(len(charges)),
            number(total(charges)),
            error_class.clause or "",
        )
        for key, error_class, charges in score.by_class()
    ]


RATE_COLUMNS = ("characters", "errors", "rate")


def rates(of: Iterable[tuple[str, Rate]]) -> list[tuple[str, ...]]:
    """A row for each file or issue."""
    return [
        (name, f"{rate.characters:,}", number(rate.errors), per_myriad(rate)) for name, rate in of
    ]
