"""What is said of the person that was taken, where another column names the same or its account."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.which_column.users import households, signed_in
from personalize_poc.data.own.roles.which_column.users.persons import (
    is_contact,
    is_same_but_guests,
    is_visitor,
    over_and_under,
    settled,
)
from personalize_poc.data.words import Share
from personalize_poc.language import _


def of_household(best: Candidate) -> list[Finding]:
    """That somebody else might be meant by "person": an account which several profiles share."""
    user, rival = best.roles["USER_ID"], best.rivals.get("USER_ID")
    others = over_and_under(user)
    if not others and rival and _is_over(user, rival):
        others = [rival]
    if not others or not settled(user, others):
        return []
    other = others[0].column
    return [
        Finding(
            "person-in-account",
            Grade.NOTE,
            _(
                "{name} is taken for the person. Each belongs to one {other}, of which there are "
                "{count:,}."
            ).format(name=user.column.name, other=other.name, count=other.distinct),
            dataset="interactions",
            file=user.view.label,
            column=other.name,
            value=other.given[0],
            count=other.distinct,
            matters=_("Recommendations are made for the person whose history is learned."),
            fix=_("Set USER_ID: {other} in mapping.yaml if recommendations are for all of it.")
            .format(other=other.name),
        )
    ]  # fmt: skip


def _is_over(user: Scored, rival: Scored) -> bool:
    """Whether what came second is of several people, of whom the one taken is one."""
    return households.is_said_of(user, rival) or households.is_profile_of(user, rival)


def of_account(best: Candidate) -> list[Finding]:
    """That people who sign in have another name beside the one of every visitor, or guest."""
    user, rival = best.roles["USER_ID"], best.rivals.get("USER_ID")
    if rival is None or rival.view is not user.view or not rival.named:
        return []
    guests = is_contact(user) and is_same_but_guests(user, rival)
    if not guests and not is_visitor(user):
        return []
    other = rival.column
    if user.column.fill < SURE or other.fill >= SURE or is_visitor(rival):
        return []
    return [
        Finding(
            "person-signed-in",
            Grade.NOTE,
            _(
                "{name} is taken for the person: it is filled in for everybody, {other} only in "
                "{share:.0%} of rows."
            ).format(name=user.column.name, other=other.name, share=Share(other.fill)),
            dataset="interactions",
            file=user.view.label,
            column=other.name,
            value=other.given[0],
            count=other.filled,
            matters=_why_it_matters(user, rival, guests),
            fix=_(
                "Set USER_ID: {other} in mapping.yaml if only people who have signed in count."
            ).format(other=other.name),
        )
    ]


def _why_it_matters(user: Scored, rival: Scored, guests: bool) -> str:
    """Why it is said that some rows have another id of the person.

    Args:
        user: the column that is taken for the person.
        rival: the one that some rows have.
        guests: whether the first has addresses of guests as well.
    """
    name, other = user.column.name, rival.column.name
    if guests:
        return _("Rows without {other} are of guests, whom {name} alone tells apart.").format(
            other=other, name=name
        )
    if signed_in.joins_devices(user, rival):
        return _("Each {other} has one {name}, so that both name the same people.").format(
            other=other, name=name
        )
    return _("Who comes with another device is a new person to a name of visitors.")
