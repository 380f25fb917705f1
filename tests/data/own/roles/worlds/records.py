"""Exports from which little or nothing can be learned, and those that need a person's word."""

from __future__ import annotations

from tests.data.own.roles.worlds.cases import Answer, Tables, case
from tests.data.own.roles.worlds.world import World, chosen, code, price, sentence, title


@case
def products_alone() -> tuple[Tables, Answer]:
    products = {
        "product_id": [i + 1 for i in range(500)],
        "vendor_id": [i % 20 for i in range(500)],
        "title": [title(i) for i in range(500)],
        "price": [price(i) for i in range(500)],
        "created_at": [f"2023-01-{1 + i % 28:02d} 10:{i % 60:02d}:00" for i in range(500)],
        "updated_at": [f"2024-01-{1 + i % 28:02d} 10:{i % 60:02d}:00" for i in range(500)],
    }
    return {"products.csv": products}, Answer(reason="catalogue")


@case
def customers_and_products() -> tuple[Tables, Answer]:
    customers = {
        "id": [u + 1 for u in range(800)],
        "email": [f"p{u}@example.com" for u in range(800)],
        "last_login": [f"2024-01-{1 + u % 28:02d} 10:{u % 60:02d}:00" for u in range(800)],
        "city": [chosen(["Rome", "Oslo"], u) for u in range(800)],
    }
    products = {
        "sku": [code("S", i) for i in range(300)],
        "name": [title(i) for i in range(300)],
        "category": [chosen(["a", "b"], i) for i in range(300)],
    }
    return {"customers.csv": customers, "products.csv": products}, Answer(reason="one user a row")


