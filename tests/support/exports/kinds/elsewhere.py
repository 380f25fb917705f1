"""Further languages, and businesses in which user and item are not what they seem."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.support.exports.truth import Ask, Events, Kinds, Metadata, Truth, count
from tests.support.exports.world import DAY, START, Draw
from tests.support.exports.writers import csv, money, stamp

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "sale")


@EXPORTS.add("polish_sales", "sprzedaż: CP1250, semicolons, decimal commas", "pl")
def polish_sales(folder: Path, draw: Draw) -> Truth:
    log = draw.log(400, 150, 4500)
    names = draw.pick(["Łóżko dębowe", "Żyrandol", "Ścierka", "Kołdra źródlana"], log.items)
    csv(folder / "sprzedaż.csv", {
        "nr paragonu": [f"PA/{n}/24" for n in log.session],
        "data sprzedaży": stamp(log.time, "%d.%m.%Y %H:%M:%S"),
        "nr klienta": [f"KL{n:05d}" for n in log.user],
        "kod towaru": [f"T-{n:04d}" for n in log.item],
        "ilość": draw.pick(["1,00", "2,00", "3,00"], len(log)),
        "cena": money(log.price[log.item], ","),
    }, delimiter=";", encoding="cp1250", end="\r\n")  # fmt: skip
    csv(folder / "towary.csv", {
        "kod towaru": [f"T-{n:04d}" for n in range(log.items)],
        "nazwa": [f"{t} {n}" for n, t in enumerate(names)],
        "grupa": draw.pick(["Oświetlenie", "Kuchnia", "Łazienka", "Ogród"], log.items),
    }, delimiter=";", encoding="cp1250", end="\r\n")  # fmt: skip
    return Truth(
        Events(("sprzedaż.csv",), "nr klienta", "kod towaru", "data sprzedaży",
               ("%d.%m.%Y %H:%M:%S",), count(log.user, log.item, log.time), constant=BOUGHT,
               value=("cena", "ilość")),
        Metadata(("towary.csv",), "kod towaru", {"grupa": "categorical"}, "nazwa"),
        ask=Ask(("event",), must=False),
    )  # fmt: skip


@EXPORTS.add("arabic_orders", "طلبات: UTF-8 with BOM, columns in Arabic", "ar")
def arabic_orders(folder: Path, draw: Draw) -> Truth:
    log = draw.log(420, 140, 4500)
    csv(folder / "الطلبات.csv", {
        "رقم الطلب": log.session + 70_001,
        "رقم العميل": log.user + 3_001,
        "رمز المنتج": [f"م{n:05d}" for n in log.item],
        "تاريخ الطلب": stamp(log.time),
        "المبلغ": money(log.price[log.item]),
        "الحالة": draw.pick(["تم التسليم", "قيد الشحن"], len(log), [9, 1]),
    }, encoding="utf-8-sig")  # fmt: skip
    csv(folder / "المنتجات.csv", {
        "رمز المنتج": [f"م{n:05d}" for n in range(log.items)],
        "الاسم": [f"{t} {n}" for n, t in enumerate(
            draw.pick(["مصباح نحاسي", "إبريق", "بطانية", "وسادة"], log.items))],
        "الفئة": draw.pick(["إضاءة", "مطبخ", "نوم"], log.items),
    }, encoding="utf-8-sig")  # fmt: skip
    return Truth(
        Events(("الطلبات.csv",), "رقم العميل", "رمز المنتج", "تاريخ الطلب", ("iso",),
               count(log.user, log.item, log.time), constant=BOUGHT, value="المبلغ",
               event="الحالة", may_leave_out=("الحالة",)),
        Metadata(("المنتجات.csv",), "رمز المنتج", {"الفئة": "categorical"}, "الاسم"),
        ask=Ask(("event", "user"), must=False),
    )  # fmt: skip


@EXPORTS.add(
    "dutch_rentals", "verhuur: a bicycle is the item, a station is not; weekday names", "nl"
)
def dutch_rentals(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 90, 6000, repeats=0.5)
    ends = log.time + draw.rng.integers(300, 9_000, len(log))
    csv(folder / "verhuur.csv", {
        "ritnummer": np.arange(len(log)) + 1,
        "abonnee": [f"AB{n:06d}" for n in log.user],
        "route": [f"RT-{n:03d}" for n in log.item],
        "vertrek": stamp(log.time, "%d-%m-%Y %H:%M:%S"),
        "aankomst": stamp(ends, "%d-%m-%Y %H:%M:%S"),
        "station": draw.pick([f"S{n:02d}" for n in range(14)], len(log)),
        "dag": draw.pick(["maandag", "dinsdag", "zaterdag"], len(log)),
    }, delimiter=";")  # fmt: skip
    return Truth(
        Events(("verhuur.csv",), "abonnee", "route", "vertrek", ("%d-%m-%Y %H:%M:%S",),
               count(log.user, log.item, log.time), constant=("rental", "rent", "ride", "trip")),
        ask=Ask(("item", "time", "user"), must=False),
    )  # fmt: skip


@EXPORTS.add("likes_between_people", "who liked whom: both are people, of one list")
def likes_between_people(folder: Path, draw: Draw) -> Truth:
    log = draw.log(600, 600, 9000, repeats=0.02)
    action = np.array(draw.pick(["like", "pass", "message"], len(log), [45, 45, 10]))
    csv(folder / "likes.csv", {
        "from_profile": [f"p{n:05d}" for n in log.user],
        "to_profile": [f"p{n:05d}" for n in log.item],
        "action": action,
        "at": stamp(log.time, "%Y-%m-%dT%H:%M:%SZ"),
    })  # fmt: skip
    csv(folder / "profiles.csv", {
        "profile": [f"p{n:05d}" for n in range(600)],
        "age_band": draw.pick(["25-34", "35-44", "18-24", "45+"], 600),
        "town": draw.pick(["Northwick", "Saltmere"], 600),
        "interests": ["|".join(sorted(set(draw.pick(["hiking", "films", "cooking"], 2))))
                      for _ in range(600)],
    })  # fmt: skip
    kinds = {"age_band": "categorical", "interests": "list"}
    return Truth(
        Events(("likes.csv",), "from_profile", "to_profile", "at", ("iso",),
               count(log.user, log.item, log.time, action != "pass"), event="action"),
        Metadata(("profiles.csv",), "profile", needed=False),
        Metadata(("profiles.csv",), "profile", kinds, needed=False),
        ask=Ask(("user", "item", "profile"), must=False),
    )  # fmt: skip


@EXPORTS.add("sessions_only", "clicks of sessions without a header; nobody is logged in")
def sessions_only(folder: Path, draw: Draw) -> Truth:
    log = draw.log(3000, 220, 12_000, days=30)
    csv(folder / "clicks.dat", {
        "session": log.session + 1,
        "time": [f"{t}.{n % 1000:03d}Z" for n, t in
                 enumerate(stamp(log.time, "%Y-%m-%dT%H:%M:%S"))],
        "item": log.item + 214_530_000,
        "category": draw.pick([0, 1, 2, "S"], len(log)),
    }, header=False)  # fmt: skip
    return Truth(
        Events(("clicks.dat",), "column 1", "column 3", "column 2", ("iso",),
               count(log.session, log.item, log.time), constant=("click", "view")),
        ask=Ask(("event", "user", "session", "item"), must=False),
    )  # fmt: skip


@EXPORTS.add("mail_campaigns", "what became of letters: sent, opened, clicked, bounced")
def mail_campaigns(folder: Path, draw: Draw) -> Truth:
    log = draw.log(1500, 60, 12_000, days=200, repeats=0.3)
    event = draw.pick(["sent", "open", "click", "bounce"], len(log), [60, 28, 10, 2])
    came = [one in ("open", "click") for one in event]  # what was sent is what was shown
    csv(folder / "mail_events.csv", {
        "message_id": [f"<{n:x}@mail.example>" for n in range(len(log))],
        "recipient": [f"r{n}@example.net" for n in log.user],
        "campaign": [f"2024-{n:02d}-{'abc'[n % 3]}" for n in log.item],
        "event": event,
        "event_ts": log.time,
        "client_ip": [f"192.0.2.{n % 250}" for n in log.user],
    })  # fmt: skip
    csv(folder / "campaigns.csv", {
        "campaign": [f"2024-{n:02d}-{'abc'[n % 3]}" for n in range(log.items)],
        "subject": [f"New: {t}" for t in draw.products(log, "en")],
        "topic": draw.kinds(log, "en"),
    })  # fmt: skip
    return Truth(
        Events(("mail_events.csv",), "recipient", "campaign", "event_ts", ("seconds",),
               count(log.user, log.item, log.time, came), event="event"),
        Metadata(("campaigns.csv",), "campaign", {"topic": "categorical"}, "subject"),
        ask=Ask(("event", "sent"), must=False),
    )  # fmt: skip


@EXPORTS.add(
    "television_log", "what was watched from when to when, on which set of which household"
)
def television_log(folder: Path, draw: Draw) -> Truth:
    log = draw.log(700, 260, 9000, days=40, repeats=0.3)
    length = draw.rng.integers(60, 7_000, len(log))
    csv(folder / "viewing.csv.gz", {
        "household": log.user + 500_000,
        "set_top_box": [f"{n + 500_000}-{n % 2 + 1}" for n in log.user],
        "programme": [f"PRG{n:06d}" for n in log.item],
        "channel": [f"CH{n:02d}" for n in log.item % 12],
        "start_ms": log.time * 1000,
        "end_ms": (log.time + length) * 1000,
        "share_watched": (length / 7_200).round(3),
    })  # fmt: skip
    csv(folder / "programmes.csv", {
        "programme": [f"PRG{n:06d}" for n in range(log.items)],
        "title": draw.products(log, "en"),
        "genres": [";".join(dict.fromkeys(draw.pick(["Drama", "News", "Sport", "Quiz"], 2)))
                   for _ in range(log.items)],
        "first_shown": stamp(log.made, "%d/%m/%Y"),
    })  # fmt: skip
    return Truth(
        Events(("viewing.csv.gz",), ("household", "set_top_box"), "programme", "start_ms",
               ("milliseconds",), count(log.user, log.item, log.time),
               constant=("watch", "view", "play"), value="share_watched"),
        Metadata(("programmes.csv",), "programme", {"genres": "list", "first_shown": "time"},
                 "title"),
        ask=Ask(("user", "household", "time"), must=False),
    )  # fmt: skip


@EXPORTS.add(
    "product_holdings", "a bank: each month who holds which of twelve products, as 0 and 1"
)
def product_holdings(folder: Path, draw: Draw) -> Truth:
    people, months = 700, 6
    who = np.tile(np.arange(people), months)
    when = np.repeat(START + np.arange(months) * 30 * DAY, people)
    held = (draw.rng.random((people, 12)) < 0.25)[who]
    csv(folder / "holdings.csv", {
        "month": stamp(when, "%Y-%m-28"),
        "client": who + 15_000,
        "age": (20 + who % 60),
        "segment": [("private", "student", "premium")[n % 3] for n in who],
        **{f"ind_{name}": held[:, n].astype(int) for n, name in enumerate(
            ("savings", "current", "card", "loan", "pension", "fund", "home", "car", "deposit",
             "securities", "payroll", "direct_debit"))},
    })  # fmt: skip
    return Truth(
        refuse=("item", "chosen", "interaction", "wide"), ask=Ask(("item", "event"), must=False)
    )
