"""VAR001–009: characters that do not belong: of the other script, lost, garbled, look-alikes."""

from lint.rules.characters.lookalikes import look_alike_character, look_alike_letter
from lint.rules.characters.lost import garbled_text, lost_character, radical_character
from lint.rules.characters.nonstandard import nonstandard_character, traditional_text
from lint.rules.characters.simplified import simplified_character, simplified_text

__all__ = [
    "garbled_text",
    "look_alike_character",
    "look_alike_letter",
    "lost_character",
    "nonstandard_character",
    "radical_character",
    "simplified_character",
    "simplified_text",
    "traditional_text",
]
