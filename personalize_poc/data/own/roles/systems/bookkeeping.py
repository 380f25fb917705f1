"""Reports of programs with which small firms keep their books.

Names are those of the report Sales by Customer Detail of QuickBooks Desktop and of its list of
items, as users publish them; they were not compared with a description by its maker.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import EVENTS, System, Table

_QUICKBOOKS = System(
    "QuickBooks",
    (
        Table(
            EVENTS,
            "Type Date Num Name Item Qty Sales_Price Amount",
            user="Name",
            item="Item",
            title="Memo",
            time="Date",
            order="Num",
            value="Amount Qty",
            other="Balance Clr Split Account",
        ),
    ),
)

SYSTEMS = (_QUICKBOOKS,)
