"""Tables of systems of shops in Japan, with the names of their columns."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import EVENTS, HEADS, System, Table

_RAKUTEN = System(
    "Rakuten",
    (
        *(
            Table(EVENTS, f"注文番号 {time} 商品管理番号 個数", item="商品管理番号", time=time,
                  user="注文者メールアドレス", order="注文番号", value="単価",
                  other="商品ID 商品番号")
            for time in ("注文日", "注文日時")
        ),
    ),
)  # fmt: skip

_EC_CUBE = System(
    "EC-CUBE",
    (
        Table(
            EVENTS,
            "id order_id product_id product_class_id product_name",
            item="product_id",
            title="product_name",
            order="order_id",
            value="price",
            other="id order_item_type_id shipping_id tax_type_id tax_display_type_id point_rate",
        ),
        Table(
            HEADS,
            "id customer_id order_no order_status_id",
            user="customer_id",
            time="order_date create_date",
            order="id",
            other="order_no pre_order_id pref_id sex_id country_id job_id payment_id payment_date "
            "update_date device_type_id",
        ),
    ),
)

SYSTEMS = (_RAKUTEN, _EC_CUBE)
