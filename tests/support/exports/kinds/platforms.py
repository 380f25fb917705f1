"""Exports of analytics platforms: nested JSON, wide logs, keys that join several tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from tests.support.exports.truth import Ask, Events, Joined, Kinds, Metadata, Truth, count
from tests.support.exports.world import Draw
from tests.support.exports.writers import csv, json_array, json_lines, money, stamp

EXPORTS = Kinds()


@EXPORTS.add(
    "web_analytics_nested", "events of web analytics: JSON lines, items in a list, microseconds"
)
def web_analytics_nested(folder: Path, draw: Draw) -> Truth:
    log = draw.log(800, 200, 6000, days=60)
    titles, kinds = draw.products(log, "en"), draw.kinds(log, "en")
    event = draw.pick(
        ["page_view", "view_item", "add_to_cart", "purchase"], len(log), [30, 55, 10, 5]
    )
    known = draw.rng.random(log.users) < 0.3
    system = draw.pick(["Android", "iOS", "Windows"], log.users)

    def line(n: int) -> dict[str, Any]:
        user, item = int(log.user[n]), int(log.item[n])
        listed = [{"item_id": f"SKU_{item:05d}", "item_name": titles[item],
                   "item_category": kinds[item], "price": float(log.price[item]) / 100,
                   "quantity": 1}]  # fmt: skip
        return {
            "event_date": stamp([log.time[n]], "%Y%m%d")[0],
            "event_timestamp": str(int(log.time[n]) * 1_000_000 + 417_223),
            "event_name": event[n],
            "user_pseudo_id": f"{19_000_000 + user * 37}.{1_690_000_000 + user}",
            "user_id": f"u-{user}" if known[user] else None,
            "device": {"category": "mobile", "operating_system": system[user]},
            "geo": {"country": "Norland", "city": "Ellbridge"},
            "ecommerce": {"transaction_id": f"T{n}" if event[n] == "purchase" else None},
            "items": listed if event[n] != "page_view" else [],
        }

    json_lines(folder / "events_20240108.json.gz", (line(n) for n in range(len(log))))
    kept = [e != "page_view" for e in event]
    return Truth(
        Events(("events_20240108.json.gz",), "user_pseudo_id", "items.item_id", "event_timestamp",
               ("microseconds",), count(log.user, log.item, log.time, kept), event="event_name",
               value="items.price"),
        Metadata(("events_20240108.json.gz",), "items.item_id", needed=False),
        Metadata(("events_20240108.json.gz",), "user_pseudo_id", needed=False),
        ask=Ask(("user", "anonym"), must=False),
        refuse=("one row for each",),
    )  # fmt: skip


@EXPORTS.add(
    "event_collector",
    "tracked events, JSON lines: anonymous ids always, user ids once people log in",
)
def event_collector(folder: Path, draw: Draw) -> Truth:
    log = draw.log(700, 150, 7000, days=90)
    names = ["Product Viewed", "Product Added", "Order Completed"]
    event = draw.pick(names, len(log), [80, 14, 6])
    logged = draw.rng.random(len(log)) < 0.45
    ids, messages = draw.codes(log.users, 32), draw.codes(len(log), 24)
    kinds = draw.kinds(log, "en")
    json_lines(folder / "tracks.jsonl", (
        {
            "messageId": f"msg-{messages[n]}",
            "type": "track",
            "event": event[n],
            "anonymousId": ids[log.user[n]],
            "userId": f"{log.user[n] + 400}" if logged[n] else None,
            "timestamp": f"{stamp([log.time[n]], '%Y-%m-%dT%H:%M:%S')[0]}.{n % 1000:03d}Z",
            "context": {"page": {"path": f"/p/{log.item[n]}"}, "locale": "en-GB",
                        "library": {"name": "collector.js", "version": "2.1.0"}},
            "properties": {"product_id": f"prd_{log.item[n]}",
                           "category": kinds[log.item[n]],
                           "price": float(log.price[log.item[n]]) / 100},
        }
        for n in range(len(log))
    ))  # fmt: skip
    return Truth(
        Events(("tracks.jsonl",), "anonymousId", "properties.product_id", "timestamp", ("iso",),
               count(log.user, log.item, log.time), event="event", value="properties.price"),
        Metadata(("tracks.jsonl",), "properties.product_id", needed=False),
        ask=Ask(("anonym", "user"), must=False),
    )  # fmt: skip


@EXPORTS.add(
    "site_statistics", "tables of a site's own statistics: visitors in hexadecimal, pages by number"
)
def site_statistics(folder: Path, draw: Draw) -> Truth:
    log = draw.log(900, 240, 9000, days=45)
    visitors = draw.codes(log.users, 16)
    csv(folder / "log_link_visit_action.tsv", {
        "idlink_va": np.arange(len(log)) + 1,
        "idsite": [1] * len(log),
        "idvisitor": [visitors[n] for n in log.user],
        "idvisit": log.session + 1,
        "idaction_url": log.item + 100,
        "idaction_name": log.item + 5_000,
        "server_time": stamp(log.time),
        "time_spent": draw.rng.integers(1, 900, len(log)),
    }, delimiter="\t")  # fmt: skip
    titles = draw.products(log, "en")
    csv(folder / "log_action.tsv", {
        "idaction": [*(np.arange(log.items) + 100), *(np.arange(log.items) + 5_000)],
        "name": [f"shop.example/p/{t.lower().replace(' ', '-')}" for t in titles] + titles,
        "type": [1] * log.items + [4] * log.items,
        "url_prefix": [2] * log.items + [""] * log.items,
    }, delimiter="\t")  # fmt: skip
    return Truth(
        Events(("log_link_visit_action.tsv",), "idvisitor", ("idaction_url", "idaction_name"),
               "server_time", ("iso",), count(log.user, log.item, log.time),
               constant=("view", "click", "visit", "page_view")),
        Metadata(("log_action.tsv",), "idaction", {}, "name"),
        ask=Ask(("item", "idaction"), must=False),
    )  # fmt: skip


@EXPORTS.add(
    "forty_columns", "an app's event log of forty columns, most of them about the telephone"
)
def forty_columns(folder: Path, draw: Draw) -> Truth:
    log = draw.log(600, 180, 8000, days=30)
    event = draw.pick(["screen_view", "open", "share", "save"], len(log), [60, 25, 5, 10])
    size = len(log)
    versions = ["4.2.0", "4.1.9", "4.1.7"]
    wide: dict[str, Any] = {
        "event_uuid": draw.codes(size, 32), "app_id": ["reader"] * size,
        "app_version": draw.pick(versions, size), "build": draw.pick([4200, 4190, 4170], size),
        "platform": draw.pick(["android", "ios"], size),
        "os_version": draw.pick([14, 13, 17], size),
        "device_model": draw.pick([f"TX-{n}" for n in range(60)], size),
        "device_id": [f"d{n * 7919 % 100_003:06d}" for n in log.user],
        "screen_w": draw.pick([1080, 1170, 1440], size), "screen_h": draw.pick([2340, 2532], size),
        "locale": draw.pick(["en_GB", "de_DE"], size), "tz_offset": draw.pick([0, 60], size),
        "network": draw.pick(["wifi", "lte", ""], size), "carrier": draw.pick(["", "Telmo"], size),
        "battery": draw.rng.integers(3, 100, size), "session_id": [f"s{n}" for n in log.session],
        "session_seq": draw.rng.integers(1, 40, size), "account_id": log.user + 100_000,
        "account_type": draw.pick(["free", "plus"], size), "event_name": event,
        "content_id": [f"c-{n:05d}" for n in log.item],
        "content_pos": draw.rng.integers(0, 20, size),
        "client_ts": log.time * 1000 + 5,
        "server_ts": log.time * 1000 + draw.rng.integers(60, 900, size),
        "upload_ts": log.time * 1000 + draw.rng.integers(1000, 90_000, size),
        "referrer": draw.pick(["", "push", "search"], size), "campaign": [""] * size,
        "ab_group": draw.pick(["A", "B"], size), "ip_hash": draw.pick(draw.codes(400, 16), size),
    }  # fmt: skip
    for n in range(40 - len(wide)):
        wide[f"extra_{n}"] = draw.pick(["", "0", "1"], size)
    csv(folder / "app_events.csv.gz", wide)
    return Truth(
        Events(("app_events.csv.gz",), ("account_id", "device_id"), "content_id",
               ("client_ts", "server_ts", "upload_ts"), ("milliseconds",),
               count(log.user, log.item, log.time, step=86_400 * 3650), event="event_name"),
        ask=Ask(("time", "user"), must=False),
    )  # fmt: skip


@EXPORTS.add(
    "wrapped_json",
    "answers of an interface, kept as one JSON value each: rows inside of an envelope",
)
def wrapped_json(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 90, 2500, days=60)
    action = np.array(draw.pick(["play", "like", "skip"], len(log), [80, 10, 10]))
    json_array(folder / "activity.json", {
        "status": "ok",
        "count": len(log),
        "data": [
            {"member": {"id": f"m{log.user[n]}", "plan": "basic"},
             "clip": f"clip-{log.item[n]}", "did": action[n],
             "at": stamp([log.time[n]], "%Y-%m-%dT%H:%M:%S+00:00")[0]}
            for n in range(len(log))
        ],
    })  # fmt: skip
    kinds = draw.kinds(log, "en")
    json_array(folder / "clips.json", [
        {"id": f"clip-{n}", "name": title, "genres": sorted({kinds[n], kinds[n // 2]}),
         "length": int(log.price[n] // 10), "published": stamp([log.made[n]], "%Y-%m-%d")[0]}
        for n, title in enumerate(draw.products(log, "en"))
    ])  # fmt: skip
    return Truth(
        Events(("activity.json",), "member.id", "clip", "at", ("iso",),
               count(log.user, log.item, log.time, action != "skip"), event="did"),
        Metadata(("clips.json",), "id", {"genres": "list", "length": "number", "published": "time"},
                 "name"),
    )  # fmt: skip


@EXPORTS.add(
    "basket_service",
    "baskets of a delivery service: users and times in orders, items in a long table",
)
def basket_service(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 350, 12_000, days=200, repeats=0.6)
    _, begins, order = np.unique(log.session, return_index=True, return_inverse=True)
    csv(folder / "orders.csv", {
        "order_id": np.arange(len(begins)) + 1,
        "user_id": log.user[begins] + 1,
        "order_number": draw.rng.integers(1, 60, len(begins)),
        "ordered_at": stamp(log.time[begins]),
        "eval_set": draw.pick(["prior", "train"], len(begins), [9, 1]),
    })  # fmt: skip
    by = np.argsort(order, kind="stable")
    csv(folder / "order_products.csv", {
        "order_id": order[by] + 1,
        "product_id": log.item[by] + 1,
        "add_to_cart_order": draw.rng.integers(1, 15, len(log)),
        "reordered": draw.pick([1, 0], len(log)),
    })  # fmt: skip
    csv(folder / "products.csv", {
        "product_id": np.arange(log.items) + 1,
        "product_name": draw.products(log, "en"),
        "aisle_id": log.kind * 3 + 1 + np.arange(log.items) % 3,
        "department_id": log.kind + 1,
    })  # fmt: skip
    csv(folder / "departments.csv", {"department_id": np.arange(8) + 1,
        "department": sorted({*draw.kinds(log, "en")})})  # fmt: skip
    return Truth(
        Events(("order_products.csv",), "user_id", "product_id", "ordered_at", ("iso",),
               count(log.user, log.item, log.time[begins][order]),
               constant=("purchase", "order", "buy", "sale"),
               join=Joined("orders.csv", {"order_id": "order_id"}, ("USER_ID", "TIMESTAMP"))),
        Metadata(("products.csv",), "product_id", {"aisle_id": "categorical",
                 "department_id": "categorical"}, "product_name"),
    )  # fmt: skip


@EXPORTS.add(
    "server_log", "server log: seconds with a fraction, an address and a long agent in each row"
)
def server_log(folder: Path, draw: Draw) -> Truth:
    log = draw.log(600, 130, 5000, days=20)
    status = draw.pick([200, 304, 500], len(log))
    good = [one != 500 for one in status]
    agents = [f"Mozilla/5.0 (X11; rv:{n}.0) Browser/{n}, like the others" for n in range(90, 121)]
    csv(folder / "clicks.csv", {
        "epoch": [f"{t}.{n % 1000:03d}" for n, t in enumerate(log.time)],
        "ip": [f"10.{n % 200}.{n % 19}.{n % 250}" for n in draw.rng.integers(0, 4000, len(log))],
        "ua": draw.pick(agents, len(log)),
        "cid": [f"{n:x}" for n in log.user * 104_729 + 1_000_003],
        "pid": log.item * 17 + 20_011,
        "act": draw.pick(["v", "c", "b"], len(log), [80, 15, 5]),
        "minor": log.price[log.item],
        "status": status,
    })  # fmt: skip
    csv(folder / "pid.csv", {
        "pid": np.arange(log.items) * 17 + 20_011,
        "label": draw.products(log, "en"),
        "cat": draw.kinds(log, "en"),
        "price": money(log.price),
    })  # fmt: skip
    return Truth(
        Events(("clicks.csv",), "cid", "pid", "epoch", ("seconds",),
               count(log.user, log.item, log.time, good), event="act", value="minor",
               constant=("click",), leave_out={"status": ("500",)}),
        Metadata(("pid.csv",), "pid", {"cat": "categorical", "price": "number"}, "label"),
        ask=Ask(("event-or-state",), must=False),  # v, c and b could be anything
    )  # fmt: skip
