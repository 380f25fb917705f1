"""What new items in a list cost or bring: the list with them, and the same without them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from personalize_poc.inference import new_items, recommendations
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.data import DataSet
    from personalize_poc.experiment.audience.playing import Audience

LENGTH = 10
_FLAT = 0.0005
"""Differences of less than a twentieth of a point are called none."""


@dataclass(frozen=True)
class Worth:
    """The truth of a week's lists, on average over their users.

    Attributes:
        places: the share of the places that new items have.
        reached: the share of the new items that stand in anybody's list.
        with_new: the chance to watch something of the list on a visit.
        without: the same of what it is compared with, which has no new items.
    """

    places: float
    reached: float
    with_new: float
    without: float

    @property
    def gain(self) -> float:
        """What the new items bring; below 0 it is what they cost."""
        return self.with_new - self.without


def records(dataset: DataSet, like: Mapping[str, str], created: int) -> list[dict[str, str]]:
    """New items as `put_items` takes them.

    Args:
        dataset: the data, with items.
        like: id of each new item -> id of the item whose metadata it has.
        created: Unix seconds at which they arrive.
    """
    when = {"creationTimestamp": created}
    return [
        {"itemId": name, "properties": json.dumps(json.loads(new_items.like(dataset, old)) | when)}
        for name, old in like.items()
    ]


def worth(
    crowd: Audience,
    answers: Mapping[str, Mapping[str, Any] | Sequence[str]],
    new: Collection[str],
    *,
    instead: Mapping[str, Mapping[str, Any] | Sequence[str]] | None = None,
    length: int = LENGTH,
) -> Worth:
    """What these answers are worth to the audience as it is now.

    Args:
        crowd: the audience.
        answers: user -> answer or ids, long enough to fill a list without the new items.
        new: ids of the new items.
        instead: what they are compared with; by default the same answers without the new items.
        length: of the list that is shown.
    """
    ids = {user: recommendations.ids(answer) for user, answer in answers.items()}
    others = ids if instead is None else {u: recommendations.ids(instead[u]) for u in ids}
    with_new = {user: items[:length] for user, items in ids.items()}
    without = {user: [i for i in items if i not in new][:length] for user, items in others.items()}
    places = [item for items in with_new.values() for item in items]
    met = {item for item in places if item in new}
    return Worth(
        sum(item in new for item in places) / max(len(places), 1),
        len(met) / max(len(new), 1),
        float(crowd.worth(with_new).mean()),
        float(crowd.worth(without).mean()),
    )


def table(weeks: Sequence[Worth], names: Sequence[str]) -> pd.DataFrame:
    """One row a week."""
    rows = [
        (
            f"{one.places:.1%}",
            f"{one.reached:.0%}",
            f"{one.with_new:.1%}",
            f"{one.without:.1%}",
            _("{value:+.2f} points").format(value=100 * one.gain),
        )
        for one in weeks
    ]
    columns = [
        _("places of new films"),
        _("new films shown"),
        _("watch, so"),
        _("watch, else"),
        _("gain"),
    ]
    return pd.DataFrame(rows, columns=columns, index=pd.Index(names, name=_("lists of")))


def words(exploring: Worth, learned: Worth) -> str:
    """Price and reward in a sentence each.

    Args:
        exploring: lists of a campaign that explores.
        learned: later ones of one that does not, trained on what happened.
    """
    if not exploring.places:
        return _("No new film came into a list, so nothing was paid and nothing could be learned.")
    if exploring.gain < -_FLAT:
        said = _("The price: {points} of watches on a visit.").format(points=_points(exploring))
    elif exploring.gain > _FLAT:
        said = _("No price: exploration brought {points} of watches on a visit.").format(
            points=_points(exploring)
        )
    else:
        said = _(
            "Hardly a price: what exploration shows is about as good as what it takes the place of."
        )
    if not learned.places:
        return _("{said} No reward yet: without exploring, no new film stands in a list.").format(
            said=said
        )
    if learned.gain > _FLAT:
        told = _("The reward: {points} of watches on a visit").format(points=_points(learned))
    elif learned.gain < -_FLAT:
        told = _("Too little was learned: it costs {points} of watches on a visit").format(
            points=_points(learned)
        )
    else:
        told = _("No reward is seen: the new films bring as much as what they moved down")
    return _(
        "{said} {told}, where the model itself now puts them ({places:.1%} of places)."
    ).format(said=said, told=told, places=learned.places)


def _points(one: Worth) -> str:
    return _("{value:.2f} points").format(value=100 * abs(one.gain))
