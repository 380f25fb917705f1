"""Texts of seven bits that say by signs of control which letters follow: mails and old systems."""

from __future__ import annotations

import codecs
import re

SIGN = b"\x1b"
"""What each such sign begins with (ESC)."""
UNKNOWN = "iso-2022"
"""What a text is called that has such signs and is in no encoding that is known here."""
_SIGNS = re.compile(rb"\x1b(?:\$[@AB]|\$[()*][@-J]|\([IJ]|\.[AF])")
"""Signs before the letters of Korea, Japan and China. A terminal's colours begin otherwise."""
_CHINESE = re.compile(rb"\x1b\$[)*+][AEGH-M]")
"""Those of ISO-2022-CN, which Python does not know and takes for others."""
_FAMILY = (
    "iso2022_kr",
    "iso2022_jp",
    "iso2022_jp_2",
    "iso2022_jp_3",
    "iso2022_jp_2004",
    "iso2022_jp_ext",
)


def encoding(text: bytes) -> str | None:
    """The encoding of a text that shifts between sets of letters; None of any other.

    Args:
        text: from the beginning of a file, or the lines around the first sign.
    """
    if SIGN not in text or not text.isascii() or not _SIGNS.search(text):
        return None
    for name in _FAMILY if not _CHINESE.search(text) else ():
        decoder = codecs.getincrementaldecoder(name)()
        try:
            if SIGN.decode() not in decoder.decode(text):
                return name
        except UnicodeDecodeError:
            continue
    return UNKNOWN
