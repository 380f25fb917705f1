"""A made-up export of SAP Business One: documents whose lines and heads have the same columns."""

from __future__ import annotations

from typing import Any

from tests.data.own.roles.worlds.systems_world import EXPORTS, Tables, export
from tests.data.own.roles.worlds.world import World, code, price, title

__all__ = ["EXPORTS"]
_DAY = "%Y%m%d"


def documents(w: World, kind: str, every: int = 1) -> Tables:
    """Lines and heads of one kind of documents, each counted from 1.

    Args:
        w: who bought what.
        kind: three letters that its tables are called by.
        every: of how many orders one has such a document.
    """
    firsts = [row for row in w.firsts() if w.order[row] % every == 0]
    number = {w.order[row]: n + 1 for n, row in enumerate(firsts)}
    rows = [row for row in w.rows if w.order[row] in number]
    return {
        f"{kind}1.txt": {
            "DocEntry": [number[w.order[row]] for row in rows],
            "LineNum": [row - rows[max(0, at - 1)] - 1 for at, row in enumerate(rows)],
            "ItemCode": [code("BV", w.item[row]) for row in rows],
            "Dscription": [title(w.item[row]) for row in rows],
            "Quantity": [1 + row % 5 for row in rows],
            "Price": [price(w.item[row]) for row in rows],
            "WhsCode": [f"{1 + row % 3:02}" for row in rows],
            "DocDate": [w.at[row].strftime(_DAY) for row in rows],
        },
        f"O{kind}.txt": {
            "DocEntry": list(number.values()),
            "DocNum": [300_000 + n for n in number.values()],
            "CANCELED": [{5: "Y", 6: "C"}.get(n % 40, "N") for n in range(len(firsts))],
            "DocDate": [w.at[row].strftime(_DAY) for row in firsts],
            "DocTime": [w.at[row].strftime("%H%M") for row in firsts],
            "CardCode": [f"C{20_000 + w.user[row]}" for row in firsts],
            "NumAtCard": [f"PO{row * 7919 % 90_000}" for row in firsts],
            "SlpCode": [1 + n % 6 for n in range(len(firsts))],
        },
    }  # fmt: skip


def masters(w: World) -> dict[str, dict[str, Any]]:
    """Partners, of which some are suppliers, and articles."""
    return {
        "OCRD.txt": {
            "CardCode": [f"C{20_000 + u}" for u in range(w.users)],
            "CardName": [f"{title(u)} Ltd" for u in range(w.users)],
            "CardType": ["C"] * w.users,
            "SlpCode": [1 + u % 6 for u in range(w.users)],
        },
        "OITM.txt": {
            "ItemCode": [code("BV", i) for i in range(w.items)],
            "ItemName": [title(i) for i in range(w.items)],
            "ItmsGrpCod": [100 + i % 4 for i in range(w.items)],
        },
    }


@export("INV1.txt", "CardCode", "ItemCode", "DocDate")
def business_one() -> Tables:
    """Invoices, and credit notes with the same small numbers, which come first."""
    w = World(2601, users=90, items=120, rows=2000)
    return {**documents(w, "RIN", every=6), **documents(w, "INV"), **masters(w)}
