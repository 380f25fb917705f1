"""Names of fields that Personalize takes, from names in any script."""

from __future__ import annotations

import re
import unicodedata

from personalize_poc.data.own.roles.words.names import Hint, hint

RESERVED = frozenset(
    {
        "USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE", "IMPRESSION",
        "RECOMMENDATION_ID", "EVENT_ATTRIBUTION_SOURCE", "CREATION_TIMESTAMP", "ACTION_ID",
    }
)  # fmt: skip
_LONGEST = 60
_LEADS, _VOWELS, _TAILS = (
    [part.strip() for part in text.split(",")]
    for text in (
        "g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h",
        "a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i",
        ",k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t",
    )
)
"""Korean syllables are made of a leading sound, a vowel and perhaps a sound at their end."""
_RUSSIAN = "a,b,v,g,d,e,e,zh,z,i,y,k,l,m,n,o,p,r,s,t,u,f,kh,ts,ch,sh,shch,,y,,e,yu,ya"
_CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _RUSSIAN.split(","), strict=True))
_LATIN = {"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "œ": "oe"}
_CONCEPTS = (
    ("category", "CATEGORY"), ("price", "PRICE"), ("rating", "RATING"), ("duration", "DURATION"),
    ("place", "PLACE"), ("year", "YEAR"), ("description", "DESCRIPTION"), ("status", "STATUS"),
    ("device", "CHANNEL"), ("vendor", "SELLER"), ("type", "KIND"), ("quantity", "QUANTITY"),
)  # fmt: skip


class Namer:
    """Gives every column of a section a name of its own."""

    def __init__(self, section: str) -> None:
        self._used = set(RESERVED)
        self._generic = {"items": "ITEM", "users": "USER"}.get(section, "CONTEXT") + "_ATTRIBUTE"

    def name(self, column: str) -> str:
        """A valid name, after the column's where its script can be spelled in ASCII."""
        base = spelled(column) or _concept(hint(column)) or self._generic
        number, name = 1, base
        if base == self._generic:
            name = f"{base}_1"
        while name in self._used:
            number += 1
            name = f"{base}_{number}"
        self._used.add(name)
        return name


def spelled(text: str) -> str:
    """A name in capital letters, digits and underscores; "" if that cannot be said in ASCII."""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", unicodedata.normalize("NFKC", text))
    letters = "".join(_letter(letter) for letter in split)
    name = re.sub(r"[^A-Z0-9]+", "_", letters.upper()).strip("_")[:_LONGEST].strip("_")
    lost = sum(letter.isalpha() and not _letter(letter).strip() for letter in split)
    if lost * 2 > len(re.sub(r"\W", "", split)) or not re.search(r"[A-Z]", name):
        return ""
    return f"F_{name}" if name[0].isdigit() else name


def _letter(letter: str) -> str:
    """One letter in ASCII; a blank for what has no spelling."""
    if letter.isascii():
        return letter if letter.isalnum() else "_"
    small = letter.lower()
    if small in _CYRILLIC:
        return _CYRILLIC[small]
    if small in _LATIN:
        return _LATIN[small]
    if "가" <= letter <= "힣":
        number = ord(letter) - 0xAC00
        lead, rest = divmod(number, 588)
        return _LEADS[lead] + _VOWELS[rest // 28] + _TAILS[rest % 28]
    stripped = unicodedata.normalize("NFD", letter)[0]
    return stripped if stripped.isascii() and stripped.isalpha() else " "


def _concept(said: Hint) -> str:
    for concept, name in _CONCEPTS:
        if concept in said.attributes or concept in said.entities:
            return name
    return ""
