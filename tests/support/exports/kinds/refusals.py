"""Exports from which nobody can make recommendations, or not without an answer."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.support.exports.truth import Ask, Kinds, Truth
from tests.support.exports.world import Draw
from tests.support.exports.writers import csv, money, stamp

EXPORTS = Kinds()


@EXPORTS.add("no_time", "who gave how many stars to what, and nothing says when")
def no_time(folder: Path, draw: Draw) -> Truth:
    log = draw.log(400, 200, 6000, repeats=0)
    csv(folder / "ratings.csv", {
        "user": log.user + 1,
        "book": log.item + 10_001,
        "stars": draw.pick([5, 4, 3, 2, 1], len(log)),
    })  # fmt: skip
    return Truth(ask=Ask(("time", "when")), refuse=("time", "when", "date"))


@EXPORTS.add(
    "baskets_without_time", "orders that know their weekday and the days since the last, no date"
)
def baskets_without_time(folder: Path, draw: Draw) -> Truth:
    log = draw.log(400, 200, 8000, repeats=0.5)
    _, begins, order = np.unique(log.session, return_index=True, return_inverse=True)
    csv(folder / "orders.csv", {
        "order_id": np.arange(len(begins)) + 1,
        "user_id": log.user[begins] + 1,
        "order_number": draw.rng.integers(1, 40, len(begins)),
        "order_dow": draw.rng.integers(0, 7, len(begins)),
        "order_hour_of_day": draw.rng.integers(6, 23, len(begins)),
        "days_since_prior_order": draw.rng.integers(0, 31, len(begins)).astype(float),
    })  # fmt: skip
    csv(folder / "order_products.csv", {
        "order_id": order + 1,
        "product_id": log.item + 1,
        "reordered": draw.pick([1, 0], len(log)),
    })  # fmt: skip
    csv(folder / "products.csv", {
        "product_id": np.arange(log.items) + 1,
        "product_name": draw.products(log, "en"),
        "aisle": draw.kinds(log, "en"),
    })  # fmt: skip
    return Truth(ask=Ask(("time", "when", "date")), refuse=("time", "when", "date"))


@EXPORTS.add("monthly_totals", "revenue by month, region and group: nobody's behaviour")
def monthly_totals(folder: Path, draw: Draw) -> Truth:
    months = [f"2024-{m:02d}" for m in range(1, 13)]
    rows = [(m, r, g) for m in months for r in ("North", "South", "West") for g in
            ("Lighting", "Kitchen", "Audio", "Outdoor", "Clothing", "Bedroom", "Stationery",
             "Furniture", "Garden")]  # fmt: skip
    month, region, group = zip(*rows, strict=True)
    csv(folder / "totals.csv", {
        "month": month,
        "region": region,
        "product_group": group,
        "orders": draw.rng.integers(10, 4000, len(rows)),
        "revenue": money(draw.rng.integers(100_000, 90_000_000, len(rows))),
    })  # fmt: skip
    return Truth(refuse=("user", "customer", "person", "people", "who", "interaction"))


@EXPORTS.add("survey", "answers to twenty questions, one row a person")
def survey(folder: Path, draw: Draw) -> Truth:
    size = 800
    csv(folder / "survey.csv", {
        "respondent": np.arange(size) + 1,
        "submitted": stamp(1_704_700_000 + draw.rng.integers(0, 900_000, size)),
        "age": draw.rng.integers(18, 80, size),
        **{f"q{n}": draw.pick([4, 5, 3, 2, 1], size) for n in range(1, 19)},
        "remarks": [f"Remark {n}: the shop is near and the staff are kind." for n in range(size)],
    })  # fmt: skip
    return Truth(refuse=("item", "user", "interaction", "repeat", "survey"))


@EXPORTS.add("score_matrix", "a row a person, a column an item, scores inside")
def score_matrix(folder: Path, draw: Draw) -> Truth:
    size = 300
    csv(folder / "matrix.csv", {
        "user": [f"u{n}" for n in range(size)],
        **{f"item_{m:03d}": [s or "" for s in draw.rng.integers(0, 6, size)] for m in range(80)},
    })  # fmt: skip
    return Truth(refuse=("item", "interaction", "time", "wide", "matrix", "user"))


@EXPORTS.add("stock_levels", "how much of what lay where on which day")
def stock_levels(folder: Path, draw: Draw) -> Truth:
    size = 6000
    csv(folder / "stock.csv", {
        "day": stamp(1_704_700_000 + np.sort(draw.rng.integers(0, 90, size)) * 86_400, "%Y-%m-%d"),
        "warehouse": draw.pick(["W1", "W2", "W3"], size, [1, 1, 1]),
        "sku": [f"S{n:05d}" for n in draw.rng.integers(0, 400, size)],
        "on_hand": draw.rng.integers(0, 900, size),
        "reserved": draw.rng.integers(0, 60, size),
    })  # fmt: skip
    return Truth(refuse=("user", "customer", "person", "people", "who", "interaction"))


@EXPORTS.add("only_products", "a catalogue and nothing else")
def only_products(folder: Path, draw: Draw) -> Truth:
    log = draw.log(10, 900, 100)
    csv(folder / "products.csv", {
        "sku": [f"S{n:05d}" for n in range(log.items)],
        "name": draw.products(log, "en"),
        "category": draw.kinds(log, "en"),
        "price": money(log.price),
        "created": stamp(log.made),
    })  # fmt: skip
    return Truth(refuse=("user", "customer", "interaction", "person", "who"))
