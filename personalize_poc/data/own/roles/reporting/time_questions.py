"""What only the person can decide about times: day or month, which one, and none at all."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.own import row_numbers
from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.reporting.questions import example, is_close, lines, which
from personalize_poc.data.own.roles.which_column.times.clock import agree, always_before, gap
from personalize_poc.data.own.roles.which_column.times.time_forms import Form
from personalize_poc.language import _


def about_date(scored: Scored, form: Form) -> Question | None:
    """Day or month first, where the data allows both."""
    if not form.ambiguous:
        return None
    example = next((value for value in scored.column.given), "")
    name = scored.column.name
    return Question(
        "ambiguous-date",
        _(
            "Is {example!r} in {name} written with the day first, or with the month "
            "first? No value tells: both numbers are 12 or less everywhere."
        ).format(example=example, name=name),
        tuple(
            Option(_order(forms), lines("interactions", timestamp=_one(forms)))
            for forms in (form.forms, form.swapped)
        ),
    )


def _order(forms: tuple[str, ...]) -> str:
    """What stands first in dates of these forms."""
    first = min(("%Y", "%y", "%m", "%d"), key=lambda part: forms[0].find(part) % 99)
    return {"%d": _("The day first"), "%m": _("The month first")}.get(first, _("The year first"))


def _one(forms: tuple[str, ...]) -> Any:
    return forms[0] if len(forms) == 1 else list(forms)


def about_no_time(candidate: Candidate) -> Question:
    """Whether an order without times will do."""
    column = candidate.roles["TIMESTAMP"].column
    asked = _(
        "No column says when something happened. {name} (such as {example!r}) "
        "counts what each person did. Shall it stand for the time?"
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
            Option(
                _("No: export the time of each event and name its column here"),
                lines("interactions", columns={"TIMESTAMP": "…"}, timestamp="iso"),
            ),
        ),
    )


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
