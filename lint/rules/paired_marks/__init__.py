"""Paired marks: quotes, title marks and brackets, and the stops about them."""

from lint.rules.paired_marks.nesting import (
    nested_bracket,
    nested_quote,
    nested_title,
    single_quotes_outside,
)
from lint.rules.paired_marks.quoted_stops import stop_in_fragment, stop_twice_at_quote
from lint.rules.paired_marks.speech import speaker_behind_speech, stop_outside_speech
from lint.rules.paired_marks.turned import turned_mark

__all__ = [
    "nested_bracket",
    "nested_quote",
    "nested_title",
    "single_quotes_outside",
    "speaker_behind_speech",
    "stop_in_fragment",
    "stop_outside_speech",
    "stop_twice_at_quote",
    "turned_mark",
]
