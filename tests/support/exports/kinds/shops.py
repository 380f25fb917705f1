"""Exports of shops, in English."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from tests.support.exports.truth import Ask, Events, Joined, Kinds, Metadata, Truth, count
from tests.support.exports.world import START, Draw, Ints
from tests.support.exports.writers import csv, money, stamp

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "bought", "sale")


@EXPORTS.add(
    "storefront_orders", "orders of a hosted shop: fields of an order on its first line only"
)
def storefront_orders(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 160, 2600)
    order = log.session
    first = np.append(True, order[1:] != order[:-1])
    mails = [f"{name.lower().replace(' ', '.')}{n}@example.com" for n, name in
             enumerate(draw.people(log.users))]  # fmt: skip
    skus = [f"{kind}-{n:04d}" for n, kind in enumerate(np.array(list("LKBCSOFA"))[log.kind])]
    titles = draw.products(log, "en")
    paid = draw.pick(["paid", "refunded", "pending"], len(log), [92, 5, 3])
    times, prices = stamp(log.time, "%Y-%m-%d %H:%M:%S +0000"), money(log.price[log.item])
    once = [value if f else "" for value, f in zip(paid, first, strict=True)]
    csv(folder / "orders_export_1.csv", {
        "Name": [f"#{1000 + n}" for n in order],
        "Email": [mails[n] for n in log.user],
        "Financial Status": once,
        "Paid at": [t if f else "" for t, f in zip(times, first, strict=True)],
        "Currency": ["GBP" if f else "" for f in first],
        "Subtotal": [p if f else "" for p, f in zip(prices, first, strict=True)],
        "Accepts Marketing": [m if f else "" for m, f in
                              zip(draw.pick(["no", "yes"], len(log)), first, strict=True)],
        "Created at": times,
        "Lineitem quantity": draw.pick([1, 2, 3, 4], len(log)),
        "Lineitem name": [titles[n] for n in log.item],
        "Lineitem price": prices,
        "Lineitem sku": [skus[n] for n in log.item],
        "Lineitem requires shipping": ["true"] * len(log),
        "Billing City": [c if f else "" for c, f in
                         zip(draw.pick(["Northwick", "Saltmere"], len(log)), first, strict=True)],
        "Notes": [""] * len(log),
    })  # fmt: skip
    csv(folder / "products_export_1.csv", {
        "Handle": [t.lower().replace(" ", "-") for t in titles],
        "Title": titles,
        "Body (HTML)": [f"<p>The {t.lower()} for every day.</p>" for t in titles],
        "Vendor": draw.pick(["Hollin & Fey", "Taburo", "Menvick"], log.items),
        "Type": draw.kinds(log, "en"),
        "Tags": [", ".join(draw.pick(["new", "gift", "summer", "sale"], 2)) for _ in titles],
        "Published": ["true"] * log.items,
        "Variant SKU": skus,
        "Variant Price": money(log.price),
        "Status": draw.pick(["active", "archived"], log.items),
    })  # fmt: skip
    return Truth(
        Events(("orders_export_1.csv",), "Email", "Lineitem sku", "Created at", ("iso",),
               count(log.user, log.item, log.time), constant=BOUGHT,
               value=("Lineitem price", "Lineitem quantity"),
               may_leave_out=("Financial Status",)),
        Metadata(("products_export_1.csv",), "Variant SKU",
                 {"Type": "categorical", "Vendor": "categorical", "Tags": "list",
                  "Variant Price": "number", "Body (HTML)": "text"}, "Title"),
    )  # fmt: skip


@EXPORTS.add(
    "plugin_shop", "orders of a shop plugin, cancelled ones among them; customer 0 is any guest"
)
def plugin_shop(folder: Path, draw: Draw) -> Truth:
    log = draw.log(700, 220, 5200)
    guest = draw.rng.random(len(log)) < 0.06
    customer = np.where(guest, 0, log.user + 31)
    status = draw.pick(
        ["completed", "processing", "cancelled", "refunded"], len(log), [80, 8, 8, 4]
    )
    kept = [s in ("completed", "processing") for s in status]
    csv(folder / "order_items.csv", {
        "order_item_id": np.arange(len(log)) + 90_001,
        "order_id": log.session + 4_000,
        "status": [f"wc-{s}" for s in status],
        "customer_id": customer,
        "product_id": log.item + 512,
        "variation_id": np.zeros(len(log), int),
        "qty": draw.pick([1, 2, 3], len(log)),
        "line_total": money(log.price[log.item]),
        "date_created": stamp(log.time),
    })  # fmt: skip
    csv(folder / "products.csv", {
        "ID": np.arange(log.items) + 512,
        "Type": ["simple"] * log.items,
        "SKU": [f"W{n:05d}" for n in draw.rng.permutation(log.items)],
        "Name": draw.products(log, "en"),
        "In stock?": draw.pick([1, 0], log.items, [9, 1]),
        "Regular price": money(log.price),
        "Categories": [f"Home > {k}, Sale" if n % 5 == 0 else f"Home > {k}"
                       for n, k in enumerate(draw.kinds(log, "en"))],
    })  # fmt: skip
    csv(folder / "customers.csv", {
        "id": np.arange(log.users) + 31,
        "name": draw.people(log.users),
        "email": [f"c{n}@example.org" for n in range(log.users)],
        "date_registered": stamp(START - draw.rng.integers(0, 8_000_000, log.users)),
        "last_login": stamp(START + draw.rng.integers(0, 15_000_000, log.users)),
        "country": draw.pick(["GB", "IE", "NL", "SE"], log.users),
        "paying_customer": draw.pick([1, 0], log.users),
    })  # fmt: skip
    return Truth(
        Events(("order_items.csv",), "customer_id", "product_id", "date_created", ("iso",),
               count(customer, log.item, log.time, np.array(kept) & ~guest), constant=BOUGHT,
               value=("line_total", "qty"),
               leave_out={"status": ("wc-cancelled", "wc-refunded"), "customer_id": ("0",)}),
        Metadata(("products.csv",), "ID", {"Categories": ("list", "categorical"),
                 "Regular price": "number", "In stock?": ("categorical", "number")}, "Name"),
        Metadata(("customers.csv",), "id", {"country": "categorical"}),
        findings=(("shared", "guest", "heavy", "bot"),),
    )  # fmt: skip


@EXPORTS.add(
    "shop_database", "tables of a shop's database: who bought stands in another table; carts beside"
)
def shop_database(folder: Path, draw: Draw) -> Truth:
    log, carts = draw.log(600, 300, 6000), draw.log(600, 300, 9000)
    for name, key, part in (("sales_order", "order_id", log), ("quote", "quote_id", carts)):
        by = np.unique(part.session, return_index=True)[1]
        csv(folder / f"{name}.csv", {
            "entity_id": part.session[by] + 1,
            "state": draw.pick(["complete", "processing"], len(by), [9, 1])
            if name == "sales_order" else [""] * len(by),
            "store_id": [1] * len(by),
            "customer_id": part.user[by] + 7_001,
            "created_at": stamp(part.time[by]),
            "grand_total": [f"{p}00" for p in money(part.price[part.item[by]])],
        })  # fmt: skip
        csv(folder / f"{name}_item.csv", {
            "item_id": np.arange(len(part)) + 1,
            key: part.session + 1,
            "product_id": part.item + 11,
            "name": [f"Product {n + 11}" for n in part.item],
            "qty": ["1.0000"] * len(part),
            "row_total": [f"{p}00" for p in money(part.price[part.item])],
        })  # fmt: skip
    csv(folder / "catalog_product.csv", {
        "entity_id": np.arange(log.items) + 11,
        "sku": [f"SK-{n:06d}" for n in draw.rng.permutation(log.items)],
        "name": draw.products(log, "en"),
        "attribute_set": draw.kinds(log, "en"),
        "price": [f"{p}00" for p in money(log.price)],
        "created_at": stamp(log.made),
    })  # fmt: skip
    ordered = _first_of(log.session, log.time)
    return Truth(
        Events(("sales_order_item.csv",), "customer_id", "product_id", "created_at", ("iso",),
               count(_first_of(log.session, log.user), log.item, ordered), constant=BOUGHT,
               value=("row_total", "qty"),
               join=Joined("sales_order.csv", {"order_id": "entity_id"}, ("USER_ID", "TIMESTAMP"))),
        Metadata(("catalog_product.csv",), "entity_id",
                 {"attribute_set": "categorical", "price": "number", "created_at": "time"}, "name"),
    )  # fmt: skip


def _first_of(group: Ints, values: Ints) -> Ints:
    """For each row, the value in the first row of its group."""
    _, begins, place = np.unique(group, return_index=True, return_inverse=True)
    return np.asarray(values[begins][place], np.int64)


@EXPORTS.add(
    "abandoned_carts", "orders, and beside them a larger file of carts that nobody paid for"
)
def abandoned_carts(folder: Path, draw: Draw) -> Truth:
    log, carts = draw.log(900, 250, 5000), draw.log(900, 250, 12_000)
    for name, part in (("orders.csv", log), ("abandoned_carts.csv", carts)):
        when = "ordered_at" if name == "orders.csv" else "abandoned_at"
        csv(folder / name, {
            "customer": [f"C{n:06d}" for n in part.user],
            "sku": [f"P{n:05d}" for n in part.item],
            "quantity": draw.pick([1, 2, 3], len(part)),
            "unit_price": money(part.price[part.item]),
            when: stamp(part.time, "%Y-%m-%dT%H:%M:%SZ"),
        })  # fmt: skip
    csv(folder / "products.csv", {
        "sku": [f"P{n:05d}" for n in range(log.items)],
        "title": draw.products(log, "en"),
        "category": draw.kinds(log, "en"),
        "price": money(log.price),
    })  # fmt: skip
    return Truth(
        Events(("orders.csv",), "customer", "sku", "ordered_at", ("iso",),
               count(log.user, log.item, log.time), constant=BOUGHT,
               value=("unit_price", "quantity")),
        Metadata(("products.csv",), "sku", {"category": "categorical", "price": "number"}, "title"),
        ask=Ask(("cart", "abandoned"), must=False),
    )  # fmt: skip


@EXPORTS.add("twelve_months", "twelve monthly files, packed, whose columns change their order")
def twelve_months(folder: Path, draw: Draw) -> Truth:
    log = draw.log(800, 200, 9000, days=360)
    month = np.array([int(m) for m in stamp(log.time, "%m")])
    year = np.array([int(m) for m in stamp(log.time, "%y")])
    part_of = np.where(year == 25, 12, month)  # the first days of January end in December's file
    for n in range(1, 13):
        part = log.where(part_of == n)
        columns: dict[str, Any] = {
            "member": [f"M{u:05d}" for u in part.user],
            "article": part.item + 70_000,
            "bought_at": stamp(part.time),
            "amount": money(part.price[part.item]),
            "channel": draw.pick(["web", "store", "app"], len(part)),
        }
        order = list(columns) if n < 7 else list(reversed(columns))
        csv(folder / f"sales_2024-{n:02d}.csv.gz", {name: columns[name] for name in order})
    csv(folder / "articles.csv", {
        "article": np.arange(log.items) + 70_000,
        "name": draw.products(log, "en"),
        "department": draw.kinds(log, "en"),
    })  # fmt: skip
    return Truth(
        Events(tuple(f"sales_2024-{n:02d}.csv.gz" for n in range(1, 13)), "member", "article",
               "bought_at", ("iso",), count(log.user, log.item, log.time), constant=BOUGHT,
               value="amount"),
        Metadata(("articles.csv",), "article", {"department": "categorical"}, "name"),
    )  # fmt: skip
