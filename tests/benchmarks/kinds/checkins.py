"""Places in towns at which people say that they are there."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features
from tests.benchmarks.kinds.kind import (
    DAY,
    START,
    Kind,
    Log,
    Reals,
    features,
    pick,
    picks,
    several,
    zipf,
)

DAYS, N_USERS, N_PLACES, N_TOWNS, N_QUARTERS = 420, 1_050, 5_200, 6, 8
MIDNIGHT = -START % DAY
_SORTS = (  # share of places; hour, width and weight of two times; weight at weekends
    ("office", 0.10, 9, 1.5, 4.0, 14, 2.0, 1.0, 0.15),
    ("coffee", 0.10, 8, 1.2, 3.0, 15, 2.0, 1.2, 0.9),
    ("station", 0.06, 8, 1.0, 3.0, 18, 1.2, 3.0, 0.4),
    ("lunch", 0.12, 12.5, 0.9, 4.0, 19, 1.0, 0.6, 0.6),
    ("restaurant", 0.16, 19.5, 1.3, 4.0, 13, 1.0, 0.8, 1.5),
    ("bar", 0.10, 22, 1.6, 3.5, 19, 1.5, 0.6, 2.0),
    ("gym", 0.05, 7, 1.0, 1.2, 18.5, 1.3, 2.2, 0.8),
    ("shop", 0.17, 17.5, 1.8, 2.0, 12, 2.0, 1.0, 1.9),
    ("park", 0.06, 11, 2.5, 0.6, 17, 2.0, 0.8, 2.2),
    ("culture", 0.04, 20, 1.3, 1.2, 14, 2.0, 0.6, 1.8),
    ("travel", 0.04, 10, 4.0, 0.3, 18, 4.0, 0.3, 1.2),
)


@dataclass(frozen=True)
class _Map:
    """Places [n]. where: kilometres [n, 2]. usual: of a sort of place [weekend, hour, sorts]."""

    sort: NDArray[np.int64]
    town: NDArray[np.int64]
    quarter: NDArray[np.int64]
    where: Reals
    fame: Reals
    opened: Reals
    centres: Reals
    usual: Reals


@dataclass
class _Person:
    """trips: town, from when, until when. home_fit, work_fit: how likely a place is from there.

    visited: places with the number of visits.
    """

    home: Reals
    work: Reals
    town: int
    sorts: Reals
    curious: float
    trips: list[tuple[int, float, float]]
    home_fit: Reals
    work_fit: Reals
    visited: dict[int, float]
    last: tuple[float, int]


def checkins(seed: int) -> Kind:
    """Check-ins at places, after Gowalla and Foursquare; two of three where one was before.

    What tells: hour and weekend (by sort of place), earlier visits, nearness to home, to work or to
    the last place, friends and their places, fame; trips to other towns. Sort, quarter and place
    on the map are known, and most friends; home and work are not.
    """
    rng = np.random.default_rng(seed)
    made = _map(rng)
    people = [_person(rng, made) for _ in range(N_USERS)]
    friends = _friends(rng, people)
    moments = [_moments(rng, made, person) for person in people]
    users = np.repeat(np.arange(N_USERS), [len(one) for one in moments])
    times = np.concatenate(moments)
    log = Log()
    for event in np.argsort(times, kind="stable"):
        user, moment = int(users[event]), float(times[event])
        place = _place(rng, made, people, friends[user], user, moment)
        person = people[user]
        person.visited[place] = person.visited.get(place, 0) + 1
        person.last = (moment, place)
        log.add(user, place, MIDNIGHT + moment * DAY)
    quarters = made.town * N_QUARTERS + made.quarter
    known = features(made.opened * DAY, SORT=made.sort, QUARTER=quarters, TOWN=made.town)
    where = made.where.astype(np.float32)
    known = replace(known, numbers={"EAST": where[:, 0], "NORTH": where[:, 1]})
    member = np.zeros((N_USERS, N_USERS), np.bool_)
    for user, others in enumerate(friends):
        member[user, others] = rng.random(len(others)) < 0.9
    data = log.data(N_PLACES, ("Visit",), known)
    return Kind(replace(data, user_features=several(Features(), FRIEND=member)))


def _map(rng: np.random.Generator) -> _Map:
    shares = np.array([sort[1] for sort in _SORTS])
    sort = rng.choice(len(_SORTS), N_PLACES, p=shares / shares.sum())
    town = rng.choice(N_TOWNS, N_PLACES, p=zipf(N_TOWNS, 0.8))
    quarter = rng.choice(N_QUARTERS, N_PLACES, p=zipf(N_QUARTERS, 0.7))
    towns = rng.uniform(0, 600, (N_TOWNS, 1, 2))
    centres = towns + rng.normal(0, 4, (N_TOWNS, N_QUARTERS, 2))
    centres[:, 0] = towns[:, 0]
    where = centres[town, quarter] + rng.normal(0, 0.9, (N_PLACES, 2))
    fame = rng.lognormal(0, 1.2, N_PLACES) * np.where(np.isin(sort, [2, 10]), 4, 1)
    late = rng.random(N_PLACES) < 0.12
    opened = np.where(late, rng.uniform(0, DAYS - 30, N_PLACES), -300.0)
    hours = np.arange(24) + 0.5
    usual = np.empty((2, 24, len(_SORTS)))
    for number, (_, _, first, wide, high, second, broad, low, weekend) in enumerate(_SORTS):
        gap, other = np.abs(hours - first), np.abs(hours - second)
        gap, other = np.minimum(gap, 24 - gap), np.minimum(other, 24 - other)
        curve = 0.04 + high * np.exp(-((gap / wide) ** 2) / 2)
        curve += low * np.exp(-((other / broad) ** 2) / 2)
        usual[0, :, number], usual[1, :, number] = curve, curve * weekend
    return _Map(sort, town, quarter, where, fame, np.floor(opened), centres, usual)


def _near(made: _Map, spot: Reals) -> Reals:
    """How likely a place is because of its distance; far ones are rare but happen."""
    far = np.hypot(made.where[:, 0] - spot[0], made.where[:, 1] - spot[1])
    near: Reals = (0.4 + far) ** -1.7
    return near


def _person(rng: np.random.Generator, made: _Map) -> _Person:
    town = int(rng.choice(N_TOWNS, p=zipf(N_TOWNS, 0.8)))
    home = made.centres[town, rng.integers(N_QUARTERS)] + rng.normal(0, 1.2, 2)
    firms = made.centres[town, rng.choice(N_QUARTERS, p=zipf(N_QUARTERS, 0.9))]
    work = firms + rng.normal(0, 0.8, 2)
    trips = []
    for _ in range(int(rng.poisson(4))):
        start = rng.uniform(0, DAYS)
        trips.append((int(rng.integers(N_TOWNS)), start, start + 1 + rng.exponential(3)))
    sorts = rng.dirichlet(np.full(len(_SORTS), 1.2)) + 0.01
    fits = made.fame * np.exp(rng.normal(0, 0.5, N_PLACES))
    curious = float(np.clip(rng.normal(0.75, 0.2), 0.2, 1))
    home_fit, work_fit = fits * _near(made, home), fits * _near(made, work)
    return _Person(home, work, town, sorts, curious, trips, home_fit, work_fit, {}, (-9.0, -1))


def _friends(rng: np.random.Generator, people: list[_Person]) -> list[list[int]]:
    """Some friends of each, mostly from nearby; friendship is mutual."""
    homes = np.array([person.home for person in people])
    social = rng.lognormal(0, 0.8, len(people))
    found: list[set[int]] = [set() for _ in people]
    for user in range(len(people)):
        far = np.hypot(homes[:, 0] - homes[user, 0], homes[:, 1] - homes[user, 1])
        weights = social / (1.5 + far)
        weights[user] = 0
        for other in picks(weights, min(30, int(1.6 * social[user])), rng):
            found[user].add(other)
            found[other].add(user)
    return [sorted(one) for one in found]


def _moments(rng: np.random.Generator, made: _Map, person: _Person) -> Reals:
    """When one person checks in: on some days, then often several times."""
    count = 8 + min(900, int(rng.lognormal(3.75, 1.0)))
    since = max(0.0, rng.uniform(-120, DAYS - 60))
    until = min(DAYS - 0.1, since + 40 + rng.exponential(300))
    days = rng.integers(int(since), int(until), max(3, int(count * rng.uniform(0.35, 0.8))))
    days = rng.choice(days, count)
    curves = (made.usual * person.sorts).sum(axis=2)
    hours = [pick(curves[int(day % 7 > 4)], rng) for day in days.tolist()]
    return np.sort(days + (np.array(hours) + rng.random(count)) / 24)


def _spot(rng: np.random.Generator, person: _Person, moment: float) -> tuple[int, bool]:
    """The town in which a person is, and whether at work."""
    for town, start, end in person.trips:
        if start <= moment < end:
            return town, False
    hour, weekend = moment % 1 * 24, int(moment) % 7 > 4
    return person.town, not weekend and 7.5 < hour < 18 and rng.random() < 0.85


def _place(
    rng: np.random.Generator,
    made: _Map,
    people: list[_Person],
    friends: list[int],
    user: int,
    moment: float,
) -> int:
    person = people[user]
    town, works = _spot(rng, person, moment)
    sorts = made.usual[int(int(moment) % 7 > 4), int(moment % 1 * 24)] * person.sorts
    away = town != person.town
    before, last = person.last
    moved = last >= 0 and moment - before < 0.13 and made.town[last] == town
    fits = person.work_fit if works else person.home_fit
    visited = np.fromiter(person.visited, np.int64)
    here = made.town[visited] == town
    known = visited[here]
    new = person.curious * max(1, len(person.visited)) ** -0.21 * (1.6 if away else 1)
    if len(known) and rng.random() > new:
        spot = made.where[last] if moved else person.work if works else person.home
        far = np.hypot(*(made.where[known] - spot).T) if moved or not away else np.zeros(len(known))
        counts = np.fromiter(person.visited.values(), np.float64)[here]
        weights = counts * sorts[made.sort[known]] * (0.5 + far) ** -0.8
        weights *= np.where(known == last, 0.05 if moment - before < 0.2 else 0.6, 1)
        return int(known[pick(weights, rng)])
    if friends and rng.random() < 0.18:
        other = people[friends[int(rng.integers(len(friends)))]]
        shown = np.fromiter(other.visited, np.int64)
        shown = shown[made.town[shown] == town]
        if len(shown):
            return int(shown[pick(sorts[made.sort[shown]] * fits[shown] ** 0.4, rng)])
    if away:
        fits = made.fame * _near(made, made.centres[town, 0])
    elif moved:
        fits = np.sqrt(fits * made.fame * _near(made, made.where[last]))
    weights = fits * sorts[made.sort] * (made.town == town) * (made.opened <= moment)
    return pick(weights, rng)
