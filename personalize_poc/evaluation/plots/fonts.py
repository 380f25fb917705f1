"""Letters of all languages in figures: a font that has them, or a word about it.

Latin, Greek and Cyrillic letters are in the font that comes with matplotlib, Hangul in the one that
this package brings (`hangul/`, under the OFL); for others the fonts of this machine are looked at.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import matplotlib
from matplotlib import font_manager, ft2font
from matplotlib.figure import Figure
from matplotlib.text import Text

from personalize_poc import language
from personalize_poc.evaluation import hangul_font
from personalize_poc.language import N_, _

_BEFORE = "DejaVu Sans"
"""The font that comes with matplotlib."""


@contextmanager
def for_all(figure: Figure) -> Iterator[str]:
    """Draw the figure's texts as they stand, in fonts that have their letters.

    Yields:
        What no font of this machine has, as a sentence; "" if every letter is drawn.
    """
    for axes in figure.axes:  # labels of ticks have no text before somebody asks for it
        axes.get_xticklabels()
        axes.get_yticklabels()
    texts = [one for one in figure.findobj(Text) if isinstance(one, Text)]
    lacking = {
        letter: None
        for text in texts
        for letter in text.get_text()
        if letter.isprintable() and not _has(_BEFORE, letter)
    }
    found = (
        [hangul_font.FAMILY]
        if language.chosen() == language.KOREAN and _letters(hangul_font.FAMILY)
        else []
    )
    for letter in lacking:
        if not any(_has(name, letter) for name in found) and (name := _with(letter)):
            found.append(name)
    before = [(text, text.get_fontfamily()) for text in texts]
    for text in texts:
        text.set_parse_math(False)  # a price is no formula
        if found:
            text.set_fontfamily([_BEFORE, *found])
    missing = [letter for letter in lacking if not any(_has(name, letter) for name in found)]
    words = [text.get_text() for text in texts if any(it in text.get_text() for it in missing)]
    named = ", ".join(dict.fromkeys(words)) if len(set(words)) <= _FEW else "".join(missing)
    try:
        # Ticks that are made while it is drawn have the default font.
        default: Any = {"font.family": [_BEFORE, *found]}
        with warnings.catch_warnings(), matplotlib.rc_context(default):
            if missing:  # said by the sentence; a letter that is lacking unsaid is a fault of ours
                warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            yield _(LACKING).format(named=named) if named else ""
    finally:
        for text, family in before:
            text.set_fontfamily(family)


LACKING = N_("Empty boxes stand for letters that no font here has: {named}.")
_FEW = 20
"""So many texts are named as a whole; of more, their letters are."""


@lru_cache(maxsize=1)
def _files() -> dict[str, str]:
    """The font of this package and those of this machine: name -> file, normal weight first."""
    for path in sorted(hangul_font.FOLDER.glob("*.ttf")):
        font_manager.fontManager.addfont(path)
    entries = sorted(
        font_manager.fontManager.ttflist, key=lambda one: one.weight not in (400, "normal")
    )
    found: dict[str, str] = {}
    for entry in entries:
        if "Last Resort" not in entry.name:  # it draws a box for every letter
            found.setdefault(entry.name, entry.fname)
    return found


@lru_cache(maxsize=256)
def _letters(name: str) -> frozenset[int]:
    """What a font can draw; nothing if it cannot be read."""
    try:
        return frozenset(ft2font.FT2Font(_files()[name]).get_charmap())
    except (KeyError, OSError, RuntimeError, ValueError):
        return frozenset()


def _has(name: str, letter: str) -> bool:
    return ord(letter) in _letters(name)


@lru_cache(maxsize=4096)
def _with(letter: str) -> str | None:
    """A font that has a letter: ours, then of this machine those with "Sans" in their name."""
    names = sorted(
        _files(),
        key=lambda name: (name != hangul_font.FAMILY, "Noto" not in name, "Sans" not in name, name),
    )
    return next((name for name in names if _has(name, letter)), None)
