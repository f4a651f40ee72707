"""Whatever comes in: one clear line that names the file and the remedy, and nothing harmed."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from conftest import BOOK, Command

from lint import engine
from lint.text.document import Document

BAD = "云溪县一家互连网公司昨日开业。\n"
GOOD = "云溪县一家互联网公司昨日开业。\n"


@pytest.fixture(autouse=True)
def neighbour(newsroom: Path) -> None:
    """Another file, to be checked whatever happens to the one with a fault."""
    Path("z.txt").write_text(BAD)


def fails(newslint: Command, message: str, *args: str) -> None:
    """The run fails with this one line, and the neighbour is checked all the same."""
    result = newslint("check", "--output-format", "concise", *args)
    assert result.stderr == message + "\n"
    assert "z.txt:1:6: HSE001" in result.stdout
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"%PDF-1.7 \xe2\xe3",
            "a.txt: not text (PDF); extract its text first, for example with pdftotext",
        ),
        (bytes(range(256)) * 4, "a.txt: not text; check text files only"),
        (
            "云溪县".encode() + b"\xff\xff" + "昨日召开防汛会议。".encode(),
            "a.txt: byte 10 (0xFF) is not valid UTF-8; save the file as UTF-8",
        ),
        (
            "云溪县\0昨日召开防汛会议。".encode(),
            "a.txt: byte 10 is NUL; delete it (tr -d '\\0')",
        ),
    ],
    ids=["PDF", "binary", "undecodable", "NUL"],
)
def test_bytes_that_are_no_text(newslint: Command, data: bytes, message: str) -> None:
    Path("a.txt").write_bytes(data)
    fails(newslint, message)
    fails(newslint, message, "a.txt", "z.txt", "--jobs", "2")
    newslint("check", "--fix", "a.txt")
    assert Path("a.txt").read_bytes() == data


def test_an_unreadable_file(newslint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(BAD)
    read = Path.read_bytes

    def reading(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", reading)
    fails(newslint, "a.txt: permission denied; check the permissions")


def test_a_file_that_is_not_there(newslint: Command) -> None:
    fails(newslint, "a.txt: no such file; check the path", "a.txt", "z.txt")


def test_a_file_that_vanishes(newslint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(BAD)
    read = Path.read_bytes

    def vanishing(path: Path) -> bytes:
        if path.name == "a.txt":
            path.unlink()
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", vanishing)
    fails(newslint, "a.txt: no such file; check the path")


def test_a_directory_without_files(newslint: Command) -> None:
    Path("sub").mkdir()
    message = "sub: no text, Markdown or HTML file in this directory; name the files themselves"
    fails(newslint, message, "sub", "z.txt")


def test_a_glob_that_matches_nothing(newslint: Command) -> None:
    result = newslint("check", "*.rst")
    assert result.stderr.startswith("*.rst: no file matches; ")
    assert result.exit_code == 2


BROKEN = """\
extends: default
selct: [WID]
ignore: [XYZ999]
rules:
  - id: HSE001
    name: bad-pattern
    kind: pattern
    summary: s
    message: m
    pattern: "(未闭合"
  - id: hse2
    name: bad-code
    kind: words
    summary: s
    message: m
    words: {对: 对}
"""


def test_a_broken_rule_book(newslint: Command) -> None:
    """All that is wrong with it is said, each once, with its line; other books' files go on."""
    Path("sub").mkdir()
    Path("sub/a.txt").write_text(BAD)
    Path("sub/b.txt").write_text(BAD)
    Path("sub/rules.yaml").write_text(BROKEN)
    result = newslint("check", "--output-format", "concise")
    lines = result.stderr.splitlines()
    assert [line.split(": ", 1)[0] for line in lines] == [
        f"{Path('sub/rules.yaml').absolute()}:{number}" for number in (2, 3, 10, 11)
    ]
    assert "did you mean “select”?" in lines[0]
    assert "XYZ999" in lines[1]
    assert "not a valid pattern" in lines[2]
    assert "z.txt:1:6: HSE001" in result.stdout
    assert result.exit_code == 2


