"""Interleaving: two lists in one, shown to the same user, whose clicks tell which is preferred.

Team draft: F. Radlinski, M. Kurup and T. Joachims, How does clickthrough data reflect retrieval
quality?, CIKM 2008, section 4.2; O. Chapelle, T. Joachims, F. Radlinski and Y. Yue, Large-scale
validation and analysis of interleaved search evaluation, ACM TOIS 30 (2012), section 3.3. The lists
pick in turn, as captains choose teams: in each round a coin says which picks first, and each takes
its best item that is not there yet. A click counts for the list that picked the item, unless both
wanted it next: then nothing but the coin says whose it is, and a click says nothing of the lists.
Whoever looks down a list clicks it as often either way, so that its clicks add 0 to the expected
difference and only noise to what is seen. To leave them out is the step from the assignment that
was drawn to its expectation, given the list that is shown (K. Hofmann, S. Whiteson and M. de Rijke,
A probabilistic method for inferring preferences from clicks, CIKM 2011, section 4.2).

What it needs: two lists for the same request, at the cost of asking both recipes, and clicks with
the item and the request. What it answers: which of two rankings users choose from, with fewer
users than an A/B test, since each user compares both and the differences between users drop out.
How many times fewer depends on how much they differ: see `preference.Sensitivity`.
What it does not answer: by how much an outcome such as purchases or return visits would rise, and
anything about a change that is not the order of a list. For that, run an A/B test with the winner.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from personalize_poc.errors import BadInput
from personalize_poc.language import _

FIRST, SECOND, BOTH = 0, 1, 2
"""Teams, as `Interleaved.rows` names them; `BOTH` of an item that both lists wanted next."""
SHOWN = ("user", "request", "item", "team")
"""Columns of what was shown: a row for each item of each list."""
CLICKS = ("user", "request", "item")
"""Columns of clicks."""
PER_USER = ("user", "requests", "first", "second")
"""Columns of `credited`: a row a user, with the clicks for either team."""
_MOST = 500


@dataclass(frozen=True)
class Interleaved:
    """One list made of two.

    Attributes:
        items: in the order in which they are shown.
        teams: for each item `FIRST` or `SECOND`, the list that picked it.
        wanted: for each item, whether both lists wanted it next, and a coin alone decided.
    """

    items: tuple[str, ...]
    teams: tuple[int, ...]
    wanted: tuple[bool, ...]

    def rows(self, user: str, request: str) -> list[tuple[str, str, str, int]]:
        """Rows of the table of what was shown, with the columns `SHOWN`."""
        every = zip(self.items, self.teams, self.wanted, strict=True)
        return [(user, request, item, BOTH if both else team) for item, team, both in every]


def team_draft(
    first: Sequence[str],
    second: Sequence[str],
    length: int,
    *,
    experiment: str,
    user: str,
    request: str,
) -> Interleaved:
    """Interleave two ranked lists by team draft.

    The coin of round k is bit k (from the highest) of the SHA-256 of the experiment's name, a zero
    byte, the user, a zero byte and the request: the same request gives the same list on every
    machine, in any language, and can be checked afterwards.

    Args:
        first, second: items, the best one first. Give at least `length` of each: as published, the
            draft ends when one list has nothing new to offer, since from then on the other would
            win clicks for want of an opponent.
        length: of the list that is shown, 1 to 500.
        experiment: a name of its own for each comparison.
        user: who asks.
        request: what tells this request from others of the user, such as a recommendationId.

    Raises:
        BadInput: a list is empty or names an item twice, or the length is out of range.
    """
    if not 1 <= length <= _MOST:
        raise BadInput(f"A list of {length} items cannot be interleaved (1 to {_MOST}).")
    _refuse_unranked("first", first)
    _refuse_unranked("second", second)
    coins = _coins(experiment, user, request)
    ranked = (first, second)
    items: list[str] = []
    teams: list[int] = []
    taken: set[str] = set()
    at, sizes, coin = [0, 0], [0, 0], FIRST
    wanted: list[bool] = []
    while len(items) < length:
        for team in (FIRST, SECOND):
            while at[team] < len(ranked[team]) and ranked[team][at[team]] in taken:
                at[team] += 1
        if at[FIRST] == len(first) or at[SECOND] == len(second):
            break
        both = first[at[FIRST]] == second[at[SECOND]]
        if sizes[FIRST] == sizes[SECOND]:
            team = coin = next(coins)
        else:
            team = 1 - coin
            # What comes second in a round tells the coin, unless either coin gives the same two.
            both = both and wanted[-1]
        wanted.append(both)
        item = ranked[team][at[team]]
        taken.add(item)
        items.append(item)
        teams.append(team)
        sizes[team] += 1
    return Interleaved(tuple(items), tuple(teams), tuple(wanted))


def _refuse_unranked(name: str, ranked: Sequence[str]) -> None:
    if isinstance(ranked, str) or not len(ranked):
        raise BadInput(
            f"The {name} list has no items.", _("Give the item ids, the best one first.")
        )
    seen: set[str] = set()
    for place, item in enumerate(ranked, 1):
        if item in seen:
            raise BadInput(f"The {name} list has item {item} a second time, at place {place}.")
        seen.add(item)


def _coins(experiment: str, user: str, request: str) -> Iterator[int]:
    if not experiment:
        raise BadInput("The experiment needs a name.", _("Give each experiment one of its own."))
    digest = hashlib.sha256(f"{experiment}\0{user}\0{request}".encode()).digest()
    for byte in digest:
        for bit in range(7, -1, -1):
            yield byte >> bit & 1


def credited(
    shown: pd.DataFrame | Iterable[tuple[str, str, str, int]],
    clicks: pd.DataFrame | Iterable[tuple[str, str, str]],
) -> pd.DataFrame:
    """Credit clicks to the team that picked the item; one row a user, also without clicks.

    Clicks on what `BOTH` wanted count for neither. Several clicks on the same item of the same list
    are one: the second says nothing new about the ranking.

    Args:
        shown: the columns `SHOWN`, e.g. collected from `Interleaved.rows`.
        clicks: the columns `CLICKS`.

    Returns:
        The columns `PER_USER`.

    Raises:
        BadInput: a column or a value is missing, a team is none of 0, 1 and 2, an item is twice
            in one list, or a click is on what was not shown. Rows are counted from 0.
    """
    lists, hits = _table(shown, SHOWN, "shown"), _table(clicks, CLICKS, "clicks")
    _refuse(lists, ~lists["team"].isin((FIRST, SECOND, BOTH)), "shown", "is of no team 0, 1 or 2")
    keys = list(CLICKS)
    _refuse(lists, lists.duplicated(keys), "shown", "repeats an item of the same list")
    hits = hits.drop_duplicates(keys).reset_index(names="row")
    found = hits.merge(lists, on=keys, how="left")
    strange = found.set_index("row")
    _refuse(strange, strange["team"].isna(), "clicks", "is a click on what was not shown")
    requests = lists.groupby("user", sort=False)["request"].nunique()
    table = requests.rename("requests").to_frame()
    for name, team in (("first", FIRST), ("second", SECOND)):
        counts = found.loc[found["team"] == team].groupby("user").size()
        table[name] = counts.reindex(table.index, fill_value=0)
    return table.reset_index()[list(PER_USER)]


def _table(
    rows: pd.DataFrame | Iterable[tuple[Any, ...]], columns: Sequence[str], name: str
) -> pd.DataFrame:
    if isinstance(rows, pd.DataFrame):
        table = rows
    else:
        table = pd.DataFrame(list(rows), columns=list(columns))
    missing = [column for column in columns if column not in table]
    if missing:
        raise BadInput(
            f"The table {name} has no column {', '.join(missing)}.",
            _("Needed: {columns}").format(columns=", ".join(columns)),
        )
    table = table[list(columns)].reset_index(drop=True)
    _refuse(table, table.isna().any(axis=1), name, "has no value in one of its columns")
    return table


def _refuse(table: pd.DataFrame, wrong: pd.Series, name: str, what: str) -> None:
    if not wrong.any():
        return
    row = table.index[wrong.to_numpy()][0]
    said = ", ".join(f"{key} {value}" for key, value in table.loc[row].items() if pd.notna(value))
    raise BadInput(f"{name}, row {row} ({said}) {what}; {int(wrong.sum()):,} rows are like this.")
