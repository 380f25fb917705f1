"""Fields in fields: structures, lists and maps, JSON in texts, lines that name another line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from tests.support.exports.truth import Events, Kinds, Metadata, Truth, count
from tests.support.exports.world import Draw, heads
from tests.support.exports.writers import json_lines, moments, stamp, to_parquet

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "sale")


def _typed(path: Path, rows: list[dict[str, Any]], kinds: dict[str, pa.DataType]) -> None:
    """A Parquet file of rows; columns that `kinds` does not name have the type of their values."""
    table = pa.Table.from_pylist(rows)
    for name, kind in kinds.items():
        made = pa.array([one[name] for one in rows], kind)
        table = table.set_column(table.schema.get_field_index(name), name, made)
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(table, path)


@EXPORTS.add("properties_as_text", "events in Parquet whose properties are JSON in a text")
def properties_as_text(folder: Path, draw: Draw) -> Truth:
    log = draw.log(600, 150, 6000, days=60)
    ids, kinds = draw.codes(log.users, 32), draw.kinds(log, "en")
    event = draw.pick(["$pageview", "product viewed", "order completed"], len(log), [30, 60, 10])

    def properties(n: int) -> str:
        found = {"$lib": "web", "$session_id": f"s{log.session[n]:06d}"}
        if event[n] != "$pageview":
            found |= {"product_id": f"P-{log.item[n]:04d}", "category": kinds[log.item[n]]}
        return json.dumps(found)

    to_parquet(folder / "events.parquet", {
        "uuid": draw.codes(len(log), 32),
        "event": event,
        "properties": [properties(n) for n in range(len(log))],
        "distinct_id": [ids[n] for n in log.user],
        "timestamp": pa.array(moments(log.time), pa.timestamp("us", "UTC")),
        "created_at": pa.array(moments(log.time + 4), pa.timestamp("us", "UTC")),
    })  # fmt: skip
    kept = [one != "$pageview" for one in event]
    return Truth(
        Events(("events.parquet",), "distinct_id", "properties.product_id", "timestamp", ("iso",),
               count(log.user, log.item, log.time, kept), event="event"),
        Metadata(("events.parquet",), "properties.product_id", needed=False),
        Metadata(("events.parquet",), "distinct_id", needed=False),
    )  # fmt: skip


@EXPORTS.add("lists_in_parquet", "orders in Parquet, their lines a list of structures, tags a map")
def lists_in_parquet(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 140, 5000)
    first, number = heads(log)
    of: dict[int, list[int]] = {}
    for n, order in enumerate(number):
        of.setdefault(int(order), []).append(n)
    rows = [
        {
            "_id": f"ord{order:07d}",
            "placed": when,
            "buyer": {"id": f"b{log.user[begin]:05d}", "zip": f"{20_000 + int(log.user[begin])}"},
            "lines": [
                {"no": at, "sku": f"S{log.item[n]:04d}", "price": int(log.price[log.item[n]]) / 100}
                for at, n in enumerate(of[order], 1)
            ],
            "tags": [("channel", "web" if order % 3 else "app"), ("gift", str(order % 9 == 0))],
        }
        for order, (begin, when) in enumerate(
            zip(first, moments(log.time[n] for n in first), strict=True)
        )
    ]
    _typed(folder / "orders.parquet", rows, {"tags": pa.map_(pa.string(), pa.string())})
    return Truth(
        Events(("orders.parquet",), "buyer.id", "lines.sku", "placed", ("iso",),
               count(log.user, log.item, np.array([log.time[first[n]] for n in number])),
               constant=BOUGHT, value="lines.price"),
        Metadata(("orders.parquet",), "lines.sku", needed=False),
        Metadata(("orders.parquet",), "buyer.id", needed=False),
    )  # fmt: skip


@EXPORTS.add("bulk_objects", "a bulk export: orders and their lines below each other, by parent id")
def bulk_objects(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 130, 4000)
    first, number = heads(log)
    titles = draw.products(log, "en")
    of: dict[int, list[int]] = {}
    for n, order in enumerate(number):
        of.setdefault(int(order), []).append(n)
    rows: list[dict[str, Any]] = []
    for order, begin in enumerate(first):
        name = f"gid://store/Order/{5_000_000 + order}"
        rows.append({
            "id": name, "createdAt": stamp([log.time[begin]], "%Y-%m-%dT%H:%M:%SZ")[0],
            "customer": {"id": f"gid://store/Customer/{int(log.user[begin]) + 9_000}"},
        })  # fmt: skip
        rows += [
            {"id": f"gid://store/LineItem/{8_000_000 + n}", "quantity": 1 + n % 2,
             "product": {"id": f"gid://store/Product/{int(log.item[n]) + 77}"},
             "title": titles[log.item[n]], "__parentId": name}
            for n in of[order]
        ]  # fmt: skip
    json_lines(folder / "bulk.jsonl", rows)
    return Truth(
        Events(("bulk.jsonl",), "__parentId.customer.id", "product.id", "__parentId.createdAt",
               ("iso",), count(log.user, log.item, np.array([log.time[first[n]] for n in number])),
               constant=BOUGHT, value="quantity"),
        Metadata(("bulk.jsonl",), "product.id", needed=False),
        Metadata(("bulk.jsonl",), "__parentId.customer.id", needed=False),
    )  # fmt: skip


@EXPORTS.add("statements", "learning records: actor, verb and object, names in several languages")
def statements(folder: Path, draw: Draw) -> Truth:
    log = draw.log(400, 110, 5000, days=150)
    titles, ids = draw.products(log, "en"), draw.codes(len(log), 32)
    verb = draw.pick(["experienced", "completed", "attempted"], len(log), [70, 20, 10])
    json_lines(folder / "statements.jsonl", (
        {
            "id": ids[n],
            "actor": {"account": {"homePage": "https://learn.example",
                                  "name": f"stud{log.user[n]:05d}"}},
            "verb": {"id": f"https://verbs.example/{verb[n]}", "display": {"en-US": verb[n]}},
            "object": {"id": f"https://learn.example/unit/{log.item[n] + 300}",
                       "definition": {"name": {"en-US": titles[log.item[n]]}}},
            "timestamp": stamp([log.time[n]], "%Y-%m-%dT%H:%M:%S.120Z")[0],
            "stored": stamp([log.time[n] + 2], "%Y-%m-%dT%H:%M:%S.500Z")[0],
        }
        for n in range(len(log))
    ))  # fmt: skip
    item = ("object.id", "object.definition.name.en-US")
    return Truth(
        Events(("statements.jsonl",), "actor.account.name", item, "timestamp", ("iso",),
               count(log.user, log.item, log.time), event="verb.display.en-US"),
        Metadata(("statements.jsonl",), item, needed=False),
        Metadata(("statements.jsonl",), "actor.account.name", needed=False),
    )  # fmt: skip