@pytest.mark.parametrize("command", ["rules", "explain --all", "test-rules", "check", "baseline"])
def test_a_broken_rule_book_in_every_command(newslint: Command, command: str) -> None:
    Path("rules.yaml").write_text("rules: [\n")
    result = newslint(*command.split())
    assert result.stderr.startswith(f"{Path('rules.yaml').absolute()}:2: YAML: ")
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_unknown_code(newslint: Command, jobs: str) -> None:
    Path("y.txt").write_text(BAD)
    result = newslint("check", "--select", "HSE01", "--jobs", jobs)
    assert result.stderr == "no rule “HSE01”, did you mean “HSE001”?\n"
    assert result.stdout == ""
    assert result.exit_code == 2


RUNAWAY = """\
  - id: HSE004
    name: runaway
    kind: pattern
    summary: s
    message: m
    pattern: "(?:啊|啊啊)+！"
"""


def test_a_pattern_that_runs_away(newslint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.text.limited.SECONDS", 0.01)
    Path("rules.yaml").write_text(BOOK + RUNAWAY)
    Path("a.txt").write_text("啊" * 5000)
    fails(
        newslint,
        "a.txt: rule HSE004 (runaway) ran out of time; simplify its pattern in rules.yaml, or "
        "leave it out (--ignore HSE004)",
    )
    assert newslint("check", "a.txt", "--ignore", "HSE004").exit_code == 0


def test_a_pattern_that_runs_away_in_a_case(
    newslint: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lint.text.limited.SECONDS", 0.01)
    bad = "啊" * 500
    entry = RUNAWAY + f"    cases:\n      - {{bad: {bad}}}\n      - {{good: 好}}\n"
    Path("rules.yaml").write_text(BOOK + entry)
    result = newslint("test-rules")
    assert "HSE004 runaway: out of time; simplify its pattern\n" in result.stdout
    assert "4 rules, 8 cases\n" in result.stdout
    assert result.exit_code == 1


def test_a_book_of_another_tool_is_named_once(newslint: Command) -> None:
    Path("sub").mkdir()
    Path("sub/rules.yaml").write_text("groups:\n  - name: node\n")
    Path("sub/a.txt").write_text(BAD)
    Path("sub/b.txt").write_text(BAD)
    fails(
        newslint,
        f"{Path('sub/rules.yaml').absolute()}:1: does not look like a newslint rule book "
        "(a mapping, such as extends: default): name one with --config, or use the built-in rules "
        "with --isolated",
    )


def test_a_fault_of_our_own_on_one_file(newslint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("云溪县。\n")
    check = engine.check

    def faulty(document: Document, *args: object, **options: object) -> object:
        if document.raw == "云溪县。\n":
            raise ZeroDivisionError("by\nzero")
        return check(document, *args, **options)

    monkeypatch.setattr(engine, "check", faulty)
    result = newslint("check", "--output-format", "concise")
    assert result.stderr.startswith("a.txt: newslint itself failed (ZeroDivisionError: by zero; ")
    assert result.stderr.count("\n") == 1
    assert "please report it: https://" in result.stderr
    assert "z.txt:1:6: HSE001" in result.stdout
    assert result.exit_code == 2


def test_a_fault_of_our_own_anywhere(newslint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(_: Path) -> Path:
        raise KeyError("rules")

    monkeypatch.setattr("lint.cli.rules.nearest_book", faulty)
    result = newslint("rules")
    assert result.stderr.startswith("newslint itself failed (KeyError: 'rules'; lint/cli/")
    assert (result.stdout, result.stderr.count("\n"), result.exit_code) == ("", 1, 2)


def test_an_interrupt_is_no_finding(newslint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr("lint.cached.nearest_book", interrupted)
    assert newslint("check").exit_code == 130


def test_a_process_that_is_killed(newslint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(
        _: ProcessPoolExecutor, check: Callable[[object], object], chunks: list[object]
    ) -> Iterator[object]:
        yield check(chunks[0])
        raise BrokenProcessPool

    monkeypatch.setattr(ProcessPoolExecutor, "map", broken)
    Path("z1.txt").write_text(BAD)
    Path("z2.txt").write_text(BAD)
    result = newslint("check", "--jobs", "2", "--output-format", "concise")
    said = "not checked to the end, as a process was killed; run again, with --jobs 1 to use "
    assert result.stderr.splitlines() == [f"z{n}.txt: {said}less memory" for n in (1, 2)]
    assert "z.txt:1:6: HSE001" in result.stdout
    assert result.exit_code == 2


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
class TestAFileNameThatIsNotText:
    @pytest.fixture(autouse=True)
    def odd(self, newsroom: Path) -> None:
        Path("z.txt").unlink()
        try:
            Path(os.fsdecode(b"\xff.txt")).write_text(BAD)
        except OSError:
            pytest.skip("the file system takes text only")

    @pytest.mark.parametrize(
        ("form", "name"),
        [
            ("text", "\\xff.txt\n"),
            ("concise", "\\xff.txt:1:6: "),
            ("json", '"filename":"\\\\xff.txt"'),
            ("lsp", "/%FF.txt"),
            ("github", "file=\\xff.txt,"),
            ("sarif", '"uri":"%FF.txt"'),
            ("gitlab", '"path":"\\\\xff.txt"'),
            ("junit", 'file="\\xff.txt"'),
            ("rdjsonl", '"path":"\\\\xff.txt"'),
            ("markdown", "| \\\\xff.txt:1:6 |"),
        ],
    )
    def test_reports(self, newslint: Command, form: str, name: str) -> None:
        result = newslint("check", "--output-format", form)
        assert name in result.stdout
        assert (result.stderr, result.exit_code) == ("", 1)

    def test_diff(self, newslint: Command) -> None:
        assert newslint("check", "--diff").stdout.startswith("--- \\xff.txt\n")

    def test_baseline(self, newslint: Command) -> None:
        newslint("baseline", "-o", "known.json")
        assert list(json.loads(Path("known.json").read_text())["files"]) == ["\\xff.txt"]
        assert newslint("check", "--baseline", "known.json").exit_code == 0

    def test_failures(self, newslint: Command) -> None:
        Path(os.fsdecode(b"\xff.txt")).write_bytes(b"%PDF-1.7 ")
        assert newslint("check").stderr.startswith("\\xff.txt: not text (PDF)")


@pytest.mark.parametrize("character", ["强", "“", ",", " ", "1", "ａ", "a", "<"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_one_long_line(newslint: Command, name: str, character: str) -> None:
    Path(name).write_text(character * 100_000)
    result = newslint("check", "--isolated", "--output-format", "concise", name)
    assert result.stderr == ""


def test_an_empty_file(newslint: Command) -> None:
    Path("a.txt").write_bytes(b"")
    for command in (["check", "a.txt"], ["check", "--isolated", "a.txt"], ["reflow", "a.txt"]):
        result = newslint(*command)
        assert (result.stderr, result.exit_code) == ("", 0)


def test_a_read_only_file(newslint: Command) -> None:
    Path("a.txt").write_text(BAD)
    Path("a.txt").chmod(0o444)
    result = newslint("check", "--fix", "--output-format", "concise")
    assert result.stderr == (
        "a.txt: the file is read-only and was left as it is; make it writable first (chmod u+w)\n"
    )
    assert "a.txt:1:6: HSE001" in result.stdout
    assert result.exit_code == 2
    assert Path("a.txt").read_text() == BAD
    assert Path("z.txt").read_text() == GOOD


def test_an_encoding_that_cannot_hold_the_fix(newslint: Command) -> None:
    data = "清河縣昨日舉行會議，商討資訊安全，與會者眾。\n".encode("big5hkscs")
    Path("rules.yaml").write_text(BOOK.replace("阀值: 阈值", "資訊: 资讯"))
    Path("a.txt").write_bytes(data)
    result = newslint("check", "--fix", "--output-format", "concise")
    assert result.stderr == (
        "a.txt: the fix needs '资', which Big5 does not have; convert the file to UTF-8 first\n"
    )
    assert result.exit_code == 2
    assert Path("a.txt").read_bytes() == data
    assert Path("z.txt").read_text() == GOOD


def test_nothing_is_left_behind(newslint: Command) -> None:
    before = set(Path().iterdir())
    newslint("check", "--fix")
    assert set(Path().iterdir()) == before
