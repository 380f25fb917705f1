"""A library of a school: each class reads a book together for a few weeks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, features, pick, zipf

N_BOOKS, N_CLASSES, PUPILS, GRADES = 600, 36, 24, 6
WEEKS, PROJECT = 40, 4
"""Weeks of the school year, and of a book that is read together."""


def classes(seed: int) -> Kind:
    """Loans of a school's library.

    What tells: the class of a pupil, for what it reads together now; nobody says so, and the next
    class of the same grade reads another book. Beside that pupils borrow what is known and fits
    their grade, and hardly anything twice. A fifth of them come in the middle of the year. The
    classes of pupils and the grades of books are known.
    """
    rng = np.random.default_rng(seed)
    grade = rng.integers(0, GRADES, N_BOOKS)
    fame = zipf(N_BOOKS, 0.7)[rng.permutation(N_BOOKS)]
    class_grade = np.arange(N_CLASSES) % GRADES
    fits = np.exp(-1.4 * np.abs(grade[None] - class_grade[:, None]))
    read = np.array(
        [
            [rng.choice(np.flatnonzero(grade == own)) for _ in range(WEEKS // PROJECT)]
            for own in class_grade
        ]
    )
    log = Log()
    class_of = np.repeat(np.arange(N_CLASSES), PUPILS)
    for pupil, own in enumerate(class_of.tolist()):
        first = int(rng.integers(4, WEEKS - 4)) if rng.random() < 0.2 else 0
        keen, has = rng.beta(2, 2), set[int]()
        for week in range(first, WEEKS):
            at = week + rng.random()
            together = int(read[own, week // PROJECT])
            if together not in has and rng.random() < 0.35 * keen + 0.1:
                item = together
            elif rng.random() < 0.3 * keen:
                item = pick(fame * fits[own], rng)
            else:
                continue
            if item not in has:
                has.add(item)
                log.add(pupil, item, at * 7 * DAY)
    made = log.data(N_BOOKS, ("Loan",), features(GRADE=grade))
    known = features(CLASS=class_of[: made.n_users])
    return Kind(replace(made, user_features=known))
