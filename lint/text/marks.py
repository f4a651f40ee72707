"""The marks of punctuation (GB/T 15834-2011), by what they do; full width only."""

from __future__ import annotations

FINAL_STOPS = "。！？"
"""Stops that end a sentence (句末点号)."""
SENTENCE_ENDS = FINAL_STOPS + "…"
"""What a sentence ends with, closing marks left aside."""
PAUSES = "，、；："
"""Stops within a sentence (句内点号)."""
STOPS = FINAL_STOPS + PAUSES
CLAUSE_STOPS = frozenset("。，；")
"""Stops that end a clause of a statement."""
PAIRS = ("“”", "‘’", "（）", "《》", "〈〉", "「」", "『』", "【】", "〔〕")
"""Quotes, brackets and title marks: an opener and its closer each."""
OPENERS = "".join(pair[0] for pair in PAIRS)
CLOSERS = "".join(pair[1] for pair in PAIRS)
OTHER = {a: b for pair in PAIRS for a, b in ((pair[0], pair[1]), (pair[1], pair[0]))}
"""For each of them the mark that it goes with."""
WHOLE_ENDS = frozenset(SENTENCE_ENDS + CLOSERS)
"""What a paragraph ends with that says all it has to say."""
