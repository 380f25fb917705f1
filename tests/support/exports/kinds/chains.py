"""Exports of chains of shops and of marketplaces, in English."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from tests.support.exports.truth import Ask, Events, Kinds, Metadata, Truth, count
from tests.support.exports.world import START, Draw
from tests.support.exports.writers import csv, lines, money, put, stamp, to_parquet, zipped

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "bought", "sale")


@EXPORTS.add(
    "fashion_chain", "sales by day of a fashion chain: hashed customers, article numbers with zeros"
)
def fashion_chain(folder: Path, draw: Draw) -> Truth:
    log = draw.log(1500, 600, 14_000)
    hashes = draw.codes(log.users, 64)
    articles = [f"0{108_775_015 + 1_003 * n}" for n in range(log.items)]
    csv(folder / "transactions_train.csv", {
        "t_dat": stamp(log.time, "%Y-%m-%d"),
        "customer_id": [hashes[n] for n in log.user],
        "article_id": [articles[n] for n in log.item],
        "price": [f"{c / 590_000:.17f}" for c in log.price[log.item]],
        "sales_channel_id": draw.pick([2, 1], len(log)),
    })  # fmt: skip
    kinds = draw.kinds(log, "en")
    csv(folder / "articles.csv", {
        "article_id": articles,
        "product_code": [a[:7] for a in articles],
        "prod_name": draw.products(log, "en"),
        "product_type_no": log.kind + 250,
        "product_type_name": kinds,
        "graphical_appearance_name": draw.pick(["Solid", "Stripe", "Check", "Dot"], log.items),
        "colour_group_name": draw.pick(["Black", "White", "Navy", "Red", "Green"], log.items),
        "section_name": draw.pick(["Womens Everyday", "Mens Basics", "Kids", "Sport"], log.items),
        "detail_desc": [f"A {k.lower()} article in soft cotton, with a regular fit and a straight "
                        f"hem; number {n} of the season." for n, k in enumerate(kinds)],
    })  # fmt: skip
    csv(folder / "customers.csv", {
        "customer_id": hashes,
        "FN": draw.pick(["", "1.0"], log.users),
        "club_member_status": draw.pick(["ACTIVE", "PRE-CREATE", ""], log.users),
        "fashion_news_frequency": draw.pick(["NONE", "Regularly", "Monthly"], log.users),
        "age": draw.rng.integers(16, 80, log.users),
        "postal_code": draw.pick(draw.codes(300, 64), log.users),
    })  # fmt: skip
    return Truth(
        Events(("transactions_train.csv",), "customer_id", "article_id", "t_dat",
               ("iso", "%Y-%m-%d"), count(log.user, log.item, log.time, step=86_400),
               constant=BOUGHT, value="price"),
        Metadata(("articles.csv",), "article_id",
                 {"product_type_name": "categorical", "colour_group_name": "categorical",
                  "detail_desc": "text"}, "prod_name"),
        Metadata(("customers.csv",), "customer_id",
                 {"club_member_status": "categorical", "age": "number"}),
        findings=(("midnight", "dates-only", "order"),),
    )  # fmt: skip


@EXPORTS.add(
    "marketplace_events",
    "views, carts, transactions in milliseconds; properties of items in long form",
)
def marketplace_events(folder: Path, draw: Draw) -> Truth:
    log = draw.log(2500, 500, 15_000)
    event = draw.pick(["view", "addtocart", "transaction"], len(log), [90, 7, 3])
    sold = [e == "transaction" for e in event]
    csv(folder / "events.csv", {
        "timestamp": log.time * 1000 + draw.rng.integers(0, 1000, len(log)),
        "visitorid": log.user * 7 + 13,
        "event": event,
        "itemid": log.item * 31 + 6,
        "transactionid": [str(n) if s else "" for n, s in zip(log.session, sold, strict=True)],
    })  # fmt: skip
    for part in (1, 2):
        size = 9000
        which = draw.rng.integers(0, log.items, size)
        csv(folder / f"item_properties_part{part}.csv", {
            "timestamp": np.sort(START + draw.rng.integers(0, 180 * 86_400, size)) * 1000,
            "itemid": which * 31 + 6,
            "property": draw.pick(["categoryid", "available", "790", "888", "159"], size),
            "value": [f"{n} n{n * 24}.000" for n in draw.rng.integers(1, 90_000, size)],
        })  # fmt: skip
    csv(folder / "category_tree.csv", {
        "categoryid": np.arange(120) + 1000,
        "parentid": draw.rng.integers(1000, 1040, 120),
    })  # fmt: skip
    return Truth(
        Events(("events.csv",), "visitorid", "itemid", "timestamp", ("milliseconds",),
               count(log.user, log.item, log.time), event="event"),
        Metadata(tuple(f"item_properties_part{n}.csv" for n in (1, 2)), "itemid", needed=False),
    )  # fmt: skip


@EXPORTS.add(
    "everything_in_each_row", "one file: what was sold, with all that is known of item and customer"
)
def everything_in_each_row(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 180, 6000)
    titles, kinds = draw.products(log, "en"), draw.kinds(log, "en")
    towns = draw.pick(["Northwick", "Ellbridge", "Coldford"], log.users)
    csv(folder / "sales.csv", {
        "Invoice": log.session + 536_365,
        "StockCode": [f"{85_000 + n}{'AB'[n % 2]}" for n in log.item],
        "Description": [titles[n] for n in log.item],
        "Quantity": draw.pick([1, 2, 6, 12, 24], len(log)),
        "InvoiceDate": stamp(log.time, "%Y-%m-%d %H:%M"),
        "Price": money(log.price[log.item]),
        "Customer ID": [f"{12_346 + n}" for n in log.user],
        "Town": [towns[n] for n in log.user],
        "Department": [kinds[n] for n in log.item],
    })  # fmt: skip
    return Truth(
        Events(("sales.csv",), "Customer ID", "StockCode", "InvoiceDate", ("iso", "%Y-%m-%d %H:%M"),
               count(log.user, log.item, log.time, step=60), constant=BOUGHT,
               value=("Price", "Quantity")),
        Metadata(("sales.csv",), "StockCode", {"Department": "categorical"}, "Description", False),
        Metadata(("sales.csv",), "Customer ID", needed=False),
    )  # fmt: skip


@EXPORTS.add(
    "grocery_loyalty",
    "tills of a grocer: pipes at the end of lines, day and time apart, card or none",
)
def grocery_loyalty(folder: Path, draw: Draw) -> Truth:
    log = draw.log(900, 400, 16_000, days=60, repeats=0.6)
    card = draw.rng.random(log.users) < 0.7
    known = card[log.user]
    whole = lines({
        "STORE": draw.pick(["0012", "0044", "0107"], len(log)),
        "TILL": draw.rng.integers(1, 9, len(log)),
        "CASHIER": draw.pick([f"{n:04d}" for n in range(30)], len(log)),
        "TRANS_NO": log.session + 100_000,
        "TRANS_DT": stamp(log.time, "%Y%m%d"),
        "TRANS_TM": stamp(log.time, "%H%M%S"),
        "CARD_NO": [f"98{n:010d}" if k else "" for n, k in zip(log.user, known, strict=True)],
        "PLU": [f"{4000 + n:013d}" for n in log.item],
        "QTY": draw.pick([1, 2, 3, 6], len(log)),
        "AMT": money(log.price[log.item] // 10),
    }, delimiter="|", trailing="|", end="\r\n")  # fmt: skip
    put(folder / "TLOG_0012.TXT", "".join(whole))
    put(folder / "PLU_MASTER.TXT", "".join(lines({
        "PLU": [f"{4000 + n:013d}" for n in range(log.items)],
        "DESCR": [t.upper() for t in draw.products(log, "en")],
        "DEPT": draw.kinds(log, "en"),
        "UNIT": draw.pick(["EA", "KG"], log.items),
    }, delimiter="|", trailing="|", end="\r\n")))  # fmt: skip
    return Truth(
        Events(("TLOG_0012.TXT",), "CARD_NO", "PLU", "TRANS_DT",
               ("%Y%m%d %H:%M:%S",), count(log.user, log.item, log.time, known),
               constant=BOUGHT, value=("AMT", "QTY")),
        Metadata(("PLU_MASTER.TXT",), "PLU", {"DEPT": "categorical",
                 "UNIT": "categorical"}, "DESCR"),
        ask=Ask(("card", "user", "empty", "time"), must=False),
    )  # fmt: skip


@EXPORTS.add(
    "warehouse_zip",
    "a zip of a data warehouse: Parquet facts beside CSV dimensions, surrogate keys",
)
def warehouse_zip(folder: Path, draw: Draw) -> Truth:
    log = draw.log(700, 260, 8000)
    to_parquet(folder / "fact_sales.parquet", {
        "sale_key": np.arange(len(log)) + 1,
        "customer_key": (log.user + 1).astype(np.int32),
        "product_key": (log.item + 1).astype(np.int32),
        "store_key": draw.rng.integers(1, 12, len(log)),
        "sold_at": (log.time * 1_000_000).astype("datetime64[us]"),
        "net_amount": log.price[log.item] / 100,
    })  # fmt: skip
    dimensions: dict[str, dict[str, Any]] = {
        "dim_product.csv": {"product_key": np.arange(log.items) + 1,
                            "product_name": draw.products(log, "en"),
                            "category": draw.kinds(log, "en"),
                            "launched": stamp(log.made, "%Y-%m-%d"),
                            "list_price": money(log.price)},
        "dim_customer.csv": {"customer_key": np.arange(log.users) + 1,
                             "segment": draw.pick(["private", "trade", "staff"], log.users),
                             "birth_year": draw.rng.integers(1940, 2006, log.users)},
        "dim_store.csv": {"store_key": np.arange(11) + 1,
                          "store_name": [f"Store {n}" for n in range(11)],
                          "region": draw.pick(["North", "South"], 11)},
    }  # fmt: skip
    zipped(folder / "dimensions.zip",
           {n: "".join(lines(c)).encode() for n, c in dimensions.items()})  # fmt: skip
    return Truth(
        Events(("fact_sales.parquet",), "customer_key", "product_key", "sold_at", ("iso",),
               count(log.user, log.item, log.time), constant=BOUGHT, value="net_amount"),
        Metadata(("dimensions.zip, dim_product.csv",), "product_key",
                 {"category": "categorical", "list_price": "number", "launched": "time"},
                 "product_name"),
        Metadata(("dimensions.zip, dim_customer.csv",), "customer_key",
                 {"segment": "categorical", "birth_year": "number"}),
    )  # fmt: skip
