"""Words of days until which something that was lent is to be back, and on which it came back."""

from __future__ import annotations

import re

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.names import plain, stems_of, words

_DUE = stems_of(
    """
    due fällig faellig leihfrist rückgabefrist échéance vencimiento vencimento scadenza prevue
    prévu prévue prevista previsto inlever uiterlijk termin splatnost planned_return
    expected_return return_by iade_tarihi_son срок förfall forfald eräpäivä"""
)
_BACK = stems_of(
    """
    return rückgabe rueckgabe zurück zurueck retour rendu restitu devol devuel reso riconsegn rientr
    terug ingeleverd inname zwrot zwróc oddani oddano vrácen iade возврат возвращ поверн återlämn
    aflever innlever levert tilbage tilbake palaut visszahoz επιστροφ kembali pengembalian"""
)
"""How words begin of a day until which something is to be back, and of one on which it was."""
_EASTERN_DUE = ("반납예정", "반납기한", "返却予定", "返却期限", "应还", "應還", "到期")
_EASTERN_BACK = ("반납", "회수일", "返却", "归还", "歸還", "还书", "還書")
"""The same in scripts without blanks between words."""


_DAY = re.compile("(?:date|data|datum|fecha)(?=.{5})")
"""Words for a day that names in small letters, or in capitals only, begin with: "dateretour"."""


def is_due(name: str) -> bool:
    """Whether a column is called the day until which something is to be back.

    Args:
        name: as the column has it: capitals tell words apart ("DateRetour").
    """
    return _says(name, _DUE, _EASTERN_DUE)


def is_back(name: str) -> bool:
    """Whether a column is called the day on which something came back, or should.

    Args:
        name: as the column has it: capitals tell words apart ("DateRetour").
    """
    return _says(name, _BACK, _EASTERN_BACK)


def _says(name: str, begun: tuple[str, ...], within: tuple[str, ...]) -> bool:
    parts = [word[found.end() :] if (found := _DAY.match(word)) else word for word in words(name)]
    told = speaking_of.begins((*parts, plain(name)), begun)
    return told or any(one in plain(name) for one in within)
