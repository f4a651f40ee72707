"""What each kind of data rule finds, apart from any rule book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import regex

from lint.diagnostic import Severity
from lint.engine import RuleTimeoutError, check
from lint.fixes import fix
from lint.kinds import AnySpec, Search, SpecError
from lint.rule import Rule
from lint.text.document import Document


def make(**fields: Any) -> Rule:
    common = {"id": "TST001", "name": "test", "summary": "s", "message": "m"}
    return msgspec.convert(common | fields, AnySpec).rule(Path(), Search())


def marked(rule: Rule, text: str) -> list[str]:
    found = check(Document(text), [rule], severity=Severity.INFO)
    return [text[d.span.start : d.span.end] for d in found]


def fixed(rule: Rule, text: str) -> str:
    return fix(Document(text), [rule]).text


def test_pattern_fills_its_message_and_its_groups() -> None:
    rule = make(
        kind="pattern",
        pattern=r"摄氏(\d+)度",
        replace=r"\1摄氏度",
        fix="safe",
        message="“{text}”应为“{new}”",
    )
    text = "最高气温摄氏32度。"
    assert fixed(rule, text) == "最高气温32摄氏度。"
    assert check(Document(text), [rule])[0].message.zh == "“摄氏32度”应为“32摄氏度”"


def test_a_pattern_that_runs_away_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.text.limited.SECONDS", 0.05)
    rule = make(kind="pattern", pattern="(?:甲+)+乙")
    with pytest.raises(RuleTimeoutError, match="TST001"):
        check(Document("甲" * 5000), [rule])


def test_only_the_search_of_a_pattern_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.text.limited.SECONDS", 0.01)
    rule = make(kind="pattern", pattern="甲|乙", message="{text}")
    assert len(marked(rule, "甲乙" * 50_000)) == 100_000


@pytest.mark.parametrize(
    "pattern",
    [
        r"[点时][012345](?<=[上下]午\d..)\d(?!分)",
        r"[为达]\K[.．](?=\d)",
        "甲乙|丙",
        "(?:甲乙|丙)丁?",
        "[丙-甲][乙丁]",
        "(?i)AB",
        "。。",
        "丙丁?",
        r"\[甲",
        "甲[|)(]",
        "⼈民",
    ],
)
def test_a_pattern_is_found_wherever_it_matches(pattern: str) -> None:
    text = "下午3点30，上午9时50分，为.5，甲乙丁，丙丁[甲甲)abAB。。。。。⼈民、人民。"
    whole = [match[0] for match in regex.finditer(pattern, text)]
    assert marked(make(kind="pattern", pattern=pattern), text) == whole


def test_a_rule_can_wait_for_words() -> None:
    rule = make(kind="pattern", pattern="水平", needs=[r"增强\d[个项一-三]", "满意"])
    assert marked(rule, "水平，增强４项") == ["水平"]
    assert marked(rule, "水平，⽔平，增强4三，满意") == ["水平"]
    assert marked(rule, "水平，增强４四") == []
    assert marked(make(kind="pattern", pattern="水平", needs=[]), "水平") == ["水平"]


def test_words_prefer_the_longest_and_leave_the_excepted() -> None:
    rule = make(
        kind="words",
        words={"究竞": "究竟", "究竞是": "究竟是"},
        fix="safe",
        **{"except": ["研究竞争"]},
    )
    assert marked(rule, "研究竞争力，究竞如何，究竞是谁") == ["究竞", "究竞是"]
    assert fixed(rule, "究竞是谁") == "究竟是谁"


def test_words_stand_in_their_context() -> None:
    rule = make(
        kind="words", words={"截止": "截至"}, before="[，。]|^", after="(?!日期)", fix="safe"
    )
    assert fixed(rule, "截止目前，截止日期已过。\n报名截止，截止昨日") == (
        "截至目前，截止日期已过。\n报名截止，截至昨日"
    )


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ({"before": "[，。]"}, ["截止", "截止"]),
        ({"before": "(?<![，。])"}, ["截止", "截止"]),
        ({"after": "[目前]"}, ["截止"]),
        ({"after": "(?![目前])"}, ["截止", "截止", "截止"]),
        ({"before": "[，。]", "after": "(?![目前])"}, ["截止"]),
    ],
)
def test_one_character_beside_a_word_may_be_asked_for_or_forbidden(
    context: dict[str, str], expected: list[str]
) -> None:
    rule = make(kind="words", words={"截止": "截至"}, **context)
    assert marked(rule, "截止，截止目，。截止后截止") == expected


def test_a_word_is_wrong_in_any_context_that_speaks_of_it() -> None:
    rule = make(
        kind="words",
        words={"带": "戴", "佩带": "佩戴", "爱带": "爱戴"},
        contexts=[
            {"words": ["带"], "after": "(?:口罩|帽子)"},
            {"words": ["带"], "before": "穿"},
            {"words": ["佩带"], "before": "胸前", "after": "红花"},
        ],
    )
    text = "带口罩，带着走，穿带，胸前佩带红花，佩带红花，爱带"
    assert marked(rule, text) == ["带", "带", "佩带", "爱带"]
    assert [d.span.start for d in check(Document(text), [rule])] == [0, 9, 13, 23]


def test_a_context_of_no_words_speaks_of_all_within_what_holds_everywhere() -> None:
    rule = make(
        kind="words",
        words={"记录": "纪录", "记绿": "纪录"},
        before="[，。]|^|界|新",
        after="(?!片)",
        contexts=[{"before": "世界"}, {"after": "保持者"}],
    )
    text = "世界记录，记绿保持者，世界记录片，全国记录保持者，新记录"
    assert [d.span.start for d in check(Document(text), [rule])] == [2, 5]


def test_whole_words_are_not_made_of_two_that_meet() -> None:
    rule = make(kind="words", words={"究竞": "究竟", "仿碍": "妨碍"}, **{"whole-words": True})
    assert marked(rule, "研究竞争对手，究竞如何，模仿碍事，仿碍") == ["究竞", "仿碍"]


def test_rows_of_a_table_have_their_own_exceptions(tmp_path: Path) -> None:
    table = tmp_path / "house.tsv"
    table.write_text("# 误\t正\t例外\n陪训\t培训\t陪训营 陪训员\n训营\t训练营\n", encoding="utf-8")
    rule = make(kind="words", table=str(table))
    assert marked(rule, "陪训班，陪训营，陪训员") == ["陪训", "训营"]


def test_phrases_are_found_with_one_character_that_is_like_theirs() -> None:
    rule = make(
        kind="phrases",
        phrases=["五色清河", "党建统领行动"],
        message="“{text}”应为“{new}”",
        fix="safe",
        **{"except": ["五色青河"]},
    )
    text = "五色轻河、无色清河、五色清禾、五彩清河，党建统岭行动、党建统领。"
    assert marked(rule, text) == ["五色轻河", "无色清河", "五色清禾", "党建统岭行动"]
    assert fixed(rule, "推进五色轻河建设") == "推进五色清河建设"
    assert marked(rule, "五色清河、五色青河、色清河") == []


def test_a_phrase_is_not_seen_where_its_neighbour_makes_a_word() -> None:
    rule = make(kind="phrases", phrases=["阒无一人"])
    assert marked(rule, "灾区无一人伤亡，屋里区无一人。") == ["区无一人"]


@pytest.mark.parametrize(
    "pun", ["“茗不虚传”", "《茗不虚传》专栏", "「茗不虚传」", "“茗不虚传的好茶”", "“好茶茗不虚传”"]
)
def test_a_pun_in_quotes_is_left_alone(pun: str) -> None:
    rule = make(kind="phrases", phrases=["名不虚传"])
    assert marked(rule, f"茶馆取名{pun}，果然茗不虚传。") == ["茗不虚传"]
    assert len(marked(rule, f"茶馆取名{pun}。")) == 0


def test_phrases_lie_in_a_table_with_their_other_forms(tmp_path: Path) -> None:
    (tmp_path / "ours.tsv").write_text("# 词组\n五色清河\t五色青河 五色轻河\n", "utf-8")
    common = {"id": "TST001", "name": "test", "summary": "s", "message": "m", "kind": "phrases"}
    rule = msgspec.convert(common | {"table": "ours.tsv"}, AnySpec).rule(tmp_path, Search())
    assert marked(rule, "五色青河、五色轻河、五色清禾") == ["五色清禾"]
    (tmp_path / "ours.tsv").write_text("清河\n", "utf-8")
    with pytest.raises(SpecError, match=r"ours\.tsv:1: “清河” has fewer than four characters"):
        msgspec.convert(common | {"table": "ours.tsv"}, AnySpec).rule(tmp_path, Search())


def test_a_context_that_runs_away_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.text.limited.SECONDS", 0.05)
    rule = make(kind="words", words={"截止": "截至"}, after="(?:甲+)+乙")
    with pytest.raises(RuleTimeoutError, match="TST001"):
        check(Document("截止" + "甲" * 5000), [rule])


def test_rules_that_share_a_search_find_each_their_own() -> None:
    search = Search()
    common = {"kind": "words", "name": "test", "summary": "s", "message": "m"}
    idiom, word = (
        msgspec.convert(common | own, AnySpec).rule(Path(), search)
        for own in (
            {"id": "TST001", "words": {"再接再励": "再接再厉"}},
            {"id": "TST002", "words": {"再励": "再厉", "接再": "借在"}},
        )
    )
    assert [(d.code, d.span.start) for d in check(Document("要再接再励。"), [idiom, word])] == [
        ("TST001", 1),
        ("TST002", 2),
    ]


def test_what_a_rule_says_that_it_needs_holds() -> None:
    words = make(kind="words", words={"互连网": "互联网"}, needs="号")
    assert marked(words, "互连网公司") == []
    assert marked(words, "1号互连网公司") == ["互连网"]


@pytest.mark.parametrize("word", ["[龥-一]县", "[一-龥][一-龥]县"])
def test_needed_words_that_are_none_or_too_many(word: str) -> None:
    common = {"id": "TST001", "name": "test", "summary": "s", "message": "m", "kind": "pattern"}
    spec = msgspec.convert(common | {"pattern": "水平", "needs": [word]}, AnySpec)
    assert [problem.path for problem in spec.problems()] == [("needs",)]


def test_words_are_found_through_radicals() -> None:
    rule = make(kind="words", words={"人民币": "人民幣"}, fix="safe")
    assert fixed(rule, "⼈⺠币，人民币") == "人民幣，人民幣"


PAIRS = ("“”", "‘’", "（）", "《》")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“今天（周三）去。”", []),
        ("他说：“今天去。", ["“"]),
        ("他来了。\n今天去。”他说。", ["”"]),
        ("今天去。”他说。", ["”"]),
        ("《清河（县志》）", ["（", "）"]),
        ("“一段。\n“二段。\n“三段。”", []),
        ("“一段。\n二段。”", ["“", "”"]),
        ("1）甲；2）乙。a）丙", []),
        ("事由（如下：\n（一）甲", ["（"]),
    ],
)
def test_pairs_are_matched_within_a_paragraph(text: str, expected: list[str]) -> None:
    assert marked(make(kind="pair", pairs=PAIRS), text) == expected


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("他来了。\n今天去。”他说。\n他走了。", Severity.WARNING),
        ("今天去。”他说。\n他走了。", Severity.INFO),
        ("他来了。\n他说：“今天去", Severity.INFO),
        ("他来了。\n他说：“今天去。", Severity.WARNING),
    ],
)
def test_where_a_text_may_be_cut_off_a_lone_mark_is_an_info(text: str, severity: Severity) -> None:
    found = check(Document(text), [make(kind="pair", pairs=PAIRS)], severity=Severity.INFO)
    assert [d.severity for d in found] == [severity]


def test_forms_follow_the_majority_or_the_preferred_one() -> None:
    forms = [
        {"text": "平方米", "pattern": r"(?<=\d)平方米"},
        {"text": "㎡", "pattern": r"(?<=\d)㎡"},
    ]
    text = "一期200㎡，二期300㎡，三期400平方米。"
    majority = make(kind="forms", forms=forms, fix="safe")
    assert fixed(majority, text) == "一期200㎡，二期300㎡，三期400㎡。"
    preferred = make(kind="forms", forms=forms, fix="safe", prefer="平方米")
    assert fixed(preferred, text) == "一期200平方米，二期300平方米，三期400平方米。"
    assert marked(preferred, "一期200㎡，二期300㎡。") == []


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("“" * 200_000, 200_000),
        ("（" * 100_000 + "”" * 100_000, 200_000),
        ("（）" * 100_000, 0),
    ],
)
def test_pairs_stay_linear(text: str, lone: int) -> None:
    assert len(marked(make(kind="pair", pairs=PAIRS), text)) == lone
