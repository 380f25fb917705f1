"""What new items in a list cost or bring: the list with them, and the same without them.

What a list is worth is known, so nothing is estimated from what people happened to do. What chance
leaves open is how other people of the same kind would fare: intervals are over users, in pairs.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from personalize_poc.inference import new_items, recommendations
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.data import DataSet
    from personalize_poc.experiment.audience.playing import Audience

LENGTH = 10
_Z = 1.96
"""Standard errors on either side of a mean in an interval of 95%."""


@dataclass(frozen=True)
class Worth:
    """The truth of a week's lists, on average over their users.

    Attributes:
        places: the share of the places that new items have.
        reached: the share of the new items that stand in anybody's list.
        with_new: the chance to watch something of the list on a visit.
        without: the same of what it is compared with, which has no new items.
        values: `with_new` for each user.
        gains: the difference of the two for each user.
    """

    places: float
    reached: float
    with_new: float
    without: float
    values: pd.Series = field(compare=False, repr=False)
    gains: pd.Series = field(compare=False, repr=False)

    @property
    def gain(self) -> float:
        """What the new items bring; below 0 it is what they cost."""
        return self.with_new - self.without

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval of the gain."""
        return _interval(self.gains)


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
    here, there = crowd.worth(with_new), crowd.worth(without)
    return Worth(
        sum(item in new for item in places) / max(len(places), 1),
        len(met) / max(len(new), 1),
        float(here.mean()),
        float(there.mean()),
        here,
        here - there,
    )


def table(lists: Sequence[Worth], names: Sequence[str]) -> pd.DataFrame:
    """One row for each of these lists."""
    rows = [
        (
            f"{len(one.gains):,}",
            f"{one.places:.1%}",
            f"{one.reached:.0%}",
            f"{one.with_new:.1%}",
            f"{one.without:.1%}",
            _("{value:+.2f} points").format(value=100 * one.gain),
            _ends(one.interval),
        )
        for one in lists
    ]
    columns = [
        _("users"),
        _("places of new films"),
        _("new films shown"),
        _("watch, so"),
        _("watch, else"),
        _("gain"),
        _("95% interval"),
    ]
    return pd.DataFrame(rows, columns=columns, index=pd.Index(names, name=_("lists of")))


def words(exploring: Worth, before: Worth, learned: Worth) -> str:
    """Price and reward in a sentence each; neither is claimed if its interval holds 0.

    Args:
        exploring: lists of a campaign that explores, beside those of one that does not.
        before: lists without exploring of people who do not explore, of the model as it was.
        learned: the same of the model that was trained on what happened.
    """
    if not exploring.places:
        return _("No new film came into a list, so nothing was paid and nothing could be learned.")
    low, high = exploring.interval
    if high < 0:
        said = _("The price: {points} of watches on a visit ({interval}) while exploring.")
    elif low > 0:
        said = _("No price: exploration brought {points} of watches on a visit ({interval}).")
    else:
        said = _("No price is seen: {points} of watches on a visit ({interval}).")
    said = said.format(points=_points(exploring.gain), interval=_ends(exploring.interval))
    if not learned.places:
        return _("{said} No reward yet: without exploring, no new film stands in a list.").format(
            said=said
        )
    gains = learned.gains - before.gains
    low, high = _interval(gains)
    if low > 0:
        told = _("The reward: {points} ({interval}) for people who did not explore.")
    elif high < 0:
        told = _("Too little was learned: it costs {points} ({interval}).")
    else:
        told = _("No reward is seen: {points} ({interval}), which holds 0.")
    told = told.format(points=_points(float(gains.mean())), interval=_ends((low, high)))
    moved = learned.values - before.values
    whole = _(
        "All in all their lists changed by {points} ({interval}) with the training, which moves "
        "the other films as well."
    ).format(points=_points(float(moved.mean())), interval=_ends(_interval(moved)))
    return f"{said} {told} {whole}"


def _interval(gains: pd.Series) -> tuple[float, float]:
    half = _Z * float(gains.std()) / math.sqrt(len(gains))
    return float(gains.mean()) - half, float(gains.mean()) + half


def _points(gain: float) -> str:
    return _("{value:+.2f} points").format(value=100 * gain)


def _ends(ends: tuple[float, float]) -> str:
    return _("{low:+.2f} to {high:+.2f}").format(low=100 * ends[0], high=100 * ends[1])
