"""Which characters a text holds."""

from __future__ import annotations

from collections.abc import Callable


class Characters:
    """The characters of a text, each looked for when it is first asked for.

    To find a character takes a microsecond, to make a set of all those of a page hundreds.

    Attributes:
        has: whether the text holds a character.
    """

    def __init__(self, text: str) -> None:
        self.has: Callable[[str], bool] = _Known(text).__getitem__

    def __contains__(self, character: str) -> bool:
        return self.has(character)


class _Known(dict[str, bool]):
    def __init__(self, text: str) -> None:
        self._text = text
        self._ascii = text.encode("ascii", "ignore").decode()  # few: the sooner searched

    def __missing__(self, character: str) -> bool:
        text = self._ascii if character.isascii() else self._text
        self[character] = found = character in text
        return found
