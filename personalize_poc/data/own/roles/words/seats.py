"""Words for a seat: what is sold with it is a show or a match, and never the seat itself."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of, words

_SEATS = frozenset(
    stems_of(
        """seat seats seatno sitz sitzplatz sitznr sitznummer platznummer siège siege asiento butaca
        localidad posto poltrona assento stoel stoelnr stoelnummer zitplaats koltuk miejsce
        sedadlo место кресло sittplats sæde sete istumapaikka ülés ülőhely θέση"""
    )
)
_BESIDE = frozenset(
    stems_of("no nr num number numero número numer id code codice código row fila riga reihe rząd")
)
"""What may stand beside such a word: its number, or its row."""
_EASTERN = ("좌석", "座席", "座位", "席番")


def is_one(name: str) -> bool:
    """Whether a column is called a seat, or the number of one.

    Args:
        name: as it stands in the header.
    """
    said = frozenset(words(name))
    seat = bool(said & _SEATS) and not said - _SEATS - _BESIDE
    return seat or name.strip().startswith(_EASTERN)
