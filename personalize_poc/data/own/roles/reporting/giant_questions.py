"""Whether one person or firm stands behind a number with a great part of the rows, or many."""

from __future__ import annotations

from collections.abc import Mapping

from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.reporting.asking import lines
from personalize_poc.data.own.roles.which_column.nobody import steady_giant
from personalize_poc.data.words import Share
from personalize_poc.language import _


def about(
    candidate: Candidate, views: dict[str, View], leave_out: Mapping[str, tuple[str, ...]]
) -> Question | None:
    """Whether the rows of such a number count; they do until then.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
        leave_out: column -> values whose rows do not count; of those, nobody is asked.
    """
    user = candidate.roles["USER_ID"]
    value = steady_giant.of(user, candidate.roles.get("TIMESTAMP"), views)
    name, column = user.column.name, user.column
    if value is None or value in leave_out.get(name, ()):
        return None
    most = column.frequencies.most_common(2)
    kept = {one: list(values) for one, values in leave_out.items()}
    gone = {**kept, name: [*kept.get(name, []), value]}
    return Question(
        "one-or-many",
        _(
            "{value!r} of {name} has {share:.0%} of all rows, {times:.0f} times as many as any "
            "other. Is it one person or firm, or a number for all whom nobody knows?"
        ).format(
            value=value,
            name=name,
            share=Share(most[0][1] / len(column.given)),
            times=most[0][1] / most[1][1],
        ),
        (
            Option(
                _("It is one person or firm: every row counts"),
                lines("interactions", leave_out=kept),
            ),
            Option(
                _("Many stand behind it: its rows do not count"),
                lines("interactions", leave_out=gone),
            ),
        ),
    )
