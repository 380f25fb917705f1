"""Tables of SAP Business One, which smaller firms have: heads and lines of each kind of document.

Lines of invoices, credit notes, orders and deliveries have the same columns, and each kind counts
its own documents from 1. Only the name of a table says of which kind it is: INV1 are the lines of
OINV.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    EVENTS,
    HEADS,
    ITEMS,
    NO_USE,
    USERS,
    System,
    Table,
)

_SOLD = ("INV", "RDR")
"""Invoices and orders."""
_AGAIN = ("DLN", "QUT", "DPI")
"""Deliveries of what was ordered, quotations, and down payments."""
_BACK = ("RIN", "RDN", "RRR")
"""Credit notes, and what was sent back."""
_BOUGHT = ("PCH", "POR", "PDN", "PQT", "PRQ", "RPC", "RPD", "DPO")
"""The same of suppliers."""
_LINES = "DocEntry LineNum ItemCode Quantity"
_HEADS = "DocEntry DocNum DocDate CardCode"
_OTHER_OF_LINES = (
    "LineNum VisOrder BaseCard BaseEntry BaseLine BaseRef BaseType TrgetEntry TargetType WhsCode "
    "SlpCode OcrCode AcctCode VendorNum SubCatNum CodeBars ShipDate ActDelDate OwnerCode UomCode "
    "ObjType LineStatus"
)
_OTHER_OF_HEADS = (
    "DocNum NumAtCard SlpCode OwnerCode CntctCode UserSign UserSign2 ShipToCode PayToCode Series "
    "TransId ReceiptNum GroupNum DocDueDate TaxDate CreateDate UpdateDate CancelDate ReqDate "
    "CardName DocTime CreateTS UpdateTS ObjType Handwrtten Printed"
)


def _sold(kind: str) -> tuple[Table, ...]:
    """Lines and heads of documents by which something is sold."""
    return (
        Table(
            EVENTS, _LINES, item="ItemCode", title="Dscription", time="DocDate", order="DocEntry",
            value="Quantity LineTotal Price", other=_OTHER_OF_LINES, called=f"{kind}1",
            documents=kind,
        ),
        Table(
            HEADS, _HEADS, user="CardCode", time="DocDate", order="DocEntry",
            other=_OTHER_OF_HEADS, without="ItemCode", called=f"O{kind}", documents=kind,
        ),
    )  # fmt: skip


def _others(kind: str) -> tuple[Table, ...]:
    """Lines and heads of other documents, of which nothing is learned beside those."""
    return (
        Table(NO_USE, _LINES, item="ItemCode", order="DocEntry", called=f"{kind}1",
              documents=kind, beside=True),
        Table(NO_USE, _HEADS, order="DocEntry", without="ItemCode", called=f"O{kind}",
              documents=kind, beside=True),
    )  # fmt: skip


SYSTEMS = (
    System(
        "SAP Business One",
        (
            *(table for kind in _SOLD for table in _sold(kind)),
            *(table for kind in (*_AGAIN, *_BACK, *_BOUGHT) for table in _others(kind)),
            Table(ITEMS, "ItemCode ItemName ItmsGrpCod", item="ItemCode", title="ItemName",
                  other="ItmsGrpCod CodeBars CardCode SuppCatNum", without="DocEntry LineNum",
                  beside=True),
            Table(USERS, "CardCode CardName CardType", user="CardCode",
                  other="SlpCode GroupCode GroupNum CntctPrsn FatherCard", without="DocNum",
                  beside=True),
            Table(NO_USE, "ItemCode WhsCode OnHand", item="ItemCode", other="WhsCode",
                  without="LineNum", beside=True),
            Table(NO_USE, "SlpCode SlpName", other="SlpCode", without="CardCode", beside=True),
        ),
    ),
)  # fmt: skip
