"""Duplication: what is doubled is found and mended, what is right stays, nothing else is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.diagnostic import Applicability, Diagnostic, Severity
from lint.engine import check
from lint.fixes import fix
from lint.rules import RULES
from lint.text.document import Document

DUPLICATION = [rule for rule in RULES if rule.family == "DUP"]

ARTICLE = """\
云溪县织密乡村物流网
本报讯　清晨六点，青石镇的分拣线已经转了起来。\
包裹顺着传送带滑向各村的货架，司机老周核对完单子，发动了第一辆车。
“从前取个件要跑二十里山路。”老周说，“如今村口就能拿。”
去年以来，云溪县整合客运班车、邮政车辆和供销网点，开出九条固定线路，覆盖一百一十六个行政村。\
车次按农时增减，桃子下树那半个月，一天要跑四趟。
县交通运输局负责人介绍，下一步将在北片山区增设三处中转站，让鲜货当天出山。"""

SENTENCES = (
    "包裹顺着传送带滑向各村的货架，司机老周核对完单子，发动了第一辆车。",
    "车次按农时增减，桃子下树那半个月，一天要跑四趟。",
    "县交通运输局负责人介绍，下一步将在北片山区增设三处中转站，让鲜货当天出山。",
)
CLAUSES = (
    "清晨六点",
    "青石镇的分拣线已经转了起来",
    "司机老周核对完单子",
    "发动了第一辆车",
    "车次按农时增减",
    "让鲜货当天出山",
)


def found(text: str, severity: Severity = Severity.WARNING) -> list[Diagnostic]:
    return check(Document(text), DUPLICATION, severity=severity)


def mended(text: str, applicability: Applicability = Applicability.SAFE) -> str:
    return fix(Document(text), DUPLICATION, applicability=applicability).text


def test_a_clean_article_is_left_alone() -> None:
    assert found(ARTICLE, Severity.INFO) == []


@pytest.mark.parametrize("times", [2, 3, 4])
@pytest.mark.parametrize("between", ["", " ", "\u3000", "\n", "\n\n"])
def test_a_headline_printed_again_is_mended(times: int, between: str) -> None:
    headline, _, body = ARTICLE.partition("\n")
    text = between.join([headline] * times) + "\n" + body
    assert [d.code for d in found(text)] == ["DUP001"]
    assert mended(text) == ARTICLE


def test_two_doubled_banners_on_a_line_are_two_findings() -> None:
    text = ARTICLE + "\n\n做强乡村物流做强乡村物流 富裕一方百姓富裕一方百姓\n"
    assert [text[d.span.start : d.span.end] for d in found(text)] == [
        "做强乡村物流做强乡村物流",
        "富裕一方百姓富裕一方百姓",
    ]
    assert mended(text) == ARTICLE + "\n\n做强乡村物流 富裕一方百姓\n"


def test_equal_cells_of_a_longer_row_are_not_mended_unasked() -> None:
    text = "王小满 云溪县供销合作社 云溪县供销合作社 三等奖\n"
    assert mended(text) == text


def test_equal_lines_of_verse_are_not_mended_unasked() -> None:
    text = "我在山那边等你\n河水慢慢地流\n河水慢慢地流\n你在海那边等我\n月亮照着船头\n"
    assert mended(text) == text


@given(st.sampled_from(CLAUSES), st.integers(2, 3))
def test_a_doubled_clause_is_found_and_restored(clause: str, times: int) -> None:
    text = ARTICLE.replace(clause, clause * times, 1)
    assert any(clause in text[d.span.start : d.span.end] for d in found(text))
    assert mended(text) == ARTICLE


@given(st.sampled_from(SENTENCES))
def test_a_sentence_that_stands_twice_running_is_restored(sentence: str) -> None:
    text = ARTICLE.replace(sentence, sentence * 2)
    (diagnostic,) = found(text)
    assert diagnostic.severity is Severity.ERROR
    assert text[slice(*diagnostic.span)] == sentence
    assert text[slice(*diagnostic.related[0].span)] == sentence
    assert mended(text) == ARTICLE


@given(st.sampled_from(SENTENCES), st.integers(17, 26))
def test_a_copy_in_hard_wrapped_copy_goes_with_its_lines(sentence: str, measure: int) -> None:
    paragraph = "".join(SENTENCES)
    text = paragraph.replace(sentence, sentence * 2)
    wrapped = "\n".join(text[at : at + measure] for at in range(0, len(text), measure))
    assert mended(wrapped).replace("\n", "") == paragraph


def test_a_sentence_of_another_paragraph_is_a_warning_without_a_fix() -> None:
    text = ARTICLE + "老周收了车。" + SENTENCES[1]
    (diagnostic,) = found(text)
    assert (diagnostic.severity, diagnostic.fix) == (Severity.WARNING, None)


def test_summaries_and_pull_quotes_stay_quiet() -> None:
    headline, _, body = ARTICLE.partition("\n")
    assert found(f"{headline}\n{SENTENCES[1]}\n{SENTENCES[2]}\n{body}") == []


def test_an_article_that_stands_twice_is_one_finding() -> None:
    text = f"{ARTICLE}\n\n青石镇桃花节开幕\n三月的山坡上人头攒动。\n\n{ARTICLE}\n"
    (diagnostic,) = found(text)
    assert (diagnostic.code, diagnostic.severity) == ("DUP005", Severity.ERROR)
    assert text[slice(*diagnostic.span)] == ARTICLE
    assert mended(text) == text
    assert mended(text, Applicability.UNSAFE).count("分拣线") == 1


@given(
    st.lists(
        st.tuples(st.sampled_from(CLAUSES), st.integers(1, 3), st.sampled_from("，。；、 \n")),
        min_size=1,
        max_size=12,
    )
)
def test_mending_loses_no_clause(pieces: list[tuple[str, int, str]]) -> None:
    text = "".join(clause * times + mark for clause, times, mark in pieces)
    left = mended(text, Applicability.UNSAFE)
    assert all(clause in left for clause, _, _ in pieces)


@given(st.text("一二点地国家强化的，。“”！ \n", max_size=60))
def test_mending_only_deletes_what_still_stands(text: str) -> None:
    document = Document(text)
    for diagnostic in check(document, DUPLICATION, severity=Severity.INFO):
        for (start, end), new in diagnostic.fix.edits if diagnostic.fix else ():
            assert new == ""
            assert "".join(text[start:end].split()).strip("，") in "".join(text[:start].split())
