"""What makes a check fail, and what it says of itself on a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Command

ERROR, WARNING, INFO = "互连网。", "太好了！！", "日前开会。"


class TestFailOn:
    @pytest.fixture(autouse=True)
    def page(self, newsroom: Path) -> None:
        (newsroom / "a.txt").write_text(f"{WARNING}\n{INFO}\n", "utf-8")

    @pytest.mark.parametrize(
        ("options", "status"),
        [
            ([], 1),
            (["--severity", "error"], 0),
            (["--fail-on", "warning"], 1),
            (["--fail-on", "error"], 0),
            (["--severity", "info", "--fail-on", "error"], 0),
            (["--severity", "info", "--fail-on", "info"], 1),
            (["--severity", "info", "--fail-on", "warning", "--exit-zero"], 0),
            (["--fix", "--unsafe-fixes", "--fail-on", "warning"], 0),
            (["--statistics", "--fail-on", "error"], 0),
            (["--output-format", "json", "--fail-on", "error"], 0),
            (["--jobs", "2", "--fail-on", "error"], 0),
        ],
    )
    def test_the_exit_status(self, newslint: Command, options: list[str], status: int) -> None:
        assert newslint("check", *options).exit_code == status

    def test_what_does_not_fail_is_reported(self, newslint: Command) -> None:
        result = newslint("check", "--severity", "info", "--fail-on", "error")
        assert result.exit_code == 0
        assert "HSE002" in result.stdout
        assert "HSE003" in result.stdout

    def test_what_is_not_reported_cannot_fail(self, newslint: Command) -> None:
        result = newslint("check", "--fail-on", "info")
        assert "--fail-on info needs --severity info" in result.stderr
        assert result.exit_code == 2

    def test_not_with_diff(self, newslint: Command) -> None:
        assert newslint("check", "--diff", "--fail-on", "error").exit_code == 2

    @pytest.mark.parametrize(
        ("text", "options", "status"),
        [
            (WARNING, [], 0),
            (WARNING, ["--fail-on", "error"], 0),
            (WARNING, ["--fail-on", "warning"], 1),
            (ERROR, ["--fail-on", "error"], 1),
        ],
    )
    def test_beside_the_error_rate(
        self, newslint: Command, text: str, options: list[str], status: int
    ) -> None:
        Path("a.txt").write_text(f"{text}\n", "utf-8")  # no house rule is charged
        assert newslint("check", "--max-error-rate", "3", *options).exit_code == status

    def test_a_run_that_fails_by_itself(self, newslint: Command) -> None:
        Path("b.txt").write_bytes(b"%PDF-1.7 \0")
        assert newslint("check", "--fail-on", "error").exit_code == 2


class TestStatistics:
    @pytest.fixture(autouse=True)
    def page(self, newsroom: Path) -> None:
        (newsroom / "a.txt").write_text(f"{WARNING}\n{ERROR}{ERROR}\n{ERROR}\n", "utf-8")

    def test_they_tell_the_error_rate_and_do_not_fail_on_it(self, newslint: Command) -> None:
        result = newslint("check", "--isolated", "--statistics", stdin="")
        assert "Error rate" in result.stdout

    @pytest.mark.parametrize(
        "options",
        [["--select", "HSE001"], ["--ignore", "HSE002"], ["--baseline", "known.json"]],
    )
    def test_no_rate_of_a_part_of_the_findings(self, newslint: Command, options: list[str]) -> None:
        newslint("baseline", "-o", "known.json")
        assert "Error rate" not in newslint("check", "--statistics", *options).stdout


class TestColour:
    """https://no-color.org and https://force-color.org."""

    @pytest.mark.parametrize(
        ("environment", "is_coloured"),
        [
            ({}, False),
            ({"FORCE_COLOR": "1"}, True),
            ({"FORCE_COLOR": "0"}, True),  # whatever its value
            ({"FORCE_COLOR": ""}, False),
            ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
            ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ],
    )
    def test_where_the_output_is_no_terminal(
        self,
        newslint: Command,
        monkeypatch: pytest.MonkeyPatch,
        environment: dict[str, str],
        *,
        is_coloured: bool,
    ) -> None:
        Path("a.txt").write_text(ERROR, "utf-8")
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert ("\x1b[" in newslint("check").stdout) is is_coloured
