"""``newslint score`` and ``check --max-error-rate``: what they print, and how they exit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Command
from syrupy.assertion import SnapshotAssertion

CLEAN = Path(__file__).parent.parent.joinpath("examples", "clean.txt").read_text("utf-8")
WRONG = "截止目前，全县已收小麦3万亩。\n"  # WRD010: 1
RIGHT = "截至目前，全县已收小麦3万亩。\n"
MARK = "今年雨水好,小麦长势也好。\n"  # WID001: 0.1, safe


@pytest.fixture(autouse=True)
def default(newsroom: Path) -> None:
    Path("rules.yaml").write_text("extends: default\n")


def scored(newslint: Command, *args: str, stdin: str | None = None) -> dict[str, Any]:
    result = newslint("score", "--output-format", "json", *args, stdin=stdin)
    assert result.stderr == ""
    found: dict[str, Any] = json.loads(result.stdout)
    return found


class TestExitStatus:
    def test_an_issue_that_passes(self, newslint: Command) -> None:
        Path("a.txt").write_text(CLEAN + MARK)
        result = newslint("score")
        assert (result.exit_code, result.stderr) == (0, "")

    def test_an_issue_that_fails(self, newslint: Command) -> None:
        Path("a.txt").write_text(CLEAN + WRONG)
        assert newslint("score").exit_code == 1
        assert newslint("score", "--exit-zero").exit_code == 0

    def test_one_issue_of_several_fails(self, newslint: Command) -> None:
        for day, text in (("0501", CLEAN), ("0502", WRONG)):
            Path(day).mkdir()
            Path(day, "a.txt").write_text(text)
        assert newslint("score", "0501").exit_code == 0
        assert newslint("score").exit_code == 1
        assert newslint("score", "--max-error-rate", "700").exit_code == 0

    def test_a_failure_outweighs_the_rate(self, newslint: Command) -> None:
        Path("a.txt").write_text(WRONG)
        result = newslint("score", "a.txt", "gone.txt", "--exit-zero")
        assert result.exit_code == 2
        assert "WRD010" in result.stdout and "gone.txt" in result.stderr

    def test_nothing_that_can_be_read(self, newslint: Command) -> None:
        for form in ("text", "json", "markdown"):
            result = newslint("score", "gone.txt", "--output-format", form)
            assert result.exit_code == 2 and "gone.txt" in result.stderr

    @pytest.mark.parametrize("rate", ["-1", "x", "nan", "inf"])
    def test_rates_that_are_none(self, newslint: Command, rate: str) -> None:
        for command in ("score", "check"):
            result = newslint(command, "--max-error-rate", rate, "-", stdin="")
            assert result.exit_code == 2 and "is not a number, 0 or more" in result.stderr

    def test_a_line_of_nought(self, newslint: Command) -> None:
        Path("a.txt").write_text(RIGHT)
        assert newslint("score", "--max-error-rate", "0").exit_code == 0

    def test_empty_files(self, newslint: Command) -> None:
        Path("a.txt").write_text("")
        result = newslint("score")
        assert result.exit_code == 0 and "0.00 per 10,000 (0 characters, 0 errors)" in result.stdout


class TestWhatCounts:
    def test_by_default_errors_and_warnings_do(self, newslint: Command) -> None:
        text = "因为历史的原因造成亏损。据统计，共有123,456人、123456户。\n" + WRONG + MARK
        (issue,) = scored(newslint, "-", stdin=text)["issues"]
        assert {c["code"] for c in issue["charges"]} == {"WRD010", "WID001"}
        (issue,) = scored(newslint, "-", "--severity", "info", stdin=text)["issues"]
        assert {"WRD010", "WID001", "NUM025"} <= {c["code"] for c in issue["charges"]}

    def test_only_errors_where_only_they_are_asked_for(self, newslint: Command) -> None:
        text = "他反映很快，反应了村里的情况。\n" + WRONG
        found = scored(newslint, "-", "--severity", "error", stdin=text)
        assert found["errors"] == 1

    def test_what_a_comment_ignores_does_not(self, newslint: Command) -> None:
        text = "<!-- newslint: ignore WRD010 -->\n\n" + WRONG + "\n" + MARK
        assert scored(newslint, "--stdin-filename", "a.md", stdin=text)["errors"] == 0.1

    def test_what_the_book_leaves_alone_does_not(self, newslint: Command) -> None:
        with Path("rules.yaml").open("a") as book:
            book.write("except: {WRD010: [截止目前]}\nignore: [WID]\n")
        assert scored(newslint, "-", stdin=WRONG + MARK)["errors"] == 0

    def test_what_a_baseline_knows_does_not(self, newslint: Command) -> None:
        Path("a.txt").write_text(WRONG)
        newslint("baseline", "-o", "known.json", "a.txt")
        Path("a.txt").write_text(WRONG + MARK)
        assert scored(newslint, "a.txt", "--baseline", "known.json")["errors"] == 0.1

    def test_a_fix_taken_counts_no_more(self, newslint: Command) -> None:
        Path("a.txt").write_text(WRONG + MARK)
        assert scored(newslint, "a.txt")["errors"] == 1.1
        newslint("check", "--fix", "a.txt")
        assert scored(newslint, "a.txt")["errors"] == 1
        newslint("check", "--fix", "--unsafe-fixes", "a.txt")
        assert scored(newslint, "a.txt")["errors"] == 0

    def test_the_book_nearest_to_a_folder_charges_it(self, newslint: Command) -> None:
        for day in ("0501", "0502"):
            Path(day).mkdir()
            Path(day, "a.txt").write_text(WRONG)
        own = "extends: default\ncharges: {text: {weight: 0.25}}\n"
        Path("0502/rules.yaml").write_text(own)
        assert [issue["errors"] for issue in scored(newslint)["issues"]] == [1, 0.25]
        assert scored(newslint, "--isolated")["errors"] == 2
        assert scored(newslint, "--config", "0502/rules.yaml")["errors"] == 0.5

    def test_in_several_processes(self, newslint: Command) -> None:
        for name in "abcd":
            Path(f"{name}.txt").write_text(WRONG)
        alone = scored(newslint, "--jobs", "1")
        assert scored(newslint, "--jobs", "2") == alone
        assert alone["errors"] == 3  # the same error counts three times at most

    def test_a_broken_book_is_told_once(self, newslint: Command) -> None:
        Path("a.txt").write_text(WRONG)
        Path("rules.yaml").write_text("extends: default\ncharges: {text: {weight: heavy}}\n")
        result = newslint("score")
        assert result.exit_code == 2
        assert result.stderr == (
            f"{Path('rules.yaml').absolute()}:2: “weight” should be a number from 0 to 100\n"
        )


class TestGate:
    """``check --max-error-rate``."""

    def test_findings_alone_do_not_fail(self, newslint: Command) -> None:
        Path("a.txt").write_text(CLEAN + MARK)
        assert newslint("check").exit_code == 1
        result = newslint("check", "--max-error-rate", "3")
        assert result.exit_code == 0
        assert "WID001" in result.stdout
        last = result.stdout.splitlines()[-1]
        assert last.startswith(
            "Error rate 0.73 per 10,000 (1,373 characters, 0.1 errors), at most 3"
        )

    def test_a_rate_above_it_does(self, newslint: Command) -> None:
        Path("a.txt").write_text(CLEAN + MARK)
        result = newslint("check", "--max-error-rate", "0.7", "--output-format", "concise")
        assert result.exit_code == 1
        assert result.stdout.splitlines()[-1].endswith("0.1 errors), above 0.7.")
        assert newslint("check", "--max-error-rate", "0.7", "--exit-zero").exit_code == 0

    def test_with_fixes_what_is_left_counts(self, newslint: Command) -> None:
        Path("a.txt").write_text(CLEAN + WRONG)
        args = ("check", "--max-error-rate", "3", "a.txt")
        assert newslint(*args, "--fix").exit_code == 1
        assert newslint(*args, "--fix", "--unsafe-fixes").exit_code == 0

    @pytest.mark.parametrize("form", ["json", "lsp", "github"])
    def test_programs_are_not_told_in_their_format(self, newslint: Command, form: str) -> None:
        Path("a.txt").write_text(WRONG)
        plain = newslint("check", "a.txt", "--output-format", form)
        result = newslint("check", "a.txt", "--output-format", form, "--max-error-rate", "3")
        assert result.stdout == plain.stdout
        assert result.stderr.startswith("Error rate ") and result.stderr.count("\n") == 1
        assert result.exit_code == 1

    def test_several_issues(self, newslint: Command) -> None:
        for day, text in (("0501", CLEAN), ("0502", WRONG), ("0503", MARK)):
            Path(day).mkdir()
            Path(day, "a.txt").write_text(text)
        result = newslint("check", "--max-error-rate", "100", "--lang", "zh")
        assert result.exit_code == 1
        assert result.stdout.splitlines()[-2:] == [
            "0502/a.txt：差错率万分之666.67（15字，1个差错），超过万分之100。",
            "3期中1期超过万分之100；合计差错率万分之7.93。",
        ]

    def test_a_diff_has_no_rate(self, newslint: Command) -> None:
        Path("a.txt").write_text(WRONG)
        result = newslint("check", "--diff", "--max-error-rate", "3")
        assert result.exit_code == 2 and "--max-error-rate" in result.stderr

    def test_standard_input(self, newslint: Command) -> None:
        result = newslint("check", "-", "--max-error-rate", "3", "--fix", stdin=MARK)
        assert result.exit_code == 0
        assert result.stdout == MARK.replace(",", "，")
        assert "Error rate 0.00" in result.stderr

    def test_a_failure_outweighs_it(self, newslint: Command) -> None:
        Path("a.txt").write_text(RIGHT)
        assert newslint("check", "a.txt", "gone.txt", "--max-error-rate", "3").exit_code == 2


ISSUE = {
    "a.txt": (
        "云溪镇截止目前收完小麦\n\n　　本报讯（记者 王宁）截止目前，全县已收小麦3万亩。"
        "截止目前，全县没有一台农机闲着,家家都忙。\n"
    ),
    "b.txt": "　　水库的路修好了，截止目前，已有5几辆车通过。房子有80㎡，院子里的的枣树也活了。\n",
    "c.txt": "　　雨停了。\n",
}


@pytest.fixture
def pages(newsroom: Path) -> None:
    with Path("rules.yaml").open("a") as book:
        rule = (
            "{id: OUR001, name: our-word, kind: words, summary: s, message: m, words: {农机: 农}}"
        )
        book.write(f"rules: [{rule}]\n")
    Path("0501").mkdir()
    for name, text in ISSUE.items():
        Path("0501", name).write_text(text)


@pytest.mark.usefixtures("pages")
class TestReports:
    @pytest.mark.parametrize("language", ["zh", "en"])
    @pytest.mark.parametrize("form", ["text", "json", "markdown"])
    def test_an_issue(
        self, newslint: Command, snapshot: SnapshotAssertion, form: str, language: str
    ) -> None:
        result = newslint("score", "0501", "--output-format", form, "--lang", language)
        assert result.stdout == snapshot

    def test_several_issues(self, newslint: Command, snapshot: SnapshotAssertion) -> None:
        Path("0502").mkdir()
        Path("0502/a.txt").write_text("　　天晴了。\n")
        assert newslint("score").stdout == snapshot
        assert newslint("score", "--output-format", "markdown").stdout == snapshot

    def test_many_of_a_rule_are_folded(
        self, newslint: Command, snapshot: SnapshotAssertion
    ) -> None:
        assert newslint("score", "-", stdin=MARK * 8).stdout == snapshot

    def test_colour(
        self, newslint: Command, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert newslint("score", "0501/b.txt").stdout == snapshot

    def test_the_sums_agree(self, newslint: Command) -> None:
        (issue,) = scored(newslint)["issues"]
        charged = sum(round(10 * charge["charged"]) for charge in issue["charges"])
        assert charged == round(10 * issue["errors"])
        assert charged == sum(round(10 * of["errors"]) for of in issue["classes"])
        assert issue["characters"] == sum(file["characters"] for file in issue["files"])
        assert issue["uncharged"] == [{"code": "OUR001", "name": "our-word", "findings": 1}]

    def test_a_page_sends_nothing_to_the_terminal(self, newslint: Command) -> None:
        Path("0501/\033[1m.txt").write_text("\033]0;名\x07院子里的的枣树。\033[31m")
        assert "\033" not in newslint("score").stdout

    def test_no_page_is_read_as_markdown(self, newslint: Command) -> None:
        Path("0501/a|b_.txt").write_text("院子里的的枣树<b>。\n")
        row = r"0501/a\|b\_.txt:1:4"
        assert row in newslint("score", "--output-format", "markdown").stdout
