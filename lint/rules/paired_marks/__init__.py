"""Paired marks: quotes, title marks and brackets, and the stops about them."""

from lint.rules.paired_marks.mistyped import mistyped_mark
from lint.rules.paired_marks.nesting import (
    doubled_mark,
    nested_bracket,
    nested_quote,
    nested_title,
    single_quotes_outside,
)
from lint.rules.paired_marks.quoted_stops import stop_in_fragment, stop_twice_at_quote
from lint.rules.paired_marks.speech import speaker_behind_speech, stop_outside_speech

__all__ = [
    "doubled_mark",
    "mistyped_mark",
    "nested_bracket",
    "nested_quote",
    "nested_title",
    "single_quotes_outside",
    "speaker_behind_speech",
    "stop_in_fragment",
    "stop_outside_speech",
    "stop_twice_at_quote",
]
