"""The pages of one issue, checked in one run: what comparing them finds."""

from __future__ import annotations

import json
import os
import pickle
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Command
from pages import ARTICLE, FIRST, HEADLINE, SECOND, THIRD, set_page

from lint.book import default_rules
from lint.diagnostic import Applicability, Severity
from lint.engine import gather
from lint.job import Job
from lint.run import run
from lint.text.document import Document

CODE = "DUP006"
CHANGED = SECOND.replace("王立春", "王立夏").replace("八个月", "8个月")
OTHER_VERSION = ["项目落地快，企业心里暖", FIRST, CHANGED, THIRD]


def page(paragraphs: list[str]) -> str:
    return "\n".join(paragraphs) + "\n"


@pytest.fixture
def issue(newsroom: Path) -> Path:
    """A folder with two pages: one story in two versions, the first set in a column."""
    Path("rules.yaml").write_text("extends: default\n", encoding="utf-8")
    folder = newsroom / "issue"
    folder.mkdir()
    (folder / "1.txt").write_text(set_page(ARTICLE), encoding="utf-8")
    (folder / "2.txt").write_text(page(OTHER_VERSION), encoding="utf-8")
    return folder


def found(newslint: Command, *args: str | Path) -> list[dict[str, Any]]:
    result = newslint("check", "--select", CODE, "--output-format", "json", *map(str, args))
    assert result.exit_code < 2, result.stderr
    listed: list[dict[str, Any]] = json.loads(result.stdout)
    return listed


def test_a_story_of_two_versions_is_reported_with_the_places_that_differ(
    newslint: Command, issue: Path
) -> None:
    (story,) = found(newslint, "--lang", "zh", issue)
    assert story["filename"] == str(issue / "2.txt")
    assert story["location"] == {"row": 1, "column": 1}
    other, *places = story["related"]
    assert other["filename"] == str(issue / "1.txt")
    assert other["location"] == {"row": 1, "column": 1}
    assert [place["message"] for place in places] == [
        "此处“了8个”，另一版“了八个”",
        "此处“立夏说”，另一版“立春说”",
    ]
    lines = (issue / "2.txt").read_text(encoding="utf-8").splitlines()
    marked = [
        lines[place["location"]["row"] - 1][
            place["location"]["column"] - 1 : place["end_location"]["column"] - 1
        ]
        for place in places
    ]
    assert marked == ["8", "夏"]


def test_the_report_for_people_names_the_places(newslint: Command, issue: Path) -> None:
    shown = newslint("check", "--select", CODE, "--lang", "zh", str(issue)).stdout
    assert f"{issue / '1.txt'}:1:1  另一版在这里" in shown
    assert "3:40  此处“了8个”" in shown


def test_an_editor_is_led_to_the_other_page(newslint: Command, issue: Path) -> None:
    result = newslint("check", "--select", CODE, "--output-format", "lsp", str(issue))
    pages = [json.loads(line) for line in result.stdout.splitlines()]
    uris = [
        related["location"]["uri"]
        for diagnostic in pages[1]["diagnostics"]
        for related in diagnostic["relatedInformation"]
    ]
    assert uris == [pages[0]["uri"], pages[1]["uri"], pages[1]["uri"]]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode there")
def test_a_page_whose_name_is_no_utf8_is_named(newslint: Command, issue: Path) -> None:
    for number in (1, 2):
        (issue / f"{number}.txt").rename(issue / os.fsdecode(bytes([0xB0 + number]) + b".txt"))
    result = newslint("check", "--output-format", "json", "--select", CODE, str(issue))
    (found,) = json.loads(result.stdout)
    assert found["message"].startswith("this story stands on \\xb1.txt too")


def test_pages_in_several_processes_are_compared_too(issue: Path) -> None:
    paths = sorted(issue.iterdir())
    alone, apart = (list(run(paths, Job(isolated=True), n)) for n in (1, 2))
    assert alone == apart
    assert [[d.code for d in result.diagnostics] for result in alone] == [[], [CODE]]


