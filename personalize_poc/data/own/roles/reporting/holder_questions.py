"""Whether a customer is meant, or whoever of its people orders, or what it has: a card, a car."""

from __future__ import annotations

from personalize_poc.data.own.proposal import Question
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.reporting.asking import which
from personalize_poc.data.own.roles.which_column.users import (
    dealers,
    establishments,
    firms,
    holders,
    orderers,
    second_holders,
    vehicles_of_customers,
)
from personalize_poc.language import _


def about(candidate: Candidate, views: dict[str, View]) -> Question | None:
    """Which of the two it is; the customer is taken until then.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
    """
    best = candidate.roles["USER_ID"]
    found = second_holders.beside(best) or holders.beside(best, views)
    found = found or firms.beside(candidate, views) or establishments.beside(candidate, views)
    found = found or dealers.beside(candidate, views) or orderers.beside(best, views)
    asked = _("Which column is the person whose taste is learned: {listed} or {last}?")
    if not found and (found := vehicles_of_customers.beside(candidate, views)):
        asked = _(
            "Is something recommended to a customer, or for a vehicle or machine: {listed} or "
            "{last}? Parts and services fit the vehicle, and a customer may have several."
        )
    return which("which-user", "USER_ID", asked, best, *found[:2]) if found else None
