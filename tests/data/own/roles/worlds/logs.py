"""Exports of event logs: of shops, apps and web analytics."""

from __future__ import annotations

from typing import Any

from tests.data.own.roles.worlds.cases import Answer, Tables, case
from tests.data.own.roles.worlds.world import (
    World,
    chosen,
    code,
    digest,
    mail,
    price,
    title,
    unique,
)


@case
def web_analytics_events() -> tuple[Tables, Answer]:
    w = World(41, rows=5000)
    kinds = w.pick(["page_view", "view_item", "add_to_cart", "purchase", "scroll"], [6, 8, 3, 1, 2])
    with_item = {"view_item", "add_to_cart", "purchase"}
    log = {
        "event_date": w.times("%Y%m%d"),
        "event_timestamp": [int(at.timestamp() * 1e6) for at in w.at],
        "event_name": kinds,
        "user_pseudo_id": w.by_user(lambda u: f"{100000000 + u * 77}.{1600000000 + u * 1301}"),
        "user_id": w.by_user(lambda u: f"c-{u}" if u % 10 == 0 else None),
        "user_first_touch_timestamp": w.by_user(lambda u: (1690000000 + u * 5000) * 1_000_000),
        "ga_session_id": w.by_order(lambda o: 1700000000 + o * 301),
        "device.category": w.pick(["mobile", "desktop", "tablet"]),
        "geo.country": w.by_user(lambda u: chosen(["Spain", "France"], u)),
        "items.item_id": [
            code("SKU", i) if k in with_item else None for i, k in zip(w.item, kinds, strict=True)
        ],
        "items.item_name": [
            title(i) if k in with_item else None for i, k in zip(w.item, kinds, strict=True)
        ],
        "page_location": [f"https://shop.example.com/p/{title(i).lower()}" for i in w.item],
        "stream_id": w.each(lambda r: "4242"),
    }
    return {"events.parquet": log}, Answer(
        file="events.parquet", user="user_pseudo_id", item="items.item_id",
        time="event_timestamp", form="microseconds", event="event_name",
        context=frozenset({"device.category"}), items="events.parquet", title="items.item_name",
        users="events.parquet", user_fields={"geo.country": "categorical"},
        unused=frozenset({"event_date", "user_first_touch_timestamp", "ga_session_id"}),
    )  # fmt: skip


@case
def behaviour_log() -> tuple[Tables, Answer]:
    w = World(42, lines=1)
    kinds = w.pick(["view", "addtocart", "transaction"], [20, 2, 1])
    log = {
        "timestamp": [int(at.timestamp() * 1000) + 137 for at in w.at],
        "visitorid": [u * 3 for u in w.user],
        "event": kinds,
        "itemid": [i * 5 for i in w.item],
        "transactionid": [r if k == "transaction" else None for r, k in enumerate(kinds)],
    }
    properties = {
        "timestamp": [1433041200000 + 604800000 * (r % 9) for r in range(2000)],
        "itemid": [r % 400 * 5 for r in range(2000)],
        "property": [chosen(["categoryid", "790", "888"], r) for r in range(2000)],
        "value": [f"n{r % 77}.000" for r in range(2000)],
    }
    tree = {"categoryid": range(60), "parentid": [n % 7 for n in range(60)]}
    files: Tables = {
        "events.csv": log,
        "item_properties.csv": properties,
        "category_tree.csv": tree,
    }
    return files, Answer(
        file="events.csv", user="visitorid", item="itemid", time="timestamp", form="milliseconds",
        event="event", event_types={},
    )  # fmt: skip


@case
def clickstream_in_two_spellings() -> tuple[Tables, Answer]:
    w = World(43, lines=1)
    log = {
        "uid": w.by_user(unique),
        "sku": w.by_item(lambda i: code("", i, 8)),
        "action": w.pick(
            ["View", "view", "Add to Cart", "add_to_cart", "Purchase"], [8, 4, 2, 1, 1]
        ),
        "ts": w.times("%Y-%m-%dT%H:%M:%S.000+0900"),
        "sid": w.by_order(lambda o: digest(o)),
        "channel": w.pick(["app", "web"]),
        "is_bot": w.by_user(lambda u: "true" if u % 40 == 7 else "false"),
        "user_agent": w.by_user(lambda u: f"Mozilla/5.0 (X11; Linux) Browser/{u % 9}.0"),
        "ip": w.by_user(lambda u: f"10.0.{u % 250}.{u % 99}"),
    }
    return {"clickstream/part-*.json.gz": log}, Answer(
        file="clickstream/part-*.json.gz", user="uid", item="sku", time="ts", event="action",
        event_types={"view": "View", "add_to_cart": "Add to Cart"}, leave_out={"is_bot": ("true",)},
        context=frozenset({"channel"}), unused=frozenset({"ip", "user_agent"}),
    )  # fmt: skip


