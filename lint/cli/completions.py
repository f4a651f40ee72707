"""``newslint completions``, and what the command's own words complete to."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem, get_completion_class

from lint import book
from lint.cli.options import locale_language

_FAMILY = 3  # letters


@click.command(
    epilog="""\b
    Examples:
      newslint completions bash > ~/.local/share/bash-completion/completions/newslint
      newslint completions zsh > "${fpath[1]}/_newslint"
      newslint completions fish > ~/.config/fish/completions/newslint.fish
    """
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completions(context: click.Context, *, shell: str) -> None:
    """Print the script by which a shell completes commands, options, files and codes.

    The new shells complete then. bash has to be 4.4 or newer, which that of macOS is not.
    """
    found = get_completion_class(shell)
    if found:
        root = context.find_root().command
        click.echo(found(root, {}, "newslint", "_NEWSLINT_COMPLETE").source(), nl=False)


def codes(incomplete: str) -> list[CompletionItem]:
    """What completes the last of a list of codes: families, and the codes of one that is whole."""
    before, comma, last = incomplete.rpartition(",")
    rules = book.default_book().rules
    summaries = {rule.id: rule.summary.in_language(locale_language()) for rule in rules}
    if len(last) < _FAMILY:
        summaries = dict.fromkeys((rule.family for rule in rules), "")
    return [
        CompletionItem(before + comma + code, help=help_ or None)
        for code, help_ in sorted(summaries.items())
        if code.startswith(last.upper())
    ]
