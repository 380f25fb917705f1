"""What encodings are called, by people and by Python."""

from __future__ import annotations

import codecs

from personalize_poc.language import N_, _

_SPOKEN = {
    "cp949": N_("CP949 (Korean)"),
    "cp932": N_("Shift-JIS (Japanese)"),
    "euc_jp": N_("EUC-JP (Japanese)"),
    "gb18030": N_("GB18030 (Chinese)"),
    "big5": N_("Big5 (traditional Chinese)"),
    "cp1252": N_("Windows-1252 (Western European)"),
    "cp1254": N_("Windows-1254 (Turkish)"),
    "cp1250": N_("Windows-1250 (Central European)"),
    "iso8859_2": N_("Latin-2 (Central European)"),
    "cp1251": N_("Windows-1251 (Cyrillic)"),
    "koi8_r": N_("KOI8-R (Russian)"),
    "cp1253": N_("Windows-1253 (Greek)"),
    "cp1255": N_("Windows-1255 (Hebrew)"),
    "cp1256": N_("Windows-1256 (Arabic)"),
    "cp874": N_("Windows-874 (Thai)"),
    "cp850": N_("CP850 (DOS)"),
    "cp866": N_("CP866 (DOS, Cyrillic)"),
    "mac_roman": "Mac Roman",
    "iso2022_kr": N_("ISO-2022-KR (Korean)"),
    "iso2022_jp": N_("ISO-2022-JP (Japanese)"),
    "iso2022_jp_2": N_("ISO-2022-JP (Japanese)"),
    "iso2022_jp_3": N_("ISO-2022-JP (Japanese)"),
    "iso2022_jp_2004": N_("ISO-2022-JP (Japanese)"),
    "iso2022_jp_ext": N_("ISO-2022-JP (Japanese)"),
}


def spoken(encoding: str) -> str:
    """What people call an encoding."""
    known = _SPOKEN.get(encoding)
    return _(known) if known else encoding


def name(said: str) -> str | None:
    """The name of an encoding as Python calls it; None if there is none of this name."""
    try:
        return codecs.lookup(said).name
    except LookupError:
        return None
