"""Exports with columns that look like the person, the item, the time or a key, and are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.support.exports.truth import Ask, Events, Joined, Kinds, Metadata, Truth, count
from tests.support.exports.world import DAY, Draw
from tests.support.exports.writers import csv, stamp

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "bought", "sale")


@EXPORTS.add("row_numbers", "a nursery: lines have a number of their own beside that of the order")
def row_numbers(folder: Path, draw: Draw) -> Truth:
    log = draw.log(240, 110, 2200)
    again = draw.rng.random(len(log)) < 0.08
    again[0] = False
    order = np.cumsum(~again)  # nearly as many orders as lines
    first = np.flatnonzero(~again)
    owner, when = log.user[first], log.time[first]
    csv(folder / "order_row.csv", {
        "id_order_row": np.arange(len(log)) + 1,
        "id_order": order,
        "plant_id": log.item + 1,
        "qty": draw.pick([1, 2, 3], len(log)),
    })  # fmt: skip
    csv(folder / "order_head.csv", {
        "id_order": np.arange(len(first)) + 1,
        "id_client": owner + 1,
        "date_placed": stamp(when),
    })  # fmt: skip
    csv(folder / "plants.csv", {
        "plant_id": np.arange(log.items) + 1,
        "plant_name": draw.products(log, "en"),
        "genus": draw.kinds(log, "en"),
    })  # fmt: skip
    return Truth(
        Events(("order_row.csv",), "id_client", "plant_id", "date_placed", ("iso",),
               count(owner[order - 1], log.item, when[order - 1]), constant=BOUGHT, value="qty",
               join=Joined("order_head.csv", {"id_order": "id_order"},
                           ("USER_ID", "TIMESTAMP"))),
        Metadata(("plants.csv",), "plant_id", {"genus": "categorical"}, "plant_name"),
    )  # fmt: skip


@EXPORTS.add("one_to_one", "trips by bicycle: the wallet of a rider goes one to one with the rider")
def one_to_one(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 90, 3000)
    wallets = draw.codes(log.users, 16)
    csv(folder / "trips.csv", {
        "operation_no": np.arange(len(log)) + 70_000,
        "customer_no": log.user + 31_000,
        "wallet": [wallets[n] for n in log.user],
        "dock": log.item + 4100,
        "dock_label": [f"Dock {n * 7 + 1000} East" for n in log.item],
        "started_at": stamp(log.time),
    })  # fmt: skip
    return Truth(
        Events(("trips.csv",), "customer_no", "dock", "started_at", ("iso",),
               count(log.user, log.item, log.time)),
        ask=Ask(("which-item", "what was chosen"), must=False),
    )  # fmt: skip


@EXPORTS.add("later_times", "classes of a gym: paid, confirmed, held; and when a contract runs out")
def later_times(folder: Path, draw: Draw) -> Truth:
    log = draw.log(320, 70, 2600)
    ends = log.time[-1] // DAY * DAY + draw.rng.integers(1, 9, log.users) * 30 * DAY
    csv(folder / "bookings.csv", {
        "member_no": log.user + 5000,
        "course_id": [f"CL-{n:03d}" for n in log.item],
        "booking_confirmed_time": stamp(log.time + draw.rng.integers(3600, 3 * DAY, len(log))),
        "paid_at": stamp(log.time),
        "attended": stamp(log.time + draw.rng.integers(4 * DAY, 9 * DAY, len(log))),
        "contract_date": stamp(ends[log.user], "%Y-%m-%d"),
    })  # fmt: skip
    return Truth(
        Events(("bookings.csv",), "member_no", "course_id", "paid_at", ("iso",),
               count(log.user, log.item, log.time)),
    )  # fmt: skip


@EXPORTS.add(
    "line_counter", "delivery notes: lines counted from 1 on, whose they are in an odd word"
)
def line_counter(folder: Path, draw: Draw) -> Truth:
    log = draw.log(180, 130, 2400)
    by_note = np.lexsort((log.item, log.session, log.user))
    user, item, session = log.user[by_note], log.item[by_note], log.session[by_note]
    starts = np.append(True, session[1:] != session[:-1])
    begin = np.flatnonzero(starts)[np.cumsum(starts) - 1]
    time = log.time[by_note][begin]
    named = draw.products(log, "en")
    csv(folder / "notes.csv", {
        "#": np.arange(len(log)) - begin + 1,
        "paper": [f"LS-{n + 8000}" for n in session],
        "dated": stamp(time),
        "taker_code": [f"Q{n * 13 + 400}" for n in user],
        "goods_code": [f"{n + 1:011d}" for n in item],
        "goods": [named[n] for n in item],
        "pieces": draw.pick([1, 2, 6], len(log)),
    })  # fmt: skip
    return Truth(
        Events(("notes.csv",), "taker_code", "goods_code", "dated", ("iso",),
               count(user, item, time), constant=BOUGHT, value="pieces"),
        ask=Ask(("which-user", "who acted"), must=False),
    )  # fmt: skip


@EXPORTS.add("areas_and_seconds", "a log without header: an area of a box, seconds since 1970")
def areas_and_seconds(folder: Path, draw: Draw) -> Truth:
    log = draw.log(700, 160, 7000)
    area = draw.rng.integers(0, 30, log.users)
    seen = log.time[0] - draw.rng.integers(0, 300 * DAY, log.users)
    big = [f"{int(one, 16) % 10**18 + 10**18}9407{n:04d}"
           for n, one in enumerate(draw.codes(log.users, 15))]  # fmt: skip
    titles = draw.products(log, "en")
    csv(folder / "tuner.txt", {
        "time": stamp(log.time),
        "area": [f"R{n:02d}" for n in area[log.user]],
        "seen": seen[log.user],
        "box": [big[n] for n in log.user],
        "channel": [f"ch{n:05d}" for n in log.item],
        "title": [titles[n] for n in log.item],
    }, delimiter="|", header=False)  # fmt: skip
    return Truth(
        Events(("tuner.txt",), "column 4", "column 5", "column 1", ("iso",),
               count(log.user, log.item, log.time)),
        ask=Ask(("which-user", "which-item", "user-or-item"), must=False),
    )  # fmt: skip


@EXPORTS.add("mentors", "requests of people to people, and more messages within what came of them")
def mentors(folder: Path, draw: Draw) -> Truth:
    log = draw.log(260, 180, 2200, repeats=0.0)
    chats = draw.log(260, 120, 4000)
    csv(folder / "requests.csv", {
        "from_member": log.user + 9000,
        "to_member": log.item + 9300,
        "sent_at": stamp(log.time),
    })  # fmt: skip
    csv(folder / "chat.csv", {
        "sender": chats.user + 9000,
        "thread": chats.item + 1,
        "sent_at": stamp(chats.time),
        "letters": draw.rng.integers(1, 400, len(chats)),
    })  # fmt: skip
    csv(folder / "members.csv", {
        "member_id": np.arange(600) + 9000,
        "birth_year": draw.rng.integers(1950, 2004, 600),
        "town": draw.pick(["Nord", "Ost", "West"], 600),
        "email": [f"m{n}@mail.example" for n in range(600)],
    })  # fmt: skip
    return Truth(
        Events(("requests.csv",), "from_member", "to_member", "sent_at", ("iso",),
               count(log.user, log.item, log.time)),
        users=Metadata(("members.csv",), "member_id", needed=False),
        ask=Ask(("which-file",), must=False),
    )  # fmt: skip
