"""Names and titles: the issue that holds them in two forms, and a newsroom's own list of names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lint import book as books
from lint.diagnostic import Applicability, Diagnostic
from lint.engine import check
from lint.problems import BookError
from lint.run import Job, run
from lint.testing import failures
from lint.text.document import Document
from lint.text.likeness import is_like

NAMES = """\
extends: default
names:
  - form: 王婷婷
    wrong: [王婷]
  - form: 王建国
    wrong: [王健国, 王建囯]
    title: [清河县委副书记, 县长]
    since: 2021-12-01
    until: 2024-06-30
  - form: 云溪经济技术开发区
    wrong: [云溪经济开发区]
"""
HEAD = "2024年{month}月1日 第2版\n"

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(text: str) -> Path:
        path = tmp_path / "rules.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def found(path: Path, text: str, code: str) -> list[Diagnostic]:
    rules = [rule for rule in books.load(path).rules_for() if rule.id == code]
    return check(Document(text), rules)


def marked(text: str, diagnostics: list[Diagnostic]) -> list[str]:
    return [text[slice(*diagnostic.span)] for diagnostic in diagnostics]


def problems(path: Path, language: str = "en") -> list[str]:
    with pytest.raises(BookError) as error:
        books.load(path)
    return [p.in_language(language).replace(f"{path.parent}/", "") for p in error.value.problems]


def test_wrong_forms_are_errors_and_longer_forms_shield(write: Write) -> None:
    path = write(NAMES)
    text = "王婷婷和王婷去了云溪经济开发区，王健国不去云溪经济技术开发区。"
    diagnostics = found(path, text, "NAM900")
    assert marked(text, diagnostics) == ["王婷", "云溪经济开发区", "王健国"]
    assert [str(d.severity) for d in diagnostics] == ["error"] * 3
    assert diagnostics[0].message.zh == "“王婷”应为“王婷婷”（名单见rules.yaml:3）"
    fix = diagnostics[0].fix
    assert fix
    assert (fix.applicability, fix.edits[0].new) == (Applicability.DISPLAY, "婷")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("清河县委副书记、县长王建国到会。", None),
        ("县长王建国到会，王建国讲话。", None),
        ("县长、清河县委副书记王建国到会。", "清河县委副书记、县长"),
        ("副县长王建国到会。", "正副"),
        ("清河县委书记王建国到会。", "正副"),
        ("时任副县长王建国到会。", None),
        ("防汛指挥部指挥长王建国到会。", None),
        (HEAD.format(month=5) + "县长王建国到会。", None),
        (HEAD.format(month=8) + "县长王建国到会。", "任期2021-12-01—2024-06-30"),
        (HEAD.format(month=8) + "县长王健国到会。", "任期2021-12-01—2024-06-30"),
        (HEAD.format(month=8) + "原县长王建国到会。", None),
        (HEAD.format(month=8) + "王建国到会。", None),
    ],
)
def test_titles_stand_as_the_list_has_them(write: Write, text: str, expected: str | None) -> None:
    messages = [d.message.zh for d in found(write(NAMES), text, "NAM901")]
    assert [expected in message for message in messages] == ([True] if expected else [])


TERMS = (
    "  - {form: 王立春, title: 县长, until: 2021-12-31}\n",
    "  - {form: 王立春, title: 县委书记, since: 2022-01-01}\n",
)


@pytest.mark.parametrize("terms", [TERMS, TERMS[::-1]])
@pytest.mark.parametrize(("title", "codes"), [("县委书记", []), ("县长", ["NAM901"])])
def test_a_person_may_hold_one_office_after_another(
    write: Write, terms: tuple[str, str], title: str, codes: list[str]
) -> None:
    path = write("extends: default\nnames:\n" + "".join(terms))
    text = f"{HEAD.format(month=5)}{title}王立春到会。"
    assert [d.code for d in found(path, text, "NAM901")] == codes


def test_the_rules_of_a_list_are_proved_and_can_be_chosen(write: Write) -> None:
    book = books.load(write(NAMES + "severity: {NAM901: info}\nignore: [house-name]\n"))
    own = [rule for code in ("NAM900", "NAM901") for rule in book.matching(code)]
    assert [failure.what.en for rule in own for failure in failures(rule)] == []
    chosen = {rule.id: str(rule.severity) for rule in book.rules_for()}
    assert ("NAM900" in chosen, chosen["NAM901"]) == (False, "info")


def test_a_list_alone_adds_to_nothing(write: Write) -> None:
    assert "no rules" in problems(write(NAMES.removeprefix("extends: default\n")))[0]


@pytest.mark.parametrize(
    ("entry", "line", "zh", "en"),
    [
        ("wrong: [王婷]", 3, "缺少“form”", "“form” is missing"),
        ("form: 王婷婷\n    wrog: [王婷]", 4, "是不是“wrong”", "did you mean “wrong”"),
        ("form: 王婷婷\n    wrong: 王婷", 4, "应是列表", "should be a list"),
        ("form: 王婷婷\n    wrong: [王婷婷]", 4, "又是正写", "a right form of the list too"),
        ("form: 王婷婷\n    wrong: ['']", 4, "误写是空的", "a wrong form is empty"),
        (
            "form: 甲\n    wrong: [乙]\n  - form: 丙\n    wrong: [乙]",
            6,
            "已是“甲”的",
            "of “甲” already",
        ),
        ("form: ' '", 3, "写法是空的", "the form is empty"),
        ("form: 甲\n    title: ['']", 4, "职务是空的", "a title is empty"),
        ("form: 甲\n    title: 县长\n    since: 去年", 5, "不是日期", "is no date"),
        ("form: 甲\n    until: 2024-01-01", 4, "与 title 同用", "goes with `title`"),
        (
            "form: 甲\n    title: 县长\n    since: 2024-02-01\n    until: 2024-01-01",
            6,
            "早于 since",
            "is before `since`",
        ),
    ],
)
def test_what_is_wrong_with_a_list_is_told_at_its_line(
    write: Write, entry: str, line: int, zh: str, en: str
) -> None:
    path = write(f"extends: default\nnames:\n  - {entry}\n")
    for language, what in (("zh", zh), ("en", en)):
        (problem,) = problems(path, language)
        assert problem.startswith(f"rules.yaml:{line}: ")
        assert what in problem


def test_a_name_is_compared_over_the_pages_of_a_folder_only(tmp_path: Path) -> None:
    pages = {
        "a/01.txt": "清河县委书记王建国到校看望师生。\n",
        "a/02.txt": "清河县委书记王健国主持会议。\n",
        "b/01.txt": "清河县委书记王建囯主持会议。\n",
    }
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    results = list(run([tmp_path / name for name in pages], Job(isolated=True, select=("NAM",))))
    assert [[d.code for d in result.diagnostics] for result in results] == [[], ["NAM001"], []]
    (related,) = results[1].diagnostics[0].related
    assert related.path == tmp_path / "a/01.txt"


BODIES = "清河县防汛抗旱指挥部办公室发文。{}值守。清河县防汛指挥部办公室答复。"


@pytest.mark.parametrize("inner", ["清河县防汛抗旱指挥部", "清河县防汛抗旱指挥部办公室"])
def test_a_pair_is_reported_once_where_a_name_lies_within_a_longer_one(
    tmp_path: Path, inner: str
) -> None:
    text = BODIES.format(inner)
    (tmp_path / "rules.yaml").write_text("extends: default\n", encoding="utf-8")
    assert marked(text, found(tmp_path / "rules.yaml", text, "NAM003")) == ["清河县防汛指挥部"]


@pytest.mark.parametrize("pair", ["建健", "溪西", "国囯", "婷停", "锋峰", "未末"])
def test_characters_that_are_taken_for_one_another(pair: str) -> None:
    assert is_like(*pair)
    assert is_like(*reversed(pair))


@pytest.mark.parametrize("pair", ["华英", "强祥", "东西", "湖河"])
def test_characters_that_are_not(pair: str) -> None:
    assert not is_like(*pair)
