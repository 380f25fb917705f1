"""The same small shop in forms that break simple readers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tests.support.exports.truth import Ask, Events, Kinds, Metadata, Truth, count
from tests.support.exports.workbook import excel, rows_of
from tests.support.exports.world import DAY, Draw, Log
from tests.support.exports.writers import csv, lines, money, put, stamp, zipped

EXPORTS = Kinds()
EVENTS = ["view", "cart", "purchase"]


def _events(draw: Draw, log: Log) -> dict[str, Sequence[Any]]:
    return {
        "customer_id": [f"K{n:05d}" for n in log.user],
        "product_id": [f"P{n:04d}" for n in log.item],
        "event_type": draw.pick(EVENTS, len(log), [80, 13, 7]),
        "event_time": stamp(log.time),
        "price": money(log.price[log.item]),
    }


def _products(draw: Draw, log: Log) -> dict[str, Sequence[Any]]:
    return {
        "product_id": [f"P{n:04d}" for n in range(log.items)],
        "name": draw.products(log, "en"),
        "category": draw.kinds(log, "en"),
        "price": money(log.price),
    }


def _truth(log: Log, files: tuple[str, ...], items: tuple[str, ...] | None, **more: Any) -> Truth:
    return Truth(
        Events(files, "customer_id", "product_id", "event_time", ("iso",),
               count(log.user, log.item, log.time), event="event_type", value="price"),
        Metadata(items, "product_id", {"category": "categorical", "price": "number"}, "name")
        if items else None,
        **more,
    )  # fmt: skip


@EXPORTS.add("single_quotes", "quoted with apostrophes, apostrophes in names doubled")
def single_quotes(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 120, 3000)
    events, products = _events(draw, log), _products(draw, log)
    products["name"] = [f'Fey\'s {n}, "large"' for n in products["name"]]
    csv(folder / "events.csv", events, quote="'", all_quoted=True)
    csv(folder / "products.csv", products, quote="'", all_quoted=True)
    return _truth(log, ("events.csv",), ("products.csv",))


@EXPORTS.add("no_header", "numbers without a header: who, what, how many stars, when")
def no_header(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 300, 9000, repeats=0)
    csv(folder / "u.data", {
        "user": log.user + 1,
        "item": log.item + 1,
        "stars": draw.pick([4, 3, 5, 2, 1], len(log)),
        "time": log.time,
    }, delimiter="\t", header=False)  # fmt: skip
    return Truth(
        Events(("u.data",), "column 1", "column 2", "column 4", ("seconds",),
               count(log.user, log.item, log.time), constant=("rating",), value="column 3"),
        ask=Ask(("user", "item", "header"), must=False),
    )  # fmt: skip


@EXPORTS.add(
    "concatenated", "three exports pasted together with their headers, some rows of a wrong width"
)
def concatenated(folder: Path, draw: Draw) -> Truth:
    log = draw.log(400, 130, 5000)
    whole = lines(_events(draw, log))
    header, rows = whole[0], whole[1:]
    broken = set(draw.rng.choice(len(rows), 12, replace=False).tolist())
    for n in broken:  # two fields too many, or two too few
        short = ",".join(rows[n].split(",")[:3]) + "\n"
        rows[n] = rows[n].replace("\n", ",extra,field\n") if n % 2 else short
    third = len(rows) // 3
    put(folder / "events.csv", "".join(
        [header, *rows[:third], header, *rows[third : 2 * third], header, *rows[2 * third :]]
    ))  # fmt: skip
    csv(folder / "products.csv", _products(draw, log))
    kept = np.array([n not in broken for n in range(len(rows))])
    return _truth(log.where(kept), ("events.csv",), ("products.csv",),
                   findings=(("header",), ("width",)))  # fmt: skip


@EXPORTS.add("zip_of_csv", "one zip file with a folder of CSV files and a note")
def zip_of_csv(folder: Path, draw: Draw) -> Truth:
    log = draw.log(450, 150, 6000)
    zipped(folder / "export.zip", {
        "shop/events.csv": "".join(lines(_events(draw, log))).encode(),
        "shop/products.csv": "".join(lines(_products(draw, log))).encode(),
        "shop/READ ME.txt": b"Made at night.\nDo not edit.\n",
        "__MACOSX/shop/._events.csv": bytes(range(64)),
    })  # fmt: skip
    return _truth(log, ("export.zip, shop/events.csv",), ("export.zip, shop/products.csv",))


@EXPORTS.add("mixed_parts", "parts in UTF-8, with BOM, and in CP1252; one with semicolons")
def mixed_parts(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 140, 6000)
    events = _events(draw, log)
    events["remark"] = draw.pick(["", "Café", "naïve", "Öl"], len(log), [70, 10, 10, 10])
    forms: list[dict[str, Any]] = [
        {"encoding": "utf-8"}, {"encoding": "utf-8-sig"},
        {"encoding": "cp1252", "end": "\r\n"}, {"encoding": "utf-8", "delimiter": ";"},
    ]  # fmt: skip
    cuts = np.linspace(0, len(log), 5).astype(int)
    files = []
    for n, form in enumerate(forms):
        part = {key: values[cuts[n] : cuts[n + 1]] for key, values in events.items()}
        files.append(f"events/part-{n:03d}.csv")
        csv(folder / files[-1], part, **form)
    csv(folder / "products.csv", _products(draw, log))
    return _truth(log, tuple(files), ("products.csv",))


@EXPORTS.add("lost_zeros", "a spreadsheet took the leading zeros from the ids of the catalogue")
def lost_zeros(folder: Path, draw: Draw) -> Truth:
    log = draw.log(400, 200, 5000)
    events, products = _events(draw, log), _products(draw, log)
    events["product_id"] = [f"{n * 37 + 12:08d}" for n in log.item]
    products["product_id"] = [str(n * 37 + 12) for n in range(log.items)]
    csv(folder / "events.csv", events)
    csv(folder / "products.csv", products)
    return _truth(log, ("events.csv",), ("products.csv",), findings=(("zero",),),
                  ask=Ask(("zero", "items", "item"), must=False))  # fmt: skip


@EXPORTS.add(
    "half_catalogue", "half of what is used stands in no catalogue; a third of that is never used"
)
def half_catalogue(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 300, 7000)
    products = _products(draw, log)
    known = {key: values[::2] for key, values in products.items()}
    known["product_id"] = [*known["product_id"], *(f"X{n:04d}" for n in range(50))]
    for key in ("name", "category", "price"):
        known[key] = [*known[key], *list(known[key])[:50]]
    csv(folder / "events.csv", _events(draw, log))
    csv(folder / "products.csv", known)
    return _truth(log, ("events.csv",), ("products.csv",), findings=(("catalog", "metadata"),))


@EXPORTS.add(
    "sheet_of_german", "one sheet in German: comma as text, dates as text, merged title", "de"
)
def sheet_of_german(folder: Path, draw: Draw) -> Truth:
    log = draw.log(120, 60, 900, days=300)
    excel(folder / "Bestellungen.xlsx", {
        "Tabelle1": [
            ["Bestellungen 2024", None, None, None], ["vertraulich"], [],
            *rows_of({
                "Kunde": [f"KD-{n:04d}" for n in log.user],
                "Artikel": [f"AR-{n:03d}" for n in log.item],
                "bestellt am": stamp(log.time, "%d.%m.%y"),
                "Betrag": [f"{p} €" for p in money(log.price[log.item], ",", ".")],
            }),
            [], ["Summe", None, None, money([int(log.price[log.item].sum())], ",", ".")[0]],
        ],
    })  # fmt: skip
    return Truth(
        Events(("Bestellungen.xlsx, sheet Tabelle1", "Bestellungen.xlsx"), "Kunde", "Artikel",
               "bestellt am", ("%d.%m.%y",), count(log.user, log.item, log.time, step=DAY),
               constant=("purchase", "order"), value="Betrag"),
    )  # fmt: skip
