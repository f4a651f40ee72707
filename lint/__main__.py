"""``python -m lint``."""

from lint.cli import command

command()
