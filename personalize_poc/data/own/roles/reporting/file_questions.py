"""Which of several tables with events a person means, and the line of mapping.yaml for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles.evidence import yaml_lines
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate
from personalize_poc.data.own.roles.reporting.asking import WORKED_OUT, lines
from personalize_poc.data.own.roles.which_table import retold
from personalize_poc.data.words import Share
from personalize_poc.language import _

_MOST = 8
"""Tables that are offered; of more a person is told how many there are."""


def about_file(candidates: Sequence[Candidate], whole: Callable[[Candidate], str]) -> Question:
    """Which of several tables holds the interactions; the first one is taken until then.

    Args:
        candidates: of the tables.
        whole: all lines of a mapping.yaml that one of them makes: with another table joins, forms
            of times, states and catalogues are others as well.
    """
    shown, rest = candidates[:_MOST], len(candidates) - _MOST
    *some, last = (
        _("{label} ({rows:,} rows)").format(label=one.view.label, rows=one.view.profile.rows)
        for one in shown
    )
    if rest > 0:
        some, last = [*some, last], _("{count} more").format(count=rest)
    asked = _(
        "{listed} and {last} each hold a user, an item and a time. Which one says best what "
        "people want?"
    )
    if catalogues := _catalogues(candidates):
        asked = _(
            "{listed} and {last} each hold a user, an item and a time, and their items are of "
            "different catalogues: {catalogues}. Which of these are to be recommended?"
        )
    again = max((one.again for one in candidates), default=0.0)
    if again:
        asked = _(
            "{listed} and {last} tell mostly the same: {share:.0%} of the people, items and days "
            "are in both, and each lacks some that the other has. Which one is right?"
        )
    return Question(
        "which-file",
        asked.format(
            listed=", ".join(some), last=last, catalogues=", ".join(catalogues), share=Share(again)
        ),
        tuple(
            Option(_told(one), whole(one) if 0 < at <= WORKED_OUT else as_lines(one))
            for at, one in enumerate(shown)
        ),
    )


def _catalogues(candidates: Sequence[Candidate]) -> list[str]:
    """The catalogues of the items of several tables, where each has one of its own; else none."""
    items = [one.roles["ITEM_ID"] for one in candidates]
    found = [sorted(retold.led_to(one) & one.view.things) for one in items]
    every = [label for labels in found for label in labels]
    return every if all(found) and len(set(every)) == len(every) else []


def _told(candidate: Candidate) -> str:
    """What the rows of a table say."""
    user, item, time = (candidate.roles[name].column.name for name in LEAST)
    return _("The rows of {label}: {user} chose {item}, at {time}").format(
        label=candidate.view.label, user=user, item=item, time=time
    )


def _of(candidate: Candidate) -> dict[str, Any]:
    columns = {name: one.column.name for name, one in candidate.roles.items() if one.link is None}
    return {"file": candidate.view.label, "columns": columns}


def as_lines(candidate: Candidate) -> str:
    """Which table and columns of it are the interactions, as lines of a mapping.yaml."""
    return lines("interactions", **_of(candidate))


def as_line(candidate: Candidate) -> str:
    """The line of a mapping.yaml that takes a table as the interactions."""
    return yaml_lines.flow("interactions", _of(candidate))
