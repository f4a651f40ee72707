"""Files are found, read, and written back whole or not at all."""

from __future__ import annotations

import os
import pickle
import stat
from pathlib import Path

import pytest

from lint.discovery import discover
from lint.files import FileError, read, save, write

TEXT = "清河县昨日召开防汛会议。\r\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str, text: str = TEXT) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def found(*paths: str) -> list[str]:
    files, errors = discover(paths)
    assert not errors
    return [file.as_posix() for file in files]


@pytest.mark.usefixtures("folder")
class TestDiscover:
    def test_a_file_is_taken_whatever_its_suffix(self) -> None:
        make("copy.dat", ".hidden/page")
        assert found("copy.dat", ".hidden/page") == ["copy.dat", ".hidden/page"]

    def test_a_directory_gives_its_text_files(self) -> None:
        make("b.txt", "sub/a.md", "sub/c.HTML", "sub/d.py", ".cache/e.txt", "node_modules/f.md")
        assert found(".") == ["b.txt", "sub/a.md", "sub/c.HTML"]

    def test_each_file_comes_once(self) -> None:
        make("a.txt", "b.txt")
        Path("c.txt").symlink_to("a.txt")
        assert found("b.txt", "a.txt", ".", "./a.txt") == ["a.txt", "b.txt"]

    @pytest.mark.parametrize("path", [".", "*.*", "earlier.html"])
    def test_an_earlier_report_is_no_copy(self, path: str) -> None:
        head = '<!doctype html>\n<meta name="generator" content="newslint 1">'
        Path("earlier.html").write_text(head)
        Path("quoted.txt").write_text(head)
        Path("quotes.htm").write_text(f"<p>{head}")
        assert found(path, "quoted.txt", "quotes.htm") == ["quoted.txt", "quotes.htm"]

    def test_globs(self) -> None:
        make("pages/1.txt", "pages/2.md", "pages/old/3.txt", "pages/.git/4.txt", "5.txt")
        assert found("pages/*.txt") == ["pages/1.txt"]
        assert found("**/*.txt") == ["5.txt", "pages/1.txt", "pages/old/3.txt"]
        assert found(str(Path("pages/?.md").absolute())) == [str(Path("pages/2.md").absolute())]

    def test_a_name_that_only_looks_like_a_glob(self) -> None:
        make("a[1].txt", "a1.txt")
        assert found("a[1].txt") == ["a[1].txt"]

    def test_ignore_files_nest_up_to_the_repository(self) -> None:
        Path("repo/.git").mkdir(parents=True)
        make(".gitignore", text="*\n")
        make("repo/.gitignore", text="drafts/\n*.md\n")
        make("repo/news/.gitignore", text="!keep.md\n/only-here.txt\n")
        make("repo/drafts/a.txt", "repo/b.md", "repo/news/keep.md", "repo/news/c.md")
        make("repo/news/only-here.txt", "repo/news/sub/only-here.txt")
        expected = ["repo/news/keep.md", "repo/news/sub/only-here.txt"]
        assert found("repo") == expected
        assert found("repo/news") == expected
        assert found("repo/**/*.md") == expected[:1]

    def test_an_ignored_path_that_is_named_is_taken(self) -> None:
        Path(".git").mkdir()
        make(".gitignore", text="build/\n")
        make("build/a.txt")
        assert found("build") == found("build/a.txt") == ["build/a.txt"]

    def test_links_to_directories_make_no_loop(self) -> None:
        make("sub/a.txt")
        Path("sub/again").symlink_to("..")
        Path("sub/self.txt").symlink_to("self.txt")
        assert found(".") == found("**/*.txt") == ["sub/a.txt"]

    @pytest.mark.parametrize(
        ("path", "message"),
        [
            ("gone.txt", "gone.txt: no such file; check the path"),
            ("empty", "empty: no text, Markdown or HTML file"),
            ("none/*.txt", "none/*.txt: no file matches"),
        ],
    )
    def test_a_path_that_gives_nothing_is_named_and_the_others_are_found(
        self, path: str, message: str
    ) -> None:
        Path("empty").mkdir()
        make("a.txt")
        files, (error,) = discover([path, "a.txt"])
        assert files == [Path("a.txt")]
        assert str(error).startswith(message)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n", "not text (PDF); extract its text first, for example with pdftotext"),
        (b"\x89PNG\r\n", "not text (image); recognise its text first (OCR)"),
        (bytes(range(256)), "not text; check text files only"),
        (b"one\0two\n", "byte 4 is NUL; delete it (tr -d '\\0')"),
        (TEXT.encode() + b"\xff", "byte 39 (0xFF) is not valid UTF-8; save the file as UTF-8"),
    ],
)
def test_what_is_not_text_is_refused_in_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(FileError) as error:
        read(path)
    assert str(error.value) == f"{path}: {message}"
    assert error.value.message.zh.startswith(f"{path}: ")


