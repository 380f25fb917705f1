"""Markets with two sides, of which each looks at the other: applicants at jobs, recruiters at them.

Both logs are interactions. Who is the user in the one is the item in the other, and those who act
there are the ones to whom the things of the first log belong. Either may be recommended.
"""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table.retold import led_to
from personalize_poc.data.own.roles.words import who_serves
from personalize_poc.data.own.roles.words.hirers import hires

_IDS = ("USER_ID", "ITEM_ID")
_MOSTLY = 0.8
"""Share of the values of a catalogue that lead to those who act."""
_OFTEN = 0.3
"""Share of the rows of one side, from which on the other one counts as much."""
_FEWEST = 20
"""So many who act from which on something can be learned of them; fewer are staff."""
_BACK = 3.0
"""Rows of each of them on average, at least."""


def applicants_first(ranked: list[Candidate], views: dict[str, View]) -> list[Candidate]:
    """The log of those who choose things before that of those who look at these people.

    Args:
        ranked: tables as interactions, the best one first.
        views: all tables by their labels.
    """
    for one in ranked[1:]:
        if _acting(one, ranked[0], views):
            return [one, *(other for other in ranked if other is not one)]
    return ranked


def seen_from(best: Candidate, one: Candidate, views: dict[str, View]) -> Candidate:
    """A table with those who act on the people of another one as the users, if it is such a log.

    Args:
        best: the table in which these people choose.
        one: the other one; it is given back as it is where it is no such log.
        views: all tables by their labels.
    """
    found = _acting(best, one, views)
    if found is None:
        return one
    who, whom = found
    return replace(one, roles={**one.roles, "USER_ID": who, "ITEM_ID": whom}, rivals={})


def are(best: Candidate, one: Candidate, views: dict[str, View]) -> bool:
    """Whether two tables are the logs of both sides of a market, each of which may be meant."""
    rows = sorted(two.view.profile.rows for two in (best, one))
    return rows[0] >= _OFTEN * rows[1] and _acting(best, one, views) is not None


def _acting(
    best: Candidate, one: Candidate, views: dict[str, View]
) -> tuple[Scored, Scored] | None:
    """Who acts in a table, and the people of another one at whom they look; None without them."""
    complete = best.is_complete and one.is_complete and best.view is not one.view
    if not complete or any(two.roles[name].link for two in (best, one) for name in _IDS):
        return None
    people = led_to(best.roles["USER_ID"])
    for who, whom in (_IDS, _IDS[::-1]):
        acts, seen = one.roles[who], one.roles[whom]
        if people & led_to(seen) and not people & led_to(acts) and _may_look(acts):
            sure = hires(acts.column.name) or _own(acts, best.roles["ITEM_ID"], views)
            return (acts, seen) if sure else None
    return None


def _may_look(acts: Scored) -> bool:
    """Whether a column may have people of the other side, and no staff, sellers or teachers."""
    said, column = acts.view.hint(acts.column.key), acts.column
    if column.distinct < _FEWEST or column.repeats < _BACK or who_serves.is_called_so(said):
        return False
    return hires(column.name) or not said.about("staff", "vendor", "category", "campaign", "item")


def _own(acts: Scored, thing: Scored, views: dict[str, View]) -> bool:
    """Whether a catalogue of things says of each which of those who act it belongs to."""
    tables = led_to(acts)
    return any(
        link.table in tables and link.share > _MOSTLY and not link.form
        for label in led_to(thing)
        for link in views[label].links
        if views[label].column(link.key).name == acts.column.name
    )
