"""Codes of people and firms whose column is not called an id: "Buyer - symbol" beside "Buyer"."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column has the short forms of whom another one of the same row calls by name.

    Which word a program has for a code matters little: it is called as the name is, and a word
    more, it looks given out, and each goes with one name and the reverse.

    Args:
        view: the table.
        column: one that speaks of a person.
    """
    said = view.hint(column.key)
    if column.shape.kind != "code" or said.entities != {"user"}:
        return False
    return any(
        other.shape.kind in ("phrase", "text")
        and set(view.hint(other.key).tokens) < set(said.tokens)
        and view.hint(other.key).about("user")
        and min(view.both_ways(column.key, other.key)) > SURE
        for other in view.told_by(column.key)
    )
