"""Podcasts: episodes of shows that people follow, catch up with, or only look into."""

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

DAYS, N_TOPICS, N_GUESTS, WEEK = 180, 14, 50, 7
_RHYTHMS = np.repeat([1.4, 7, 14, 0], [2, 44, 24, 9])
"""Days between two episodes of the shows; 0 for a story that is over."""


@dataclass(frozen=True)
class _Catalogue:
    """Shows, and their episodes [n], which lie together in the order of their release.

    story: whether a show is heard from its beginning. first: of each show, and the end. fame:
    [weeks, shows]. guest: of an episode, or -1.
    """

    topic: NDArray[np.int64]
    style: Reals
    story: NDArray[np.bool_]
    first: NDArray[np.int64]
    fame: Reals
    show: NDArray[np.int64]
    released: Reals
    guest: NDArray[np.int64]
    appeal: Reals


@dataclass
class _Listener:
    """fits: shows, by what is known of them and by their style. follows: shows, and how gladly.

    catches_up: show of which older episodes are heard, or -1. left: episode heard to the middle.
    """

    user: int
    topics: Reals
    fits: Reals
    curious: float
    follows: dict[int, float]
    heard: NDArray[np.bool_]
    catches_up: int = -1
    left: int = -1


def podcasts(seed: int) -> Kind:
    """Episodes that were listened to, and those that were left after some minutes (Sample).

    What tells: the newest episodes of the shows that a person follows (which is never said, but
    seen in what they hear of them), the weekday on which a show comes out; after a show was found,
    its older episodes, of a story from the first one on, of talks from the newest one back, until
    the person is tired of it; the second half of a long episode. Two of five are drop-ins: by
    topic, how well known a show is in these weeks, a guest who goes from show to show for a month,
    and a style that nothing tells. Most of them are left soon. Shows are lost again after months.
    The topic is wrong for some shows, the guest is named for half, and the rating tells nothing.
    """
    rng = np.random.default_rng(seed)
    made = _catalogue(rng)
    n = len(made.show)
    log = Log()
    for user in range(1150):
        topics = rng.dirichlet(np.full(N_TOPICS, 0.25)) + 0.01
        style = rng.normal(size=3)
        fits = topics[made.topic] * np.exp(0.8 * made.style @ style)
        curious = 0.10 * rng.lognormal(0, 0.6)
        listener = _Listener(user, topics, fits, curious, {}, np.zeros(n, np.bool_))
        since = rng.uniform(-80, DAYS - 8)
        if since < 0:  # was there before
            for show in picks(fits * made.fame[0], int(rng.integers(1, 6)), rng):
                listener.follows[show] = rng.uniform(0.4, 1.5)
        _sessions(rng, log, made, listener, max(since, rng.uniform(0, 3)))
    stated = np.where(rng.random(len(made.topic)) < 0.12, rng.permutation(made.topic), made.topic)
    known = features(
        made.released * DAY,
        SHOW=made.show,
        TOPIC=stated[made.show],
        RATING=rng.choice(3, n, p=[0.8, 0.15, 0.05]),
    )
    named = (made.guest >= 0) & (rng.random(n) < 0.5)
    known = several(known, GUEST=told(made.guest, named))
    number = np.arange(n) - made.first[made.show] + 1
    minutes = np.where(_RHYTHMS[made.show] < 2, 12, rng.normal(45, 12, n)).clip(8, 120)
    numbers = {"EPISODE": number.astype(np.float32), "MINUTES": minutes.astype(np.float32)}
    return Kind(log.data(n, ("Listen", "Sample"), replace(known, numbers=numbers)))


