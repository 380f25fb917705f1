"""Logs of messages that were sent to people: who was told of what says nothing of what they want.

They have a person, a thing and a time in every row, as what people do has. Words of sending alone
do not tell them, since goods are sent as well: a second sign is needed, such as that some of them
bounced, or that there is a template or a subject.
"""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.lists import message_words
from personalize_poc.data.own.roles.words.meanings import (
    folded,
    folded_stems,
    is_event,
    is_negative,
    is_shown,
)
from personalize_poc.data.own.roles.words.names import own_name, words
from personalize_poc.language import _

SIGN = -3.0
"""Points of such a table as interactions."""
KINDS = 0.8
"""Points of a table with a column of what people did, whose name is silent."""
_MOST = 30
"""Different values of a column of kinds, or of what became of messages."""
_TOLD = 0.8
"""Share of rows with known kinds, from which on a column tells what people did."""
_ENOUGH = 2
_OTHER_SCRIPTS = 0x0590
"""Letters from here on are of scripts in which words are not told apart by blanks."""


def is_log(view: View) -> bool:
    """Whether rows are messages that were sent, and not what people did."""
    names = [words(one.name) for one in view.columns]
    label = words(own_name(view.label))
    if any(_has(one, "PARCELS") for one in (label, *names)) or _is_of_goods(view):
        return False
    said = [one for one in view.columns if not _has(words(one.name), "CONTENTS")]
    if any(_deeds(one) for one in said):
        return False  # who clicked on what was sent wants it
    channel = _has(label, "CHANNELS")
    sent = _has(label, "SENT") or any(map(_is_time_of_sending, view.columns))
    contents = any(_has(one, "CONTENTS") for one in names)
    fates = any(map(_is_fate, view.columns))
    if not (channel or contents or fates):
        return False
    return channel + sent + contents + fates >= _ENOUGH


def told(view: View) -> str:
    """Why such a table is not taken; "" for others."""
    return _("its rows are messages that were sent, not what people did") if is_log(view) else ""


def has_kinds(view: View) -> bool:
    """Whether a column has kinds of what people did: seen, clicked, kept, applied for."""
    return any(_are_kinds(one) for one in view.columns)


def _are_kinds(column: ColumnProfile) -> bool:
    counts, deeds = column.frequencies, _deeds(column)
    if len(deeds) < _ENOUGH:
        return False
    known = sum(counts[one] for one in counts if one in deeds or is_shown(one))
    return known >= _TOLD * sum(counts.values())


def _deeds(column: ColumnProfile) -> list[str]:
    """The values of a column of kinds that are what people do."""
    if not _has_kinds(column):
        return []
    return [
        one
        for one in column.frequencies
        if is_event(one) and not (is_negative(one) or _holds(one, "FATES") or _holds(one, "SENT"))
    ]


def _has_kinds(column: ColumnProfile) -> bool:
    return column.shape.kind in ("word", "code", "phrase") and 2 <= column.distinct <= _MOST


def _is_of_goods(view: View) -> bool:
    """Whether rows are of orders, or have amounts."""
    said = [view.hint(one.key) for one in view.columns]
    return any(one.about("order") or one.says("price", "quantity", "amount") for one in said)


def _is_time_of_sending(column: ColumnProfile) -> bool:
    return column.moment is not None and _has(words(column.name), "SENT")


def _is_fate(column: ColumnProfile) -> bool:
    """Whether values say what became of messages: all known, and one that parcels do not have."""
    if not _has_kinds(column):
        return False
    counts = column.frequencies
    known = sum(n for one, n in counts.items() if _holds(one, "FATES") or _holds(one, "SENT"))
    lost = any(_holds(one, "LOST") for one in counts)
    return lost and known >= _TOLD * sum(counts.values())


def _holds(value: str, name: str) -> bool:
    return folded(value) in _folded(name) or _has(words(value), name)


def _has(tokens: tuple[str, ...], name: str) -> bool:
    """Whether a name has one of some words; in scripts without blanks also inside of one."""
    known = _folded(name)
    joined = "_".join(tokens)
    return (
        joined in known
        or not known.isdisjoint(tokens)
        or any(f"_{one}_" in f"_{joined}_" for one in known if "_" in one)
        or any(one in joined for one in known if ord(one[0]) >= _OTHER_SCRIPTS)
    )


@cache
def _folded(name: str) -> frozenset[str]:
    return folded_stems(getattr(message_words, name))
