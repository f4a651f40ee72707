"""``check --since``: what git says has changed, in repositories that are really made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Command
from pages import FIRST, set_lines

from lint.suppress.changes import Changes, Hunk

BAD = "互连网大会。\n"
GOOD = "大会在云溪县开幕。\n"

Found = list[tuple[str, int, str]]


def git(*arguments: str, folder: str | Path = ".") -> str:
    """What git prints; it knows no configuration but the repository's own."""
    quiet = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{
            f"GIT_{who}_{what}": "a@b"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    return subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *arguments],
        cwd=folder,
        env=os.environ | quiet,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def commit(folder: str | Path = ".") -> str:
    """Commit all that there is."""
    git("add", "--all", folder=folder)
    git("commit", "--quiet", "--allow-empty", "-m", "copy", folder=folder)
    return git("rev-parse", "HEAD", folder=folder).strip()


def found(newslint: Command, *arguments: str) -> Found:
    """(file, row, code) of what is reported."""
    result = newslint("check", "--output-format", "json", *arguments)
    assert result.exit_code < 2, result.stderr
    return [(d["filename"], d["location"]["row"], d["code"]) for d in json.loads(result.stdout)]


def column_with_a_word_over_a_line_end() -> tuple[list[str], int]:
    """Lines of a column with two defects, and the line on which the second begins."""
    for at in range(30, len(FIRST)):
        lines = set_lines(f"互连网，{FIRST[:at]}互连网{FIRST[at:]}", 18)
        for number, line in enumerate(lines):
            if line.endswith("互"):
                return lines, number
    raise AssertionError


@pytest.fixture
def repository(newsroom: Path) -> Path:
    """Of one page, in which two lines have a defect."""
    git("init", "--quiet", "--initial-branch=main")
    Path("a.txt").write_text(BAD + GOOD + BAD, "utf-8")
    commit()
    return newsroom


@pytest.mark.usefixtures("repository")
class TestLines:
    def test_nothing_has_changed(self, newslint: Command) -> None:
        result = newslint("check", "--since", "HEAD")
        assert result.exit_code == 0
        assert result.stdout == "Nothing to check.\n"

    def test_a_changed_line_and_a_new_one(self, newslint: Command) -> None:
        Path("a.txt").write_text(BAD + "阀值开幕。\n" + BAD + "互连网\n", "utf-8")
        expected = [("a.txt", 2, "HSE001"), ("a.txt", 4, "HSE001")]
        assert found(newslint, "--since", "HEAD") == expected

    @pytest.mark.parametrize("staged", [True, False])
    def test_the_index_and_the_working_tree(self, newslint: Command, *, staged: bool) -> None:
        Path("a.txt").write_text(BAD + BAD + GOOD + BAD, "utf-8")
        if staged:
            git("add", "a.txt")
        assert len(found(newslint, "--since", "HEAD")) == 1

    def test_what_is_committed_since(self, newslint: Command) -> None:
        Path("a.txt").write_text(BAD + GOOD + BAD + BAD, "utf-8")
        commit()
        assert found(newslint, "--since", "HEAD~1") == [("a.txt", 4, "HSE001")]
        assert found(newslint, "--since", "HEAD") == []

    def test_lines_end_with_crlf(self, newslint: Command) -> None:
        Path("a.txt").write_bytes((BAD + GOOD + BAD).replace("\n", "\r\n").encode())
        commit()
        Path("a.txt").write_bytes((BAD + BAD + BAD).replace("\n", "\r\n").encode())
        assert found(newslint, "--since", "HEAD") == [("a.txt", 2, "HSE001")]

    def test_lines_that_look_like_a_diff(self, newslint: Command) -> None:
        Path("a.txt").write_text("-- a\n++ b/b.txt\n@@ -1 +1 @@\n" + GOOD + BAD, "utf-8")
        Path("b.txt").write_text(BAD, "utf-8")
        commit()
        Path("a.txt").write_text("++ b/b.txt\n@@ -9 +9,9 @@\n" + GOOD + BAD + BAD, "utf-8")
        assert found(newslint, "--since", "HEAD") == [("a.txt", 5, "HSE001")]

    def test_the_last_line_had_no_end(self, newslint: Command) -> None:
        Path("a.txt").write_text(GOOD + "互连网", "utf-8")
        commit()
        Path("a.txt").write_text(GOOD + GOOD + "互连网", "utf-8")
        assert found(newslint, "--since", "HEAD") == []
        Path("a.txt").write_text(GOOD + "互连网公司", "utf-8")
        assert found(newslint, "--since", "HEAD") == [("a.txt", 2, "HSE001")]

    def test_a_finding_over_the_place_of_deleted_lines(self, newslint: Command) -> None:
        lines, at = column_with_a_word_over_a_line_end()
        whole = "\n".join([*lines[: at + 1], lines[at - 1], *lines[at + 1 :]])
        Path("b.txt").write_text(whole, "utf-8")
        commit()
        Path("b.txt").write_text("\n".join(lines), "utf-8")
        assert ("b.txt", 1, "HSE001") in found(newslint)
        assert found(newslint, "--since", "HEAD") == [("b.txt", at + 1, "HSE001")]

    def test_a_finding_that_ends_on_a_changed_line(self, newslint: Command) -> None:
        lines, at = column_with_a_word_over_a_line_end()
        Path("b.txt").write_text("\n".join([*lines[: at + 1], "某" + lines[at + 1][1:]]), "utf-8")
        commit()
        Path("b.txt").write_text("\n".join(lines), "utf-8")
        assert found(newslint, "--since", "HEAD") == [("b.txt", at + 1, "HSE001")]

    def test_a_finding_that_speaks_of_a_changed_line(self, newslint: Command) -> None:
        sentence = "全县上半年新修通村公路三十六公里，惠及沿线十二个村的两万多名群众。\n"
        Path("b.txt").write_text(GOOD + sentence, "utf-8")
        commit()
        for text in (GOOD + sentence + sentence, GOOD + sentence + "\n" + GOOD + "\n" + sentence):
            Path("b.txt").write_text(text, "utf-8")
            whole = [d for d in found(newslint, "--isolated") if d[2].startswith("DUP")]
            changed = [d for d in found(newslint, "--isolated", "--since", "HEAD") if "DUP" in d[2]]
            assert whole == changed != []


