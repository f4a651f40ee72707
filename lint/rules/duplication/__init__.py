"""Duplication: text that stands twice, from a doubled word to a doubled article."""

from lint.rules.duplication.near import near_repeat
from lint.rules.duplication.passages import repeated_passage
from lint.rules.duplication.runs import doubled_run
from lint.rules.duplication.sentences import repeated_sentence
from lint.rules.duplication.words import doubled_word

__all__ = [
    "doubled_run",
    "doubled_word",
    "near_repeat",
    "repeated_passage",
    "repeated_sentence",
]
