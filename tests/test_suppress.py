"""Comments and baselines keep findings quiet, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Command

BAD = "互连网大会！！"


def reported(newslint: Command, name: str, text: str, *args: str) -> list[tuple[int, str]]:
    """(row, code) of what is reported."""
    result = newslint(
        "check", "--stdin-filename", name, "--output-format", "json", *args, stdin=text
    )
    assert result.exit_code < 2, result.stderr
    return [(d["location"]["row"], d["code"]) for d in json.loads(result.stdout)]


class TestComments:
    def test_alone_on_a_line_it_speaks_of_the_next_paragraph(self, newslint: Command) -> None:
        text = f"<!-- newslint: ignore -->\n\n{BAD}\n\n{BAD}\n"
        assert reported(newslint, "a.md", text) == [(5, "HSE001"), (5, "HSE002")]

    def test_several_below_each_other(self, newslint: Command) -> None:
        text = (
            f"<!-- newslint: ignore HSE001 -->\n<!-- newslint: ignore HSE002 -->\n{BAD}\n\n互连网\n"
        )
        assert reported(newslint, "a.md", text) == [(5, "HSE001")]

    def test_behind_text_it_speaks_of_the_line(self, newslint: Command) -> None:
        text = f"<p>{BAD}</p> <!-- newslint: ignore -->\n<p>{BAD}</p>\n"
        assert reported(newslint, "a.html", text) == [(2, "HSE001"), (2, "HSE002")]

    def test_for_the_file(self, newslint: Command) -> None:
        text = f"{BAD}\n\n<!-- newslint: ignore-file HSE001 -->\n\n{BAD}\n"
        assert reported(newslint, "a.md", text) == [(1, "HSE002"), (5, "HSE002")]

    @pytest.mark.parametrize(
        ("codes", "left"),
        [
            ("HSE001", ["HSE002"]),
            ("house-word", ["HSE002"]),
            ("HSE001, HSE002", []),
            ("HSE001 HSE002", []),
            ("HSE", []),
            ("ALL", []),
        ],
    )
    def test_codes(self, newslint: Command, codes: str, left: list[str]) -> None:
        text = f"{BAD} <!-- newslint: ignore {codes} -->\n"
        assert [code for _, code in reported(newslint, "a.md", text)] == left

    @pytest.mark.parametrize(
        "comment", ["<!-- newslint: ignored -->", "<!-- ignore -->", "newslint: ignore"]
    )
    def test_other_comments_mean_nothing(self, newslint: Command, comment: str) -> None:
        assert len(reported(newslint, "a.md", f"{BAD} {comment}\n")) == 2

    def test_plain_text_has_no_comments(self, newslint: Command) -> None:
        assert len(reported(newslint, "a.txt", f"{BAD} <!-- newslint: ignore -->\n")) == 2

    def test_what_is_ignored_is_not_mended(self, newslint: Command) -> None:
        text = "互连网 <!-- newslint: ignore -->\n\n互连网\n"
        result = newslint("check", "--fix", "--stdin-filename", "a.md", stdin=text)
        assert result.stdout == "互连网 <!-- newslint: ignore -->\n\n互联网\n"

    def test_an_unknown_code(self, newslint: Command) -> None:
        Path("a.md").write_text(f"好。\n\n<!-- newslint: ignore HSE01 -->\n{BAD}\n")
        result = newslint("check", "--output-format", "concise")
        assert result.stderr == "a.md:3: no rule “HSE01”, did you mean “HSE001”?\n"
        assert result.exit_code == 2
        assert "a.md:4:1: HSE001" in result.stdout


class TestBaseline:
    @pytest.fixture(autouse=True)
    def known(self, newslint: Command) -> None:
        Path("a.txt").write_text(f"大会在云溪县开幕。\n{BAD}\n")
        assert newslint("baseline", "-o", "known.json").exit_code == 0

    def rows(self, newslint: Command) -> list[int]:
        result = newslint("check", "--baseline", "known.json", "--output-format", "json")
        return [finding["location"]["row"] for finding in json.loads(result.stdout)]

    def test_what_is_known_is_quiet(self, newslint: Command) -> None:
        assert self.rows(newslint) == []

    def test_it_stays_known_where_lines_move(self, newslint: Command) -> None:
        Path("a.txt").write_text(f"新的一段。\n\n大会在云溪县开幕。\n\n {BAD}\n")
        assert self.rows(newslint) == []

    def test_another_of_the_same_is_new(self, newslint: Command) -> None:
        Path("a.txt").write_text(f"大会在云溪县开幕。\n{BAD}\n大会在云溪县开幕。\n{BAD}\n")
        assert self.rows(newslint) == [4, 4]

    def test_the_same_elsewhere_is_new(self, newslint: Command) -> None:
        Path("a.txt").write_text("互连网公司\n")
        Path("b.txt").write_text(f"大会在云溪县开幕。\n{BAD}\n")
        assert self.rows(newslint) == [1, 1 + 1, 1 + 1]

    def test_what_is_known_is_not_mended(self, newslint: Command) -> None:
        before = Path("a.txt").read_text()
        Path("b.txt").write_text("互连网公司\n")
        newslint("check", "--fix", "--baseline", "known.json")
        assert Path("a.txt").read_text() == before
        assert Path("b.txt").read_text() == "互联网公司\n"

    def test_it_is_not_mended_where_other_fixes_change_its_words(self, newslint: Command) -> None:
        Path("a.txt").write_text("会上,大\u200b家都到。\n")
        newslint("baseline", "--isolated", "-o", "known.json")
        known = json.loads(Path("known.json").read_text())
        marks = known["files"]["a.txt"]
        known["files"]["a.txt"] = {mark: 1 for mark in marks if mark.startswith("WID001:")}
        Path("known.json").write_text(json.dumps(known))
        result = newslint("check", "--isolated", "--fix", "--baseline", "known.json", "a.txt")
        assert Path("a.txt").read_text() == "会上,大家都到。\n"
        assert result.exit_code == 0

    def test_it_holds_no_line_numbers_and_is_the_same_again(self, newslint: Command) -> None:
        before = Path("known.json").read_text()
        Path("a.txt").write_text(f"\n\n大会在云溪县开幕。\n{BAD}\n")
        newslint("baseline", "-o", "known.json")
        assert Path("known.json").read_text() == before

    def test_names_are_relative_to_the_baseline(
        self, newslint: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Path("sub").mkdir()
        monkeypatch.chdir("sub")
        assert newslint("check", "--baseline", "../known.json", "../a.txt").exit_code == 0

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"a.txt": 1}'])
    def test_what_is_no_baseline(self, newslint: Command, text: str) -> None:
        Path("known.json").write_text(text)
        result = newslint("check", "--baseline", "known.json")
        assert result.stderr == ("known.json: not a baseline; write one with newslint baseline\n")
        assert result.exit_code == 2
