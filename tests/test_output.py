"""Where reports go: several at once, into files, and never half of one."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from conftest import Command

from lint.cli.output import Output, completions, listed, write
from lint.cli.watch import watched
from lint.job import FileResult
from lint.report import FORMATS, Options
from lint.text.source import Source

BAD = "云溪县一家互连网公司昨日开业。\n"


@pytest.fixture(autouse=True)
def page(newsroom: Path) -> None:
    Path("a.txt").write_text(BAD)


def test_several_at_once(newslint: Command) -> None:
    plain = {
        form: newslint("check", "--output-format", form).stdout for form in ("concise", "junit")
    }
    result = newslint(
        "check", "--output-format", "sarif=o.sarif,concise", "--output-format=junit=o.xml"
    )
    assert (result.stdout, result.stderr, result.exit_code) == (plain["concise"], "", 1)
    assert Path("o.xml").read_text("utf-8") == plain["junit"]
    assert json.loads(Path("o.sarif").read_text("utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize("form", [*FORMATS, "diff", "statistics"])
def test_a_file_holds_what_would_be_printed(
    newslint: Command, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    option = [f"--{form}"] if form in ("diff", "statistics") else ["--output-format", form]
    monkeypatch.setenv("COLUMNS", "80")
    printed = newslint("check", *option).stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    result = newslint("check", *option, "--output-file", "out")
    assert Path("out").read_text("utf-8") == printed
    assert result.stdout == ""
    assert (result.exit_code, "互联网" in printed or form == "statistics") == (1, True)


def test_what_goes_into_files_leaves_a_closing_line(newslint: Command) -> None:
    result = newslint("check", "--output-format", "sarif", "--output-file", "o.sarif")
    assert "1 finding in 1 file" in result.stderr
    assert newslint("check", "--output-format", "sarif").stderr == ""


def test_the_error_rate_is_told_beside_a_report_for_programs(newslint: Command) -> None:
    gate = ("--max-error-rate", "3")
    result = newslint("check", "--output-format", "json,text=o.txt", *gate)
    assert "Error rate" in result.stderr and json.loads(result.stdout)
    assert "Error rate" in newslint("check", "--output-format", "text,json=o", *gate).stdout


def test_an_older_report_is_replaced(newslint: Command) -> None:
    Path("o.json").write_text("old")
    newslint("check", "--output-format", "json=o.json")
    assert json.loads(Path("o.json").read_text("utf-8"))


def test_what_failed_is_in_a_file_too(newslint: Command) -> None:
    result = newslint("check", "a.txt", "gone.txt", "--output-format", "checkstyle=o.xml")
    assert result.exit_code == 2
    assert "gone.txt: no such file" in Path("o.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--output-format", "sarfi=o"], "'sarfi' is no format; did you mean sarif?"),
        (["--output-format", "x"], "the formats are text, concise"),
        (["--output-format", "sarif="], "'sarif=' names no file"),
        (["--output-format", "json,,sarif=o"], "'' is no format"),
        (["--output-format", "json,sarif"], "json and sarif cannot both go to standard output"),
        (["--output-format", "json=o,sarif=./o"], "Two reports cannot go to the same file, o."),
        (["--output-format", "json=o,text", "--output-file", "o"], "the same file"),
        (["--output-format", "json=o", "--output-file", "p"], "format that names no file"),
        (["--output-format", "text", "--diff"], "--diff has a format of its own"),
        (["--output-format", "json=o", "--statistics"], "--statistics has a format of its own"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_asked_for(newslint: Command, args: list[str], said: str) -> None:
    result = newslint("check", *args)
    assert said in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)
    assert not Path("o").exists()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("gone/o.json", "gone/o.json: there is no such folder; create it first"),
        ("folder", "folder: this is a directory; name a file"),
        ("read-only", "read-only: the file is read-only"),
        ("a.txt/o.json", "a.txt/o.json: "),
    ],
)
def test_a_place_that_cannot_be_written_is_told_before_the_check(
    newslint: Command, file: str, said: str
) -> None:
    Path("folder").mkdir()
    Path("read-only").touch(0o444)
    Path("read-only").chmod(0o444)
    result = newslint("check", "--fix", "--output-format", f"text,json={file}")
    assert result.stderr.startswith(said)
    assert (result.stdout, result.exit_code) == ("", 2)
    assert Path("a.txt").read_text() == BAD


def test_a_report_takes_the_place_of_no_copy(newslint: Command) -> None:
    result = newslint("check", "--output-format", "json=a.txt", "a.txt")
    assert "a.txt: this file may be copy, and was left as it is" in result.stderr
    assert result.exit_code == 2
    assert Path("a.txt").read_text() == BAD


def test_a_report_takes_the_place_of_none_of_the_files_that_are_named(newslint: Command) -> None:
    Path("a.log").write_text(BAD)
    result = newslint("check", "--output-format", "json=a.log", "a.log")
    assert "a.log: a report is to be written there, and it is checked as copy" in result.stderr
    assert result.exit_code == 2
    assert Path("a.log").read_text() == BAD


@pytest.mark.parametrize("paths", [[], ["."], ["*.*"]], ids=str)
def test_a_report_beside_the_copy_is_no_copy(newslint: Command, paths: list[str]) -> None:
    written = ("check", "--output-format", "markdown=report.md,concise", *paths)
    first = newslint(*written)
    assert newslint(*written).stdout == first.stdout
    assert "report.md" not in first.stdout and "a.txt:1" in first.stdout


@pytest.mark.parametrize("command", ["report", "baseline"])
def test_what_a_command_writes_is_no_copy(newslint: Command, command: str) -> None:
    write_it = (command, "-o", "o.txt", "--lang", "en")
    first = newslint(*write_it).stdout, Path("o.txt").read_text("utf-8")
    assert (newslint(*write_it).stdout, Path("o.txt").read_text("utf-8")) == first


def test_a_watch_does_not_wake_at_its_own_report() -> None:
    report = Path("report.md")
    report.write_text("old")
    assert list(watched((), None, None, isolated=True, outputs=[report])) == [Path("a.txt")]


def test_a_run_that_breaks_off_leaves_no_process(newsroom: Path) -> None:
    for name in range(40):
        Path(f"{name}").mkdir()
        Path(f"{name}/1.txt").write_text(BAD)
    Path("0/1.log").write_text(BAD)
    target = ["--output-format", "markdown=0/1.log", "0/1.log", "."]
    command = [sys.executable, "-m", "lint", "check", "--no-cache", "--jobs", "2", *target]
    # A process that is left holds the pipe, and the end of it never comes.
    run = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"0/1.log: a report is to be written there" in run.stderr


def results() -> Iterator[FileResult]:
    for name in ("a.txt", "b.txt"):
        yield FileResult(Path(name), Source("", "utf-8"))


def test_a_run_that_breaks_off_leaves_a_file_as_it_was() -> None:
    def broken() -> Iterator[FileResult]:
        yield from results()
        raise KeyboardInterrupt

    Path("o.json").write_text("old")
    before = set(Path().iterdir())
    with pytest.raises(KeyboardInterrupt):
        write([Output("lsp", Path("o.json"))], broken(), io.StringIO(), Options())
    assert Path("o.json").read_text() == "old"
    assert set(Path().iterdir()) == before


def test_a_report_is_printed_as_results_come() -> None:
    out = io.StringIO()
    seen = []

    def watched() -> Iterator[FileResult]:
        for result in results():
            yield result
            seen.append(out.getvalue().count("\n"))

    write([Output("sarif", Path("o.sarif")), Output("lsp")], watched(), out, Options())
    assert seen == [1, 2]


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of the command, which begins with newslint."""
    run = ["sh", "-c", f'"$0" -m lint {command}', sys.executable]
    return subprocess.run(run, capture_output=True, check=False, text=True)


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("check >&-", 1),
        ("check a.txt 2>&-", 1),
        ("check --output-format json=o.json >&- 2>&-", 1),
        ("check - <&-", 0),
        ("rules >&-", 0),
    ],
)
def test_what_is_closed_is_written_nowhere(command: str, status: int) -> None:
    run = shell(command)
    assert (run.returncode, run.stderr) == (status, "")
    assert Path("a.txt").read_text() == BAD


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", ["check", "rules", "score"])
def test_a_full_disk_is_no_finding_and_no_fault(command: str) -> None:
    run = shell(f"{command} >/dev/full")
    assert run.returncode == 2
    assert run.stderr.startswith("standard output cannot be written (No space left on device);")
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no /dev/stdout")
@pytest.mark.parametrize("file", ["/dev/stdout", "log"])
def test_standard_output_is_not_replaced(file: str) -> None:
    Path("log").write_text("old\n")
    run = shell(f"check --output-format json={file} >>log")
    assert (run.returncode, Path("log").read_text()) == (2, "old\n")
    assert run.stderr == f"{file}: standard output goes there; name no file, or another one\n"


def test_formats_are_completed() -> None:
    context, option = click.Context(click.Command("check")), click.Option(["--output-format"])
    items = completions(context, option, "github,js")
    assert [item.value for item in items] == ["github,json", "github,json-lines"]
    assert listed(context, option, ("json=a b, text",)) == [
        Output("json", Path("a b")),
        Output("text"),
    ]
