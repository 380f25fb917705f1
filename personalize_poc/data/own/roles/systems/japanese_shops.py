"""Tables of systems of shops in Japan, with the names of their columns."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import EVENTS, System, Table

_RAKUTEN = System(
    "Rakuten",
    (
        Table(EVENTS, "注文番号 注文日 商品管理番号 個数", item="商品管理番号", time="注文日",
              user="注文者メールアドレス", order="注文番号", value="単価",
              other="商品ID 商品番号"),
    ),
)  # fmt: skip

SYSTEMS = (_RAKUTEN,)
