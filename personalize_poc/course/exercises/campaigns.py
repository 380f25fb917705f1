"""Notebook 4: capacity, filters, cost."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from personalize_poc.aws import pricing
from personalize_poc.course.verdict import exercise
from personalize_poc.language import _

_DAYS = ([0.5] * 24, [4.0] * 24, [1.0] * 18 + [9.0] * 6)
"""Days of traffic by which a function that computes a bill is judged."""


@exercise("Such a campaign refuses nobody, not even in the busiest hour.")
def covers(answer: int, tps: Sequence[float]) -> str | None:
    """The smallest minProvisionedTPS that the busiest hour does not exceed."""
    if int(answer) != answer:
        return _("minProvisionedTPS is a whole number.")
    if answer < max(tps):
        return _("The busiest hour has {tps:.1f} requests a second: that is more.").format(
            tps=max(tps)
        )
    if answer - 1 >= max(tps):
        return _("One less would do as well, and costs less.")
    return None


@exercise("What the INCLUDE finds, minus what the EXCLUDE finds.")
def unseen_of_genre(answer: str, column: str | None, genre: str | None, seen: str) -> str | None:
    """A filter expression: only one genre, and nothing that the user has seen."""
    parts = [part.strip() for part in str(answer).split("|")]
    has = {part.split(maxsplit=1)[0].upper() for part in parts if part}
    if not re.search(r"EXCLUDE\s+ItemID\s+WHERE\s+Interactions\.EVENT_TYPE", answer, re.IGNORECASE):
        return _(
            "What the user has seen is left out by EXCLUDE ItemID WHERE Interactions.EVENT_TYPE."
        )
    if f'"{seen}"' not in answer:
        return _('The event that counts as seen is "{seen}", in quotation marks.').format(seen=seen)
    if column is None or genre is None:
        return None
    if "INCLUDE" not in has or f"Items.{column}" not in answer:
        return _(
            "The genre takes a second expression, INCLUDE ItemID WHERE Items.{column} …"
        ).format(column=column)
    if len(parts) != 2:
        return _("Join the two expressions by one | between them.")
    if f'"{genre}"' not in answer:
        return _('The genre is "{genre}", in quotation marks and with its capital letters.').format(
            genre=genre
        )
    return None


@exercise(
    "In each window the larger of traffic and minimum: an idle campaign pays for the minimum."
)
def bill(answer: Callable[[Sequence[float], int], float]) -> str | None:
    """A function of the traffic by hour and the minimum: USD in a month of such days."""
    for day in _DAYS:
        for least in (1, 5):
            average = sum(max(least, each) for each in day) / len(day)
            right = pricing.campaign(least, average)
            told = answer(day, least)
            if abs(told - right) <= 0.01 * right:
                continue
            busiest = pricing.campaign(least, max(least, *day))
            idle = pricing.campaign(least)
            if abs(told - busiest) <= 0.01 * busiest and busiest != right:
                return _("You bill the busiest hour all day long: the larger counts hour by hour.")
            if abs(told - idle) <= 0.01 * idle and idle != right:
                return _("Traffic above the minimum is billed too.")
            shape = _(
                "{least_traffic:g} to {most_traffic:g} requests a second and a minimum of {least}"
            ).format(least_traffic=min(day), most_traffic=max(day), least=least)
            return _("For {shape} it is {right:.2f} USD a month, not {told:.2f}.").format(
                shape=shape, right=right, told=told
            )
    return None
