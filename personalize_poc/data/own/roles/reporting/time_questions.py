"""What only the person can decide about times: day or month, which one, and none at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from personalize_poc.data.own import row_numbers
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles.evidence import day_numbers
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.contents import is_year
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.unread_times import is_unread_time
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.reporting.asking import example, is_close, lines, which
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column.times.distances import (
    agree,
    always_before,
    gap,
    share_before,
)
from personalize_poc.data.own.roles.which_column.times.time_forms import Form
from personalize_poc.language import _

_FILLED = 0.9
"""Share of rows with a year, from which on it may stand for the time."""
_MOSTLY = 0.95
"""Share of the rows that count in which a time follows another, so that it is no act of its own."""


def about_date(scored: Scored, form: Form) -> Question | None:
    """What stands first, day or month, where the data allows both."""
    turned = [pair for pair in zip(form.forms, form.swapped, strict=False) if len(set(pair)) > 1]
    if not turned:
        return None
    return Question(
        "ambiguous-date",
        _asked(scored.column, form, turned[0]),
        tuple(
            Option(_order(doubtful), lines("interactions", timestamp=_one(forms)))
            for doubtful, forms in zip(turned[0], (form.forms, form.swapped), strict=True)
        ),
    )


def _asked(column: ColumnProfile, form: Form, turned: tuple[str, str]) -> str:
    """The question about a value that is another day in each of two forms."""
    told: dict[str, str] = {"example": form.doubtful, "name": column.name}
    if {_first(one) for one in turned} != {"%d", "%m"}:
        return _(
            "What stands first in {example!r} of {name}? No value tells: each can be read in "
            "both ways."
        ).format(**told)
    if set(turned) <= set(form.forms):
        return _(
            "Some values of {name} have the day first, and others the month. Which stands first "
            "where both numbers are 12 or less, as in {example!r}?"
        ).format(**told)
    sure = next((value for value in column.given if _signs(value) != _signs(form.doubtful)), "")
    if len(form.forms) > 1 and sure:
        return _(
            "Is {example!r} in {name} written with the day first, or with the month first? No "
            "value of this form tells: both numbers are 12 or less in all of them. Others, such "
            "as {sure!r}, are written otherwise."
        ).format(sure=sure, **told)
    return _(
        "Is {example!r} in {name} written with the day first, or with the month "
        "first? No value tells: both numbers are 12 or less everywhere."
    ).format(**told)


def _signs(text: str) -> str:
    """A time without its digits: values of one form have the same signs between them."""
    return re.sub(r"\d+", "", text)


def _order(form: str) -> str:
    """What stands first in dates of a form, as an answer."""
    known = {"%d": _("The day first"), "%m": _("The month first")}
    return known.get(_first(form), _("The year first"))


def _first(form: str) -> str:
    """What stands first in dates of a form."""
    return min(("%Y", "%y", "%m", "%d"), key=lambda part: form.find(part) % 99)


def _one(forms: tuple[str, ...]) -> Any:
    return forms[0] if len(forms) == 1 else list(forms)


def about_no_time(candidate: Candidate) -> Question:
    """Whether an order without times will do."""
    column = candidate.roles["TIMESTAMP"].column
    asked = _(
        "No column says when something happened. {name} (such as {example!r}) "
        "counts what each person did. Shall it stand for the time?"
    ).format(name=column.name, example=example(column.given))
    if day_numbers.is_one(candidate.roles["TIMESTAMP"].view, column):
        asked = _(
            "No column has a date. {name} (such as {example!r}) counts days or weeks from a "
            "beginning. Shall it stand for the time?"
        ).format(name=column.name, example=example(column.given))
    read: dict[str, Any] = {}
    if column.name == row_numbers.NAME:
        by = candidate.roles["USER_ID"].column.name
        read = {"reading": {row_numbers.NUMBERED: by}}
        asked = _without_times(candidate)
    return Question(
        "no-time",
        asked,
        (
            Option(
                _("Yes: the order of a person's events is right, their dates are not"),
                lines(
                    "interactions", columns={"TIMESTAMP": column.name}, timestamp="seconds", **read
                ),
            ),
            *_years(candidate),
            Option(
                _("No: export the time of each event and name its column here"),
                lines("interactions", columns={"TIMESTAMP": "…"}, timestamp="iso"),
            ),
        ),
    )


def same_everywhere(candidate: Candidate) -> ColumnProfile | None:
    """A column with one and the same time in all rows: that of the export; None without one."""
    view, taken = candidate.view, candidate.taken(candidate.view)
    return next(
        (
            one
            for one in view.columns
            if one.moment and one.is_constant and one.fill > _FILLED and one.key not in taken
        ),
        None,
    )


def _unread(candidate: Candidate) -> ColumnProfile | None:
    """A full column that is called a time, and whose values are none in any form or unit."""
    view, taken = candidate.view, candidate.taken(candidate.view)
    return next(
        (
            one
            for one in view.columns
            if is_unread_time(view, one) and one.fill > _FILLED and one.key not in taken
        ),
        None,
    )


def _without_times(candidate: Candidate) -> str:
    """The question where rows are numbered as they stand."""
    same, unread = same_everywhere(candidate), _unread(candidate)
    if same is None and unread is not None:
        return _(
            "{name} is called a time, but what stands there, such as {example!r}, is no time "
            "between 1980 and 2100 in any form or unit that is known here. Do the rows of each "
            "person stand in the order in which it happened? They are numbered so."
        ).format(name=unread.name, example=example(unread.given))
    if same is None:
        return _(
            "No column says when something happened. Do the rows of each person stand in the order "
            "in which it happened? They are numbered so."
        )
    return _(
        "{name} has the same time in all rows ({example}), and no other column says when something "
        "happened. Do the rows of each person stand in the order in which it happened? They are "
        "numbered so."
    ).format(name=same.name, example=same.given[0])


def _years(candidate: Candidate) -> list[Option]:
    """The answer that a column with the year alone stands for the time; none without one."""
    view, taken = candidate.view, candidate.taken(candidate.view)
    found = [
        one
        for one in view.columns
        if one.key not in taken
        and is_year(one)
        and view.hint(one.key).says("year")
        and one.distinct > 1
        and one.fill > _FILLED
    ]
    return [
        Option(
            _("Only the year is known, by {name}: all of a year happened at once").format(
                name=one.name
            ),
            lines("interactions", columns={"TIMESTAMP": one.name}, timestamp="%Y"),
        )
        for one in found[:1]
    ]


def about_time(
    candidate: Candidate, leave_out: Mapping[str, tuple[str, ...]] | None = None
) -> Question | None:
    """Which of two times is the one at which the person acted.

    Args:
        candidate: the interactions.
        leave_out: column -> values whose rows do not count: a return is asked for after the order
            was paid, and says nothing of which time is that of the order.
    """
    best, rival = candidate.roles["TIMESTAMP"], candidate.rivals.get("TIMESTAMP")
    if not rival or not is_close(candidate, "TIMESTAMP"):
        return None
    known = evidence.is_known(best.view, best.column, "time")
    if known and not evidence.is_known(rival.view, rival.column, "time"):
        return None  # a system is known to keep it there
    if agree(best, rival) and best.named >= rival.named:
        return None
    if _is_of_the_deed(best) and not _is_of_the_deed(rival) and _is_of_the_thing(rival):
        return None  # a class is booked when a person wants it, and takes place when it does
    if abs(gap(best, rival)) < 3600 and best.named >= rival.named and always_before(best, rival):
        return None  # hardly another order of events
    counts = _counting(candidate.view, leave_out or {}) if rival.view is candidate.view else []
    follows = share_before(best, rival, counts) >= _MOSTLY
    if follows and share_before(rival, best, counts) < _MOSTLY:
        return None  # what follows in every row is no act of its own
    asked = _("Which column is when the person acted: {listed} or {last}?")
    return which("which-time", "TIMESTAMP", asked, best, rival)


def _is_of_the_deed(one: Scored) -> bool:
    return one.view.hint(one.column.key).about("order", "event")


def _is_of_the_thing(one: Scored) -> bool:
    return one.view.hint(one.column.key).about("item")


def _counting(view: View, leave_out: Mapping[str, tuple[str, ...]]) -> list[bool]:
    """Of each row of the sample, whether no value of a column of the same table leaves it out."""
    gone = [(one.values, set(leave_out[one.name])) for one in view.columns if one.name in leave_out]
    return [
        not any(value in values or (value and ANY in values) for value, values in row)
        for row in zip(*([(v, values) for v in given] for given, values in gone), strict=True)
    ]
