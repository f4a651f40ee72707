"""Characters of the other script, lost ones and look-alikes; the tables that tell them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lint
from lint.book import default_book, load
from lint.diagnostic import Diagnostic, Severity
from lint.engine import check
from lint.rule import Script
from lint.text.characters import nonstandard, standard
from lint.text.document import Document
from lint.text.rare import rare_characters

TABLE = Path(lint.__file__).parent / "tables" / "nonstandard_characters.tsv"


def found(text: str, script: Script = Script.HANS) -> list[Diagnostic]:
    rules = [
        rule
        for rule in default_book().rules
        if "VAR000" < rule.id < "VAR010" and rule.script in (None, script)
    ]
    return check(Document(text), rules, severity=Severity.INFO)


def test_the_tables_are_sorted_and_correct_nothing_to_itself() -> None:
    rows = [row for row in TABLE.read_text(encoding="utf-8").splitlines() if row[0] != "#"]
    assert rows == sorted(rows)
    assert len(rows) == len(nonstandard())
    assert len(standard()) == 8105
    assert standard().isdisjoint(nonstandard())
    assert standard().issuperset(nonstandard().values())


def test_every_traditional_and_variant_character_is_found_with_a_fix() -> None:
    lines = [f"他们的{character}。" for character in nonstandard()]
    diagnostics = found("\n".join(lines))
    assert {d.code for d in diagnostics} == {"VAR001"}
    assert len(diagnostics) == len(lines)
    mended = [d.fix.edits[0].new for d in diagnostics if d.fix]
    assert len(mended) == len(lines)
    assert standard().issuperset(mended)


def test_no_standard_character_is_ever_reported() -> None:
    assert found("\n".join(f"他们的{character}。" for character in sorted(standard()))) == []


def test_a_page_in_traditional_characters_is_one_finding() -> None:
    page = "雲溪鎮舉辦書畫展\n本報訊 昨天，雲溪鎮舉辦書畫展。\n村民們説還要辦下去。\n" * 50
    (diagnostic,) = found(page)
    assert diagnostic.code == "VAR002"
    assert diagnostic.fix is not None
    assert diagnostic.fix.applicability is lint.Applicability.DISPLAY


def test_a_paragraph_in_traditional_characters_is_one_finding_on_a_page_that_is_not() -> None:
    quoted = "雲溪鎮舉辦書畫展覽，\n村民們説，這樣的展覽還要辦下去。"
    page = "清河县的群众说，这样的展览还要办下去。\n" * 9
    (diagnostic,) = found(f"{page}\n{quoted}\n\n{page}")
    assert diagnostic.code == "VAR002"
    assert diagnostic.span == (len(page) + 1, len(page) + 1 + len(quoted))


def test_a_traditional_character_at_a_line_end_is_judged_by_the_next_line() -> None:
    before, after = "清河县今年办了几件实事，老周和他的家人都搬进了新家，", "以前住的房子要"
    wrapped = f"{before}他们家的經\n济状况好多了，{after}"
    (diagnostic,) = found(wrapped)
    assert wrapped[slice(*diagnostic.span)] == "經"
    assert diagnostic.severity is Severity.WARNING


def test_a_name_keeps_its_variant_character_but_a_word_does_not() -> None:
    assert found("记者采访了李峯。") == []
    assert [d.severity for d in found("会议达到高峯，气氛热烈。")] == [Severity.WARNING]
    assert [d.severity for d in found("到了云溪峯脚下。")] == [Severity.INFO]


def test_many_radicals_of_one_page_are_one_finding_that_mends_them_all() -> None:
    (diagnostic,) = found("\n".join(f"⼈⺠路{number}号" for number in range(30)))
    assert "(30 on this page)" in diagnostic.message.en
    assert diagnostic.fix is not None
    assert {edit.new for edit in diagnostic.fix.edits} == {"人民"}
    assert len(diagnostic.fix.edits) == 30


def test_garbled_text_is_reported_once_and_as_nothing_else() -> None:
    garbled = "清河县召开大会，部署春耕工作，群众都说好".encode().decode("gbk", "replace")
    assert {d.code for d in found(garbled)} == {"VAR005"}
    assert {d.code for d in found("清河县召开大会。".encode("gbk").decode("latin-1"))} == {"VAR005"}
    assert {d.code for d in found("清河县召开大会。".encode("gbk").decode(errors="replace"))} == {
        "VAR005"
    }


@pytest.mark.parametrize(
    "odd", ["不ー样，很好。", "日本的お見舞い。", "标题：ÖÐ¹úÈËÃñ", "电话138××××5678。"]
)
def test_a_garbled_or_japanese_paragraph_silences_no_other(odd: str) -> None:
    for page in (f"孩子们来了，圖書舘开放。\n\n{odd}\n", f"{odd}\n\n圖書舘开放，孩子们来了。\n"):
        texts = [page[slice(*d.span)] for d in found(page) if d.code == "VAR001"]
        assert "圖書舘" in texts


def test_a_garbled_paragraph_that_cannot_be_read_is_not_taken_for_traditional() -> None:
    page = "清河县召开大会，部署春耕。\n\n老周说：“雨水多，圖書舘也开了。”他还说，經濟好。\n"
    misread = page.encode().decode("gbk", "replace")
    assert {d.code for d in found(misread)} == {"VAR005"}


def test_a_lost_character_is_told_on_a_page_that_has_garbled_text_elsewhere() -> None:
    page = "镇长王\ue863来了。\n\n标题：ÖÐ¹úÈËÃñ\n"
    assert [d.code for d in found(page)] == ["VAR004", "VAR005"]


def test_an_unpaired_surrogate_is_a_lost_character() -> None:
    (diagnostic,) = found("云溪镇的\ud842河")
    assert diagnostic.code == "VAR004"
    assert "U+D842" in diagnostic.message.zh


def test_traditional_copy_is_checked_the_other_way_round() -> None:
    page = "雲溪鎮舉辦書畫展覽，參觀者絡繹不絕。\n村民們說，這樣的展覽還要辦下去。\n"
    assert found(page, Script.HANT) == []
    (slip,) = found(page + "清河縣的群衆说，還要再來。", Script.HANT)
    assert slip.code == "VAR008"
    simplified = "云溪镇举办书画展览，参观者络绎不绝。\n村民们说，这样的展览还要办下去。\n"
    assert [d.code for d in found(simplified * 40, Script.HANT)] == ["VAR009"]
    assert found(simplified) == []


def test_words_of_simplified_copy_are_not_looked_for_in_traditional(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("extends: default\nscript: hant\n", encoding="utf-8")
    page = "縣裏辦了實實在在的事，賬目一目瞭然。\n的確，促消費不能據為己有，地震為6·2級。\n"
    assert check(Document(page), load(path).rules_for()) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("他们的頭髮白了。", "他们的头发白了。"),
        ("乾隆年间，这里产乾果。", "乾隆年间，这里产干果。"),
        ("皇后说，後来她还会来。", "皇后说，后来她还会来。"),
    ],
)
def test_a_character_is_converted_by_the_word_that_it_stands_in(text: str, fixed: str) -> None:
    assert lint.fix(text, applicability=lint.Applicability.UNSAFE) == fixed


def test_the_advice_on_a_variant_goes_by_its_word_too() -> None:
    (diagnostic,) = found("那里的纨袴子弟没有来。")
    assert "“绔”" in diagnostic.message.zh


def test_a_look_alike_is_told_by_its_code() -> None:
    (diagnostic,) = found("引进\u0410BC公司的设备。")
    assert "U+0410" in diagnostic.message.zh


@given(
    st.text(
        st.sampled_from("云㎡Ａ国國体鐵⼀⾦か\u00a0\u200b\ue000锟\U00020bb7\U0001f600，\n"),
        max_size=40,
    )
)
def test_rare_characters_are_the_same_in_a_short_text_and_a_long_one(text: str) -> None:
    short, long = Document(f"云{text}云"), Document(f"云{text}云" + "。" * 1000)
    assert {*rare_characters(short)} == {*rare_characters(long)}
