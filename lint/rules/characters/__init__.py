"""VAR001–009: characters that do not belong: of the other script, lost, garbled, look-alikes."""

from lint.rules.characters.lost import garbled_text, lost_character, radical_character
from lint.rules.characters.nonstandard import nonstandard_character, traditional_text

__all__ = [
    "garbled_text",
    "lost_character",
    "nonstandard_character",
    "radical_character",
    "traditional_text",
]
