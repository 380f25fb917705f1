"""Words for the language that a text is written in, in names of columns."""

from __future__ import annotations

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.names import stems_of

_WHOLE = frozenset(
    stems_of(
        """language languages lang langcode locale locales iso_lang sprache sprachen sprachcode
        langue langues idioma idiomas lengua língua lingua lingue taal taalcode język języka jezyk
        jazyk jazyka dil dili язык языка мова språk språkkod sprog kieli nyelv limbă limba γλώσσα
        ngôn_ngữ bahasa لغة שפה ภาษา"""
    )
)
_WITHIN = ("언어", "로케일", "言語", "ロケール", "语言", "語言", "语种", "語種")


def says_so(name: str) -> bool:
    """Whether a column is called the language of a row.

    Args:
        name: as it stands in the header.
    """
    return speaking_of.holds(name, _WHOLE, _WITHIN)
