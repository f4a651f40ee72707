"""Progress and ``--watch``, on a terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Command
from terminal import terminal

BAD, GOOD = "互连网大会。\n", "大会在云溪县开幕。\n"

AT_ONCE = "from lint.cli import main, progress; progress.DELAY = progress.INTERVAL = 0; main()"
"""The command, whose progress is shown from the first file on."""
WIPE = "\r\x1b[2K"
WAITING = "Ctrl-C ends the watch."


@pytest.fixture(autouse=True)
def pages(newsroom: Path) -> None:
    for number in range(3):
        (newsroom / f"{number}.txt").write_text(BAD, "utf-8")


class TestProgress:
    def test_it_counts_the_files_and_is_wiped_before_the_report(self) -> None:
        with terminal("-c", AT_ONCE, "check", "--output-format", "concise") as shell:
            shown = shell.end()
        lines = [f"{WIPE}{number} of 3 files checked" for number in (1, 2, 3)]
        progress, report = shown.split("0.txt:", 1)
        assert progress == "".join(lines) + WIPE
        assert "checked" not in report
        assert shell.process.returncode == 1

    def test_in_chinese(self) -> None:
        with terminal("-c", AT_ONCE, "check", "--lang", "zh") as shell:
            assert "已检查 3/3个文件" in shell.end()

    def test_other_commands_show_it_too(self) -> None:
        for command in (["score"], ["baseline", "-o", "known.json"]):
            with terminal("-c", AT_ONCE, *command) as shell:
                assert f"3 of 3 files checked{WIPE}" in shell.end()

    def test_short_work_shows_none(self) -> None:
        never = AT_ONCE.replace("= 0", "= 1e9")
        with terminal("-c", never, "check", "0.txt") as shell:
            assert "checked" not in shell.end()

    def test_a_terminal_that_obeys_nothing(self) -> None:
        with terminal("-c", AT_ONCE, "check", environment={"TERM": "dumb"}) as shell:
            assert "checked" not in shell.end()

    def test_none_where_standard_error_is_no_terminal(self) -> None:
        done = subprocess.run(
            [sys.executable, "-c", AT_ONCE, "check"], capture_output=True, check=False
        )
        assert done.stderr == b""
        assert b"\x1b" not in done.stdout

    def test_a_failure_is_said_on_a_line_of_its_own(self) -> None:
        Path("1.txt").write_bytes(b"%PDF-1.7 \0")
        with terminal("-c", AT_ONCE, "check", "--output-format", "concise") as shell:
            assert "\n1.txt: not text (PDF)" in shell.end()


class TestErrorRate:
    @pytest.mark.parametrize(
        ("options", "is_told"),
        [
            ([], True),
            (["--output-format", "concise"], False),
            (["--diff"], False),
            (["--select", "HSE001"], False),
        ],
        ids=str,
    )
    def test_a_person_is_told_it_last(self, options: list[str], is_told: bool) -> None:
        with terminal("-m", "lint", "check", *options) as shell:
            last = shell.end().rstrip().splitlines()[-1]
        assert ("Error rate" in last) is is_told
        assert shell.process.returncode == 1

    def test_it_fails_nothing(self) -> None:
        for number in range(3):
            Path(f"{number}.txt").write_text(GOOD, "utf-8")
        with terminal("-m", "lint", "check") as shell:
            assert "Error rate 0.00" in shell.end()
        assert shell.process.returncode == 0


class TestWatch:
    def test_it_checks_again_what_is_changed_added_and_deleted(self) -> None:
        with terminal("-m", "lint", "check", "--watch", "--output-format", "concise") as shell:
            assert shell.wait_for(WAITING).count("HSE001") == 3
            Path("0.txt").write_text(GOOD, "utf-8")
            assert shell.wait_for(WAITING).count("HSE001") == 2
            Path("new.txt").write_text(BAD + BAD, "utf-8")
            assert shell.wait_for(WAITING).count("HSE001") == 4
            Path("1.txt").unlink()
            assert shell.wait_for(WAITING).count("HSE001") == 3
            shell.interrupt()
            shell.end()
            assert shell.process.returncode == 0

    def test_the_rule_book_and_its_mistakes(self) -> None:
        book = Path("rules.yaml").read_text("utf-8")
        with terminal("-m", "lint", "check", "--watch", "--output-format", "concise") as shell:
            shell.wait_for(WAITING)
            Path("rules.yaml").write_text(book.replace("互连网:", "大会:"), "utf-8")
            assert "大会" in shell.wait_for(WAITING)
            Path("rules.yaml").write_text("ignor: []\n", "utf-8")
            assert "rules.yaml:1: unknown key" in shell.wait_for(WAITING)
            Path("rules.yaml").write_text(book, "utf-8")
            assert shell.wait_for(WAITING).count("HSE001") == 3

    def test_the_screen_is_cleared_on_a_terminal_only(self) -> None:
        clear = "\x1b[2J"
        with terminal("-m", "lint", "check", "--watch") as shell:
            assert clear in shell.wait_for(WAITING)
        command = f"{sys.executable} -m lint check --watch --output-format concise 2>&1 | cat"
        with terminal("-c", f"import os; os.execvp('sh', ['sh', '-c', {command!r}])") as shell:
            shown = shell.wait_for(WAITING)
            assert clear not in shown
            assert shown.count("HSE001") == 3

    @pytest.mark.parametrize("options", [["--fix"], ["--diff"], ["-"]])
    def test_what_it_does_not_go_with(self, newslint: Command, options: list[str]) -> None:
        assert newslint("check", "--watch", *options).exit_code == 2
