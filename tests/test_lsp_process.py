"""``newslint server`` as a process: what it reads and writes, byte for byte, and how it ends."""

from __future__ import annotations

import json
import os
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Command

from lint.editor.framing import bodies

SERVER = (sys.executable, "-m", "lint", "server", "--lang", "en")
PATIENCE = 30

INITIALIZE = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
SHUTDOWN = {"jsonrpc": "2.0", "id": 99, "method": "shutdown"}
EXIT = {"jsonrpc": "2.0", "method": "exit"}


def message(content: object) -> bytes:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def messages(data: bytes) -> Iterator[dict[str, Any]]:
    """What the server wrote, which is messages and nothing else."""
    while data:
        head, _, rest = data.partition(b"\r\n\r\n")
        (length,) = [
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ]
        yield json.loads(rest[:length])
        data = rest[length:]


def served(*contents: object, folder: Path | None = None) -> tuple[list[dict[str, Any]], int, str]:
    """The messages that the server writes on these, its exit status, and its standard error."""
    data = b"".join(map(message, contents))
    result = subprocess.run(
        SERVER, input=data, capture_output=True, timeout=PATIENCE, check=False, cwd=folder
    )
    return [*messages(result.stdout)], result.returncode, result.stderr.decode()


def opened(uri: str, text: str) -> dict[str, Any]:
    item = {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}
    return notification("textDocument/didOpen", {"textDocument": item})


def notification(method: str, params: object) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "method": method, "params": params}


def request(number: int, method: str, params: object) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def hover(number: object, uri: object) -> dict[str, Any]:
    place = {"line": 0, "character": 0}
    params = {"textDocument": {"uri": uri}, "position": place}
    return {"jsonrpc": "2.0", "id": number, "method": "textDocument/hover", "params": params}


def test_a_session_from_beginning_to_end() -> None:
    answers, status, said = served(INITIALIZE, hover(2, "file:///a.txt"), SHUTDOWN, EXIT)
    initialized, error, shut = answers
    assert initialized["result"]["serverInfo"]["name"] == "newslint"
    assert initialized["result"]["capabilities"]["positionEncoding"] == "utf-16"
    assert initialized["result"]["capabilities"]["textDocumentSync"]["change"] == 2
    assert error["error"]["code"] == -32602
    assert shut["id"] == 99
    assert (status, said) == (0, "")


WRONG_REQUESTS: list[tuple[object, int | None, int]] = [
    (b"{", None, -32700),
    (b"\xff\xfe", None, -32700),
    (b"[" * 100_000, None, -32700),
    (b"[]", None, -32600),
    (b"42", None, -32600),
    (b"{}", None, -32600),
    ({"jsonrpc": "1.0", "id": 7, "method": "shutdown"}, None, -32600),
    (request(11, "textDocument/hover", {}), 11, -32602),
    (request(12, "textDocument/hover", {"textDocument": 1, "position": []}), 12, -32602),
    (request(13, "textDocument/unheard", {}), 13, -32601),
    (request(14, "workspace/executeCommand", {"command": "unheard"}), 14, -32602),
    (
        request(15, "workspace/executeCommand", {"command": "newslint.score", "arguments": []}),
        15,
        -32602,
    ),
    (request(16, "codeAction/resolve", {"kind": 1}), 16, -32602),
    (INITIALIZE | {"id": 17}, 17, -32600),
    (hover(None, "file:///a.txt"), None, -32600),
    (hover([1], "file:///a.txt"), None, -32600),
    ({"jsonrpc": "2.0", "id": 18, "method": 19}, None, -32600),
]

