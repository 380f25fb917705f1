"""Exports of programs that many companies use, and dumps of whole databases."""

from __future__ import annotations

from tests.data.own.roles.worlds.cases import Answer, Tables, case
from tests.data.own.roles.worlds.world import (
    World,
    chosen,
    code,
    mail,
    price,
    sentence,
    title,
    unique,
)


@case
def whole_shop() -> tuple[Tables, Answer]:
    w, c, r = World(81), World(82, rows=5000), World(83, rows=700, lines=1)
    first, carts, n = w.firsts(), c.firsts(), w.items
    files: Tables = {
        "dump/customers.csv": {
            "id": range(1, 301),
            "email": [mail(u) for u in range(300)],
            "segment": [chosen("abc", u) for u in range(300)],
            "created_at": [f"2022-01-{1 + u % 28:02d} 10:00:00" for u in range(300)],
        },
        "dump/products.csv": {
            "id": range(1, n + 1),
            "name": [title(i) for i in range(n)],
            "price": [price(i) for i in range(n)],
            "brand_id": [1 + i % 9 for i in range(n)],
        },
        "dump/brands.csv": {"id": range(1, 10), "name": [f"Brand {b}" for b in range(9)]},
        "dump/product_categories.csv": {
            "product_id": [1 + i % n for i in range(2 * n)],
            "category_id": [1 + i * 7 % 15 for i in range(2 * n)],
        },
        "dump/orders.csv": {
            "id": [w.order[k] + 1 for k in first],
            "customer_id": [w.user[k] + 1 for k in first],
            "status": [chosen(["paid", "shipped", "cancelled"], k) for k in first],
            "created_at": [f"{w.at[k]:%Y-%m-%d %H:%M:%S}" for k in first],
            "total": [price(k) for k in first],
        },
        "dump/order_items.csv": {
            "id": [k + 1 for k in w.rows],
            "order_id": [o + 1 for o in w.order],
            "product_id": [i + 1 for i in w.item],
            "quantity": w.pick([1, 2]),
        },
        "dump/payments.csv": {
            "id": range(1, len(first) + 1),
            "order_id": [w.order[k] + 1 for k in first],
            "amount": [price(k) for k in first],
            "paid_at": [f"{w.at[k]:%Y-%m-%d %H:%M:%S}" for k in first],
        },
        "dump/carts.csv": {
            "id": [c.order[k] + 1 for k in carts],
            "customer_id": [c.user[k] + 1 for k in carts],
            "created_at": [f"{c.at[k]:%Y-%m-%d %H:%M:%S}" for k in carts],
        },
        "dump/cart_items.csv": {
            "id": [k + 1 for k in c.rows],
            "cart_id": [o + 1 for o in c.order],
            "product_id": [i + 1 for i in c.item],
        },
        "dump/reviews.csv": {
            "id": [k + 1 for k in r.rows],
            "product_id": [i + 1 for i in r.item],
            "customer_id": [u + 1 for u in r.user],
            "rating": r.pick([1, 2, 3, 4, 5]),
            "body": r.each(sentence),
            "created_at": r.times("%Y-%m-%d %H:%M:%S"),
        },
    }
    return files, Answer(
        file="dump/order_items.csv", user="customer_id", item="product_id", time="created_at",
        form="iso", value="quantity", join="dump/orders.csv", event_type="purchase",
        leave_out={"status": ("cancelled",)}, items="dump/products.csv", title="name",
        item_fields={"price": "number", "name": "categorical"}, users="dump/customers.csv",
        user_fields={"segment": "categorical"}, noticed=frozenset({"other-events", "table-unused"}),
    )  # fmt: skip


