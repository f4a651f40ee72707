"""``python -m lint``."""

from lint.cli import main

main(prog_name="newslint")
