"""The command: what it prints, what it writes, and how it exits."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import Command

from lint.cli import main

BAD = "云溪县一家互连网公司昨日开业。\n"
GOOD = "云溪县一家互联网公司昨日开业。\n"
LOUD = "互连网大会开幕！！\n"


def codes(output: str) -> list[str]:
    return [finding["code"] for finding in json.loads(output)]


class TestExitStatus:
    def test_clean(self, newslint: Command) -> None:
        Path("a.txt").write_text(GOOD)
        assert newslint("check").exit_code == 0

    def test_findings(self, newslint: Command) -> None:
        Path("a.txt").write_text(BAD)
        assert newslint("check").exit_code == 1
        assert newslint("check", "--exit-zero").exit_code == 0

    def test_a_failure_outweighs_findings(self, newslint: Command) -> None:
        Path("a.txt").write_text(BAD)
        result = newslint("check", "a.txt", "gone.txt", "--exit-zero")
        assert result.exit_code == 2
        assert "HSE001" in result.stdout and "gone.txt" in result.stderr

    @pytest.mark.parametrize(
        "args",
        [
            ["--output-format", "xml"],
            ["--severity", "fatal"],
            ["--jobs", "0"],
            ["--config", "none.yaml"],
            ["--fixx"],
            ["--statistics", "--output-format", "json"],
            ["--statistics", "--diff"],
            ["-", "a.txt"],
        ],
        ids=" ".join,
    )
    def test_bad_options(self, newslint: Command, args: list[str]) -> None:
        assert newslint("check", *args, stdin="").exit_code == 2


class TestFix:
    def test_safe_fixes_are_written_and_the_rest_reported(self, newslint: Command) -> None:
        Path("a.txt").write_text(LOUD)
        result = newslint("check", "--fix", "--output-format", "json")
        assert Path("a.txt").read_text() == "互联网大会开幕！！\n"
        assert codes(result.stdout) == ["HSE002"]
        assert result.exit_code == 1

    def test_unsafe_fixes(self, newslint: Command) -> None:
        Path("a.txt").write_text(LOUD)
        result = newslint("check", "--fix", "--unsafe-fixes")
        assert Path("a.txt").read_text() == "互联网大会开幕！\n"
        assert result.stdout.startswith("Mended 2.")
        assert result.exit_code == 0

    def test_unsafe_fixes_alone_are_refused(self, newslint: Command) -> None:
        Path("a.txt").write_text(LOUD)
        result = newslint("check", "--unsafe-fixes")
        assert "goes with --fix or --diff" in result.stderr
        assert result.exit_code == 2
        assert Path("a.txt").read_text() == LOUD

    def test_a_file_keeps_its_encoding_and_line_ends(self, newslint: Command) -> None:
        text = "\r\n云溪县一家互连网公司昨日开业，县里来了不少人。\r\n"
        Path("a.txt").write_bytes(text.encode("gb18030"))
        newslint("check", "--fix")
        mended = text.replace("互连网", "互联网")
        assert Path("a.txt").read_bytes() == mended.encode("gb18030")

    def test_diff_writes_nothing(self, newslint: Command) -> None:
        Path("a.txt").write_text(LOUD)
        result = newslint("check", "--diff")
        assert Path("a.txt").read_text() == LOUD
        assert "-互连网大会开幕！！\n+互联网大会开幕！！\n" in result.stdout
        assert result.exit_code == 1

    def test_diff_without_a_change(self, newslint: Command) -> None:
        Path("a.txt").write_text("开幕！！\n")
        result = newslint("check", "--diff")
        assert (result.stdout, result.exit_code) == ("", 0)

    def test_git_applies_the_diff(self, newslint: Command) -> None:
        Path("a.txt").write_bytes("前一段。\r\n互连网\r\n末段没有换行".encode())
        diff = newslint("check", "--diff").stdout_bytes
        subprocess.run(["git", "apply", "-p0", "-"], input=diff, check=True)
        assert Path("a.txt").read_bytes() == "前一段。\r\n互联网\r\n末段没有换行".encode()


class TestStandardInput:
    def test_it_is_checked(self, newslint: Command) -> None:
        result = newslint("check", "-", "--output-format", "concise", stdin=BAD)
        assert result.stdout.startswith("-:1:6: HSE001 [*] write “互联网”, not “互连网”\n")
        assert result.exit_code == 1

    def test_its_name_decides_what_it_is_written_in(self, newslint: Command) -> None:
        text = "互连网 <!-- newslint: ignore -->\n"
        assert newslint("check", "--stdin-filename", "a.txt", stdin=text).exit_code == 1
        assert newslint("check", "--stdin-filename", "a.md", stdin=text).exit_code == 0

    def test_the_book_nearest_to_its_name_holds(self, newslint: Command) -> None:
        Path("sub").mkdir()
        Path("sub/rules.yaml").write_text("rules: []\n")
        assert newslint("check", "--stdin-filename", "sub/a.txt", stdin=BAD).exit_code == 0

    def test_fixed_text_goes_to_standard_output(self, newslint: Command) -> None:
        result = newslint("check", "--fix", "-", stdin=LOUD.encode("utf-16"))
        assert result.stdout_bytes.decode("utf-16") == "互联网大会开幕！！\n"
        assert "HSE002" in result.stderr
        assert result.exit_code == 1

    def test_what_cannot_be_checked_passes_through(self, newslint: Command) -> None:
        data = b"%PDF-1.7 "
        result = newslint("check", "--fix", "--stdin-filename", "a.pdf", stdin=data)
        assert result.stdout_bytes == data
        assert result.stderr.startswith("a.pdf: not text (PDF)")
        assert result.exit_code == 2


class TestChoice:
    @pytest.fixture(autouse=True)
    def page(self, newsroom: Path) -> None:
        Path("a.txt").write_text("日前，互连网大会开幕！！\n")

    @pytest.mark.parametrize(
        ("args", "expected"),
        [
            ([], ["HSE001", "HSE002"]),
            (["--select", "HSE002"], ["HSE002"]),
            (["--select", "HSE002,house-word"], ["HSE001", "HSE002"]),
            (["--select", "HSE001", "--select", "HSE002"], ["HSE001", "HSE002"]),
            (["--ignore", "HSE002"], ["HSE001"]),
            (["--select", "HSE", "--ignore", "HSE001"], ["HSE002"]),
            (["--severity", "info"], ["HSE003", "HSE001", "HSE002"]),
            (["--severity", "error"], ["HSE001"]),
            (["--isolated"], []),
        ],
    )
    def test_rules(self, newslint: Command, args: list[str], expected: list[str]) -> None:
        found = codes(newslint("check", "--output-format", "json", *args).stdout)
        assert [code for code in found if code.startswith("HSE")] == expected

    def test_an_own_book(self, newslint: Command) -> None:
        Path("other.yaml").write_text("rules: []\n")
        assert newslint("check", "--config", "other.yaml").exit_code == 0

    def test_settings_for_a_path(self, newslint: Command) -> None:
        with Path("rules.yaml").open("a") as book:
            book.write("per-path: {a.txt: {ignore: [HSE]}}\n")
        assert newslint("check").exit_code == 0


class TestManyFiles:
    def test_results_come_in_the_order_of_paths(self, newslint: Command) -> None:
        names = [f"{number:02}.txt" for number in range(12)]
        for name in names:
            Path(name).write_text(BAD)
        one = newslint("check", "--output-format", "json", "--jobs", "1")
        two = newslint("check", "--output-format", "json", "--jobs", "2")
        assert [finding["filename"] for finding in json.loads(one.stdout)] == names
        assert one.stdout == two.stdout

    def test_processes_mend_too(self, newslint: Command) -> None:
        for name in ("a.txt", "b.txt"):
            Path(name).write_text(BAD)
        assert newslint("check", "--fix", "--jobs", "2").exit_code == 0
        assert Path("a.txt").read_text() == Path("b.txt").read_text() == GOOD


class TestLanguage:
    @pytest.mark.parametrize(
        ("variables", "expected"),
        [
            ({}, "No findings"),
            ({"LANG": "C.UTF-8"}, "No findings"),
            ({"LANG": "zh_CN.UTF-8"}, "未发现问题"),
            ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "No findings"),
            ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW"}, "未发现问题"),
        ],
    )
    def test_it_follows_the_locale(
        self,
        newslint: Command,
        monkeypatch: pytest.MonkeyPatch,
        variables: dict[str, str],
        expected: str,
    ) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert expected in newslint("check", "-", stdin=GOOD).stdout

    def test_the_option_outweighs_it(self, newslint: Command) -> None:
        assert "“互连网”应为“互联网”" in newslint("check", "-", "--lang", "zh", stdin=BAD).stdout


class TestReflow:
    TEXT = "清河县今年粮食总产量达到三十二万吨，比上年\n增长百分之五，再创历史新高。\n"

    def test_to_standard_output(self, newslint: Command) -> None:
        Path("a.txt").write_text(self.TEXT * 4)
        result = newslint("reflow", "--isolated", "a.txt")
        assert result.stdout == (self.TEXT.replace("年\n", "年")) * 4
        assert Path("a.txt").read_text() == self.TEXT * 4

    def test_into_the_file(self, newslint: Command) -> None:
        Path("a.txt").write_bytes((self.TEXT * 4).replace("\n", "\r\n").encode("gb18030"))
        assert newslint("reflow", "--write", "a.txt").exit_code == 0
        mended = (self.TEXT.replace("年\n", "年") * 4).replace("\n", "\r\n")
        assert Path("a.txt").read_bytes() == mended.encode("gb18030")

    def test_standard_input(self, newslint: Command) -> None:
        assert newslint("reflow", "-", stdin="一行。\n").stdout == "一行。\n"
        assert newslint("reflow", "--write", "-", stdin="一行。\n").exit_code == 2

    def test_html_is_refused(self, newslint: Command) -> None:
        Path("a.html").write_text("<p>一行。</p>\n")
        Path("b.txt").write_text("一行。\n")
        result = newslint("reflow", "a.html", "b.txt")
        assert result.stderr == (
            "a.html: a line of HTML is not a paragraph; give text or Markdown\n"
        )
        assert (result.stdout, result.exit_code) == ("一行。\n", 2)


class TestRules:
    def test_list(self, newslint: Command) -> None:
        lines = newslint("rules").stdout.splitlines()
        assert lines[0].split(maxsplit=4) == ["HSE001", "house-word", "error", "safe", "house word"]
        assert len(lines) == 3
        assert json.loads(newslint("rules", "--output-format", "json").stdout)[2]["fix"] == "none"

    def test_explain(self, newslint: Command) -> None:
        page = newslint("explain", "HSE001", "--lang", "zh").stdout
        assert page.startswith("# HSE001 house-word\n\n本报用词\n")
        assert "互连网公司" in page and "互联网公司" in page and "本报用稿规范" in page
        assert newslint("explain", "house-word", "--lang", "zh").stdout == page

    @pytest.mark.parametrize(
        ("language", "says"),
        [("zh", "- 稿件：只查简体稿\n"), ("en", "- Copy: in simplified characters only\n")],
    )
    def test_explain_tells_of_a_rule_for_one_script(
        self, newslint: Command, language: str, says: str
    ) -> None:
        book = Path("rules.yaml")
        before = newslint("explain", "HSE001", "--lang", language).stdout
        book.write_text(book.read_text().replace("HSE001\n", "HSE001\n    script: hans\n"))
        assert says not in before
        assert says in newslint("explain", "HSE001", "--lang", language).stdout

    def test_explain_all(self, newslint: Command) -> None:
        pages = newslint("explain", "--all").stdout
        assert [line for line in pages.splitlines() if line.startswith("# ")] == [
            "# HSE001 house-word",
            "# HSE002 loud-mark",
            "# HSE003 vague-time",
        ]

    @pytest.mark.parametrize("args", [[], ["HSE001", "--all"], ["HSE01"]])
    def test_explain_what(self, newslint: Command, args: list[str]) -> None:
        assert newslint("explain", *args).exit_code == 2

    def test_an_unknown_rule_is_guessed(self, newslint: Command) -> None:
        assert "did you mean “HSE001”?" in newslint("explain", "HSE01").stderr

    @pytest.mark.parametrize("text", ["本报用词", "互连网", "互联网公司"])
    def test_a_text_lists_the_rules_that_speak_of_it(self, newslint: Command, text: str) -> None:
        result = newslint("explain", text, "--lang", "zh")
        assert (result.stdout, result.exit_code) == ("HSE001  house-word  本报用词\n", 0)

    def test_the_particles_have_their_rules(self, newslint: Command) -> None:
        found = newslint("explain", "--isolated", "的地得").stdout.splitlines()
        assert [line.split()[0][:3] for line in found] == ["WRD"] * 4
        assert newslint("explain", "--isolated", "没有这个词").exit_code == 2

    def test_rules_prove_themselves(self, newslint: Command) -> None:
        result = newslint("test-rules")
        assert (result.stdout, result.exit_code) == ("3 rules, 6 cases\n", 0)

    def test_a_case_that_does_not_hold(self, newslint: Command) -> None:
        book = Path("rules.yaml")
        book.write_text(book.read_text().replace('good: "太好了！"', 'good: "好！！"'))
        result = newslint("test-rules", "rules.yaml")
        assert "HSE002 loud-mark: the good case is reported at “！！”\n    好！！" in result.stdout
        assert result.exit_code == 1


class TestInit:
    def test_the_book_can_be_used_at_once(self, newslint: Command) -> None:
        Path("rules.yaml").unlink()
        result = newslint("init", "--lang", "en")
        assert (result.stdout, result.exit_code) == ("wrote rules.yaml: make it your own\n", 0)
        assert newslint("check", "-", stdin=GOOD).exit_code == 0

    def test_its_examples_work(self, newslint: Command) -> None:
        Path("rules.yaml").unlink()
        newslint("init")
        book = Path("rules.yaml")
        # What is commented out stands right behind its mark, or is indented below such a line.
        book.write_text(re.sub(r"^#(?! \S)", "", book.read_text(), flags=re.MULTILINE))
        found = newslint("check", "-", "--output-format", "concise", stdin="清何县召开大会。\n")
        assert "OUR001" in found.stdout
        assert newslint("test-rules").exit_code == 0

    def test_nothing_is_overwritten(self, newslint: Command) -> None:
        before = Path("rules.yaml").read_text()
        result = newslint("init")
        assert (Path("rules.yaml").read_text(), result.exit_code) == (before, 2)
        assert result.stderr.count("\n") == 1


def test_every_command_has_help() -> None:
    commands = CliRunner().invoke(main, ["--help"]).stdout
    for name in (
        "check",
        "reflow",
        "explain",
        "rules",
        "coverage",
        "schema",
        "test-rules",
        "init",
        "baseline",
    ):
        assert name in commands
        assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize("form", ["text", "json", "diff"])
def test_a_terminal_that_knows_no_chinese(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    option = ["--diff"] if form == "diff" else ["--output-format", form]
    command = [sys.executable, "-m", "lint", "check", *option]
    run = subprocess.run(command, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (1, b"")
    assert (b"?" in run.stdout) == (form == "text")
    assert ("互联网" in run.stdout.decode()) == (form != "text")


def test_the_package_can_be_run() -> None:
    command = [sys.executable, "-m", "lint", "--version"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(b"newslint")
