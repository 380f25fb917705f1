"""What databases and warehouses unload: their own signs for nothing, parts, several times a row."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.support.exports.truth import Ask, Events, Kinds, Metadata, Truth, count
from tests.support.exports.world import DAY, Draw
from tests.support.exports.writers import csv, lines, money, put, stamp

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "sale")


@EXPORTS.add("backslash_nulls", "tabs, nothing quoted, \\N for nothing, as a database writes it")
def backslash_nulls(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 160, 5000)
    gone = draw.rng.random(len(log)) < 0.02
    csv(folder / "t_order_line.txt", {
        "id": np.arange(len(log)) + 1,
        "fk_client": [r"\N" if g else str(n + 41) for n, g in zip(log.user, gone, strict=True)],
        "fk_article": log.item + 901,
        "dt_create": stamp(log.time),
        "dt_cancel": draw.pick([r"\N"], len(log)),
        "qty": draw.pick([1, 2, 3], len(log)),
    }, delimiter="\t")  # fmt: skip
    csv(folder / "t_article.txt", {
        "id": np.arange(log.items) + 901,
        "label": draw.products(log, "en"),
        "family": draw.kinds(log, "en"),
        "weight": [r"\N" if n % 4 == 0 else str(n * 10 + 50) for n in range(log.items)],
    }, delimiter="\t")  # fmt: skip
    return Truth(
        Events(("t_order_line.txt",), "fk_client", "fk_article", "dt_create", ("iso",),
               count(log.user, log.item, log.time, ~gone), constant=BOUGHT, value="qty",
               may_leave_out=("fk_client",)),
        Metadata(("t_article.txt",), "id", {"family": "categorical", "weight": "number"}, "label"),
    )  # fmt: skip


@EXPORTS.add("four_times", "created, updated, shipped, delivered: only one says when it was chosen")
def four_times(folder: Path, draw: Draw) -> Truth:
    log = draw.log(600, 200, 6000)
    later = np.cumsum(draw.rng.integers(1, 3, (3, len(log))) * DAY, axis=0)
    csv(folder / "order_lines.csv", {
        "updated_at": stamp(np.full(len(log), int(log.time.max()) + 9 * DAY)),
        "delivered_at": [t if n % 9 else "" for n, t in enumerate(stamp(log.time + later[1]))],
        "shipped_at": stamp(log.time + later[0]),
        "created_at": stamp(log.time),
        "buyer_uuid": [f"{n * 2_654_435_761 % 4_294_967_296:08x}-0000-4000" for n in log.user],
        "warehouse_id": draw.pick([1, 2, 3], len(log)),
        "sku": [f"{'XYZ'[n % 3]}{n:05d}" for n in log.item],
        "unit_price": money(log.price[log.item]),
        "is_gift": draw.pick(["f", "t"], len(log), [9, 1]),
    })  # fmt: skip
    return Truth(
        Events(("order_lines.csv",), "buyer_uuid", "sku", "created_at", ("iso",),
               count(log.user, log.item, log.time), constant=BOUGHT, value="unit_price"),
        ask=Ask(("time",), must=False),
    )  # fmt: skip


@EXPORTS.add("split_file", "one file cut into parts: the header stands in the first alone")
def split_file(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 160, 8000)
    whole = lines({
        "uid": [f"U{n:05d}" for n in log.user],
        "vid": [f"V{n:04d}" for n in log.item],
        "verb": draw.pick(["play", "pause", "finish"], len(log), [70, 10, 20]),
        "ts": log.time,
    })  # fmt: skip
    names = []
    for n, begin in enumerate(range(0, len(whole), 2500)):
        names.append(f"plays/plays_{n:04d}.csv.gz")
        put(folder / names[-1], "".join(whole[begin : begin + 2500]))
    return Truth(
        Events(tuple(names), "uid", "vid", "ts", ("seconds",), count(log.user, log.item, log.time),
               event="verb"),
        findings=(("header",),),
    )  # fmt: skip


@EXPORTS.add(
    "texts_of_many_lines", "reviews with line breaks, delimiters and quotes inside of texts"
)
def texts_of_many_lines(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 120, 3500, repeats=0)
    said = ["Good.\nWould buy again.", 'The "large" one, at last', "No;\nno;\r\nno", "Fine, thanks"]
    csv(folder / "reviews.csv", {
        "review": np.arange(len(log)) + 1,
        "author": [f"reader{n}" for n in log.user],
        "text": draw.pick(said, len(log)),
        "book": [f"978{n * 7919 % 10**10:010d}" for n in log.item],
        "stars": draw.pick([5, 4, 3, 2, 1], len(log)),
        "written": stamp(log.time, "%Y-%m-%dT%H:%M:%SZ"),
    })  # fmt: skip
    csv(folder / "books.csv", {
        "book": [f"978{n * 7919 % 10**10:010d}" for n in range(log.items)],
        "title": [f"The {t}" for t in draw.products(log, "en")],
        "blurb": [f"A story of a {k.lower()} and of those who live with it.\n\nPart {n}, with maps."
                  for n, k in enumerate(draw.kinds(log, "en"))],
        "pages": draw.rng.integers(80, 700, log.items),
    })  # fmt: skip
    return Truth(
        Events(("reviews.csv",), "author", "book", "written", ("iso",),
               count(log.user, log.item, log.time), constant=("review", "rating", "rate"),
               value="stars"),
        Metadata(("books.csv",), "book", {"pages": "number", "blurb": "text"}, "title"),
    )  # fmt: skip


@EXPORTS.add("digits_lost", "a spreadsheet wrote some article numbers as 8.80123E+12")
def digits_lost(folder: Path, draw: Draw) -> Truth:
    log = draw.log(400, 120, 4000)
    codes = [str(8_801_230_000_000 + n * 70_001) for n in range(log.items)]
    spoilt = [f"{float(c):.5E}" if n % 10 == 0 else c for n, c in enumerate(codes)]
    csv(folder / "sales.csv", {
        "card": [f"K{n:06d}" for n in log.user],
        "barcode": [spoilt[n] for n in log.item],
        "sold_at": stamp(log.time),
        "pieces": draw.pick([1, 2], len(log)),
    })  # fmt: skip
    return Truth(
        Events(("sales.csv",), "card", "barcode", "sold_at", ("iso",),
               count(log.user, [spoilt[n] for n in log.item], log.time), constant=BOUGHT,
               value="pieces"),
        findings=(("scientific",),),
    )  # fmt: skip