def _catalogue(rng: np.random.Generator) -> _Catalogue:
    n_shows = len(_RHYTHMS)
    story = (_RHYTHMS == 0) | ((_RHYTHMS == 7) & (rng.random(n_shows) < 0.15))
    days = []
    for rhythm in _RHYTHMS.tolist():
        if rhythm == 0:
            came = rng.uniform(-200, 80) + 7.0 * np.arange(int(rng.integers(8, 15)))
        elif rhythm < 2:
            came = np.arange(-10.0, DAYS)
            came = came[came % 7 < 5] + 0.2
        else:
            begun = rng.uniform(-220, -5) if rng.random() < 0.75 else rng.uniform(0, DAYS - 40)
            came = np.floor(begun) + rng.uniform(0.2, 0.7) + np.arange(0, DAYS - begun, rhythm)
            pause = rng.uniform(-150, DAYS)
            came = came[(came < pause) | (came > pause + 28)]
            came = came + rng.choice([0, 0, 0, 0, 1], len(came))
        days.append(came[came < DAYS - 0.5])
    counts = np.array([len(one) for one in days])
    show = np.repeat(np.arange(n_shows), counts)
    released = np.concatenate(days)
    walk = np.cumsum(rng.normal(0, 0.2, (DAYS // WEEK + 1, n_shows)), axis=0)
    fame = np.exp(rng.normal(0, 1.0, n_shows) + walk)
    tour = rng.uniform(-150, DAYS, N_GUESTS)
    guest = np.full(len(show), -1)
    talks = ~story & (_RHYTHMS > 2) & (rng.random(n_shows) < 0.7)
    for item in np.flatnonzero(talks[show]):
        about = np.flatnonzero((released[item] > tour) & (released[item] < tour + 35))
        if len(about) and rng.random() < 0.6:
            guest[item] = rng.choice(about)
    known = np.append(rng.lognormal(0.6, 0.7, N_GUESTS), 1.0)
    appeal = rng.lognormal(0, 0.45, len(show)) * known[guest]
    return _Catalogue(
        rng.choice(N_TOPICS, n_shows, p=zipf(N_TOPICS, 0.6)),
        rng.normal(size=(n_shows, 3)),
        story,
        np.concatenate([[0], np.cumsum(counts)]),
        fame,
        show,
        released,
        guest,
        appeal,
    )


def _sessions(
    rng: np.random.Generator, log: Log, made: _Catalogue, listener: _Listener, day: float
) -> None:
    until = min(DAYS, day + 10 + rng.exponential(150))
    between = 3.6 * rng.lognormal(0, 0.6)
    commutes = rng.random() < 0.6
    hours = np.array([7.4, 17.6]) if commutes else rng.uniform(8, 23, 2)
    while day < until:
        if commutes and int(day) % 7 > 4 and rng.random() < 0.8:
            day += 1
            continue
        moment = np.floor(day) + (rng.choice(hours) + rng.normal(0, 0.5)) / 24
        for _ in range(1 + int(rng.poisson(0.7))):
            moment += _heard(rng, log, made, listener, float(moment))
        gap = max(0.5, rng.exponential(between))
        for show in list(listener.follows):
            if rng.random() < 1 - np.exp(-gap / 170):
                del listener.follows[show]
        day = moment + gap


def _heard(
    rng: np.random.Generator, log: Log, made: _Catalogue, listener: _Listener, moment: float
) -> float:
    """One episode or the beginning of it; how long it took, in days."""
    if listener.left >= 0:
        left, listener.left = listener.left, -1
        if rng.random() < 0.7:
            log.add(listener.user, left, moment * DAY)
            return 0.015
    item = _next(rng, made, listener, moment)
    if item < 0:
        item = _drop_in(rng, made, listener, moment)
        show = int(made.show[item])
        good = listener.fits[show] / listener.topics[made.topic[show]]
        if rng.random() > 0.2 + 0.4 * min(1.0, good / 2):
            listener.heard[item] = rng.random() < 0.9
            log.add(listener.user, item, moment * DAY, 1)
            return 0.004
        if show not in listener.follows and rng.random() < 0.35 * (1 + made.story[show]):
            listener.follows[show] = float(np.clip(good, 0.3, 2) * rng.uniform(0.4, 1))
            if rng.random() < (0.85 if made.story[show] else 0.35):
                listener.catches_up = show
    listener.heard[item] = True
    log.add(listener.user, item, moment * DAY)
    if rng.random() < 0.08:
        listener.left = item
    return float(rng.uniform(0.02, 0.04))


def _next(rng: np.random.Generator, made: _Catalogue, listener: _Listener, moment: float) -> int:
    """An episode of a show that is caught up with or followed, or -1."""
    show = listener.catches_up
    if show >= 0 and rng.random() < 0.75:
        items = np.arange(made.first[show], made.first[show + 1])
        items = items[~listener.heard[items] & (made.released[items] < moment)]
        if len(items) == 0 or rng.random() < 0.05:
            listener.catches_up = -1
        else:
            place = min(int(rng.geometric(0.85)) - 1, len(items) - 1)  # hardly ever skips one
            return int(items[place] if made.story[show] else items[-1 - place])
    weights, found = [], []
    for show, gladly in listener.follows.items():
        start, end = made.first[show], made.first[show + 1]
        items = start + np.flatnonzero(
            ~listener.heard[start:end] & (made.released[start:end] < moment)
        )
        age = moment - made.released[items]
        short = _RHYTHMS[show] < 2
        items = items[age < (1.3 if short else 24)]
        if made.story[show]:
            items = items[:1]
        age = moment - made.released[items]
        weights.append(gladly * np.exp(-age / (0.7 if short else 6)) * made.appeal[items] ** 0.4)
        found.append(items)
    total = float(sum(one.sum() for one in weights))
    if total and rng.random() < total / (total + listener.curious):
        return int(np.concatenate(found)[pick(np.concatenate(weights), rng)])
    return -1


def _drop_in(rng: np.random.Generator, made: _Catalogue, listener: _Listener, moment: float) -> int:
    """An episode of some other show."""
    shows = listener.topics[made.topic] * listener.fits**0.3
    shows = shows * made.fame[int(min(moment, DAYS - 1)) // WEEK]
    shows[list(listener.follows)] *= 0.1
    age = moment - made.released
    weights = shows[made.show] * made.appeal * (0.03 + np.exp(-np.maximum(age, 0) / 5))
    beginning = np.zeros(len(age), np.bool_)
    beginning[made.first[:-1]] = True
    weights *= np.where(beginning & made.story[made.show], 20, 1)
    weights *= (age >= 0) & ~listener.heard
    return pick(weights, rng)
