"""Users, items and events that are good to look at. The same data gives the same choice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from personalize_poc.data.own.acts import act, is_begun, only_shown
from personalize_poc.inference.recommendations import Catalogue, ids

if TYPE_CHECKING:
    from personalize_poc.data import DataSet

_STRONGEST_FIRST = ("purchase", "watch", "make", "ask")
_EVERYBODYS = 0.2
_ROOM = 20
"""So many items that a user does not know yet fill a list of ten, before and after live events."""
_ENOUGH = 10
"""So many items of a genre leave some when five have been chosen."""
FILTERS_SEE = 100
"""So many of the newest events of a type and user are seen by a filter."""
_NO_CONTEXT = ("USER_ID", "ITEM_ID", "EVENT_TYPE", "IMPRESSION", "RECOMMENDATION_ID")
_FEW = 20
_CANDIDATES = 200
"""So many active users are looked at; more cost time and change nothing that one sees."""


def users(dataset: DataSet, count: int = 2) -> list[str]:
    """Users with enough history, a clear taste, and tastes that differ.

    Of the most active quarter, those whose favourite genre takes the largest share, one a genre.
    Without genres, or when they run out, the most active ones. Users who know nearly the whole
    catalogue come last: there is little that could be recommended to them.
    """
    activity = dataset.interactions["USER_ID"].value_counts()
    known = dataset.interactions.groupby("USER_ID", observed=True)["ITEM_ID"].nunique()
    sated = set(known.index[known > dataset.interactions["ITEM_ID"].nunique() - _ROOM])
    everybody = sorted(activity.index, key=lambda user: (user in sated, -int(activity[user]), user))
    catalogue = Catalogue(dataset)
    if catalogue.genre_column is None:
        return everybody[:count]
    open_minded = [user for user in everybody if user not in sated] or everybody
    enough = activity[open_minded].quantile(0.75)
    active = [user for user in open_minded if activity[user] >= enough]
    tastes = {user: catalogue.favourites(user) for user in active[:_CANDIDATES]}
    sharpest = sorted(
        (user for user in tastes if len(tastes[user])),
        key=lambda user: -float(tastes[user].iloc[0]),
    )
    by_genre: dict[str, str] = {}
    for user in sharpest:
        by_genre.setdefault(str(tastes[user].index[0]), user)
    chosen = list(by_genre.values())[:count]
    return chosen + [user for user in everybody if user not in chosen][: count - len(chosen)]


def popular(interactions: pd.DataFrame, count: int = 10) -> list[str]:
    """The items that the most different users interacted with, as Popularity-Count ranks them."""
    people = interactions.groupby("ITEM_ID")["USER_ID"].nunique()
    return list(people.sort_values(ascending=False, kind="stable").head(count).index)


def items_of(
    interactions: pd.DataFrame,
    user_id: str,
    event_type: str | None = None,
    latest: int | None = None,
) -> set[str]:
    """The items a user interacted with.

    Args:
        interactions: the data.
        user_id: who.
        event_type: only events of this type; case is ignored, as filters ignore it.
        latest: only so many of the newest of these events; filters see the newest 100.
    """
    rows = interactions[interactions["USER_ID"] == user_id]
    if event_type is not None and "EVENT_TYPE" in rows:
        rows = rows[rows["EVENT_TYPE"].str.lower() == event_type.lower()]
    if latest is not None:
        rows = rows.sort_values("TIMESTAMP", kind="stable").tail(latest)
    return set(rows["ITEM_ID"])


def strongest_event(interactions: pd.DataFrame) -> str:
    """The event type that says most: what was bought, borrowed, watched, heard, made or asked for.

    Of several of them, and without any, the most frequent type; what was only begun counts where
    nothing says that it was watched, and what was only shown where there is nothing else. Data
    without EVENT_TYPE: `watch`, which only live events will have.
    """
    if "EVENT_TYPE" not in interactions:
        return "watch"
    every = [str(name) for name in interactions["EVENT_TYPE"].value_counts().index]
    types = [name for name in every if not only_shown(name, every)] or every
    found = [name for wanted in _STRONGEST_FIRST for name in types if act(name) == wanted]
    return next((name for name in found if not is_begun(name)), next(iter(found), types[0]))


def well_known(interactions: pd.DataFrame, count: int | None = 10) -> list[str]:
    """Items that many know, but not those that everybody knows: good to ask similar items of.

    By popularity, without the most popular ones that take the first fifth of all interactions:
    SIMS leaves the top of the popularity out of training and has no similar items for it.
    """
    order = popular(interactions, interactions["ITEM_ID"].nunique())
    share = interactions["ITEM_ID"].value_counts(normalize=True).reindex(order).cumsum()
    known = [item for item in order if share[item] > _EVERYBODYS]
    return known[:count]


def described(dataset: DataSet) -> str:
    """The first well-known item that has a category to filter by; any that has, or the first."""
    catalogue, order = Catalogue(dataset), well_known(dataset.interactions, None)
    items = [] if dataset.items is None else list(dataset.items["ITEM_ID"])
    with_genre = (item for item in [*order, *items] if catalogue.to_filter_by(item))
    return next(with_genre, order[0])


def unlike(dataset: DataSet, item_id: str) -> str:
    """The best known item that shares no genre with this one; without genres just another one."""
    catalogue = Catalogue(dataset)
    order = [item for item in well_known(dataset.interactions, 1000) if item != item_id]
    genres = set(catalogue.genres(item_id))
    other = (item for item in order if catalogue.genres(item))
    found = next((item for item in other if not genres & set(catalogue.genres(item))), None)
    return found if found and genres else order[min(8, len(order) - 1)]


def unusual_genre(dataset: DataSet, user_id: str) -> str | None:
    """The genre of the eight most frequent ones that a user chooses least; None without genres.

    One of few items only where all are: when five of them have been chosen, more must be left.
    """
    catalogue = Catalogue(dataset)
    shares, counts = catalogue.favourites(user_id), catalogue.genre_counts()
    frequent = catalogue.all_genres()[:8]
    frequent = [name for name in frequent if counts[name] >= _ENOUGH] or frequent
    return min(frequent, key=lambda name: float(shares.get(name, 0.0)), default=None)


def unusual_items(
    dataset: DataSet, user_id: str, count: int = 5, without: Collection[str] = ()
) -> list[str]:
    """Popular items that the user has not touched, of a frequent genre that they seldom choose.

    Without genres: the most popular items that the user has not touched. Of a small catalogue, of
    which a user knows nearly everything, those that they have touched least.

    Args:
        dataset: the data.
        user_id: whose taste it shall not be.
        count: how many.
        without: ids not to choose, such as those just recommended.
    """
    catalogue = Catalogue(dataset)
    touched = items_of(dataset.interactions, user_id) | set(without)
    order = popular(dataset.interactions, dataset.interactions["ITEM_ID"].nunique())
    fresh = [item for item in order if item not in touched]
    genre = unusual_genre(dataset, user_id)
    if sum(genre in catalogue.genres(item) for item in fresh) < count:
        # Whoever knows nearly the whole of a small catalogue: what they have had least often.
        mine = dataset.interactions.loc[dataset.interactions["USER_ID"] == user_id, "ITEM_ID"]
        fresh += [item for item in mine.value_counts().index[::-1] if item not in without]
    return sorted(fresh, key=lambda item: genre not in catalogue.genres(item))[:count]


def most_seen(
    answers: Mapping[str, Mapping[str, Any]], interactions: pd.DataFrame, event_type: str
) -> str:
    """Of several users with their answers, the one whose answer holds most that they have seen.

    Only what a filter would see counts: the latest 100 events of the type.
    """
    mine = interactions[interactions["USER_ID"].isin(list(answers))]

    def seen(user: str) -> int:
        known = items_of(mine, user, event_type, latest=FILTERS_SEE)
        return len(known & set(ids(answers[user])))

    return max(answers, key=seen)


def context_column(interactions: pd.DataFrame) -> str | None:
    """A column of the interactions that says under which circumstances: text, few values."""
    for name in interactions.columns.difference(_NO_CONTEXT, sort=False):
        values = interactions[name]
        numeric = pd.api.types.is_numeric_dtype(values.dtype)
        if not numeric and 2 <= values.nunique() <= _FEW:
            return str(name)
    return None


def context_values(interactions: pd.DataFrame, column: str) -> tuple[str, str]:
    """Two circumstances to compare: a television and a phone, or else the two most frequent."""
    counts = interactions[column].value_counts()
    if {"tv", "phone"} <= set(counts.index):
        return "tv", "phone"
    return str(counts.index[0]), str(counts.index[1])


def split_user(dataset: DataSet, column: str, values: tuple[str, str]) -> str:
    """The user whose genres differ most between two values of a context column.

    Of those with at least 20 events on each side; where there is none, the most active one.
    """
    catalogue, rows = Catalogue(dataset), dataset.interactions
    sides = [rows[rows[column] == value].groupby("USER_ID", observed=True) for value in values]
    busy = [side["ITEM_ID"].size() for side in sides]
    both = sorted(set(busy[0].index[busy[0] >= 20]) & set(busy[1].index[busy[1] >= 20]))

    def apart(user: str) -> float:
        one, other = (_shares(catalogue, list(side.get_group(user)["ITEM_ID"])) for side in sides)
        return float(one.sub(other, fill_value=0.0).abs().sum())

    return max(both, key=apart) if both else str(rows["USER_ID"].value_counts().index[0])


def _shares(catalogue: Catalogue, items: list[str]) -> pd.Series:
    genres = pd.Series([name for item in items for name in catalogue.genres(item)], dtype=object)
    return genres.value_counts(normalize=True)
