"""The steps of action.yml and of GitLab's template, run as the shell scripts that they are."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from string import Template
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB: dict[str, Any] = yaml.safe_load(
    (ROOT / "templates/newslint.gitlab-ci.yml").read_text("utf-8")
)
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")

BAD = "今天,晴。\n"
GOOD = "今天，晴。\n"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")


class Runner:
    """Runs steps as GitHub does, in a checkout, with newslint installed."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkout"
        self.temp = folder / "temp"
        self.checkout.mkdir()
        (self.temp / "newslint").mkdir(parents=True)
        (self.temp / "newslint" / "cache").symlink_to(os.environ["NEWSLINT_CACHE_DIR"])
        self.output, self.summary = (folder / name for name in ("output", "summary"))
        for file in (self.output, self.summary):
            file.touch()

    def run(
        self, name: str, given: dict[str, str] | None = None, path: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """A step, given these inputs; `path` comes before the rest of PATH."""
        first = os.pathsep.join(map(str, filter(None, (path, Path(sys.executable).parent))))
        inputs = STEPS[name]["env"].items()
        environment = {key: self.filled_in(value, given or {}) for key, value in inputs} | {
            "PATH": f"{first}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.temp),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
        }
        script = self.temp / "script.sh"
        script.write_text(STEPS[name]["run"], "utf-8")
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.checkout,
            env=environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    def filled_in(self, value: str, given: dict[str, str]) -> str:
        """A value in which GitHub fills in its expressions."""
        inputs = {name: of["default"] for name, of in ACTION["inputs"].items()} | given
        known = {f"inputs.{name}": of for name, of in inputs.items()}
        known |= {f"steps.check.outputs.{name}": of for name, of in self.outputs().items()}
        known["github.action_path"] = str(ROOT)
        return EXPRESSION.sub(lambda match: known[match[1]], value)

    def outputs(self) -> dict[str, str]:
        """What the steps have set."""
        lines = self.output.read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


class TestCheck:
    def test_findings(self, runner: Runner) -> None:
        (runner.checkout / "头版 1.txt").write_text(BAD + GOOD, "utf-8")
        done = runner.run("Check")
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("::error file=头版 1.txt,line=1,col=3,")
        outputs = runner.outputs()
        assert outputs["findings"] == "1"
        assert outputs["error-rate"] == "100.00"
        report = json.loads(Path(outputs["sarif"]).read_text("utf-8"))
        (result,) = report["runs"][0]["results"]
        assert result["ruleId"] == "WID001"
        assert "WID001" in runner.summary.read_text("utf-8")
        assert runner.run("Pass or fail").returncode == 1

    def test_nothing_found(self, runner: Runner) -> None:
        (runner.checkout / "a.txt").write_text(GOOD, "utf-8")
        assert runner.run("Check").returncode == 0
        assert runner.outputs()["findings"] == "0"
        assert runner.run("Pass or fail").returncode == 0

    @pytest.mark.parametrize(
        ("given", "status"),
        [
            ({"fail-on": "error"}, 1),
            ({"args": "--ignore\nWID\n"}, 0),
            ({"args": "--exit-zero"}, 0),
            ({"max-error-rate": "5000"}, 0),
            ({"max-error-rate": "3"}, 1),
            ({"baseline": "known.json"}, 0),
            ({"config": "other.yaml"}, 0),
            ({"paths": "b.txt\n"}, 0),
            ({"paths": "b.txt\r\na*.txt"}, 1),
        ],
    )
    def test_inputs(self, runner: Runner, given: dict[str, str], status: int) -> None:
        (runner.checkout / "a 1.txt").write_text(BAD, "utf-8")
        (runner.checkout / "b.txt").write_text(GOOD, "utf-8")
        (runner.checkout / "other.yaml").write_text("extends: default\nignore: [WID]\n")
        if "baseline" in given:
            newslint = Path(sys.executable).with_name("newslint")
            subprocess.run(
                [newslint, "baseline", "-o", "known.json"], cwd=runner.checkout, check=True
            )
        done = runner.run("Check", given)
        assert done.returncode == 0, done.stderr
        assert runner.run("Pass or fail").returncode == status

    def test_since(self, runner: Runner) -> None:
        for command in (
            ["init", "--quiet"],
            ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm1", "--allow-empty"],
        ):
            subprocess.run(["git", *command], cwd=runner.checkout, check=True)
        (runner.checkout / "a.txt").write_text(BAD, "utf-8")
        assert runner.run("Check", {"since": "HEAD"}).returncode == 0
        assert (runner.outputs()["findings"], runner.outputs()["error-rate"]) == ("1", "")
        assert "Error rate" not in runner.summary.read_text("utf-8")

    @pytest.mark.parametrize(
        ("given", "rate"),
        [
            ({}, "100.00"),
            ({"severity": "error"}, "100.00"),
            ({"args": "--exit-zero"}, "100.00"),
            ({"args": "--ignore\nWRD"}, ""),
            ({"args": "--select\nWID"}, ""),
            ({"baseline": "known.json"}, ""),
        ],
    )
    def test_the_rate_is_that_of_the_check(
        self, runner: Runner, given: dict[str, str], rate: str
    ) -> None:
        (runner.checkout / "a.txt").write_text(BAD + GOOD, "utf-8")
        known = json.dumps({"severity": "warning", "files": {}})
        (runner.checkout / "known.json").write_text(known, "utf-8")
        assert runner.run("Check", given).returncode == 0
        assert runner.outputs()["error-rate"] == rate
        assert ("Error rate" in runner.summary.read_text("utf-8")) is bool(rate)

    def test_a_second_use_that_fails_early_tells_nothing_of_the_first(self, runner: Runner) -> None:
        (runner.checkout / "a.txt").write_text(BAD, "utf-8")
        runner.run("Check")
        first = runner.summary.read_text("utf-8")
        assert runner.run("Check", {"args": "--no-such-option"}).returncode == 2
        assert runner.summary.read_text("utf-8") == first

    def test_the_run_itself_fails(self, runner: Runner) -> None:
        (runner.checkout / "a.txt").write_bytes(b"%PDF-1.7 \0")
        done = runner.run("Check")
        assert done.returncode == 2
        assert "a.txt: not text (PDF)" in done.stderr

    @pytest.mark.parametrize(
        "name", sorted(set(ACTION["inputs"]) - {"version", "python-version", "upload-sarif"})
    )
    def test_no_input_is_run(self, runner: Runner, name: str) -> None:
        (runner.checkout / "a.txt").write_text(GOOD, "utf-8")
        runner.run("Check", {name: '$(touch ran)`touch ran`"; touch ran; "\ntouch ran'})
        assert not (runner.checkout / "ran").exists()


class TestInstall:
    @pytest.mark.parametrize(
        ("given", "installed"), [({}, str(ROOT)), ({"version": "1.2.3"}, "newslint==1.2.3")]
    )
    def test_what_is_installed(
        self, runner: Runner, tmp_path: Path, given: dict[str, str], installed: str
    ) -> None:
        python = tmp_path / "bin" / "python"
        python.parent.mkdir()
        python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
        python.chmod(0o755)
        done = runner.run("Install newslint", given, path=python.parent)
        assert done.stdout.splitlines() == ["-m", "pip", "install", "--quiet", installed]


class TestTheFile:
    def test_other_actions_are_pinned(self) -> None:
        uses = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
        assert uses
        assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", used) for used in uses)

    @pytest.mark.parametrize("name", STEPS)
    def test_scripts_hold_no_expressions(self, name: str) -> None:
        assert not EXPRESSION.search(STEPS[name]["run"])

    @pytest.mark.parametrize("name", STEPS)
    def test_shellcheck(self, name: str) -> None:
        if shutil.which("shellcheck") is None:
            pytest.skip("there is no shellcheck here")
        done = subprocess.run(
            ["shellcheck", "--shell=bash", "-"],
            input=STEPS[name]["run"],
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.stdout == ""

    def test_every_input_is_used_and_explained(self) -> None:
        text = (ROOT / "action.yml").read_text("utf-8")
        page = (ROOT / "docs/en/integrations.md").read_text("utf-8")
        for name in ACTION["inputs"]:
            assert f"inputs.{name}" in text
            assert f"| `{name}` |" in page
        for name in ACTION["outputs"]:
            assert f"| `{name}` |" in page


class TestGitLab:
    JOB = GITLAB["newslint"]

    def run(self, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """The script of the job in a checkout whose own file sets these variables.

        They come in GitLab's order: those of an included file, those of the including one, and last
        the job's own. See https://docs.gitlab.com/ci/variables/#cicd-variable-precedence.
        """
        given = GITLAB.get("variables", {}) | variables | self.JOB["variables"]
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        known = {
            **{name: of for name, of in os.environ.items() if not name.startswith("NEWSLINT")},
            "CI_PROJECT_DIR": str(folder),
            "XDG_CACHE_HOME": os.environ["NEWSLINT_CACHE_DIR"],
        }
        return subprocess.run(
            ["sh", "-ec", "\n".join(self.JOB["script"])],
            cwd=folder,
            env=known
            | {name: Template(of).substitute(known) for name, of in given.items()}
            | {"PATH": path},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    def test_its_reports(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(BAD, "utf-8")
        done = self.run(tmp_path, NEWSLINT_OPTIONS="--fail-on error")
        assert done.returncode == 1, done.stderr
        assert "a.txt:1:3: WID001" in done.stdout
        reports = self.JOB["artifacts"]["reports"]
        (finding,) = json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
        assert finding["check_name"] == "WID001"
        assert "WID001" in (tmp_path / reports["junit"]).read_text("utf-8")

    def test_the_checkout_holds_nothing_else(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(BAD, "utf-8")
        self.run(tmp_path)
        reports = self.JOB["artifacts"]["reports"].values()
        assert {path.name for path in tmp_path.iterdir()} == {"a.txt", *reports}

    @pytest.mark.parametrize(
        ("variables", "status"),
        [
            ({}, 1),
            ({"NEWSLINT_PATHS": "b.txt"}, 0),
            ({"NEWSLINT_PATHS": "b.txt a*.txt"}, 1),
            ({"NEWSLINT_OPTIONS": "--ignore WID"}, 0),
            ({"NEWSLINT_SINCE": "HEAD"}, 0),
        ],
    )
    def test_variables(self, tmp_path: Path, variables: dict[str, str], status: int) -> None:
        (tmp_path / "a.txt").write_text(BAD, "utf-8")
        (tmp_path / "b.txt").write_text(GOOD, "utf-8")
        for command in (
            ["init", "--quiet"],
            ["add", "--all"],
            ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm1"],
        ):
            subprocess.run(["git", *command], cwd=tmp_path, check=True)
        done = self.run(tmp_path, **variables)
        assert done.returncode == status, done.stderr

    def test_since_without_a_repository(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(BAD, "utf-8")
        assert "not in a git repository" in self.run(tmp_path, NEWSLINT_SINCE="HEAD").stderr

    def test_every_variable_is_explained(self) -> None:
        page = (ROOT / "docs/en/integrations.md").read_text("utf-8")
        for name in GITLAB["variables"]:
            assert f"| `{name}` |" in page
