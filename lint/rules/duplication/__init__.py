"""Duplication: text that stands twice, from a doubled word to a doubled article."""

from lint.rules.duplication.runs import doubled_run
from lint.rules.duplication.words import doubled_word

__all__ = ["doubled_run", "doubled_word"]