@case
def ids_that_a_program_wrote_as_decimals() -> tuple[Tables, Answer]:
    w = World(84)
    retail = {
        "InvoiceNo": w.by_order(lambda o: 536365 + o),
        "StockCode": w.by_item(lambda i: f"{84000 + i * 7}{chosen(['', 'A', 'B'], i)}"),
        "Description": w.by_item(lambda i: title(i).upper()),
        "Quantity": w.pick([6, 12, 1, -1], [3, 3, 5, 0.3]),
        "InvoiceDate": [f"{a.month}/{a.day}/{a.year} {a.hour}:{a:%M}" for a in w.at],
        "UnitPrice": w.by_item(price),
        "CustomerID": [f"{17000 + u}.0" if u % 5 else None for u in w.user],
        "Country": w.by_user(lambda u: chosen(["United Kingdom"] * 9 + ["France"], u)),
    }
    return {"retail.xlsx, sheet 2010": retail}, Answer(
        file="retail.xlsx, sheet 2010", user="CustomerID", item="StockCode", time="InvoiceDate",
        form="%m/%d/%Y %H:%M", value="Quantity", leave_out={"Quantity": ("-1",)},
        event_type="purchase", items="retail.xlsx, sheet 2010", title="Description",
        item_fields={"UnitPrice": "number"}, users="retail.xlsx, sheet 2010",
        user_fields={"Country": "categorical"},
    )  # fmt: skip


@case
def tracked_events() -> tuple[Tables, Answer]:
    w = World(85)
    log = {
        "messageId": w.each(unique),
        "anonymousId": w.by_user(unique),
        "userId": w.by_user(lambda u: f"u{u}" if u % 4 == 0 else None),
        "event": w.pick(["Product Viewed", "Product Added", "Product Removed"], [8, 2, 1]),
        "properties.product_id": w.by_item(lambda i: 507000 + i),
        "properties.name": w.by_item(title),
        "originalTimestamp": w.times("%Y-%m-%dT%H:%M:%S.000Z"),
        "receivedAt": w.times("%Y-%m-%dT%H:%M:%S.000Z", seconds=2),
    }
    return {"tracks.json": log}, Answer(
        file="tracks.json", user="anonymousId", item="properties.product_id",
        time="originalTimestamp", form="iso", event="event",
        event_types={"Product Removed": None}, items="tracks.json", title="properties.name",
    )  # fmt: skip


@case
def shown_and_clicked() -> tuple[Tables, Answer]:
    w = World(86, lines=1)
    log = {
        "user": w.by_user(lambda u: f"U{u}"),
        "article": w.by_item(lambda i: f"N{i}"),
        "shown_at": w.times("%Y-%m-%d %H:%M:%S"),
        "clicked": w.pick([0, 1], [5, 1]),
        "position": w.pick(list(range(1, 11))),
    }
    return {"log.tsv": log}, Answer(
        file="log.tsv", user="user", item="article", time="shown_at", form="iso",
        leave_out={"clicked": ("0",)}, noticed=frozenset({"rows-left-out"}),
    )  # fmt: skip


@case
def lists_of_codes_with_blanks() -> tuple[Tables, Answer]:
    w = World(87, lines=1)
    log = {
        "column 1": list(w.rows),
        "column 2": w.by_user(lambda u: f"U{u}"),
        "column 3": w.times("%m/%d/%Y %I:%M:%S %p"),
        "column 4": w.each(lambda r: " ".join(f"N{r * k % 120}" for k in range(1, 9))),
    }
    return {"behaviors.tsv": log}, Answer(reason="one row for each")


@case
def sessions_hold_the_member() -> tuple[Tables, Answer]:
    w = World(88, lines=1)
    session = [u * 10 + at.month for u, at in zip(w.user, w.at, strict=True)]
    known = sorted(set(session))
    views = {
        "session_id": session,
        "film_id": [i + 1 for i in w.item],
        "viewed_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    sessions = {
        "session_id": known,
        "member_id": [f"m{number // 10}" for number in known],
        "device": [chosen(["tv", "web"], number) for number in known],
    }
    return {"views.csv": views, "sessions.csv": sessions}, Answer(
        file="views.csv", user="member_id", item="film_id", time="viewed_at", form="iso",
        join="sessions.csv", event_type="view",
    )  # fmt: skip


@case
def cancelled_by_a_date() -> tuple[Tables, Answer]:
    w = World(89)
    cancelled = w.times("%Y-%m-%d %H:%M:%S", days=1)
    orders = {
        "customer": w.by_user(lambda u: f"c{u}"),
        "product": w.by_item(lambda i: f"p{i}"),
        "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
        "cancelled_at": [at if r % 12 == 0 else None for r, at in enumerate(cancelled)],
        "env": w.pick(["prod", "test"], [30, 1]),
    }
    return {"orders.csv": orders}, Answer(
        file="orders.csv", user="customer", item="product", time="ordered_at", form="iso",
        event_type="purchase", leave_out={"cancelled_at": ("*",), "env": ("test",)},
        noticed=frozenset({"rows-left-out"}),
    )  # fmt: skip


