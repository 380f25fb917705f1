"""Who pays mostly for somebody else: experiences that are given away, courses of friends.

Who takes part is the person where most pay for themselves, and where everybody has one who pays,
as children have. Where people of one table now pay and now take part, and mostly are not the same,
only a person can say who is recommended to.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.pairs import share_differing
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.which_column.rivals import payers
from personalize_poc.data.own.roles.which_column.users import persons

_OFTEN = 1 / 3
"""Share of the rows that somebody else pays, from which on that is no exception."""


def is_open(best: Scored, rival: Scored | None, item: Scored) -> bool:
    """Whether a person has to say who is meant: who takes part, or who pays.

    Args:
        best: the column that is taken for the user.
        rival: the column that came second.
        item: the column of what was chosen.
    """
    return (
        rival is not None
        and payers.is_only_payer(best, rival)
        and persons.twins(best, rival, item)
        and best.view.goes_with(best.column.key, rival.column.key) < SURE
        and share_differing(best.column.values, rival.column.values) >= _OFTEN
    )
