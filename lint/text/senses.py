"""Characters that are standard in one sense, and traditional characters in another.

瞭望 but 了解, 乾隆 but 干燥, the surname 於 but 由于, the note 徵 but 特征.
"""

from __future__ import annotations

# For each the standard character of that other sense, and what stands before or behind it then,
# word by word.
_SENSES = {
    "瞭": ("了", "明", "解"),
    "乾": ("干", "饼晒烘擦吹萄", "燥净杯旱脆枯粮涸果货洗瘪"),
    "於": ("于", "由对關关处位属用至终等基鉴低高大小多少善敢勇便致过在源归忠限急易不", "是此今"),
    "藉": ("借", "凭", "口助机此"),
    "夥": ("伙", "合同团入散", "伴计"),
    "徵": ("征", "特象应", "求收集文兵询兆召"),
    "著": ("着", "看随沿接有跟朝味本带走站坐", ""),
    "麽": ("么", "什怎那这多甚", ""),
}
DOUBTFUL = "".join(_SENSES)
"""These characters."""
STANDARD = str.maketrans({character: sense[0] for character, sense in _SENSES.items()})
"""What OpenCC leaves as it is where it does not know the word."""
# But 看著名演员, 有著作, 在於潜, 魏徵求见, 慰藉此心, and 外藉助理 for 外籍助理.
_NOT_BEHIND = {"著": "名作述称录者书文译", "於": "潜期菟"}
_NOT_BEFORE = {"徵": "魏", "藉": "慰狼蕴枕外国户书祖原"}


def is_traditional_sense(text: str, at: int) -> bool:
    """Whether the character at `at` stands where simplified copy has another one."""
    character = text[at]
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    _, words_before, words_behind = _SENSES[character]
    if _is_one_of(behind, _NOT_BEHIND.get(character, "")):
        return False
    if _is_one_of(before, _NOT_BEFORE.get(character, "")):
        return False
    return _is_one_of(before, words_before) or _is_one_of(behind, words_behind)


def _is_one_of(character: str, characters: str) -> bool:
    return bool(character) and character in characters
