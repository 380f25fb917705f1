"""What members of a zip are called, where it does not say in which encoding their names are.

A name of two letters reads well in several encodings: those of 予約 are signs of DOS, and ﾃﾞｰﾀ is a
Chinese word. What the members hold tells then: who writes Japanese names files so.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence

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
_WRITTEN = {
    "cp949": "cp949",
    "cp932": "cp932",
    "euc_jp": "cp932",
    "gb18030": "gb18030",
    "big5": "big5",
}
"""The encoding of a text -> that of names on the same machine."""
_LETTERS = (
    (re.compile("[\uac00-\ud7a3]"), "cp949"),
    (re.compile("[\u3041-\u30fa\uff66-\uff9d]"), "cp932"),
)
"""Letters of one country alone, in texts that are Unicode; Chinese ones are of several."""
_SURE = 0.5
"""How plausible an encoding of a text is, at least."""
_MIXED = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
"""A word in two scripts."""


def names(
    infos: Sequence[zipfile.ZipInfo], archive: str = "", texts: Iterable[bytes] = ()
) -> dict[str, str]:
    """What Python calls the members of a zip -> what they are called.

    Windows writes names in the page of its country and does not say so. They are looked at
    together: a name alone may be two letters.

    Args:
        infos: the members.
        archive: the name of the zip itself.
        texts: how some members begin; not looked at where names are ASCII or Unicode.
    """
    raw = {info.filename: _bytes(info) for info in infos}
    unsaid = b"\n".join(one for one in raw.values() if not one.isascii())
    encoding = _encoding(unsaid, archive, texts) if unsaid else _DOS
    return {name: one.decode(encoding) if not one.isascii() else name for name, one in raw.items()}


def _bytes(info: zipfile.ZipInfo) -> bytes:
    """The bytes of a name that Python took for CP437; nothing of one whose encoding is said."""
    if info.flag_bits & _UTF8:
        return b""
    try:
        return info.filename.encode(_DOS)
    except UnicodeEncodeError:
        return b""  # a further field of the zip has said it in Unicode


def _encoding(raw: bytes, archive: str, texts: Iterable[bytes]) -> str:
    """The encoding of names: UTF-8 or that of one script; else that of DOS, as zips have it."""
    if _reads(raw, "utf-8"):
        return "utf-8"
    told = {one for text in texts if (one := _of_text(text))}
    likely = [*told] if len(told) == 1 else []
    for encoding in (*likely, encodings.guess(raw, archive).encoding):
        if encoding in _SCRIPTS and _reads(raw, encoding):
            return encoding
    return _DOS


def _of_text(begin: bytes) -> str:
    """The encoding of names beside a text, by how it begins; "" if that tells nothing."""
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _of_letters(begin.decode("utf-16", errors="ignore"))
    if b"\0" in begin or begin.isascii():
        return ""
    lines = begin.rpartition(b"\n")[0] or begin
    try:
        return _of_letters(lines.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    found = encodings.guess(b"\n".join(x for x in lines.split(b"\n") if not x.isascii()))
    return _WRITTEN.get(found.encoding, "") if found.plausible >= _SURE else ""


def _of_letters(text: str) -> str:
    return next((encoding for letters, encoding in _LETTERS if letters.search(text)), "")


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
