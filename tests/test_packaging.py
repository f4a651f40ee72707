"""What is shipped: the wheel, the hooks for other repositories, and the pins of our own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from hatchling.builders.wheel import WheelBuilder

import lint

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    (path,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return ZipFile(path)


@pytest.mark.parametrize("path", ["rules.yaml", "docs/rules.schema.json"])
def test_the_wheel_holds_the_rule_book_and_its_schema(wheel: ZipFile, path: str) -> None:
    assert wheel.read(f"lint/{Path(path).name}") == (ROOT / path).read_bytes()


def test_the_wheel_holds_every_file_of_the_package(wheel: ZipFile) -> None:
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "lint").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours <= set(wheel.namelist())


def test_the_wheel_has_the_version_and_the_command(wheel: ZipFile) -> None:
    folder = f"newslint-{lint.__version__}.dist-info"
    assert f"\nVersion: {lint.__version__}\n" in wheel.read(f"{folder}/METADATA").decode()
    assert "newslint = lint.cli:command" in wheel.read(f"{folder}/entry_points.txt").decode()


def test_the_wheel_names_the_licences_of_all_that_it_holds(wheel: ZipFile) -> None:
    folder = f"newslint-{lint.__version__}.dist-info"
    texts = [ROOT / "LICENSE", *(ROOT / "lint" / "tables").glob("LICENSE-*")]
    notices = [*(ROOT / "lint" / "tables").glob("NOTICE*")]
    metadata = wheel.read(f"{folder}/METADATA").decode()
    for path in (*texts, *notices):
        name = path.relative_to(ROOT).as_posix()
        assert f"\nLicense-File: {name}\n" in metadata
        assert wheel.read(f"{folder}/licenses/{name}") == path.read_bytes()
    named = {"MIT" if "MIT License" in path.read_text("utf-8") else "Apache-2.0" for path in texts}
    assert f"\nLicense-Expression: {' AND '.join(sorted(named))}\n" in metadata


def test_the_changelog_speaks_of_this_version() -> None:
    assert f"## [{lint.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_extension_for_vs_code_has_this_version_and_licence() -> None:
    folder = ROOT / "editors" / "vscode"
    assert json.loads((folder / "package.json").read_text("utf-8"))["version"] == lint.__version__
    assert (folder / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_hooks_for_other_repositories() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"]: hook["entry"] for hook in hooks} == {
        "newslint": "newslint check",
        "newslint-fix": "newslint check --fix",
    }


def test_our_own_hooks_use_the_locked_versions() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^\S+==[^\s;]+", lock, re.MULTILINE))
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    assert all(repo["repo"] == "local" for repo in config["repos"])
    for hook in hooks:
        assert set(hook["additional_dependencies"]) <= locked


LOCKS = ["requirements.lock", "bench/requirements.lock", "docs/requirements.lock"]


def test_the_lock_files_agree_since_they_share_an_environment() -> None:
    pins: dict[str, set[str]] = {}
    for lock in LOCKS:
        text = (ROOT / lock).read_text(encoding="utf-8")
        for name, version in re.findall(r"^([^\s=]+)==(\S+)", text, re.MULTILINE):
            pins.setdefault(name, set()).add(version)
    more = {name for name, versions in pins.items() if len(versions) > 1}
    assert more <= {"pymdown-extensions"}  # one for each Python


@pytest.mark.parametrize("path", LOCKS)
def test_the_lock_files_name_no_place_to_fetch_from(path: str) -> None:
    lock = (ROOT / path).read_text(encoding="utf-8")
    assert not re.search(r"://|--(?:extra-)?index|--find-links|^-e| @ ", lock, re.MULTILINE)
