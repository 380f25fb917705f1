"""Answers that mean more than another column: whole mappings, where catalogues or rows differ.

Whoever answers that restaurants are the items and not their dishes needs the table of restaurants
too, and orders without a restaurant in place of those without a dish.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import yaml

from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles import applied
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.reporting.asking import WORKED_OUT

Sections = dict[str, Section]

_ASKED = ("which-user", "which-item", "user-or-item")
_ROLES = ("USER_ID", "ITEM_ID")


def completed(
    question: Question, best: Candidate, now: Sections, made: Callable[[Candidate], Sections]
) -> Question:
    """A question whose other answers say all that they change.

    Args:
        question: any.
        best: the interactions.
        now: the sections of the mapping, without what is not used.
        made: the same of another reading of the tables.
    """
    if question.code not in _ASKED:
        return question
    first, *others = question.options
    options = [_whole(one, best, now, made) for one in others[:WORKED_OUT]]
    return replace(question, options=(first, *options, *others[WORKED_OUT:]))


def _whole(
    option: Option, best: Candidate, now: Sections, made: Callable[[Candidate], Sections]
) -> Option:
    other = _other(option, best)
    if other is None:
        return option
    sections = made(other)
    if _but_columns(sections) == _but_columns(now):
        return option
    return replace(option, yaml=applied.text(sections))


def _other(option: Option, best: Candidate) -> Candidate | None:
    """The reading of the tables that an answer means; None if it names no columns of the table."""
    said = (yaml.safe_load(option.yaml) or {}).get("interactions", {})
    columns = said.get("columns", {})
    if set(said) != {"columns"} or not columns or not set(columns) <= set(_ROLES):
        return None
    roles = dict(best.roles)
    for name, called in columns.items():
        found = _column(best, name, called)
        if found is None:
            return None
        roles[name] = found
    user, item = (roles[name].column for name in _ROLES)
    return None if user is item else replace(best, roles=roles, rivals={})


def _column(best: Candidate, name: str, called: str) -> Scored | None:
    """The column that an answer names: of the rows, or of the table that their role is joined from.

    Lines have the customer of their order, and another column of the order is joined as it is.
    """
    now = best.roles[name]
    for view, link in ((best.view, None), (now.view, now.link)):
        found = [one for one in view.columns if one.name == called]
        if len(found) == 1:
            return Scored(found[0], view, named=True, link=link)
    return None


def _but_columns(sections: Sections) -> dict[str, Section]:
    """The sections without the columns of the roles, which the short answer says."""
    events = sections["interactions"]
    rest = {name: one for name, one in events.columns.items() if name not in _ROLES}
    return {**sections, "interactions": replace(events, columns=rest)}
