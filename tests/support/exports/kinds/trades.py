"""What single trades write: copies of a title, couriers beside eaters, articles with a point."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.support.exports.truth import Events, Kinds, Metadata, Truth, count
from tests.support.exports.world import DAY, Draw, heads
from tests.support.exports.writers import csv, money, stamp

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "sale")


@EXPORTS.add("lent_copies", "statistics of a library: issue, renew, return; copy and title")
def lent_copies(folder: Path, draw: Draw) -> Truth:
    log = draw.log(900, 300, 9000, days=365)
    kind = draw.pick(["issue", "return", "renew"], len(log), [45, 42, 13])
    csv(folder / "statistics.csv", {
        "datetime": stamp(log.time),
        "branch": draw.pick(["MAIN", "EAST", "BUS"], len(log)),
        "type": kind,
        "itemnumber": log.item * 3 + draw.rng.integers(0, 3, len(log)) + 10,
        "borrowernumber": log.user + 51,
        "biblionumber": log.item + 900,
    })  # fmt: skip
    csv(folder / "biblio.csv", {
        "biblionumber": np.arange(log.items) + 900,
        "title": draw.products(log, "en"),
        "author": draw.people(log.items),
    })  # fmt: skip
    csv(folder / "borrowers.csv", {
        "borrowernumber": np.arange(log.users) + 51,
        "categorycode": draw.pick(["AD", "CH", "ST"], log.users),
        "zipcode": [f"{n * 3 % 90 + 10_000}" for n in range(log.users)],
    })  # fmt: skip
    kept = [one != "return" for one in kind]
    return Truth(
        Events(("statistics.csv",), "borrowernumber", "biblionumber", "datetime", ("iso",),
               count(log.user, log.item, log.time, kept), event="type",
               leave_out={"type": ("return",)}),
        Metadata(("biblio.csv",), "biblionumber", {}, "title"),
        Metadata(("borrowers.csv",), "borrowernumber", {"categorycode": "categorical"}),
    )  # fmt: skip


@EXPORTS.add("eaters_and_couriers", "meals that were brought: who ate, who cooked, who carried")
def eaters_and_couriers(folder: Path, draw: Draw) -> Truth:
    log = draw.log(700, 60, 5000, days=60)
    csv(folder / "orders.csv", {
        "order_uuid": draw.codes(len(log), 32),
        "eater_id": [f"E{n}" for n in log.user],
        "restaurant_id": log.item + 3_000,
        "placed_at": stamp(log.time, "%Y-%m-%dT%H:%M:%SZ"),
        "delivered_at": stamp(log.time + 2_400, "%Y-%m-%dT%H:%M:%SZ"),
        "courier_id": draw.pick(range(500, 530), len(log)),
        "zip": [f"{10_115 + n % 60}" for n in log.user],
        "total_cents": log.price[log.item] * 2,
    })  # fmt: skip
    csv(folder / "restaurants.csv", {
        "restaurant_id": np.arange(log.items) + 3_000,
        "name": draw.products(log, "en"),
        "cuisine": draw.kinds(log, "en"),
    })  # fmt: skip
    return Truth(
        Events(("orders.csv",), "eater_id", "restaurant_id", "placed_at", ("iso",),
               count(log.user, log.item, log.time), constant=BOUGHT, value="total_cents"),
        Metadata(("restaurants.csv",), "restaurant_id", {"cuisine": "categorical"}, "name"),
        Metadata(("orders.csv",), "eater_id", needed=False),
    )  # fmt: skip


@EXPORTS.add("app_installs", "installs of apps, and what was uninstalled; UTF-16 with tabs")
def app_installs(folder: Path, draw: Draw) -> Truth:
    log = draw.log(900, 200, 7000, days=90, repeats=0)
    ids = draw.codes(log.users, 24)
    event = draw.pick(["install", "update", "uninstall"], len(log), [60, 30, 10])
    csv(folder / "installs.tsv", {
        "Event Time": stamp(log.time, "%m/%d/%Y %I:%M:%S %p"),
        "Package Name": [f"com.dev{n % 40}.app{n}" for n in log.item],
        "Version Code": draw.pick(range(100, 140), len(log)),
        "Device Hash": [ids[n] for n in log.user],
        "Event": event,
    }, encoding="utf-16", delimiter="\t")  # fmt: skip
    kept = [one != "uninstall" for one in event]
    return Truth(
        Events(("installs.tsv",), "Device Hash", "Package Name", "Event Time",
               ("%m/%d/%Y %I:%M:%S %p",), count(log.user, log.item, log.time, kept),
               event="Event", leave_out={"Event": ("uninstall",)}),
        Metadata(("installs.tsv",), "Package Name", needed=False),
        Metadata(("installs.tsv",), "Device Hash", needed=False),
    )  # fmt: skip


@EXPORTS.add("pointed_articles", "Positionen eines Großhandels: Artikel 03.017, Liefertermin", "de")
def pointed_articles(folder: Path, draw: Draw) -> Truth:
    log = draw.log(250, 300, 6000, days=500)
    first, number = heads(log)
    when = np.array([log.time[first[n]] for n in number])
    place = np.arange(len(log)) - np.array([first[n] for n in number])
    csv(folder / "AUFTRPOS.CSV", {
        "Mandant": ["001"] * len(log),
        "Beleg": [f"AB-{2_400_000 + n}" for n in number],
        "Position": [n % 9 + 1 for n in place],
        "Belegdatum": stamp(when, "%d.%m.%y"),
        "Debitor": [str(n + 10_001) for n in log.user],
        "PLZ": [f"{n * 131 % 90_000 + 1_000:05d}" for n in log.user],
        "Artikel": [f"{n // 100 + 1:02d}.{n % 100:03d}" for n in log.item],
        "Bezeichnung1": [f"Teil {n}" for n in log.item],
        "Menge": draw.pick(["1,00", "10,00", "25,00"], len(log)),
        "VK": money(log.price[log.item], ","),
        "Liefertermin": stamp(when + 5 * DAY, "%d.%m.%y"),
    }, encoding="cp1252", delimiter=";")  # fmt: skip
    return Truth(
        Events(("AUFTRPOS.CSV",), "Debitor", "Artikel", "Belegdatum", ("%d.%m.%y",),
               count(log.user, log.item, when, step=DAY), constant=BOUGHT, value=("VK", "Menge")),
        Metadata(("AUFTRPOS.CSV",), "Artikel", needed=False),
        Metadata(("AUFTRPOS.CSV",), "Debitor", needed=False),
    )  # fmt: skip


@EXPORTS.add("vacancies", "a portal for jobs: what was viewed, saved, applied for; job_title")
def vacancies(folder: Path, draw: Draw) -> Truth:
    log = draw.log(900, 250, 8000, days=90, repeats=0.05)
    csv(folder / "activity_log.csv", {
        "log_id": np.arange(len(log)) + 1,
        "candidate_id": log.user + 88_000,
        "vacancy_id": log.item + 1_200,
        "recruiter_id": log.item % 25 + 700,
        "activity": draw.pick(["view", "save", "apply"], len(log), [80, 12, 8]),
        "logged_on": stamp(log.time),
        "candidate_postcode": [f"{n * 13 % 9_000 + 1_000}" for n in log.user],
    }, encoding="utf-8-sig")  # fmt: skip
    csv(folder / "vacancies.csv", {
        "vacancy_id": np.arange(log.items) + 1_200,
        "job_title": draw.products(log, "en"),
        "sector": draw.kinds(log, "en"),
        "posted": stamp(log.made, "%Y-%m-%d"),
    })  # fmt: skip
    return Truth(
        Events(("activity_log.csv",), "candidate_id", "vacancy_id", "logged_on", ("iso",),
               count(log.user, log.item, log.time), event="activity"),
        Metadata(("vacancies.csv",), "vacancy_id", {"sector": "categorical"}, "job_title"),
        Metadata(("activity_log.csv",), "candidate_id", needed=False),
    )  # fmt: skip
