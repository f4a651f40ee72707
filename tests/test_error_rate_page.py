"""docs/error-rate.md says what the commands print and what the built-in book charges."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from lint import book as books
from lint.book import default_book
from lint.cli import main
from lint.report.score import words

PAGE = Path(__file__).parent.parent.joinpath("docs", "error-rate.md").read_text("utf-8")
RULE = "rules: [{id: OUR001, name: ours, kind: words, summary: s, message: m, words: {甲: 乙}}]\n"


def test_what_the_commands_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    for name, text in re.findall(r'```text title="(.+?)"\n(.*?)```', PAGE, re.DOTALL):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    shown = re.findall(r"```console\n\$ newslint (.+?)\n(.*?)```", PAGE, re.DOTALL)
    assert len(shown) == 2
    for command, output in shown:
        assert CliRunner().invoke(main, command.split()).stdout == output


def test_what_the_classes_are_charged() -> None:
    rows = [
        f"| `{key}` | {words.title(key, of, 'en')} | {words.weight(of)} | {of.clause} | "
        f"{'yes' if of.is_confirmed else 'no'} | {', '.join(of.rules) or '—'} |"
        for key, of in default_book().schedule.classes.items()
        if of.weight
    ]
    assert [line.replace("\\", "") for line in PAGE.splitlines() if line.startswith("| `")][
        : len(rows)
    ] == rows


def test_the_book_that_it_shows_can_be_used(tmp_path: Path) -> None:
    (book,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "rules.yaml"
    path.write_text(book + RULE, encoding="utf-8")
    schedule = books.load(path).schedule
    assert schedule.class_of("OUR001", "ours") == "text"
    assert schedule.class_of("NAM001", "") == "names"
    assert schedule.class_of("UNI001", "") is None
