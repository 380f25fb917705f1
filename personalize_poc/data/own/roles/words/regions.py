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
    return short and _ALONE.issuperset(name)
