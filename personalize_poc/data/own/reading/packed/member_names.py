"""What members of a zip are called, where it does not say in which encoding their names are."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Sequence

from personalize_poc.data.own.reading.text import encodings

_UTF8 = 0x800
"""The flag of a member whose name is UTF-8; without it Python takes the page of DOS (CP437)."""
_DOS = "cp437"
_SCRIPTS = {
    "cp949": ("HANGUL",),
    "cp932": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH"),
    "gb18030": ("CJK",),
    "big5": ("CJK",),
    "cp866": ("CYRILLIC",),
}
"""Encodings that Windows writes such names in, and how Unicode calls the letters of each."""
_MIXED = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
"""A word in two scripts."""


def names(infos: Sequence[zipfile.ZipInfo], archive: str = "") -> dict[str, str]:
    """What Python calls the members of a zip -> what they are called.

    Windows writes names in the page of its country and does not say so. They are looked at
    together: a name alone may be two letters.

    Args:
        infos: the members.
        archive: the name of the zip itself.
    """
    raw = {info.filename: _bytes(info) for info in infos}
    unsaid = b"\n".join(one for one in raw.values() if not one.isascii())
    encoding = _encoding(unsaid, archive) if unsaid else _DOS
    return {name: one.decode(encoding) if not one.isascii() else name for name, one in raw.items()}


def _bytes(info: zipfile.ZipInfo) -> bytes:
    """The bytes of a name that Python took for CP437; nothing of one whose encoding is said."""
    if info.flag_bits & _UTF8:
        return b""
    try:
        return info.filename.encode(_DOS)
    except UnicodeEncodeError:
        return b""  # a further field of the zip has said it in Unicode


def _encoding(raw: bytes, archive: str) -> str:
    """The encoding of names: UTF-8 or that of one script; else that of DOS, as zips have it."""
    for encoding in ("utf-8", encodings.guess(raw, archive).encoding):
        if encoding in ("utf-8", *_SCRIPTS) and _reads(raw, encoding):
            return encoding
    return _DOS


def _reads(raw: bytes, encoding: str) -> bool:
    """Whether an encoding makes letters of its own script of what is no ASCII, and no mixed words.

    "Château" of DOS is "Chフeau" in Japanese.
    """
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    scripts = _SCRIPTS.get(encoding)
    if scripts is None:
        return True
    letters = [one for one in _beyond(text) if one.isalpha()]
    own = all(unicodedata.name(one, "").split(" ")[0] in scripts for one in letters)
    latin = all(unicodedata.name(one, "").startswith("LATIN") for one in _beyond(raw.decode(_DOS)))
    return bool(letters) and own and not (latin and _MIXED.search(text))


def _beyond(text: str) -> list[str]:
    return [letter for letter in text if letter > "\x7f"]
