"""In which order findings are told: what makes most difference to recommendations comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import N_, _

_FIRST = (
    # Is it a line of mapping.yaml, and not the data?
    "mapping-says-otherwise", "mapping-without-effect",
    # Is all of it there, and enough?
    "unreadable-file", "truncated-file", "file-cut-off", "too-few-interactions", "too-few-users",
    # Ids: what is torn apart or thrown together here is so in everything else.
    "id-scientific", "id-lost-zeros", "keys-written-differently", "id-several", "id-case",
    "id-telephone", "id-broken-letters", "id-missing", "id-twice", "ids-begin-anew",
    # Times: what the models live on.
    "times-identical", "times-at-midnight", "times-of-a-job", "time-in-two-columns",
    "time-too-large", "time-too-small", "time-unreadable", "time-empty", "time-in-future",
    "some-times-at-midnight", "some-times-without-zone",
    # What happened.
    "event-type-missing", "event-type-spellings", "returns", "negative-amounts", "rows-taken-back",
    "several-items-in-a-row", "ids-in-two-columns", "events-twice", "standing-unknown",
    "orders-unpaid", "low-ratings", "accounts-of-several", "no-goods",
    "parts-of-several-kinds", "placeholder-id", "bots", "id-of-another-form", "had-by-most",
    # Rows that were lost on the way.
    "wrong-width", "broken-quotes", "broken-json", "undecodable-bytes", "repeated-header",
    # What is known of items and users.
    "item-not-in-catalogue", "user-not-in-catalogue", "categories-nearly-agree", "broken-letters",
    "value-unreadable", "constant", "all-distinct", "incomplete",
)  # fmt: skip
TAKEN = {
    "encoding-guessed": N_("the encoding"),
    "mixed-encodings": N_("the encoding of some lines"),
    "parts-without-header": N_("the names of columns"),
    "header-elsewhere": N_("the names of columns"),
    "header-known": N_("the names of columns"),
    "fields-filled-down": N_("what belongs to an order"),
    "list-unfolded": N_("lists that became rows"),
    "cells-merged": N_("merged cells"),
    "groups-filled-down": N_("whose rows without an id are"),
    "ids-at-two-places": N_("ids that stand at two places"),
    "parts-of-objects": N_("what belongs to an order"),
    "day-by-order-of-rows": N_("which number is the day"),
    "year-of-two-digits": N_("which century it is"),
    "times-without-zone": N_("the time zone"),
    "rows-left-out": N_("rows that are left out"),
    "rows-counted-once": N_("rows that count once"),
    "events-left-out": N_("events that are left out"),
    "events-spelled-alike": N_("which kinds of events are one"),
    "event-words-unknown": N_("what words for events mean"),
    "standing-unknown": N_("what states, kinds and flags of rows mean"),
    "orders-unpaid": N_("orders that are not paid yet"),
    "names-in-parts": N_("people who are told by their names"),
    "accounts-of-several": N_("numbers of people behind which several stand"),
    "no-goods": N_("items that may be no goods"),
    "other-events": N_("other files with events"),
    "two-layouts": N_("files of another layout"),
    "zeros-given-back": N_("zeros that ids had lost"),
    "several-tables": N_("where one table ends and the next begins"),
    "table-unused": N_("tables that are not used"),
    "columns-not-looked-at": N_("columns that were not looked at"),
}
"""What was decided for the person where the files do not say it: worth a look, though a note.

In words, for the sentence that names it."""
_NAMED = 5
_SAID_BETTER = {"keys-written-differently": frozenset({"id-lost-zeros", "id-other-form"})}
"""Findings of a first look -> those of the whole data that say the same with numbers."""
_RANKS = {code: at for at, code in enumerate((*_FIRST, *TAKEN))}


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by grade, then by what they do; each once, and one for files that have the same."""
    grades = list(Grade)
    return tuple(
        sorted(
            _together(findings),
            key=lambda one: (
                grades.index(one.grade),
                _RANKS.get(one.code, len(_RANKS)),
                -(one.share or 0.0),
                -one.count,
            ),
        )
    )


def _together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What is said of several files in the same words is said once, with their names."""
    alike: dict[tuple[str, ...], list[Finding]] = {}
    each = list(dict.fromkeys(findings))
    codes = {one.code for one in each}
    for one in each:
        if codes & _SAID_BETTER.get(one.code, frozenset()):
            continue
        of_file = (one.code, one.message) if one.file and not one.dataset else ()
        alike.setdefault(of_file or (str(len(alike)),), []).append(one)
    for group in alike.values():
        first = group[0]
        if len(group) == 1:
            yield first
            continue
        names = [one.file or "" for one in group]
        more = (
            _(" and {count} more").format(count=len(names) - _NAMED) if len(names) > _NAMED else ""
        )
        yield replace(
            first,
            message=_("{message} So in {count} files: {names}{more}.").format(
                message=first.message, count=len(names), names=", ".join(names[:_NAMED]), more=more
            ),
            count=sum(one.count for one in group),
        )


SAID = frozenset(("standing-unknown", "orders-unpaid", "accounts-of-several", "no-goods"))
"""Notes with a line to be pasted into mapping.yaml: a terminal shows what to do as well."""


def taken(findings: Iterable[Finding]) -> list[Finding]:
    """Notes about what was decided for the person."""
    return [one for one in findings if one.grade is Grade.NOTE and one.code in TAKEN]


def assumptions(findings: Iterable[Finding]) -> list[str]:
    """What was decided for the person, each in a few words and once."""
    return list(dict.fromkeys(_(TAKEN[one.code]) for one in taken(findings)))
