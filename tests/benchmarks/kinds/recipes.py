"""Recipes: what is in the fridge and in season, for people who do not eat everything."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

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

DAYS, N_COURSES, N_CUISINES, N_STUFF = 500, 6, 9, 50
MEAT, FISH, DAIRY = slice(0, 9), slice(9, 14), slice(14, 20)
FEASTS = (40, 405)
"""Days of the feast of the year, which has dishes of its own."""


@dataclass(frozen=True)
class _Book:
    """Recipes [n].

    stuff: what they need [n, stuff]. has: of meat, fish and dairy [n, 3]. season: [months, n].
    savour: what a hidden taste likes [n, 3]. letter: those in the newsletter of a week [weeks, 3].
    """

    course: NDArray[np.int64]
    cuisine: NDArray[np.int64]
    stuff: NDArray[np.bool_]
    has: NDArray[np.bool_]
    minutes: Reals
    season: Reals
    feast: NDArray[np.bool_]
    savour: Reals
    appeal: Reals
    born: Reals
    letter: NDArray[np.int64]


@dataclass
class _Cook:
    """liking: of each recipe, without time and season [n]. buys: stuff, how gladly.

    fridge: what has to be used, and until when. dear: recipes that were good, with the days.
    """

    user: int
    liking: Reals
    buys: Reals
    curious: float
    leaves: float
    baker: float
    fridge: dict[int, float]
    dear: dict[int, list[float]]


def recipes(seed: int) -> Kind:
    """Views of recipes, and what was cooked.

    What tells: the ingredient that the last recipes had in common (what is left is used within
    some days; the ingredients are in the text alone, under two names each), a diet that is hardly
    ever left, cuisine and course; the favourites of a person, cooked again, but not within a week
    and in their season; what grows in that month, soups in winter, the dishes of a feast in the
    weeks before it; quick ones on weekdays, baking at weekends; the newsletter of that week, which
    shows only in what others view. A savour is named for a few recipes, their appeal for none. The
    cuisine is missing for some, the author and the stars tell nothing.
    """
    rng = np.random.default_rng(seed)
    n = 1100
    book = _book(rng, n)
    log = Log()
    user = 0
    while user < 1050:
        cuisines = rng.dirichlet(np.full(N_CUISINES, 0.5)) + 0.02
        courses = rng.dirichlet(np.full(N_COURSES, 0.9)) + 0.03
        liking = book.appeal * cuisines[book.cuisine] * courses[book.course]
        liking *= np.exp(0.6 * book.savour @ rng.normal(size=3))
        diet = int(rng.choice(4, p=[0.62, 0.09, 0.2, 0.09]))
        buys = rng.lognormal(0, 0.9, N_STUFF)
        for part in range(3):  # of no meat, no fish either, nothing of animals
            if diet > part:
                liking *= np.where(book.has[:, part], 0.015, 1)
                buys[(MEAT, FISH, DAIRY)[part]] *= 0.01
        cook = _Cook(
            user,
            liking,
            buys,
            float(0.9 * rng.lognormal(0, 0.7)),
            float(rng.uniform(0.3, 0.8)),
            float(rng.lognormal(0, 0.7)),
            {},
            {},
        )
        before = len(log)
        _days(rng, log, book, cook)
        user += len(log) > before
    known = features(
        book.born * DAY,
        COURSE=book.course,
        AUTHOR=rng.choice(120, n, p=zipf(120, 0.8)),
    )
    suits = np.column_stack(
        [~book.has[:, 0], ~book.has[:, :2].any(axis=1), ~book.has.any(axis=1), rng.random(n) < 0.3]
    )
    known = several(
        known,
        CUISINE=told(book.cuisine, rng.random(n) < 0.8),
        SUITS=suits & (rng.random((n, 1)) < 0.75),
    )
    minutes = np.round(book.minutes * rng.lognormal(0, 0.15, n) / 5) * 5
    numbers = {
        "MINUTES": minutes.astype(np.float32),
        "STARS": rng.normal(4.3, 0.3, n).clip(1, 5).astype(np.float32),
    }
    known = replace(known, numbers=numbers, texts={"DESCRIPTION": _words(rng, book)})
    return Kind(log.data(n, ("View", "Cook"), known))


def _book(rng: np.random.Generator, n: int) -> _Book:
    course = rng.choice(N_COURSES, n, p=[0.36, 0.16, 0.14, 0.16, 0.1, 0.08])
    cuisine = rng.choice(N_CUISINES, n, p=zipf(N_CUISINES, 0.6))
    often = rng.dirichlet(np.full(N_STUFF, 0.5), N_CUISINES) + 0.004
    fits = rng.lognormal(0, 1.1, (N_COURSES, N_STUFF))
    fits[3:, :14] *= 0.02  # no meat in what is baked, sweet or for breakfast
    fits[3:, DAIRY] *= 4
    stuff = np.zeros((n, N_STUFF), np.bool_)
    for item in range(n):
        count = int(rng.choice([1, 2, 3, 4], p=[0.15, 0.4, 0.3, 0.15]))
        stuff[item, picks(often[cuisine[item]] * fits[course[item]], count, rng)] = True
    has = np.column_stack([stuff[:, part].any(axis=1) for part in (MEAT, FISH, DAIRY)])
    month = np.arange(12)[:, None]
    strong = np.where(np.arange(N_STUFF) < 20, 0.1, rng.choice([0.2, 1, 2], N_STUFF))
    grows = strong * np.cos((month - rng.uniform(0, 12, N_STUFF)) / 6 * np.pi)
    warm = np.array([0.1, 0.9, -1.0, 0.3, -0.3, 0.0]) * np.cos((month - 2) / 6 * np.pi)
    season = np.exp(grows @ stuff.T / np.sqrt(stuff.sum(axis=1)) + warm[:, course])
    born = np.where(rng.random(n) < 0.6, -1, rng.uniform(0, DAYS - 5, n))
    letter = np.zeros((DAYS // 7 + 1, 3), np.int64)
    for week in range(len(letter)):
        there = np.flatnonzero(born <= week * 7)
        worth = season[_month(week * 7.0), there] * (1 + 6 * (born[there] > week * 7 - 14))
        letter[week] = there[picks(worth, 3, rng)]
    return _Book(
        course,
        cuisine,
        stuff,
        has,
        25 * rng.lognormal(0, 0.5, n) * np.array([1.2, 1, 0.6, 2, 1.3, 0.5])[course],
        season,
        rng.random(n) < np.array([0.03, 0.01, 0.01, 0.2, 0.12, 0])[course],
        rng.normal(size=(n, 3)),
        rng.lognormal(0, 0.8, n),
        born,
        letter,
    )


def _month(moment: float) -> int:
    return int(moment / 30.44) % 12


def _now(book: _Book, cook: _Cook, moment: float) -> Reals:
    """What suits the day, of all recipes [n]."""
    weekend = int(moment) % 7 > 4
    suits = book.season[_month(moment)] * (book.born <= moment)
    before = min((feast - moment for feast in FEASTS if feast > moment - 2), default=99.0)
    suits = suits * np.where(book.feast, 4 if before < 28 else 0.02, 1)
    if weekend:
        suits *= np.where(book.course == 3, 1 + 2.5 * cook.baker, 1)
    else:
        suits *= np.exp(-np.maximum(book.minutes - 35, 0) / 30)
    found: Reals = suits
    return found


def _days(rng: np.random.Generator, log: Log, book: _Book, cook: _Cook) -> None:
    day = rng.uniform(-150, DAYS - 5)
    until = min(DAYS - 1, day + 10 + rng.exponential(260))
    day = max(day, rng.uniform(0, 4))
    between = 16 * rng.lognormal(0, 0.5)
    while day < until:
        moment = np.floor(day) + (17.5 + rng.normal(0, 1.5)) / 24
        cook.fridge = {one: end for one, end in cook.fridge.items() if end > moment}
        suits = _now(book, cook, moment)
        dear = _again(cook, suits, moment)
        total = sum(dear.values())
        urgent = len(cook.fridge) > 0
        if total and rng.random() < total / (total + cook.curious * (3 if urgent else 1)):
            item = list(dear)[pick(np.array(list(dear.values())), rng)]
            if rng.random() < 0.5:
                log.add(cook.user, item, moment * DAY)
            _cooked(rng, log, book, cook, item, moment + 0.01)
        else:
            _searched(rng, log, book, cook, suits, moment)
        soon = 0.2 if cook.fridge else 1
        day = np.floor(day) + max(1.2, rng.exponential(between * soon))


def _again(cook: _Cook, suits: Reals, moment: float) -> dict[int, float]:
    """What each favourite is worth on that day."""
    dear = {}
    for item, days in cook.dear.items():
        tired = 0.06 if moment - days[-1] < 9 else 1
        often = np.exp((np.array(days) - moment) / 250).sum()
        dear[item] = float(0.6 * often * tired * min(3.0, suits[item]))
    return dear


def _searched(
    rng: np.random.Generator, log: Log, book: _Book, cook: _Cook, suits: Reals, moment: float
) -> None:
    """Some recipes with one ingredient, or of one course, or of the newsletter; one is cooked."""
    weights = cook.liking * suits
    chance = rng.random()
    focus = -1
    if cook.fridge and rng.random() < 0.85:
        focus = list(cook.fridge)[-1]
    elif chance < 0.5:
        focus = pick(cook.buys * (weights @ book.stuff), rng)
    if focus >= 0:
        weights = weights * np.where(book.stuff[:, focus], 1, 0.004)
    elif chance < 0.65:
        weights = (
            np.sqrt(weights) * np.isin(np.arange(len(weights)), book.letter[int(moment) // 7])
            + 1e-6 * weights
        )
    else:
        course = book.course[pick(weights, rng)]
        weights = weights * np.where(book.course == course, 1, 0.03)
        weights = weights * (1 + 4 * (book.born > moment - 21))
    seen = picks(weights, int(rng.geometric(0.36)), rng)
    for item in seen:
        log.add(cook.user, item, moment * DAY)
        moment += rng.exponential(0.001)
    if rng.random() < 0.55:
        item = seen[pick(cook.liking[seen], rng)]
        _cooked(rng, log, book, cook, item, moment + 0.02)
        if item not in cook.dear and rng.random() < 0.45:
            cook.dear[item] = [moment]
    if focus >= 0 and rng.random() < cook.leaves:
        cook.fridge[focus] = moment + rng.uniform(2, 6)
    elif focus >= 0:
        cook.fridge.pop(focus, None)


def _cooked(
    rng: np.random.Generator, log: Log, book: _Book, cook: _Cook, item: int, moment: float
) -> None:
    log.add(cook.user, item, moment * DAY, 1)
    if item in cook.dear:
        cook.dear[item].append(moment)
        if rng.random() < 0.05:  # enough of it
            del cook.dear[item]
    if not cook.fridge and rng.random() < 0.5 * cook.leaves:
        left = rng.choice(np.flatnonzero(book.stuff[item]))
        cook.fridge[int(left)] = moment + rng.uniform(2, 6)


def _words(rng: np.random.Generator, book: _Book) -> list[str]:
    """Ingredients under one of their names, words of the cuisine, and those of every recipe."""
    common = [f"ta{number}sty" for number in range(120)]
    usual = zipf(120, 0.9)
    described = []
    for item in range(len(book.course)):
        needs = np.flatnonzero(book.stuff[item] & (rng.random(N_STUFF) < 0.9))
        words = [f"ing{one}{'o' if rng.random() < 0.75 else 'a'}" for one in needs]
        words += [f"way{book.cuisine[item]}of{one}" for one in rng.integers(0, 6, rng.integers(4))]
        strong = np.flatnonzero((book.savour[item] > 1.2) & (rng.random(3) < 0.35))
        words += [f"sav{one}our" for one in strong]
        words += rng.choice(common, int(rng.integers(5, 16)), p=usual).tolist()
        described.append(" ".join(rng.permutation(words)))
    return described
