"""What was checked before is not checked again, and what differs is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from conftest import BOOK

from lint import book, bookreader, cache, engine
from lint.cache import Cache
from lint.text.lazy import compiled

Command = Callable[..., Result]
TEXT = "阀值在互连网上。\n"
TABLED = """\
rules:
  - {id: HSE001, name: house, kind: words, table: words.tsv, summary: 用词, source: 词表,
     message: "写作“{new}”", cases: [{bad: 阀值}, {good: 阈值}]}
"""


@pytest.fixture
def folder(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and a page with two findings."""
    Path("page.txt").write_text(TEXT)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(newsroom / ".cache" / "newslint"))
    return newsroom / ".cache" / "newslint"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were really checked."""
    checked: list[str] = []
    check = engine.check

    def noted(document: object, *args: object, **options: object) -> object:
        checked.append(document.raw)
        return check(document, *args, **options)

    monkeypatch.setattr(engine, "check", noted)
    return checked


def entries(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.parent != folder)


@pytest.mark.usefixtures("folder")
def test_a_text_is_checked_once(newslint: Command, checks: list[str]) -> None:
    first = newslint("check")
    again = newslint("check")
    assert checks == [TEXT]
    assert (again.stdout, again.exit_code) == (first.stdout, first.exit_code)
    assert again.stdout.count("HSE001") == 2


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("page.txt").write_text(TEXT + "晴。"),
        lambda: Path("rules.yaml").write_text(BOOK.replace("阀值: 阈值", "阀值: 閾值")),
        lambda: Path("page.txt").rename("page.md"),
    ],
    ids=["text", "book", "markup"],
)
def test_what_differs_is_checked(
    newslint: Command, checks: list[str], change: Callable[[], object]
) -> None:
    newslint("check")
    change()
    newslint("check")
    assert len(checks) == 2


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The rule books that were really read, but for the built-in one."""
    books: list[Path] = []
    read = bookreader.read

    def noted(path: Path, *args: object, **options: object) -> object:
        books.append(path)
        return read(path, *args, **options)

    monkeypatch.setattr(bookreader, "read", noted)
    book.default_book()
    books.clear()
    return books


@pytest.mark.usefixtures("folder")
def test_a_book_is_read_once(newslint: Command, readings: list[Path]) -> None:
    first = newslint("check")
    Path("page.txt").write_text("晴。\n" + TEXT)
    again = newslint("check")
    assert len(readings) == 1
    assert again.stdout == first.stdout.replace("  1:", "  2:")


