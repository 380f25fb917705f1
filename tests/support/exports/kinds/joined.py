"""Exports in which the person or the title stands one table further than the event."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.support.exports.truth import Ask, Events, Joined, Kinds, Metadata, Truth, count
from tests.support.exports.world import DAY, Draw, heads
from tests.support.exports.writers import csv, money, stamp

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "bought", "sale")


@EXPORTS.add(
    "document_flow", "heads and positions of an ERP in its short names; the customer is in the head"
)
def document_flow(folder: Path, draw: Draw) -> Truth:
    log = draw.log(260, 120, 2600)
    first, order = heads(log)
    created = log.time[first][order]
    csv(folder / "VBAP.csv", {
        "MANDT": ["100"] * len(log),
        "VBELN": [f"00{60_000_000 + n}" for n in order],
        "POSNR": [f"{n:06d}" for n in draw.pick([10, 20, 30, 40], len(log))],
        "MATNR": [f"M-{n * 7 + 1200:07d}" for n in log.item],
        "KWMENG": draw.pick(["1,000", "2,000", "5,000"], len(log)),
        "NETWR": money(log.price[log.item], ","),
        "ERDAT": stamp(created, "%Y%m%d"),
    }, delimiter=";")  # fmt: skip
    csv(folder / "VBAK.csv", {
        "MANDT": ["100"] * len(first),
        "VBELN": [f"00{60_000_000 + n}" for n in range(len(first))],
        "AUART": draw.pick(["TA", "ZWEB"], len(first)),
        "VKORG": draw.pick(["1000", "2000"], len(first)),
        "KUNNR": [f"{log.user[n] + 100_234:010d}" for n in first],
        "ERDAT": stamp(log.time[first], "%Y%m%d"),
    }, delimiter=";")  # fmt: skip
    csv(folder / "MAKT.csv", {
        "MATNR": [f"M-{n * 7 + 1200:07d}" for n in range(log.items)],
        "MAKTX": draw.products(log, "de"),
        "MATKL": draw.kinds(log, "de"),
    }, delimiter=";")  # fmt: skip
    return Truth(
        Events(("VBAP.csv",), "KUNNR", "MATNR", "ERDAT", ("%Y%m%d",),
               count(log.user, log.item, created, step=DAY), constant=BOUGHT,
               value=("NETWR", "KWMENG"),
               join=Joined("VBAK.csv", {"VBELN": "VBELN"}, ("USER_ID",))),
        Metadata(("MAKT.csv",), "MATNR", {"MATKL": "categorical"}, "MAKTX"),
    )  # fmt: skip


@EXPORTS.add("documents", "lines name a document only; the document names whose it is")
def documents(folder: Path, draw: Draw) -> Truth:
    log = draw.log(220, 90, 1800)
    first, order = heads(log)
    csv(folder / "doc_lines.csv", {
        "doc_no": [f"D{n + 40_000}" for n in order],
        "article": [f"A{n:04d}" for n in log.item],
        "qty": draw.pick([1, 2, 3], len(log)),
        "posted": stamp(log.time),
    })  # fmt: skip
    csv(folder / "doc_heads.csv", {
        "doc_no": [f"D{n + 40_000}" for n in range(len(first))],
        "partner_no": [f"P{log.user[n]:05d}" for n in first],
        "branch": draw.pick(["N", "S", "W"], len(first)),
        "terms": draw.pick(["14 days", "30 days"], len(first)),
    })  # fmt: skip
    return Truth(
        Events(("doc_lines.csv",), "partner_no", "article", "posted", ("iso",),
               count(log.user, log.item, log.time), constant=BOUGHT, value="qty",
               join=Joined("doc_heads.csv", {"doc_no": "doc_no"}, ("USER_ID",))),
        ask=Ask(("user", "event"), must=False),
    )  # fmt: skip


@EXPORTS.add("library_copies", "loans name a copy; the copy names the title")
def library_copies(folder: Path, draw: Draw) -> Truth:
    log = draw.log(240, 150, 2400, repeats=0.05)
    copies = log.items * 3
    copy = log.item * 3 + draw.rng.integers(0, 3, len(log))
    csv(folder / "loans.csv", {
        "loan_id": np.arange(len(log)) + 1,
        "borrower_no": [f"B{n + 3000}" for n in log.user],
        "copy_barcode": [f"31{n:08d}" for n in copy],
        "issued_at": stamp(log.time),
    })  # fmt: skip
    csv(folder / "copies.csv", {
        "copy_barcode": [f"31{n:08d}" for n in range(copies)],
        "title_id": [f"T{n // 3:05d}" for n in range(copies)],
        "shelf": draw.pick(["A1", "A2", "B7"], copies),
    })  # fmt: skip
    csv(folder / "titles.csv", {
        "title_id": [f"T{n:05d}" for n in range(log.items)],
        "title": draw.products(log, "en"),
        "genre": draw.kinds(log, "en"),
        "pages": draw.rng.integers(80, 700, log.items),
    })  # fmt: skip
    return Truth(
        Events(("loans.csv",), "borrower_no", "title_id", "issued_at", ("iso",),
               count(log.user, log.item, log.time), constant=("loan", "borrow"),
               join=Joined("copies.csv", {"copy_barcode": "copy_barcode"}, ("ITEM_ID",))),
        Metadata(("titles.csv",), "title_id", {"genre": "categorical"}, "title"),
    )  # fmt: skip


@EXPORTS.add("dvd_rental", "a shop of films: rentals name an inventory number, inventory the film")
def dvd_rental(folder: Path, draw: Draw) -> Truth:
    log = draw.log(200, 120, 2000, repeats=0.05)
    csv(folder / "rental.csv", {
        "rental_id": np.arange(len(log)) + 1,
        "rental_date": stamp(log.time),
        "inventory_id": log.item * 4 + draw.rng.integers(0, 4, len(log)) + 1,
        "customer_id": log.user + 1,
        "staff_id": draw.pick([1, 2], len(log)),
    })  # fmt: skip
    csv(folder / "inventory.csv", {
        "inventory_id": np.arange(log.items * 4) + 1,
        "film_id": np.arange(log.items * 4) // 4 + 1,
        "store_id": draw.pick([1, 2], log.items * 4),
    })  # fmt: skip
    csv(folder / "film.csv", {
        "film_id": np.arange(log.items) + 1,
        "title": draw.products(log, "en"),
        "rating": draw.pick(["G", "PG", "R"], log.items),
        "length": draw.rng.integers(46, 190, log.items),
    })  # fmt: skip
    csv(folder / "customer.csv", {
        "customer_id": np.arange(log.users) + 1,
        "first_name": [one.split()[0] for one in draw.people(log.users)],
        "email": [f"m{n}@mail.example" for n in range(log.users)],
        "active": draw.pick([1, 0], log.users),
    })  # fmt: skip
    return Truth(
        Events(("rental.csv",), "customer_id", "film_id", "rental_date", ("iso",),
               count(log.user, log.item, log.time), constant=("rental",),
               join=Joined("inventory.csv", {"inventory_id": "inventory_id"}, ("ITEM_ID",))),
        Metadata(("film.csv",), "film_id", {"rating": "categorical"}, "title"),
        Metadata(("customer.csv",), "customer_id", needed=False),
    )  # fmt: skip


@EXPORTS.add("cinema_seats", "tickets of a cinema name a screening; the screening names the film")
def cinema_seats(folder: Path, draw: Draw) -> Truth:
    log = draw.log(260, 40, 2200, repeats=0.0)
    shows = log.items * 12
    show = log.item * 12 + draw.rng.integers(0, 12, len(log))
    csv(folder / "bookings.csv", {
        "member_id": [f"m{n:04d}" for n in log.user],
        "screening_id": show + 5001,
        "seat": [f"{'ABCDEFG'[n % 7]}{n % 19}" for n in range(len(log))],
        "booked_at": stamp(log.time),
        "price": draw.pick(["9.50", "11.00", "7.00"], len(log)),
    })  # fmt: skip
    csv(folder / "screenings.csv", {
        "screening_id": np.arange(shows) + 5001,
        "film_id": [f"F-{n // 12:03d}" for n in range(shows)],
        "room": draw.pick(["1", "2", "3"], shows),
        "starts_at": stamp(log.time[0] + draw.rng.integers(0, 180, shows) * DAY),
    })  # fmt: skip
    csv(folder / "films.csv", {
        "film_id": [f"F-{n:03d}" for n in range(log.items)],
        "film_title": draw.products(log, "en"),
        "genre": draw.kinds(log, "en"),
        "minutes": draw.rng.integers(80, 190, log.items),
    })  # fmt: skip
    return Truth(
        Events(("bookings.csv",), "member_id", "film_id", "booked_at", ("iso",),
               count(log.user, log.item, log.time), constant=("booking",), value="price",
               join=Joined("screenings.csv", {"screening_id": "screening_id"}, ("ITEM_ID",))),
        Metadata(("films.csv",), "film_id", {"genre": "categorical"}, "film_title"),
    )  # fmt: skip


@EXPORTS.add("concert_tickets", "sales name a type of ticket; the type names the event")
def concert_tickets(folder: Path, draw: Draw) -> Truth:
    log = draw.log(240, 60, 1800, repeats=0.0)
    types = log.items * 4
    csv(folder / "ticket_sales.csv", {
        "sale": np.arange(len(log)) + 90_000,
        "customer": [f"c{n * 17 + 1000}" for n in log.user],
        "ticket_type_id": [f"tt{n * 4 + k}" for n, k in
                           zip(log.item, draw.rng.integers(0, 4, len(log)), strict=True)],
        "sold_at": stamp(log.time),
        "amount": money(log.price[log.item]),
    })  # fmt: skip
    csv(folder / "ticket_types.csv", {
        "ticket_type_id": [f"tt{n}" for n in range(types)],
        "event_id": [f"ev{n // 4}" for n in range(types)],
        "tier": draw.pick(["standing", "seated", "balcony"], types),
        "face_value": money(draw.rng.integers(1500, 9000, types)),
    })  # fmt: skip
    csv(folder / "events.csv", {
        "event_id": [f"ev{n}" for n in range(log.items)],
        "event_title": draw.products(log, "en"),
        "style": draw.kinds(log, "en"),
        "held_on": stamp(log.time[0] + draw.rng.integers(200, 400, log.items) * DAY, "%Y-%m-%d"),
    })  # fmt: skip
    return Truth(
        Events(("ticket_sales.csv",), "customer", "event_id", "sold_at", ("iso",),
               count(log.user, log.item, log.time), constant=("purchase", "sale"), value="amount",
               join=Joined("ticket_types.csv", {"ticket_type_id": "ticket_type_id"}, ("ITEM_ID",))),
        Metadata(("events.csv",), "event_id", {"style": "categorical"}, "event_title"),
    )  # fmt: skip


@EXPORTS.add("variants", "orders name a variant, which is bought as it is: no join is wanted")
def variants(folder: Path, draw: Draw) -> Truth:
    log = draw.log(220, 150, 2000)
    csv(folder / "order_items.csv", {
        "customer_id": [f"C{n}" for n in log.user],
        "product_id": [f"P{n:04d}" for n in log.item],
        "ordered_at": stamp(log.time),
        "unit_price": money(log.price[log.item]),
    })  # fmt: skip
    csv(folder / "products.csv", {
        "product_id": [f"P{n:04d}" for n in range(log.items)],
        "name": draw.products(log, "en"),
        "brand_id": [f"B{k}" for k in log.kind],
        "price": money(log.price),
    })  # fmt: skip
    csv(folder / "brands.csv", {
        "brand_id": [f"B{k}" for k in range(8)],
        "brand": ["Ondi", "Vell", "Karst", "Miro", "Tane", "Ulm", "Sorra", "Pehl"],
    })  # fmt: skip
    return Truth(
        Events(("order_items.csv",), "customer_id", "product_id", "ordered_at", ("iso",),
               count(log.user, log.item, log.time), constant=BOUGHT, value="unit_price"),
        Metadata(("products.csv",), "product_id", {"brand_id": "categorical"}, "name"),
    )  # fmt: skip
