"""What an arm asks for its lists: a campaign, a recommender, or a list of what is popular."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from personalize_poc.experiment import assignment
from personalize_poc.files import write_atomically
from personalize_poc.inference import examples, recommendations

if TYPE_CHECKING:
    from personalize_poc.data import DataSet

LENGTH = 10
"""Items of a list."""


@dataclass(frozen=True)
class Answer:
    """A list, and what is known of how it came about.

    Attributes:
        items: best first.
        recommendation_id: of the service's answer; events that name it tell what was shown.
        probabilities: with which each item got its place, given those above it; None where nobody
            knows. Personalize does not say it, also not of items that exploration put there.
    """

    items: tuple[str, ...]
    recommendation_id: str | None = None
    probabilities: tuple[float, ...] | None = None


Answered = Answer | Mapping[str, Any] | Sequence[str]
"""What the service has answered, ids, or an `Answer`."""
Asks = Callable[[str], Answered]
"""User -> answer."""


def answered(told: Answered) -> Answer:
    """Whatever a source has returned, as an `Answer`.

    Ids without an id of the service come from a rule that is the same whenever it is asked: the
    probability of each is 1. What a service answers has none that is known.
    """
    if isinstance(told, Answer):
        return told
    items = tuple(recommendations.ids(told))
    if isinstance(told, Mapping):
        return Answer(items, told.get("recommendationId"))
    return Answer(items, None, (1.0,) * len(items))


def campaign(
    runtime: Any, arn: str, *, filter_arn: str | None = None, length: int = LENGTH
) -> Asks:
    """Ask a campaign.

    Args:
        runtime: the boto3 client `personalize-runtime`.
        arn: of the campaign.
        filter_arn: of a filter without values.
        length: items of a list.
    """
    return _service(runtime, {"campaignArn": arn}, filter_arn, length)


def recommender(
    runtime: Any, arn: str, *, filter_arn: str | None = None, length: int = LENGTH
) -> Asks:
    """Ask a recommender of a domain; arguments as of `campaign`."""
    return _service(runtime, {"recommenderArn": arn}, filter_arn, length)


def _service(runtime: Any, which: Mapping[str, str], filter_arn: str | None, length: int) -> Asks:
    more = {"filterArn": filter_arn} if filter_arn else {}

    def ask(user: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = runtime.get_recommendations(
            **which, userId=user, numResults=length, **more
        )
        return found

    return ask


def popular(
    order: Sequence[str], had: Mapping[str, Collection[str]], *, length: int = LENGTH
) -> Asks:
    """The most popular items that a user has not had: needs no campaign, and bills nothing.

    Args:
        order: all items, the most popular first.
        had: user -> items to leave out; who is not in it has had nothing. It may change.
        length: items of a list.
    """

    def ask(user: str) -> Sequence[str]:
        return _first(order, had.get(user, ()), length)

    return ask


def favourite(
    dataset: DataSet,
    interactions: pd.DataFrame,
    had: Mapping[str, Collection[str]],
    *,
    length: int = LENGTH,
) -> Asks:
    """The most popular items of each user's favourite genre (category); of all, without genres.

    Args:
        dataset: says who likes what.
        interactions: by which popularity counts.
        had: as `popular` takes it.
        length: items of a list.
    """
    catalogue = recommendations.Catalogue(dataset)
    order = examples.popular(interactions, interactions["ITEM_ID"].nunique())
    of_kind: dict[str, list[str]] = {}
    for item in order:
        for kind in catalogue.genres(item):
            of_kind.setdefault(kind, []).append(item)

    def ask(user: str) -> Sequence[str]:
        kind = next(iter(catalogue.favourites(user).index), "")
        return _first(of_kind.get(str(kind), order), had.get(user, ()), length)

    return ask


def chosen(interactions: pd.DataFrame, event_type: str) -> dict[str, set[str]]:
    """What each user has chosen so far, such as watched or bought: see `popular`.

    Args:
        interactions: USER_ID, ITEM_ID and perhaps EVENT_TYPE.
        event_type: which events count; all of them in data without types.
    """
    rows = interactions
    if "EVENT_TYPE" in rows:
        rows = rows[rows["EVENT_TYPE"].str.lower() == event_type.lower()]
    return {str(user): set(items) for user, items in rows.groupby("USER_ID")["ITEM_ID"]}


def _first(order: Sequence[str], known: Collection[str], length: int) -> Sequence[str]:
    return list(islice((item for item in order if item not in known), length))


def also(had: dict[str, set[str]], events: pd.DataFrame, event_type: str) -> None:
    """Note what users have chosen since: events (user, item, type) that happened."""
    rows = events[events["type"] == event_type]
    for user, item in zip(rows["user"], rows["item"], strict=True):
        had.setdefault(user, set()).add(item)


def rehearsed(
    interactions: pd.DataFrame, users: Iterable[str], event_type: str, days: int = 7
) -> pd.DataFrame:
    """What today's list would have brought on the last days of a log, day by day.

    Returns:
        A row a user, a column a day from 1: on how many days so far they chose something that a
        list of popular items would have offered. See `assignment.rehearsals`.
    """
    found = assignment.rehearsals(interactions, users, event_type, days=days)
    oldest_first = found.fillna(0.0).iloc[:, ::-1]
    oldest_first.columns = pd.RangeIndex(1, days + 1, name="day")
    return oldest_first.cumsum(axis=1)


def kept(path: Path, make: Callable[[], Any]) -> Any:
    """What was kept as JSON, or else made now and kept: what was answered once stays the answer.

    Args:
        path: of the file.
        make: returns what JSON can hold.
    """
    if path.exists():
        return json.loads(path.read_text("utf-8"))
    made = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, json.dumps(made))
    return made
