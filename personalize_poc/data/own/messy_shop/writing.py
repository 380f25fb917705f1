"""The files of the shop: six months of events, a list of articles, a list of customers."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from personalize_poc.data.own.messy_shop import faults as wrong
from personalize_poc.data.own.messy_shop.faults import Fault
from personalize_poc.data.own.messy_shop.trade import KINDS, MONTHS, Event, Shop, play

EVENTS = "events_2025-{:02d}.csv"
_HEADER = ("time", "customer_no", "article_no", "action", "quantity", "price", "device", "campaign")
_PREAMBLE = ("Shop export", "made by: night job 7", "")
_CAMPAIGNS_UNTIL = 3
_UNREADABLE, _WRONG_WIDTH = 6, 7
_README = """An export of a small shop. Nobody and nothing in it exists.

events_2025-01.csv to -06.csv: what customers looked at, put into the cart and bought
articles.csv: what the shop sells
customers.csv: who has an account

The shop's people say that the export is all right. Is it?
"""


def write(folder: Path) -> tuple[Fault, ...]:
    """Write the files into a folder, and say what is wrong with them.

    Raises:
        FileExistsError: the folder has files already; nothing is written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty; name a new folder")
    shop = _spoilt()
    files = {EVENTS.format(month): _part(shop, month) for month in range(1, MONTHS + 1)}
    files["articles.csv"] = _lines(shop.articles[0], (a.values() for a in shop.articles)).encode()
    files["customers.csv"] = _lines(
        shop.customers[0], (c.values() for c in shop.customers)
    ).encode()
    files["README.txt"] = _README.encode()
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return _faults(shop)


def faults() -> tuple[Fault, ...]:
    """What is wrong with the files, without writing them."""
    return _faults(_spoilt())


def _spoilt() -> Shop:
    shop = play()
    wrong.spoil(shop)
    return shop


def _of(shop: Shop, month: int) -> list[Event]:
    return [event for event in shop.events if event.month == month]