WRONG_NOTIFICATIONS = [
    notification("textDocument/didOpen", {}),
    notification("textDocument/didChange", {"textDocument": {"uri": "file:///a", "version": 1}}),
    notification(
        "textDocument/didChange",
        {"textDocument": {"uri": "file:///a", "version": 1}, "contentChanges": []},
    ),
    notification("textDocument/didClose", {"textDocument": {"uri": "file:///a"}}),
    notification("textDocument/unheard", {}),
    notification("$/cancelRequest", {"id": 12}),
    notification("workspace/didChangeConfiguration", {"settings": 7}),
    notification(
        "workspace/didChangeWatchedFiles",
        {"changes": [{"uri": uri, "type": 3} for uri in ("%", "", "file:///", "untitled:a")]},
    ),
    opened("file:///", ""),
    {"jsonrpc": "2.0", "id": 5, "result": None},
    {"jsonrpc": "2.0", "id": 5, "error": 6},
    {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": "what?"}},
    {"jsonrpc": "1.0", "id": 5, "result": None},
]


def test_what_is_wrong_with_a_request_is_answered_and_the_next_one_served() -> None:
    wrong = [given for given, _, _ in WRONG_REQUESTS]
    answers, status, _ = served(INITIALIZE, *wrong, SHUTDOWN, EXIT)
    refused = [answer for answer in answers if "error" in answer]
    assert sorted((str(answer["id"]), answer["error"]["code"]) for answer in refused) == sorted(
        (str(number), code) for _, number, code in WRONG_REQUESTS
    )
    assert [answer["id"] for answer in answers if "result" in answer] == [1, 99]
    assert status == 0


@pytest.mark.parametrize("command", ["newslint.score", "newslint.reflow", "newslint.fixAll"])
def test_a_command_says_what_it_expects(newslint: Command, command: str) -> None:
    wrong = [None, [], [7], [None], [["file:///a.txt"]], ["file:///a.txt", 2]]
    params = [{"command": command, "arguments": given} for given in wrong]
    asked = [
        *(request(number, "workspace/executeCommand", each) for number, each in enumerate(params)),
        request(len(wrong), "workspace/executeCommand", {"command": command}),
    ]
    contents = [INITIALIZE | {"id": 98}, *asked, SHUTDOWN, EXIT]
    result = newslint("server", stdin=b"".join(map(message, contents)))
    refused = [answer["error"] for answer in messages(result.stdout_bytes) if "error" in answer]
    assert len(refused) == len(asked)
    for error in refused:
        assert error["code"] == -32602
        assert error["message"].startswith(f"{command} expects one argument, the URI of an open")
        assert error.get("data") is None
    assert result.stderr == ""


def test_a_notification_that_is_wrong_stops_nothing_and_is_told_once() -> None:
    answers, status, _ = served(INITIALIZE, *WRONG_NOTIFICATIONS * 2, SHUTDOWN, EXIT)
    assert [answer["id"] for answer in answers if "id" in answer] == [1, 99]
    told = [answer["params"]["message"] for answer in answers if "id" not in answer]
    assert len(told) == len(set(told))
    assert not [message for message in told if "failed" in message]
    assert status == 0


REVERSED = {
    "start": {"line": 0, "character": 2},
    "end": {"line": 0, "character": 1},
}


def test_what_a_client_does_against_the_protocol_is_on_the_log_once(newslint: Command) -> None:
    uri = "file:///b"
    identifier = {"uri": uri, "version": 2}
    wrong = [
        notification("textDocument/didChange", {}),
        notification(
            "textDocument/didChange",
            {"textDocument": {"uri": "file:///a", "version": 1}, "contentChanges": []},
        ),
        notification("textDocument/didClose", {"textDocument": {"uri": "file:///a"}}),
        opened(uri, "晴。\n"),
        notification(
            "textDocument/didChange",
            {"textDocument": identifier, "contentChanges": [{"range": REVERSED, "text": ""}]},
        ),
    ]
    contents = [INITIALIZE, opened(uri, "晴。\n"), *wrong * 2, SHUTDOWN, EXIT]
    result = newslint("server", stdin=b"".join(map(message, contents)))
    logged = [
        answer["params"]["message"]
        for answer in messages(result.stdout_bytes)
        if answer.get("method") == "window/logMessage"
    ]
    assert [line.partition(" (")[2] or line for line in logged] == [
        "textDocument/didChange: Invalid Params)",
        "the editor changes file:///a, which is not open",
        "the editor closes file:///a, which is not open",
        "the editor opens file:///b, which is open already; the new text holds",
        "the editor names a range of file:///b that ends before it starts; its start is taken",
    ]


@pytest.mark.parametrize(
    ("method", "others"),
    [
        ("textDocument/codeAction", {"context": {"diagnostics": []}}),
        ("textDocument/rangeFormatting", {"options": {"tabSize": 4, "insertSpaces": True}}),
    ],
)
def test_a_reversed_range_in_a_request_is_on_the_log_and_it_is_answered(
    method: str, others: dict[str, Any]
) -> None:
    uri = "file:///b.txt"
    params = {"textDocument": {"uri": uri}, "range": REVERSED, **others}
    data = b"".join(map(message, (INITIALIZE, opened(uri, "晴。\n"), request(2, method, params))))
    with subprocess.Popen(SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin
        assert server.stdout
        server.stdin.write(data)
        server.stdin.flush()
        sent: list[dict[str, Any]] = []
        while not [each for each in sent if each.get("id") == 2]:
            sent.append(json.loads(next(bodies(server.stdout))))
        server.stdin.close()
    assert "error" not in sent[-1]
    (logged,) = [each["params"] for each in sent if each.get("method") == "window/logMessage"]
    assert "ends before it starts" in logged["message"]


def test_requests_out_of_turn_are_refused() -> None:
    early = hover(7, "file:///a.txt")
    unheard = opened("file:///a.txt", "今天,晴。\n")
    late = hover(8, "file:///a.txt")
    answers, status, _ = served(unheard, early, INITIALIZE, SHUTDOWN, late, unheard, EXIT)
    assert [answer.get("error", {}).get("code") for answer in answers] == [
        -32002,
        None,
        None,
        -32600,
    ]
    assert status == 0


def test_what_is_no_json_is_told_and_the_next_message_served() -> None:
    answers, status, said = served(INITIALIZE, "{今".encode("gbk"), b"", SHUTDOWN, EXIT)
    refused = [answer["error"] for answer in answers if "error" in answer]
    assert [error["code"] for error in refused] == [-32700, -32700]
    for error, line in zip(refused, said.splitlines(), strict=True):
        assert "a message is no JSON: " in error["message"]
        assert line.startswith("newslint server: a message is no JSON: ")
    assert status == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\r\n\r\n{}", "lacks Content-Length"),
        (b"Content-Type: text/plain\r\n\r\n{}", "lacks Content-Length"),
        (b"Content-Length: many\r\n\r\n{}", "a number of bytes, at most 1073741824, not 'many'"),
        (b"Content-Length: -1\r\n\r\n{}", "not '-1'"),
        (b"Content-Length:\r\n\r\n{}", "not ''"),
        (b"Content-Length: 99999999999999999999\r\n\r\n{}", "not '99999999999999999999'"),
        (b"Content-Length: 12\r\n\r\n{", "ends in the middle of a message"),
        (b"Content-Length: 12\r\n", "ends in the middle of a message"),
    ],
    ids=lambda given: repr(given),
)
def test_a_header_that_is_wrong_is_told_and_ends_the_server(
    newslint: Command, data: bytes, said: str
) -> None:
    result = newslint("server", stdin=message(INITIALIZE) + data)
    *_, refused = messages(result.stdout_bytes)
    assert (refused["id"], refused["error"]["code"]) == (None, -32700)
    assert said in refused["error"]["message"]
    assert result.stderr.startswith("newslint server: ")
    assert said in result.stderr
    assert result.exit_code == 2


