"""Books that readers put on their shelves, with ratings."""

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

DAYS, MONTH, N_READERS, N_BOOKS, N_AUTHORS, N_SHELVES = 1400, 28, 1_950, 6_000, 1_700, 22
READ, WANT = 0, 1


@dataclass(frozen=True)
class _Books:
    """Books [n], those of an author one after another by the year in which they came out.

    series: its number, or -1. part: which part of it. fame: [months, n]. good: what most think.
    """

    author: NDArray[np.int64]
    shelf: NDArray[np.int64]
    series: NDArray[np.int64]
    part: NDArray[np.int64]
    came: Reals
    fame: Reals
    good: Reals
    style: Reals


@dataclass
class _Reader:
    """One who keeps shelves.

    left: how much a book fits, 0 for those on the shelves. open: next parts of series that are
    wanted. liked: books, the last one last. ratings: 0 for none.
    """

    user: int
    left: Reals
    style: Reals
    strict: float
    rates: float
    open: list[int]
    liked: list[int]
    ratings: dict[int, int]


def goodreads(seed: int) -> Kind:
    """Books read or wanted (Want), once each, after Goodreads; the value is a rating, 1 to 5.

    What tells: the next part of a series that was liked, authors who were liked, shelves, a style
    that nothing tells, the books of the month. Many add the books of their lives on one day, as
    lists: the known ones of a shelf, all of an author. The series is told for most.
    """
    rng = np.random.default_rng(seed)
    books = _books(rng)
    log = Log()
    rated: dict[tuple[int, int], int] = {}
    user = 0
    for _ in range(N_READERS):
        before = len(log)
        reader = _reader(rng, books, user)
        _life(rng, log, books, reader)
        user += len(log) > before
        rated |= {(reader.user, book): stars for book, stars in reader.ratings.items() if stars}
    shelves = books.shelf[:, None] == np.arange(N_SHELVES)
    shelves |= rng.random(shelves.shape) < 0.04
    known = several(
        features(books.came * DAY, AUTHOR=books.author),
        SHELF=shelves,
        SERIES=told(books.series, (books.series >= 0) & (rng.random(N_BOOKS) < 0.85)),
    )
    pages = rng.lognormal(5.7, 0.4, N_BOOKS).astype(np.float32)
    data = log.data(N_BOOKS, ("Read", "Want"), replace(known, numbers={"PAGES": pages}))
    events = data.interactions
    pairs = zip(events.users.tolist(), events.items.tolist(), strict=True)
    values = np.array([rated.get(pair, np.nan) for pair in pairs], np.float32)
    return Kind(replace(data, interactions=replace(events, event_values=values)))