def test_a_missing_file_and_a_directory_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        read(tmp_path / "gone.txt")
    with pytest.raises(FileError, match="this is a directory"):
        read(tmp_path)


def test_an_error_crosses_processes(tmp_path: Path) -> None:
    with pytest.raises(FileError) as error:
        read(tmp_path / "gone.txt")
    assert str(pickle.loads(pickle.dumps(error.value))) == str(error.value)  # noqa: S301


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    return path


def test_a_mended_file_keeps_encoding_line_ends_and_mode(page: Path) -> None:
    page.chmod(0o640)
    old = read(page)
    write(page, old, old.text.replace("昨日", "今日"))
    assert page.read_bytes() == TEXT.replace("昨日", "今日").encode("gb18030")
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert list(page.parent.iterdir()) == [page]


def test_a_link_stays_a_link(page: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(page.name)
    write(link, read(link), "完。")
    assert link.is_symlink()
    assert page.read_bytes() == "完。".encode("gb18030")


def test_a_read_only_file_is_left_alone(page: Path) -> None:
    page.chmod(0o444)
    with pytest.raises(FileError, match="read-only"):
        write(page, read(page), "完。")
    assert page.read_bytes() == TEXT.encode("gb18030")


def test_a_file_that_changed_since_is_left_alone(page: Path) -> None:
    old = read(page)
    page.write_bytes(b"newer")
    with pytest.raises(FileError, match="changed while it was checked"):
        write(page, old, "完。")
    assert page.read_bytes() == b"newer"


def test_a_file_that_has_gone_is_not_made_again(page: Path) -> None:
    old = read(page)
    page.unlink()
    with pytest.raises(FileError, match="no such file"):
        write(page, old, "完。")
    assert not page.exists()


def test_a_character_that_the_encoding_lacks_leaves_the_file_alone(page: Path) -> None:
    page.write_bytes("雲溪縣圖書館昨日開放。".encode("big5"))
    before = page.read_bytes()
    with pytest.raises(FileError, match="needs '𠮷', which Big5 does not have; convert"):
        write(page, read(page), "𠮷")
    assert page.read_bytes() == before


def test_a_pipe_is_not_written_to(tmp_path: Path, page: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileError, match="not a regular file"):
        write(pipe, read(page), "完。")


def test_a_write_that_fails_leaves_the_file_and_nothing_else(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(FileError, match="disk is full"):
        write(page, read(page), "完。")
    assert page.read_bytes() == TEXT.encode("gb18030")
    assert list(page.parent.iterdir()) == [page]


@pytest.mark.usefixtures("folder")
class TestSave:
    def test_a_new_file_can_be_read_like_any_other(self) -> None:
        make("other")
        save(Path("new"), TEXT)
        assert Path("new").read_bytes() == TEXT.encode()
        assert Path("new").stat().st_mode == Path("other").stat().st_mode

    def test_an_older_file_keeps_its_mode(self) -> None:
        make("old")
        Path("old").chmod(0o600)
        save(Path("old"), "新")
        assert Path("old").read_text(encoding="utf-8") == "新"
        assert stat.S_IMODE(Path("old").stat().st_mode) == 0o600

    def test_what_cannot_be_written_is_left_as_it_is(self) -> None:
        make("old")
        Path("old").chmod(0o444)
        for name in ("old", ".", "none/new"):
            with pytest.raises(FileError):
                save(Path(name), "新")
        assert Path("old").read_bytes() == TEXT.encode()
        assert [path.name for path in Path().iterdir()] == ["old"]
