"""States of a country, which are called as states of orders are: "State/Province", "Estado"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words import undoing
from personalize_poc.data.own.roles.words.meanings import is_event, is_negative, is_state
from personalize_poc.data.own.roles.words.names import stems_of, words

_BESIDE = frozenset(
    stems_of(
        """
        province provincia provincias prov county region région región região regione regio canton
        departamento département municipio comuna distrito uf provinz bundesland kanton landkreis
        provincie województwo powiat kraj okres ilçe eyalet область край провинция län fylke
        megye județ tỉnh provinsi address dirección direccion endereço indirizzo adres adresse
        billing shipto billto facturación facturacion cobrança fatturazione zip postal país pais
        country 주소 지역 住所 都道府県 省 州 地址"""
    )
)
"""Words beside "state" in names of columns that say where somebody lives."""
_CALLED = frozenset(("state", "estado", "stato", "staat", "etat", "stan", "штат"))
"""What states of a country are called, and those of orders or things as well."""
_ALONE = _CALLED | frozenset(("shipping", "ship", "to", "code", "envio", "entrega", "cd", "de",
                              "do", "del", "da"))  # fmt: skip
ADDRESS = tuple(
    frozenset(stems_of(one))
    for one in (
        """city town ciudad localidad población poblacion cidade città citta comune ville commune
        stadt ort wohnort plaats woonplaats stad miasto miejscowość město şehir город 도시
        시군구 市区町村 城市""",
        """zip zipcode postal postale postcode cp cep cap plz postleitzahl postnummer
        postnr pocztowy psč irányítószám индекс 우편번호 郵便番号 邮编 邮政编码 郵遞區號""",
        """street address address1 calle domicilio dirección direccion rua endereço endereco
        logradouro via indirizzo rue adresse strasse straße hausnummer anschrift straat adres ulica
        cím улица адрес 주소 도로명 住所 番地 地址""",
        """country país pais paese pays land kraj země ülke страна 국가 国 国家 國家""",
    )
)
"""Words for cities, postcodes, streets and countries in names of columns."""
CITY, POSTCODE = 0, 1
"""Places of their words in `ADDRESS`."""
_NEAR = 2
"""How many columns an address reaches on either side of its state."""
_NAMES, _LETTERS = 3, 3
"""Fewest names of states, and letters of each."""
_CODE = re.compile(r"[A-Z]{2}")
_SHORT = re.compile(r"[A-Z]{2,3}")
"""The same where the columns beside them say that they are places: TX, NSW."""
_FEWEST = 5
"""Different codes of two letters from which on they are taken for states of some country."""
_KNOWN = tuple(
    frozenset(codes.split())
    for codes in (
        "AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO",
        "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV "
        "NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR",
    )
)
"""Those of Brazil and of the United States, of which a shop may know only a few."""
_FEW = 4
"""Fewest of them: CA and PA, or CO, are as well the first letters of words for paid and gone."""


def is_one(column: ColumnProfile, columns: Sequence[ColumnProfile]) -> bool:
    """Whether a column that is called a state holds states of a country.

    Args:
        column: it.
        columns: all of its table, as they stand there.
    """
    name = words(column.name.split(".")[-1])
    if _BESIDE.intersection(name):
        return True
    codes = column.frequencies
    short = len(codes) >= _FEWEST and all(map(_CODE.fullmatch, codes))
    known = len(codes) >= _FEW and any(country.issuperset(codes) for country in _KNOWN)
    if (short or known) and _ALONE.issuperset(name):
        return True
    written = all(map(_SHORT.fullmatch, codes)) or _are_names(column)
    if written and _has_address_of_its_name(column, columns):
        return True
    return _is_called_state(name) and _are_names(column) and _is_in_address(column, columns)


def _is_called_state(name: Sequence[str]) -> bool:
    """Whether a name is no more than "state", with the number that tells it from another one."""
    told = {one for one in name if not one.isdigit()}
    return bool(told & _CALLED) and told <= _ALONE


def _are_names(column: ColumnProfile) -> bool:
    """Whether values are written as names are, and none is a word of what became of an order."""
    values = column.frequencies
    return (
        len(values) >= _NAMES
        and all(len(one) >= _LETTERS and not one[0].islower() for one in values)
        and not any(map(str.isdecimal, "".join(values)))
        and any(len(one) > _LETTERS for one in values)
        and not any(
            says(one)
            for one in values
            for says in (is_state, is_negative, is_event, undoing.undoes, undoing.lets_go)
        )
    )


def _is_in_address(column: ColumnProfile, columns: Sequence[ColumnProfile]) -> bool:
    """Whether two of city, postcode, street and country stand near to it, one of them beside it."""
    at = next(n for n, one in enumerate(columns) if one.key == column.key)
    told = {
        n: part
        for n, one in enumerate(columns)
        if 0 < abs(n - at) <= _NEAR
        for part, words_ in enumerate(ADDRESS)
        if words_.intersection(words(one.name.split(".")[-1]))
    }
    return len({*told.values()}) > 1 and any(abs(n - at) == 1 for n in told)


def _has_address_of_its_name(column: ColumnProfile, columns: Sequence[ColumnProfile]) -> bool:
    """Whether two of city, postcode, street and country are called as it is: Ship City, Ship Zip.

    The word that they share says whose address it is, of a delivery or a bill, in any language.
    """
    name = frozenset(words(column.name.split(".")[-1]))
    rest = name - _CALLED
    return bool(rest) and rest != name and len(parts_beside(rest, columns)) > 1


def parts_beside(rest: frozenset[str], columns: Sequence[ColumnProfile]) -> set[int]:
    """Which parts of an address have nothing but some words beside theirs in names of columns.

    Args:
        rest: the words; none if parts stand alone.
        columns: all of a table.
    """
    return {
        part
        for one in columns
        for part, told in enumerate(ADDRESS)
        if rest < (name := frozenset(words(one.name.split(".")[-1]))) and name - rest <= told
    }
