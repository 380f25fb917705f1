"""Things of a catalogue whose names several share: printings of a card, years of a wine."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.words.names import Hint

_NAMES, _SHARED = 50, 0.1
"""Fewest different names of things, and for each of them, where several share one."""


def are_in(view: View) -> bool:
    """Whether a table is one of things, and has a name of a few words for each."""
    return view.kind == "item" and any(
        column.shape.kind in ("phrase", "text")
        and view.hint(column.key).says("name")
        and column.distinct >= max(_NAMES, _SHARED * view.profile.rows)
        for column in view.columns
    )


def leads_there(said: Hint, titled: View, link: Link) -> bool:
    """Whether a column surely names things of such a table: it is called as the key there.

    Args:
        said: what the name of the column says.
        titled: the table.
        link: the way to it.
    """
    called = said.tokens == titled.hint(link.there).tokens
    return (called and are_in(titled)) or is_card_to_play(said, titled)


def is_card_to_play(said: Hint, titled: View) -> bool:
    """Whether what is called a card is one of a catalogue of cards, and no customer's.

    Args:
        said: what the name of its column says.
        titled: the table that the column leads to.
    """
    return said.entities == {"card"} and are_in(titled)
