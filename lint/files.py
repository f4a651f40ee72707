"""Read files, and write them back whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from lint.diagnostic import Text
from lint.text import source
from lint.text.source import BinaryError, DecodeError, EncodeError, Source, path_text


class FileError(Exception):
    """A file that cannot be found, read or written. Its text is one line, in English.

    Attributes:
        path: the path as the user gave it.
        reason: what is wrong.
        remedy: what to do about it.
    """

    def __init__(self, path: str | Path, reason: Text, remedy: Text) -> None:
        super().__init__(path, reason, remedy)
        self.path = path
        self.reason = reason
        self.remedy = remedy

    @property
    def message(self) -> Text:
        """`PATH: what is wrong; what to do`."""
        return Text(
            f"{path_text(self.path)}: {self.reason.zh}；{self.remedy.zh}",
            f"{path_text(self.path)}: {self.reason.en}; {self.remedy.en}",
        )

    def __str__(self) -> str:
        return self.message.en


def read(path: Path) -> Source:
    """Read and decode a file.

    Raises:
        FileError: it cannot be read, or is not text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise os_error(path, error) from None
    return decode(data, path)


def decode(data: bytes, path: str | Path) -> Source:
    """Decode bytes that came from `path`, or go by its name, as standard input does.

    Raises:
        FileError: they are not text.
    """
    try:
        return source.decode(data)
    except BinaryError as error:
        raise _binary(path, error) from None
    except DecodeError as error:
        raise _undecodable(path, error) from None


def encode(text: str, old: Source, path: str | Path) -> bytes:
    """The bytes of `text` in the encoding of `old`, which came from `path`.

    Raises:
        FileError: the encoding lacks a character.
    """
    try:
        return old.encode(text)
    except EncodeError as error:
        raise _unencodable(path, error) from None


def write(path: Path, old: Source, text: str) -> None:
    """Put `text` into the file that was read as `old`, in its encoding: whole or not at all.

    Mode and owner stay; a symbolic link stays one.

    Raises:
        FileError: the file is read-only or has changed since, or the encoding lacks a character.
            It is then as it was.
    """
    before, after = encode(old.text, old, path), encode(text, old, path)
    try:
        target = path.resolve(strict=True)
        status = target.stat()
        if problem := _why_not_write(target, status):
            raise FileError(path, *problem)
        if target.read_bytes() != before:
            raise FileError(path, *_CHANGED)
        _replace(target, [after], status)
    except OSError as error:
        raise os_error(path, error) from None


def save(path: Path, text: str) -> None:
    """Write a file of our own in UTF-8, new or in place of an older one: whole or not at all.

    Raises:
        FileError: it cannot be written. An older file is then as it was.
    """
    save_parts(path, [text])


def save_parts(path: Path, parts: Iterable[str]) -> None:
    """As `save`, a text that comes part by part; where that breaks off, nothing is written."""
    try:
        target, status = _target(path)
        _replace(target, (part.encode() for part in parts), status)
    except OSError as error:
        raise os_error(path, error) from None


def ensure_writable(path: Path) -> None:
    """See, as far as can be told, that a file of our own can be written.

    Raises:
        FileError: it cannot.
    """
    try:
        folder = _target(path)[0].parent
        if not folder.is_dir():
            raise FileError(path, *_NO_FOLDER)
        if not os.access(folder, os.W_OK):
            raise FileError(path, *_FORBIDDEN)
    except OSError as error:
        raise os_error(path, error) from None


def _target(path: Path) -> tuple[Path, os.stat_result | None]:
    """What a file of our own is written to, and the status of what is there."""
    target = path.resolve()
    status = target.stat() if target.exists() else None
    if status and (problem := _why_not_write(target, status)):
        raise FileError(path, *problem)
    return target, status


def _why_not_write(target: Path, status: os.stat_result) -> tuple[Text, Text] | None:
    if stat.S_ISDIR(status.st_mode):
        return _DIRECTORY
    if not stat.S_ISREG(status.st_mode):
        return _NOT_A_FILE
    # For root, who may write anything, the mode alone says what is meant to stay.
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        return _READ_ONLY
    return None


