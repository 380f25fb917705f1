"""Who pays mostly for somebody else: experiences that are given away, courses of friends.

Who takes part is the person where most pay for themselves, and where everybody has one who pays,
as children have. Where people of one table now pay and now take part, and mostly are not the same,
only a person can say who is recommended to. So it is with gifts, where one column names who bought
and another one for whom.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.pairs import share_differing
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.which_column.rivals import payers
from personalize_poc.data.own.roles.which_column.users import persons
from personalize_poc.data.own.roles.words.names import stems_of, words

_GIVEN = frozenset(
    stems_of(
        """giftee presenteado presenteada obsequiado obsequiada beschenkter beschenkte festeggiato
        festeggiata obdarowany obdarowana gåvomottagare gavemottaker gavemodtager begiftigde
        obdarovaný megajándékozott одаряемый 선물받는 贈り先 受贈者 收礼人 收禮人"""
    )
)
"""Words of names of columns of who is given something."""
_OFTEN = 1 / 3
"""Share of the rows that somebody else pays, from which on that is no exception."""


def is_open(best: Scored, rival: Scored | None, item: Scored) -> bool:
    """Whether a person has to say who is meant: who takes part, or who pays.

    Args:
        best: the column that is taken for the user.
        rival: the column that came second.
        item: the column of what was chosen.
    """
    if rival is None or rival.view is not best.view:
        return False
    paid = payers.is_only_payer(best, rival) and persons.twins(best, rival, item)
    return (
        (paid or _is_given(best) or _is_given(rival))
        and best.view.goes_with(best.column.key, rival.column.key) < SURE
        and share_differing(best.column.values, rival.column.values) >= _OFTEN
    )


def _is_given(one: Scored) -> bool:
    return not _GIVEN.isdisjoint(words(one.column.name))
