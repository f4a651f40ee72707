"""What a baseline knows, and what becomes of entries that are gone."""

from __future__ import annotations

import json
import os
import random
import re
import shlex
import sys
from pathlib import Path

import pytest
from conftest import Command
from moved import figure
from pages import ARTICLE, set_lines

BAD = "互连网大会！！"


def page(chance: random.Random) -> str:
    """A column of clauses in any order, some with a defect."""
    clauses = re.findall("[^，。]+[，。]", "".join(ARTICLE[1:])) * 2
    chance.shuffle(clauses)
    for at in chance.sample(range(len(clauses)), 6):
        clause = clauses[at]
        middle = len(clause) // 2
        clauses[at] = clause[:middle] + chance.choice(["互连网", "！！", "阀值"]) + clause[middle:]
    return "\n".join(set_lines("".join(clauses), 18))


def test_what_is_untouched_stays_known_and_nothing_new_is_hidden(newslint: Command) -> None:
    def run(*arguments: str) -> str:
        result = newslint(*arguments)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    chance = random.Random(0)  # noqa: S311 - to be repeated
    found = figure(run, Path("pages"), [page(chance) for _ in range(60)], edits=500)
    assert found.untouched > 250
    assert found.known >= 0.99 * found.untouched
    assert found.new > 5
    assert found.hidden == 0