@case
def coded_behaviour_without_header() -> tuple[Tables, Answer]:
    w = World(44, lines=1)
    log = {
        "column 1": [1000 + u * 37 for u in w.user],
        "column 2": [200000 + i * 91 for i in w.item],
        "column 3": w.by_item(lambda i: 4000 + i % 12),
        "column 4": w.pick(["pv", "cart", "fav", "buy"], [20, 2, 1, 1]),
        "column 5": [int(at.timestamp()) for at in w.at],
    }
    return {"UserBehavior.csv": log}, Answer(
        file="UserBehavior.csv", user="column 1", item="column 2", time="column 5",
        form="seconds", event="column 4", items="UserBehavior.csv",
        item_fields={"column 3": "categorical"}, asked=frozenset({"user-or-item"}),
    )  # fmt: skip


@case
def actions_as_numbers() -> tuple[Tables, Answer]:
    w = World(45, lines=1)
    log = {
        "user_id": [u + 1 for u in w.user],
        "item_id": [i + 1 for i in w.item],
        "behavior_type": w.pick([1, 2, 3, 4], [20, 2, 2, 1]),
        "time": w.times("%Y-%m-%d %H"),
    }
    return {"actions.csv": log}, Answer(
        file="actions.csv", user="user_id", item="item_id", time="time", event="behavior_type",
        asked=frozenset({"event-codes"}),
    )  # fmt: skip


@case
def visits_hold_the_visitor() -> tuple[Tables, Answer]:
    w = World(46)
    first = w.firsts()
    hits = {
        "visit": [f"v{o:07d}" for o in w.order],
        "produkt": w.by_item(lambda i: code("P", i)),
        "zeit": w.times("%Y-%m-%d %H:%M:%S"),
        "art": w.pick(["ansicht", "warenkorb", "kauf"], [9, 3, 1]),
    }
    visits = {
        "id": [f"v{w.order[r]:07d}" for r in first],
        "besucher": [digest(w.user[r])[:12] for r in first],
        "beginn": [f"{w.at[r]:%Y-%m-%d %H:%M:%S}" for r in first],
        "endgerät": w.random.choices(["handy", "pc"], k=len(first)),
    }
    return {"hits.csv": hits, "visits.csv": visits}, Answer(
        file="hits.csv", user="besucher", item="produkt", time="zeit", form="iso", event="art",
        join="visits.csv",
    )  # fmt: skip


@case
def wide_denormalised() -> tuple[Tables, Answer]:
    w = World(47, rows=4000)
    table: dict[str, list[Any]] = {
        "eventId": w.each(unique),
        "eventTime": w.times("%Y-%m-%d %H:%M:%S UTC"),
        "eventType": w.pick(["view", "cart", "remove_from_cart", "purchase"], [20, 4, 2, 1]),
        "productId": w.by_item(lambda i: 5_000_000 + i * 13),
        "categoryId": w.by_item(lambda i: 1_487_580_000_000_000_000 + i % 9),
        "categoryCode": w.by_item(lambda i: chosen(["toys.cars", "home.lamp", None], i)),
        "brand": w.by_item(lambda i: chosen(["acme", "bolt", "cork", None], i)),
        "price": w.by_item(price),
        "userId": w.by_user(lambda u: 520_000_000 + u * 7),
        "userSession": w.by_order(unique),
        "userAge": w.by_user(lambda u: 18 + u % 50),
        "userEmail": w.by_user(mail),
    }
    for number in range(45):
        values = [chosen("abcdef", item + number * 1000) for item in range(w.items)]
        table[f"attr_{number}"] = w.by_item(values.__getitem__)
    return {"2019-Oct.csv.gz": table}, Answer(
        file="2019-Oct.csv.gz", user="userId", item="productId", time="eventTime",
        event="eventType", event_types={"remove_from_cart": None}, items="2019-Oct.csv.gz",
        item_fields={
            "categoryId": "categorical", "categoryCode": "categorical", "brand": "categorical",
            "price": "number", **{f"attr_{n}": "categorical" for n in range(45)},
        },
        users="2019-Oct.csv.gz", user_fields={"userAge": "number"},
        unused=frozenset({"userEmail", "userSession", "eventId"}),
    )  # fmt: skip


@case
def anonymous_and_logged_in() -> tuple[Tables, Answer]:
    w = World(48, lines=2)
    log = {
        "anonymous_id": [unique(u * 2 + (r // 50) % 2) for r, u in enumerate(w.user)],
        "customer_id": [f"C{u:05d}" if w.random.random() < 0.6 else None for u in w.user],
        "product": w.by_item(lambda i: code("P", i)),
        "occurred_at": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "event": w.pick(["Product Viewed", "Product Added", "Order Completed"], [8, 2, 1]),
    }
    return {"tracks.jsonl": log}, Answer(
        file="tracks.jsonl", user="anonymous_id", item="product", time="occurred_at", form="iso",
        event="event", asked=frozenset({"which-user"}),
    )  # fmt: skip
