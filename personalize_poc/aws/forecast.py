"""What a run on AWS will cost, item by item, before it begins: a rough guess that says so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from personalize_poc.aws import pricing
from personalize_poc.aws import rates as price_list
from personalize_poc.aws.bill import Line, usd
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.aws.rates import Rate

PART = "this run, about"
HOURS = 4.0
"""How long the campaigns of a run stand, if it goes on without a pause."""
BYTES = 40.0
"""Of one interaction in a file, about."""
IMPORTS = ("01",)
TRAININGS = {"03": 6, "04": 4}
"""Trainings that bill, by notebook: the search for hyperparameters counts with its two tries."""
CAMPAIGNS = {"04": 5, "extras": 1}
"""Campaigns of 1 TPS, by notebook; two of notebook 4 are deleted within it."""
NUMBERS = ("01", "02", "03", "04", "05", "06")


def of(
    interactions: int | None,
    numbers: Collection[str] = NUMBERS,
    rates: Mapping[str, Rate] | None = None,
) -> tuple[Line, ...]:
    """What the notebooks will cost.

    Args:
        interactions: rows that will be imported and trained on; None if nobody knows.
        numbers: the notebooks, `extras` for the optional one.
        rates: prices, by default the built-in ones.
    """
    known = rates or price_list.built_in()
    found = []
    if any(number in numbers for number in IMPORTS):
        size = None if interactions is None else interactions * BYTES / 1e9
        amount = (
            _("size not known yet")
            if size is None
            else _("about {size:,.1f} MB").format(size=size * 1000)
        )
        found.append(_line(known["import"], _("import"), amount, size))
    if trainings := sum(TRAININGS.get(number, 0) for number in numbers):
        each = None if interactions is None else pricing.training_hours(interactions)
        what, amount = (
            _("{trainings} trainings").format(trainings=trainings),
            _("hours not known yet"),
        )
        if each is not None:
            amount = _("about {each:,.1f} training hours each").format(each=each)
        hours = None if each is None else each * trainings
        found.append(_line(known["training"], what, amount, hours))
    if campaigns := sum(CAMPAIGNS.get(number, 0) for number in numbers):
        what = (
            _("1 campaign")
            if campaigns == 1
            else _("{campaigns} campaigns").format(campaigns=campaigns)
        )
        amount = _("1 TPS each, for {hours:g} hours").format(hours=HOURS)
        found.append(_line(known["campaign"], what, amount, campaigns * HOURS))
    return tuple(found)


def _line(rate: Rate, what: str, amount: str, count: float | None) -> Line:
    money = None if count is None else rate.cost(count)
    return Line(PART, what, amount, money, "a guess", rate.confirmed, rate.told)


def together(lines: Collection[Line]) -> str:
    """The sum in words, and what goes on if something is forgotten."""
    total = sum(line.usd for line in lines if line.usd is not None)
    unknown = [line.what for line in lines if line.usd is None]
    beyond = _(" without {names}").format(names=", ".join(unknown)) if unknown else ""
    return _(
        "together about {usd} USD{beyond}; a campaign that is left running costs "
        "{campaign:,.2f} USD a month"
    ).format(usd=usd(total), beyond=beyond, campaign=pricing.campaign())


def sentence(lines: Collection[Line]) -> str:
    """All items in one line."""
    items = [
        f"{one.what} ({one.amount}) {_('unknown') if one.usd is None else usd(one.usd)}"
        for one in lines
    ]
    return "; ".join([*items, together(lines)])
