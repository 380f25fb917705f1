"""Rows in which a flag says that they tell nothing of interest."""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import (
    attended,
    deed_flags,
    flags,
    leaving,
    plays,
    skips,
)
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import Unsaid
from personalize_poc.data.own.roles.words import use_words
from personalize_poc.data.own.roles.words.meanings import (
    stems,
)
from personalize_poc.data.own.roles.words.names import stems_of
from personalize_poc.language import _, ngettext

_MISSED = 0.35
"""Share of rows up to which "no" may say that something never came about; more are the usual."""
_FEW = 0.15
"""Share of rows up to which they are of the company's own people; of more the table is made."""
_USUAL = 0.5
"""Share of rows with a value from which on a flag says of every row whether it came about."""
_POSITIVE = frozenset(
    stems_of(
        "clicked click is_click is_clicked liked is_liked like label converted is_converted "
        "purchased is_purchased played watched interested 클릭여부 좋아요 구매여부 クリック"
    )
)
_IN_EARNEST = frozenset(stems_of("livemode live_mode"))
_SOLD = frozenset(("amount", "price"))
_SLOTS = 0.5
"""Share of times at minutes that divide by five from which on they were agreed, not by chance."""
_PATH = re.compile(r"\.|/|__")


def look(view: View, column: ColumnProfile, counts: dict[str, int], result: Actions) -> None:
    """Leave out rows in which a flag says that they tell nothing of interest."""
    if deed_flags.are_beside(view, column):
        result.reasons[column.key] = _(
            "one of several things that may be done besides: rows without it count as well"
        )
        result.settle(column)
        return
    said = view.hint(column.key)
    token = "_".join(said.tokens)
    leaf = "_".join(
        flags.leaf_words(_PATH.split(column.name)[-1])
    )  # "visitor.bot" is a flag as "bot" is
    back = flags.takes_back(column.name, flags.words_beside(column))
    if {token, _last(token), leaf} & stems("SKIPPED_FLAGS") or back:
        wrong = flags.set_values(column, counts)
        if skips.are_measured(view, column, wrong):
            return  # the row says how much it was; that it was skipped is said to the person
        most = 0.9 if len(counts) > 1 or column.fill > flags.SOME else 1.0
        what = _("a flag of rows that say nothing of interest")
        leaving.leave(column, wrong, what, counts, result, most)
    elif {token, leaf} & (stems("HOUSE_FLAGS") | stems("TRAILER_FLAGS")):
        of = _of_house if {token, leaf} & stems("HOUSE_FLAGS") else _of_trailers
        of(view, column, counts, result)
    elif flags.is_validity(column.name):
        wrong = flags.no_values(counts)
        leaving.leave(column, wrong, _("a flag of rows that count"), counts, result)
    elif _is_of_end(view, column, {token, _last(token), leaf}, flags.no_values(counts)):
        result.reasons[column.key] = _("whether it was done to its end: what was begun counts too")
        result.settle(column)
    elif {token, _last(token), leaf} & (stems("DONE_FLAGS") | attended.names()):
        _of_what_came_about(view, column, {token, _last(token), leaf}, counts, result)
    elif token in _POSITIVE | _IN_EARNEST:
        _without(column, counts, token in _IN_EARNEST, result)


def _of_what_came_about(
    view: View, column: ColumnProfile, called: set[str], counts: dict[str, int], result: Actions
) -> None:
    """Leave out who did not come to what they had booked; of others a person has to be asked."""
    marked, between = attended.marked(column, counts)
    refused = marked or flags.no_values(counts)
    if not refused or column.fill <= _USUAL:
        return
    if called & attended.names() and attended.are_few_of_bookings(view, column, refused, counts):
        what = _("whether somebody came to what was booked")
        told = ngettext(
            "{rows:,} row of {label} is of somebody who did not come to what was booked.",
            "{rows:,} rows of {label} are of people who did not come to what they booked.",
            leaving.rows(counts, refused),
        )
        leaving.leave_told(view, column, refused, (what, told), counts, result)
        if between and not result.unsaid:
            result.unsaid = Unsaid(column, counts, "state", between, refused)
        return
    some = sum(counts[value] for value in refused) <= _MISSED * sum(counts.values())
    if some and not result.unsaid and called & stems("DONE_FLAGS"):
        result.reasons[column.key] = _("whether it came about, of which only you can say more")
        result.unsaid = Unsaid(column, counts, "state", refused)


def _without(column: ColumnProfile, counts: dict[str, int], earnest: bool, result: Actions) -> None:
    """Leave out rows that lack a flag of interest, or one that says that they are no tests."""
    what = _("a flag of interest; rows without it were only shown")
    if earnest:
        what = _("a flag of what was in earnest; rows without it are tests")
    wrong = flags.no_values(counts)
    leaving.leave(column, wrong, what, counts, result)


def _is_of_end(
    view: View, column: ColumnProfile, called: set[str], lacking: tuple[str, ...]
) -> bool:
    """Whether a flag says that something was done to its end, where its beginning is a choice."""
    if called & stems("FINISHED_FLAGS"):
        return _is_of_use(view)
    return bool(called & plays.FLAGS) and plays.were_begun(view, column, lacking)


def _is_of_use(view: View) -> bool:
    """Whether rows are written as something is used, at any minute, and nothing is sold in them.

    An order that was not completed is none, and an appointment, which begins at a full hour or
    some minutes that divide by five, was not kept.
    """
    sold = any(
        view.hint(one.key).about("order") or view.hint(one.key).attributes & _SOLD
        for one in view.columns
    )
    return not sold and any(_is_of_any_minute(one) for one in view.columns)


def _is_of_any_minute(column: ColumnProfile) -> bool:
    known = [one for one in column.moment.seconds if one is not None] if column.moment else []
    return sum(one % 300 == 0 for one in known) < _SLOTS * len(known)


def _of_house(view: View, column: ColumnProfile, counts: dict[str, int], result: Actions) -> None:
    """Leave out what a company's own people do, such as game masters, if that is little of all."""
    wrong = flags.set_values(column, counts)
    if sum(counts[value] for value in wrong) <= _FEW * column.rows:
        what = _("a flag of the company's own people")
        told = ngettext(
            "{rows:,} row of {label} is of the company's own people.",
            "{rows:,} rows of {label} are of the company's own people.",
            leaving.rows(counts, wrong),
        )
        leaving.leave_told(view, column, wrong, (what, told), counts, result)


def is_watched(view: View) -> bool:
    """Whether rows say what was played or for how long: a trailer for a car is no film."""
    return any(
        use_words.speaks_of_use(one.name) or view.hint(one.key).says("duration")
        for one in view.columns
    )


def _of_trailers(
    view: View, column: ColumnProfile, counts: dict[str, int], result: Actions
) -> None:
    """Leave out clips that advertise what is watched here, if the table is not one of them."""
    wrong = flags.set_values(column, counts)
    few = sum(counts[value] for value in wrong) <= flags.SOME * column.rows
    if few and is_watched(view):
        what = _("a flag of trailers")
        told = ngettext(
            "{rows:,} row of {label} is of a trailer: who plays one has not seen the title.",
            "{rows:,} rows of {label} are of trailers: who plays one has not seen the title.",
            leaving.rows(counts, wrong),
        )
        leaving.leave_told(view, column, wrong, (what, told), counts, result)


def _last(token: str) -> str:
    return token.rsplit("_", 1)[-1] if token.startswith(("is_", "ist_", "est_", "has_")) else token
