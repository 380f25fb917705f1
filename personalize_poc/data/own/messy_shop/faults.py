"""What goes wrong in the shop: each fault as it really comes about, and how much of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from personalize_poc.data.own.messy_shop.trade import Event, Shop

BOT, GUEST, TEST = "20900", "guest", "test-account"
MIDNIGHT_MONTH, OLD_ENCODING, PASTED, SPREADSHEET, NEW_APP = 2, 3, 4, 5, 6
"""Months in which something went wrong: dates only, CP1252, two exports pasted together, opened in
a spreadsheet, and the app that spells events in its own way."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with the files.

    Attributes:
        code: of the finding that tells of it.
        file: where it is, as a name or a pattern.
        count: how many rows, lines, values, users or items are concerned, as the finding counts;
            0 if it counts nothing.
        story: how it came about.
        repair: what to do about it.
    """

    code: str
    file: str
    count: int
    story: str
    repair: str


def spoil(shop: Shop) -> None:
    """Do what programs and people do to events and lists; the files add what only files have."""
    for step in (_crawl, _guests, _tests, _retry, _returns, _lose_ids, _wrong_clocks, _spellings):
        step(shop)
    shop.events.sort(key=lambda event: event.time.replace(year=2025))
    _midnight(shop)
    for step in (_categories, _doubles, _prices, _letters, _gone):
        step(shop)


def _some(shop: Shop, size: int, test: Callable[[Event], bool]) -> list[Event]:
    fitting = [event for event in shop.events if test(event)]
    return [fitting[index] for index in sorted(shop.rng.sample(range(len(fitting)), size))]


def _ordinary(event: Event) -> bool:
    """Whether it is of a customer, and nothing has happened to its id."""
    return event.customer.isdigit() and event.customer != BOT


def _crawl(shop: Shop) -> None:
    """A crawler with an account looks at every article, every nine seconds."""
    start = next(e.time for e in shop.events if e.month == 4).replace(day=9, hour=3, minute=12)
    for n in range(360):
        article = shop.articles[n % len(shop.articles)]
        shop.events.append(
            Event(start + timedelta(seconds=9 * n), BOT, article["article_no"], "view", 0,
                  article["price"], "computer", "")
        )  # fmt: skip


def _visits(shop: Shop, customer: str, rows: int, test: Callable[[Event], bool]) -> None:
    """Give whole days of some customers to another one, until it has so many rows."""
    days = sorted({(e.customer, e.time.date()) for e in shop.events if _ordinary(e) and test(e)})
    shop.rng.shuffle(days)
    while rows > 0:
        chosen = days.pop()
        for event in shop.events:
            if (event.customer, event.time.date()) == chosen:
                event.customer = customer
                rows -= 1


def _guests(shop: Shop) -> None:
    """Whoever buys without an account has the number "guest"."""
    _visits(shop, GUEST, 300, lambda event: True)


def _tests(shop: Shop) -> None:
    _visits(shop, TEST, 20, lambda event: event.month in (1, 3))


def _retry(shop: Shop) -> None:
    """The app repeats what it believes lost: at once, or some seconds later."""
    for seconds in (0, 2):
        for event in _some(shop, 60, lambda e: _ordinary(e) and e.month not in (2, 6)):
            again = replace(event, time=event.time + timedelta(seconds=seconds))
            shop.events.append(again)
    shop.events.sort(key=lambda event: event.time)


def _returns(shop: Shop) -> None:
    """What comes back is a purchase of minus one."""
    for event in _some(
        shop, 40, lambda e: e.action == "purchase" and e.quantity == 1 and e.month < 6
    ):
        back = replace(event, quantity=-1, device="computer", campaign="")
        back.time += timedelta(days=3, minutes=17)
        shop.events.append(back)


def _lose_ids(shop: Shop) -> None:
    for event in _some(shop, 25, _ordinary):
        event.customer = ""


def _wrong_clocks(shop: Shop) -> None:
    """A terminal whose clock is twelve years ahead."""
    for event in _some(shop, 12, lambda e: e.device == "café terminal" and e.month in (4, 5)):
        event.time = event.time.replace(year=2037)


def _spellings(shop: Shop) -> None:
    for event in shop.events:
        if event.month == NEW_APP and event.device == "phone":
            event.action = {"purchase": "Purchase", "view": "VIEW"}.get(event.action, event.action)


def _midnight(shop: Shop) -> None:
    for event in shop.events:
        if event.month == MIDNIGHT_MONTH:
            event.time = event.time.replace(hour=0, minute=0, second=0)


def _categories(shop: Shop) -> None:
    other = {"Bed Linen": "bed-linen", "Garden Tools": "Garden tools ", "Outdoor": "outdoor"}
    for article in shop.articles[::11]:
        article["category"] = other.get(article["category"], article["category"])


def _doubles(shop: Shop) -> None:
    for n in (12, 57, 101, 143):
        shop.articles.append({**shop.articles[n], "colour": "green", "price": "19.90"})


def _prices(shop: Shop) -> None:
    for n, text in ((7, "n/a"), (33, "on request"), (93, "#REF!"), (151, "-"), (160, "n/a")):
        shop.articles[n]["price"] = text


def _letters(shop: Shop) -> None:
    """Names that went through a program which took UTF-8 for CP1252."""
    for article in [a for a in shop.articles if "é" in a["name"]][:9]:
        article["name"] = article["name"].encode().decode("cp1252")


def _gone(shop: Shop) -> None:
    """Articles that are not sold any more have left the list, though people bought them."""
    left = {article["article_no"] for article in shop.articles[20:160:10]}
    shop.articles = [a for a in shop.articles if a["article_no"] not in left]