class TestGone:
    @pytest.fixture(autouse=True)
    def known(self, newslint: Command) -> None:
        for name in ("a.txt", "b.txt", "sub/c.txt"):
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(f"大会在云溪县开幕。\n{BAD}\n")
        assert newslint("baseline", "-o", "known.json").exit_code == 0

    def files(self) -> dict[str, list[str]]:
        """By file, the rules of which the baseline knows something."""
        files = json.loads(Path("known.json").read_text())["files"]
        return {name: sorted(entry[:6] for entry in entries) for name, entries in files.items()}

    BOTH = ["HSE001", "HSE002"]  # noqa: RUF012 - never changed

    def test_a_check_tells_of_them(self, newslint: Command) -> None:
        Path("a.txt").write_text("互连网大会！\n")
        result = newslint("check", "--baseline", "known.json")
        assert result.stderr == (
            "known.json: 1 known finding gone; "
            "newslint baseline --prune -o known.json drops what is gone\n"
        )
        assert result.exit_code == 0

    def test_a_check_says_nothing_where_all_are_found(self, newslint: Command) -> None:
        assert newslint("check", "--baseline", "known.json").stderr == ""

    def test_prune_drops_them(self, newslint: Command) -> None:
        Path("a.txt").write_text("互连网大会！\n")
        Path("b.txt").write_text("互联网大会。\n")
        result = newslint("baseline", "--prune", "-o", "known.json")
        assert result.exit_code == 0
        assert result.stderr == "known.json: dropped 3 findings, 3 left\n"
        assert self.files() == {"a.txt": ["HSE001"], "sub/c.txt": self.BOTH}

    def test_prune_adds_nothing(self, newslint: Command) -> None:
        Path("a.txt").write_text(f"大会在云溪县开幕。\n{BAD}\n\n互连网公司。\n")
        newslint("baseline", "--prune", "-o", "known.json")
        assert newslint("check", "--baseline", "known.json").exit_code == 1

    def test_prune_keeps_what_it_did_not_look_at(self, newslint: Command) -> None:
        for name in ("a.txt", "b.txt"):
            Path(name).write_text("好。\n")
        newslint("baseline", "--prune", "a.txt", "-o", "known.json")
        assert self.files() == {"b.txt": self.BOTH, "sub/c.txt": self.BOTH}

    def test_files_that_are_deleted(self, newslint: Command) -> None:
        Path("a.txt").unlink()
        Path("sub/c.txt").unlink()
        Path("sub/d.txt").write_text("好。\n")
        newslint("baseline", "--prune", "sub", "-o", "known.json")
        assert self.files() == {"a.txt": self.BOTH, "b.txt": self.BOTH}
        assert "2 known findings gone" in newslint("check", "--baseline", "known.json").stderr
        newslint("baseline", "--prune", "-o", "known.json")
        assert self.files() == {"b.txt": self.BOTH}

    def test_a_file_that_cannot_be_checked_stays_known(self, newslint: Command) -> None:
        Path("a.txt").write_bytes(b"%PDF-1.7 \0")
        result = newslint("baseline", "--prune", "-o", "known.json")
        assert result.exit_code == 2
        assert "a.txt" in self.files()

    @pytest.mark.parametrize(
        "options", [["--select", "HSE002"], ["--ignore", "HSE001"], ["--severity", "error"]]
    )
    def test_rules_that_do_not_run_are_not_missed(
        self, newslint: Command, options: list[str]
    ) -> None:
        Path("a.txt").write_text("互联网大会！！\n" if "error" not in options else "互连网大会！\n")
        assert "gone" not in newslint("check", "--baseline", "known.json", *options).stderr

    def test_advice_that_is_not_asked_for_is_not_missed(self, newslint: Command) -> None:
        Path("a.txt").write_text("日前开会。\n")
        newslint("baseline", "--severity", "info", "-o", "known.json")
        assert newslint("check", "--baseline", "known.json").stderr == ""
        newslint("baseline", "--prune", "-o", "known.json")
        assert self.files()["a.txt"] == ["HSE003"]

    def story(self, newslint: Command) -> str:
        """The page of an issue that the baseline knows a finding of, as both print one story."""
        Path("issue").mkdir()
        for number, name in enumerate(("周小满", "周晓满"), 1):
            story = f"本报清河讯（记者 {name}）" + "".join(ARTICLE[1:])
            Path(f"issue/{number}.txt").write_text(story + "\n")
        newslint("baseline", "--isolated", "-o", "known.json", "issue")
        return next(name for name, codes in self.files().items() if "DUP006" in codes)

    def test_findings_that_compare_pages_need_all_of_them(self, newslint: Command) -> None:
        page = self.story(newslint)
        newslint("baseline", "--isolated", "--prune", "-o", "known.json", page)
        assert "DUP006" in self.files()[page]

    @pytest.mark.parametrize(
        ("beside", "is_judged"),
        [("issue/draft.txt", False), ("issue/ignored.txt", True), ("issue/sub/3.txt", True)],
    )
    def test_pages_that_are_not_checked(
        self, newslint: Command, beside: str, *, is_judged: bool
    ) -> None:
        page = self.story(newslint)
        for number in (1, 2):
            Path(f"issue/{number}.txt").write_text(f"第{number}版，大会在云溪县开幕。\n")
        Path(beside).parent.mkdir(exist_ok=True)
        Path(beside).write_text("草稿。\n")
        Path("issue/.gitignore").write_text("ignored.txt\n")
        pages = ["issue/1.txt", "issue/2.txt"]
        newslint("baseline", "--isolated", "--prune", "-o", "known.json", *pages)
        assert ("DUP006" in self.files().get(page, [])) is not is_judged

    def test_standard_input_by_the_name_of_a_page_that_is_gone(self, newslint: Command) -> None:
        page = self.story(newslint)
        for number in (1, 2):
            Path(f"issue/{number}.txt").unlink()
        Path("issue").rmdir()
        options = ("--isolated", "--baseline", "known.json", "--stdin-filename", page)
        result = newslint("check", *options, stdin="大会在云溪县开幕。\n")
        assert (result.stderr, result.exit_code) == ("", 0)

    def test_standard_input_says_nothing_of_files(self, newslint: Command) -> None:
        Path("a.txt").unlink()
        for names in (["-"], ["--stdin-filename", "b.txt"]):
            result = newslint("check", "--baseline", "known.json", *names, stdin="好。\n")
            assert (result.stderr, result.exit_code) == ("", 0)

    @pytest.mark.parametrize(
        "options", [["--isolated"], ["--config", "other rules.yaml"], ["--config=rules.yaml", "."]]
    )
    def test_what_a_check_advises_drops_what_it_says(
        self, newslint: Command, options: list[str]
    ) -> None:
        other = Path("rules.yaml").read_text() + "ignore: [HSE002]\n"
        Path("other rules.yaml").write_text(other)
        Path("a.txt").write_text("大会在 云溪县开幕。\n\n会期 2 天。\n互连网\n")
        newslint("baseline", *options, "-o", "known.json")
        Path("a.txt").write_text("好。\n")
        said = newslint("check", *options, "--baseline", "known.json").stderr
        told = re.fullmatch(r"known.json: \d+ known findings? gone; newslint (.+) drops .*\n", said)
        assert told, said
        newslint(*shlex.split(told[1]))
        assert newslint("check", *options, "--baseline", "known.json").stderr == ""

    def test_prune_asks_for_a_baseline(self, newslint: Command) -> None:
        result = newslint("baseline", "--prune", "-o", "none.json")
        assert result.stderr == "none.json: no such file; check the path\n"
        assert result.exit_code == 2

    def test_prune_has_no_severity(self, newslint: Command) -> None:
        result = newslint("baseline", "--prune", "--severity", "error", "-o", "known.json")
        assert "no --severity" in result.stderr
        assert result.exit_code == 2

    def test_in_chinese(self, newslint: Command) -> None:
        Path("a.txt").write_text("好。\n")
        result = newslint("check", "--lang", "zh", "--baseline", "known.json", ".")
        assert result.stderr == (
            "known.json：有2处已经没有了，可以用 newslint baseline --prune . -o known.json 删去\n"
        )


