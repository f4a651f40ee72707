"""JSON-RPC messages on two streams: what pygls leaves open when a message is not as it should be.

A request always gets an answer, be it an error; a stream that cannot be told apart into messages
ends the server. See the Language Server Protocol 3.17, Base Protocol.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

import msgspec
from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcParseError,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol

from lint.diagnostic import Text

_LOG = logging.getLogger(__name__)
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


class Protocol(LanguageServerProtocol):
    """pygls' protocol, without its own documents: see `lint.editor.documents`."""

    lsp_text_document__did_open = None  # type: ignore[assignment]
    lsp_text_document__did_change = None  # type: ignore[assignment]
    lsp_text_document__did_close = None  # type: ignore[assignment]

    def receive(self, body: bytes) -> None:
        """Handle a message; what is wrong with a request is answered."""
        try:
            data = json.loads(body)
        except (ValueError, RecursionError) as error:
            why = f"a message is no JSON: {error}"
            _LOG.error("newslint server: %s", why)
            self.refuse_unread(why)
            return
        if not (isinstance(data, dict) and _is_message(data)):
            if not _is_response(data):  # two that answered answers would never end
                self._refuse(None, JsonRpcInvalidRequest())
            return
        try:
            self._check_turn(data.get("method"))
            self.handle_message(self.structure_message(data))
        except JsonRpcException as error:
            error.message = f"{data.get('method', 'response')}: {error.message}"
            if "method" in data and "id" in data:
                self._refuse(data["id"], error)
            elif error.code != JsonRpcServerNotInitialized.CODE:
                self._server.report_server_error(error, JsonRpcException)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message that the data are.

        Raises:
            JsonRpcInvalidParams: they are none, which is no fault of ours.
        """
        try:
            return super().structure_message(data)
        except JsonRpcException:
            raise JsonRpcInvalidParams from None

    def cancel_requests(self) -> None:
        """Cancel all that is asked for but this; pygls trips over those that end at once."""
        for msg_id, future in list(self._request_futures.items()):
            if msg_id != self.msg_id:
                future.cancel()

    def refuse_unread(self, why: str) -> None:
        """Answer a message that cannot be read, whose id therefore is not known."""
        self._refuse(None, JsonRpcParseError(f"{JsonRpcParseError.MESSAGE}: {why}"))

    def end(self) -> NoReturn:
        """End where the client goes without `exit`, with the status that it would have had."""
        sys.exit(0 if self._shutdown else 1)

    def publish(self, params: dict[str, Any]) -> None:
        """Send `PublishDiagnosticsParams`, which are plain data: twenty times as fast as pygls."""
        if self.writer:
            method = types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
            body = msgspec.json.encode({"jsonrpc": "2.0", "method": method, "params": params})
            self.writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    def _check_turn(self, method: str | None) -> None:
        """Whether a client may send this now.

        Raises:
            JsonRpcException: it has not initialized the server, does so again, or has shut it down.
        """
        is_begun = self._workspace is not None
        if not is_begun and method not in (types.INITIALIZE, types.EXIT):
            raise JsonRpcServerNotInitialized
        if (is_begun and method == types.INITIALIZE) or (self._shutdown and method != types.EXIT):
            raise JsonRpcInvalidRequest

    def _refuse(self, msg_id: Any, error: JsonRpcException) -> None:
        # Plain data, since pygls leaves out an id that is null.
        said = {"code": error.code, "message": error.message}
        self._send_data({"jsonrpc": self.VERSION, "id": msg_id, "error": said})


def _is_message(data: dict[str, Any]) -> bool:
    """Whether this is one of JSON-RPC; its params or its result are looked at later."""
    return (
        data.get("jsonrpc") == Protocol.VERSION
        and isinstance(data.get("id", 0), int | str)
        and isinstance(data.get("method", ""), str)
        and ("method" in data or "id" in data)
    )


def _is_response(data: object) -> bool:
    return isinstance(data, dict) and "method" not in data and ("result" in data or "error" in data)
