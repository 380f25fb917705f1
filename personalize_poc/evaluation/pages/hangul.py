"""The Hangul of a page, in a font that the page carries: its reader's machine may have none.

Only the letters of the page are in it: a page of 450 different ones grows by some 90 KB. The style
names it first, and it has nothing but Hangul. (Named last, Chromium leaves squares in some texts of
pictures: it does not draw these again when the font is there.)
"""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

from personalize_poc.evaluation import hangul_font

_WEIGHTS = {"normal": "regular.ttf", "bold": "bold.ttf"}
_LETTER = re.compile("[\u3131-\u3163\uac00-\ud7a3]")
"""Syllables and single letters: what the font that this package brings can draw."""


def carried(page: str) -> str:
    """A page of HTML with the font for its Hangul; as it was if it has none."""
    letters = sorted(set(_LETTER.findall(page)))
    if not letters:
        return page
    faces = "".join(
        f'@font-face {{ font-family: "{hangul_font.FAMILY}"; font-weight: {weight}; '
        f'src: url("data:font/woff;base64,{_of(letters, hangul_font.FOLDER / file)}"); }}\n'
        for weight, file in _WEIGHTS.items()
    )
    return page.replace("</style>", f"{faces}</style>", 1)


def _of(letters: list[str], font: Path) -> str:
    """A font with some letters only, as WOFF in base64."""
    from fontTools import subset

    options = subset.Options(flavor="woff", hinting=False, layout_features=[])
    options.name_IDs = [0, 13]  # whose it is and its licence, which go with each copy
    small = subset.load_font(str(font), options)
    made = subset.Subsetter(options)
    made.populate(text="".join(letters))
    made.subset(small)
    file = io.BytesIO()
    subset.save_font(small, file, options)
    small.close()
    return base64.b64encode(file.getvalue()).decode("ascii")
