"""Which scripts write words together, so that a known word is looked for within a longer one.

Latin, Greek, Cyrillic, Armenian and Georgian put blanks between words, and words are found whole or
by how they begin. Hebrew and Arabic put blanks as well, but write "the", "and" or "to" in one with
the word behind them, and the scripts of India and Ethiopia write endings so: a known word may stand
within another there, yet a word ends at a blank. Thai, Lao, Burmese and Khmer, Chinese and Japanese
put none; Korean does, but leaves them out in names of columns and files.
"""

from __future__ import annotations

_ATTACHED = 0x0590
"""The first letter of Hebrew; those before it are of scripts that keep words apart."""
_ALPHABETS = (range(0x10A0, 0x1100), range(0x1E00, 0x2000))
"""Letters behind that one that keep words apart: Georgian, and Latin and Greek ones with accents,
with which words of Vietnamese begin."""
_TOGETHER = (
    range(0x0E00, 0x0F00),  # Thai and Lao
    range(0x1000, 0x10A0),  # Burmese
    range(0x1780, 0x1800),  # Khmer
    range(0x2E80, 0xD7B0),  # signs of Chinese, Japanese kana, syllables of Korean
    range(0xF900, 0xFB00),  # more signs of Chinese
    range(0x20000, 0x32000),
)
"""Where the letters of scripts lie that put no blanks between words, or may leave them out."""


def may_stand_within(word: str) -> bool:
    """Whether a word may be a part of a longer one, by the script of its first letter.

    Args:
        word: not empty.
    """
    letter = ord(word[0])
    return letter >= _ATTACHED and not any(letter in one for one in _ALPHABETS)


def has_no_blanks(word: str) -> bool:
    """Whether nothing need stand between a word and the next, by the script of its first letter.

    Args:
        word: not empty.
    """
    letter = ord(word[0])
    return any(letter in one for one in _TOGETHER)
