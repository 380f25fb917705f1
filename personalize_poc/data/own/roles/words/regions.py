"""States of a country, which are called as states of orders are: "State/Province", "Estado"."""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
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
_ALONE = frozenset(("state", "estado", "stato", "staat", "etat", "shipping", "ship", "to", "code",
                    "envio", "entrega", "cd", "de", "do", "del", "da"))  # fmt: skip
_CODE = re.compile(r"[A-Z]{2}")
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


def is_one(column: ColumnProfile) -> bool:
    """Whether a column that is called a state holds states of a country.

    Args:
        column: it.
    """
    name = words(column.name.split(".")[-1])
    if _BESIDE.intersection(name):
        return True
    codes = column.frequencies
    short = len(codes) >= _FEWEST and all(map(_CODE.fullmatch, codes))
    known = len(codes) >= _FEW and any(country.issuperset(codes) for country in _KNOWN)
    return (short or known) and _ALONE.issuperset(name)
