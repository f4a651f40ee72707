"""Punctuation: stops, the marks of lists and items, and marks that go in pairs."""
