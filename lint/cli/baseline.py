"""``newslint baseline``, and what ``check --baseline`` says of entries that are gone."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import msgspec
from click.core import ParameterSource
from msgspec.structs import replace

from lint import files
from lint.cli import inputs, options
from lint.cli.outcome import FAILED, Misuse, Outcome
from lint.diagnostic import Severity, Text
from lint.files import FileError
from lint.job import Job
from lint.report.style import count
from lint.suppress.baseline import Baseline
from lint.text.source import path_text


@click.command(
    epilog="""\b
    Example:
      newslint baseline archive -o known.json
      newslint check --baseline known.json archive    new findings only
      newslint baseline --prune archive -o known.json
    """
)
@options.paths
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default="newslint-baseline.json",
    show_default=True,
)
@click.option(
    "--prune",
    is_flag=True,
    help="Only drop what is known and no longer found; files that PATHS leave out stay known.",
)
@options.severity
@options.config
@options.isolated
@options.jobs
@options.lang
@options.cached
@click.pass_context
def baseline(
    context: click.Context,
    *,
    paths: tuple[str, ...],
    output: Path,
    prune: bool,
    severity: str,
    config: Path | None,
    isolated: bool,
    jobs: int | None,
    lang: str,
) -> None:
    """Record what is found now, to report only what is new.

    An older baseline is replaced, no other file, and only where all files could be checked.
    Findings are known by their words, not by their lines. PATHS are as in check.
    """
    if prune and context.get_parameter_source("severity") is not ParameterSource.DEFAULT:
        raise Misuse(
            Text(
                "--prune 按基线原来的级别检查，不能用 --severity",
                "--prune looks for what the baseline was made of; no --severity.",
            )
        )
    outcome = Outcome(lang)
    with outcome.failures():
        job = Job(config=config, isolated=isolated, severity=Severity[severity.upper()])
        if prune:
            _prune(inputs.baseline(output), output, paths, job, jobs, outcome)
        else:
            _may_write(output)
            results = inputs.results(None, paths, job, jobs, outputs=[output], language=lang)
            with closing(results):
                found = ((r.path, r.text, r.diagnostics) for r in outcome.watch(results))
                known = Baseline.of(output.parent, found, job.severity)
            if not outcome.failed:
                files.save(output, known.write())
                outcome.note(_recorded(output, known))
    sys.exit(FAILED if outcome.failed else 0)


def _may_write(output: Path) -> None:
    """Make sure that no file but an older baseline, of whatever version, is replaced.

    Raises:
        FileError: another file is there.
    """
    try:
        if output.exists():
            msgspec.json.decode(output.read_bytes(), type=dict[str, Any])
    except (OSError, msgspec.DecodeError):
        raise FileError(output, *_OTHER) from None


_OTHER = (
    Text("已有这个文件，不是基线，没有动它", "this file is no baseline and was left as it is"),
    Text("请另起文件名（-o），或先移走它", "choose another name (-o), or move it away"),
)


def _recorded(path: Path, known: Baseline) -> Text:
    name, number = path_text(path), known.count()
    return Text(f"{name}：记下了{number}处", f"{name}: recorded {count(number, 'finding')}")


def _prune(
    known: Baseline,
    path: Path,
    paths: tuple[str, ...],
    job: Job,
    jobs: int | None,
    outcome: Outcome,
) -> None:
    job = replace(job, baseline=known, severity=known.severity)
    language = outcome.language
    results = inputs.results(None, paths, job, jobs, outputs=[path], language=language)
    with closing(results):
        gone = {result.path: result.gone for result in outcome.watch(results) if result.gone}
    gone |= {file: known.known(file) for file in _missing(known, paths)}
    left = known.without(gone)
    files.save(path, left.write())
    name, dropped = path_text(path), known.count() - left.count()
    outcome.note(
        Text(
            f"{name}：删去了{dropped}处，还有{left.count()}处",
            f"{name}: dropped {count(dropped, 'finding')}, {left.count()} left",
        )
    )


def note_gone(job: Job, path: Path, paths: tuple[str, ...], outcome: Outcome) -> None:
    """Say how many findings a job's baseline knows that a check of files did not find any more."""
    known = job.baseline
    if known is None:
        return
    gone = outcome.gone + sum(sum(known.known(file).values()) for file in _missing(known, paths))
    if not gone:
        return
    name = path_text(path)
    book = ["--config", path_text(job.config)] if job.config else []
    if job.isolated:
        book.append("--isolated")
    command = f"newslint baseline --prune {shlex.join([*book, *paths, '-o', name])}"
    outcome.note(
        Text(
            f"{name}：有{gone}处已经没有了，可以用 {command} 删去",
            f"{name}: {count(gone, 'known finding')} gone; {command} drops what is gone",
        )
    )


def _missing(known: Baseline, paths: tuple[str, ...]) -> Iterator[Path]:
    """The files that a baseline knows, that lay in the directories of PATHS and are deleted."""
    folders = [os.path.realpath(path) for path in paths or ["."] if Path(path).is_dir()]
    for file in known.paths():
        real = Path(os.path.realpath(file))
        if not real.exists() and any(real.is_relative_to(folder) for folder in folders):
            yield file
