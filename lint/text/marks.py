"""The marks of punctuation (GB/T 15834-2011), by what they do; full width only."""

from __future__ import annotations

FINAL_STOPS = "。！？"
"""Stops that end a sentence (句末点号)."""
PAUSES = "，、；："
"""Stops within a sentence (句内点号)."""
STOPS = FINAL_STOPS + PAUSES
PAIRS = ("“”", "‘’", "（）", "《》", "〈〉", "「」", "『』", "【】", "〔〕")
"""Quotes, brackets and title marks: an opener and its closer each."""
OPENERS = "".join(pair[0] for pair in PAIRS)
CLOSERS = "".join(pair[1] for pair in PAIRS)
OTHER = {a: b for pair in PAIRS for a, b in ((pair[0], pair[1]), (pair[1], pair[0]))}
"""For each of them the mark that it goes with."""
