"""Whom something is recommended to, where both sides of a row are people: client and craftsman."""

from __future__ import annotations

from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.reporting.asking import lines
from personalize_poc.data.own.roles.which_column.users import answering
from personalize_poc.language import _


def about(candidate: Candidate) -> Question | None:
    """Whether those who answer are recommended to those who ask, or the requests to them."""
    user, item = candidate.roles["USER_ID"], candidate.roles["ITEM_ID"]
    asked = answering.requests(user, item)
    if asked is None:
        return None
    who, whom = user.column.name, item.column.name
    return Question(
        "user-or-item",
        _(
            "{whom} names people, several of whom answer one {request} of {who}. Are they to be "
            "recommended to whoever asked, or is what was asked for to be recommended to them?"
        ).format(whom=whom, request=asked.name, who=who),
        (
            Option(
                _("{whom} is recommended to {who}").format(whom=whom, who=who),
                lines("interactions", columns={"USER_ID": who, "ITEM_ID": whom}),
            ),
            Option(
                _("{whom} is recommended to {who}").format(whom=asked.name, who=whom),
                lines("interactions", columns={"USER_ID": whom, "ITEM_ID": asked.name}),
            ),
        ),
    )
