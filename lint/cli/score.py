"""``newslint score``."""

from __future__ import annotations

import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import click

from lint.cli import inputs, options
from lint.cli.gate import Gate
from lint.cli.outcome import FAILED, FINDINGS, Outcome
from lint.cli.output import as_utf8, look
from lint.diagnostic import Severity
from lint.job import Job
from lint.report.score import FORMATS, named
from lint.score import PASS_LINE


@click.command(
    epilog="""\b
    Examples:
      newslint score 2024-05-01/                      one issue
      newslint score archive/                         its folders, an issue each
      newslint score --output-format markdown . > error-rate.md
      newslint score --severity error .               only what is beyond doubt

    \b
    Exit status: 0 each issue passes, 1 one does not, 2 the run itself failed.
    """
)
@options.paths
@click.option("--output-format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--max-error-rate",
    type=options.rate,
    metavar="N",
    default=PASS_LINE,
    show_default=True,
    help="Errors in 10,000 characters that an issue may have; 3 is the official pass line.",
)
@options.severity
@options.config
@options.isolated
@options.exit_zero
@options.jobs
@options.stdin_filename
@options.baseline
@options.lang
@options.cached
def score(
    *,
    paths: tuple[str, ...],
    output_format: str,
    max_error_rate: Decimal,
    severity: str,
    config: Path | None,
    isolated: bool,
    exit_zero: bool,
    jobs: int | None,
    stdin_filename: str | None,
    baseline: Path | None,
    lang: str,
) -> None:
    """Tell the official error rate of an issue, and what it is charged for.

    The files of one folder are one issue. A finding is charged by the class of its rule as the
    method (报纸编校差错率计算方法) has it: text errors by their length, doubled in headlines, the
    same one three times at most in an issue; use of numerals 1 at most. A newspaper passes with
    3 errors in 10,000 characters. Weights that could not be confirmed are marked; "charges" in
    rules.yaml changes them. PATHS are as in check.
    """
    outcome = Outcome(lang)
    with outcome.failures():
        job = Job(
            config=config,
            isolated=isolated,
            severity=Severity[severity.upper()],
            baseline=inputs.baseline(baseline) if baseline else None,
        )
        name = inputs.stdin_path(paths, stdin_filename)
        gate = Gate(max_error_rate, job)
        with closing(inputs.results(name, paths, job, jobs, language=lang)) as results:
            for _ in gate.watch(outcome.watch(results)):
                pass
        if output_format != "text":
            as_utf8(sys.stdout)
        shape = look(sys.stdout, lang)
        sys.stdout.writelines(named(output_format)(gate.issues, max_error_rate, shape))
        outcome.findings = gate.is_closed
    if outcome.failed:
        sys.exit(FAILED)
    sys.exit(FINDINGS if outcome.findings and not exit_zero else 0)
