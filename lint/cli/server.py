"""``newslint server``."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
import sys

import click

from lint.cli import options
from lint.cli.outcome import FAILED, BadValue
from lint.diagnostic import Text
from lint.editor.framing import FramingError

_MISSING = Text(
    "缺少语言服务器所用的库：pip install 'newslint[server]'",
    "the language server's libraries are missing: pip install 'newslint[server]'",
)
_WAITING = Text("在 {host}:{port} 等待编辑器连接", "waiting for an editor on {host}:{port}")
_UNAVAILABLE = Text(
    "{host}:{port} 用不了：{why}；请换一个端口，0 是任选一个",
    "{host}:{port} cannot be used: {why}; take another port, or 0 for any that is free",
)


def _address(
    _context: click.Context, _option: click.Parameter, given: str | None
) -> tuple[str, int] | None:
    """The host, on this machine only, and the port."""
    if given is None:
        return None
    host, _, port = given.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isdecimal() or not 0 <= int(port) < 1 << 16:
        raise BadValue(
            Text(
                "要写成“主机:端口”，如 127.0.0.1:2087",
                f"{given!r} is not HOST:PORT, such as 127.0.0.1:2087.",
            )
        )
    if not _is_loopback(host):
        raise BadValue(
            Text(
                f"{host} 不是本机，连上来的都能读写文件；请写 127.0.0.1、::1 或 localhost，"
                "从别的机器用 ssh -L 连接",
                f"{host!r} is not this machine: what connects there may read and edit files. "
                "Name 127.0.0.1, ::1 or localhost, and reach it from elsewhere through ssh -L.",
            )
        )
    return host, int(port)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@click.command(
    epilog="""\b
    Examples:
      newslint server                          an editor starts it so
      newslint server --tcp 127.0.0.1:2087     for one that connects to it
    """
)
@click.option(
    "--tcp",
    callback=_address,
    metavar="HOST:PORT",
    help="Wait for one client on this port of this machine, not on standard input.",
)
@click.option(
    "--stdio",
    is_flag=True,
    expose_value=False,
    help="Use standard input and output, as without options: some editors always say so.",
)
@options.lang
@options.cached
def server(*, tcp: tuple[str, int] | None, lang: str) -> None:
    """Serve an editor by the Language Server Protocol.

    It reads requests from standard input and answers on standard output. The editor's settings
    have a part "newslint" with severity, select, ignore, config and lang, as in check.
    """
    try:
        from lint.lsp import server as made_for  # an extra, and slow to import
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        click.echo(_MISSING.in_language(lang), err=True)
        sys.exit(FAILED)
    gc.set_threshold(50_000)  # a check makes many things, and hardly any garbage
    gc.enable()  # it lives long, and pygls makes cycles
    try:
        if tcp is None:
            made_for(lang).serve(sys.stdin.buffer, sys.stdout.buffer)
            return
        with _listening(*tcp, lang) as listening:
            connection, _ = listening.accept()
        with connection, connection.makefile("rb") as given, connection.makefile("wb") as taken:
            made_for(lang).serve(given, taken)
    except FramingError as error:
        click.echo(f"newslint server: {error.what.in_language(lang)}", err=True)
        sys.exit(FAILED)
    except KeyboardInterrupt:
        os._exit(130)  # a thread that waits for input cannot be told to end


def _listening(host: str, port: int, lang: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        said = _UNAVAILABLE.format(host=host, port=port, why=error.strerror)
        click.echo(said.in_language(lang), err=True)
        sys.exit(FAILED)
    host, port, *_ = listening.getsockname()
    click.echo(_WAITING.format(host=host, port=port).in_language(lang), err=True)
    return listening
