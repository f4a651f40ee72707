"""Paired marks: quotes, title marks and brackets, and the stops about them."""

from lint.rules.paired_marks.nesting import nested_bracket, nested_quote, nested_title
from lint.rules.paired_marks.turned import turned_mark

__all__ = ["nested_bracket", "nested_quote", "nested_title", "turned_mark"]
