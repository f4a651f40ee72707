"""JSON-RPC messages on two streams: what pygls leaves open when a message is not as it should be.

A request always gets an answer, be it an error; a stream that cannot be told apart into messages
is at its end. See the Language Server Protocol 3.17, Base Protocol.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec
from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidRequest,
    JsonRpcParseError,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol

_LENGTH = b"content-length"
_LONGEST_HEADER, _LONGEST = 1 << 12, 1 << 30
"""Bytes of a header's field, and of a message."""
_FIELD = re.compile(rb"([\w-]+) *: *(.*)")


def bodies(stream: BinaryIO) -> Iterator[bytes]:
    """The messages of a stream, up to its end or to a header that is none."""
    while length := _length(stream):
        body = stream.read(length)
        if len(body) < length:
            return
        yield body


def _length(stream: BinaryIO) -> int:
    """The length of the next message; 0 where there is none."""
    length = 0
    while line := stream.readline(_LONGEST_HEADER).strip():
        field = _FIELD.fullmatch(line)
        if field is None:
            return 0  # such as a browser's
        if field[1].lower() == _LENGTH:
            length = int(field[2]) if field[2].isdigit() else 0
            if not 0 < length <= _LONGEST:
                return 0
    return length


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
        except (ValueError, RecursionError):
            self._refuse(None, JsonRpcParseError())
            return
        if not isinstance(data, dict) or data.get("jsonrpc") != self.VERSION:
            self._refuse(None, JsonRpcInvalidRequest())
            return
        try:
            self._check_turn(data.get("method"))
            self.handle_message(self.structure_message(data))
        except JsonRpcException as error:
            if "method" in data and "id" in data:
                self._refuse(data["id"], error)
            elif error.code != JsonRpcServerNotInitialized.CODE:
                self._server.report_server_error(error, JsonRpcException)

    def publish(self, params: dict[str, Any]) -> None:
        """Send `PublishDiagnosticsParams`, which are plain data: twenty times as fast as pygls."""
        if self.writer:
            method = types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
            body = msgspec.json.encode({"jsonrpc": "2.0", "method": method, "params": params})
            self.writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    def _check_turn(self, method: str | None) -> None:
        """Whether a client may send this now.

        Raises:
            JsonRpcException: it has not initialized the server, or has shut it down.
        """
        if self._workspace is None and method not in (types.INITIALIZE, types.EXIT):
            raise JsonRpcServerNotInitialized
        if self._shutdown and method != types.EXIT:
            raise JsonRpcInvalidRequest

    def _refuse(self, msg_id: Any, error: JsonRpcException) -> None:
        # Plain data, since pygls leaves out an id that is null.
        said = {"code": error.code, "message": error.message}
        self._send_data({"jsonrpc": self.VERSION, "id": msg_id, "error": said})
