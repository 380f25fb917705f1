"""Containers that are emptied and how full they were, by a sensor or on a tour: nobody chose any.

Who has a bin at his house is another thing: there a column names the customer.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import own_name, stems_of
from personalize_poc.data.own.roles.words.speaking_of import holds
from personalize_poc.language import _

_CONTAINERS = frozenset(
    stems_of(
        """
        container containers bin bins dumpster skip skips tank silo
        behälter behaelter sammelbehälter sammelbehaelter tonne tonnen mülltonne muelltonne
        abfallbehälter papierkorb mulde mulden
        conteneur conteneurs bac bacs benne bennes poubelle
        contenedor contenedores papelera papeleras cubo_basura
        contentor contentores contêiner contêineres lixeira lixeiras caçamba
        contenitore contenitori cassonetto cassonetti
        afvalcontainer afvalbak afvalbakken pojemnik pojemniki kontener kontenery
        kontejner kontejnery nádoba nádoby popelnice konteyner çöp_kutusu
        behållare sopkärl beholder beholdere säiliö jäteastia konténer hulladéktároló
        контейнер контейнеры бак баки контейнера κάδος thùng_rác tempat_sampah"""
    )
)
_CONTAINERS_WITHIN = ("수거함", "쓰레기통", "컨테이너", "수거용기", "コンテナ", "ごみ箱", "ゴミ箱",
                      "回収ボックス", "垃圾桶", "垃圾箱", "集装箱", "回收箱")  # fmt: skip
_EMPTIED = frozenset(
    stems_of(
        """
        fill_level fill_pct fill_percent fillpercent filllevel fullness emptied emptying
        emptied_at empty_time waste_type waste_collection
        füllstand fuellstand füllgrad fuellgrad leerung leerungen entleerung entleert geleert
        geleert_am leerungszeit abfallart
        remplissage taux_remplissage niveau_remplissage vidage vidé_le levée levées
        llenado nivel_llenado vaciado vaciado_en fecha_vaciado tipo_residuo
        enchimento nível_enchimento esvaziamento esvaziado tipo_resíduo
        riempimento livello_riempimento svuotamento svuotato tipo_rifiuto
        vulgraad vulniveau lediging geleegd napełnienie poziom_napełnienia opróżnienie opróżniono
        naplnění zaplněnost vývoz vyprázdnění doluluk doluluk_oranı boşaltma
        fyllnadsgrad tömning tömd fyldningsgrad tømning tømt fyllingsgrad tømming täyttöaste
        tyhjennys töltöttség ürítés наполненность заполненность заполнение вывоз опорожнение"""
    )
)
"""How full something is, and that it was emptied."""
_EMPTIED_WITHIN = ("적재율", "적재량", "수거일", "수거시", "배출량", "充填率", "満杯", "回収日時",
                   "回収時刻", "満溢", "满溢", "清运", "收运", "装载率")  # fmt: skip
_SEVERAL, _TWO = 3.0, 2
"""Rows of a container, on average, and containers at least."""


def are_emptied(view: View) -> bool:
    """Whether rows are of containers that are emptied, and no column names a customer.

    Args:
        view: the table.
    """
    if any(_is_customer(view, one) for one in view.columns):
        return False
    containers = [one for one in view.columns if _is_container(one)]
    names = (own_name(view.label), *(one.name for one in view.columns if one not in containers))
    return bool(containers) and any(holds(name, _EMPTIED, _EMPTIED_WITHIN) for name in names)


def is_nobody(view: View, user: Scored) -> bool:
    """Whether what would be the person is a vehicle or a container.

    Args:
        view: the table.
        user: of it, what fits a person best.
    """
    return user.view is view and are_emptied(view)


def told(view: View) -> str:
    """That a table holds when containers were emptied, and what to export; "" for others."""
    if not are_emptied(view):
        return ""
    return _(
        "{label} says how full containers were and when they were emptied: no person is in it, and "
        "nothing was chosen. Export what customers or members looked at, ordered or rated, with "
        "the id of the person, the id of the item and the time."
    ).format(label=view.label)


def _is_container(column: ColumnProfile) -> bool:
    ids = column.shape.kind in ("integer", "code", "word", "uuid", "hash") and not column.moment
    back = column.repeats >= _SEVERAL and column.distinct >= _TWO
    return ids and back and holds(column.name, _CONTAINERS, _CONTAINERS_WITHIN)


def _is_customer(view: View, column: ColumnProfile) -> bool:
    """Whether a column names people; who drives, and what device it was, is none of them."""
    said = view.hint(column.key)
    named = said.about("user", "visitor", "card") and not said.about("device", "staff")
    return bool(column.filled) and named
