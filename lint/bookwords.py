"""The rule that a book's own list of words is."""

from __future__ import annotations

from lint.kinds import Words
from lint.rule import Case

_CODE = "WRD900"


def words_spec(words: dict[str, str]) -> Words:
    """The rule of a list that is not empty: wrong words, each with the right one."""
    wrong, right = next(iter(words.items()))
    return Words(
        id=_CODE,
        name="house-word",
        severity="error",
        summary={"zh": "不合本报词表", "en": "not as the word list of the house has it"},
        message={
            "zh": "本报用“{new}”，不用“{text}”",
            "en": "the house writes “{new}”, not “{text}”",
        },
        source="rules.yaml: words",
        fix="unsafe",
        words=words,
        cases=(Case(bad=wrong, at=wrong, fixed=right), Case(good=right)),
    )