def _lines(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _part(shop: Shop, month: int) -> bytes:
    """One month as a file."""
    width = len(_HEADER) if month <= _CAMPAIGNS_UNTIL else len(_HEADER) - 1
    events = _of(shop, month)
    rows = [[*_fields(event)][:width] for event in events]
    if month == wrong.SPREADSHEET:
        for row in rows:
            row[2] = row[2].lstrip("0")
    if month == wrong.PASTED:
        for n in range(_UNREADABLE):
            rows[50 * n + 30][0] = "unknown"
    lines = _lines(_HEADER[:width], rows).splitlines(keepends=True)
    if month == wrong.PASTED:
        for n in range(_WRONG_WIDTH):
            lines[40 * n + 12] = lines[40 * n + 12].rsplit(",", 3)[0] + "\n"
        lines.insert(len(lines) // 2, lines[0])
    if month == 1:
        lines = [f"{line}\n" for line in _PREAMBLE] + lines
    return "".join(lines).encode("cp1252" if month == wrong.OLD_ENCODING else "utf-8")


def _fields(event: Event) -> tuple[str, ...]:
    return (
        event.time.strftime("%Y-%m-%d %H:%M:%S"),
        event.customer,
        event.article,
        event.action,
        str(event.quantity or ""),
        event.price,
        event.device,
        event.campaign,
    )


def _read(shop: Shop) -> list[Event]:
    """Events whose rows can be read; those of a wrong width are gone."""
    pasted = _of(shop, wrong.PASTED)
    gone = {id(pasted[40 * n + 11]) for n in range(_WRONG_WIDTH)}
    return [event for event in shop.events if id(event) not in gone]


def _faults(shop: Shop) -> tuple[Fault, ...]:
    return (*_faults_of_files(), *_faults_of_events(shop), *_faults_of_articles(shop))


def _faults_of_files() -> tuple[Fault, ...]:
    pasted = EVENTS.format(wrong.PASTED)
    return (
        Fault("preamble-skipped", EVENTS.format(1), len(_PREAMBLE),
              "The night job writes its name above the table.",
              "Nothing here; Amazon Personalize takes the first line for the header."),
        Fault("encoding-guessed", EVENTS.format(wrong.OLD_ENCODING), 0,
              "March was exported by an old program, in CP1252.",
              "Nothing, if the letters of café are right; else name the encoding under reading."),
        Fault("repeated-header", pasted, 1, "Two exports of April were pasted together.",
              "Nothing here; the header is no row."),
        Fault("wrong-width", pasted, _WRONG_WIDTH, "Rows of April were cut off.",
              "Export April again; else they are left out."),
        Fault("parts-differ", "events_2025-*.csv", MONTHS - _CAMPAIGNS_UNTIL,
              "Nobody has recorded campaigns since April.",
              "Leave the column out: it tells of time, not of tastes."),
    )  # fmt: skip


def _faults_of_events(shop: Shop) -> tuple[Fault, ...]:
    events = _read(shop)
    whole = "events_2025-*.csv"
    users = Counter(event.customer for event in events)
    actions = Counter(event.action for event in events)
    february = sum(event.month == wrong.MIDNIGHT_MONTH for event in events)
    future = sum(event.time.year > 2025 for event in events)
    again = _repeated(events)
    return (
        Fault("some-times-at-midnight", EVENTS.format(wrong.MIDNIGHT_MONTH), february,
              "February was restored from a backup that keeps dates alone.",
              "Ask for the full times; without them the order of its events is lost."),
        Fault("times-without-zone", whole, len(events) - _UNREADABLE - users[""],
              "The log writes the time of the shop's clock, without a zone.",
              "Name the zone under timezone."),
        Fault("time-unreadable", EVENTS.format(wrong.PASTED), _UNREADABLE,
              "A terminal without a clock wrote: unknown.", "Leave these rows out."),
        Fault("time-in-future", whole, future,
              "The clock of a terminal was twelve years ahead.", "Leave these rows out."),
        Fault("id-missing", whole, users[""], "The customer's number was lost.",
              "Leave these rows out."),
        Fault("placeholder-id", whole, users[wrong.GUEST],
              "Whoever buys without an account is called guest: one user with the tastes of many.",
              "Leave these rows out."),
        Fault("test-account", whole, 1, "The shop's own people try out the app.",
              "Leave this user out."),
        Fault("bots", EVENTS.format(4), 1, "A crawler looked at every article, every nine seconds.",
              "Leave this user out."),
        Fault("duplicates", whole, again[0], "The app sent an event twice at once.",
              "Keep one of each."),
        Fault("same-day", EVENTS.format(wrong.MIDNIGHT_MONTH), again[1],
              "Of February the same article twice on one day looks the same.",
              "Ask for the full times; nobody can tell copies from events of one day."),
        Fault("retries", whole, again[2], "The app sent an event again after two seconds.",
              "Keep one of each."),
        Fault("negative-amounts", whole, sum(e.quantity < 0 for e in events),
              "What comes back is booked as a purchase of minus one.", "Leave these rows out."),
        Fault("event-type-spellings", EVENTS.format(wrong.NEW_APP),
              actions["VIEW"] + actions["Purchase"],
              "The new app writes VIEW and Purchase.", "Name both under event_types."),
        Fault("id-lost-zeros", EVENTS.format(wrong.SPREADSHEET),
              sum(e.month == wrong.SPREADSHEET for e in events),
              "May was opened in a spreadsheet, which took 001117 for the number 1117.",
              "Put the zeros back, as digits in mapping.yaml does, or export May again."),
    )  # fmt: skip


def _repeated(events: list[Event]) -> tuple[int, int, int]:
    """Events that repeat a customer's last one with an article: at once, on a day, in 5 seconds."""
    last: dict[tuple[str, str], Event] = {}
    at_once = on_day = soon = 0
    for event in sorted(events, key=lambda one: (one.time, one.action)):
        before = last.get((event.customer, event.article))
        if before is not None and event.customer and before.action == event.action:
            seconds = (event.time - before.time).total_seconds()
            dated = event.month == wrong.MIDNIGHT_MONTH
            at_once += seconds == 0 and not dated
            on_day += seconds == 0 and dated
            soon += 1 <= seconds <= 5
        last[event.customer, event.article] = event
    return at_once, on_day, soon


def _faults_of_articles(shop: Shop) -> tuple[Fault, ...]:
    numbers = Counter(article["article_no"] for article in shop.articles)
    sold = {event.article for event in _read(shop)}
    return (
        Fault("user-not-in-catalogue", "customers.csv", 3,
              "Guests, tests and the crawler have no row among the customers.",
              "Nothing beside leaving them out."),
        Fault("item-not-in-catalogue", "articles.csv", len(sold - set(numbers)),
              "What is not sold any more has left the list.",
              "Ask for a list with the articles that are gone."),
        Fault("id-twice", "articles.csv", sum(numbers.values()) - len(numbers),
              "A new price was added as a new row.", "Keep the last row of each."),
        Fault("categories-nearly-agree", "articles.csv",
              sum(a["category"].strip() not in KINDS for a in shop.articles),
              "Three people wrote categories in three ways.", "Write them alike."),
        Fault("value-unreadable", "articles.csv",
              sum(not a["price"].replace(".", "").isdigit() for a in shop.articles),
              "Somebody typed words into the column of prices.", "They count as empty; ask."),
        Fault("incomplete", "articles.csv", sum(not a["colour"] for a in shop.articles),
              "Colours were never filled in for all.", "Fill them in, or leave the column out."),
        Fault("constant", "articles.csv", len(shop.articles), "The shop sells in one currency.",
              "Leave the column out."),
        Fault("broken-letters", "articles.csv", sum("Ã" in a["name"] for a in shop.articles),
              "Some names went through a program that took UTF-8 for CP1252.",
              "Write them anew: people see them."),
    )  # fmt: skip
