"""Notebook 4: capacity, filters, cost."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from personalize_poc.aws import pricing
from personalize_poc.course.verdict import exercise

_DAYS = ([0.5] * 24, [4.0] * 24, [1.0] * 18 + [9.0] * 6)
"""Days of traffic by which a function that computes a bill is judged."""


@exercise("Such a campaign refuses nobody, not even in the busiest hour.")
def covers(answer: int, tps: Sequence[float]) -> str | None:
    """The smallest minProvisionedTPS that the busiest hour does not exceed."""
    if int(answer) != answer:
        return "minProvisionedTPS is a whole number."
    if answer < max(tps):
        return f"The busiest hour has {max(tps):.1f} requests a second: that is more."
    if answer - 1 >= max(tps):
        return "One less would do as well, and costs less."
    return None


@exercise("What the INCLUDE finds, minus what the EXCLUDE finds.")
def unseen_of_genre(answer: str, column: str | None, genre: str | None, seen: str) -> str | None:
    """A filter expression: only one genre, and nothing that the user has seen."""
    parts = [part.strip() for part in str(answer).split("|")]
    has = {part.split(maxsplit=1)[0].upper() for part in parts if part}
    if not re.search(r"EXCLUDE\s+ItemID\s+WHERE\s+Interactions\.EVENT_TYPE", answer, re.IGNORECASE):
        return "What the user has seen is left out by EXCLUDE ItemID WHERE Interactions.EVENT_TYPE."
    if f'"{seen}"' not in answer:
        return f'The event that counts as seen is "{seen}", in quotation marks.'
    if column is None or genre is None:
        return None
    if "INCLUDE" not in has or f"Items.{column}" not in answer:
        return f"The genre takes a second expression, INCLUDE ItemID WHERE Items.{column} …"
    if len(parts) != 2:
        return "Join the two expressions by one | between them."
    if f'"{genre}"' not in answer:
        return f'The genre is "{genre}", in quotation marks and with its capital letters.'
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
                return "You bill the busiest hour all day long: the larger counts hour by hour."
            if abs(told - idle) <= 0.01 * idle and idle != right:
                return "Traffic above the minimum is billed too."
            shape = f"{min(day):g} to {max(day):g} requests a second and a minimum of {least}"
            return f"For {shape} it is {right:.2f} USD a month, not {told:.2f}."
    return None
