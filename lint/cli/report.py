"""``newslint report``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from lint import files
from lint.cli import inputs, options
from lint.cli.gate import Gate
from lint.cli.outcome import FAILED, Outcome
from lint.diagnostic import Severity, Text
from lint.files import FileError
from lint.job import FileResult, Job
from lint.report.html import GENERATOR, page
from lint.report.style import count
from lint.score import PASS_LINE

_HEAD = 1000
"""Bytes of a file that tell whether it is such a report."""


@click.command(
    epilog="""\b
    Examples:
      newslint report 2024-05-01/                     an issue, into report.html
      newslint report --severity info -o proof.html page.txt
      newslint report --lang zh archive/ -o archive.html

    \b
    Exit status: 0 the report was written, 2 something failed.
    """
)
@options.paths
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default="report.html",
    show_default=True,
    help="The page to write. An older report is replaced, no other file.",
)
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules or families.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules or families.")
@options.severity
@options.config
@options.isolated
@options.jobs
@options.baseline
@options.lang
@options.cached
def report(
    *,
    paths: tuple[str, ...],
    output: Path,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str,
    config: Path | None,
    isolated: bool,
    jobs: int | None,
    baseline: Path | None,
    lang: str,
) -> None:
    """Write one HTML page to look at: the copy as a galley proof, and the error rate.

    Defects are marked in the text as a proofreader marks them, what to do about them stands in the
    margin. The page needs no other file and fetches none: send it, or print it on A3. PATHS are
    as in check; earlier reports among them are left out.
    """
    outcome = Outcome(lang)
    with outcome.failures():
        _may_write(output)
        job = Job(
            config=config,
            isolated=isolated,
            select=options.codes(select),
            ignore=options.codes(ignore),
            severity=Severity[severity.upper()],
            baseline=inputs.baseline(baseline) if baseline else None,
        )
        found = [path for path in inputs.found(paths, outcome) if not _is_report(path)]
        if not found and not outcome.failed:
            outcome.fail(_NOTHING)
        if found:
            gate = Gate(PASS_LINE, job)
            checked = inputs.checked(found, job, jobs, language=lang)
            results = list(gate.watch(outcome.watch(checked)))
            made = datetime.now().astimezone()
            files.save(output, page(results, gate.issues, job, made, lang))
            click.echo(_written(output, results).in_language(lang))
    sys.exit(FAILED if outcome.failed else 0)


def _may_write(output: Path) -> None:
    """Make sure that the page can be written and replaces no file but an older report.

    Raises:
        FileError: it cannot, or another file is there.
    """
    if os.path.lexists(output) and not _is_report(output):
        raise FileError(output, *_OTHER)
    files.ensure_writable(output)


_NOTHING = Text(
    "除了以前的报告，没有要检查的文件；请写出文件或目录",
    "nothing to check but earlier reports; name files or directories",
)
_OTHER = (
    Text(
        "已有这个文件，不是 newslint 的报告，没有动它",
        "this file is no report of newslint's and was left as it is",
    ),
    Text("请另起文件名（-o），或先移走它", "choose another name (-o), or move it away"),
)


def _is_report(path: Path) -> bool:
    """Whether a file is a page that this command wrote."""
    try:
        with path.open("rb") as file:
            return GENERATOR.encode() in file.read(_HEAD)
    except OSError:
        return False


def _written(output: Path, results: Sequence[FileResult]) -> Text:
    found = sum(len(result.diagnostics) for result in results)
    pages = sum(result.source is not None for result in results)
    return Text(
        f"写好了 {output}：{pages}个文件，{found}处问题",
        f"wrote {output}: {count(found, 'finding')} in {count(pages, 'file')}",
    )
