"""Rows that are lines of something: of an order, of a visit, of a feed whose header lies apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from tests.support.exports.truth import Ask, Events, Kinds, Truth, count
from tests.support.exports.world import Draw, Log
from tests.support.exports.writers import csv, json_array, json_lines, lines, moments, put, stamp

EXPORTS = Kinds()


def _first_of_order(log: Log) -> Any:
    """Rows with which a visit begins; rows of a visit follow each other."""
    return np.r_[True, log.session[1:] != log.session[:-1]]


@EXPORTS.add("order_head_once", "garden centre: what an order has stands on its first line", "de")
def order_head_once(folder: Path, draw: Draw) -> Truth:
    log = draw.log(260, 120, 3600)
    order = np.lexsort((log.time, log.session))
    log = log.where(order)
    first = _first_of_order(log)
    begun = log.time[np.maximum.accumulate(np.where(first, np.arange(len(log)), 0))]

    def once(values: Any) -> list[str]:
        return [str(v) if f else "" for v, f in zip(values, first, strict=True)]

    csv(folder / "Aufträge.csv", {
        "Auftrag": once([f"AB-{n:06d}" for n in log.session]),
        "Auftragsdatum": once(stamp(begun, "%d.%m.%Y %H:%M")),
        "Kunde": once([f"{n:05d} Grünanlage" for n in log.user * 7 + 10_000]),
        "Bearbeiter": once(draw.pick(["Möller", "Weiß"], len(log))),
        "Positionen/Artikel": [f"PFL-{n:04d}" for n in log.item],
        "Positionen/Menge": draw.rng.integers(1, 9, len(log)),
    }, "cp1252", delimiter=";")  # fmt: skip
    return Truth(
        Events(("Aufträge.csv",), "Kunde", "Positionen/Artikel", "Auftragsdatum",
               ("%d.%m.%Y %H:%M",), count(log.user, log.item, begun, step=60),
               value="Positionen/Menge"),
        ask=Ask(("zone", "quantity", "menge"), must=False),
        findings=(("filled", "fields"),),
    )  # fmt: skip


@EXPORTS.add("visits_with_actions", "museum: a visit an object, its actions in a list")
def visits_with_actions(folder: Path, draw: Draw) -> Truth:
    log = draw.log(250, 90, 3000)
    log = log.where(np.lexsort((log.time, log.session)))
    starts = np.flatnonzero(_first_of_order(log))
    visits, titles = [], draw.products(log, "en")
    for number, rows in enumerate(np.split(np.arange(len(log)), starts[1:])):
        visits.append({
            "idVisit": str(70_000 + number),
            "visitorId": f"{log.user[rows[0]] * 7919 + 0xABCDEF0123:016x}",
            "country": ["fr", "de", "it"][number % 3],
            "actionDetails": [
                {
                    "type": "action",
                    "url": f"https://museum.example/works/{log.item[n]}",
                    "pageTitle": titles[log.item[n]],
                    "timestamp": int(log.time[n]),
                }
                for n in rows
            ],
        })  # fmt: skip
    json_array(folder / "visits.json", visits)
    return Truth(
        Events(("visits.json",), "visitorId", "actionDetails.url", "actionDetails.timestamp",
               ("seconds",), count(log.user, log.item, log.time), event="actionDetails.type"),
        findings=(("unfolded",),),
    )  # fmt: skip


@EXPORTS.add("varying_properties", "music practice app: events whose properties vary, pairs too")
def varying_properties(folder: Path, draw: Draw) -> Truth:
    log = draw.log(250, 90, 3000)
    what = draw.pick(["open", "practice", "finish"], len(log), [20, 60, 20])
    json_lines(folder / "events.jsonl", (
        {
            "user_id": f"p-{log.user[n] * 31:06d}",
            "event_type": what[n],
            "event_time": str(at),
            "properties": {} if what[n] == "open" else {"piece_id": f"op{log.item[n]:03d}"},
            "context": [{"key": "tempo", "value": {"int_value": str(60 + n % 90)}}] * (n % 2)
            + [{"key": "level", "value": {"string_value": "abc"[n % 3]}}],
        }
        for n, at in enumerate(stamp(log.time, "%a %b %d %H:%M:%S +0000 %Y"))
    ))  # fmt: skip
    keep = np.array(what) != "open"
    return Truth(
        Events(("events.jsonl",), "user_id", "properties.piece_id", "event_time",
               ("%a %b %d %H:%M:%S %z %Y",), count(log.user, log.item, log.time, keep),
               event="event_type"),
    )  # fmt: skip


@EXPORTS.add(
    "header_apart", "radio archive: rows without a header, which lies in a file of its own"
)
def header_apart(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 100, 3000)
    rows = {
        "listener": [f"L{n:05d}" for n in log.user],
        "started": stamp(log.time, "%Y%m%dT%H%M%SZ"),
        "programme": [f"PRG{n:04d}" for n in log.item],
        "device": draw.pick(["web", "phone"], len(log)),
    }
    put(folder / "plays.tsv.gz", "".join(lines(rows, "\t", header=False)))
    put(folder / "column_headers.tsv", "\t".join(rows) + "\n")
    return Truth(
        Events(("plays.tsv.gz",), "listener", "programme", "started", ("%Y%m%dT%H%M%SZ",),
               count(log.user, log.item, log.time)),
        findings=(("header-elsewhere",),),
    )  # fmt: skip


@EXPORTS.add("sorted_days", "pool: days that only the order of the rows tells from months")
def sorted_days(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 60, 4000, days=360)
    log = log.where(np.array([at.day <= 12 for at in moments(log.time)]))
    log = log.where(np.argsort(log.time, kind="stable"))
    csv(folder / "courses.csv", {
        "card": [f"C{n:05d}" for n in log.user],
        "course": [f"SW{n:03d}" for n in log.item],
        "day": stamp(log.time, "%d/%m/%Y"),
    })  # fmt: skip
    day = log.time // 86_400 * 86_400
    return Truth(
        Events(("courses.csv",), "card", "course", "day", ("%d/%m/%Y",),
               count(log.user, log.item, day)),
        findings=(("day-by-order",),),
    )  # fmt: skip
