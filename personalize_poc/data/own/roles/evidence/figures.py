"""Numbers that say what a thing cost, or how many of it: they name nothing."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import Hint


def is_one(column: ColumnProfile, said: Hint) -> bool:
    """Whether numbers say what a thing costs, or how many of it, by their name: no thing itself.

    Args:
        column: with the values.
        said: what its name says.
    """
    named = said.says("price", "amount", "quantity") and not said.says("id", "name")
    return named and column.shape.kind in ("integer", "decimal")
