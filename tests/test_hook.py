"""The hook, for real: installed by pre-commit, it refuses a bad page and takes the mended one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
BAD = "云溪县昨日,召开防汛会议。\n"
GOOD = "云溪县昨日，召开防汛会议。\n"

CONFIG = """\
repos:
  - repo: {project}
    rev: {rev}
    hooks:
      - id: newslint
      - id: newslint-fix
        stages: [manual]
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs git or pre-commit in `newsroom`, apart from the user's own settings and caches."""
    for variable in os.environ:
        if variable.startswith(("GIT_", "PRE_COMMIT", "PYTHONPATH")):
            monkeypatch.delenv(variable)
    (tmp_path / "newsroom").mkdir()
    (tmp_path / "gitconfig").write_text("[user]\nname = Editor\nemail = editor@example.com\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "hooks"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run_in_newsroom(
        *command: str | Path, cwd: str = "newsroom"
    ) -> subprocess.CompletedProcess[str]:
        if command[0] == "pre-commit":
            command = (sys.executable, "-m", "pre_commit", *command[1:])
        return subprocess.run(
            command, cwd=tmp_path / cwd, capture_output=True, encoding="utf-8", check=False
        )

    return run_in_newsroom


@pytest.fixture
def installed(run: Run, tmp_path: Path) -> None:
    """A newsroom's repository with the hooks of this project, as it now stands, installed."""
    project = tmp_path / "project"
    ignored = shutil.ignore_patterns(".*cache*", "__pycache__", "*.pyc")
    for folder in ("lint", "docs"):
        shutil.copytree(PROJECT / folder, project / folder, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE", "rules.yaml", ".pre-commit-hooks.yaml"):
        shutil.copy(PROJECT / name, project / name)
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "newslint"]):
        assert run("git", *command, cwd="project").returncode == 0
    rev = run("git", "rev-parse", "HEAD", cwd="project").stdout.strip()
    config = CONFIG.format(project=project.as_posix(), rev=rev)
    (tmp_path / "newsroom" / ".pre-commit-config.yaml").write_text(config)
    run("git", "init", "-q")
    result = run("pre-commit", "install", "--install-hooks")
    if "No matching distribution found" in result.stdout and not os.environ.get("CI"):
        pytest.skip("PyPI cannot be reached, so the hook cannot be installed")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.usefixtures("installed")
def test_a_bad_page_is_rejected_mended_and_accepted(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "newsroom" / "page.txt"
    page.write_text(BAD, encoding="utf-8")
    run("git", "add", ".")

    rejected = run("git", "commit", "-m", "A bad page")
    assert rejected.returncode != 0
    assert "page.txt" in rejected.stderr and "WID001" in rejected.stderr
    assert run("git", "log").returncode != 0

    fixing = run("pre-commit", "run", "newslint-fix", "--all-files", "--hook-stage", "manual")
    assert "files were modified by this hook" in fixing.stdout
    assert page.read_text(encoding="utf-8") == GOOD

    run("git", "add", ".")
    accepted = run("git", "commit", "-m", "The mended page")
    assert accepted.returncode == 0, accepted.stderr
    assert run("git", "show", "HEAD:page.txt").stdout == GOOD