class TestNames:
    """A file is known wherever the command runs and however it is named."""

    @pytest.fixture(autouse=True)
    def known(self, newslint: Command, newsroom: Path) -> None:
        Path("copy").mkdir()
        Path("copy/a.txt").write_text(BAD)
        Path("link").symlink_to("copy", target_is_directory=True)
        known = str(newsroom / "known.json")
        assert newslint("baseline", "-o", known, str(newsroom / "copy")).exit_code == 0

    @pytest.mark.parametrize("path", ["copy", "link", "copy/../copy/a.txt", "link/../copy"])
    @pytest.mark.parametrize("baseline", ["known.json", "link/../known.json"])
    def test_links_to_folders(self, newslint: Command, path: str, baseline: str) -> None:
        assert newslint("check", "--baseline", baseline, path).exit_code == 0

    def test_the_baseline_is_named_through_a_link(
        self, newslint: Command, newsroom: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        other = tmp_path_factory.mktemp("other") / "newsroom"
        other.symlink_to(newsroom, target_is_directory=True)
        for path in (".", str(newsroom), str(other)):
            assert newslint("check", "--baseline", str(other / "known.json"), path).exit_code == 0

    def test_a_link_to_a_file_has_a_name_of_its_own(self, newslint: Command) -> None:
        Path("b.txt").symlink_to("copy/a.txt")
        assert newslint("check", "--baseline", "known.json", "b.txt").exit_code == 1

    def test_what_was_a_folder_and_is_a_link_now(self, newslint: Command) -> None:
        Path("copy/a.txt").rename("a.txt")
        Path("copy").rmdir()
        Path("copy").symlink_to("elsewhere", target_is_directory=True)
        assert newslint("baseline", "--prune", "-o", "known.json").exit_code == 0

    def test_no_way_leads_there(
        self, newslint: Command, newsroom: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def no_way(path: object, start: object = None) -> str:
            raise ValueError((path, start))

        monkeypatch.setattr(os.path, "relpath", no_way)  # as from one drive of Windows to another
        assert newslint("baseline", "-o", "known.json", "copy").exit_code == 0
        assert newslint("check", "--baseline", "known.json", "copy").exit_code == 0
        names = json.loads(Path("known.json").read_text())["files"]
        assert list(names) == [(newsroom.resolve() / "copy/a.txt").as_posix()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_name_that_is_not_text_is_not_taken_for_a_deleted_file(newslint: Command) -> None:
    path = Path(os.fsdecode(b"\xff.txt"))
    try:
        path.write_text(BAD)
    except OSError:
        pytest.skip("this file system has no such names")
    newslint("baseline", "-o", "known.json")
    assert "left" in newslint("baseline", "--prune", "-o", "known.json").stderr
    assert newslint("check", "--baseline", "known.json").exit_code == 0


def test_a_baseline_replaces_no_other_file(newslint: Command) -> None:
    Path("a.txt").write_text(BAD, "utf-8")
    Path("notes.log").write_text("注意", "utf-8")
    for file in ("a.txt", "notes.log"):
        before = Path(file).read_bytes()
        result = newslint("baseline", "-o", file)
        assert f"{file}: this file is no baseline and was left as it is" in result.stderr
        assert result.exit_code == 2
        assert Path(file).read_bytes() == before


def test_a_baseline_is_kept_where_not_all_could_be_checked(newslint: Command) -> None:
    Path("a.txt").write_text(BAD, "utf-8")
    result = newslint("baseline", "a.txt", "-o", "known.json")
    assert "known.json: recorded 2 findings" in result.stderr
    before = Path("known.json").read_bytes()
    assert newslint("baseline", "b.txt", "-o", "known.json").exit_code == 2
    assert Path("known.json").read_bytes() == before
