"""A newsroom's folder with a small rule book of its own, and the command run in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from lint.cli import main

BOOK = """\
rules:
  - id: HSE001
    name: house-word
    kind: words
    severity: error
    summary: {zh: 本报用词, en: house word}
    message: {zh: "“{text}”应为“{new}”", en: "write “{new}”, not “{text}”"}
    source: 本报用稿规范
    words: {互连网: 互联网, 阀值: 阈值}
    fix: safe
    cases:
      - {bad: "互连网公司", at: "互连网", fixed: "互联网公司"}
      - {good: "互联网公司"}
  - id: HSE002
    name: loud-mark
    kind: pattern
    summary: {zh: 叹号连用, en: exclamation marks in a row}
    message: {zh: 叹号只用一个, en: one exclamation mark is enough}
    source: 本报用稿规范
    pattern: "！{2,}"
    replace: "！"
    fix: unsafe
    cases:
      - {bad: "太好了！！", at: "！！", fixed: "太好了！"}
      - {good: "太好了！"}
  - id: HSE003
    name: vague-time
    kind: pattern
    severity: info
    summary: {zh: 时间含糊, en: vague time}
    message: {zh: 写明日期, en: give the date}
    source: 本报用稿规范
    pattern: "日前"
    cases:
      - {bad: "日前召开会议。", at: "日前"}
      - {good: "9月15日召开会议。"}
"""

Command = Callable[..., Result]


settings.register_profile("newslint", deadline=None)  # a busy machine is no fault
settings.load_profile("newslint")


@pytest.fixture(autouse=True, scope="session")
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the tests' own, of which none was there and none is left; and English."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("LC_ALL", "C.UTF-8")
        yield


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, but for a rules.yaml, that is also the current directory."""
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    Path("rules.yaml").write_text(BOOK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def newslint(newsroom: Path) -> Command:
    """Runs the command in the newsroom; `stdin` can be text or bytes."""

    def run(*args: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, args, input=stdin, catch_exceptions=False)

    return run
