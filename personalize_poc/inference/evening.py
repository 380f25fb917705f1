"""What lists do while events come in: followed event by event, and told in words and places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from personalize_poc import polling
from personalize_poc.inference.answers import renewed
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    from personalize_poc.inference.recommendations import Catalogue

PATIENCE = 5.0
"""Seconds for an event to have its effect: it takes one or two on AWS."""
PLACES = 25
"""So many places of a list are looked at, where a catalogue has twice as many items to choose."""
_NOTICEABLE = 0.1
"""A share that moves by less has changed two of 25 places at most, as chance may."""
_MOVED = (
    N_("There is more of {genre} now in the lists of: {names}."),
    N_("There is about as much of {genre} as before in the lists of: {names}."),
    N_("There is less of {genre} now, against what one would expect, in the lists of: {names}."),
)
_RENEWED = (
    N_("The events brought other items into the lists of: {names}."),
    N_("Hardly another item came into the lists of: {names}."),
)
_NONE_LEFT = N_("No item of {genre} is left but those just chosen: no list can show more of it.")
_NOT_LEARNED = N_(
    "The new taste did not appear: the model has not learned of this data that whoever chooses "
    "some of a kind goes on with more of it."
)


def follow(
    ask: Callable[[str], list[str]],
    send: Callable[[str], None],
    users: Mapping[str, str],
    items: Sequence[str],
    *,
    waits_for: Collection[str],
    seconds: float = PATIENCE,
) -> dict[str, list[list[str]]]:
    """Ask for several users before any event, and again after each.

    Args:
        ask: user -> ids, best first.
        send: sends the event about an item, for whoever has it.
        users: what each is called -> user id.
        items: one event each, in this order.
        waits_for: user ids whose answers have to change; they are asked until they do.
        seconds: after this time an answer counts as it is.

    Returns:
        What each is called -> the lists, one more than there are items.
    """
    answers = {name: [ask(user)] for name, user in users.items()}
    for item in items:
        send(item)
        for name, user in users.items():
            patience = seconds if user in waits_for else 0.0
            answers[name].append(_changed(ask, user, answers[name][-1], patience))
    return answers


def _changed(
    ask: Callable[[str], list[str]], user: str, old: list[str], seconds: float
) -> list[str]:
    return polling.until(lambda: ask(user), lambda new: new != old, seconds=seconds)


def rest(
    answers: Mapping[str, Sequence[Sequence[str]]], items: Collection[str]
) -> dict[str, list[list[str]]]:
    """The first places of the lists among what is left of the catalogue without some items.

    What was just chosen has to go from every list, the first one too: a filter drops it, and a
    share that was measured with it before and without it afterwards falls by itself. All lists
    are cut to the same length, at most half of the shortest: of a list that holds everything that
    is left the share is the same in any order.

    Args:
        answers: what each is called -> the lists, twice as long as `PLACES` and by as many items
            as there are in `items`, where there are as many.
        items: ids to leave out.
    """
    left = {
        name: [[item for item in one if item not in items] for one in lists]
        for name, lists in answers.items()
    }
    shortest = min((len(one) for lists in left.values() for one in lists), default=0)
    places = min(PLACES, max(1, shortest // 2))
    return {name: [one[:places] for one in lists] for name, lists in left.items()}


def shares(
    catalogue: Catalogue, answers: Mapping[str, Sequence[Sequence[str]]], genre: str | None
) -> tuple[str, dict[str, list[float]]]:
    """What is followed in the lists, and its share in each of them.

    Args:
        catalogue: of the data.
        answers: what each is called -> the lists, as `follow` returns them.
        genre: the genre to follow; None: the items that were not in the first list.
    """
    if genre:
        return genre, {
            name: [catalogue.share(one, genre) for one in lists] for name, lists in answers.items()
        }
    return _("items that were not in the first list"), {
        name: [renewed(lists[0], one) for one in lists] for name, lists in answers.items()
    }


def told(begin: float, end: float) -> str:
    """A share before and after, in words: `rose from 4% to 36%`."""
    if round(begin, 3) == round(end, 3):
        return _("did not move from {begin:.0%}").format(begin=begin)
    if end > begin:
        return _("rose from {begin:.0%} to {end:.0%}").format(begin=begin, end=end)
    return _("fell from {begin:.0%} to {end:.0%}").format(begin=begin, end=end)


def verdict(
    shares: Mapping[str, Sequence[float]],
    genre: str | None,
    active: Collection[str],
    usual: float | None = None,
) -> str:
    """Whether the lists of those who sent events have followed them, in words.

    Args:
        shares: what each is called -> its shares, as `shares` returns them.
        genre: the genre that was followed; None: what was not in the first list.
        active: what those are called who sent events.
        usual: the share of the genre among the items that are left.
    """
    moved = {name: shares[name][-1] - shares[name][0] for name in active}
    up = [name for name, by in moved.items() if by >= _NOTICEABLE]
    down = [name for name, by in moved.items() if by <= -_NOTICEABLE]
    flat = [name for name in moved if name not in (*up, *down)]
    if genre and usual == 0:
        return _(_NONE_LEFT).format(genre=genre)
    found = zip(_MOVED, (up, flat, down), strict=True)
    if genre is None:
        found = zip(_RENEWED, (up, flat + down), strict=True)
    told = [_(text).format(genre=genre, names="; ".join(names)) for text, names in found if names]
    if genre and not up:
        told.append(_(_NOT_LEARNED))
    if genre and usual is not None:
        told.append(_("Of what is left of the catalogue it is {usual:.0%}.").format(usual=usual))
    return " ".join(told)


def places(
    catalogue: Catalogue, items: Mapping[str, str], before: Sequence[str], after: Sequence[str]
) -> pd.DataFrame:
    """Where items stood in a long list, and where they stand now.

    Args:
        catalogue: for titles.
        items: what each is called -> its id.
        before, after: ids, best first.
    """
    rows = []
    for name, item in items.items():
        row = {"": name, _("title"): catalogue.title(item)}
        for column, ids in ((_("place before"), before), (_("place after"), after)):
            row[column] = str(list(ids).index(item) + 1) if item in ids else _("not in the list")
        rows.append(row)
    return pd.DataFrame(rows)


def crowds(
    catalogue: Catalogue, users: Mapping[str, Sequence[str]], genre: str, days: int = 28
) -> pd.DataFrame:
    """How many items of a genre several groups of users touched lately.

    Args:
        catalogue: of the data.
        users: what each group is called -> user ids.
        genre: the genre.
        days: so many of the last days of the data are looked at; without times, everything is.

    Returns:
        One row a group: its users, and per user the items touched and those of the genre.
    """
    rows, lately, nothing = [], catalogue.lately(days), set[str]()
    for name, group in users.items():
        touched = [lately.get(user, nothing) for user in group]
        of_genre = [sum(genre in catalogue.genres(item) for item in items) for items in touched]
        row: dict[str, object] = {_("who"): name, _("users"): len(group)}
        each = _("items each in {days} days").format(days=days)
        row[_("items each") if catalogue.only_ordered else each] = _mean(list(map(len, touched)))
        row[_("of them {genre}").format(genre=genre)] = _mean(of_genre)
        rows.append(row)
    return pd.DataFrame(rows)


def _mean(counts: Sequence[int]) -> float:
    return round(sum(counts) / max(len(counts), 1), 2)
