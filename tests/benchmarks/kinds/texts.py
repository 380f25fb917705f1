"""A shop in which nothing but descriptions tells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from personalize_poc.local.arrays.types import Features
from tests.benchmarks.kinds.kind import DAY, Kind, Log, Urn, urns


def texts(seed: int) -> Kind:
    """Sparse purchases of 2,400 items that have a description and nothing else.

    What tells: the subject of an item (one of 60; three of them are those of a person, four fifths
    of the purchases), of which a third of the words of its description are. The words are made up,
    25 for each subject and 400 for all.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, n_subjects = 2200, 2400, 60
    words = np.array([f"w{number}ord" for number in rng.permutation(n_subjects * 25 + 400)])
    subject = rng.integers(0, n_subjects, n_items)
    described = [
        " ".join(
            rng.permutation(
                [*rng.choice(words[25 * own : 25 * own + 25], 6), *rng.choice(words[-400:], 12)]
            )
        )
        for own in subject
    ]
    within = urns(subject, n_subjects, np.ones(n_items))
    everything = Urn(np.arange(n_items), np.ones(n_items))
    log = Log()
    for user in range(n_users):
        loved = rng.choice(n_subjects, 3, replace=False)
        time = rng.uniform(0, 300) * DAY
        bought: set[int] = set()
        for _ in range(2 + int(rng.geometric(1 / 5))):
            at_home = rng.random() < 0.8
            item = (within[int(loved[rng.integers(3)])] if at_home else everything).draw(rng)
            if item not in bought:
                log.add(user, item, time)
                bought.add(item)
            time += 12 * DAY
    made = log.data(n_items, ("Purchase",))
    return Kind(replace(made, item_features=Features(texts={"DESCRIPTION": described})))
