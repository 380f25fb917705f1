"""Play the audience through time: everybody's first choice, everybody's second, and so on.

People do not influence each other, so one step of the simulation is the next choice of all
people at once, in NumPy. The result is a viewing log, one row per opened page and playback.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from personalize_poc.data.sample.audience import (
    DAY,
    END,
    MAIN_SLOTS,
    REASONS,
    SLOTS,
    START,
    WALK,
    WALK_DECAY,
    Films,
    People,
)
from personalize_poc.data.sample.draws import Draws, Ints

#: Weights of the hour in which an evening begins, by device (UTC, 0 to 23).
_HOURS = np.array(
    [
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 4, 8, 14, 18, 14, 6, 1],
        [1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 6, 9, 12, 12, 9, 4],
        [0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 3, 3, 4, 6, 8, 9, 9, 8, 6, 4, 2, 1, 0],
        [1, 0, 0, 0, 0, 1, 5, 9, 8, 4, 3, 3, 6, 7, 4, 3, 5, 8, 8, 5, 4, 4, 4, 3],
    ],
    dtype=np.int64,
)
#: Weights of the devices, by viewer (main, second) and by weekday or weekend.
_DEVICES = np.array(
    [[[10, 6, 2, 2], [16, 5, 3, 2]], [[2, 3, 8, 10], [4, 3, 10, 7]]], dtype=np.int64
)


#: An evening has one to so many choices.
LONGEST = 4


@dataclass
class _Session:
    """What everybody is doing now; arrays of int64 [people]."""

    clock: Ints  # time of the next choice
    left: Ints  # choices left in this session
    slot: Ints  # column of People.slots
    device: Ints


@dataclass
class Log:
    """Chunks of log rows, in the order in which they were simulated."""

    rows: list[tuple[Ints, ...]] = field(default_factory=list)

    def add(self, user: Ints, film: Ints, time: Ints, percent: Ints, device: Ints) -> None:
        """Append rows; ``percent`` is -1 for an opened page."""
        self.rows.append((user, film, time, percent, device))

    def table(self) -> pd.DataFrame:
        """Return user, film, time, percent, device, ordered by time, user, percent."""
        columns = [np.concatenate(part) for part in zip(*self.rows, strict=True)]
        user, film, time, percent, device = columns
        order = np.lexsort((percent, user, time))
        return pd.DataFrame(
            {
                "user": user[order],
                "film": film[order],
                "time": time[order],
                "percent": percent[order],
                "device": device[order],
            }
        )


def play(films: Films, people: People, runtime: Ints, draws: Draws) -> Log:
    """Simulate until everybody has as many clicks and watches as their target.

    Args:
        films: the catalogue.
        people: the audience; its ``place``, ``seen`` and ``last`` are carried on.
        runtime: [films] minutes.
        draws: the stream of chance.
    """
    count, log = len(people), Log()
    now = _Session(
        clock=people.join + draws.below(5 * DAY, count),
        left=np.zeros(count, dtype=np.int64),
        slot=np.zeros(count, dtype=np.int64),
        device=np.zeros(count, dtype=np.int64),
    )
    done = np.zeros(count, dtype=np.int64)
    active = np.flatnonzero(people.target > 0)
    while len(active):
        fresh = active[now.left[active] == 0]
        if len(fresh):
            _begin_session(people, now, fresh, done[fresh], draws)
        film = choose(films, people, active, now.slot[active], now.clock[active], draws)
        _record(people, now, done, active, film, runtime, draws, log)
        active = active[done[active] < people.target[active]]
    return log


def evening(films: Films, people: People, draws: Draws) -> tuple[Ints, NDArray[np.bool_]]:
    """Play one more evening for everybody after the end of the log, and forget it again.

    Returns:
        Films whose page was opened, [people, 4], -1 where somebody stopped before; and which of
        them were watched, bool [people, 4]. ``people`` is as it was.
    """
    count, who = len(people), np.arange(len(people), dtype=np.int64)
    then = replace(
        people, place=people.place.copy(), seen=people.seen.copy(), last=people.last.copy()
    )
    idle = np.zeros(count, dtype=np.int64)
    now = _Session(clock=idle + END, left=idle.copy(), slot=idle.copy(), device=idle.copy())
    _begin_session(then, now, who, idle, draws)
    opened = np.full((count, LONGEST), -1, dtype=np.int64)
    watched = np.zeros((count, LONGEST), dtype=bool)
    for turn in range(LONGEST):
        still = np.flatnonzero(now.left > turn)
        film = choose(films, then, still, now.slot[still], now.clock[still], draws)
        watches = draws.chance(watch_chance(then, still, film))
        then.seen[still, film] = True
        then.last[still[watches]] = film[watches]
        opened[still, turn], watched[still, turn] = film, watches
    return opened, watched


def _begin_session(people: People, now: _Session, who: Ints, done: Ints, draws: Draws) -> None:
    """The next evening: when, on which device, and on which shelf."""
    size, first, remaining = len(who), done == 0, people.target[who] - done
    # Who has much left to do hurries before the end. Ends differ, or all would hurry on one day.
    end = people.leave[who] - (1 + who * 7 % 10) * DAY
    room = np.maximum(end - now.clock[who], 0)
    gap = room // (remaining // 4 + 1) * (400 + draws.below(1200, size)) // 1000
    gap = np.where(first, 0, np.minimum(gap, room))
    day = (now.clock[who] + gap) // DAY
    weekend = ((day + 3) % 7 >= 5).astype(np.int64)  # 1970-01-01 was a Thursday
    second = draws.chance(300, size).astype(np.int64)
    device = draws.pick_rows(_DEVICES[second, weekend])
    hour = draws.pick_rows(_HOURS[device])
    planned = day * DAY + hour * 3600 + draws.below(3600, size)
    earliest = now.clock[who] + 1800 + draws.below(7200, size)
    now.clock[who] = np.where((planned > earliest) | first, planned, earliest)
    now.device[who] = device
    now.left[who] = 1 + draws.below(LONGEST, size)
    progress = (now.clock[who] - START) * 1000 // (END - START)
    near = 1000 - np.abs(people.peak[who] - progress[:, None])
    weight = np.clip(near - 400, 1, 600) ** 2 // 64 + 1
    main = np.arange(SLOTS) < MAIN_SLOTS
    weight = np.where(main[None, :] == (second == 0)[:, None], weight, 0)
    slot = draws.pick_rows(weight)
    same_viewer = main[now.slot[who]] == (second == 0)
    keep = same_viewer & draws.chance(650, size) & ~first
    now.slot[who] = np.where(keep, now.slot[who], slot)


def choose(films: Films, people: People, who: Ints, slot: Ints, clock: Ints, draws: Draws) -> Ints:
    """Return the film that each person in ``who`` opens next; an index into the catalogue.

    A reason is drawn (along the shelf, sequel, anywhere on the shelf, new and known); a reason
    that has nothing unseen to offer passes on to the next.
    """
    shelf, place = people.slots[who, slot], people.place[who, slot]
    start, size = films.shelves.start[shelf], films.shelves.sizes[shelf]
    reason = np.searchsorted(REASONS, draws.below(1000, len(who)), side="right")
    steps = np.arange(1, WALK + 1)
    ahead_place = (place[:, None] + steps) % size[:, None]
    ahead = films.shelves.films[start[:, None] + ahead_place]
    last = np.maximum(people.last[who], 0)
    beside = films.neighbours[last]
    beside_weight = films.neighbour_weights[last] * (people.last[who] >= 0)[:, None]
    anywhere = draws.below(np.repeat(size, 8)).reshape(-1, 8)
    shelf_any = films.shelves.films[start[:, None] + anywhere]
    month = np.clip((clock - START) * 18 // (END - START), 0, 17)
    known = films.trend_draw(draws, np.repeat(month, 8)).reshape(-1, 8)
    offers = (
        (ahead, WALK_DECAY * films.popularity[ahead]),
        (beside, beside_weight),
        (shelf_any, films.popularity[shelf_any]),
        (known, np.ones_like(known)),
    )
    film = np.full(len(who), -1, dtype=np.int64)
    for turn in range(2):
        for number, (candidates, weights) in enumerate(offers):
            free = ~people.seen[who[:, None], candidates]
            free &= films.released[candidates] <= clock[:, None]
            column = draws.pick_rows(np.where(free, weights, 0))
            wanted = (film < 0) & (column >= 0) & ((reason == number) | (turn == 1))
            film = np.where(wanted, candidates[np.arange(len(who)), column], film)
            if number == 0:
                walked = ahead_place[np.arange(len(who)), column]
                people.place[who[wanted], slot[wanted]] = walked[wanted]
    for row in np.flatnonzero(film < 0):  # all of it seen: the most popular film not yet opened
        film[row] = _leftover(films, people.seen[who[row]], int(clock[row]))
    return film


def _leftover(films: Films, seen: np.ndarray, clock: int) -> int:
    open_ = films.released <= clock
    weight = np.where(open_ & ~seen, films.popularity, 0)
    return int(np.argmax(weight if weight.any() else np.where(open_, films.popularity, 0)))


def watch_chance(people: People, who: Ints, film: Ints) -> Ints:
    """Per mille with which each person watches the film whose page they have opened."""
    taste = people.taste[people.community[who, 0], film]
    chance: Ints = np.clip(580 + people.eager[who] + taste * 6, 50, 950)
    return chance


def _record(
    people: People,
    now: _Session,
    done: Ints,
    who: Ints,
    film: Ints,
    runtime: Ints,
    draws: Draws,
    log: Log,
) -> None:
    """Write the opened page, perhaps the playback, and move the clocks on."""
    size, clock = len(who), now.clock[who]
    log.add(who, film, clock, np.full(size, -1, dtype=np.int64), now.device[who])
    people.seen[who, film] = True
    done[who] += 1
    watches = draws.chance(watch_chance(people, who, film))
    watches &= done[who] < people.target[who]
    stops = draws.chance(160, size) & ~watches
    percent = np.where(watches, 50 + draws.below(51, size), 2 + draws.below(38, size))
    percent = np.where(watches & draws.chance(600, size), np.minimum(percent + 30, 100), percent)
    begin = clock + 15 + draws.below(120, size)
    played = watches | stops
    log.add(who[played], film[played], begin[played], percent[played], now.device[who][played])
    done[who] += watches
    people.last[who[watches]] = film[watches]
    duration = np.where(played, runtime[film] * percent * 60 // 100, 0)
    now.clock[who] = begin + duration + 20 + draws.below(400, size)
    now.left[who] -= 1
