"""的, 地, 得: which of them a place calls for, only where the part of speech is certain."""

from __future__ import annotations

from lint.rules.particles.adverbial import de_before_a_verb, degree_before_a_verb
from lint.rules.particles.attributive import di_before_a_noun
from lint.rules.particles.complement import de_before_a_complement

__all__ = [
    "de_before_a_complement",
    "de_before_a_verb",
    "degree_before_a_verb",
    "di_before_a_noun",
]
