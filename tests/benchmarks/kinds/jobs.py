"""Openings that are soon filled, and people who are seldom there."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import DAY, Kind, Log, Reals, features, pick, picks, zipf

DAYS, N_FIELDS, N_JOBS, N_PLACES, LIFE = 150, 12, 72, 30, 24


@dataclass(frozen=True)
class _Board:
    """Openings [n], by the day of publication. job: of `N_JOBS`, six in a field."""

    job: NDArray[np.int64]
    place: NDArray[np.int64]
    remote: NDArray[np.bool_]
    level: NDArray[np.int64]
    appeal: Reals
    born: Reals
    far: Reals


@dataclass(frozen=True)
class _Person:
    """Somebody who looks for work. moves: how little the place counts."""

    job: int
    second: int
    place: int
    level: int
    moves: float


def jobs(seed: int) -> Kind:
    """Views of openings and applications, 3 to 10 events a person, no opening older than 24 days.

    What tells: the skills in the description (of one of 72 jobs; six jobs of a field share words),
    the place or work from home, the level, and when an opening was published; then how well known
    the employer is, all that tells of what the front page shows (a twelfth of the visits). People
    come for one to three visits within two weeks; one in eight comes back months later for a job a
    level higher, one in six looks for two jobs. The field is known as metadata, the job from words
    alone.
    """
    rng = np.random.default_rng(seed)
    n = 3400
    employer = rng.choice(500, n, p=zipf(500, 0.9))
    board = _board(rng, employer)
    log = Log()
    demand = rng.permutation(zipf(N_JOBS, 0.8))
    for user in range(8500):
        job = int(rng.choice(N_JOBS, p=demand))
        changes = rng.random() < 0.16
        second = int(rng.choice(N_JOBS, p=demand)) if changes else job
        place = int(rng.choice(N_PLACES, p=zipf(N_PLACES, 0.9)))
        level = int(rng.choice(3, p=[0.45, 0.35, 0.2]))
        moves = float(rng.choice([0.005, 0.03, 0.3], p=[0.5, 0.4, 0.1]))
        person = _Person(job, second, place, level, moves)
        day = rng.uniform(0, DAYS - 1)
        _looks(rng, log, board, user, person, day)
        if rng.random() < 0.12:
            higher = replace(person, level=min(2, level + 1), second=job)
            _looks(rng, log, board, user, higher, day + rng.uniform(40, 120))
    known = features(
        board.born * DAY,
        FIELD=board.job // (N_JOBS // N_FIELDS),
        PLACE=np.where(board.remote, N_PLACES, board.place),
        LEVEL=board.level,
        EMPLOYER=employer,
    )
    known = replace(known, texts={"SKILLS": _skills(rng, board.job)})
    return Kind(log.data(n, ("View", "Apply"), known))


def _board(rng: np.random.Generator, employer: NDArray[np.int64]) -> _Board:
    n = len(employer)
    where = rng.random((N_PLACES, 2))
    trade = rng.integers(0, N_FIELDS, 500)[employer]  # employers look for people of their trade
    own = trade * (N_JOBS // N_FIELDS) + rng.integers(0, N_JOBS // N_FIELDS, n)
    job = np.where(rng.random(n) < 0.7, own, rng.integers(0, N_JOBS, n))
    seat = rng.choice(N_PLACES, 500, p=zipf(N_PLACES, 0.9))[employer]
    place = np.where(rng.random(n) < 0.7, seat, rng.choice(N_PLACES, n, p=zipf(N_PLACES, 0.9)))
    level = rng.choice(3, n, p=[0.4, 0.4, 0.2])
    appeal = rng.lognormal(0, 0.8, n) * rng.lognormal(0, 0.8, 500)[employer]
    day = np.sort(rng.uniform(-15, DAYS, n))
    born = day - np.where(day % 7 > 5, rng.integers(1, 5, n), 0)  # hardly any at weekends
    order = np.argsort(born)
    far = np.linalg.norm(where[:, None] - where[None], axis=2)
    return _Board(job, place, rng.random(n) < 0.14, level, appeal, born[order], far)


def _looks(
    rng: np.random.Generator, log: Log, board: _Board, user: int, person: _Person, day: float
) -> None:
    """One to three visits; an application ends the search more often than not."""
    seen: set[int] = set()
    for _ in range(int(rng.choice([1, 2, 3, 6], p=[0.4, 0.32, 0.2, 0.08]))):
        if day >= DAYS:
            return
        start, end = np.searchsorted(board.born, [day - LIFE, day])
        there = np.arange(start, end)
        weights = _fits(board, person, there, day)
        if rng.random() < 1 / 12:  # looks at nothing but the front page
            weights = board.appeal[there] * (0.1 + np.exp((board.born[there] - day) / 4))
        moment, applied = day, False
        for place in picks(weights, int(rng.geometric(1 / 2.8)), rng):
            item = int(there[place])
            if item in seen and rng.random() < 0.8:
                continue
            seen.add(item)
            log.add(user, item, moment * DAY)
            moment += rng.exponential(0.002)
            if rng.random() < 0.12:
                log.add(user, item, moment * DAY, 1)
                applied = True
        day = moment + rng.exponential(4)
        if applied and rng.random() < 0.4:
            return


def _fits(board: _Board, person: _Person, there: NDArray[np.int64], day: float) -> Reals:
    job = board.job[there]
    field = job // (N_JOBS // N_FIELDS) == person.job // (N_JOBS // N_FIELDS)
    fit = 0.004 + 0.06 * field + (job == person.job) + 0.6 * (job == person.second)
    near = np.exp(-board.far[person.place] / 0.08)[board.place[there]] + person.moves
    fit *= np.where(board.remote[there], 0.5, near)
    fit *= np.exp(-1.1 * np.abs(board.level[there] - person.level))
    found: Reals = fit * board.appeal[there] * (0.1 + np.exp((board.born[there] - day) / 4))
    return found


def _skills(rng: np.random.Generator, job: NDArray[np.int64]) -> list[str]:
    """Words of the job, of its field, and those that every opening has."""
    n = N_JOBS * 9 + N_FIELDS * 14 + 90
    words = np.array([f"sk{number}il" for number in rng.permutation(n)])
    own, fields = words[: N_JOBS * 9].reshape(N_JOBS, 9), words[N_JOBS * 9 : -90]
    shared, common = fields.reshape(N_FIELDS, 14), words[-90:]
    usual = zipf(90, 0.8)
    told = []
    for one in job.tolist():
        parts = [
            rng.choice(own[one], int(rng.integers(2, 6)), replace=False),
            rng.choice(shared[one // (N_JOBS // N_FIELDS)], int(rng.integers(2, 6)), replace=False),
            rng.choice(common, int(rng.integers(4, 12)), p=usual),
            rng.choice(own[pick(np.ones(N_JOBS), rng)], 1),  # and one that is asked for by chance
        ]
        told.append(" ".join(rng.permutation(np.concatenate(parts))))
    return told
