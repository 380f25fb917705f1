"""What nobody chose: it was renewed by a program, or given by who runs the service."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from personalize_poc.data.own.roles.words.meanings import folded, stems

_SHORT = ("auto", "авто")
"""By itself, or a car: only right beside a renewal it is the former."""
_REST = 1
"""Letters besides the two words, in scripts without blanks."""


@cache
def is_one(value: str) -> bool:
    """Whether a value says that something was renewed, assigned or given without anybody's choice.

    Args:
        value: a kind of event, a channel or a source.
    """
    text = folded(value)
    listed = any(one in text for one in stems("AUTOMATIC"))
    return listed or _renews_itself(text) or is_given_by_house(value)


def _renews_itself(text: str) -> bool:
    """Whether a renewal is automatic: "AUTO_ODNOWIENIE", "renouvellement automatique"."""
    joined, renewals = text.replace("_", ""), _joined("RENEWALS")
    if not any(one in joined for one in renewals):
        return False
    if any(one in joined for one in _joined("AUTOMATICALLY")):
        return True
    if any(f"{auto}{one}" in joined for auto in _SHORT for one in renewals):
        return True
    return any(
        later in _SHORT and before.startswith(tuple(renewals))
        for before, later in pairwise(text.split("_"))
    )


@cache
def is_given_by_house(value: str) -> bool:
    """Whether a value says that who runs a game or a service gave something: "GM发放".

    Nothing else may stand there: a gift that was bought from an operator was chosen.
    """
    parts = [part for part in folded(value).split("_") if part not in stems("BY_WHOM")]
    text = "".join(parts)
    houses, giving = _joined("HOUSES"), _joined("GIVING")
    if any(text == f"{a}{b}" or text == f"{b}{a}" for a in houses for b in giving if a in text):
        return True
    given = [one for one in giving if not one.isascii() and one in text]
    return any(
        text.startswith(house) and len(house) + len(one) + _REST >= len(text)
        for house in houses
        for one in given
    )


@cache
def _joined(name: str) -> frozenset[str]:
    return frozenset(one.replace("_", "") for one in stems(name))
