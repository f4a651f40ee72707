"""Neovim and Emacs for real, set up as the documentation tells their users to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import lint
from lint.fixes import apply
from lint.text.positions import Positions

ROOT = Path(__file__).parent.parent
SETUPS = ROOT / "editors"
DRIVERS = Path(__file__).parent / "drivers"
PAGE = (ROOT / "examples" / "halfwidth.txt").read_text("utf-8")
ASTRAL = "𠮷野家昨日,在云溪县开张。\r\n\r\n𠮷先生说,他很高兴。\r\n"

Step = tuple[str, ...]
Finish = subprocess.CompletedProcess[str]
Open = Callable[..., Finish]
"""Opens a file, takes steps and saves it."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user who has just installed newslint."""
    for variable in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    return tmp_path


def found(editor: str) -> str:
    path = shutil.which(editor)
    if path is None:
        pytest.skip(f"{editor} is not installed")
    return path


def finished(*command: str | Path, cwd: Path) -> Finish:
    return subprocess.run(
        command,
        cwd=cwd,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=240,
    )


def quoted(given: list[str]) -> str:
    """Arguments as both Lua and Emacs Lisp write one."""
    return " ".join(f'"{argument}"' for argument in given)


@pytest.fixture
def neovim(home: Path) -> Open:
    program = found("nvim")
    plugin = home / ".config" / "nvim" / "plugin" / "newslint.lua"
    plugin.parent.mkdir(parents=True)
    shutil.copy(SETUPS / "neovim" / "newslint.lua", plugin)

    def edit(path: str, *steps: Step) -> Finish:
        calls = " ".join(f"{name}({quoted(given)})" for name, *given in steps)
        driver = ("-S", DRIVERS / "neovim.lua", "-c", f"lua run(function() {calls} end)")
        return finished(program, "--headless", "-i", "NONE", path, *driver, cwd=home)

    return edit


@pytest.fixture
def emacs(home: Path) -> Open:
    program = found("emacs")
    if not has_eglot(program):
        pytest.skip("Emacs has no eglot")
    folder = home / ".emacs.d"
    folder.mkdir()
    shutil.copy(SETUPS / "emacs" / "newslint.el", folder)
    (folder / "init.el").write_text(
        "(package-initialize)\n"  # before Emacs 29 eglot is a package
        '(load (locate-user-emacs-file "newslint"))\n'
    )

    def edit(path: str, *steps: Step) -> Finish:
        calls = " ".join(f"({name} {quoted(given)})" for name, *given in steps)
        load = ("-l", folder / "init.el", "-l", DRIVERS / "emacs.el")
        return finished(program, "--batch", *load, "--eval", f'(run "{path}" {calls})', cwd=home)

    return edit


@cache
def has_eglot(emacs: str) -> bool:
    steps = ("-l", "package", "-f", "package-initialize", "-l", "eglot")
    return finished(emacs, "--batch", *steps, cwd=ROOT).returncode == 0


@pytest.fixture(params=["neovim", "emacs"])
def edit(request: pytest.FixtureRequest) -> Open:
    """Either of them."""
    opened: Open = request.getfixturevalue(request.param)
    return opened


def test_the_findings_of_an_example_page_are_shown_where_they_are(edit: Open, home: Path) -> None:
    (home / "page.txt").write_text(PAGE, "utf-8")
    result = edit("page.txt", ("report", "found"))
    assert result.returncode == 0, result.stdout
    positions = Positions(PAGE)
    expected = {(*positions.position(d.span.start), d.code) for d in lint.check(PAGE)}
    lines = (home / "found").read_text("utf-8").splitlines()
    assert sorted(lines) == sorted(f"{row}:{column} {code}" for row, column, code in expected)


def test_a_quick_fix_mends_an_example_page(edit: Open, home: Path) -> None:
    page = home / "page.txt"
    page.write_text(PAGE, "utf-8")
    first = next(d for d in lint.check(PAGE) if d.code == "WID001")
    result = edit("page.txt", ("mend", "WID001"))
    assert result.returncode == 0, result.stdout
    assert page.read_text("utf-8") == apply(PAGE, [first])[0]


def test_line_ends_and_characters_beyond_the_basic_plane_are_kept(edit: Open, home: Path) -> None:
    page = home / "page.txt"
    page.write_bytes(ASTRAL.encode())
    result = edit("page.txt", ("mend", "WID001"), ("mend", "WID001"))
    assert result.returncode == 0, result.stdout
    assert page.read_bytes() == ASTRAL.replace(",", "，").encode()


def test_formatting_mends_what_is_safe(edit: Open, home: Path) -> None:
    page = home / "page.txt"
    page.write_text(PAGE, "utf-8")
    result = edit("page.txt", ("format_buffer",))
    assert result.returncode == 0, result.stdout
    assert page.read_text("utf-8") == lint.fix(PAGE)


def test_mistakes_of_a_rule_book_are_shown_in_it(neovim: Open, home: Path) -> None:
    (home / "rules.yaml").write_text("extends: default\nignor: [UNI]\n", "utf-8")
    result = neovim("rules.yaml", ("report", "found"))
    assert result.returncode == 0, result.stdout
    assert (home / "found").read_text("utf-8") == "2:1 -\n"


def test_a_new_buffer_is_checked_once_it_has_a_name(neovim: Open, home: Path) -> None:
    (home / "page.txt").write_text(PAGE, "utf-8")
    typed = (("new", "今天,晴。"), ("name", "new.txt"), ("report", "found"))
    result = neovim("page.txt", ("report", "page"), *typed)  # the server runs by then
    assert result.returncode == 0, result.stdout
    assert (home / "found").read_text("utf-8") == "1:3 WID001\n"


def test_a_missing_command_is_told(edit: Open, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "page.txt").write_text(PAGE, "utf-8")
    monkeypatch.setenv("PATH", str(home))
    assert 'pip install "newslint[server]"' in edit("page.txt").stdout


@pytest.fixture
def vim(home: Path) -> Callable[[str], Finish]:
    """Runs commands of Vim, parted by bars."""
    program = found("vim")
    plugin = home / ".vim" / "plugin" / "newslint.vim"
    plugin.parent.mkdir(parents=True)
    shutil.copy(SETUPS / "vim" / "newslint.vim", plugin)
    (home / ".vimrc").write_text("set nocompatible encoding=utf-8\n")

    def run(steps: str) -> Finish:
        commands = [f"-c{step.strip()}" for step in steps.split("|")]
        return finished(program, "-es", "-i", "NONE", "--not-a-term", *commands, cwd=home)

    return run


def test_vim_jumps_to_what_newslint_reports(vim: Callable[[str], Finish], home: Path) -> None:
    page = home / "page.txt"
    page.write_bytes(ASTRAL.encode())
    result = vim("edit page.txt | Newslint | cfirst | normal! r， | cnext | normal! r， | wqall!")
    assert page.read_bytes() == ASTRAL.replace(",", "，").encode(), result.stdout


def test_vim_says_that_nothing_is_found(vim: Callable[[str], Finish], home: Path) -> None:
    (home / "page.txt").write_text("今天，晴。\n", "utf-8")
    vim("edit page.txt | redir! > said | Newslint | redir END | quitall!")
    assert "newslint: no findings" in (home / "said").read_text("utf-8")


def test_vim_asks_for_a_name(vim: Callable[[str], Finish], home: Path) -> None:
    vim("redir! > said | Newslint | redir END | quitall!")
    assert "newslint: give the buffer a name first" in (home / "said").read_text("utf-8")
