"""Courses whose chapters are taken in order, and the course after that."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import DAY, Kind, Log, Reals, features, pick, zipf

DAYS, N_FIELDS, N_COURSES, QUARTER = 540, 12, 76, 90


@dataclass(frozen=True)
class _School:
    """Courses [n].

    first: item of the first chapter. chapters: how many. builds: per item, on which chapter of an
    easier course it builds, or -1. hype: [quarters, n].
    """

    field: NDArray[np.int64]
    level: NDArray[np.int64]
    launched: Reals
    first: NDArray[np.int64]
    chapters: NDArray[np.int64]
    builds: NDArray[np.int64]
    hype: Reals


@dataclass
class _Learner:
    """taken: courses that were begun; now: those that are followed, with the next chapter."""

    user: int
    fields: NDArray[np.int64]
    firm: float
    pace: float
    parallel: bool
    taken: set[int]
    now: dict[int, int]


def elearning(seed: int) -> Kind:
    """Watched chapters of courses and quizzes about them.

    What tells: the next chapter of a course that is followed (two of five events), mostly the one
    of last time, for every second person the other one of two; the same chapter again, an earlier
    one after a quiz that was failed, the one of an easier course that a chapter builds on; after
    the last chapter, the next course of the field; where somebody begins, a first chapter that is
    in fashion that quarter. Most people give a course up within its first chapters.
    """
    rng = np.random.default_rng(seed)
    school = _school(rng)
    log = Log()
    related = rng.permutation(N_FIELDS)  # the field that people change to
    for user in range(1400):
        main = int(rng.choice(N_FIELDS, p=zipf(N_FIELDS, 0.7)))
        learner = _Learner(
            user,
            np.array([main, related[main]]),
            float(rng.beta(2, 1.5)),
            float(rng.lognormal(0.9, 0.6)),
            bool(rng.random() < 0.45),
            set(),
            {},
        )
        day = rng.uniform(0, DAYS - 2)
        _begin(rng, school, learner, day, -1)
        while day < DAYS and learner.now:
            day = _visit(rng, log, school, learner, day) + rng.exponential(learner.pace)
            if not learner.now and rng.random() < 0.3:  # comes back for something else
                day += rng.exponential(90)
                _begin(rng, school, learner, day, -1)
    course = np.repeat(np.arange(N_COURSES), school.chapters)
    known = features(
        school.launched[course] * DAY,
        COURSE=course,
        FIELD=school.field[course],
        LEVEL=school.level[course],
        TEACHER=rng.integers(0, 30, N_COURSES)[course],
    )
    number = (np.arange(len(course)) - school.first[course] + 1).astype(np.float32)
    known = replace(known, numbers={"CHAPTER": number})
    return Kind(log.data(len(course), ("Watch", "Quiz"), known))


def _school(rng: np.random.Generator) -> _School:
    field = np.sort(np.concatenate([np.arange(N_FIELDS).repeat(3), rng.integers(0, N_FIELDS, 40)]))
    level = np.concatenate(
        [np.sort(np.r_[0, 1, 2, rng.integers(0, 3, n - 3)]) for n in np.bincount(field)]
    )
    chapters = np.clip(rng.lognormal(2.6, 0.45, N_COURSES), 5, 40).astype(np.int64)
    first = np.cumsum(chapters) - chapters
    launched = np.where(rng.random(N_COURSES) < 0.6, -1, rng.uniform(0, DAYS - 60, N_COURSES))
    builds = np.full(int(chapters.sum()), -1)
    for course in np.flatnonzero(level > 0):
        easier = np.flatnonzero((field == field[course]) & (level == level[course] - 1))
        one = int(rng.choice(easier))
        for item in range(first[course], first[course] + chapters[course]):
            if rng.random() < 0.4:
                builds[item] = first[one] + rng.integers(chapters[one])
    walk = np.cumsum(rng.normal(0, 0.7, (DAYS // QUARTER + 1, N_COURSES)), axis=0)
    hype = np.exp(rng.normal(0, 1, N_COURSES) + walk)
    return _School(field, level, launched, first, chapters, builds, hype)


def _begin(
    rng: np.random.Generator, school: _School, learner: _Learner, day: float, after: int
) -> None:
    """One more course to follow. after: the course that was finished, or -1."""
    if day >= DAYS:
        return
    weights = school.hype[int(day) // QUARTER] * (school.launched <= day)
    main, related = learner.fields
    weights *= 0.02 + (school.field == main) + 0.25 * (school.field == related)
    if after >= 0:
        same = school.field == school.field[after]
        weights *= 1 + 8 * same * (school.level == school.level[after] + 1)
        weights *= np.where(same & (school.level < school.level[after]), 0.1, 1)
    else:
        weights *= np.array([1, 0.15, 0.03])[school.level]
    weights[sorted(learner.taken)] = 0
    if weights.sum() > 0:
        course = pick(weights, rng)
        learner.taken.add(course)
        learner.now[course] = 0


def _visit(
    rng: np.random.Generator, log: Log, school: _School, learner: _Learner, day: float
) -> float:
    """Some chapters of one of the courses that are followed; when it was over."""
    moment = max(
        0.0, float(np.floor(day) + rng.choice([0.4, 0.82], p=[0.3, 0.7]) + rng.normal(0, 0.04))
    )
    if rng.random() < 0.1:  # a look at what is in fashion, mostly no more than that
        taken = dict(learner.now)
        _begin(rng, school, learner, day, -1)
        tried = sorted(set(learner.now) - set(taken))
        if tried and rng.random() < 0.7:
            log.add(learner.user, int(school.first[tried[0]]), moment * DAY)
            learner.now = taken
            moment += 0.01
    courses = list(learner.now)  # the one of last time stands last
    course = courses[0] if len(courses) > 1 and rng.random() < 0.6 else courses[-1]
    learner.now[course] = learner.now.pop(course)
    for _ in range(1 + int(rng.poisson(1.3))):
        moment = _chapter(rng, log, school, learner, course, moment)
        if learner.now[course] >= school.chapters[course]:
            break
    begun = learner.now[course] < 3
    if learner.now[course] >= school.chapters[course]:
        del learner.now[course]
        if rng.random() < 0.25 + 0.5 * learner.firm:
            _begin(rng, school, learner, day, course)
    elif rng.random() < (0.4 if begun else 0.17) * (1.15 - learner.firm):
        del learner.now[course]
    if learner.parallel and len(learner.now) == 1 and rng.random() < 0.3:
        _begin(rng, school, learner, day, -1)
    return moment


def _chapter(
    rng: np.random.Generator,
    log: Log,
    school: _School,
    learner: _Learner,
    course: int,
    moment: float,
) -> float:
    """One chapter, and what is looked up for it."""
    place = learner.now[course]
    chance = rng.random()
    if place and chance < 0.13:
        place -= 1  # once more
    elif chance > 0.92:
        place = min(place + int(rng.geometric(0.5)), int(school.chapters[course]) - 1)  # skips some
    item = int(school.first[course]) + place
    log.add(learner.user, item, moment * DAY)
    moment += rng.uniform(0.005, 0.02)
    if school.builds[item] >= 0 and rng.random() < 0.3:
        log.add(learner.user, int(school.builds[item]), moment * DAY)
        moment += 0.004
    learner.now[course] = place + 1
    if place % 4 == 3:
        log.add(learner.user, item, moment * DAY, 1)
        if rng.random() < 0.35 - 0.2 * learner.firm:  # failed
            learner.now[course] = place - int(rng.integers(0, 4))
        moment += 0.006
    return moment
