"""Exports of shops: orders, lines, carts, tickets of tills."""

from __future__ import annotations

from tests.data.own.roles.worlds.cases import Answer, Tables, case
from tests.data.own.roles.worlds.world import (
    World,
    chosen,
    code,
    digest,
    mail,
    price,
    sentence,
    title,
    unique,
)

CATEGORIES = ["Shirts", "Shoes", "Hats", "Bags", "Coats"]


def _comma(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


@case
def shopify_orders() -> tuple[Tables, Answer]:
    w = World(1)
    first = set(w.firsts())
    status = w.by_order(lambda o: chosen(["paid"] * 8 + ["refunded", "voided"], o))
    orders = {
        "Name": w.by_order(lambda o: f"#{1001 + o}"),
        "Email": w.by_user(mail),
        "Financial Status": [s if r in first else "" for r, s in enumerate(status)],
        "Currency": w.each(lambda r: "EUR"),
        "Subtotal": w.by_order(lambda o: price(o)),
        "Shipping": w.by_order(lambda o: chosen(["4.90", "0.00"], o)),
        "Created at": w.times("%Y-%m-%d %H:%M:%S +0100"),
        "Lineitem quantity": w.pick([1, 2, 3], [8, 2, 1]),
        "Lineitem name": w.by_item(title),
        "Lineitem price": w.by_item(price),
        "Lineitem sku": w.by_item(lambda i: code("SKU-", i)),
        "Billing Name": w.by_user(lambda u: f"Person {u}"),
        "Billing City": w.by_user(lambda u: chosen(["Berlin", "Paris", "Rome"], u)),
        "Phone": w.by_user(lambda u: f"+49 30 {1000000 + u}"),
        "Id": w.by_order(lambda o: 5_000_000_000 + o * 17),
    }
    return {"orders_export.csv": orders}, Answer(
        file="orders_export.csv", user="Email", item="Lineitem sku", time="Created at",
        value="Lineitem quantity", leave_out={"Financial Status": ("refunded", "voided")},
        carry={"Financial Status": "Name"},
        event_type="purchase", items="orders_export.csv", title="Lineitem name",
        item_fields={"Lineitem price": "number"}, users="orders_export.csv",
        user_fields={"Billing City": "categorical"}, unused=frozenset({"Phone", "Billing Name"}),
    )  # fmt: skip


@case
def german_erp() -> tuple[Tables, Answer]:
    w = World(2)
    lines = {
        "Belegnr": w.by_order(lambda o: f"RE{o:07d}"),
        "Belegdatum": w.times("%d.%m.%Y"),
        "Kundennummer": w.by_user(lambda u: f"{u * 3:06d}"),
        "Artikelnr": w.by_item(lambda i: f"{i * 11:08d}"),
        "Artikelbezeichnung": w.by_item(title),
        "Menge": w.pick(["1,00", "2,00", "-1,00"], [8, 2, 0.3]),
        "VK-Preis": w.by_item(lambda i: _comma(price(i))),
        "Lieferdatum": w.times("%d.%m.%Y", days=4),
        "Sachbearbeiter": w.pick(["MM", "KS", "TB"]),
    }
    stock = {
        "Artikelnr": [f"{i * 11:08d}" for i in range(w.items)],
        "Bezeichnung": [title(i) for i in range(w.items)],
        "Warengruppe": [chosen(CATEGORIES, i) for i in range(w.items)],
        "Lagerbestand": [i * 7 % 50 for i in range(w.items)],
        "Angelegt am": [f"{1 + i % 28:02d}.03.2022" for i in range(w.items)],
    }
    return {"belege.csv": lines, "artikel.csv": stock}, Answer(
        file="belege.csv", user="Kundennummer", item="Artikelnr", time="Belegdatum",
        form="%d.%m.%Y", value="Menge", leave_out={"Menge": ("-1,00",)}, event_type="purchase",
        items="artikel.csv", title="Bezeichnung",
        item_fields={
            "Warengruppe": "categorical", "Lagerbestand": "number", "Angelegt am": "time",
        },
        unused=frozenset({"Belegnr", "Lieferdatum"}),
    )  # fmt: skip


@case
def korean_shop() -> tuple[Tables, Answer]:
    w = World(3)
    orders = {
        "주문번호": w.by_order(lambda o: f"2024{o:08d}"),
        "회원ID": w.by_user(lambda u: f"hong{u}"),
        "상품코드": w.by_item(lambda i: code("P", i, 6)),
        "상품명": w.by_item(lambda i: f"{chosen(['여름 셔츠', '겨울 코트', '가죽 가방'], i)} {i}"),
        "수량": w.pick([1, 2]),
        "결제금액": w.by_item(lambda i: f"{int(price(i)) * 1000:,}원"),
        "주문일시": [
            f"{at:%Y-%m-%d} {'오전' if at.hour < 12 else '오후'} {at.hour % 12 or 12}:{at:%M:%S}"
            for at in w.at
        ],
        "주문상태": w.pick(["결제완료", "배송완료", "취소", "반품"], [4, 8, 1, 1]),
    }
    people = {
        "회원ID": [f"hong{u}" for u in range(w.users)],
        "성별": [chosen(["남", "여"], u) for u in range(w.users)],
        "연령대": [chosen(["20대", "30대", "40대"], u) for u in range(w.users)],
        "이름": [
            f"김{chosen('가나다라마바사', u)}{chosen('아자차카', u + 9)}" for u in range(w.users)
        ],
        "휴대폰": [f"010-{1000 + u}-{2000 + u}" for u in range(w.users)],
        "가입일": [f"2021-{1 + u % 12:02d}-{1 + u % 28:02d}" for u in range(w.users)],
    }
    return {"주문내역.csv": orders, "회원.csv": people}, Answer(
        file="주문내역.csv", user="회원ID", item="상품코드", time="주문일시", value="수량",
        leave_out={"주문상태": ("취소", "반품")}, event_type="purchase", items="주문내역.csv",
        title="상품명", item_fields={"결제금액": "number"}, users="회원.csv",
        user_fields={"성별": "categorical", "연령대": "categorical"},
        unused=frozenset({"휴대폰", "이름", "가입일"}),
    )  # fmt: skip


@case
def japanese_shop() -> tuple[Tables, Answer]:
    w = World(4)
    sales = {
        "伝票番号": w.by_order(lambda o: f"D{o:06d}"),
        "会員番号": w.by_user(lambda u: f"{100000 + u}"),
        "商品コード": w.by_item(lambda i: f"{4900000000000 + i * 13}"),
        "購入日時": [f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}" for at in w.at],
        "数量": w.pick([1, 2]),
        "店舗": w.pick(["新宿店", "渋谷店", "横浜店"]),
    }
    goods = {
        "商品コード": [f"{4900000000000 + i * 13}" for i in range(w.items)],
        "商品名": [f"{chosen(['緑茶', '珈琲', '煎餅'], i)} 大袋 {i}" for i in range(w.items)],
        "カテゴリ": [chosen(["飲料", "菓子"], i) for i in range(w.items)],
        "価格": [int(price(i)) * 10 for i in range(w.items)],
        "発売日": [f"2023年{1 + i % 12}月{1 + i % 28}日" for i in range(w.items)],
    }
    return {"売上.csv": sales, "商品マスタ.csv": goods}, Answer(
        file="売上.csv", user="会員番号", item="商品コード", time="購入日時", value="数量",
        context=frozenset({"店舗"}), event_type="purchase", items="商品マスタ.csv", title="商品名",
        item_fields={"カテゴリ": "categorical", "価格": "number", "発売日": "time"},
    )  # fmt: skip


@case
def chinese_orders() -> tuple[Tables, Answer]:
    w = World(5)
    orders = {
        "订单编号": w.by_order(lambda o: f"T{o:09d}"),
        "买家会员名": w.by_user(lambda u: f"tb{digest(u)[:8]}"),
        "商品ID": w.by_item(lambda i: 600000000000 + i * 977),
        "商品标题": w.by_item(lambda i: f"{chosen(['夏季新款女装连衣裙', '男士休闲鞋'], i)}{i}"),
        "下单时间": w.times("%Y/%m/%d %H:%M:%S"),
        "付款时间": w.times("%Y/%m/%d %H:%M:%S", minutes=3),
        "实付金额": w.each(lambda r: price(r)),
        "订单状态": w.pick(["交易成功", "已退款", "已发货"], [8, 1, 2]),
    }
    return {"订单.csv": orders}, Answer(
        file="订单.csv", user="买家会员名", item="商品ID", time="下单时间", value="实付金额",
        leave_out={"订单状态": ("已退款",)}, event_type="purchase", items="订单.csv",
        title="商品标题",
    )  # fmt: skip


@case
def russian_orders() -> tuple[Tables, Answer]:
    w = World(6)
    orders = {
        "Номер заказа": w.by_order(lambda o: o + 40000),
        "Клиент": w.by_user(lambda u: u * 17 + 1000),
        "Артикул": w.by_item(lambda i: code("A", i)),
        "Наименование": w.by_item(title),
        "Дата заказа": w.times("%d.%m.%Y %H:%M"),
        "Количество": w.pick([1, 2, 3]),
        "Цена": w.by_item(lambda i: _comma(price(i))),
        "Статус": w.pick(["Выполнен", "Отменен", "Доставлен"], [8, 1, 5]),
    }
    return {"Заказы.xlsx, sheet Лист1": orders}, Answer(
        file="Заказы.xlsx, sheet Лист1", user="Клиент", item="Артикул", time="Дата заказа",
        form="%d.%m.%Y %H:%M", value="Количество", leave_out={"Статус": ("Отменен",)},
        event_type="purchase", items="Заказы.xlsx, sheet Лист1", title="Наименование",
        item_fields={"Цена": "number"},
    )  # fmt: skip


@case
def french_lines_and_headers() -> tuple[Tables, Answer]:
    w = World(7)
    first = w.firsts()
    lines = {
        "id_ligne": list(w.rows),
        "num_commande": [f"C{o:06d}" for o in w.order],
        "code_article": w.by_item(lambda i: code("ART", i)),
        "qte": w.pick([1, 2]),
        "prix_unitaire": w.by_item(lambda i: _comma(price(i))),
    }
    heads = {
        "num_commande": [f"C{w.order[r]:06d}" for r in first],
        "id_client": [w.user[r] + 500 for r in first],
        "date_commande": [f"{w.at[r]:%d/%m/%Y %H:%M:%S}" for r in first],
        "statut": [chosen(["livrée"] * 5 + ["annulée"], w.order[r]) for r in first],
        "montant_total": [_comma(price(r)) for r in first],
    }
    return {"lignes.csv": lines, "commandes.csv": heads}, Answer(
        file="lignes.csv", user="id_client", item="code_article", time="date_commande",
        form="%d/%m/%Y %H:%M:%S", value="qte", join="commandes.csv",
        leave_out={"statut": ("annulée",)}, event_type="purchase",
        items="lignes.csv", item_fields={"prix_unitaire": "number"},
    )  # fmt: skip


@case
def spanish_tickets() -> tuple[Tables, Answer]:
    w = World(8)
    tickets = {
        "Nº Ticket": w.by_order(lambda o: 900000 + o),
        "Tarjeta": [
            f"{u * 31:010d}" if chosen([1, 1, 1, 0], o) else None
            for u, o in zip(w.user, w.order, strict=True)
        ],
        "Fecha": w.times("%d/%m/%Y"),
        "Hora": w.times("%H:%M"),
        "Tienda": w.by_order(lambda o: chosen(["Madrid 1", "Sevilla", "Vigo"], o)),
        "EAN": w.by_item(lambda i: 8410000000000 + i * 7919),
        "Descripción": w.by_item(title),
        "Importe": w.each(lambda r: _comma(price(r))),
        "Uds": w.pick([1, 2]),
    }
    return {"tickets.csv": tickets}, Answer(
        file="tickets.csv", user="Tarjeta", item="EAN", time="Fecha",
        form="%d/%m/%Y %H:%M", value="Uds", context=frozenset({"Tienda"}),
        event_type="purchase", items="tickets.csv", title="Descripción",
    )  # fmt: skip


@case
def orders_beside_abandoned_carts() -> tuple[Tables, Answer]:
    w, v = World(9), World(10, rows=9000)
    orders = {
        "order_id": w.by_order(unique),
        "customer_id": w.by_user(lambda u: u + 1),
        "product_id": w.by_item(lambda i: i + 1),
        "ordered_at": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "price": w.by_item(price),
    }
    carts = {
        "cart_id": v.by_order(unique),
        "customer_id": v.by_user(lambda u: u + 1),
        "product_id": v.by_item(lambda i: i + 1),
        "added_at": v.times("%Y-%m-%dT%H:%M:%SZ"),
    }
    products = {
        "product_id": [i + 1 for i in range(w.items + 40)],
        "title": [title(i) for i in range(w.items + 40)],
        "vendor_id": [i % 7 for i in range(w.items + 40)],
        "category": [chosen(CATEGORIES, i) for i in range(w.items + 40)],
        "created_at": [f"2023-01-{1 + i % 28:02d}T10:00:00Z" for i in range(w.items + 40)],
        "description": [sentence(i) for i in range(w.items + 40)],
        "image_url": [f"https://example.com/{i}.jpg" for i in range(w.items + 40)],
    }
    return {"orders.csv": orders, "abandoned_carts.csv": carts, "products.csv": products}, Answer(
        file="orders.csv", user="customer_id", item="product_id", time="ordered_at", form="iso",
        event_type="purchase", items="products.csv", title="title",
        item_fields={
            "vendor_id": "categorical", "category": "categorical", "created_at": "time",
            "description": "text",
        },
        unused=frozenset({"image_url"}), noticed=frozenset({"other-events"}), value="price",
    )  # fmt: skip
