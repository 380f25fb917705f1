"""Tables of systems of shops in China, with the names of their columns."""

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

_ECSHOP = System(
    "ECShop",
    (
        Table(
            EVENTS,
            "rec_id order_id goods_id goods_name goods_sn goods_number",
            item="goods_id goods_sn",
            title="goods_name",
            order="order_id",
            value="goods_price",
            other="rec_id product_id parent_id is_real is_gift extension_code send_number",
        ),
        Table(
            HEADS,
            "order_id order_sn user_id order_status shipping_status pay_status add_time",
            user="user_id",
            time="add_time",
            order="order_id",
            other="order_sn confirm_time pay_time shipping_time shipping_id pay_id pack_id card_id "
            "bonus_id agency_id parent_id country province city district",
        ),
        Table(ITEMS, "goods_id cat_id goods_sn goods_name", item="goods_id goods_sn",
              title="goods_name", other="brand_id suppliers_id", without="order_id", beside=True),
        Table(USERS, "user_id user_name rank_points reg_time", user="user_id",
              other="user_rank parent_id", without="order_id", beside=True),
        Table(NO_USE, "log_id log_time user_id log_info", other="log_id user_id", beside=True),
    ),
)  # fmt: skip

_CRMEB = System(
    "CRMEB",
    (
        Table(EVENTS, "oid cart_id product_id cart_info", item="product_id", order="oid",
              other="id cart_id unique"),
        Table(
            HEADS,
            "id order_id uid cart_id pay_time refund_status",
            user="uid",
            time="add_time",
            order="id",
            other="order_id cart_id pay_time spread_uid",
        ),
        Table(ITEMS, "id mer_id cate_id store_name", item="id", title="store_name",
              other="mer_id", without="uid", beside=True),
        Table(USERS, "uid account nickname now_money", user="uid", other="spread_uid",
              without="order_id", beside=True),
        Table(NO_USE, "id uid link_id pm category", other="uid link_id", beside=True),
    ),
)  # fmt: skip

SYSTEMS = (_ECSHOP, _CRMEB)