@pytest.mark.parametrize(
    "change",
    [
        lambda _: Path("rules.yaml").write_text(TABLED.replace("写作", "应作")),
        lambda _: Path("words.tsv").write_text("温度\t气温\n"),
        lambda folder: [path.write_bytes(b"no pickle") for path in entries(folder)],
    ],
    ids=["book", "table", "broken"],
)
def test_a_book_that_changed_is_read_again(
    newslint: Command, readings: list[Path], folder: Path, change: Callable[[Path], object]
) -> None:
    Path("rules.yaml").write_text(TABLED)
    Path("words.tsv").write_text("阀值\t阈值\n")
    newslint("check")
    change(folder)
    Path("page.txt").write_text("温度的阀值在互连网上。\n")
    kept = newslint("check")
    assert len(readings) == 2
    assert kept.stdout == newslint("check", "--no-cache").stdout


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("file", ["rules.yaml", "words.tsv"])
def test_a_book_that_is_saved_while_it_is_read_is_kept_as_neither(
    newslint: Command, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    Path("rules.yaml").write_text(TABLED)
    Path("words.tsv").write_text("阀值\t阈值\n")
    old = Path(file).read_text()
    read = bookreader.read

    def saved_before(path: Path, *args: object, **options: object) -> object:
        if path.name == "rules.yaml" and path.parent == Path.cwd():
            Path(file).write_text(old.replace("写作", "应作").replace("阈值", "门限值"))
        return read(path, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(bookreader, "read", saved_before)
        new = newslint("check").stdout
    assert newslint("check").stdout == new
    Path(file).write_text(old)
    assert newslint("check").stdout == newslint("check", "--no-cache").stdout != new


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "options",
    [
        ["--select", "HSE001"],
        ["--ignore", "HSE001"],
        ["--severity", "info"],
        ["--isolated"],
    ],
    ids=lambda options: options[0],
)
def test_other_options_are_other_runs(
    newslint: Command, checks: list[str], options: list[str]
) -> None:
    newslint("check")
    newslint("check", *options)
    assert len(checks) == 2


@pytest.mark.usefixtures("folder")
def test_what_is_known_is_mended_all_the_same(newslint: Command) -> None:
    newslint("check")
    newslint("check", "--fix")
    assert Path("page.txt").read_text() == "阈值在互联网上。\n"
    assert newslint("check").exit_code == 0


@pytest.mark.usefixtures("folder")
def test_a_table_belongs_to_its_book(newslint: Command) -> None:
    book = BOOK.replace("words: {互连网: 互联网, 阀值: 阈值}", "table: own.tsv")
    Path("own.tsv").write_text("互连网\t互联网\n阀值\t阈值\n")
    Path("rules.yaml").write_text(book)
    assert newslint("check").stdout.count("HSE001") == 2
    Path("own.tsv").write_text("互连网\t互联网\n")
    assert newslint("check").stdout.count("HSE001") == 1


@pytest.mark.usefixtures("folder")
def test_settings_of_some_files_hold_for_them(newslint: Command) -> None:
    Path("rules.yaml").write_text(BOOK + "per-path: {'old/**': {ignore: [HSE001]}}\n")
    Path("old").mkdir()
    Path("old/page.txt").write_text(TEXT)
    for _ in range(2):
        result = newslint("check", "page.txt", "old/page.txt", "--output-format", "concise")
        assert result.stdout.count("HSE001") == 2
        assert "old/page.txt" not in result.stdout


@pytest.mark.usefixtures("folder")
def test_a_book_to_which_no_way_leads(newslint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_way(path: object, start: object = None) -> str:
        raise ValueError((path, start))

    monkeypatch.setattr(os.path, "relpath", no_way)  # as from one drive of Windows to another
    Path("a.txt").write_text("互连网大会。\n")
    assert newslint("check", "--config", "rules.yaml", "a.txt").exit_code == 1


@pytest.mark.usefixtures("folder")
def test_a_baseline_is_part_of_what_was_asked(newslint: Command) -> None:
    assert newslint("check").stdout.count("HSE001") == 2
    newslint("baseline")
    assert newslint("check", "--baseline", "newslint-baseline.json").exit_code == 0
    assert newslint("check").stdout.count("HSE001") == 2


@pytest.mark.usefixtures("folder")
def test_an_issue_is_compared_again_when_a_page_differs(newslint: Command) -> None:
    first, second = Path("issue/1.txt"), Path("issue/2.txt")
    first.parent.mkdir()
    story = "清河县春耕进度过半\n本报讯 连日来，清河县各镇抢抓农时，机声隆隆，田间一片繁忙景象。"
    rest = "截至昨日，全县已翻耕农田三万余亩，完成计划的六成，预计月底全部完工，比去年提早一周。"
    first.write_text(f"{story}{rest}\n")
    second.write_text(f"{story}{rest.replace('三万', '四万')}\n")
    run = ("check", "--isolated", "--select", "DUP006", "issue", "--output-format", "concise")
    found = newslint(*run)
    assert "DUP006" in found.stdout
    assert newslint(*run).stdout == found.stdout
    second.write_text("云溪镇的桥通车了。\n")
    assert newslint(*run).exit_code == 0


def test_what_is_broken_or_foreign_is_not_believed(newslint: Command, folder: Path) -> None:
    first = newslint("check").stdout
    for number, path in enumerate((*entries(folder), folder / "patterns")):
        path.write_bytes((b"", b"\0" * 80, path.read_bytes()[:-1] + b"\0")[number % 3])
    assert newslint("check").stdout == first
    assert newslint("check").stdout == first


def test_a_cache_that_cannot_be_written(newslint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("page.txt").write_text(TEXT)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", "page.txt/cache")
    result = newslint("check")
    assert result.stdout.count("HSE001") == 2
    assert (result.stderr, result.exit_code) == ("", 1)


def test_no_cache(newslint: Command, folder: Path, checks: list[str]) -> None:
    for _ in range(2):
        newslint("check", "--no-cache")
    assert checks == [TEXT, TEXT]
    assert not folder.exists()


@pytest.mark.usefixtures("folder")
def test_clean_leaves_a_folder_that_is_no_cache(newslint: Command, newsroom: Path) -> None:
    own = [newsroom / name for name in (".gitignore", "patterns", "CACHEDIR.TAG", "副刊/一.txt")]
    (newsroom / "副刊").mkdir()
    for path in own:
        path.write_text("*\n")
    result = newslint("clean", "--cache-dir", ".")
    assert "no cache" in result.stdout
    assert all(path.exists() for path in own)
    assert newslint("clean", "--cache-dir", "").exit_code == 2


def test_facts_that_cannot_be_read_are_gathered_again(newslint: Command, folder: Path) -> None:
    Path("z.txt").write_text("晴。\n")
    run = ("check", "--isolated", "--output-format", "concise")
    newslint(*run)
    for path in entries(folder):
        kept = Cache(folder).get(path.parent.name + path.name)
        if isinstance(kept, tuple) and len(kept) == 2:
            Cache(folder).put(path.parent.name + path.name, (kept[0], b"foreign"))
    Path("z.txt").write_text("多云。\n")
    result = newslint(*run)
    assert (result.stderr, result.exit_code) == ("", 0 if "No findings" in result.stdout else 1)


def test_an_entry_of_another_name_is_not_believed(newslint: Command, folder: Path) -> None:
    Path("z.txt").write_text("晴。\n")
    run = ("check", "--output-format", "concise")
    first = newslint(*run).stdout
    kept = sorted(entries(folder))
    for path in kept[1:]:
        path.write_bytes(kept[0].read_bytes())
    assert newslint(*run).stdout == first


def test_clean_takes_away_what_is_its_own(newslint: Command, folder: Path) -> None:
    newslint("check")
    assert any(entries(folder))
    assert str(folder) in newslint("clean").stdout
    assert not folder.exists()
    newslint("check")
    (folder / "mine").write_text("")
    newslint("clean")
    assert [path.name for path in folder.iterdir()] == ["mine"]


def test_runs_at_once(folder: Path) -> None:
    run = [sys.executable, "-m", "lint", "check", "--output-format", "concise"]
    runs = [subprocess.Popen(run, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = {process.communicate()[0] for process in runs}
    assert len(said) == 1
    assert said.pop().count("HSE001") == 2
    assert any(entries(folder))


def test_patterns_that_are_kept_find_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pattern, text = r"(?<a>[增提]\w)(?=\L<to>)", "增长到提高至增加"
    with cache.use(tmp_path):
        new = compiled(pattern, 0, {"to": {"到", "至"}})
    monkeypatch.setattr("lint.text.lazy._compile", None)
    with cache.use(tmp_path):
        kept = compiled(pattern, 0, {"to": {"至", "到"}})
    spans = [match.span("a") for match in kept.finditer(text)]
    assert spans == [match.span("a") for match in new.finditer(text)] == [(0, 2), (3, 5)]


def test_patterns_are_the_same_in_every_process(folder: Path) -> None:
    pages = sorted((Path(__file__).parent / "contradictions").glob("*.txt"))[:9]
    run = [sys.executable, "-m", "lint", "check", "--isolated", *map(str, pages), "--severity"]
    sizes = []
    for seed, severity in (("1", "info"), ("2", "warning")):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([*run, severity], check=False, stdout=subprocess.DEVNULL, env=env)
        sizes.append((folder / "patterns").stat().st_size)
    assert sizes[0] == sizes[1]
