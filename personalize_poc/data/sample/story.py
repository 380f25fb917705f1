"""What is true of the simulated audience and stands in no table: shelves, and the week after.

Only the sample has a truth. For other data the functions return empty tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from personalize_poc.data.own.mapping import WATCHED_PERCENT
from personalize_poc.data.sample import simulation
from personalize_poc.data.sample.audience import DAY, DEVICES, END, MAIN_SLOTS, START
from personalize_poc.data.sample.draws import Draws, Ints
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.data.dataset import DataSet
    from personalize_poc.data.sample.loading import Truth

LEAST = 1_200
"""Events of a week at least: an import wants 1,000."""
_LONG = 17
"""Days that people plan for; what lies beyond the week is dropped."""


def shelves(dataset: DataSet, user_id: str) -> pd.DataFrame:
    """The ten groups of films that a simulated person chooses from.

    Returns:
        One row a shelf: its name, how many films are on it, which viewer of the household likes
        it, and the month in which it is liked most; those of the first viewer first. In the chosen
        language. Empty without a truth.
    """
    columns = [_("shelf"), _("films"), _("viewer"), _("liked most in")]
    truth: Truth | None = dataset.truth
    if truth is None:
        return pd.DataFrame(columns=columns)
    row, known = truth.user_ids.index(user_id), truth.films.shelves
    rows = []
    for column, shelf in enumerate(truth.people.slots[row].tolist()):
        peak = np.clip(int(truth.people.peak[row, column]), 0, 1000)
        moment = START + peak * (END - START) // 1000
        is_first = column < MAIN_SLOTS
        viewer = _("first: mostly tv, laptop") if is_first else _("second: phone, tablet")
        month = pd.to_datetime(moment, unit="s").strftime("%Y-%m")
        rows.append((_told(known.names[shelf]), len(known.of(shelf)), viewer, month))
    return pd.DataFrame(rows, columns=columns)


def _told(shelf: str) -> str:
    """The name of a shelf in the chosen language; what it names stays as it is."""
    for before, words in (
        ("directed by ", _("directed by {name}")),
        ("with ", _("with {name}")),
        ("from ", _("from {name}")),
    ):
        if shelf.startswith(before):
            return words.format(name=shelf.removeprefix(before))
    return shelf


def on_shelves(dataset: DataSet, user_id: str, items: Iterable[str]) -> float:
    """The share of these items that stand on a shelf of the person; 0 without a truth."""
    truth: Truth | None = dataset.truth
    wanted = list(items)
    if truth is None or not wanted:
        return 0.0
    row, known = truth.user_ids.index(user_id), truth.films.shelves
    mine = {int(film) for shelf in truth.people.slots[row] for film in known.of(int(shelf))}
    place = {item: number for number, item in enumerate(truth.item_ids)}
    return sum(place.get(item, -1) in mine for item in wanted) / len(wanted)


def week(dataset: DataSet, seed: int = 0) -> pd.DataFrame:
    """The week after the log, as the same people spend it: a second file to import.

    Args:
        dataset: the sample; it is as it was afterwards.
        seed: seed of the week.

    Returns:
        Interactions with the columns of `dataset.interactions`, in the order of time: about as
        many as in a week of the log, and enough for an import. Empty for data without a truth:
        nobody can say what happened next there.
    """
    truth: Truth | None = dataset.truth
    if truth is None or dataset.raw_items is None:
        return dataset.interactions.head(0)
    events = dataset.interactions
    wanted = max(LEAST, len(events) * 7 * DAY // (END - START))
    runtime = dataset.raw_items["RUNTIME"].to_numpy(dtype=np.int64)
    for eager in range(1, 9):  # what people put off until after the week is not in it
        log = _played(truth, runtime, wanted * eager, seed)
        if len(log) >= LEAST:
            break
    made = pd.DataFrame(
        {
            "USER_ID": np.array(truth.user_ids, dtype=object)[log["user"].to_numpy()],
            "ITEM_ID": np.array(truth.item_ids, dtype=object)[log["film"].to_numpy()],
            "EVENT_TYPE": np.where(log["percent"] < 0, "click", "watch"),
            "TIMESTAMP": log["time"].to_numpy(),
            "DEVICE": np.array(DEVICES, dtype=object)[log["device"].to_numpy()],
        }
    )
    return made.reindex(columns=events.columns)


def after(dataset: DataSet, seed: int = 0) -> DataSet:
    """The data with that week at its end; other data as it is."""
    more = week(dataset, seed)
    if more.empty:
        return dataset
    both = pd.concat([dataset.interactions, more], ignore_index=True)
    return replace(dataset, interactions=both)


def _played(truth: Truth, runtime: Ints, events: int, seed: int) -> pd.DataFrame:
    """The first week of about so many events, played from the end of the log; `truth` stays."""
    people = truth.people
    begin = np.full(len(people), END, dtype=np.int64)
    then = replace(
        people,
        place=people.place.copy(),
        seen=people.seen.copy(),
        last=people.last.copy(),
        join=begin,
        leave=begin + _LONG * DAY,
        target=people.target * events // int(people.target.sum()) + 1,
    )
    log = simulation.play(truth.films, then, runtime, Draws(seed, stream=11)).table()
    return log[(log["time"] < END + 7 * DAY) & _counts(log["percent"])]


def _counts(percent: pd.Series) -> pd.Series:
    """Pages that were opened, and films that were watched to the end or nearly so."""
    return (percent < 0) | (percent >= WATCHED_PERCENT)
