"""Short names that a programmer of a small shop glues together: idord, codcli, dataord."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.roles.words import glued
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.worlds.orders import Tables
from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, chosen, title

_FIRST_ORDER, _FIRST_ITEM, _FIRST_PERSON = 3001, 501, 71


def _shop(names: dict[str, str]) -> Tables:
    """Lines and heads of orders, people and goods, and a bigger table of temporary baskets."""
    w = World(1901, users=300, items=120, rows=2400)
    orders = sorted(set(w.order))
    first = {order: row for row, order in reversed(list(enumerate(w.order)))}
    head = [first[order] for order in orders]
    baskets = 2 * len(w.rows)
    return {
        f"{names['lines']}.csv": {
            "id": [1 + row for row in w.rows],
            names["order"]: [_FIRST_ORDER + order for order in w.order],
            names["item"]: w.by_item(lambda i: _FIRST_ITEM + i),
            names["pieces"]: w.pick([1, 2, 3]),
        },
        f"{names['heads']}.csv": {
            "id": [_FIRST_ORDER + order for order in orders],
            names["person"]: [_FIRST_PERSON + w.user[row] for row in head],
            names["time"]: [int(w.at[row].timestamp()) for row in head],
            "note": ["suona; 2 piano" if row % 4 == 0 else "" for row in head],
        },
        f"{names['people']}.csv": {
            names["person"]: [_FIRST_PERSON + n for n in range(w.users)],
            names["name"]: [f"{chosen(['Rossi', 'Silva', 'Kim'], n)} {n}" for n in range(w.users)],
        },
        f"{names['goods']}.csv": {
            names["item"]: [_FIRST_ITEM + n for n in range(w.items)],
            names["title"]: [title(n) for n in range(w.items)],
            "tipo": [chosen(["A", "B", "C"], n) for n in range(w.items)],
        },
        "tmp.csv": _baskets(names["item"], baskets, w),
    }


def _baskets(item: str, rows: int, w: World) -> dict[str, Any]:
    return {
        "id": [1 + n for n in range(rows)],
        "sess": [f"{n * 7919 % 9973:08x}" for n in range(rows)],
        item: [_FIRST_ITEM + n * 31 % w.items for n in range(rows)],
        "ts": [1_704_000_000 + n * 2500 for n in range(rows)],
    }


_SHOPS = {
    "it": "righe_ordine ordini clienti articoli idord idart qta idcli dataord cognome nome",
    "es": "lineas ventas cli art idvta idart cant codcli fecvta nombre descr",
    "fr": "lignes entete cli produits idcmd idpdt qte idclt datcmd nom lib",
    "pt": "itens capa cli prod idped codprod qtd codcli dtped nome descr",
    "de": "pos kopf kd art idbest idart menge kdid bestdat name bez",
    "nl": "regels kop klant prod bstid prodid aantal kltid bstdat naam omschr",
    "pl": "poz nagl kl tow nrzam idtow ilosc idkli dtzam nazwisko nazwa",
}
_PARTS = ["lines", "heads", "people", "goods", "order", "item", "pieces", "person", "time", "name"]


@pytest.mark.parametrize("language", _SHOPS)
def test_lines_of_a_homemade_shop_are_joined_with_their_heads(language: str) -> None:
    names = dict(zip((*_PARTS, "title"), _SHOPS[language].split(), strict=True))

    __, section, columns = proposal_and_columns(_shop(names))

    assert section.files[0] == f"{names['lines']}.csv"
    told = [columns[role] for role in ("USER_ID", "ITEM_ID", "TIMESTAMP")]
    assert told == [names["person"], names["item"], names["time"]]


@pytest.mark.parametrize("name", ["notes", "idea", "nord", "artid", "bestdate", "paid"])
def test_words_that_only_look_glued_say_no_more_than_before(name: str) -> None:
    assert "order" not in hint(name).entities


@pytest.mark.parametrize("name", ["num_art", "numprod"])
def test_a_count_of_goods_is_no_number_of_one(name: str) -> None:
    assert glued.said(glued.apart(tuple(name.split("_")))) == (set(), set())