def _replace(target: Path, parts: Iterable[bytes], status: os.stat_result | None) -> None:
    """Put the parts in place of the file whose status that is; None where there is none."""
    import tempfile  # slow, and only files that are mended need it

    descriptor, name = tempfile.mkstemp(prefix=".newslint-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(parts)
        if status:
            with suppress(OSError, AttributeError):  # not ours to give away; not on Windows
                os.chown(temporary, status.st_uid, status.st_gid)
        temporary.chmod(stat.S_IMODE(status.st_mode) if status else 0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        temporary.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)  # it can only be read by setting it
    os.umask(mask)
    return mask


# What is wrong, and what to do about it

MISSING = (Text("没有这个文件", "no such file"), Text("请核对路径", "check the path"))
_NOT_A_FILE = (
    Text("不是普通文件，不能改写", "not a regular file, so it cannot be mended in place"),
    Text("请先存成文件", "save it as a file first"),
)
_READ_ONLY = (
    Text("文件是只读的，没有改动", "the file is read-only and was left as it is"),
    Text("请先加上写权限（chmod u+w）", "make it writable first (chmod u+w)"),
)
_CHANGED = (
    Text(
        "检查期间文件被改过，没有动它", "the file changed while it was checked and was left alone"
    ),
    Text("请重新运行", "run again"),
)
_NO_FOLDER = (Text("没有那个目录", "there is no such folder"), Text("请先建立", "create it first"))
_FORBIDDEN = (Text("没有权限", "permission denied"), Text("请核对权限", "check the permissions"))
_FULL = (
    Text("磁盘已满，没有改动", "the disk is full; nothing was written"),
    Text("请腾出空间", "free some space"),
)
_DIRECTORY = (Text("这是目录", "this is a directory"), Text("请写出文件名", "name a file"))

_OS_ERRORS = {
    errno.ENOENT: MISSING,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EISDIR: _DIRECTORY,
    errno.EROFS: _READ_ONLY,
    errno.ENOSPC: _FULL,
}

_PLAIN_TEXT = Text("请另存为纯文本", "save it as plain text first")
_BINARY_REMEDIES = {
    "PDF": Text("请先抽取文字，如 pdftotext", "extract its text first, for example with pdftotext"),
    "Office": _PLAIN_TEXT,
    "RTF": _PLAIN_TEXT,
    "image": Text("请先识别成文字（OCR）", "recognise its text first (OCR)"),
    "ZIP": Text("请先解压或另存为纯文本", "unpack it, or save it as plain text, first"),
    "gzip": Text("请先解压", "unpack it first"),
}
_ONLY_TEXT = Text("请只检查文本文件", "check text files only")

_ENCODING_NAMES = {"utf-8": "UTF-8", "gb18030": "GB18030", "big5hkscs": "Big5"}


def os_error(path: str | Path, error: OSError) -> FileError:
    """What the system says, in plain words."""
    code = error.errno or 0
    text = error.strerror or str(error)
    unknown = (Text(f"读写出错（{text}）", text), Text("请核对文件", "check the file"))
    return FileError(path, *_OS_ERRORS.get(code, unknown))


def _binary(path: str | Path, error: BinaryError) -> FileError:
    if error.kind is None:
        return FileError(path, Text("不是文本", "not text"), _ONLY_TEXT)
    reason = Text(f"不是文本（{error.kind}）", f"not text ({error.kind})")
    return FileError(path, reason, _BINARY_REMEDIES[error.kind])


def _undecodable(path: str | Path, error: DecodeError) -> FileError:
    number = error.offset + 1
    if error.byte == 0:
        reason = Text(f"第 {number} 字节是空字符（NUL）", f"byte {number} is NUL")
        return FileError(path, reason, Text("请删去（tr -d '\\0'）", "delete it (tr -d '\\0')"))
    name = _name(error.encoding)
    reason = Text(
        f"第 {number} 字节（0x{error.byte:02X}）不合 {name} 编码",
        f"byte {number} (0x{error.byte:02X}) is not valid {name}",
    )
    return FileError(path, reason, Text("请核对编码，另存为 UTF-8", "save the file as UTF-8"))


def _unencodable(path: str | Path, error: EncodeError) -> FileError:
    name = _name(error.encoding)
    if error.character is None:
        reason = Text(
            f"有些 {name} 字一字两码，无法原样写回",
            f"holds {name} codes that cannot be written back as they were",
        )
    else:
        reason = Text(
            f"{name} 编码里没有修改要用的“{error.character}”",
            f"the fix needs {error.character!r}, which {name} does not have",
        )
    return FileError(path, reason, Text("请先把文件转成 UTF-8", "convert the file to UTF-8 first"))


def _name(encoding: str) -> str:
    return _ENCODING_NAMES.get(encoding, "UTF-16")
