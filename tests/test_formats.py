"""Each format on odd pages: what services read out of it is what is on the page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from conftest import Command
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from lint import __version__
from lint.report import FOR_PEOPLE, FORMATS
from lint.report.gfm import escaped
from lint.report.xml import content, empty
from lint.text.positions import Positions

SCHEMAS = Path(__file__).parent / "schemas"

HOSTILE = "<script>]]>&\"'::error::x|`b`*c*[d](e)\u202eRTL"
"""What XML, Markdown, a runner of jobs or a terminal would obey."""

QUOTING = """\
  - id: HSE009
    name: quoted
    kind: pattern
    severity: error
    summary: {zh: 引, en: quotes}
    message: {zh: "引“{text}”", en: "quotes “{text}”"}
    source: 本报用稿规范
    pattern: "<script>.+"
    cases:
      - {bad: "<script>甲", at: "<script>甲"}
      - {good: "甲"}
"""

PAGES = {
    "一版 50%.txt": "𠮷野家互连网大会开幕！！\r\n\r\n　　日前，互连网\r\n大会开幕。\r\n".encode(),
    "hostile.txt": f"{HOSTILE}\n".encode(),
    "clean.txt": "没有毛病。\n".encode(),
    "empty.txt": b"",
    "gb.txt": "县城一家互连网公司开业，来了不少人。\n".encode("gb18030"),
    "pdf.txt": b"%PDF-1.7 ",
}

FINGERPRINT = re.compile('("(?:fingerprint|contextHash/v1)":")[^"]+')

Check = Callable[..., str]


@pytest.fixture
def pages(newsroom: Path) -> Path:
    with Path("rules.yaml").open("a", encoding="utf-8") as book:
        book.write(QUOTING)
    for name, data in PAGES.items():
        Path(name).write_bytes(data)
    return newsroom


@pytest.fixture
def check(newslint: Command, pages: Path) -> Check:
    """What a format says of some pages, or of all."""

    def run(form: str, *args: str) -> str:
        return str(newslint("check", "--output-format", form, "--lang", "en", *args).stdout)

    return run


def found(check: Check, *args: str) -> list[dict[str, Any]]:
    """The findings as the format json has them, with which others are compared."""
    entries: list[dict[str, Any]] = json.loads(check("json", *args))
    assert {entry["filename"] for entry in entries} >= {"一版 50%.txt", "hostile.txt", "gb.txt"}
    return entries


def place(entry: dict[str, Any]) -> tuple[str, str, int, int]:
    location = entry["location"]
    return entry["filename"], entry["code"], location["row"], location["column"]


def xml(text: str) -> ET.Element:
    return ET.fromstring(text.encode())  # noqa: S314 - our own report


def parsed(form: str, text: str) -> object:
    """A report as what reads it would read it."""
    if form in ("json", "sarif", "gitlab"):
        return json.loads(text)
    if form in ("json-lines", "lsp", "rdjsonl"):
        return [json.loads(line) for line in text.splitlines()]
    if form in ("junit", "checkstyle"):
        return xml(text)
    return text


def baseline() -> str:
    """A baseline that knows nothing."""
    Path("known.json").write_text('{"severity":"warning","files":{}}')
    return "known.json"


class TestAll:
    @pytest.mark.parametrize("form", FORMATS)
    def test_odd_pages(self, check: Check, form: str) -> None:
        text = check(form)
        assert parsed(form, text)
        assert text.endswith("\n")

    @pytest.mark.parametrize("form", FORMATS)
    def test_nothing_to_report(self, check: Check, form: str) -> None:
        parsed(form, check(form, "clean.txt", "empty.txt"))

    @pytest.mark.parametrize(
        "form", ["sarif", "github", "gitlab", "junit", "checkstyle", "rdjsonl"]
    )
    def test_what_failed_is_told(self, check: Check, form: str) -> None:
        text = check(form, "pdf.txt", "gone.txt")
        assert "not text (PDF)" in text
        assert "no such file" in text

    @pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "rdjsonl", "markdown"])
    def test_a_mistake_in_the_book_is_told_once(self, check: Check, form: str) -> None:
        Path("rules.yaml").write_text("rules: 1\n")
        assert check(form).count("rules.yaml:1") == 1

    @pytest.mark.parametrize("form", sorted(set(FORMATS) - FOR_PEOPLE))
    def test_programs_get_no_colours(
        self, check: Check, form: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plain = check(form)
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert check(form) == plain

    def test_snapshot(self, check: Check, snapshot: SnapshotAssertion) -> None:
        here = Path.cwd().as_uri()
        for form in ("gitlab", "junit", "checkstyle", "rdjsonl", "markdown", "sarif"):
            text = check(form).replace(here, "file:///pages").replace(__version__, "VERSION")
            assert FINGERPRINT.sub(r"\1…", text) == snapshot(name=form)


class TestSarif:
    def log(self, check: Check, *args: str) -> dict[str, Any]:
        log: dict[str, Any] = json.loads(check("sarif", *args))
        schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))
        validator = jsonschema.Draft202012Validator(
            schema, format_checker=jsonschema.FormatChecker()
        )
        assert [error.message for error in validator.iter_errors(log)] == []
        (run,) = log["runs"]
        assert isinstance(run, dict)
        return run

    @pytest.mark.parametrize("args", [(), ("clean.txt",), ("pdf.txt",), ("gone.txt",)])
    def test_it_fits_the_schema(self, check: Check, args: tuple[str, ...]) -> None:
        self.log(check, *args)

    def test_each_finding_has_its_place(self, check: Check) -> None:
        run = self.log(check)
        places = []
        for result in run["results"]:
            physical = result["locations"][0]["physicalLocation"]
            location, region = physical["artifactLocation"], physical["region"]
            assert run["artifacts"][location["index"]]["location"]["uri"] == location["uri"]
            assert re.fullmatch(r"[\w.%-]+", location["uri"], re.ASCII)
            name = unquote(location["uri"])
            places.append((name, result["ruleId"], region["startLine"], region["startColumn"]))
        assert places == [*map(place, found(check))]
        assert run["columnKind"] == "unicodeCodePoints"

    def test_a_fix_can_be_carried_out(self, check: Check) -> None:
        run = self.log(check, "gb.txt")
        (result,) = run["results"]
        (change,) = result["fixes"][0]["artifactChanges"]
        (edit,) = change["replacements"]
        region, row = edit["deletedRegion"], PAGES["gb.txt"].decode("gb18030")
        assert region["startLine"] == region["endLine"] == 1
        mended = (
            row[: region["startColumn"] - 1]
            + edit["insertedContent"]["text"]
            + row[region["endColumn"] - 1 :]
        )
        assert mended == row.replace("互连网", "互联网")

    def test_a_rule_explains_itself(self, check: Check) -> None:
        run = self.log(check)
        for result in run["results"]:
            rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
            assert rule["id"] == result["ruleId"]
            assert rule["help"]["markdown"].startswith(f"# {rule['id']} ")
            assert rule["helpUri"].endswith(f"/{rule['id']}/")
            assert rule["defaultConfiguration"]["level"] == result["level"]

    def test_the_level_is_that_of_the_book(self, check: Check) -> None:
        with Path("rules.yaml").open("a", encoding="utf-8") as book:
            book.write("severity: {HSE001: warning}\n")
        (rule,) = self.log(check, "gb.txt")["tool"]["driver"]["rules"]
        assert rule["defaultConfiguration"]["level"] == "warning"

    def test_encodings(self, check: Check) -> None:
        artifacts = self.log(check)["artifacts"]
        encodings = {a["location"]["uri"]: a.get("encoding") for a in artifacts}
        assert encodings["gb.txt"] == "GB18030"
        assert encodings["clean.txt"] == "UTF-8"
        assert encodings["pdf.txt"] is None

    @pytest.mark.parametrize(
        ("args", "status"),
        [(("clean.txt",), 0), (("gb.txt",), 1), (("gb.txt", "--exit-zero"), 0), (("pdf.txt",), 2)],
    )
    def test_exit_status(self, check: Check, args: tuple[str, ...], status: int) -> None:
        (invocation,) = self.log(check, *args)["invocations"]
        assert invocation["exitCode"] == status
        assert invocation["executionSuccessful"] == (status < 2)

    def test_the_exit_status_is_that_of_the_gate(self, check: Check) -> None:
        (invocation,) = self.log(check, "gb.txt", "--max-error-rate", "9999")["invocations"]
        assert invocation["exitCode"] == 0

    def test_a_file_that_cannot_be_read_is_a_notification(self, check: Check) -> None:
        (invocation,) = self.log(check, "pdf.txt")["invocations"]
        (notification,) = invocation["toolExecutionNotifications"]
        assert "not text (PDF)" in notification["message"]["text"]
        (location,) = notification["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "pdf.txt"

    def test_a_fingerprint_stays_when_lines_move(self, check: Check) -> None:
        def marks() -> list[str]:
            results = self.log(check, "two.txt")["results"]
            return [result["partialFingerprints"]["contextHash/v1"] for result in results]

        text = "互连网大会开幕。\n\n互连网大会开幕。\n"
        Path("two.txt").write_text(text)
        before = marks()
        assert len(set(before)) == 2
        Path("two.txt").write_text("新的一段。\n\n" + text)
        assert marks() == before

    def test_copy_makes_no_link(self, check: Check) -> None:
        (result,) = self.log(check, "hostile.txt")["results"]
        assert "\\[d](e)" in result["message"]["text"]

    def test_a_file_elsewhere_has_its_whole_path(
        self, check: Check, monkeypatch: pytest.MonkeyPatch, pages: Path
    ) -> None:
        Path("sub").mkdir()
        monkeypatch.chdir("sub")
        run = self.log(check, "../gb.txt")
        location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location["uri"] == (pages / "gb.txt").as_uri()
        assert "uriBaseId" not in location

    def test_places_on_other_pages(self, check: Check) -> None:
        story = "云溪县今年新修乡村公路一百二十公里，惠及十七个村庄的两万多名群众。"
        Path("issue").mkdir()
        Path("issue/rules.yaml").write_text("extends: default\nselect: [DUP006]\n")
        for name, head in (("甲.txt", "修路"), ("乙.txt", "通路")):
            Path("issue", name).write_text(f"{head}\n\n　　{story * 4}\n")
        (result, *_) = self.log(check, "issue")["results"]
        here = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        places = [
            related["physicalLocation"]["artifactLocation"]["uri"]
            for related in result["relatedLocations"]
        ]
        assert {unquote(uri) for uri in (here, *places)} == {"issue/甲.txt", "issue/乙.txt"}
        assert all(related["message"]["text"] for related in result["relatedLocations"])


class TestGitLab:
    def entries(self, check: Check, *args: str) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = json.loads(check("gitlab", *args))
        schema = json.loads((SCHEMAS / "gitlab-code-quality.json").read_text("utf-8"))
        jsonschema.validate(entries, schema)
        return entries

    @pytest.mark.parametrize("args", [(), ("clean.txt",), ("pdf.txt",), ("gone.txt",)])
    def test_it_fits_the_schema(self, check: Check, args: tuple[str, ...]) -> None:
        self.entries(check, *args)

    def test_each_finding_has_its_place(self, check: Check) -> None:
        places = [
            (location["path"], entry["check_name"], begin["line"], begin["column"])
            for entry in self.entries(check)
            for location in [entry["location"]]
            for begin in [location["positions"]["begin"]]
            if entry["severity"] != "critical"
        ]
        assert places == [*map(place, found(check))]

    def test_fingerprints_are_unique(self, check: Check) -> None:
        for name in ("x.txt", "y.txt"):
            Path(name).write_text("互连网大会开幕。\n\n互连网大会开幕。\n")
        marks = [entry["fingerprint"] for entry in self.entries(check, "x.txt", "y.txt")]
        assert len(set(marks)) == len(marks) == 4

    def test_a_whole_path_below_the_folder_is_cut(self, check: Check, pages: Path) -> None:
        (entry,) = self.entries(check, str(pages / "gb.txt"))
        assert entry["location"]["path"] == "gb.txt"


class TestXml:
    def test_junit(self, check: Check) -> None:
        suites = xml(check("junit"))
        names = {suite.get("name"): suite for suite in suites}
        assert set(names) == set(PAGES)
        assert [case.find("failure") for case in names["clean.txt"]] == [None]
        assert names["pdf.txt"].find("testcase/error") is not None
        for suite in suites:
            for total, kind in (("tests", "."), ("failures", "failure"), ("errors", "error")):
                assert int(suite.get(total, "")) == len(suite.findall(f"testcase/{kind}"))
        cases = [case.get("name") for case in suites.iter("testcase") if list(case)]
        assert len(set(cases)) == len(cases)
        failure = names["hostile.txt"].find("testcase/failure")
        assert failure is not None
        assert failure.get("message") == f"quotes “{HOSTILE}”"

    def test_checkstyle(self, check: Check) -> None:
        files = xml(check("checkstyle"))
        assert {file.get("name") for file in files} == set(PAGES)
        places = [
            (file.get("name"), source.removeprefix("newslint."), int(line), int(column))
            for file in files
            for error in file
            for source, line, column in [
                (error.get("source", ""), error.get("line", ""), error.get("column", ""))
            ]
            if source != "newslint"
        ]
        assert places == [*map(place, found(check))]

    @given(st.text(st.characters(codec=None, exclude_categories=[])))
    def test_any_text_is_well_formed(self, text: str) -> None:
        element = xml(f"<a>{empty('b', c=text)}{content(text)}</a>")
        allowed = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
        assert element[0].get("c") == allowed
        assert (element[0].tail or "") == allowed


class TestReviewdog:
    def entries(self, check: Check, *args: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in check("rdjsonl", *args).splitlines()]

    def test_suggestions_mend_the_bytes(self, check: Check, newslint: Command) -> None:
        """Columns count bytes: also where an edit crosses a line, and behind astral characters."""
        name = "一版 50%.txt"
        lines = PAGES[name].split(b"\r\n")
        for entry in reversed(self.entries(check, name)):
            for suggestion in entry["suggestions"]:
                start, end = suggestion["range"]["start"], suggestion["range"]["end"]
                first, last = start["line"] - 1, end["line"] - 1
                new = (
                    lines[first][: start["column"] - 1]
                    + suggestion["text"].encode()
                    + lines[last][end["column"] - 1 :]
                )
                lines[first : last + 1] = [new]
        newslint("check", "--fix", "--unsafe-fixes", name)
        assert b"\r\n".join(lines) == Path(name).read_bytes() != PAGES[name]

    def test_edits_that_belong_together_are_one_suggestion(self, check: Check) -> None:
        Path("x.txt").write_text("会期 2 天。\n")
        options = ("--isolated", "--select", "SPC001")
        (entry,) = self.entries(check, "x.txt", *options)
        assert [suggestion["text"] for suggestion in entry["suggestions"]] == ["2"]

    def test_severities(self, check: Check) -> None:
        severities = {entry["severity"] for entry in self.entries(check, "--severity", "info")}
        assert severities == {"ERROR", "WARNING", "INFO"}


class TestGitHub:
    COMMAND = re.compile(r"::(error|warning|notice) ([^:]*?)::(.*)")

    def test_each_line_is_one_command(self, check: Check) -> None:
        lines = check("github").splitlines()
        assert all(self.COMMAND.fullmatch(line) for line in lines)
        assert len(lines) == len(found(check)) + 1

    def test_columns_only_within_a_line(self, check: Check) -> None:
        line = "县里的互连网公司今年新招了一百二十名大学毕业生，都是本县人，在互连"
        Path("x.txt").write_text(f"{line}\n网公司上班的已有三百人。\n")
        one, two = check("github", "x.txt").splitlines()
        assert ",line=1,col=4,endLine=1,endColumn=7,title=" in one
        assert ",line=1,endLine=2,title=" in two


class TestMarkdown:
    def test_tables(self, check: Check) -> None:
        text = check("markdown")
        rows = [line for line in text.splitlines() if line.startswith("|")]
        # Each table has as many cells in each row, and copy makes none.
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in rows}
        assert widths == {5, 6, 7}
        assert "<script>" not in text.replace("\\<script", "")
        assert "per 10,000" in text
        assert "\u202e" not in text

    def test_the_most_serious_are_listed_first(self, check: Check) -> None:
        Path("many.txt").write_text("开幕！！\n\n" * 60 + "互连网。\n")
        text = check("markdown", "many.txt").partition("## Findings")[2]
        rows = [line for line in text.splitlines() if "many.txt:" in line]
        assert len(rows) == 50
        assert "HSE001" in rows[0] and "HSE002" in rows[1]
        assert "… and 11 more" in text

    @pytest.mark.parametrize("option", ["--select=HSE", "--ignore=HSE002", "--baseline"])
    def test_no_rate_of_a_part_of_the_findings(self, check: Check, option: str) -> None:
        text = check("markdown", *([option] if "=" in option else [option, baseline()]))
        assert "HSE001" in text
        assert "Error rate" not in text
        assert "per 10,000" not in text

    def test_nothing_checked(self, check: Check) -> None:
        text = check("markdown", "gone.txt")
        assert "no such file" in text
        assert "per 10,000" not in text

    @given(st.text("\\`*_[]<>|#~&$甲\n"))
    def test_what_is_escaped_is_one_line(self, text: str) -> None:
        assert not set(re.sub(r"\\[!-/:-@[-`{-~]", "", escaped(text))) & set("\\`*_[]<>|#~&$\n")


class TestJsonLines:
    def test_they_are_the_entries_of_json(self, check: Check) -> None:
        assert [json.loads(line) for line in check("json-lines").splitlines()] == found(check)


@given(st.text(st.sampled_from("a甲𠮷é\n\r"), max_size=3000), st.integers(0, 3000))
def test_columns_in_bytes(text: str, at: int) -> None:
    at = min(at, len(text))
    row, column = Positions(text).position(at)
    start = at - column + 1
    assert Positions(text).utf8(at) == (row, len(text[start:at].encode()) + 1)


def test_columns_in_bytes_of_a_long_row() -> None:
    text = "前\n" + "甲a𠮷" * 5000
    positions = Positions(text)
    for at in (2, 3, 1025, 1026, 5000, len(text)):
        assert positions.utf8(at) == (2, len(text[2:at].encode()) + 1)
