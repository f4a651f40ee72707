"""What shells complete, asked of the shells themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Command
from terminal import terminal

COMPLETED = """\
source <(newslint completions bash)
complete_words() {
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    compopt() { echo "compopt $1 $2"; }
    _newslint_completion newslint
    printf '%s\\n' "${COMPREPLY[@]}"
}
"""


def shell(*command: str) -> list[str]:
    """The lines that a shell prints; newslint is on its PATH."""
    name = shutil.which(command[0])
    if name is None:
        pytest.skip(f"there is no {command[0]} here")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [name, *command[1:]],
        env=os.environ | {"PATH": path},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout.splitlines()


def bash(*words: str) -> list[str]:
    """What bash completes the last of the words to."""
    return shell("bash", "--norc", "-c", COMPLETED + 'complete_words "$@"', "-", *words)


class TestBash:
    def test_commands(self) -> None:
        assert bash("newslint", "ba") == ["baseline"]

    def test_options(self) -> None:
        assert bash("newslint", "check", "--se") == ["--select", "--severity"]

    def test_values(self) -> None:
        assert bash("newslint", "check", "--severity", "") == ["error", "warning", "info"]

    @pytest.mark.parametrize("words", [["check", "pa"], ["check", "--config", "ru"], ["score", ""]])
    def test_files_are_left_to_the_shell(self, words: list[str]) -> None:
        assert "compopt -o default" in bash("newslint", *words)

    def test_codes(self) -> None:
        assert bash("newslint", "check", "--select", "WI") == ["WID"]
        assert bash("newslint", "report", "--ignore", "WI") == ["WID"]
        assert bash("newslint", "check", "--select", "DUP,wid00") == [
            f"DUP,WID00{number}" for number in range(1, 6)
        ]
        assert "DUP001" in bash("newslint", "explain", "dup")


def test_bash_on_a_terminal_completes_the_names_of_files(newsroom: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    (newsroom / "pages").mkdir()
    (newsroom / "pages" / "头版.txt").touch()
    start = "import os; os.execvp('bash', ['bash', '--norc', '--noprofile', '-i'])"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "PS1": "ready> ", "INPUTRC": os.devnull}
    with terminal("-c", start, environment=environment) as shown:
        shown.wait_for("ready> ")
        shown.type("source <(newslint completions bash); echo do''ne\n")
        shown.wait_for("done")
        shown.type("newslint check pa\t")
        shown.wait_for("pages/")
        shown.type("\t")
        shown.wait_for("头版.txt")


def test_fish() -> None:
    script = "newslint completions fish | source; complete --do-complete 'newslint check --ex'"
    assert shell("fish", "--no-config", "-c", script) == [
        "--exit-zero\tExit with 0 in spite of findings."
    ]


def test_zsh_reads_its_script() -> None:
    script = "compdef() { print -r -- $@ }; source <(newslint completions zsh)"
    assert shell("zsh", "-f", "-c", script) == ["_newslint_completion newslint"]


def test_another_shell(newslint: Command) -> None:
    result = newslint("completions", "csh")
    assert "'csh' is not one of 'bash', 'zsh', 'fish'" in result.stderr
    assert result.exit_code == 2
