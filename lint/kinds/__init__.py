"""The closed set of data-rule kinds: what a rule in rules.yaml can say without Python.

Each kind is the shape of its entry in a rule book and knows how to make a `Rule` of it. What a
kind cannot say is a coded rule in `lint.rules`. Besides, a newsroom's list of names (`names`).
"""

from __future__ import annotations

from lint.kinds.forms import Forms
from lint.kinds.names import NameEntry, name_problems, name_rules
from lint.kinds.pair import Pair
from lint.kinds.pattern import Pattern
from lint.kinds.phrases import Phrases
from lint.kinds.search import Search
from lint.kinds.spec import Spec, SpecError
from lint.kinds.words import Words

AnySpec = Pattern | Words | Phrases | Pair | Forms

__all__ = [
    "AnySpec",
    "NameEntry",
    "Search",
    "Spec",
    "SpecError",
    "Words",
    "name_problems",
    "name_rules",
]
