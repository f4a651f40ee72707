"""Numerals: the form they take, their ranges, and one form for one kind."""
