"""What only the person can decide about times: day or month, which one, and none at all."""

from __future__ import annotations

import re
from typing import Any

from personalize_poc.data.own import row_numbers
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles.evidence import day_numbers
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.contents import is_year
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.reporting.asking import example, is_close, lines, which
from personalize_poc.data.own.roles.which_column.times.apart import agree, always_before, gap
from personalize_poc.data.own.roles.which_column.times.time_forms import Form
from personalize_poc.language import _

_FILLED = 0.9
"""Share of rows with a year, from which on it may stand for the time."""


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
        asked = _(
            "No column says when something happened. Do the rows of each person stand in the order "
            "in which it happened? They are numbered so."
        )
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


def about_time(candidate: Candidate) -> Question | None:
    """Which of two times is the one at which the person acted."""
    best, rival = candidate.roles["TIMESTAMP"], candidate.rivals.get("TIMESTAMP")
    if not rival or not is_close(candidate, "TIMESTAMP"):
        return None
    if agree(best, rival) and best.named >= rival.named:
        return None
    if abs(gap(best, rival)) < 3600 and best.named >= rival.named and always_before(best, rival):
        return None  # hardly another order of events
    if always_before(best, rival) and not always_before(rival, best):
        return None  # what follows in every row is no act of its own
    asked = _("Which column is when the person acted: {listed} or {last}?")
    return which("which-time", "TIMESTAMP", asked, best, rival)
