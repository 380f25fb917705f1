"""Visits to a web shop: views, carts and purchases of people of whom most come only once."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import DAY, Kind, Log, Reals, features, pick, zipf

DAYS, N_VISITORS, N_ITEMS, N_DEPARTMENTS, N_CATEGORIES = 120, 18_500, 4_500, 12, 115
VIEW, CART, PURCHASE = 0, 1, 2
Event = tuple[int, float, int]
"""Item, time in days, sort of event."""


@dataclass(frozen=True)
class _Shop:
    """Items [n], with what is sold on which day.

    look: where an item lies among others of its category. fame: [days, n], 0 when not in stock.
    wanted: of the categories [days, categories]. members: items of a category.
    """

    category: NDArray[np.int64]
    department: NDArray[np.int64]
    price: Reals
    look: Reals
    since: Reals
    fame: Reals
    wanted: Reals
    accessories: NDArray[np.int64]
    members: list[NDArray[np.int64]]


@dataclass
class _Visitor:
    """What a person likes, and has seen so far. carts: what was left in the cart."""

    look: Reals
    budget: float
    buys: float
    category: int
    seen: list[int]
    carts: list[int]


def sessions(seed: int) -> Kind:
    """Views, carts and purchases in short visits, after Yoochoose and RetailRocket.

    What tells: the items just looked at (the next is like them), looking again before the cart,
    carts that are bought at the end or in the next visit; what is in fashion this week, campaigns
    of categories, what is in stock. Persons with one event are left out.
    """
    rng = np.random.default_rng(seed)
    shop = _shop(rng)
    log = Log()
    user = 0
    for _ in range(N_VISITORS):
        events = _visits(rng, shop)
        if len(events) < 2:
            continue
        for item, moment, sort in events:
            log.add(user, item, moment * DAY, sort)
        user += 1
    known = features(
        np.floor(shop.since) * DAY,
        CATEGORY=shop.category,
        DEPARTMENT=shop.department[shop.category],
    )
    known = replace(known, numbers={"PRICE": shop.price.round(2).astype(np.float32)})
    return Kind(log.data(N_ITEMS, ("View", "Cart", "Purchase"), known))


def _shop(rng: np.random.Generator) -> _Shop:
    department = np.sort(rng.choice(N_DEPARTMENTS, N_CATEGORIES, p=zipf(N_DEPARTMENTS, 0.5)))
    department = np.unique(department, return_inverse=True)[1]
    extra = rng.permutation(np.repeat(np.arange(N_CATEGORIES), 4))
    shares = rng.permutation(zipf(N_CATEGORIES, 0.7))
    drawn = rng.choice(N_CATEGORIES, N_ITEMS - len(extra), p=shares)
    category = np.concatenate([extra, drawn])
    price = np.exp(rng.normal(3.2, 0.8, N_CATEGORIES)[category] + rng.normal(0, 0.5, N_ITEMS))
    old = rng.random(N_ITEMS) < 0.72
    since = np.where(old, -rng.uniform(1, 300, N_ITEMS), rng.uniform(0, DAYS - 4, N_ITEMS))
    until = np.where(rng.random(N_ITEMS) < 0.25, rng.uniform(5, DAYS, N_ITEMS), np.inf)
    until = np.maximum(until, since + 20)
    day = np.arange(DAYS)[:, None]
    walk = np.cumsum(rng.normal(0, 0.07, (DAYS, N_ITEMS)), axis=0)
    fresh = 1.5 * np.exp(-np.maximum(day - since, 0) / 12)
    fame = np.exp(rng.normal(0, 1.15, N_ITEMS) + walk) * (1 + fresh)
    missing = rng.uniform(0, DAYS, (2, N_ITEMS))
    away = (day >= missing[0]) & (day < missing[0] + 9)
    away |= (day >= missing[1]) & (day < missing[1] + 4)
    away &= rng.random(N_ITEMS) < 0.4
    fame *= (day >= np.floor(since) + 1) & (day < until) & ~away
    campaign = rng.uniform(-40, DAYS, N_CATEGORIES)
    usual = rng.lognormal(0, 0.7, N_CATEGORIES) * np.sqrt(np.bincount(category))
    boosted = (day >= campaign) & (day < campaign + 6)
    wanted = usual * np.where(boosted, 4, 1)
    members = [np.flatnonzero(category == one) for one in range(N_CATEGORIES)]
    for one in range(N_CATEGORIES):  # never quite empty
        fame[:, members[one][0]] = np.maximum(fame[:, members[one][0]], 0.3)
        since[members[one][0]] = min(since[members[one][0]], -1)
    accessories = rng.integers(N_CATEGORIES, size=(N_CATEGORIES, 2))
    look = rng.normal(size=(N_ITEMS, 3))
    return _Shop(category, department, price, look, since, fame, wanted, accessories, members)


def _visits(rng: np.random.Generator, shop: _Shop) -> list[Event]:
    """All visits of one person."""
    count = 1 if rng.random() < 0.72 else 1 + min(25, int(rng.zipf(2.1)))
    day = rng.uniform(0, DAYS)
    visitor = _Visitor(
        rng.normal(size=3), float(rng.normal(0, 0.5)), float(rng.lognormal(-0.5, 0.8)), -1, [], []
    )
    events: list[Event] = []
    for _ in range(count):
        hour = rng.normal(19, 2.5) if rng.random() < 0.6 else rng.uniform(8, 23.5)
        moment = np.floor(day) + hour / 24
        if moment >= DAYS:
            break
        if events and moment < events[-1][1] + 0.03:
            moment = events[-1][1] + 0.03
        events += _visit(rng, shop, visitor, float(moment))
        day = moment + (rng.exponential(0.8) if rng.random() < 0.5 else rng.exponential(18))
    return events


def _visit(rng: np.random.Generator, shop: _Shop, visitor: _Visitor, moment: float) -> list[Event]:
    today = min(int(moment), DAYS - 1)
    fame = shop.fame[today]
    if visitor.category < 0 or rng.random() < 0.45:
        visitor.category = pick(shop.wanted[today], rng)
    events: list[Event] = []
    here: list[int] = []
    waiting = [item for item in visitor.carts if fame[item] > 0]
    visitor.carts = []
    mean = 3.0 * rng.lognormal(0, 0.5)
    for _ in range(min(60, int(rng.geometric(1 / max(mean, 1.05))))):
        if waiting and not here and rng.random() < 0.6:
            item = waiting.pop()
            visitor.carts.append(item)
        else:
            item = _look(rng, shop, visitor, here, today)
        events.append((item, moment, VIEW))
        again = item in visitor.seen
        here.append(item)
        visitor.seen.append(item)
        moment += rng.lognormal(3.8, 0.9) / DAY
        if item not in visitor.carts and rng.random() < visitor.buys * (0.08 if again else 0.02):
            events.append((item, moment, CART))
            visitor.carts.append(item)
            moment += rng.uniform(10, 60) / DAY
            if rng.random() < 0.4:
                visitor.category = int(rng.choice(shop.accessories[shop.category[item]]))
    if visitor.carts and rng.random() < 0.38:
        events += [(item, moment + 60 / DAY, PURCHASE) for item in visitor.carts]
        visitor.carts = []
    visitor.seen = visitor.seen[-40:]
    return events


def _look(
    rng: np.random.Generator, shop: _Shop, visitor: _Visitor, here: list[int], today: int
) -> int:
    """The next item that is looked at."""
    fame = shop.fame[today]
    roll = rng.random()
    if roll < (0.11 if here else 0.22):  # again one of those seen before
        seen = [item for item in visitor.seen if fame[item] > 0 and item != (here or [-1])[-1]]
        if seen:
            return seen[-min(int(rng.geometric(0.4)), len(seen))]
    if not here and roll > 0.93:  # comes from an advertisement
        item = pick(fame**1.3, rng)
        visitor.category = int(shop.category[item])
        return item
    if here and roll > 0.84:
        near = shop.department == shop.department[visitor.category]
        visitor.category = pick(shop.wanted[today] * np.where(near, 1, 0.02), rng)
    items = shop.members[visitor.category]
    weights = fame[items] * np.exp(0.3 * shop.look[items] @ visitor.look)
    if here and shop.category[here[-1]] == visitor.category and roll < 0.68:  # like the last one
        far = ((shop.look[items] - shop.look[here[-1]]) ** 2).sum(axis=1)
        far += 4 * np.log(shop.price[items] / shop.price[here[-1]]) ** 2
        weights = weights**0.5 * np.exp(-0.7 * far) * (items != here[-1])
    else:
        cost = np.log(shop.price[items])
        weights = weights * np.exp(-((cost - cost.mean() - visitor.budget) ** 2))
    if weights.sum() <= 0:
        return pick(fame, rng)
    return int(items[pick(weights, rng)])
