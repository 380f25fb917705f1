"""A hold-out of one's own: what the two baselines reach on data that one has.

For targets that publish the means of their models alone. It follows the documented rule (of every
tenth user the newest 10 % of the interactions are the truth), but *which* users are drawn is the
secret of the service, so figures of this hold-out and of a model were measured on different people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from personalize_poc.evaluation import estimates, formulas

SHARE = 0.1


@dataclass(frozen=True)
class Person:
    """A test user. shown: items of the shown history, oldest first. truth: what came after."""

    user: str
    shown: Sequence[str]
    truth: frozenset[str]

    @property
    def new(self) -> frozenset[str]:
        """Items of the truth that the user did not have."""
        return self.truth - set(self.shown)


def split(
    interactions: pd.DataFrame, seed: int = 0, share: float = SHARE
) -> tuple[pd.DataFrame, list[Person]]:
    """The interactions of the others, and the test users.

    Args:
        interactions: USER_ID, ITEM_ID, TIMESTAMP.
        seed: of the draw.
        share: of the users with two interactions or more.
    """
    rows = interactions.sort_values("TIMESTAMP", kind="stable")
    counts = rows["USER_ID"].value_counts()
    able = sorted(counts.index[counts >= 2])
    drawn = np.random.default_rng(seed).choice(len(able), max(1, round(share * len(able))), False)
    chosen = {able[place] for place in drawn}
    tested = rows["USER_ID"].isin(chosen)
    return rows[~tested], [
        _user(str(user), list(mine)) for user, mine in rows[tested].groupby("USER_ID")["ITEM_ID"]
    ]


def _user(user: str, items: list[str]) -> Person:
    cut = len(items) * 9 // 10
    return Person(user, items[:cut], frozenset(items[cut:]))


def repeat_share(interactions: pd.DataFrame) -> float:
    """The share of all events whose item their user has had an event with before."""
    if not len(interactions):
        return 0.0
    return float(interactions.duplicated(["USER_ID", "ITEM_ID"]).mean())


def by_popularity(interactions: pd.DataFrame) -> list[str]:
    """All items, those with the most different users first; ties by id."""
    people = interactions.groupby("ITEM_ID", observed=True)["USER_ID"].nunique()
    return [str(item) for item in sorted(people.index, key=lambda item: (-people[item], item))]


def last_again(shown: Iterable[str], filling: Iterable[str] = ()) -> list[str]:
    """What somebody did last, again: each item once, the most recent first, then the filling."""
    latest = dict.fromkeys(reversed(list(shown)))
    return list(dict.fromkeys([*latest, *filling]))[: formulas.LONGEST]


def without(listed: Iterable[str], known: Iterable[str]) -> list[str]:
    """The first 25 of a list that somebody does not have."""
    had = set(known)
    return [item for item in listed if item not in had][: formulas.LONGEST]


def baselines(interactions: pd.DataFrame, seed: int = 0) -> dict[str, Any]:
    """Both baselines on a hold-out, in the form of the stand-in's evaluation.

    Returns:
        users, users_with_new; popularity and last_again, each with metrics, without_repeats and
        the intervals of both.
    """
    training, people = split(interactions, seed)
    order = by_popularity(training)
    n_items = int(interactions["ITEM_ID"].nunique())
    new = [without(order, person.shown) for person in people]
    again = [last_again(one.shown, rest) for one, rest in zip(people, new, strict=True)]
    return {
        "users": len(people),
        "users_with_new": sum(bool(person.new) for person in people),
        "popularity": _measured([order] * len(people), new, people, n_items),
        "last_again": _measured(again, new, people, n_items),
    }


def _measured(
    lists: Sequence[Sequence[str]],
    new: Sequence[Sequence[str]],
    people: Sequence[Person],
    n_items: int,
) -> dict[str, Any]:
    every = [formulas.of_one(row, one.truth) for row, one in zip(lists, people, strict=True)]
    fresh = [formulas.of_one(row, one.new) for row, one in zip(new, people, strict=True) if one.new]
    groups = {"metrics": every, "without_repeats": fresh}
    found = {name: _means(rows) for name, rows in groups.items()}
    seen = {item for row in lists for item in row[: formulas.LONGEST]}
    means: dict[str, Any] = {
        name: {key: one.mean for key, one in known.items()} for name, known in found.items()
    }
    means["metrics"]["coverage"] = len(seen) / max(1, n_items)
    means["intervals"] = {
        name: {key: [one.low, one.high] for key, one in known.items()}
        for name, known in found.items()
    }
    return means


def _means(rows: Sequence[Mapping[str, float]]) -> dict[str, estimates.Estimate]:
    keys = list(rows[0]) if rows else []
    return {key: estimates.of([row[key] for row in rows]) for key in keys}
