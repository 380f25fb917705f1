"""Words for a seat, and for a table at which guests sit: neither is what is sold, or who buys."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of, words

_SEATS = frozenset(
    stems_of(
        """seat seats seatno sitz sitzplatz sitznr sitznummer platznummer siège siege asiento butaca
        localidad posto poltrona assento stoel stoelnr stoelnummer zitplaats koltuk miejsce
        sedadlo место кресло sittplats sæde sete istumapaikka ülés ülőhely θέση"""
    )
)
_PERHAPS = _SEATS | frozenset(stems_of("place platz plätze lugar plaats plats plass plads paikka"))
"""The same with words that mean any other place as well."""
_BESIDE = frozenset(
    stems_of(
        "n no nr num number numero número numer id code codice código row fila riga reihe rząd"
    )
)
"""What may stand beside such a word: its number, or its row."""
_EASTERN = ("좌석", "座席", "座位", "席番")
_TABLES = frozenset(
    stems_of(
        """table tables tableno tablenr tablenumber tisch tische tischnr tischnummer mesa mesas
        tavolo tavoli tafel tafelnr tafelnummer stolik stolika stolu stůl bord bordnr bordnummer
        bordsnummer pöytä pöytänumero asztal asztalszám masa masă mesei стол столик стола столика
        стіл столу τραπέζι bàn meja طاولة الطاولة שולחן โต๊ะ"""
    )
)
"""Words for a table of a restaurant, or of what an SQL database has: nobody either way."""
_EASTERN_TABLES = ("테이블", "卓", "テーブル", "桌", "台号", "台號")


def is_one(name: str) -> bool:
    """Whether a column is called a seat, or the number of one.

    Args:
        name: as it stands in the header.
    """
    return _is_called(name, _SEATS, _EASTERN)


def may_be_one(name: str) -> bool:
    """The same, or any place: "place" on a ticket is a seat, and elsewhere where people go.

    Args:
        name: as it stands in the header.
    """
    return _is_called(name, _PERHAPS, _EASTERN)


def is_table(name: str) -> bool:
    """Whether a column is called a table, or the number of one.

    Args:
        name: as it stands in the header.
    """
    return _is_called(name, _TABLES, _EASTERN_TABLES)


def _is_called(name: str, known: frozenset[str], eastern: tuple[str, ...]) -> bool:
    """Whether a name is one of some words with nothing but a number or a row beside it."""
    said = frozenset(words(name))
    alone = bool(said & known) and not said - known - _BESIDE
    return alone or name.strip().startswith(eastern)