@case
def states_in_codes() -> tuple[Tables, Answer]:
    w = World(90)
    lines = {
        "ORD_NO": w.by_order(lambda o: f"O{o:08d}"),
        "ORD_DTM": w.times("%Y%m%d%H%M%S"),
        "CUST_NO": w.by_user(lambda u: f"{u * 7:08d}"),
        "PRD_CD": w.by_item(lambda i: code("P", i)),
        "PRD_NM": w.by_item(title),
        "ORD_QTY": w.pick([1, 2]),
        "ORD_STAT_CD": w.pick([10, 20, 90], [5, 5, 1]),
        "UPD_DTM": w.times("%Y%m%d%H%M%S", days=1),
    }
    return {"ORD_DTL.csv": lines}, Answer(
        file="ORD_DTL.csv", user="CUST_NO", item="PRD_CD", time="ORD_DTM", form="%Y%m%d%H%M%S",
        value="ORD_QTY", event_type="purchase", items="ORD_DTL.csv", title="PRD_NM",
        asked=frozenset({"event-or-state"}),
    )  # fmt: skip


@case
def hostile_names() -> tuple[Tables, Answer]:
    w = World(91)
    time = "'; DROP TABLE t0;--"
    rows = {
        "=cmd()": w.by_user(mail),
        "<b>sku</b>": w.by_item(lambda i: code("S", i)),
        time: w.times("%Y-%m-%d %H:%M:%S"),
        "😀": w.pick(["a", "b"]),
    }
    return {'"evil".csv': rows}, Answer(
        file='"evil".csv', user="=cmd()", item="<b>sku</b>", time=time, form="iso",
        context=frozenset({"😀"}),
    )  # fmt: skip


@case
def zeros_lost_in_one_file() -> tuple[Tables, Answer]:
    w = World(92)
    orders = {
        "CustomerId": w.by_user(lambda u: u + 1),
        "ProductId": [i * 7 + 3 for i in w.item],
        "Timestamp": w.times("%Y-%m-%dT%H:%M:%S"),
    }
    catalogue = {
        "ProductId": [f"{i * 7 + 3:08d}" for i in range(w.items)],
        "Name": [title(i) for i in range(w.items)],
        "Colour": [chosen("rgb", i) for i in range(w.items)],
    }
    return {"orders.csv": orders, "catalog.csv": catalogue}, Answer(
        file="orders.csv", user="CustomerId", item="ProductId", time="Timestamp", form="iso",
        event_type="purchase", items="catalog.csv", title="Name",
        item_fields={"Colour": "categorical"}, noticed=frozenset({"keys-written-differently"}),
    )  # fmt: skip


@case
def two_years_with_other_columns() -> tuple[Tables, Answer]:
    old, new = World(93, rows=3000), World(94, rows=3000)
    first = {
        "Customer": old.by_user(lambda u: u + 1),
        "Product": old.by_item(lambda i: f"P{i}"),
        "Ordered": old.times("%Y-%m-%d"),
    }
    second = {
        "Customer": new.by_user(lambda u: u + 1),
        "Product": new.by_item(lambda i: f"P{i}"),
        "Ordered": new.times("%Y-%m-%d"),
        "Channel": new.pick(["web", "shop"]),
    }
    return {"orders_2023.csv": first, "orders_2024.csv": second}, Answer(
        file="orders_2023.csv", user="Customer", item="Product", time="Ordered", form="iso",
        event_type="purchase", asked=frozenset({"which-file"}),
    )  # fmt: skip


@case
def guests_and_what_was_only_shown() -> tuple[Tables, Answer]:
    w = World(95)
    log = {
        "customer_id": [0 if r % 4 == 0 else u + 1 for r, u in enumerate(w.user)],
        "product_id": w.by_item(lambda i: "(not set)" if i == 5 else f"p{i}"),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "event": w.pick(["impression", "click", "buy"], [9, 3, 1]),
    }
    return {"log.csv": log}, Answer(
        file="log.csv", user="customer_id", item="product_id", time="at", form="iso",
        event="event", event_types={"impression": None},
        leave_out={"customer_id": ("0",), "product_id": ("(not set)",)},
        noticed=frozenset({"rows-left-out", "events-left-out"}),
    )  # fmt: skip
