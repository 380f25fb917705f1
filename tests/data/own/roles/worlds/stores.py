"""More exports of shops, in one file and in several."""

from __future__ import annotations

from tests.data.own.roles.worlds.cases import Answer, Tables, case
from tests.data.own.roles.worlds.world import (
    World,
    chosen,
    code,
    digest,
    price,
    sentence,
    title,
    unique,
)

CATEGORIES = ["Shirts", "Shoes", "Hats", "Bags", "Coats"]


def _comma(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


@case
def polish_shop_all_in_one() -> tuple[Tables, Answer]:
    w = World(11)
    sales = {
        "Data zamówienia": w.times("%Y-%m-%d %H:%M:%S"),
        "Zamówienie": w.by_order(lambda o: f"ZAM/{o}/2024"),
        "ID klienta": w.by_user(lambda u: f"K{u:05d}"),
        "Miasto": w.by_user(lambda u: chosen(["Warszawa", "Kraków", "Gdańsk"], u)),
        "Kod towaru": w.by_item(lambda i: code("T", i)),
        "Nazwa towaru": w.by_item(title),
        "Kategoria": w.by_item(lambda i: chosen(CATEGORIES, i)),
        "Cena": w.by_item(lambda i: _comma(price(i))),
        "Ilość": w.pick([1, 2]),
    }
    return {"sprzedaż.csv": sales}, Answer(
        file="sprzedaż.csv", user="ID klienta", item="Kod towaru", time="Data zamówienia",
        form="iso", value="Ilość", event_type="purchase", items="sprzedaż.csv",
        title="Nazwa towaru", item_fields={"Kategoria": "categorical", "Cena": "number"},
        users="sprzedaż.csv", user_fields={"Miasto": "categorical"},
    )  # fmt: skip


@case
def turkish_sales() -> tuple[Tables, Answer]:
    w = World(12)
    sales = {
        "Fiş No": w.by_order(lambda o: o + 1),
        "Müşteri Kodu": w.by_user(lambda u: f"M{u:04d}"),
        "Ürün Kodu": w.by_item(lambda i: code("U", i)),
        "Ürün Adı": w.by_item(title),
        "Tarih": w.times("%d.%m.%Y %H:%M:%S"),
        "Adet": w.pick([1, 2]),
        "Tutar": w.each(lambda r: _comma(price(r))),
        "İade": w.pick(["Hayır", "Evet"], [15, 1]),
    }
    return {"satışlar.csv": sales}, Answer(
        file="satışlar.csv", user="Müşteri Kodu", item="Ürün Kodu", time="Tarih", value="Adet",
        leave_out={"İade": ("Evet",)}, event_type="purchase", items="satışlar.csv",
        title="Ürün Adı",
    )  # fmt: skip


@case
def variants_and_products() -> tuple[Tables, Answer]:
    w = World(13)
    lines = {
        "line_id": [10_000 + r for r in w.rows],
        "order_id": [o + 1 for o in w.order],
        "user_id": w.by_user(unique),
        "product_id": w.by_item(lambda i: 7000 + i),
        "variant_sku": [f"{7000 + i}-{chosen('SML', r)}" for r, i in enumerate(w.item)],
        "category_id": w.by_item(lambda i: 1 + i % 9),
        "created_at": w.times("%Y-%m-%d %H:%M:%S"),
        "updated_at": w.times("%Y-%m-%d %H:%M:%S", days=2),
        "shipped_at": w.times("%Y-%m-%d %H:%M:%S", days=1),
    }
    products = {
        "id": [7000 + i for i in range(w.items)],
        "name": [title(i) for i in range(w.items)],
        "price": [price(i) for i in range(w.items)],
        "tags": [f"{chosen(CATEGORIES, i)},{chosen(CATEGORIES, i + 7)}" for i in range(w.items)],
    }
    return {"lines.csv": lines, "products.csv": products}, Answer(
        file="lines.csv", user="user_id", item="product_id", time="created_at", form="iso",
        items="products.csv", title="name", item_fields={"price": "number", "tags": "list"},
        unused=frozenset({"updated_at", "shipped_at", "order_id", "line_id"}),
    )  # fmt: skip


@case
def fashion_transactions() -> tuple[Tables, Answer]:
    w = World(14)
    sales = {
        "t_dat": w.times("%Y-%m-%d"),
        "customer_id": w.by_user(digest),
        "article_id": w.by_item(lambda i: f"0{108775000 + i * 3}"),
        "price": [f"{price(r) / 1000:.6f}" for r in w.rows],
        "sales_channel_id": w.pick([1, 2]),
    }
    articles = {
        "article_id": [f"0{108775000 + i * 3}" for i in range(w.items)],
        "product_code": [f"0{108775 + i // 3}" for i in range(w.items)],
        "prod_name": [title(i // 2) for i in range(w.items)],
        "product_type_no": [200 + i % 12 for i in range(w.items)],
        "product_type_name": [f"Type {i % 12}" for i in range(w.items)],
        "colour_group_name": [chosen(["Black", "White", "Red"], i) for i in range(w.items)],
        "detail_desc": [sentence(i) for i in range(w.items)],
    }
    people = {
        "customer_id": [digest(u) for u in range(w.users)],
        "FN": [chosen([1, None], u) for u in range(w.users)],
        "club_member_status": [chosen(["ACTIVE", "PRE-CREATE"], u) for u in range(w.users)],
        "age": [18 + u % 60 for u in range(w.users)],
        "postal_code": [digest(u + 9000) for u in range(w.users)],
    }
    files: Tables = {"transactions.csv": sales, "articles.csv": articles, "customers.csv": people}
    return files, Answer(
        file="transactions.csv", user="customer_id", item="article_id", time="t_dat",
        form="iso", value="price", context=frozenset({"sales_channel_id"}), event_type="purchase",
        items="articles.csv", title="prod_name",
        item_fields={
            "product_code": "categorical", "product_type_no": "categorical",
            "product_type_name": "categorical", "colour_group_name": "categorical",
            "detail_desc": "text",
        },
        users="customers.csv", user_fields={"club_member_status": "categorical", "age": "number"},
        unused=frozenset({"FN", "postal_code"}),
    )  # fmt: skip