@pytest.mark.usefixtures("repository")
class TestFiles:
    def test_an_untracked_file_is_new(self, newslint: Command) -> None:
        Path("b.txt").write_text(BAD, "utf-8")
        assert found(newslint, "--since", "HEAD") == [("b.txt", 1, "HSE001")]

    def test_an_ignored_file_that_is_named_is_new(self, newslint: Command) -> None:
        Path(".gitignore").write_text("drafts/\n")
        Path("drafts").mkdir()
        Path("drafts/b.txt").write_text(BAD, "utf-8")
        commit()
        assert found(newslint, "--since", "HEAD", "drafts") == [("drafts/b.txt", 1, "HSE001")]

    def test_a_renamed_file_is_followed(self, newslint: Command) -> None:
        Path("a.txt").write_text("".join(f"第{n}号公告已经发布。\n" for n in range(20)) + BAD)
        commit()
        Path("sub").mkdir()
        git("mv", "a.txt", "sub/新 名.txt")
        assert found(newslint, "--since", "HEAD") == []
        with Path("sub/新 名.txt").open("a", encoding="utf-8") as file:
            file.write(BAD)
        assert found(newslint, "--since", "HEAD") == [("sub/新 名.txt", 22, "HSE001")]
        commit()
        assert found(newslint, "--since", "HEAD~1") == [("sub/新 名.txt", 22, "HSE001")]

    def test_a_copy_is_new(self, newslint: Command) -> None:
        Path("b.txt").write_text(Path("a.txt").read_text("utf-8"), "utf-8")
        git("add", "b.txt")
        assert [name for name, *_ in found(newslint, "--since", "HEAD")] == ["b.txt", "b.txt"]

    def test_a_deleted_file(self, newslint: Command) -> None:
        Path("b.txt").write_text(GOOD, "utf-8")
        commit()
        Path("a.txt").unlink()
        assert found(newslint, "--since", "HEAD") == []

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
    @pytest.mark.parametrize(
        "name",
        [
            "头版 要闻.txt",
            'say "so".txt',
            "tab\there.txt",
            "back\\slash.txt",
            "-n.txt",
            "a b/c -> d.txt",
        ],
    )
    def test_odd_names(self, newslint: Command, name: str) -> None:
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(BAD + GOOD, "utf-8")
        commit()
        path.write_text(BAD + GOOD + BAD, "utf-8")
        assert found(newslint, "--since", "HEAD", ".") == [(name, 3, "HSE001")]

    def test_utf_16_which_git_takes_for_binary(self, newslint: Command) -> None:
        Path("b.txt").write_text(GOOD + BAD, "utf-16")
        commit()
        assert found(newslint, "--since", "HEAD") == []
        Path("b.txt").write_text(GOOD + BAD + GOOD, "utf-16")
        assert found(newslint, "--since", "HEAD") == [("b.txt", 2, "HSE001")]

    def test_an_empty_file(self, newslint: Command) -> None:
        Path("b.txt").write_text("")
        assert found(newslint, "--since", "HEAD") == []

    def test_a_folder_in_which_nothing_has_changed_is_not_looked_at(
        self, newslint: Command
    ) -> None:
        Path("old").mkdir()
        Path("old/c.txt").write_bytes(b"%PDF-1.7 \0")
        commit()
        assert newslint("check", "--since", "HEAD").exit_code == 0
        assert newslint("check").exit_code == 2

    def test_the_configuration_of_git_changes_nothing(self, newslint: Command) -> None:
        for setting in (
            *("color.ui=always", "diff.noprefix=true", "diff.interHunkContext=9"),
            *("diff.external=false", "diff.renames=false", "core.quotePath=false"),
        ):
            git("config", *setting.split("="))
        git("mv", "a.txt", "新 a.txt")
        Path("新 a.txt").write_text("今天晴。\n" + GOOD + BAD + BAD, "utf-8")
        assert found(newslint, "--since", "HEAD") == [("新 a.txt", 4, "HSE001")]


