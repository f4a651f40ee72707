"""What each format says of small pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Command
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from lint.report.diff import parts
from lint.report.excerpt import excerpt
from lint.report.style import cells
from lint.text.view import Span

FORMATS = ("text", "concise", "json", "lsp", "github")

PAGE = (
    "云溪县互连网大会开幕\n\n　　日前，云溪县互连网大会在县城开幕！！来自全省的代表参加了会议。\n"
)


@pytest.fixture(autouse=True)
def page(newsroom: Path) -> None:
    Path("a.txt").write_text(PAGE)
    Path("b.txt").write_text("没有毛病。\n")


def check(newslint: Command, *args: str) -> str:
    result = newslint("check", *args)
    assert result.stderr == ""
    return result.stdout


class TestText:
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_plain(self, newslint: Command, snapshot: SnapshotAssertion, language: str) -> None:
        assert check(newslint, "--lang", language) == snapshot

    def test_colour(
        self, newslint: Command, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert check(newslint) == snapshot

    def test_diff_in_colour(
        self, newslint: Command, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert check(newslint, "--diff", "--unsafe-fixes") == snapshot

    @given(st.text("强,，x", max_size=60), st.text("强,，x", max_size=60))
    def test_a_diff_in_colour_marks_what_differs(self, old: str, new: str) -> None:
        found = list(parts(old, new))
        assert "".join(part for _, part, _ in found) == old
        assert "".join(part for _, _, part in found) == new
        assert all(one == other for differs, one, other in found if not differs)

    @pytest.mark.parametrize(
        ("old", "new", "marked"),
        [
            ("会上,大家都到,晴。", "会上，大家都到，晴。", [(",", "，"), (",", "，")]),
            ("强化强化管理", "强化管理", [("强化", "")]),
            ("共ab人", "共 ab 人", [("", " "), ("", " ")]),
            ("甲" * 90 + "乙", "乙", [("甲" * 90, "")]),
            ("强," * 50_000, "强，" * 50_000, [(",", "，")] * 50_000),
        ],
    )
    def test_marks_in_a_diff(self, old: str, new: str, marked: list[tuple[str, str]]) -> None:
        assert [pair for differs, *pair in parts(old, new) if differs] == [*map(list, marked)]

    def test_no_color_outweighs_force_color(
        self, newslint: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\033" not in check(newslint)

    def test_many_of_one_rule_are_folded(
        self, newslint: Command, snapshot: SnapshotAssertion
    ) -> None:
        Path("a.txt").write_text("互连网一段。\n" * 7)
        assert check(newslint, "a.txt") == snapshot
        assert len(json.loads(check(newslint, "a.txt", "--output-format", "json"))) == 7

    def test_after_fixing(self, newslint: Command, snapshot: SnapshotAssertion) -> None:
        assert check(newslint, "--fix") == snapshot

    @pytest.mark.parametrize("form", ["text", "concise"])
    def test_a_page_sends_nothing_to_the_terminal(self, newslint: Command, form: str) -> None:
        """Neither what is quoted around a finding nor what its message quotes."""
        with Path("rules.yaml").open("a") as book:
            rule = "kind: pattern, summary: s, message: '“{text}”', pattern: 大会.+"
            book.write(f"  - {{id: HSE004, name: congress, {rule}}}\n")
        Path("a.txt").write_text("\033]0;名\x07互连网\033[31m\u202e大会\033[1m开幕")
        shown = check(newslint, "a.txt", "--output-format", form)
        assert "HSE001" in shown and "HSE004" in shown
        assert not set(shown) & set("\033\x07\u202e")

    def test_lines_fit_the_terminal(
        self, newslint: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "60")
        Path("a.txt").write_text("前文" * 100 + "互连网" + "后文" * 100 + "！" * 100)
        lines = check(newslint, "a.txt", "--fix", "--unsafe-fixes", "--diff").splitlines()
        assert len(lines) == 7
        lines = check(newslint, "a.txt").splitlines()
        assert [line for line in lines if "前文" in line and cells(line) > 60] == []


class TestExcerpt:
    TEXT = "第一行。\r\n　　第二行，今天晴，最高气温30度。\r\n第三行。"

    def marked(self, text: str, words: str, room: int) -> tuple[str, str, str]:
        at = text.index(words)
        return excerpt(text, Span(at, at + len(words)), room)

    def test_the_whole_line_where_it_fits(self) -> None:
        assert self.marked(self.TEXT, "今天", 80) == (
            "第二行，",
            "今天",
            "晴，最高气温30度。",
        )

    def test_what_does_not_fit_is_cut(self) -> None:
        before, marked, after = self.marked(self.TEXT, "最高气温", 20)
        assert (before, marked, after) == ("…晴，", "最高气温", "30度。")
        assert cells(before + marked + after) <= 20

    def test_a_long_mark_is_cut_in_the_middle(self) -> None:
        text = "前" + "甲乙丙丁" * 50 + "后"
        before, marked, after = excerpt(text, Span(1, 201), 40)
        assert marked.startswith("甲乙") and "…" in marked and marked.endswith("丙丁")
        assert cells(before + marked + after) <= 40

    def test_what_cannot_be_seen_is_named(self) -> None:
        assert self.marked("甲 \t\u200b\r\n乙", " \t\u200b\r\n", 40).count("␣⇥<U+200B>⏎") == 1

    @given(
        text=st.text(
            st.sampled_from("甲乙，a1 \t\r\n\x1b\u200b\u0301\u3000\U00020bb7"), max_size=80
        ),
        ends=st.tuples(st.integers(0, 80), st.integers(0, 80)),
        room=st.integers(20, 60),
    )
    def test_it_fits_and_is_one_harmless_line(
        self, text: str, ends: tuple[int, int], room: int
    ) -> None:
        start, end = sorted(min(at, len(text)) for at in ends)
        shown = "".join(excerpt(text, Span(start, end), room))
        assert cells(shown) <= room
        assert not set(shown) & set("\t\r\n\x1b\u200b")

    def test_the_ends_of_the_text(self) -> None:
        assert excerpt("", Span(0, 0), 40) == ("", "", "")
        assert excerpt("甲", Span(1, 1), 40) == ("甲", "", "")


class TestMachineFormats:
    @pytest.mark.parametrize("form", ["concise", "json", "github"])
    def test_form(self, newslint: Command, snapshot: SnapshotAssertion, form: str) -> None:
        assert check(newslint, "--output-format", form) == snapshot

    def test_a_clean_run(self, newslint: Command) -> None:
        said = {form: check(newslint, "--output-format", form, "b.txt") for form in FORMATS}
        assert json.loads(said["json"]) == []
        assert said["github"] == ""
        assert json.loads(said["lsp"])["diagnostics"] == []

    def test_json_holds_the_fix(self, newslint: Command) -> None:
        first = json.loads(check(newslint, "--output-format", "json"))[0]
        assert first == {
            "filename": "a.txt",
            "code": "HSE001",
            "name": "house-word",
            "severity": "error",
            "message": "write “互联网”, not “互连网”",
            "location": {"row": 1, "column": 4},
            "end_location": {"row": 1, "column": 7},
            "fix": {
                "applicability": "safe",
                "message": "Replace with ［互联网］",
                "edits": [
                    {
                        "location": {"row": 1, "column": 5},
                        "end_location": {"row": 1, "column": 6},
                        "content": "联",
                    }
                ],
            },
            "related": [],
            "url": "https://newslint.readthedocs.io/rules/HSE001/",
        }

    def test_json_without_a_fix(self, newslint: Command) -> None:
        found = json.loads(check(newslint, "--output-format", "json", "--severity", "info"))
        assert [d["fix"] for d in found if d["code"] == "HSE003"] == [None]

    def test_lsp(self, newslint: Command) -> None:
        a, b = map(json.loads, check(newslint, "--output-format", "lsp").splitlines())
        assert a["uri"] == Path("a.txt").absolute().as_uri()
        assert a["diagnostics"][0] == {
            "range": {
                "start": {"line": 0, "character": 3},
                "end": {"line": 0, "character": 6},
            },
            "severity": 1,
            "code": "HSE001",
            "codeDescription": {"href": "https://newslint.readthedocs.io/rules/HSE001/"},
            "source": "newslint",
            "message": "write “互联网”, not “互连网”",
            "relatedInformation": [],
        }
        assert b == {"uri": Path("b.txt").absolute().as_uri(), "diagnostics": []}

    def test_github_escapes(self, newslint: Command) -> None:
        name = "50%,甲:乙.txt"
        Path(name).write_text("互连网\n")
        assert check(newslint, "--output-format", "github", name) == (
            "::error file=50%25%2C甲%3A乙.txt,line=1,col=1,endLine=1,endColumn=4,"
            "title=newslint (HSE001)::write “互联网”, not “互连网”\n"
        )

    def test_statistics(self, newslint: Command) -> None:
        Path("a.txt").write_text(PAGE * 5)
        assert check(newslint, "--statistics").splitlines()[:4] == [
            "10  HSE001  [*]  house-word  house word",
            " 5  HSE002  [ ]  loud-mark   exclamation marks in a row",
            "",
            "[*] --fix mends all",
        ]
        shown = check(newslint, "--statistics", "--lang", "zh").splitlines()
        assert shown[0] == "10  HSE001  [*]  house-word  本报用词"

    def test_statistics_of_rules_that_fix_some(self, newslint: Command) -> None:
        Path("a.txt").write_text("占地 5 平方米。\n大家都的的说好。\n")
        shown = check(newslint, "--isolated", "--statistics")
        assert "[*] --fix mends all" in shown
        assert "[-]" not in shown


@pytest.mark.parametrize(
    ("text", "row", "column", "character"),
    [
        ("甲\r\n乙互连网", 2, 2, 1),
        ("甲\r乙互连网", 2, 2, 1),
        ("甲\x0c\u2028乙互连网", 1, 5, 4),
        ("𠮷野家互连网", 1, 4, 4),
        ("𠮷\n𠮷𠮷互连网", 2, 3, 4),
        ("甲\t乙\t互连网", 1, 5, 4),
        ("\ufeff互连网", 1, 1, 0),
    ],
)
def test_positions(newslint: Command, text: str, row: int, column: int, character: int) -> None:
    """Rows and columns in code points from 1; for editors in UTF-16 code units from 0."""
    Path("a.txt").write_bytes(text.encode())
    found = json.loads(check(newslint, "--output-format", "json", "a.txt"))
    assert [finding["location"] for finding in found] == [{"row": row, "column": column}]
    params = json.loads(check(newslint, "--output-format", "lsp", "a.txt"))
    start = {"line": row - 1, "character": character}
    assert [d["range"]["start"] for d in params["diagnostics"]] == [start]
