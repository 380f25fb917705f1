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
_KEYS = (*_IDS, "no", "idx", "seq", "sn", "sno", "srl", "key", "code", "bh", "bm", "bango")
"""Marks of an id that stand apart from the word they are of: mem_idx, usu_codigo, hy_bh."""
_APART: dict[str, frozenset[str]] = {
    "user": frozenset(
        ("mem", "memb", "mbr", "mber", "mb", "cst", "cstm", "cstmr", "cus", "cust", "stdnt", "psn",
         "rdr", "vip", "mitgl", "nutz", "ben", "util", "uti", "usg", "usu", "alu", "pac", "afi",
         "cte", "assin", "benef", "pes", "isc", "tess", "paz", "gebr", "czyt", "uzyt", "mus",
         "must", "kul", "kull", "ogr", "hy", "yh", "kh", "gk", "tok", "tokui", "riyo", "riyou",
         "juko", "okyaku", "kanja", "seito")
    ),
    "item": frozenset(
        ("vod", "crs", "sng", "epi", "ctnt", "cntn", "tit", "pel", "urn", "stk", "mal", "sp",
         "hin", "sakuhin", "tosho", "kyoku", "eiga", "shiryo")
    ),
}  # fmt: skip
"""Short forms of people and goods that are read beside a mark with a sign between them only: glued
together they would be found in other words."""
_ENGLISH = frozenset(
    ("mem", "memb", "mbr", "mber", "mb", "cst", "cstm", "cstmr", "cus", "cust", "stdnt", "psn",
     "rdr", "vip")
)  # fmt: skip
"""Those of a language in which a number stands behind what has it, and a count before."""
_COUNTS = ("num", "no", "nr", "nro", "nbr")
"""Marks that say how many before a word of such a language, and of goods in any."""
_OTHERWISE = frozenset(("artid", "bestcd", "bestnum", "bestdate", "bestdata"))
"""Glued names that mean something else as well, or are known by themselves; see `abbreviations`."""
_KINDS = {word: kind for kind, some in _SHORT.items() for word in some}
_KINDS_APART = {word: kind for kind, some in _APART.items() for word in some}


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
            if _is_key_apart(mark, word, is_before=mark == one):
                entities.add(_KINDS_APART[word])
                attributes.add("id")
            kind = _KINDS.get(word)
            if kind and mark in _IDS and not (kind == "item" and mark == "num"):
                entities.add(kind)
                attributes.add("id")
            elif kind == "order" and mark in _TIMES:
                attributes.add("time")
    return entities, attributes


def _is_key_apart(mark: str, word: str, *, is_before: bool) -> bool:
    """Whether a mark and a short form that stand apart are of a key: "num_mem" is how many."""
    if mark not in _KEYS or word not in _KINDS_APART:
        return False
    counted = word in _ENGLISH or _KINDS_APART[word] == "item"
    return not (is_before and mark in _COUNTS and counted)