@pytest.mark.usefixtures("repository")
class TestRevisions:
    def test_what_the_other_branch_did_is_none_of_ours(self, newslint: Command) -> None:
        git("checkout", "--quiet", "-b", "topic")
        Path("b.txt").write_text(BAD, "utf-8")
        commit()
        git("checkout", "--quiet", "main")
        Path("a.txt").write_text(GOOD, "utf-8")
        commit()
        git("checkout", "--quiet", "topic")
        assert found(newslint, "--since", "main") == [("b.txt", 1, "HSE001")]

    @pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "HEAD:a.txt"])
    def test_no_such_revision(self, newslint: Command, revision: str) -> None:
        result = newslint("check", "--since", revision)
        assert f": --since “{revision}”: no such commit, branch or tag here; " in result.stderr
        assert result.stderr.endswith("or git fetch it first\n")
        assert result.exit_code == 2
        assert not Path("x").exists()

    def test_no_history_in_common(self, newslint: Command) -> None:
        git("checkout", "--quiet", "--orphan", "other")
        Path("b.txt").write_text(GOOD, "utf-8")
        commit()
        result = newslint("check", "--since", "main")
        assert "main and HEAD have no ancestor in common" in result.stderr
        assert result.exit_code == 2

    def test_nothing_is_committed_yet(
        self, newslint: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git("init", "--quiet", "new")
        monkeypatch.chdir("new")
        Path("a.txt").write_text(BAD, "utf-8")
        for revision in ("HEAD", "main"):
            result = newslint("check", "--since", revision)
            assert result.exit_code == 2
            assert "nothing is committed on this branch yet" in result.stderr
            assert "leave out --since, or commit first" in result.stderr
        assert "还没有任何提交" in newslint("check", "--since", "HEAD", "--lang", "zh").stderr

    def test_a_shallow_clone(
        self, newslint: Command, monkeypatch: pytest.MonkeyPatch, repository: Path
    ) -> None:
        first = git("rev-parse", "HEAD").strip()
        commit()
        git("clone", "--quiet", "--depth=1", repository.as_uri(), "clone")
        monkeypatch.chdir("clone")
        result = newslint("check", "--since", first)
        assert "this clone is shallow" in result.stderr
        assert "fetch-depth: 0" in result.stderr
        assert result.exit_code == 2
        assert "浅克隆" in newslint("check", "--lang", "zh", "--since", first).stderr
        git("fetch", "--quiet", "--unshallow")
        assert newslint("check", "--since", first).exit_code == 0

    def test_a_linked_work_tree(self, newslint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        git("worktree", "add", "--quiet", "linked")
        monkeypatch.chdir("linked")
        Path("b.txt").write_text(BAD, "utf-8")
        assert found(newslint, "--since", "main") == [("b.txt", 1, "HSE001")]

    def test_a_submodule_goes_by_its_own_history(self, newslint: Command) -> None:
        git("init", "--quiet", "--initial-branch=main", "../sub")
        Path("../sub/b.txt").write_text(BAD, "utf-8")
        commit("../sub")
        git("submodule", "--quiet", "add", Path("../sub").resolve().as_uri(), "sub")
        commit()
        with Path("sub/b.txt").open("a", encoding="utf-8") as file:
            file.write(BAD)
        assert found(newslint, "--since", "HEAD") == [("sub/b.txt", 2, "HSE001")]
        result = newslint("check", "--since", "HEAD~1")
        assert "sub: --since “HEAD~1”: no such commit" in result.stderr

    def test_from_a_hook_of_another_repository(
        self, newslint: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_DIR", "elsewhere")
        monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere/index")
        Path("b.txt").write_text(BAD, "utf-8")
        assert found(newslint, "--since", "HEAD") == [("b.txt", 1, "HSE001")]


class TestWithoutARepository:
    def test_none(self, newslint: Command) -> None:
        Path("a.txt").write_text(BAD, "utf-8")
        result = newslint("check", "--since", "HEAD")
        assert result.stderr == (
            "a.txt: not in a git repository; leave out --since, or use --baseline\n"
        )
        assert result.exit_code == 2

    def test_no_git(self, newslint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        Path(".git").mkdir()
        Path("a.txt").write_text(BAD, "utf-8")
        monkeypatch.setenv("PATH", "nowhere")
        result = newslint("check", "--since", "HEAD")
        assert result.stderr == (
            "git: is not installed, or not on PATH; install it, or leave out --since\n"
        )
        assert result.exit_code == 2

    def test_git_itself_fails(self, newslint: Command) -> None:
        Path(".git").mkdir()
        Path("a.txt").write_text(BAD, "utf-8")
        result = newslint("check", "--since", "HEAD")
        assert "git fails (" in result.stderr
        assert result.stderr.count("\n") == 1
        assert result.exit_code == 2

    def test_standard_input(self, newslint: Command) -> None:
        result = newslint("check", "--since", "HEAD", "-", stdin=BAD)
        assert "--since goes with files" in result.stderr
        assert result.exit_code == 2


@pytest.mark.usefixtures("repository")
class TestBeside:
    def test_fix_mends_what_has_changed(self, newslint: Command) -> None:
        Path("a.txt").write_text(BAD + BAD + GOOD + BAD + "阀值\n", "utf-8")
        result = newslint("check", "--since", "HEAD", "--fix")
        assert Path("a.txt").read_text("utf-8").count("互联网") == 1
        assert Path("a.txt").read_text("utf-8").endswith(BAD + "阈值\n")
        assert result.stdout.startswith("Mended 2. No findings")

    def test_places_are_followed_through_fixes(self, newsroom: Path) -> None:
        changes = Changes({newsroom / "a.txt": (Hunk(2, 1), Hunk(5, 0), Hunk(6, 2))})
        before = "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛\n"
        after = "甲\n乙\n丙丁\n戊\n己\n辛\n"  # two lines are joined, and one is gone

        def changed(text: str) -> list[str]:
            return [text[start:end] for start, end in changes.spans(Path("a.txt"), text, before)]

        assert changed(before) == ["乙\n", "", "己\n庚\n"]
        assert changed(after) == ["乙\n", "丙丁\n", "", "己\n", ""]

    def test_places_are_followed_through_thousands_of_blank_lines(self, newsroom: Path) -> None:
        lines = [f"第{number}条。\n" + "\n" * 19 for number in range(5_000)]
        hunks = tuple(Hunk(20 * number + 1, 1) for number in range(0, 5_000, 2))
        changes = Changes({newsroom / "a.txt": hunks})
        mended = ["".join(lines[:-1]), lines[-1].replace("条", "项")]
        spans = changes.spans(Path("a.txt"), "".join(mended), "".join(lines))
        changed = ["".join(mended)[start:end] for start, end in spans]
        assert changed == [f"第{number}条。\n" for number in range(0, 5_000, 2)] + ["第4999项。\n"]

    def test_the_baseline(self, newslint: Command) -> None:
        Path("a.txt").write_text(BAD + GOOD + BAD + "互连网公司\n阀值\n", "utf-8")
        newslint("baseline", "-o", "known.json")
        Path("a.txt").write_text(BAD + GOOD + BAD + "互连网公司\n阀值\n\n互连网\n", "utf-8")
        options = ("--since", "HEAD", "--baseline", "known.json")
        assert found(newslint, *options) == [("a.txt", 7, "HSE001")]

    def test_the_cache_holds_all_of_it(self, newslint: Command) -> None:
        Path("a.txt").write_text(BAD + GOOD + BAD + BAD, "utf-8")
        for _ in range(2):
            assert len(found(newslint, "--since", "HEAD")) == 1
            assert len(found(newslint)) == 3

    def test_several_processes(self, newslint: Command) -> None:
        for number in range(4):
            Path(f"{number}.txt").write_text(BAD, "utf-8")
        names = [name for name, *_ in found(newslint, "--since", "HEAD", "--jobs", "2")]
        assert names == ["0.txt", "1.txt", "2.txt", "3.txt"]
