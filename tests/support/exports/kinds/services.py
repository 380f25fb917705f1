"""Exports of services: courses, jobs, trade between companies, and columns whose names lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.support.exports.truth import Ask, Events, Kinds, Metadata, Truth, count
from tests.support.exports.workbook import excel, rows_of
from tests.support.exports.world import DAY, Draw
from tests.support.exports.writers import csv, json_lines, money, serial, stamp

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "sale")


@EXPORTS.add("course_platform", "lessons of courses: who did what in which lesson of which course")
def course_platform(folder: Path, draw: Draw) -> Truth:
    log = draw.log(800, 60, 7000, days=150, repeats=0.4)
    people = draw.codes(log.users, 32)
    people = [f"{p[:8]}-{p[8:12]}-{p[12:16]}-{p[16:20]}-{p[20:]}" for p in people]
    slugs = [t.lower().replace(" ", "-") for t in draw.products(log, "en")]
    csv(folder / "events.csv", {
        "event_id": np.arange(len(log)) + 1,
        "student_uuid": [people[n] for n in log.user],
        "course_slug": [slugs[n] for n in log.item],
        "lesson_no": draw.rng.integers(1, 13, len(log)),
        "event": draw.pick(["lesson_started", "lesson_completed", "quiz_passed"], len(log)),
        "occurred_at": stamp(log.time, "%Y-%m-%d %H:%M:%S+00"),
    })  # fmt: skip
    csv(folder / "courses.csv", {
        "slug": slugs,
        "name": [s.replace("-", " ").capitalize() + " for beginners" for s in slugs],
        "topics": [str(sorted(set(draw.pick(["craft", "home", "trade", "design"], 2))))
                   for _ in slugs],
        "level": draw.pick(["beginner", "advanced"], log.items),
        "hours": draw.rng.integers(2, 40, log.items),
    })  # fmt: skip
    return Truth(
        Events(("events.csv",), "student_uuid", "course_slug", "occurred_at", ("iso",),
               count(log.user, log.item, log.time), event="event"),
        Metadata(("courses.csv",), "slug", {"topics": "list", "level": "categorical",
                 "hours": "number"}, "name"),
    )  # fmt: skip


@EXPORTS.add(
    "job_portal", "views of and applications for jobs; the column user_id is the recruiter"
)
def job_portal(folder: Path, draw: Draw) -> Truth:
    log = draw.log(1000, 350, 8000, days=60, repeats=0.1)
    recruiter = draw.rng.integers(0, 25, log.items)
    csv(folder / "activity.csv", {
        "id": np.arange(len(log)) + 1,
        "job_id": log.item + 40_000,
        "user_id": recruiter[log.item] + 1,
        "candidate": [f"cand-{n:05d}" for n in log.user],
        "action": draw.pick(["view", "apply", "bookmark"], len(log), [82, 10, 8]),
        "created": stamp(log.time),
    })  # fmt: skip
    titles = draw.products(log, "en")
    json_lines(folder / "jobs.jsonl", (
        {"id": n + 40_000, "title": f"{t} maker", "user_id": int(recruiter[n]) + 1,
         "salary": {"min": int(log.price[n]), "currency": "EUR"},
         "skills": draw.pick(["sewing", "welding", "planning", "driving", "sales"], 2),
         "town": draw.pick(["Northwick", "Saltmere"], 1)[0]}
        for n, t in enumerate(titles)
    ))  # fmt: skip
    return Truth(
        Events(("activity.csv",), "candidate", "job_id", "created", ("iso",),
               count(log.user, log.item, log.time), event="action"),
        Metadata(("jobs.jsonl",), "id", {"skills": "list", "town": "categorical",
                 "salary.min": "number"}, "title"),
        ask=Ask(("user",), must=False),
    )  # fmt: skip


@EXPORTS.add("trade_workbook", "one Excel file: notes, orders under a title, articles, accounts")
def trade_workbook(folder: Path, draw: Draw) -> Truth:
    log = draw.log(150, 120, 3000, days=330, repeats=0.6)
    excel(folder / "B2B export 2024.xlsx", {
        "Read me": [["Export of all orders of the year"], ["Questions: the sales office"]],
        "Orders": [
            ["Hollin & Fey Ltd"], ["Orders 2024"], [],
            *rows_of({
                "Order": [f"SO-{n:06d}" for n in log.session],
                "Account": [f"ACC{n:04d}" for n in log.user],
                "Article": log.item + 5_000,
                "Ordered": [serial(t) for t in log.time],
                "Qty": draw.pick([10, 20, 50, 100], len(log)),
                "Net": log.price[log.item] / 100,
                "Entered by": draw.pick(["rho", "tavi", "selu"], len(log)),
            }),
        ],
        "Articles": rows_of({
            "Article": np.arange(log.items) + 5_000,
            "Description": draw.products(log, "en"),
            "Group": draw.kinds(log, "en"),
            "List price": log.price / 100,
        }),
        "Accounts": rows_of({
            "Account": [f"ACC{n:04d}" for n in range(log.users)],
            "Branch": draw.pick(["retail", "hotel", "office"], log.users),
            "Since": draw.rng.integers(1990, 2024, log.users),
        }),
    })  # fmt: skip
    file = "B2B export 2024.xlsx"
    return Truth(
        Events((f"{file}, sheet Orders",), "Account", "Article", "Ordered", ("excel",),
               count(log.user, log.item, log.time), constant=BOUGHT, value=("Net", "Qty")),
        Metadata((f"{file}, sheet Articles",), "Article", {"Group": "categorical",
                 "List price": "number"}, "Description"),
        Metadata((f"{file}, sheet Accounts",), "Account", {"Branch": "categorical"}),
    )  # fmt: skip


@EXPORTS.add(
    "clerk_called_user", "user is the clerk, id is everywhere, and the buyer is called party"
)
def clerk_called_user(folder: Path, draw: Draw) -> Truth:
    log = draw.log(700, 200, 6000, days=200)
    csv(folder / "data1.csv", {
        "id": np.arange(len(log)) + 1,
        "user": draw.pick(["anro", "beta", "cail", "dore"], len(log)),
        "party": log.user + 60_000,
        "object": log.item + 1_200,
        "date": stamp(log.time),
        "type": draw.pick(["invoice"], len(log)),
        "total": money(log.price[log.item]),
    })  # fmt: skip
    csv(folder / "data2.csv", {
        "id": np.arange(log.items) + 1_200,
        "user": draw.pick(["anro", "beta"], log.items),
        "text": draw.products(log, "en"),
        "type": draw.kinds(log, "en"),
        "date": stamp(log.made),
    })  # fmt: skip
    csv(folder / "data3.csv", {
        "id": np.arange(log.users) + 60_000,
        "text": draw.people(log.users),
        "type": draw.pick(["private", "company"], log.users),
        "date": stamp(log.made[np.arange(log.users) % log.items]),
    })  # fmt: skip
    return Truth(
        Events(("data1.csv",), "party", "object", "date", ("iso",),
               count(log.user, log.item, log.time), constant=(*BOUGHT, "invoice"), event="type",
               value="total"),
        Metadata(("data2.csv",), "id", {"type": "categorical", "date": "time"}, "text"),
        Metadata(("data3.csv",), "id", {"type": "categorical"}),
    )  # fmt: skip


@EXPORTS.add("reviews", "reviews as JSON lines: a rating, a heading, a text, by whom and when")
def reviews(folder: Path, draw: Draw) -> Truth:
    log = draw.log(900, 250, 5000, days=700, repeats=0)
    by = draw.people(log.users)
    codes = draw.codes(log.users, 14, "ABCDEFGHKLMNPQRSTUVWXYZ0123456789")
    said = ["Good", "As described", "Came late but works", "Would buy again", "Not for me"]
    json_lines(folder / "reviews.jsonl.gz", (
        {"overall": int(s), "verified": bool(n % 4), "reviewerID": f"A{codes[log.user[n]]}",
         "asin": f"B{log.item[n]:09d}", "style": {"Size:": f" {n % 5 + 36}"},
         "reviewerName": by[log.user[n]], "reviewText": f"{t}. I use it every day, number {n}.",
         "summary": t, "unixReviewTime": int(log.time[n]) // DAY * DAY}
        for n, (s, t) in enumerate(zip(draw.pick([5, 4, 1, 3, 2], len(log)),
                                       draw.pick(said, len(log)), strict=True))
    ))  # fmt: skip
    titles, kinds = draw.products(log, "en"), draw.kinds(log, "en")
    json_lines(folder / "meta.jsonl.gz", (
        {"asin": f"B{n:09d}", "title": titles[n], "category": ["Home", kinds[n]],
         "brand": ["Taburo", "Menvick", "Solroq"][n % 3], "price": f"${log.price[n] / 100:.2f}",
         "description": [f"The {titles[n].lower()} with a long life and a warm look for all."]}
        for n in range(log.items)
    ))  # fmt: skip
    return Truth(
        Events(("reviews.jsonl.gz",), "reviewerID", "asin", "unixReviewTime", ("seconds",),
               count(log.user, log.item, log.time, step=DAY),
               constant=("review", "rating", "rate", "purchase"), value="overall"),
        Metadata(("meta.jsonl.gz",), "asin", {"category": "list", "brand": "categorical",
                 "price": "number"}, "title"),
    )  # fmt: skip


@EXPORTS.add(
    "gym_visits", "classes of a gym: booked, attended, missed; the trainer's name in each row"
)
def gym_visits(folder: Path, draw: Draw) -> Truth:
    log = draw.log(260, 24, 3600, days=200, repeats=0.6)
    trainers = draw.people(7)
    csv(folder / "bookings.csv", {
        "booking": np.arange(len(log)) + 1,
        "member no": [f"{n + 501:05d}" for n in log.user],
        "class": [f"{['Yoga', 'Spin', 'Row', 'Box'][n % 4]} {n // 4 + 1}" for n in log.item],
        "trainer": [trainers[n % 7] for n in log.item],
        "state": draw.pick(["attended", "booked", "missed"], len(log), [80, 14, 6]),
        "booked at": stamp(log.time, "%d %b %Y %H:%M"),
        "room": [f"R{n % 3}" for n in log.item],
    })  # fmt: skip
    return Truth(
        Events(("bookings.csv",), "member no", "class", "booked at", ("%d %b %Y %H:%M",),
               count(log.user, log.item, log.time, step=60), event="state",
               constant=("booking", "visit", "attend"), may_leave_out=("state",)),
        Metadata(("bookings.csv",), "class", needed=False),
        ask=Ask(("event", "state", "leave"), must=False),
    )  # fmt: skip
