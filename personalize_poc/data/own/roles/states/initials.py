"""States of one letter, of which nearly all rows have one and a few have that of a cancellation.

Systems write the first letter of a word of their language: E for "executado" and C for "cancelado".
The name of the column tells the language, and how rare the letter is, that it is no usual end of
what was ordered. A letter that begins another word for what was done as well, such as the C of
"closed" beside an A, is asked about.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import hint, stems_of

_RARE, _USUAL = 0.1, 0.85
"""Share of the rows up to which the one letter is rare, and from which on the other is usual."""
_READ = (
    ("situacao situação", "EFNAVPR", "C", "cancelado"),
    ("situacion situación estado estatus", "EFVPN", "C", "cancelado"),
    ("stato situazione", "EVFPC", "A", "annullato"),
    ("statut etat état", "VEPFLC", "A", "annulé"),
    ("zustand", "ABEFG", "S", "storniert"),
    ("stan stanie", "ZRPW", "A", "anulowane"),
    ("durum durumu", "TOKG", "I", "iptal"),
    ("stav", "VHOD", "Z", "zrušeno"),
    ("состояние состоянию", "ВИПД", "О", "отменено"),
    ("status state", "EF", "C", "cancelled"),
    ("status state situacao situação estado stato statut etat", "ABCDEFGNOPRSV", "X", "cancelled"),
)
"""Words of a name, letters of what was done, that of what was taken back, and its word."""


def taken_back(column: ColumnProfile, counts: dict[str, int]) -> dict[str, str]:
    """The letter of what was cancelled -> the word that it is read as; {} if none surely is one.

    Args:
        column: of states.
        counts: value -> rows.
    """
    said = hint(column.name)
    if len(counts) != 2 or not said.says("status") or any(len(one) != 1 for one in counts):
        return {}
    usual, rare = sorted(counts, key=lambda one: counts[one], reverse=True)
    total = sum(counts.values())
    if counts[usual] < _USUAL * total or counts[rare] > _RARE * total:
        return {}
    for names, done, back, word in _READ:
        named = said.tokens and not set(stems_of(names)).isdisjoint(said.tokens)
        if named and usual.upper() in done and rare.upper() == back:
            return {rare: word}
    return {}
