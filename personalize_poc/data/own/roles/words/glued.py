"""Short names that a programmer of a small shop glues together: idord, codcli, dataord, nrzam.

What is meant is one mark, of an id or of a time, and the short form of one word. Only such short
forms are read as are no word beside the mark: "idea" and "nord" are none.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

_IDS = ("id", "cod", "num", "nr", "cd", "nro", "kod", "nbr")
"""Marks of an id, before or behind what it is of."""
_TIMES = ("dt", "dat", "data", "date", "fec", "fecha", "fch", "datum", "tgl")
"""Marks of a day or a time."""
_SHORT: dict[str, frozenset[str]] = {
    "order": frozenset(
        ("ord", "ordr", "ped", "pdd", "cmd", "cmde", "cde", "bst", "best", "bestel", "zam",
         "objedn", "zakaz", "vta", "vnt", "vdt", "fatt", "rend", "scontr", "ordine", "pedido",
         "bestell", "auftr", "comanda")
    ),
    "user": frozenset(
        ("cli", "clt", "clte", "cte", "clnt", "kd", "kun", "kund", "kli", "klt", "klient", "klant",
         "ute", "utente", "utl", "usr", "adh", "zakaznik", "klijent")
    ),
    "item": frozenset(
        ("art", "arti", "prod", "prd", "pdt", "prdt", "itm", "tow", "urun", "wyr", "zbo", "zboz",
         "tov", "articolo", "produkt")
    ),
}  # fmt: skip
"""Short forms of orders, customers and goods in many languages, that stand beside a mark only."""
_OTHERWISE = frozenset(("artid", "bestcd", "bestnum", "bestdate", "bestdata"))
"""Glued names that mean something else as well, or are known by themselves; see `abbreviations`."""
_KINDS = {word: kind for kind, some in _SHORT.items() for word in some}


@lru_cache(maxsize=4096)
def apart(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, of which glued ones are taken apart: idord -> id, ord."""
    return tuple(part for token in tokens for part in _parts(token))


def _parts(token: str) -> tuple[str, ...]:
    if token in _OTHERWISE or not token.isascii():
        return (token,)
    for mark in (*_IDS, *_TIMES):
        if token.startswith(mark) and token[len(mark) :] in _KINDS:
            return (mark, _full(token[len(mark) :]))
        if token.endswith(mark) and token[: -len(mark)] in _KINDS:
            return (_full(token[: -len(mark)]), mark)
    return (token,)


def _full(word: str) -> str:
    """A short form, but for one that means a kind of thing in German."""
    return "article" if word == "art" else word


def said(tokens: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """What a mark and the short form beside it speak of: entities, and attributes.

    Args:
        tokens: the words of a name, taken apart. "num_art" may be how many of them there are.
    """
    entities: set[str] = set()
    attributes: set[str] = set()
    for one, other in pairwise(tokens):
        for mark, word in ((one, other), (other, one)):
            kind = _KINDS.get(word)
            if kind and mark in _IDS and not (kind == "item" and mark == "num"):
                entities.add(kind)
                attributes.add("id")
            elif kind == "order" and mark in _TIMES:
                attributes.add("time")
    return entities, attributes
