"""Duplication: text that stands twice, from a doubled word to a doubled article."""