def _books(rng: np.random.Generator) -> _Books:
    author = np.sort(rng.choice(N_AUTHORS, N_BOOKS, p=zipf(N_AUTHORS, 0.6)))
    author = np.unique(author, return_inverse=True)[1]
    new = rng.random(N_BOOKS) < 0.25
    came = np.where(new, rng.uniform(0, DAYS - 30, N_BOOKS), -rng.exponential(4000, N_BOOKS))
    came = np.floor(came[np.lexsort((came, author))])
    own = rng.choice(N_SHELVES, N_AUTHORS, p=zipf(N_SHELVES, 0.7))
    other = rng.choice(N_SHELVES, N_BOOKS, p=zipf(N_SHELVES, 0.7))
    shelf = np.where(rng.random(N_BOOKS) < 0.85, own[author], other)
    serial = rng.beta(0.7, 1.2, N_AUTHORS)
    series, part = np.full(N_BOOKS, -1), np.zeros(N_BOOKS, np.int64)
    famous = rng.normal(0, 1.2, N_BOOKS) + rng.normal(0, 1.1, N_AUTHORS)[author]
    good = rng.normal(0, 0.25, N_BOOKS) + rng.normal(0, 0.15, N_AUTHORS)[author]
    length, last = 0, -1  # of the series that an author goes on with
    for book in range(N_BOOKS):
        if book and author[book] != author[book - 1]:
            last = -1
        if last >= 0 and part[last] + 1 < length:
            series[book], part[book], shelf[book] = series[last], part[last] + 1, shelf[last]
            fewer = 1 if part[last] < 2 else 0.4
            famous[book] = famous[last] - fewer * abs(rng.normal(0.25, 0.2))
            good[book] = good[last] + rng.normal(0.03, 0.08)
            last = book
        elif rng.random() < serial[author[book]]:
            series[book], length, last = int(series.max()) + 1, int(rng.geometric(0.25)) + 1, book
        else:
            last = -1
    middle = (np.arange(DAYS // MONTH + 1)[:, None] + 1.0) * MONTH
    age = middle - came
    wave = 0.4 + 3 * np.exp(-np.maximum(age, 0) / 120)
    walk = np.cumsum(rng.normal(0, 0.08, (len(middle), N_BOOKS)), axis=0)
    fame = np.exp(famous + walk) * wave * (age > 0)
    style = rng.normal(size=(N_AUTHORS, 3))[author] + 0.4 * rng.normal(size=(N_BOOKS, 3))
    return _Books(author, shelf, series, part, came, fame, good, style)


def _reader(rng: np.random.Generator, books: _Books, user: int) -> _Reader:
    kinds = rng.dirichlet(np.full(N_SHELVES, 0.25)) + 0.004
    style = rng.normal(size=3)
    left = kinds[books.shelf] * np.exp(0.45 * books.style @ style)
    rates = 0.0 if rng.random() < 0.08 else float(rng.beta(6, 1))
    return _Reader(user, left, style, float(rng.normal(0, 0.35)), rates, [], [], {})


def _life(rng: np.random.Generator, log: Log, books: _Books, reader: _Reader) -> None:
    """All that one reader adds, at once or one by one."""
    count = 4 + min(900, int(rng.lognormal(2.75, 1.35)))
    day = float(DAYS * rng.beta(1.3, 1.1))
    left = count
    if rng.random() < 0.6:  # the books of a life
        left -= _burst(rng, log, books, reader, day, int(count * rng.uniform(0.3, 1)))
    wants = rng.beta(0.8, 2)
    pace = min(rng.lognormal(2.2, 0.9), (DAYS - day) / (left + 1) * 1.5)
    while left > 0:
        day += rng.exponential(pace)
        if day >= DAYS - 1:
            return
        if left > 30 and rng.random() < 0.015:
            left -= _burst(rng, log, books, reader, day, int(rng.integers(15, 120)))
            continue
        moment = np.floor(day) + np.clip(rng.normal(0.75, 0.15), 0, 0.99)
        sort = WANT if rng.random() < wants else READ
        book = _next(rng, books, reader, int(day))
        _add(rng, log, books, reader, book, float(moment), sort)
        left -= 1


def _burst(
    rng: np.random.Generator, log: Log, books: _Books, reader: _Reader, day: float, count: int
) -> int:
    """Books added one after another in a list of those of a kind, of an author, of a series."""
    count = min(count, 150 + int(rng.integers(100)))
    moment, added = day, 0
    month = int(day) // MONTH
    wanted = rng.random() < 0.2
    while added < count:
        fame = books.fame[month] * (books.came <= day)
        size = min(count - added, int(rng.geometric(0.12)))
        if reader.liked and rng.random() < 0.45:  # what else there is of an author
            near = books.author == books.author[reader.liked[-1]]
            found = np.flatnonzero(near & (reader.left * fame > 0))[:size].tolist()
        else:
            kind = books.shelf == books.shelf[pick(reader.left * fame, rng)]
            found = picks(reader.left * fame * np.where(kind, 1, 0.02), size, rng)
            found.sort(key=lambda book: -fame[book] * rng.lognormal(0, 0.5))
        if not found and reader.liked:
            reader.liked.pop()
        for book in found:
            sort = WANT if wanted or rng.random() < 0.05 else READ
            _add(rng, log, books, reader, book, moment, sort)
            moment += rng.uniform(3, 25) / DAY
            added += 1
    return added


def _next(rng: np.random.Generator, books: _Books, reader: _Reader, day: int) -> int:
    """One book, as it comes up."""
    there = books.came <= day
    reader.open = [book for book in reader.open if reader.left[book] > 0]
    ready = [book for book in reader.open if there[book]]
    roll = rng.random()
    if ready and roll < 0.5:
        return ready[-min(int(rng.geometric(0.6)), len(ready))]
    weights = reader.left * books.fame[day // MONTH] * there
    if reader.liked and roll < 0.62:
        before = reader.liked[-min(int(rng.geometric(0.15)), len(reader.liked))]
        of_author = weights * (books.author == books.author[before])
        if of_author.sum() > 0:
            return pick(of_author, rng)
    if roll > 0.93:
        weights = books.fame[day // MONTH] * there * (reader.left > 0)
    return pick(weights, rng)


def _add(
    rng: np.random.Generator,
    log: Log,
    books: _Books,
    reader: _Reader,
    book: int,
    moment: float,
    sort: int,
) -> None:
    """One book on a shelf, rated if it was read; a liked one makes its series and author go on."""
    log.add(reader.user, book, moment * DAY, sort)
    reader.left[book] = 0
    if sort == WANT:
        return
    felt = 3.85 + books.good[book] + 0.2 * books.style[book] @ reader.style - reader.strict
    stars = int(np.clip(np.round(felt + rng.normal(0, 0.75)), 1, 5))
    reader.ratings[book] = stars if rng.random() < reader.rates else 0
    if stars >= 4:
        reader.liked.append(book)
    following = book + 1
    goes_on = following < len(books.part) and books.series[following] == books.series[book] >= 0
    if goes_on and rng.random() < (0.05, 0.05, 0.1, 0.35, 0.75, 0.95)[stars]:
        reader.open.append(following)
