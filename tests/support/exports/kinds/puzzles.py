"""Exports whose names help nobody, or help into the wrong direction."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.support.exports.truth import Ask, Events, Kinds, Metadata, Truth, count
from tests.support.exports.world import START, Draw
from tests.support.exports.writers import csv, money, stamp

EXPORTS = Kinds()


@EXPORTS.add("letters_only", "columns a to f: content alone says what they are")
def letters_only(folder: Path, draw: Draw) -> Truth:
    log = draw.log(1200, 250, 10_000, repeats=0.3)
    csv(folder / "x.csv", {
        "a": draw.pick([1, 2, 3], len(log)),
        "b": stamp(log.time),
        "c": log.item * 3 + 500,
        "d": money(log.price[log.item]),
        "e": [f"{n * 2_654_435_761 % 4_294_967_296:08x}" for n in log.user],
        "f": draw.pick(["p", "q"], len(log)),
    })  # fmt: skip
    csv(folder / "y.csv", {
        "a": np.arange(log.items) * 3 + 500,
        "b": draw.products(log, "en"),
        "c": draw.kinds(log, "en"),
    })  # fmt: skip
    return Truth(
        Events(("x.csv",), "e", "c", "b", ("iso",), count(log.user, log.item, log.time)),
        Metadata(("y.csv",), "a", {"c": "categorical"}, "b"),
        ask=Ask(("event", "user", "item"), must=False),
    )  # fmt: skip


@EXPORTS.add("one_each", "a lottery: nearly everybody took part once")
def one_each(folder: Path, draw: Draw) -> Truth:
    log = draw.log(4000, 60, 4040)
    csv(folder / "entries.csv", {
        "participant": [f"e{n:07d}" for n in log.user],
        "prize": [f"prize-{n:02d}" for n in log.item],
        "entered_at": stamp(log.time),
        "newsletter": draw.pick(["yes", "no"], len(log)),
    })  # fmt: skip
    return Truth(
        Events(("entries.csv",), "participant", "prize", "entered_at", ("iso",),
               count(log.user, log.item, log.time)),
        ask=Ask(("user", "one", "once"), must=False),
        refuse=("one user", "once", "comes back", "two or more", "in one row"),
        findings=(("users-with-two", "two or more", "one interaction", "single", "history"),),
    )  # fmt: skip


@EXPORTS.add("guests_and_members", "a member number where people are logged in, a cookie always")
def guests_and_members(folder: Path, draw: Draw) -> Truth:
    log = draw.log(900, 150, 8000, days=60)
    member = draw.rng.random(log.users) < 0.4
    cookies = draw.codes(log.users, 20)
    csv(folder / "hits.csv", {
        "cookie": [cookies[n] for n in log.user],
        "member": [f"{n + 7_000_000}" if member[n] else "" for n in log.user],
        "sku": [f"S-{n:05d}" for n in log.item],
        "hit": draw.pick(["detail", "basket", "order"], len(log), [85, 10, 5]),
        "hit_time": stamp(log.time),
    })  # fmt: skip
    return Truth(
        Events(("hits.csv",), "cookie", "sku", "hit_time", ("iso",),
               count(log.user, log.item, log.time), event="hit"),
        users=Metadata(("hits.csv",), "cookie", needed=False),
        ask=Ask(("member", "cookie", "user", "anonym"), must=False),
    )  # fmt: skip


@EXPORTS.add("catalogue_first", "a huge catalogue, which is also a table with owner, item and date")
def catalogue_first(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 400, 2500, days=60)
    size = 12_000
    csv(folder / "listings.csv", {
        "listing_id": np.arange(size) + 1,
        "seller_id": draw.rng.integers(1, 900, size),
        "listed_at": stamp(START - draw.rng.integers(0, 40_000_000, size)),
        "title": [f"Used {t.lower()} no {n}" for n, t in
                  zip(range(size), draw.products(log, "en") * (size // log.items), strict=True)],
        "category": draw.pick(["Lighting", "Audio", "Furniture", "Outdoor"], size),
        "price": money(draw.rng.integers(100, 90_000, size)),
    })  # fmt: skip
    csv(folder / "favourites.csv", {
        "member_id": log.user + 1,
        "listing_id": log.item * 29 + 1,
        "added_at": stamp(log.time),
    })  # fmt: skip
    return Truth(
        Events(("favourites.csv",), "member_id", "listing_id", "added_at", ("iso",),
               count(log.user, log.item, log.time),
               constant=("favourite", "favorite", "like", "save", "add", "wish")),
        Metadata(("listings.csv",), "listing_id", {"category": "categorical", "price": "number",
                 "title": ("title", "text"), "listed_at": "time"}, "title"),
    )  # fmt: skip


@EXPORTS.add("hostile_names", "names with formulas, markup, quotes, blanks, emoji and line breaks")
def hostile_names(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 80, 3000)
    csv(folder / "orders '; DROP TABLE t0; --.csv", {
        '=HYPERLINK("http://x.example","user")': [f"u{n}" for n in log.user],
        "<script>alert(1)</script> item": [f"i{n}" for n in log.item],
        "time\nof order": stamp(log.time),
        "note 🙂 \"quoted\" 'twice'": draw.pick(["+1", "=2+3", "@x", "<b>"], len(log)),
    })  # fmt: skip
    csv(folder / "[items]*.csv", {
        "item {id}": [f"i{n}" for n in range(log.items)],
        "name: & %s {{x}}": [f"<i>{t}</i>" for t in draw.products(log, "en")],
        "kind": draw.kinds(log, "en"),
    })  # fmt: skip
    return Truth(
        Events(("orders '; DROP TABLE t0; --.csv",), '=HYPERLINK("http://x.example","user")',
               "<script>alert(1)</script> item", "time\nof order", ("iso",),
               count(log.user, log.item, log.time), constant=("order", "purchase")),
        Metadata(("[items]*.csv",), "item {id}", {"kind": "categorical"}, "name: & %s {{x}}"),
        ask=Ask(("event",), must=False),
    )  # fmt: skip
