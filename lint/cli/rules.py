"""``newslint explain``, ``rules``, ``coverage``, ``schema`` and ``test-rules``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from textwrap import indent

import click

from lint import book
from lint.book import Book
from lint.cli import options
from lint.cli.outcome import FAILED, FINDINGS, Misuse, Outcome
from lint.diagnostic import Text
from lint.explain import about, pages
from lint.nearest import nearest_book
from lint.problems import UnknownCodeError
from lint.report.style import count
from lint.rule import Rule
from lint.testing import failures


@click.command(
    epilog="""\b
    Examples:
      newslint explain DUP001
      newslint explain 的地得          the rules that speak of it
      newslint explain --all > rules.md
    """
)
@click.argument("code", required=False, shell_complete=options.complete_codes)
@click.option("--all", "every", is_flag=True, help="The pages of all rules.")
@options.config
@options.isolated
@options.lang
@options.cached
def explain(
    *, code: str | None, every: bool, config: Path | None, isolated: bool, lang: str
) -> None:
    """Explain a rule: what it finds, why, and how to silence it.

    CODE is its code, its name, or a family such as DUP; the page is Markdown. Any other text,
    such as 截止, lists the rules that run and speak of it.
    """
    if (code is None) != every:
        raise Misuse(
            Text(
                "请写出一条规则，如 newslint explain DUP001，或用 --all",
                "Name a rule, as in newslint explain DUP001, or give --all.",
            )
        )
    rules = _load(config, lang, isolated=isolated)
    try:
        chosen = rules.rules if code is None else rules.matching(options.codes([code])[0])
    except UnknownCodeError as error:
        chosen = about(rules.rules_for(), code or "")
        if not chosen:
            raise Misuse(error.what) from None
        for rule in chosen:
            click.echo(f"{rule.id}  {rule.name}  {rule.summary.in_language(lang)}")
        return
    click.echo(pages(chosen, lang), nl=False)


@click.command()
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@options.config
@options.isolated
@options.lang
@options.cached
def rules(*, output_format: str, config: Path | None, isolated: bool, lang: str) -> None:
    """List the rules that run: code, name, severity, fix, summary.

    Severities are those of the rule book in force; what it ignores is left out.
    """
    rows = [_row(rule, lang) for rule in _load(config, lang, isolated=isolated).rules_for()]
    if output_format == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max((len(row["name"]) for row in rows), default=0)
    for row in rows:
        click.echo(
            f"{row['code']}  {row['name']:{width}}  {row['severity']:7}  {row['fix']:7}  "
            f"{row['summary']}"
        )


@click.command()
@options.config
@options.isolated
@options.lang
@options.cached
def coverage(*, config: Path | None, isolated: bool, lang: str) -> None:
    """Tell which requirements of the standards the rules check.

    The page is a table in Markdown: clause, rule, severity, fix, or why no rule judges it.
    """
    from lint.coverage import page

    click.echo(page(_load(config, lang, isolated=isolated).rules), nl=False)


@click.command()
@options.config
@options.isolated
@options.lang
@options.cached
def schema(*, config: Path | None, isolated: bool, lang: str) -> None:
    """Print the JSON Schema of rules.yaml, by which editors complete it.

    The codes and classes that it offers are those of the rule book in force.
    """
    from lint.schema import schema as schema_of

    click.echo(schema_of(_load(config, lang, isolated=isolated)), nl=False)


@click.command()
@click.argument("book_path", metavar="[BOOK]", type=options.FILE, required=False)
@options.lang
@options.cached
def test_rules(*, book_path: Path | None, lang: str) -> None:
    """Prove the rules of a rules.yaml by their cases.

    BOOK is by default the nearest one, or the built-in one.
    """
    tested = _load(book_path, lang).rules
    failed = False
    for rule in tested:
        for failure in failures(rule):
            failed = True
            click.echo(f"{rule.id} {rule.name}: {failure.what.in_language(lang)}")
            if case := failure.case:
                click.echo(indent(case.bad or case.good or "", "    "))
    cases = sum(len(rule.cases) for rule in tested)
    counted = Text(
        f"{len(tested)}条规则，{cases}个例子",
        f"{count(len(tested), 'rule')}, {count(cases, 'case')}",
    )
    click.echo(counted.in_language(lang))
    sys.exit(FINDINGS if failed else 0)


def _load(config: Path | None, lang: str, *, isolated: bool = False) -> Book:
    path = None if isolated else config or nearest_book(Path())
    outcome = Outcome(lang)
    with outcome.failures():
        return book.load(path) if path else book.default_book()
    sys.exit(FAILED)


def _row(rule: Rule, lang: str) -> dict[str, str]:
    return {
        "code": rule.id,
        "name": rule.name,
        "severity": str(rule.severity),
        "fix": str(rule.fix or "none"),
        "summary": rule.summary.in_language(lang),
        "url": rule.url,
    }
