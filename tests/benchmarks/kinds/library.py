"""A public library: several books at one time, for all who share a card."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import (
    DAY,
    Kind,
    Log,
    Reals,
    features,
    pick,
    several,
    told,
    zipf,
)

DAYS, N_GENRES, N_THEMES = 730, 12, 14
ADULT, AGES = 5, np.array([1.8, 4.8, 7.8, 10.8, 14.0])
"""Middle of the ages for which children's books are; `ADULT` is the part after them."""
HOLIDAYS = ((215, 257), (580, 622))
FEASTS = (40, 405)


@dataclass(frozen=True)
class _Books:
    """Titles [n].

    part: of ages or `ADULT`. about: genre of those for adults, theme of those for children, 14 for
    none. follows: the volume before, or -1. copies: how many there are. mood: what nothing tells.
    """

    part: NDArray[np.int64]
    about: NDArray[np.int64]
    author: NDArray[np.int64]
    series: NDArray[np.int64]
    volume: NDArray[np.int64]
    follows: NDArray[np.int64]
    feast: NDArray[np.bool_]
    copies: NDArray[np.int64]
    bought: Reals
    appeal: Reals
    mood: Reals


@dataclass
class _Member:
    """born: day of birth of a child. liking: of all titles, without what they are about [n].

    phase: the theme of a child now. had: times of loans.
    """

    born: float | None
    tastes: Reals
    liking: Reals
    many: float
    series: float
    phase: int
    had: dict[int, float] = field(default_factory=dict)
    waits: list[int] = field(default_factory=list)


@dataclass
class _Desk:
    """What is there.

    out: how many copies are lent. back: when and what comes back. school: the title of each month.
    cards: numbers of those that were used.
    """

    out: NDArray[np.int64]
    back: list[tuple[float, int]]
    school: list[int]
    cards: dict[int, int] = field(default_factory=dict)


