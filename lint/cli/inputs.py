"""The files that a command is given, or standard input."""

from __future__ import annotations

from pathlib import Path

import click

from lint.cli.outcome import Outcome
from lint.discovery import discover


def stdin_path(paths: tuple[str, ...], name: str | None) -> Path | None:
    """The name that standard input goes by; None where files are to be read.

    Raises:
        click.UsageError: both are asked for.
    """
    if name is None and "-" not in paths:
        return None
    if set(paths) - {"-"}:
        raise click.UsageError("Standard input and files cannot be checked in one run.")
    return Path(name or "-")


def found(paths: tuple[str, ...], outcome: Outcome) -> list[Path]:
    """The files that PATHS stand for; what stands for none is said."""
    discovered = discover(paths or ["."])
    for error in discovered.errors:
        outcome.fail(error.message)
    return discovered.files
