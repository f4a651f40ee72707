"""VAR001–009: characters that do not belong: of the other script, lost, garbled, look-alikes."""

from lint.rules.characters.nonstandard import nonstandard_character, traditional_text

__all__ = [
    "nonstandard_character",
    "traditional_text",
]