def library(seed: int) -> Kind:
    """Loans, renewals and reservations of family cards.

    What tells: who uses the card (grown-ups with genres of their own, children of some age who grow
    older over two years, each with a theme for some months), only seen in what was lent; the next
    volume of a series, the authors; picture books that are taken again and again; loans of one
    visit have one time and no order; a seventh of the loans is renewed after four weeks; a title of
    which all copies are out cannot be lent, but reserved, and is lent as soon as one is back. New
    titles come each month and are on a shelf of their own; before holidays families take more of
    everything, and guides; books of the feast go in the weeks before it; a school reads the same
    book in one month. Series are named for half of the volumes, genres are missing for some and
    wrong for some; the year of printing and the shelf mark tell little.
    """
    rng = np.random.default_rng(seed)
    books = _books(rng, 2100)
    n = len(books.part)
    cards = [_card(rng, books) for _ in range(800)]
    readable = np.flatnonzero((books.part == 3) & (books.copies > 1))
    school = rng.choice(readable, DAYS // 30 + 1, replace=False)
    books.copies[school] = 15
    desk = _Desk(np.zeros(n, np.int64), [], school.tolist())
    log = Log()
    for moment, card in _visits(rng, len(cards)):
        while desk.back and desk.back[0][0] <= moment:
            desk.out[heapq.heappop(desk.back)[1]] -= 1
        _visit(rng, log, books, desk, cards[card], card, moment)
    wrong = rng.random(n) < 0.05
    genre = np.where(books.part == ADULT, books.about, N_GENRES + books.about)
    genre = np.where(wrong, rng.permutation(genre), genre)
    known = features(
        books.bought * DAY,
        AUTHOR=books.author,
        SHELF=rng.integers(0, 40, n),
    )
    known = several(
        known,
        GENRE=told(genre, (genre < N_GENRES + N_THEMES) & (rng.random(n) < 0.85)),
        AUDIENCE=told(books.part, rng.random(n) < 0.92),
        SERIES=told(books.series, (books.series > 0) & (rng.random(n) < 0.5)),
    )
    year = (2023 + np.floor(books.bought / 365) - rng.integers(0, 3, n)).astype(np.float32)
    volume = np.where(rng.random(n) < 0.6, books.volume, 0).astype(np.float32)
    titles = _titles(rng, books)
    known = replace(known, numbers={"YEAR": year, "VOLUME": volume}, texts={"TITLE": titles})
    return Kind(log.data(n, ("Loan", "Renew", "Reserve"), known))


def _books(rng: np.random.Generator, n: int) -> _Books:
    part = rng.choice(ADULT + 1, n, p=[0.1, 0.13, 0.13, 0.13, 0.08, 0.43])
    about = np.where(
        part == ADULT,
        rng.choice(N_GENRES, n, p=zipf(N_GENRES, 0.5)),
        rng.choice(N_THEMES + 1, n, p=np.append(0.75 * zipf(N_THEMES, 0.3), 0.25)),
    )
    writes = part * 60 + (about % 6) * 10  # authors write for one part, and similar things
    author = writes + rng.choice(10, n, p=zipf(10, 0.8))
    appeal = rng.lognormal(0, 0.8, n) * rng.lognormal(0, 0.5, int(author.max()) + 1)[author]
    mood = 0.7 * rng.normal(size=(int(author.max()) + 1, 3))[author] + 0.7 * rng.normal(size=(n, 3))
    bought = np.where(rng.random(n) < 0.55, -400, rng.uniform(-60, DAYS - 5, n))
    series, volume = np.zeros(n, np.int64), np.zeros(n, np.int64)
    follows = np.full(n, -1)
    free = rng.permutation(n)
    for number in range(1, 111):
        head = int(free[0])
        alike = free[(part[free] == part[head])][: int(rng.integers(3, 10))]
        free = free[~np.isin(free, alike)]
        alike = alike[np.argsort(bought[alike], kind="stable")]
        series[alike], volume[alike] = number, np.arange(1, len(alike) + 1)
        follows[alike[1:]] = alike[:-1]
        about[alike], author[alike], mood[alike] = about[head], author[head], mood[head]
        appeal[alike] = 1.3 * appeal[head] * rng.lognormal(0, 0.3, len(alike))
    bought = np.where(bought > 0, np.floor(bought / 30) * 30 + rng.uniform(1, 6, n), bought)
    copies = 1 + np.minimum(6, (appeal * rng.uniform(0.2, 1.2, n)).astype(np.int64))
    feast = (series == 0) & (rng.random(n) < np.where(part < 3, 0.06, 0.015))
    return _Books(part, about, author, series, volume, follows, feast, copies, bought, appeal, mood)


def _card(rng: np.random.Generator, books: _Books) -> list[_Member]:
    """Who uses a card."""
    family = rng.random() < 0.6
    adults = 1 + (rng.random() < 0.35)
    children = int(rng.choice([1, 2, 3], p=[0.45, 0.42, 0.13])) if family else 0
    eldest = rng.uniform(0, 14)
    members = []
    for place in range(adults + children):
        child = place >= adults
        age = max(0.0, eldest - 2.7 * (place - adults)) if child else 0
        tastes = rng.dirichlet(np.full(N_THEMES + 1 if child else N_GENRES, 0.35)) + 0.01
        many = rng.lognormal(0.5 if child else 0.25, 0.5) * (0.5 if family and not child else 1)
        members.append(
            _Member(
                -365 * age if child else None,
                tastes,
                books.appeal * np.exp(0.6 * books.mood @ rng.normal(size=3)),
                float(many),
                float(rng.uniform(0.5, 4)),
                pick(tastes[:N_THEMES], rng) if child else -1,
            )
        )
    return members


def _visits(rng: np.random.Generator, n_cards: int) -> list[tuple[float, int]]:
    """Visits of all cards in the order of time; closed on two days of a week and at the feast."""
    found = []
    for card in range(n_cards):
        day = max(0.0, rng.uniform(-400, DAYS - 30))
        day += rng.uniform(0, 15)
        until = min(DAYS - 1, day + 25 + rng.exponential(420))
        between = 18 * rng.lognormal(0, 0.4)
        usual = int(rng.integers(5))
        while day < until:
            when = np.floor(day)
            if rng.random() < 0.5:
                when += (usual - when) % 7
            when += 7 - when % 7 if when % 7 > 4 else 0
            if all(abs(when - feast) > 4 for feast in FEASTS) and when < DAYS:
                found.append((float(when + rng.uniform(0.4, 0.75)), card))
            day = when + max(2.0, between * rng.gamma(3) / 3)
            for start, end in HOLIDAYS:
                if start + 3 < day < end - 8 and rng.random() < 0.6:
                    day = end + rng.uniform(-5, 8)
    return sorted(found)


def _visit(
    rng: np.random.Generator,
    log: Log,
    books: _Books,
    desk: _Desk,
    members: list[_Member],
    card: int,
    moment: float,
) -> None:
    """All that a family takes with it, in no order."""
    before = any(start - 16 < moment < start + 4 for start, _ in HOLIDAYS)
    taken: list[int] = []
    asked: list[int] = []
    for member in members:
        if rng.random() < 0.2 and len(members) > 1:
            continue
        if member.born is not None and rng.random() < 0.12:  # another theme now
            member.phase = pick(member.tastes[:N_THEMES], rng)
        waited = [item for item in member.waits if desk.out[item] < books.copies[item]]
        member.waits = [item for item in member.waits if item not in waited]
        mine = waited
        weights = _wanted(books, desk, member, moment, before)
        weights[taken + mine] = 0
        for _ in range(min(12, int(rng.poisson(member.many * (1.8 if before else 1))))):
            item = pick(weights, rng)
            weights[item] = 0
            weights[books.follows == item] *= 8 * member.series
            if desk.out[item] < books.copies[item]:
                mine.append(item)
            elif rng.random() < 0.3 and item not in member.waits:
                member.waits.append(item)
                asked.append(item)
        for item in mine:
            member.had[item] = moment
            taken.append(item)
            desk.out[item] += 1
    if taken or asked:
        _lent(rng, log, desk, desk.cards.setdefault(card, len(desk.cards)), taken, asked, moment)


def _lent(
    rng: np.random.Generator,
    log: Log,
    desk: _Desk,
    card: int,
    taken: list[int],
    asked: list[int],
    moment: float,
) -> None:
    """Events of a visit, and when each title comes back."""
    for item in asked:
        log.add(card, item, moment * DAY - 60 * rng.integers(1, 5), 2)
    for item in [taken[int(one)] for one in rng.permutation(len(taken))]:
        log.add(card, item, moment * DAY)
        ends = moment + rng.uniform(10, 30)
        if rng.random() < 0.14 and moment + 28 < DAYS:
            log.add(card, item, (moment + rng.choice([26.5, 27.6])) * DAY, 1)
            ends = moment + rng.uniform(36, 56)
        heapq.heappush(desk.back, (ends, item))


def _wanted(books: _Books, desk: _Desk, member: _Member, moment: float, before: bool) -> Reals:
    """What somebody would take [n]; what is out counts little, as it is not on the shelf."""
    shelf = moment - books.bought
    weights = member.liking * (shelf >= 0) * (1 + 3.5 * (shelf < 35))
    if member.born is None:
        weights *= np.where(books.part == ADULT, member.tastes[books.about % N_GENRES], 0.0005)
        if before:
            weights *= np.where((books.about == N_GENRES - 1) & (books.part == ADULT), 9, 1)
    else:
        age = (moment - member.born) / 365
        ages = np.append(np.exp(-0.5 * np.square((age - AGES) / 1.2)), 0.03 * (age > 14))
        weights *= ages[books.part] * (member.tastes[books.about] + 0.5 * (
            books.about == member.phase)) + 1e-7  # fmt: skip
        month = int(moment) // 30
        if 9 < age < 13 and month < len(desk.school):
            weights[desk.school[month]] *= 25
    had = np.array(sorted(member.had), np.int64)
    last = np.array([member.had[int(item)] for item in had])
    if len(had):
        small = (books.part[had] < 2) & (member.born is not None)
        weights[had] *= np.where(small & (moment - last > 20), 2.5, 0.004)
        authors = np.zeros(int(books.author.max()) + 1, np.bool_)
        authors[books.author[had[last > moment - 200]]] = True
        weights *= np.where(authors[books.author], 2, 1)
    known = np.zeros(len(weights) + 1, np.bool_)  # the place at the end is that of no volume
    known[had] = True
    weights *= np.where(known[books.follows], 25 * member.series, 1)
    weights *= np.where((books.volume > 1) & ~known[books.follows], 0.3, 1)
    near = any(0 < feast - moment < 40 for feast in FEASTS)
    weights *= np.where(books.feast, 12 if near else 0.08, 1)
    weights *= np.where(desk.out >= books.copies, 0.12, 1)
    found: Reals = weights
    return found


def _titles(rng: np.random.Generator, books: _Books) -> list[str]:
    """Words of which some are of the genre or theme, and those of the series for some."""
    common = [f"the{number}se" for number in range(160)]
    titles = []
    for part, about, series in zip(books.part, books.about, books.series, strict=True):
        words = rng.choice(common, int(rng.integers(1, 4))).tolist()
        if rng.random() < 0.6:
            words.append(f"{'gen' if part == ADULT else 'kid'}{about}re{rng.integers(8)}")
        if series and rng.random() < 0.5:
            words.append(f"hero{series}")
        titles.append(" ".join(rng.permutation(words)))
    return titles
