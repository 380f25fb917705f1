"""Tables of messages about what people did, beside the table of what they did.

A server of films writes down who played what, and which message it sent when somebody began or
stopped. The messages name the same people and things, and mostly tell each play twice.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.which_table import same_pairs
from personalize_poc.data.own.roles.words.lists import message_words
from personalize_poc.data.own.roles.words.names import own_name, plain, stems_of, words
from personalize_poc.data.own.scripts import may_stand_within

if TYPE_CHECKING:
    import duckdb

_PART = 0.95
"""Share of what messages tell of that stands in the other table: who is told of what is new, or of
what others do, has not done it."""
_SILENT = ("", "event", "history", "mail")
"""What the name of such a table says besides; clicks on messages are choices."""


def are_of(connection: duckdb.DuckDBPyConnection, one: Candidate, other: Candidate) -> bool:
    """Whether a table is called messages, and another one has all people and things of it.

    Args:
        connection: where the tables are.
        one: the table in question.
        other: one that names the same people and things, in columns of its own.
    """
    if one.holds not in _SILENT or not _is_called_so(one) or _is_called_so(other):
        return False
    told, common = same_pairs.told_by_both(connection, one, other)
    return common >= _PART * told


def _is_called_so(one: Candidate) -> bool:
    """Whether the name of a table has a word for messages that a system sends."""
    label = words(own_name(one.view.label))
    joined, known = "_".join(label), _known()
    return not known.isdisjoint(label) or any(
        word in joined for word in known if "_" in word or may_stand_within(word)
    )


@cache
def _known() -> frozenset[str]:
    texts = (message_words.NOTICES, message_words.CHANNELS)
    return frozenset(plain(stem) for text in texts for stem in stems_of(text))
