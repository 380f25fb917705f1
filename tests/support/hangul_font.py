"""Make the fonts of figures anew from those of Debian's package fonts-nanum.

apt-get download fonts-nanum && dpkg -x fonts-nanum_*.deb FOLDER
python -m tests.support.hangul_font FOLDER

needs fontTools, which matplotlib brings. Hangul alone is kept: all 11,172 syllables and the single
letters; everything else is in the font that comes with matplotlib. The OFL asks for another name.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools import subset, ttLib

from personalize_poc.evaluation.hangul_font import FAMILY, FOLDER

SOURCES = {"regular": "NanumSquareR.ttf", "bold": "NanumSquareB.ttf"}
LETTERS = [*range(0x3131, 0x3164), *range(0xAC00, 0xD7A4), 0x20, 0xB7, 0x20A9, 0x3001, 0x3002]
"""Single letters, syllables, the space, the middle dot, the sign of the won, 、 and 。"""
_NAMED = {1: FAMILY, 4: FAMILY, 6: "POCHangul", 16: FAMILY}
_COPYRIGHT, _LICENCE, _VERSION = 0, 13, 5


def main(folder: Path) -> None:
    """Write both fonts."""
    for weight, file in SOURCES.items():
        source = next(folder.rglob(file))
        font: Any = ttLib.TTFont(source)
        options = subset.Options()
        options.layout_features, options.hinting = [], False
        options.name_IDs = [_COPYRIGHT, _VERSION]
        kept = subset.Subsetter(options)
        kept.populate(unicodes=LETTERS)
        kept.subset(font)
        _rename(font, weight)
        font["OS/2"].usWeightClass = 700 if weight == "bold" else 400
        font["OS/2"].fsSelection = 0x20 if weight == "bold" else 0x40
        font["head"].macStyle = 1 if weight == "bold" else 0
        font.save(FOLDER / f"{weight}.ttf")
        print(FOLDER / f"{weight}.ttf", (FOLDER / f"{weight}.ttf").stat().st_size)


def _rename(font: Any, weight: str) -> None:
    names = font["name"]
    named = {**_NAMED, 2: weight.title(), 17: weight.title(), 3: f"{FAMILY} {weight}"}
    licence = "A modified version under the SIL Open Font License, Version 1.1; see OFL.txt."
    for number, text in {**named, _LICENCE: licence}.items():
        names.setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