@case
def one_event_a_person() -> tuple[Tables, Answer]:
    w = World(61, lines=1)
    survey = {
        "respondent_id": [r + 1 for r in w.rows],
        "product": w.by_item(lambda i: f"p{i}"),
        "score": w.pick([1, 2, 3, 4, 5]),
        "submitted_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    return {"survey.csv": survey}, Answer(reason="nobody has a history")


@case
def totals_a_month() -> tuple[Tables, Answer]:
    matrix: dict[str, list[object]] = {"customer": [f"c{u}" for u in range(400)]}
    for month in range(1, 13):
        matrix[f"2024-{month:02d}"] = [price(u + month) for u in range(400)]
    return {"matrix.csv": matrix}, Answer(reason="No table looks like interactions")


@case
def no_time_at_all() -> tuple[Tables, Answer]:
    w = World(62)
    baskets = {
        "member_no": [u + 1 for u in w.user],
        "item_code": w.by_item(lambda i: code("I", i)),
        "quantity": w.pick([1, 2]),
    }
    return {"baskets.csv": baskets}, Answer(
        "baskets.csv", "member_no", "item_code", "row number", value="quantity",
        event_type="cart", asked=frozenset({"no-time"}),
    )  # fmt: skip


@case
def basket_order_instead_of_time() -> tuple[Tables, Answer]:
    w = World(63)
    first = w.firsts()
    number: dict[int, int] = {}
    orders: dict[str, list[object]] = {
        "order_id": [], "user_id": [], "eval_set": [], "order_number": [], "order_dow": [],
        "order_hour_of_day": [], "days_since_prior_order": [],
    }  # fmt: skip
    for row in first:
        user = w.user[row]
        number[user] = number.get(user, 0) + 1
        values = [w.order[row] + 1, user + 1, chosen(["prior", "train"], row), number[user],
                  w.at[row].weekday(), w.at[row].hour,
                  f"{row % 30}.0" if number[user] > 1 else None]  # fmt: skip
        for name, value in zip(orders, values, strict=True):
            orders[name].append(value)
    lines = {
        "order_id": [o + 1 for o in w.order],
        "product_id": [i + 1 for i in w.item],
        "add_to_cart_order": w.pick([1, 2, 3, 4]),
        "reordered": w.pick([0, 1]),
    }
    products = {
        "product_id": [i + 1 for i in range(w.items)],
        "product_name": [title(i) for i in range(w.items)],
        "aisle_id": [1 + i % 30 for i in range(w.items)],
        "department_id": [1 + i % 6 for i in range(w.items)],
    }
    aisles = {"aisle_id": range(1, 31), "aisle": [f"aisle {n}" for n in range(1, 31)]}
    files: Tables = {
        "order_products.csv": lines, "orders.csv": orders, "products.csv": products,
        "aisles.csv": aisles,
    }  # fmt: skip
    return files, Answer(
        file="order_products.csv", user="user_id", item="product_id", time="order_number",
        form="seconds", join="orders.csv", event_type="purchase", items="products.csv",
        title="product_name",
        item_fields={"aisle": "categorical", "department_id": "categorical"},
        context=frozenset({"reordered"}), asked=frozenset({"no-time"}),
    )  # fmt: skip


@case
def ambiguous_dates() -> tuple[Tables, Answer]:
    w = World(64, days=10)
    sales = {
        "client": w.by_user(lambda u: f"c{u}"),
        "product": w.by_item(lambda i: f"p{i}"),
        "date": [f"{1 + at.day % 12:02d}/{1 + at.hour % 12:02d}/24" for at in w.at],
    }
    return {"sales.csv": sales}, Answer(
        file="sales.csv", user="client", item="product", time="date", event_type="purchase",
        asked=frozenset({"ambiguous-date"}),
    )  # fmt: skip


@case
def two_times_that_say_nothing() -> tuple[Tables, Answer]:
    w = World(65)
    rows = {
        "kunde": w.by_user(lambda u: f"k{u}"),
        "artikel": w.by_item(lambda i: f"a{i}"),
        "zeit1": w.times("%Y-%m-%d %H:%M:%S"),
        "zeit2": [
            f"{w.at[max(0, r - w.random.randint(-900, 900)) % len(w.at)]:%Y-%m-%d %H:%M:%S}"
            for r in w.rows
        ],
    }
    return {"daten.csv": rows}, Answer(
        file="daten.csv", user="kunde", item="artikel", time="zeit1",
        unused=frozenset({"zeit2"}), asked=frozenset({"which-time"}),
    )  # fmt: skip


@case
def prices_of_shops_a_day() -> tuple[Tables, Answer]:
    rows = range(3000)
    prices = {
        "store_id": [r % 12 for r in rows],
        "sku": [code("S", r % 100) for r in rows],
        "date": [f"2024-01-{1 + r % 28:02d}" for r in rows],
        "stock": [r % 40 for r in rows],
        "price": [price(r % 100) for r in rows],
    }
    return {"stock_snapshots.csv": prices}, Answer(reason="who acted")


@case
def orders_without_lines() -> tuple[Tables, Answer]:
    w = World(66)
    first = w.firsts()
    orders = {
        "order_no": [w.order[r] + 1 for r in first],
        "customer_no": [w.user[r] + 1 for r in first],
        "order_date": [f"{w.at[r]:%Y-%m-%d %H:%M:%S}" for r in first],
        "total": [price(r) for r in first],
        "payment": [chosen(["card", "cash"], r) for r in first],
    }
    return {"orders.csv": orders}, Answer(reason="what was chosen")


@case
def lists_of_items_in_a_field() -> tuple[Tables, Answer]:
    w = World(67)
    first = w.firsts()
    orders = {
        "order_no": [w.order[r] + 1 for r in first],
        "customer_no": [w.user[r] + 1 for r in first],
        "ordered": [f"{w.at[r]:%Y-%m-%d %H:%M:%S}" for r in first],
        "items": ["|".join(f"p{(r * k) % 90}" for k in (1, 2, 5)) for r in first],
    }
    return {"orders.csv": orders}, Answer(reason="one row for each")


@case
def one_order_a_session_and_reviews() -> tuple[Tables, Answer]:
    w = World(68)
    sales = {
        "SALE_ID": [r + 1 for r in w.rows],
        "SESSION": w.by_order(lambda o: f"s{o}"),
        "MEMBER": w.by_user(lambda u: f"m{u:04d}"),
        "GOODS_CD": w.by_item(lambda i: code("G", i)),
        "SALE_DT": w.times("%Y%m%d%H%M%S"),
        "SALE_AMT": w.each(lambda r: int(price(r)) * 100),
        "NOTE": w.each(lambda r: None if r % 50 else sentence(r)),
    }
    return {"SALES.TXT": sales}, Answer(
        file="SALES.TXT", user="MEMBER", item="GOODS_CD", time="SALE_DT", form="%Y%m%d%H%M%S",
        value="SALE_AMT", event_type="purchase", unused=frozenset({"SESSION", "NOTE", "SALE_ID"}),
    )  # fmt: skip