def test_an_archive_is_compared_by_so_many_pages_at_a_time(
    issue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(issue.iterdir())
    for most, codes in ((2, [[], [CODE]]), (1, [[], []])):
        monkeypatch.setattr("lint.run.MOST_PAGES", most)
        results = run(paths, Job(isolated=True))
        assert [[d.code for d in result.diagnostics] for result in results] == codes


def test_what_is_gathered_of_a_page_holds_none_of_its_text() -> None:
    facts = gather(Document(set_page(ARTICLE)), default_rules())
    assert SECOND[:6].encode() not in pickle.dumps(facts[CODE])


def test_folders_are_issues_of_their_own(newslint: Command, issue: Path) -> None:
    elsewhere = issue.parent / "next issue"
    elsewhere.mkdir()
    (issue / "2.txt").rename(elsewhere / "2.txt")
    assert found(newslint, issue, elsewhere) == []


def test_a_folder_within_the_folder_does_not_part_the_pages(newslint: Command, issue: Path) -> None:
    (issue / "11").mkdir()
    (issue / "11" / "notes.txt").write_text("没有毛病。\n", encoding="utf-8")
    assert [story["filename"] for story in found(newslint, issue)] == [str(issue / "2.txt")]


def test_a_pattern_that_runs_away_while_pages_are_compared_is_told(
    newslint: Command, issue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lint.text.limited.SECONDS", 0.01)
    Path("rules.yaml").write_text(
        "extends: default\nexcept: {DUP006: [/(?:a|aa)+!/]}\n", encoding="utf-8"
    )
    (issue / "2.txt").write_text(page([*OTHER_VERSION, "a" * 5000]), encoding="utf-8")
    result = newslint("check", "--select", CODE, str(issue))
    assert result.exit_code == 2
    assert "rule DUP006 (story-on-two-pages) ran out of time" in result.stderr


def test_a_page_alone_has_nothing_to_be_compared_with(newslint: Command, issue: Path) -> None:
    assert found(newslint, issue / "2.txt") == []
    result = newslint("check", "--select", CODE, "-", stdin=page(OTHER_VERSION))
    assert result.exit_code == 0


@pytest.mark.parametrize(
    "setting",
    [
        "ignore: [DUP006]",
        "severity: {DUP006: info}",
        "except: {DUP006: [项目落地快，企业心里暖]}",
        'per-path: {"**/2.txt": {ignore: [DUP006]}}',
        'per-path: {"**/2.txt": {severity: {DUP: info}}}',
        'per-path: {"**/2.txt": {except: {DUP: [/项目.*/]}}}',
    ],
)
def test_the_settings_of_the_page_that_is_reported_hold(
    newslint: Command, issue: Path, setting: str
) -> None:
    Path("rules.yaml").write_text(f"extends: default\n{setting}\n", encoding="utf-8")
    result = newslint("check", "--output-format", "json", str(issue))
    assert [d for d in json.loads(result.stdout) if d["code"] == CODE] == []


def test_a_page_on_which_the_rule_does_not_run_takes_no_part(
    newslint: Command, issue: Path
) -> None:
    setting = 'per-path: {"**/1.txt": {ignore: [DUP006]}}'
    Path("rules.yaml").write_text(f"extends: default\n{setting}\n", encoding="utf-8")
    result = newslint("check", "--output-format", "json", str(issue))
    assert [d for d in json.loads(result.stdout) if d["code"] == CODE] == []


def test_exceptions_of_the_other_page_do_not_hold(newslint: Command, issue: Path) -> None:
    setting = 'per-path: {"**/1.txt": {except: {DUP006: [/云溪.+/]}}}'
    Path("rules.yaml").write_text(f"extends: default\n{setting}\n", encoding="utf-8")
    result = newslint("check", "--output-format", "json", str(issue))
    codes = [(d["code"], d["filename"]) for d in json.loads(result.stdout)]
    assert (CODE, str(issue / "2.txt")) in codes


def test_a_comment_and_a_baseline_keep_it_quiet(newslint: Command, issue: Path) -> None:
    newslint("baseline", "-o", "known.json", str(issue))
    assert found(newslint, "--baseline", "known.json", issue) == []
    text = (issue / "2.txt").read_text(encoding="utf-8").replace("\n", "\n\n")
    (issue / "2.txt").unlink()
    (issue / "2.md").write_text(text, encoding="utf-8")
    assert len(found(newslint, issue)) == 1
    (issue / "2.md").write_text(f"<!-- newslint: ignore DUP006 -->\n{text}", encoding="utf-8")
    assert found(newslint, issue) == []


def test_mended_pages_are_compared(issue: Path) -> None:
    """What is safe to mend differs no more once it is mended."""
    comma = FIRST.replace("今年以来，", "今年以来,")
    (issue / "2.txt").write_text(page([HEADLINE, comma, SECOND, THIRD]), encoding="utf-8")
    paths = sorted(issue.iterdir())
    for fix, differing in ((None, 1), (Applicability.SAFE, 0)):
        job = Job(isolated=True, fix=fix, severity=Severity.WARNING)
        story = [d for result in run(paths, job) for d in result.diagnostics if d.code == CODE]
        assert [len(d.related) - 1 for d in story] == [differing]
