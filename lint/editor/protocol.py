"""JSON-RPC: what pygls leaves open when a message is not as it should be.

A request always gets an answer, be it an error. See the Language Server Protocol 3.17, Base
Protocol.
"""

from __future__ import annotations

import json
import logging
import sys
from typing import Any, NoReturn

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

_LOG = logging.getLogger(__name__)


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
            elif self._workspace is not None and not self._shutdown:
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

    @property
    def status(self) -> int:
        """The exit status: see "Exit Notification"."""
        return 0 if self._shutdown else 1

    def end(self) -> NoReturn:
        """End where the client goes without `exit`, with the status that it would have had."""
        sys.exit(self.status)

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