def test_a_header_that_is_wrong_is_told_in_chinese(newslint: Command) -> None:
    result = newslint("server", "--lang", "zh", stdin=b"Content-Length: many\r\n\r\n{}")
    assert "Content-Length 应是字节数" in result.stderr


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\n" + message(INITIALIZE),
        b"x" * 100_000,
        "新闻\n".encode(),
    ],
    ids=lambda data: repr(data[:20]),
)
def test_what_is_no_client_such_as_a_web_page_is_not_answered(
    newslint: Command, data: bytes
) -> None:
    result = newslint("server", stdin=data)
    assert (result.stdout, result.exit_code) == ("", 2)
    assert "no message of the Language Server Protocol" in result.stderr


@pytest.mark.parametrize(
    ("contents", "status"),
    [
        ([], 1),
        ([INITIALIZE, opened("file:///a.txt", "今天,晴。\n" * 20_000)], 1),
        ([INITIALIZE, SHUTDOWN], 0),
    ],
)
def test_a_client_that_goes_without_a_word_ends_the_server(
    newslint: Command, contents: list[object], status: int
) -> None:
    result = newslint("server", stdin=b"".join(map(message, contents)))
    assert (result.stderr, result.exit_code) == ("", status)


def test_the_server_ends_with_the_clients_process_though_its_pipes_are_open() -> None:
    with (
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as client,
        subprocess.Popen(SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server,
    ):
        assert server.stdin
        params = {"capabilities": {}, "processId": client.pid}
        server.stdin.write(message(INITIALIZE | {"params": params}))
        server.stdin.flush()
        assert server.stdout
        assert server.stdout.readline()
        assert server.poll() is None
        client.kill()
        client.wait(PATIENCE)
        assert server.wait(PATIENCE) == 1


@pytest.mark.parametrize("process", [None, 0, -1, 2**31 - 1])
def test_a_process_that_cannot_be_seen_ends_no_server(process: int | None) -> None:
    initialize = INITIALIZE | {"params": {"capabilities": {}, "processId": process}}
    answers, status, said = served(initialize, hover(2, "file:///a.txt"), SHUTDOWN, EXIT)
    assert [answer["id"] for answer in answers] == [1, 2, 99]
    assert (status, said) == (0, "")


def test_an_editor_may_say_that_it_speaks_on_standard_input() -> None:
    data = message(INITIALIZE) + message(SHUTDOWN) + message(EXIT)
    command = [*SERVER, "--stdio"]
    result = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    assert [answer["id"] for answer in messages(result.stdout)] == [1, 99]
    assert result.returncode == 0


def test_it_may_be_shut_down_while_a_command_runs() -> None:
    page = opened("file:///a.txt", "今天,晴。\n" * 20_000)
    params = {"command": "newslint.score", "arguments": ["file:///a.txt"]}
    command = request(2, "workspace/executeCommand", params)
    answers, status, said = served(INITIALIZE, page, command, SHUTDOWN, EXIT)
    _, cancelled, shut = answers
    assert (cancelled["id"], cancelled["error"]["code"]) == (2, -32800)
    assert (shut["id"], shut["result"]) == (99, None)
    assert (status, said) == (0, "")


def test_exit_without_shutdown_is_a_failure() -> None:
    _, status, _ = served(INITIALIZE, EXIT)
    assert status == 1


def test_it_serves_one_client_of_this_machine_over_tcp() -> None:
    command = [*SERVER, "--tcp", "127.0.0.1:0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        port = int(server.stderr.readline().rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as client:
            client.sendall(b"".join(map(message, (INITIALIZE, SHUTDOWN, EXIT))))
            with client.makefile("rb") as stream:
                answers = [*messages(stream.read())]
        assert server.wait(PATIENCE) == 0
    assert [answer["id"] for answer in answers] == [1, 99]


def test_a_client_whose_connection_breaks_has_gone() -> None:
    command = [*SERVER, "--tcp", "127.0.0.1:0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        port = int(server.stderr.readline().rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as client:
            client.sendall(message(INITIALIZE))
            client.recv(1)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert (server.wait(PATIENCE), server.stderr.read()) == (1, "")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org", "[::]"])  # noqa: S104
def test_other_machines_cannot_connect(newslint: Command, host: str) -> None:
    result = newslint("server", "--tcp", f"{host}:2087")
    assert result.exit_code == 2
    assert "is not this machine" in result.stderr


@pytest.mark.parametrize("place", ["2087", ":2087", "127.0.0.1", "127.0.0.1:x", "localhost:99999"])
def test_a_place_is_a_host_and_a_port(newslint: Command, place: str) -> None:
    result = newslint("server", "--tcp", place)
    assert result.exit_code == 2
    assert "is not HOST:PORT" in result.stderr


def test_a_port_that_is_taken_is_told(newslint: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = "{}:{}".format(*taken.getsockname())
        result = newslint("server", "--tcp", place, "--lang", "zh")
    assert result.exit_code == 2
    assert f"{place} 用不了" in result.stderr


@pytest.mark.parametrize("missing", ["pygls", "lsprotocol"])
def test_without_its_libraries_it_says_how_to_install_them(tmp_path: Path, missing: str) -> None:
    (tmp_path / f"{missing}.py").write_text(f"raise ImportError(name={missing!r})\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    result = subprocess.run(
        SERVER, capture_output=True, text=True, env=environment, check=False, timeout=PATIENCE
    )
    assert result.returncode == 2
    assert "pip install 'newslint[server]'" in result.stderr
    assert result.stdout == ""
