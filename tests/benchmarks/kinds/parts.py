"""Spare parts for the machines that firms own."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features
from tests.benchmarks.kinds.kind import (
    DAY,
    Kind,
    Log,
    Reals,
    features,
    pick,
    picks,
    several,
    told,
    zipf,
)

DAYS, N_MAKERS, N_LINES, N_MODELS, N_SORTS, N_TRADES = 730, 5, 12, 54, 36, 6
UNIVERSAL, OF_MAKER, OF_LINE = 4, 12, 24
"""Sorts of parts below these numbers fit all machines, those of a maker, of a line; others only
one model."""


@dataclass(frozen=True)
class _Models:
    """Models of machines.

    places: numbers of the places in which parts fit, or -1 where a model has no such part
    [models, sorts].
    """

    line: NDArray[np.int64]
    maker: NDArray[np.int64]
    launched: Reals
    fame: Reals
    places: NDArray[np.int64]


@dataclass(frozen=True)
class _Stock:
    """Parts [n], each for a place.

    offers: of each place the parts, that of the maker first. replaced: since when another number
    is sold instead, which is the next one.
    """

    place: NDArray[np.int64]
    maker: NDArray[np.bool_]
    born: Reals
    replaced: Reals
    offers: list[list[int]]


@dataclass(frozen=True)
class _Wear:
    """Of the sorts.

    lasts: days. even: how regularly. goes_with: how often others are changed at the same time
    [sorts, sorts].
    """

    lasts: Reals
    even: Reals
    goes_with: Reals


@dataclass
class _Firm:
    """A customer.

    machines: model, how much it is used, from when, until when. habit: what was taken last for a
    place. thrifty: how readily the part of another maker is taken.
    """

    user: int
    machines: list[tuple[int, float, float, float]]
    habit: dict[int, int]
    thrifty: float
    collects: float
    farms: bool


def parts(seed: int) -> Kind:
    """Orders of spare parts, and prices that were asked for before.

    What tells: which machines a firm has, as seen in the parts that it bought (parts fit all
    machines, those of a maker, a line, or one model); how long ago a part was changed, as each sort
    lasts for its time, some evenly, some break at any time; the parts that are changed together;
    the number or the cheaper copy that the firm took last time, unless the number was replaced by
    another. Some firms buy a machine, mostly a newer one of the same line: then parts for its first
    service, and afterwards other parts than before. Farms need more in summer. The line of a part
    is missing for a third and wrong for some; trades of firms are known; warehouse and weight tell
    nothing.
    """
    rng = np.random.default_rng(seed)
    models = _models(rng)
    stock = _stock(rng, models)
    sort_of = np.zeros(int(models.places.max()) + 1, np.int64)
    lines = np.zeros((len(sort_of), N_LINES), np.bool_)
    for model, sort in zip(*np.nonzero(models.places >= 0), strict=True):
        sort_of[models.places[model, sort]] = sort
        lines[models.places[model, sort], models.line[model]] = True
    goes_with = np.where(rng.random((N_SORTS, N_SORTS)) < 0.06, rng.uniform(0.2, 0.8), 0)
    goes_with[:6, :6] = 0.5  # of the usual service
    lasts = rng.permutation(np.geomspace(150, 2000, N_SORTS))
    lasts[:6] = rng.permutation(np.linspace(150, 420, 6))
    wear = _Wear(lasts, rng.choice([1.0, 6, 25], N_SORTS, p=[0.3, 0.4, 0.3]), goes_with)
    n_users = 680
    trades = rng.choice(N_TRADES, n_users, p=zipf(N_TRADES, 0.5))
    likes = rng.dirichlet(np.full(N_LINES, 0.35), N_TRADES) + 0.01
    log = Log()
    kept: list[int] = []  # the trades of those who ordered something
    for trade in trades.tolist():
        before = len(log)
        firm = _firm(rng, models, len(kept), likes[trade], farms=trade < 2)
        _year(rng, log, models, stock, wear, firm)
        kept += [trade] if len(log) > before else []
    n = len(stock.place)
    known = features(
        stock.born * DAY,
        SORT=sort_of[stock.place] * 2 // 3,  # some sorts are listed as one
        WAREHOUSE=rng.integers(0, 7, n),
    )
    stated = lines[stock.place] & (rng.random(n) < 0.66)[:, None]
    stated |= rng.random((n, N_LINES)) < 0.004
    copies = np.where(stock.maker, 0, rng.integers(1, 8, n))
    known = several(known, LINE=stated, BRAND=told(copies, rng.random(n) < 0.9))
    numbers = {"WEIGHT": rng.lognormal(0, 1, n).astype(np.float32)}
    known = replace(known, numbers=numbers, texts={"NAME": _names(rng, sort_of[stock.place])})
    made = log.data(n, ("Order", "Quote"), known)
    told_trades = several(Features(), TRADE=told(np.array(kept), rng.random(len(kept)) < 0.85))
    return Kind(replace(made, user_features=told_trades))


def _models(rng: np.random.Generator) -> _Models:
    line = np.append(np.arange(N_LINES), rng.choice(N_LINES, N_MODELS - N_LINES))
    maker = rng.choice(N_MAKERS, N_LINES, p=zipf(N_MAKERS, 0.6))[line]
    launched = np.where(rng.random(N_MODELS) < 0.72, -500.0, rng.uniform(30, DAYS - 150, N_MODELS))
    launched[:N_LINES] = -500
    places = np.full((N_MODELS, N_SORTS), -1)
    numbers: dict[tuple[int, int], int] = {}
    for model in range(N_MODELS):
        for sort in range(N_SORTS):
            if rng.random() > (0.9 if sort < 6 else 0.5):
                continue
            if sort < UNIVERSAL:
                group = int(rng.integers(5))  # of five sizes
            elif sort < OF_MAKER:
                group = 10 + int(maker[model])
            elif sort < OF_LINE:
                group = 20 + int(line[model])
            else:
                group = 100 + model
            places[model, sort] = numbers.setdefault((sort, group), len(numbers))
    return _Models(line, maker, launched, rng.lognormal(0, 0.9, N_MODELS), places)


def _stock(rng: np.random.Generator, models: _Models) -> _Stock:
    place: list[int] = []
    maker: list[bool] = []
    born: list[float] = []
    replaced: list[float] = []
    offers: list[list[int]] = []
    for number in range(int(models.places.max()) + 1):
        since = float(models.launched[(models.places == number).any(axis=1)].min())
        offers.append([len(place)])
        place.append(number)
        maker.append(True)
        born.append(since)
        ends = rng.uniform(60, DAYS - 60) if rng.random() < 0.25 else np.inf
        ends = ends if ends > since + 150 else np.inf
        replaced.append(ends)
        if np.isfinite(ends):  # is not offered by itself: who would take the first takes it
            place.append(number)
            maker.append(True)
            born.append(ends)
            replaced.append(np.inf)
        for _ in range(int(rng.choice([0, 1, 2], p=[0.5, 0.35, 0.15]))):
            offers[-1].append(len(place))
            place.append(number)
            maker.append(False)
            copied = since + rng.uniform(0, 300) if rng.random() < 0.3 else since
            born.append(max(copied, -500.0))
            replaced.append(np.inf)
    return _Stock(np.array(place), np.array(maker), np.array(born), np.array(replaced), offers)


def _firm(rng: np.random.Generator, models: _Models, user: int, likes: Reals, farms: bool) -> _Firm:
    since = max(0.0, rng.uniform(-500, DAYS - 120))
    until = DAYS if rng.random() < 0.8 else since + rng.uniform(60, DAYS)
    count = 1 + min(6, int(rng.lognormal(0, 0.7)))
    weights = likes[models.line] * models.fame
    use = rng.lognormal(0, 0.3)
    machines = []
    for _ in range(count):
        model = pick(weights * (models.launched <= since), rng)
        weights = weights * np.where(models.line == models.line[model], 4, 1)
        weights *= np.where(models.maker == models.maker[model], 2, 1)
        machines.append((model, use * rng.lognormal(0, 0.4), since, float(until)))
    for place in range(count):  # a new one for some of the old ones
        day = since + rng.exponential(1500)
        if day < min(DAYS - 40, until):
            model, used, start, end = machines[place]
            near = models.fame * np.where(models.line == models.line[model], 8, 1)
            near = near * np.where(models.maker == models.maker[model], 2, 0.5)
            near *= (models.launched <= day) * (1 + 5 * (models.launched > day - 400))
            near *= 0.1 + likes[models.line]
            machines.append((pick(near, rng), used, day, end))
            if rng.random() < 0.65:
                machines[place] = (model, used, start, day)
    thrifty = float(rng.beta(0.6, 0.9))
    return _Firm(user, machines, {}, thrifty, float(rng.uniform(1, 20)), farms)


def _year(
    rng: np.random.Generator,
    log: Log,
    models: _Models,
    stock: _Stock,
    wear: _Wear,
    firm: _Firm,
) -> None:
    """What breaks or is worn, collected for some days, and ordered."""
    needs: list[tuple[float, int]] = []
    for model, used, start, end in firm.machines:
        fits = np.flatnonzero(models.places[model] >= 0)
        last = {int(sort): start - rng.uniform(0, wear.lasts[sort]) / used for sort in fits}
        if start > 0 and any(start > other[2] for other in firm.machines):  # a new machine
            first = rng.choice(fits, min(len(fits), int(rng.integers(2, 6))), replace=False)
            needs += [(start + rng.uniform(0, 12), int(models.places[model, one]))
                      for one in np.minimum(first, fits[6])]  # fmt: skip
            last = {int(sort): start for sort in fits}
        day = dict.fromkeys(last, 0.0)
        for sort in last:
            day[sort] = last[sort] + _lasts(rng, wear, sort, used)
        while day:
            sort = min(day, key=day.__getitem__)
            moment = day[sort]
            if moment >= end:
                break
            changed = [sort]
            for other in np.flatnonzero(wear.goes_with[sort] > 0):
                left = day.get(int(other), np.inf) - moment
                soon = left < 0.6 * wear.lasts[other] / used
                if other != sort and soon and rng.random() < wear.goes_with[sort, other]:
                    changed.append(int(other))
            for one in changed:
                if moment > max(start, 0):
                    needs.append((moment, int(models.places[model, one])))
                day[one] = moment + _lasts(rng, wear, one, used)
    _orders(rng, log, stock, firm, sorted(needs))


def _lasts(rng: np.random.Generator, wear: _Wear, sort: int, used: float) -> float:
    even = wear.even[sort]
    return float(max(3.0, wear.lasts[sort] / used * rng.gamma(even) / even))


def _orders(
    rng: np.random.Generator, log: Log, stock: _Stock, firm: _Firm, needs: list[tuple[float, int]]
) -> None:
    ordered = 0
    while ordered < len(needs):
        day = needs[ordered][0]
        if firm.farms and 2 < (day % 365) / 30.44 < 5 and rng.random() < 0.5:
            day += rng.uniform(10, 60)  # can wait for spring
        day += 0.1 if rng.random() < 0.35 else rng.uniform(0, firm.collects)
        day = np.floor(day) + 1.4 + rng.uniform(0, 0.35)
        day += 2 if int(day) % 7 > 4 else 0
        due = [place for moment, place in needs[ordered:] if moment <= day]
        due = due or [needs[ordered][1]]
        ordered += len(due)
        if day >= DAYS:
            return
        items = list(dict.fromkeys(_part(rng, log, stock, firm, place, day) for place in due))
        for item in [items[int(one)] for one in rng.permutation(len(items))]:
            log.add(firm.user, item, day * DAY)


def _part(
    rng: np.random.Generator, log: Log, stock: _Stock, firm: _Firm, place: int, day: float
) -> int:
    """Which of the parts for a place is ordered; before, prices are asked for at times."""
    offers = [one for one in stock.offers[place] if stock.born[one] <= day]
    offers = offers or stock.offers[place][:1]
    usual = firm.habit.get(place, -1)
    if usual in offers and rng.random() < 0.88:
        item = usual
    else:
        worth = np.where(stock.maker[offers], 1.05 - firm.thrifty, 0.05 + firm.thrifty)
        item = offers[pick(worth, rng)]
        if rng.random() < 0.4:
            for other in picks(np.ones(len(offers)), 3, rng):
                if other == offers.index(item) or rng.random() < 0.7:
                    shown = _sold(stock, offers[other], day)
                    log.add(firm.user, shown, (day - rng.uniform(0.05, 0.8)) * DAY, 1)
    firm.habit[place] = item
    return _sold(stock, item, day)


def _sold(stock: _Stock, item: int, day: float) -> int:
    """The number under which a part is sold on that day."""
    return item + 1 if stock.replaced[item] <= day else item


def _names(rng: np.random.Generator, sort: NDArray[np.int64]) -> list[str]:
    """What a part is, in one of three ways of writing it, with numbers that say nothing."""
    names = []
    for one in sort.tolist():
        words = [f"part{one}{rng.choice(['', 'x', 'en'], p=[0.6, 0.25, 0.15])}"]
        words += [f"dim{rng.integers(60)}", f"no{rng.integers(10_000)}"]
        if rng.random() < 0.3:
            words.append(str(rng.choice(["set", "complete", "steel", "left", "right"])))
        names.append(" ".join(words))
    return names
