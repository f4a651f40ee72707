"""Duplication: what is doubled is found and mended, what is right stays, nothing else is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.diagnostic import Applicability, Diagnostic, Severity
from lint.engine import check
from lint.fixes import fix
from lint.rules import coded
from lint.text.document import Document

DUPLICATION = [rule for rule in coded() if rule.family == "DUP"]

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


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("各村都要加强值守，按时上报。", "各村都要加强值守加强值守，按时上报。"),
        ("河岸上新栽的水杉连成一片。", "河岸上新栽的水杉水杉连成一片。"),
        ("水库移民项目进展顺利。", "水库移民项目项目进展顺利。"),
    ],
)
def test_what_may_be_two_words_inside_a_clause_is_not_mended(right: str, wrong: str) -> None:
    assert mended(wrong) in (right, wrong)


@pytest.mark.parametrize("word", ["加大", "实现", "成为", "获得", "位于"])
def test_a_verb_that_never_doubles_is_mended_inside_a_clause(word: str) -> None:
    text = f"清河县今年将{word}新的高地。"
    assert mended(text.replace(word, word * 2)) == text


@pytest.mark.parametrize("number", ["23", "约9", "三"])
def test_a_word_that_leads_up_to_a_figure_is_mended(number: str) -> None:
    text = f"全县共有{number}个村通了客车。"
    assert mended(text.replace("共有", "共有共有")) == text


@pytest.mark.parametrize(
    "text",
    [
        "力度要加大加大再加大。",
        "让群众获得获得感。",
        "孩子感受到受到尊重的快乐。",
        "该单位于位于北山的基地集训。",
        "按份共有共有人转让份额。",
        "县里保障水产生产生活用电。",
        "“收到收到！实现实现！”",
    ],
)
def test_words_that_meet_and_words_for_effect_stay(text: str) -> None:
    assert found(text) == []


PART = "扎紧防汛责任链条"


@given(st.sampled_from("，。、；"), st.integers(2, 4))
def test_a_run_doubled_at_the_end_of_a_clause_is_mended(mark: str, times: int) -> None:
    text = f"会议要求{PART}{mark}县里随后派出三个督查组。"
    assert mended(text.replace(PART, PART * times)) == text


@pytest.mark.parametrize(
    "text",
    [
        "民警沿河一个设伏点一个设伏点，查完才回。",
        "在云溪铁路公安局北山铁路公安局北山公安处工作。",
        "清河县第二机械学院机械学院机械设计专业招生。",
        "清河县农村商业银行清河县农村商业银行北山支行开业。",
        "他喊：“大伙儿扎紧防汛链条扎紧防汛链条，别松手！”",
        "门口有人念叨着我的好日子来了我的好日子来了，越念越响。",
    ],
)
def test_measures_names_and_speech_may_double_inside_a_clause(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("各村及早备足防汛物资。各村及早备足防汛物资。县里也设了仓库。", "。各村及早备足防汛物资"),
        ("要加强河堤巡查，要加强河堤巡查，按时上报。", "，要加强河堤巡查"),
        ("惠及农户2300余人，惠及农户2300余人。", "，惠及农户2300余人"),
    ],
)
def test_a_short_sentence_or_clause_twice_running_is_a_warning(text: str, copy: str) -> None:
    (diagnostic,) = found(text)
    assert (diagnostic.code, diagnostic.severity) == ("DUP003", Severity.WARNING)
    assert mended(text) == text
    assert mended(text, Applicability.UNSAFE) == text.replace(copy, "", 1)


@pytest.mark.parametrize(
    "text",
    [
        "两国要搭建多边合作平台。多边合作平台是共赢之路。",
        "“云溪的桃子真甜，云溪的桃子真甜，”她说。",
        "他一遍又一遍地试，他一遍又一遍地试，天亮才停。",
        "桃花开在清河边上。桃花开在清河边上。\n船儿摇过青石桥头。\n谁在桥头等着故人。",
        "春天来到清河边了。春天来到清河边了。桃花就开了。",
    ],
)
def test_echo_speech_and_verse_may_stand_twice_running(text: str) -> None:
    assert found(text) == []


BODY = "\n" + ARTICLE.partition("\n")[2]


@pytest.mark.parametrize("second", ["山货当天出山进城", "山货当天出山进城入户"])
def test_a_headline_of_two_lines_printed_again_is_mended(second: str) -> None:
    headline = f"开通九条货运线路\n{second}"
    text = f"{headline}\n{headline}{BODY}"
    (diagnostic,) = found(text)
    assert diagnostic.code == "DUP001"
    assert mended(text) == headline + BODY


def test_pairs_of_lines_in_a_song_are_not_mended_unasked() -> None:
    text = "我在山那边等你\n" + "河水慢慢地流\n月亮照着船头\n" * 2 + "你在海那边等我\n"
    assert mended(text) == text


# A long text is read in parts of 200,000 characters: each of these places has once been an end.
@pytest.mark.parametrize("ahead", [3, 12, 20, 30])
@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("，惠及农户2300余人，惠及农户2300余人。", "，惠及农户2300余人"),
        ("。各村及早备足防汛物资。各村及早备足防汛物资。县里设了仓库。", "。各村及早备足防汛物资"),
        ("。\n清河县春耕进度过半\n清河县春耕进度过半\n", "清河县春耕进度过半\n清河县春耕进度过半"),
        ("，压实各级责任压实各级责任，按时完成。", "压实各级责任压实各级责任"),
    ],
)
def test_a_double_is_found_wherever_a_long_text_has_it(text: str, copy: str, ahead: int) -> None:
    long = "汛" * (200_000 - ahead) + text
    assert copy in [long[slice(*finding.span)] for finding in found(long)]
