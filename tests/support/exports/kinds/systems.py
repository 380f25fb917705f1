"""Exports of systems that many companies run: CRM, learning platform, logs of apps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from tests.support.exports.truth import Ask, Events, Kinds, Metadata, Truth, count
from tests.support.exports.world import START, Draw
from tests.support.exports.writers import csv, json_lines, lines, money, put, stamp

EXPORTS = Kinds()


@EXPORTS.add("app_log", "日志: 设备, 版本号, 时长 and contents of an app", "zh")
def app_log(folder: Path, draw: Draw) -> Truth:
    log = draw.log(260, 110, 2600)
    devices = draw.codes(log.users, 16)
    versions = [f"{a}.{b}.{c}" for a in range(5, 8) for b in range(6) for c in range(4)]
    csv(folder / "日志.csv", {
        "版本号": draw.pick(versions, len(log)),
        "设备标识": [devices[n] for n in log.user],
        "内容编号": [f"N{n + 10_000}" for n in log.item],
        "行为": draw.pick(["曝光", "点击", "收藏", "分享"], len(log), [40, 45, 10, 5]),
        "停留秒数": draw.rng.integers(1, 300, len(log)),
        "事件时间": stamp(log.time),
    })  # fmt: skip
    return Truth(
        Events(("日志.csv",), "设备标识", "内容编号", "事件时间", ("iso",), event="行为",
               value="停留秒数", leave_out={"行为": ("曝光",)}),
    )  # fmt: skip


@EXPORTS.add("sensor_readers", "a measured number and a firmware beside the reader's card")
def sensor_readers(folder: Path, draw: Draw) -> Truth:
    log = draw.log(240, 80, 2400)
    cards = draw.codes(log.users, 10, "0123456789ABCDEF")
    csv(folder / "taps.csv", {
        "fw": draw.pick([f"2.{n}.{m}" for n in range(9) for m in range(5)], len(log)),
        "signal": draw.rng.integers(-90, -20, len(log)),
        "rfid": [cards[n] for n in log.user],
        "exhibit": [f"ex-{n:03d}" for n in log.item],
        "tapped": stamp(log.time),
    })  # fmt: skip
    return Truth(
        Events(("taps.csv",), "rfid", "exhibit", "tapped", ("iso",),
               count(log.user, log.item, log.time)),
        ask=Ask(("user", "item", "event"), must=False),
    )  # fmt: skip


@EXPORTS.add("listening_history", "who, when, artist, song without a header, tabs")
def listening_history(folder: Path, draw: Draw) -> Truth:
    log = draw.log(120, 240, 3000, repeats=0.6)
    artists, titles = draw.people(log.items // 5 + 1), draw.products(log, "en")
    a, t = draw.codes(len(artists), 32), draw.codes(log.items, 32)
    csv(folder / "listens.tsv", {
        "who": [f"user_{n:06d}" for n in log.user],
        "when": stamp(log.time, "%Y-%m-%dT%H:%M:%SZ"),
        "a": [a[n // 5] for n in log.item],
        "b": [artists[n // 5] for n in log.item],
        "c": [t[n] for n in log.item],
        "d": [titles[n] for n in log.item],
    }, delimiter="\t", header=False)  # fmt: skip
    return Truth(
        Events(("listens.tsv",), "column 1", "column 5", "column 2", ("iso",),
               count(log.user, log.item, log.time), constant=("play", "listen")),
        Metadata(("listens.tsv",), "column 5", needed=False),
        ask=Ask(("item", "column"), must=False),
    )  # fmt: skip


@EXPORTS.add("nested_events", "events of a product analysis: the item is a property of the event")
def nested_events(folder: Path, draw: Draw) -> Truth:
    log = draw.log(240, 100, 2200)
    titles = draw.products(log, "en")
    event = draw.pick(["product viewed", "product added", "order completed"], len(log), [80, 14, 6])

    def line(n: int) -> dict[str, Any]:
        item = int(log.item[n])
        return {
            "uuid": f"{n:08x}-aaaa-4bbb-8ccc-{n * 7919:012x}",
            "event_type": event[n],
            "event_time": stamp([log.time[n]])[0],
            "amplitude_id": int(log.user[n]) * 13 + 880_000,
            "session_id": int(log.session[n]) + 1_700_000_000,
            "event_properties": {"product_id": f"sku-{item:04d}", "product_name": titles[item],
                                 "position": n % 9},
            "user_properties": {"plan": ["free", "plus"][int(log.user[n]) % 2]},
        }  # fmt: skip

    json_lines(folder / "export.json", (line(n) for n in range(len(log))))
    return Truth(
        Events(("export.json",), "amplitude_id", "event_properties.product_id", "event_time",
               ("iso",), count(log.user, log.item, log.time), event="event_type"),
        Metadata(("export.json",), "event_properties.product_id", needed=False),
        Metadata(("export.json",), "amplitude_id", needed=False),
    )  # fmt: skip


@EXPORTS.add("tracked_properties", "events of a pipeline: properties.sku, context.device.id")
def tracked_properties(folder: Path, draw: Draw) -> Truth:
    log = draw.log(240, 100, 2200)
    anonymous = draw.codes(log.users, 24)
    event = draw.pick(["Product Viewed", "Product Added", "Order Completed"], len(log))

    def line(n: int) -> dict[str, Any]:
        return {
            "messageId": f"ajs-{n * 31:x}",
            "event": event[n],
            "anonymousId": anonymous[log.user[n]],
            "timestamp": stamp([log.time[n]], "%Y-%m-%dT%H:%M:%S.000Z")[0],
            "properties": {"sku": f"G-{int(log.item[n]) * 3 + 11}",
                           "price": float(log.price[log.item[n]]) / 100},
            "context": {"library": {"name": "tracker", "version": "4.1.0"},
                        "page": {"path": f"/p/{n % 40}"}},
        }  # fmt: skip

    json_lines(folder / "track.jsonl", (line(n) for n in range(len(log))))
    return Truth(
        Events(("track.jsonl",), "anonymousId", "properties.sku", "timestamp", ("iso",),
               count(log.user, log.item, log.time), event="event", value="properties.price"),
        Metadata(("track.jsonl",), "properties.sku", needed=False),
    )  # fmt: skip


@EXPORTS.add("crm_orders", "lines of a CRM: account, contact, and the employee who owns the record")
def crm_orders(folder: Path, draw: Draw) -> Truth:
    log = draw.log(260, 90, 2000)
    csv(folder / "OrderLines.csv", {
        "Id": [f"802{n:015d}" for n in range(len(log))],
        "OwnerId": [f"005{n:015d}" for n in draw.rng.integers(0, 25, len(log))],
        "AccountId": [f"001{n // 2:015d}" for n in log.user],
        "ContactId": [f"003{n:015d}" for n in log.user],
        "Product2Id": [f"01t{n:015d}" for n in log.item],
        "Quantity": draw.pick(["1.0", "2.0", "5.0"], len(log)),
        "CreatedDate": stamp(log.time, "%Y-%m-%dT%H:%M:%S.000+0000"),
        "LastModifiedById": [f"005{n:015d}" for n in draw.rng.integers(0, 25, len(log))],
    })  # fmt: skip
    return Truth(
        Events(("OrderLines.csv",), ("ContactId", "AccountId"), "Product2Id", "CreatedDate",
               ("iso",), constant=("purchase", "order"), value="Quantity"),
        ask=Ask(("AccountId",)),
    )  # fmt: skip


@EXPORTS.add("learning_log", "the log of a learning platform: course 0 is the site itself")
def learning_log(folder: Path, draw: Draw) -> Truth:
    log = draw.log(260, 60, 2600)
    site = draw.rng.random(len(log)) < 0.12
    csv(folder / "logstore.csv", {
        "id": np.arange(len(log)) + 1,
        "action": draw.pick(["viewed", "submitted", "started"], len(log), [80, 12, 8]),
        "userid": log.user + 3,
        "courseid": np.where(site, 0, log.item + 2),
        "contextlevel": np.where(site, 10, 50),
        "timecreated": log.time,
        "origin": draw.pick(["web", "ws"], len(log)),
    })  # fmt: skip
    csv(folder / "course.csv", {
        "id": np.arange(log.items) + 2,
        "fullname": draw.products(log, "en"),
        "category": draw.kinds(log, "en"),
        "startdate": START - draw.rng.integers(0, 9_000_000, log.items),
    })  # fmt: skip
    return Truth(
        Events(("logstore.csv",), "userid", "courseid", "timecreated", ("seconds",),
               count(log.user, log.item, log.time, ~site), event="action",
               leave_out={"courseid": ("0",)}),
        Metadata(("course.csv",), "id", {"category": "categorical"}, "fullname"),
    )  # fmt: skip


@EXPORTS.add("placeholders", "ids that stand for nothing: an empty GUID, (not set), guest")
def placeholders(folder: Path, draw: Draw) -> Truth:
    log = draw.log(200, 80, 2000)
    guid = [f"{n:08x}-1111-4222-8333-{n * 7919:012x}" for n in range(1, log.users + 1)]
    nobody, nothing = draw.rng.random(len(log)) < 0.04, draw.rng.random(len(log)) < 0.02
    csv(folder / "visits.csv", {
        "customerGuid": ["00000000-0000-0000-0000-000000000000" if z else guid[n]
                         for n, z in zip(log.user, nobody, strict=True)],
        "productSku": ["(not set)" if z else f"PS{n:04d}"
                       for n, z in zip(log.item, nothing, strict=True)],
        "viewed_at": stamp(log.time),
    })  # fmt: skip
    return Truth(
        Events(("visits.csv",), "customerGuid", "productSku", "viewed_at", ("iso",),
               count(log.user, log.item, log.time, ~nobody & ~nothing),
               constant=("view", "visit"),
               leave_out={"customerGuid": ("00000000-0000-0000-0000-000000000000",),
                          "productSku": ("(not set)",)}),
        ask=Ask(("event",), must=False),
    )  # fmt: skip


@EXPORTS.add("locations", "places to stay called locations.csv, and the bookings of them")
def locations(folder: Path, draw: Draw) -> Truth:
    log = draw.log(240, 90, 1800)
    csv(folder / "locations.csv", {
        "location_id": [f"L{n:04d}" for n in range(log.items)],
        "name": draw.products(log, "en"),
        "kind": draw.kinds(log, "en"),
        "opened": stamp(log.made, "%Y-%m-%d"),
        "capacity": draw.rng.integers(2, 60, log.items),
    })  # fmt: skip
    csv(folder / "checkins.csv", {
        "guest_id": [f"g{n:05d}" for n in log.user],
        "location_id": [f"L{n:04d}" for n in log.item],
        "checked_in": stamp(log.time),
        "nights": draw.pick([1, 2, 3, 7], len(log)),
    })  # fmt: skip
    return Truth(
        Events(("checkins.csv",), "guest_id", "location_id", "checked_in", ("iso",),
               count(log.user, log.item, log.time),
               constant=("visit", "checkin", "check-in", "interaction"), value="nights"),
        Metadata(("locations.csv",), "location_id", {"kind": "categorical"}, "name"),
        ask=Ask(("event",), must=False),
    )  # fmt: skip


@EXPORTS.add("place_visits", "one file locations.csv of visits: no rental, whatever it is called")
def place_visits(folder: Path, draw: Draw) -> Truth:
    log = draw.log(200, 70, 1500)
    csv(folder / "locations.csv", {
        "device_user": [f"u{n:05d}" for n in log.user],
        "venue_id": [f"v{n:04d}" for n in log.item],
        "seen_at": stamp(log.time),
        "accuracy_m": draw.rng.integers(3, 60, len(log)),
    })  # fmt: skip
    return Truth(
        Events(("locations.csv",), "device_user", "venue_id", "seen_at", ("iso",),
               count(log.user, log.item, log.time), constant=("visit", "view", "interaction")),
        ask=Ask(("event", "user", "item"), must=False),
    )  # fmt: skip


@EXPORTS.add("slates", "what was shown stands in a list of ids beside what was chosen")
def slates(folder: Path, draw: Draw) -> Truth:
    log = draw.log(220, 120, 2000)
    shown = [
        " ".join(f"a{k}" for k in draw.rng.permutation(
            np.unique([int(n), *draw.rng.integers(0, log.items, 5)])))
        for n in log.item
    ]  # fmt: skip
    csv(folder / "feed.csv", {
        "reader_id": [f"r{n}" for n in log.user],
        "article_id": [f"a{n}" for n in log.item],
        "candidates": shown,
        "secs": draw.rng.integers(1, 400, len(log)),
        "read_at": stamp(log.time),
    })  # fmt: skip
    return Truth(
        Events(("feed.csv",), "reader_id", "article_id", "read_at", ("iso",),
               count(log.user, log.item, log.time), constant=("read", "view", "watch"),
               value="secs", impressions="candidates"),
    )  # fmt: skip


@EXPORTS.add("teaser_lists", "ids of teasers in JSON lists, by a name that says nothing")
def teaser_lists(folder: Path, draw: Draw) -> Truth:
    log = draw.log(220, 120, 2000)
    csv(folder / "clicks.csv", {
        "ts": log.time,
        "visitor": [f"x{n * 3:05d}" for n in log.user],
        "teasers": [
            "[" + ", ".join(str(k + 700) for k in draw.rng.permutation(
                np.unique([int(n), *draw.rng.integers(0, log.items, 4)]))) + "]"
            for n in log.item
        ],
        "clicked_story": log.item + 700,
    })  # fmt: skip
    return Truth(
        Events(("clicks.csv",), "visitor", "clicked_story", "ts", ("seconds",),
               count(log.user, log.item, log.time), constant=("click",), impressions="teasers"),
    )  # fmt: skip


@EXPORTS.add("counted_seconds", "les avis d'un site: numéro d'avis et secondes, sans fiche", "fr")
def counted_seconds(folder: Path, draw: Draw) -> Truth:
    log = draw.log(220, 90, 2000)
    csv(folder / "avis.csv", {
        "no_avis": np.arange(len(log)) // 3 + 1,
        "secondes": draw.rng.integers(4, 900, len(log)),
        "pseudo_membre": [f"m-{n:04d}" for n in log.user],
        "fiche": [f"f{n:04d}" for n in log.item],
        "note": draw.pick([5, 4, 3, 2, 1], len(log), [40, 30, 15, 8, 7]),
        "depose_le": stamp(log.time, "%d/%m/%Y %H:%M"),
    }, delimiter=";")  # fmt: skip
    return Truth(
        Events(("avis.csv",), "pseudo_membre", "fiche", "depose_le", ("%d/%m/%Y %H:%M",),
               count(log.user, log.item, log.time, step=60), constant=("rating", "review"),
               value=("note", "secondes")),
        ask=Ask(("item", "event"), must=False),
    )  # fmt: skip


@EXPORTS.add("two_clocks", "day and time of day apart, with points; empty values in words")
def two_clocks(folder: Path, draw: Draw) -> Truth:
    log = draw.log(220, 90, 2000)
    csv(folder / "verkaeufe.csv", {
        "Datum": stamp(log.time, "%d.%m.%Y"),
        "Uhrzeit": stamp(log.time, "%H:%M"),
        "Kundennr": log.user + 10_000,
        "Artikelnr": log.item + 400,
        "Betrag": money(log.price[log.item], ","),
    }, delimiter=";")  # fmt: skip
    csv(folder / "artikel.csv", {
        "Artikelnr": np.arange(log.items) + 400,
        "Bezeichnung": draw.products(log, "de"),
        "Gruppe": draw.pick(["Küche", "Garten", "N/A", "NULL"], log.items),
        "Farbe": draw.pick(["rot", "\\N", "-", "blau"], log.items),
    }, delimiter=";")  # fmt: skip
    return Truth(
        Events(("verkaeufe.csv",), "Kundennr", "Artikelnr", "Datum",
               ("%d.%m.%Y %H:%M",), count(log.user, log.item, log.time, step=60),
               constant=("purchase",), value="Betrag"),
        Metadata(("artikel.csv",), "Artikelnr",
                 {"Gruppe": "categorical", "Farbe": "categorical"}, "Bezeichnung"),
    )  # fmt: skip


@EXPORTS.add("external_links", "a table of foreign ids covers the items as well as the catalogue")
def external_links(folder: Path, draw: Draw) -> Truth:
    log = draw.log(200, 120, 1800)
    csv(folder / "ratings.csv", {
        "userId": log.user + 1,
        "movieId": log.item + 1,
        "rating": draw.pick(["4.0", "3.5", "5.0", "2.0"], len(log)),
        "timestamp": log.time,
    })  # fmt: skip
    csv(folder / "links.csv", {
        "movieId": np.arange(log.items) + 1,
        "otherId": [f"{n:07d}" for n in draw.rng.permutation(900_000)[: log.items]],
        "thirdId": draw.rng.permutation(90_000)[: log.items],
        "fourthId": draw.rng.permutation(9_000)[: log.items],
    })  # fmt: skip
    csv(folder / "movies.csv", {
        "movieId": np.arange(log.items) + 1,
        "title": draw.products(log, "en"),
        "genres": [f"{a}|{b}" for a, b in zip(draw.kinds(log, "en"), draw.kinds(log, "en")[::-1],
                                              strict=True)],
    })  # fmt: skip
    return Truth(
        Events(("ratings.csv",), "userId", "movieId", "timestamp", ("seconds",),
               count(log.user, log.item, log.time), constant=("rating",), value="rating"),
        Metadata(("movies.csv",), "movieId", {"genres": "list"}, "title"),
    )  # fmt: skip


@EXPORTS.add("czech_shop", "události obchodu: nákupy, vrácení a roboti", "cs")
def czech_shop(folder: Path, draw: Draw) -> Truth:
    log = draw.log(240, 100, 2400)
    event = draw.pick(
        ["zobrazeno", "vloženo do košíku", "zakoupeno", "vráceno zboží", "robot"],
        len(log), [70, 12, 10, 4, 4],
    )  # fmt: skip
    good = [one not in ("vráceno zboží", "robot") for one in event]
    csv(folder / "udalosti.csv", {
        "uzivatel": [f"z{n:04d}" for n in log.user],
        "zbozi": [f"k-{n:04d}" for n in log.item],
        "typ_udalosti": event,
        "cas": stamp(log.time, "%d.%m.%Y %H:%M:%S"),
    }, delimiter=";")  # fmt: skip
    return Truth(
        Events(("udalosti.csv",), "uzivatel", "zbozi", "cas", ("%d.%m.%Y %H:%M:%S",),
               count(log.user, log.item, log.time, good), event="typ_udalosti",
               leave_out={"typ_udalosti": ("vráceno zboží", "robot")}),
    )  # fmt: skip


@EXPORTS.add("unknown_tongue", "kinds of events in a language that the word lists lack", "mt")
def unknown_tongue(folder: Path, draw: Draw) -> Truth:
    log = draw.log(240, 100, 2400)
    csv(folder / "events.csv", {
        "user_id": [f"u{n:04d}" for n in log.user],
        "item_id": [f"i-{n:04d}" for n in log.item],
        "event_type": draw.pick(["rajtu", "fil-qoffa", "mixtri", "mibgħut lura"], len(log),
                                [70, 15, 10, 5]),
        "time": stamp(log.time),
    })  # fmt: skip
    return Truth(
        Events(("events.csv",), "user_id", "item_id", "time", ("iso",), event="event_type"),
        ask=Ask(("event",)),
    )  # fmt: skip


@EXPORTS.add(
    "reviewed_places", "avis: l'auteur est celui qui note, l'établissement ce qui l'est", "fr"
)
def reviewed_places(folder: Path, draw: Draw) -> Truth:
    log = draw.log(220, 90, 1500)
    csv(folder / "avis_2024.csv", {
        "no_avis": np.arange(len(log)) + 50_000,
        "auteur_id": [f"a{n}" for n in log.user],
        "etablissement": [f"E{n:03d}" for n in log.item],
        "duree_lecture": draw.rng.integers(3, 400, len(log)),
        "etoiles": draw.pick([5, 4, 3, 2, 1], len(log)),
        "date_depot": stamp(log.time, "%d/%m/%Y"),
    }, delimiter=";")  # fmt: skip
    return Truth(
        Events(("avis_2024.csv",), "auteur_id", "etablissement", "date_depot", ("%d/%m/%Y",),
               count(log.user, log.item, log.time, step=86_400), constant=("rating", "review"),
               value=("etoiles", "duree_lecture")),
    )  # fmt: skip


@EXPORTS.add("two_sections", "products, and below them in the same file their prices")
def two_sections(folder: Path, draw: Draw) -> Truth:
    log = draw.log(200, 80, 1500)
    codes = [f"S{n:04d}" for n in range(log.items)]
    csv(folder / "orders.csv", {
        "customer_id": [f"c{n}" for n in log.user],
        "sku": [codes[n] for n in log.item],
        "ordered_at": stamp(log.time),
    })  # fmt: skip
    products = {"sku": codes, "name": draw.products(log, "en"), "kind": draw.kinds(log, "en")}
    prices = {"sku": codes, "price": money(log.price)}
    put(folder / "products.csv", "".join([*lines(products), "\n", *lines(prices)]))
    return Truth(
        Events(("orders.csv",), "customer_id", "sku", "ordered_at", ("iso",),
               count(log.user, log.item, log.time), constant=("purchase", "order")),
        Metadata(("products.csv, section 1",), "sku", {"kind": "categorical"}, "name"),
        findings=(("section",),),
    )  # fmt: skip
