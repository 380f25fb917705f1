"""Notebook 1: what interaction data is like."""

from __future__ import annotations

import pandas as pd

from personalize_poc.check import tables
from personalize_poc.course.exercises.kinds import no_number, no_table
from personalize_poc.course.exercises.own_data import cleaned, messy, repaired
from personalize_poc.course.verdict import exercise
from personalize_poc.language import _

__all__ = ["cleaned", "enough_users", "mended", "messy", "repaired", "repeats"]

_COLUMNS = ["USER_ID", "ITEM_ID", "TIMESTAMP"]


@exercise("These users can teach a model what follows what.")
def enough_users(answer: int, interactions: pd.DataFrame | pd.Series) -> str | None:
    """How many users have at least two interactions, of these or of so many each."""
    if wrong := no_number(answer):
        return wrong
    of = interactions
    counts = of if isinstance(of, pd.Series) else of["USER_ID"].value_counts()
    right = int((counts >= 2).sum())
    if int(answer) == right:
        return None
    if int(answer) == len(counts):
        return _("These are all users: count those with at least two interactions.")
    return _("Count the rows of each user first, then the users with two rows or more.")


@exercise("It can be imported: names, units and no row lost.")
def mended(answer: pd.DataFrame, interactions: pd.DataFrame) -> str | None:
    """The export of a colleague in the form of Personalize."""
    if wrong := no_table(answer):
        return wrong
    if missing := [name for name in _COLUMNS if name not in answer]:
        return _("There is no column {column} yet: rename the one that holds it.").format(
            column=missing[0]
        )
    if len(answer) != len(interactions):
        return _("It has {rows:,} rows, the export has {wanted:,}: lose none.").format(
            rows=len(answer), wanted=len(interactions)
        )
    if (answer["TIMESTAMP"] > interactions["TIMESTAMP"].max()).any():
        return _("The times lie in the far future: they are still milliseconds.")
    if answer["TIMESTAMP"].tolist() != interactions["TIMESTAMP"].tolist():
        return _("The times are not those of the export in whole seconds: divide by 1000 with //.")
    if not pd.api.types.is_integer_dtype(answer["TIMESTAMP"].dtype):
        return _("The times are fractions, such as 1404192288.0: divide with //, they stay whole.")
    if found := tables.interactions(answer).errors:
        return _("The check still finds: {column}: {message}").format(
            column=found[0].column, message=found[0].message
        )
    return None


@exercise(
    "So many events are about what the person knows already: think of it when hits are counted."
)
def repeats(answer: float, interactions: pd.DataFrame) -> str | None:
    """The share of events about an item with which the same user has had an event before."""
    if wrong := no_number(answer):
        return wrong
    ordered = interactions.sort_values("TIMESTAMP", kind="stable")
    right = float(ordered.duplicated(["USER_ID", "ITEM_ID"]).mean())
    if abs(float(answer) - right) < 0.001:
        return None
    if abs(float(answer) - 100 * right) < 0.1:
        return _("This is in per cent: give the share, between 0 and 1.")
    if abs(float(answer) - (1 - right)) < 0.001:
        return _("This is the share of first events: take it from 1.")
    if abs(float(answer) - right * len(interactions)) < 1:
        return _("This is how many there are: divide by the number of all events.")
    both = float(ordered.duplicated(["USER_ID", "ITEM_ID"], keep=False).mean())
    if abs(float(answer) - both) < 0.001:
        return _("This counts the first event with an item too: leave that one out.")
    return _("Count events whose pair of user and item has occurred in an earlier row.")
