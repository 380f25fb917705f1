"""A simulated audience: who is there, what they like, and what they choose next.

Nobody in it is real. Each person has ten *shelves* of the catalogue (a genre of a period, a
director, an actor, a country) taken from the taste of one of sixteen communities, each shelf at
its strongest at another time of the log, so taste drifts. An evening is spent on one shelf; the
next film is most often one of the following ones on it, oldest first, popular ones preferred;
sometimes the sequel or the director's next film; sometimes what is new and talked about. The
second half of a household uses phone and tablet and has other shelves. So the order of events,
the last film, the device and the time all carry information, which a model can learn and a
popularity list cannot.

All arithmetic is in integers (see ``draws``), so a seed gives the same people everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from personalize_poc.data.sample.catalogue import Shelves, series
from personalize_poc.data.sample.draws import Draws, Ints, power

DAY = 86_400
#: The log covers 18 months that follow the newest films of the catalogue (2014).
START = 1_404_172_800  # 2014-07-01T00:00:00Z
END = 1_451_606_400  # 2016-01-01T00:00:00Z
DEVICES = ("tv", "laptop", "tablet", "phone")
AGE_GROUPS = ("18-24", "25-34", "35-49", "50-64", "65+")
MEMBERSHIPS = ("basic", "standard", "premium")

COMMUNITIES, SLOTS, MAIN_SLOTS = 16, 10, 7
WALK, WALK_DECAY = 6, np.array([60, 24, 10, 5, 2, 1], dtype=np.int64)
#: per mille of choices: along the shelf, sequel or director, anywhere on the shelf, new and known
REASONS = np.cumsum(np.array([690, 120, 80, 110], dtype=np.int64))
_KIND_WEIGHT = {"genre": 10, "country": 3, "director": 4, "actor": 2, "series": 0}
_MONTHS = 18


@dataclass(frozen=True)
class Films:
    """The catalogue as the simulator sees it; n films, all arrays int64.

    Attributes:
        popularity: [n] weight with a long tail.
        created: [n] Unix seconds at which the film enters the service.
        released: [n] Unix seconds from which people can choose it; after END for unseen films.
        neighbours, neighbour_weights: [n, 4] sequel, the director's next films; weight 0 = none.
        trend: [18 * n] cumulative weights of what is popular in each month, months in a row.
        shelves: groups of films in the order in which they are watched.
        genres: bool [n, g].
    """

    popularity: Ints
    created: Ints
    released: Ints
    neighbours: Ints
    neighbour_weights: Ints
    trend: Ints
    shelves: Shelves
    genres: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.popularity)

    def trend_draw(self, draws: Draws, month: Ints) -> Ints:
        """Draw a film by popularity and newness in the given month, one per entry."""
        count = len(self)
        low = np.where(month > 0, self.trend[np.maximum(month * count - 1, 0)], 0)
        high = self.trend[(month + 1) * count - 1]
        point = low + draws.upto(high - low, len(month))
        return np.searchsorted(self.trend, point, side="right") - month * count


def prepare(table: pd.DataFrame, shelves: Shelves, draws: Draws) -> Films:
    """Give the films of ``catalogue.films`` a popularity, an arrival and neighbours."""
    count = len(table)
    popularity = _popularity(table["REVIEWS"].to_numpy(dtype=np.int64), draws)
    created, released = _arrivals(table["YEAR"].to_numpy(dtype=np.int64), draws)
    neighbours, weights = _neighbours(table)
    names = sorted({g for text in table["GENRES"] for g in text.split("|")})
    genres = np.array([[g in set(t.split("|")) for g in names] for t in table["GENRES"]])
    trend = np.zeros((_MONTHS, count), dtype=np.int64)
    for month in range(_MONTHS):
        middle = START + (2 * month + 1) * (END - START) // (2 * _MONTHS)
        age = (middle - created) // (30 * DAY)
        fresh = np.where((age >= 0) & (age < 3) & (created > START), 6, 1)
        trend[month] = np.where(released <= middle, popularity * popularity // 4096 * fresh, 0)
        trend[month, 0] += 1  # never empty, however small the catalogue
    return Films(
        popularity,
        created,
        released,
        neighbours,
        weights,
        np.cumsum(trend.ravel()),
        shelves,
        genres,
    )


def _popularity(reviews: Ints, draws: Draws) -> Ints:
    """Weights proportional to 1 / (rank + 5) ** 0.75, the rank near that of the reviews."""
    key = reviews * (500 + draws.below(1000, len(reviews)))
    rank = np.empty(len(reviews), dtype=np.int64)
    rank[np.argsort(-key, kind="stable")] = np.arange(len(reviews))
    root = np.sqrt(rank + 5.0)  # IEEE square roots are exact to the last bit everywhere
    weights: Ints = np.floor(1_000_000 / (root * np.sqrt(root))).astype(np.int64)
    return weights


def _arrivals(year: Ints, draws: Draws) -> tuple[Ints, Ints]:
    """Most films were there before; the newest and some old ones arrive during the log.

    One in a hundred of the newest films arrives in the last ten days and nobody has seen it.
    """
    count = len(year)
    before = START - DAY - draws.below(700 * DAY, count)
    during = START + draws.below(END - START - 20 * DAY, count)
    late = (year >= 2014) | draws.chance(100, count)
    created = np.where(late, during, before)
    released = np.where(late, created, START)
    newest = np.lexsort((np.arange(count), -year))[: max(1, count // 15)]
    unseen = draws.shuffle(newest)[: max(1, count // 100)]
    created[unseen] = END - 1 - draws.below(10 * DAY, len(unseen))
    released[unseen] = END + 1
    return created, released


def _neighbours(table: pd.DataFrame) -> tuple[Ints, Ints]:
    """For each film: its sequel, and the next three films of its director."""
    count = len(table)
    found, weight = np.zeros((count, 4), dtype=np.int64), np.zeros((count, 4), dtype=np.int64)
    year = table["YEAR"].to_numpy(dtype=np.int64)
    for _, members in series(table):
        ordered = members[np.lexsort((members, year[members]))]
        found[ordered[:-1], 0], weight[ordered[:-1], 0] = ordered[1:], 12
    directors: dict[str, list[int]] = {}
    for film in np.lexsort((np.arange(count), year)).tolist():
        directors.setdefault(table["DIRECTOR"].iat[film], []).append(film)
    directors.pop("", None)
    for films in directors.values():
        for step in (1, 2, 3):
            before, after = films[:-step], films[step:]
            found[before, step], weight[before, step] = after, 5 - step
    return found, weight


@dataclass
class People:
    """The audience; n people, arrays of int64.

    Attributes:
        community: [n, 2] the community of the main and of the second viewer of a household.
        slots: [n, 10] shelves; the first seven of the main, three of the second viewer.
        peak: [n, 10] per mille of the log at which each shelf is liked most.
        place: [n, 10] how far they have come on each shelf.
        join, leave: [n] Unix seconds.
        target: [n] how many interactions they have in the log.
        eager: [n] per mille added to the chance that a click becomes a watch.
        taste: [16, films] how much a community likes each film, in eighths of a doubling.
        seen: bool [n, films].
        last: [n] the film watched last, -1 at the beginning.
    """

    community: Ints
    slots: Ints
    peak: Ints
    place: Ints
    join: Ints
    leave: Ints
    target: Ints
    eager: Ints
    taste: Ints
    seen: NDArray[np.bool_]
    last: Ints

    def __len__(self) -> int:
        return len(self.target)


def gather(films: Films, users: int, interactions: int, draws: Draws) -> People:
    """Make the people: communities, shelves, activity and membership in time."""
    taste = _tastes(films, draws)
    community = draws.below(COMMUNITIES, 2 * users).reshape(users, 2)
    slots = np.empty((users, SLOTS), dtype=np.int64)
    affinity = _affinity(films, taste)
    for half, columns in ((0, slice(0, MAIN_SLOTS)), (1, slice(MAIN_SLOTS, SLOTS))):
        width = columns.stop - columns.start
        for group in range(COMMUNITIES):
            members = np.flatnonzero(community[:, half] == group)
            picked = draws.pick(affinity[group], len(members) * width)
            slots[members, columns] = picked.reshape(-1, width)
    sizes = films.shelves.sizes
    target = _activity(users, interactions, int(len(films) * 6 // 10), draws)
    join, leave = _membership(target, draws)
    return People(
        community=community,
        slots=slots,
        peak=draws.below(1400, users * SLOTS).reshape(users, SLOTS) - 200,
        place=draws.below(sizes[slots].ravel()).reshape(users, SLOTS) // 2,
        join=join,
        leave=leave,
        target=target,
        eager=draws.below(300, users) - 150,
        taste=taste,
        seen=np.zeros((users, len(films)), dtype=bool),
        last=np.full(users, -1, dtype=np.int64),
    )


def _tastes(films: Films, draws: Draws) -> Ints:
    """Three genres that a community loves and four that it avoids, others in between."""
    genres = films.genres.shape[1]
    liking = np.zeros((COMMUNITIES, genres), dtype=np.int64)
    for group in range(COMMUNITIES):
        order = draws.shuffle(np.arange(genres, dtype=np.int64))
        liking[group, order[:3]] = 20
        liking[group, order[-4:]] = -20
    return np.clip(liking @ films.genres.T.astype(np.int64), -24, 28)


def _affinity(films: Films, taste: Ints) -> Ints:
    """Cumulative weights [16, shelves] with which a community picks its shelves."""
    shelves, starts = films.shelves, films.shelves.start[:-1]
    mean_taste = np.add.reduceat(taste[:, shelves.films], starts, axis=1) // shelves.sizes
    mean_popularity = np.add.reduceat(films.popularity[shelves.films], starts) // shelves.sizes
    kind = np.array([_KIND_WEIGHT[kind] for kind in shelves.kinds], dtype=np.int64)
    weight = mean_popularity * kind * power(mean_taste * 3) // 1024 + (kind > 0)
    if not kind.any():
        weight = weight + 1
    return np.cumsum(weight, axis=1)


def _activity(users: int, interactions: int, most: int, draws: Draws) -> Ints:
    """How many interactions each person has: at least 2, a long tail, exactly the total."""
    rank = draws.shuffle(np.arange(users, dtype=np.int64)) * 1000 // users
    weight = 1_000_000_000 // (rank + 50) - 900_000_000 // 1050
    spare = interactions - 2 * users
    extra = spare * weight // int(weight.sum())
    target = np.minimum(2 + extra, most)
    order = np.lexsort((np.arange(users), rank))
    left = interactions - int(target.sum())
    while left > 0:  # what rounding and the upper bound have left over, one by one
        open_ = order[target[order] < most][:left]
        target[open_] += 1
        left -= len(open_)
    return target


def _membership(target: Ints, draws: Draws) -> tuple[Ints, Ints]:
    """When people join and leave; whoever watches a lot needs the days to do so."""
    users = len(target)
    need = np.minimum(target // 2 + 10, 510)
    room = (END - START) // DAY - need
    early = draws.chance(450, users)
    joined = np.where(early, draws.below(np.minimum(room, 30)), draws.below(room))
    left = joined + need + draws.below(np.maximum(room - joined, 0) + 1)
    stays = draws.chance(750, users)
    days = (END - START) // DAY
    return START + joined * DAY, START + np.where(stays, days, left) * DAY
