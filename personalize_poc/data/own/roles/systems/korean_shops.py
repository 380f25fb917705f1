"""Tables of systems of shops in Korea, with the names of their columns, as remembered."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    CODES,
    EVENTS,
    HEADS,
    ITEMS,
    LOG,
    NO_USE,
    USERS,
    System,
    Table,
)

_YOUNGCART = System(
    "Youngcart5",
    (
        Table(
            EVENTS,  # a line of a cart, which becomes one of an order: ct_status tells
            "ct_id od_id it_id ct_status ct_qty ct_time",
            user="mb_id",
            item="it_id",
            time="ct_time",
            title="it_name",
            order="od_id",
            value="ct_price",
            other="ct_id io_id ct_select_time ct_ip cp_price",
        ),
        Table(
            HEADS,
            "od_id mb_id od_status od_time",
            user="mb_id",
            time="od_time",
            order="od_id",
            other="od_receipt_time od_invoice_time od_invoice od_ip",
        ),
        Table(
            ITEMS,
            "it_id ca_id it_name it_price",
            item="it_id",
            title="it_name",
            other="ca_id ca_id2 ca_id3 it_skin it_update_time",
            without="mb_id od_id",
            beside=True,
        ),
        Table(CODES, "ca_id ca_name", other="ca_id", without="it_id", beside=True),
        Table(
            USERS,
            "mb_no mb_id mb_level",
            user="mb_id",
            other="mb_no mb_datetime mb_today_login mb_login_ip mb_recommend",
            beside=True,
        ),
        # reviews and questions of what the orders tell of already
        Table(NO_USE, "is_id it_id mb_id is_score is_time", other="is_id", beside=True),
        Table(NO_USE, "iq_id it_id mb_id iq_time", other="iq_id", beside=True),
        Table(LOG, "po_id mb_id po_point", user="mb_id", other="po_id po_rel_id", beside=True),
    ),
)

SYSTEMS = (_YOUNGCART,)
