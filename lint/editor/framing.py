"""Messages on a stream: a header that tells a length, and so many bytes.

See the Language Server Protocol 3.17, Base Protocol, Header Part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lint.diagnostic import Text

_LENGTH = b"content-length"
_LONGEST_HEADER, _LONGEST = 1 << 12, 1 << 30
"""Bytes of a header's field, and of a message."""
_SHOWN = 40
"""Bytes that are shown of what is wrong."""
_FIELD = re.compile(rb"([\w-]+) *: *(.*)")


_FOREIGN = Text(
    "收到的不是语言服务器协议的消息：{given}；这个命令由编辑器启动",
    "this is no message of the Language Server Protocol: {given}; an editor starts this command",
)
_NO_LENGTH = Text("消息头缺少 Content-Length", "a message's header lacks Content-Length")
_BAD_LENGTH = Text(
    f"Content-Length 应是字节数，至多 {_LONGEST}，而不是 {{given}}",
    f"Content-Length should be a number of bytes, at most {_LONGEST}, not {{given}}",
)
_CUT_SHORT = Text("一条消息没有收完，输入就断了", "the input ends in the middle of a message")


class FramingError(Exception):
    """A stream cannot be told apart into messages; `is_foreign`: nor is it meant to be one."""

    def __init__(self, what: Text, *, is_foreign: bool = False) -> None:
        super().__init__(what.en)
        self.what = what
        self.is_foreign = is_foreign


def bodies(stream: BinaryIO) -> Iterator[bytes]:
    """The messages of a stream, up to its end.

    Raises:
        FramingError: it ends in the middle of one, or a header is none.
    """
    while line := stream.readline(_LONGEST_HEADER):
        length = _length(line, stream)
        body = stream.read(length)
        if len(body) < length:
            raise FramingError(_CUT_SHORT)
        yield body


def _length(line: bytes, stream: BinaryIO) -> int:
    """The length of the message whose header begins with this line."""
    length = None
    while line.strip():
        field = _FIELD.fullmatch(line.strip())
        if field is None:  # such as a browser's
            raise FramingError(_FOREIGN.format(given=_shown(line)), is_foreign=True)
        if field[1].lower() == _LENGTH:
            length = _number(field[2])
        line = stream.readline(_LONGEST_HEADER)
    if not line:
        raise FramingError(_CUT_SHORT)
    if length is None:
        raise FramingError(_NO_LENGTH)
    return length


def _number(given: bytes) -> int:
    if not given.isdigit() or int(given) > _LONGEST:
        raise FramingError(_BAD_LENGTH.format(given=_shown(given)))
    return int(given)


def _shown(given: bytes) -> str:
    return repr(given[:_SHOWN].decode("latin-1").strip())


class Writer:
    """A stream that messages are written to; who opened it closes it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> None:
        """Write a message at once."""
        self._stream.write(data)
        self._stream.flush()

    def close(self) -> None:
        """Leave the stream as it is: pygls would close standard output, which is not its own."""
