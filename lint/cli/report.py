"""``newslint report``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

import click

from lint import files
from lint.cli import inputs, options
from lint.cli.outcome import FAILED, Outcome
from lint.diagnostic import Severity, Text
from lint.discovery import ONLY_REPORTS, is_report
from lint.files import FileError
from lint.job import FileResult, Job
from lint.report.html import page
from lint.report.style import count
from lint.score.scorer import Scorer


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
@options.select
@options.ignore
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
        scorer = Scorer(job)
        given = inputs.results(None, paths, job, jobs, outputs=[output], language=lang)
        with closing(given):
            results = list(scorer.watch(outcome.watch(given)))
        if any(result.source for result in results):
            made = datetime.now().astimezone()
            files.save(output, page(results, scorer.issues, job, made, lang))
            click.echo(_written(output, results).in_language(lang))
        elif not outcome.failed:
            raise FileError(paths[0], *ONLY_REPORTS)
    sys.exit(FAILED if outcome.failed else 0)


def _may_write(output: Path) -> None:
    """Make sure that the page can be written and replaces no file but an older report.

    Raises:
        FileError: it cannot, or another file is there.
    """
    if os.path.lexists(output) and not is_report(output):
        raise FileError(output, *_OTHER)
    files.ensure_writable(output)


_OTHER = (
    Text(
        "已有这个文件，不是 newslint 的报告，没有动它",
        "this file is no report of newslint's and was left as it is",
    ),
    Text("请另起文件名（-o），或先移走它", "choose another name (-o), or move it away"),
)


def _written(output: Path, results: Sequence[FileResult]) -> Text:
    found = sum(len(result.diagnostics) for result in results)
    pages = sum(result.source is not None for result in results)
    return Text(
        f"写好了 {output}：{pages}个文件，{found}处问题",
        f"wrote {output}: {count(found, 'finding')} in {count(pages, 'file')}",
    )
