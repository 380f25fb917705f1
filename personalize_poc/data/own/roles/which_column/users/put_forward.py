"""Candidates whom an agency puts forward for jobs: neither of the two has chosen the other.

A consultant sends candidates to employers, and each row says who did. Jobs may be recommended to
candidates as well as candidates to whoever fills a job. Who applies has chosen the job: then nobody
stands beside both, or a recruiter to whom the job belongs, or the rows are called applications, and
a clerk has each of them.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import placement_words, who_serves
from personalize_poc.data.own.roles.words.names import own_name

_LEAST, _BACK, _FILL = 20, 2.0, 0.5
"""Fewest candidates and jobs, rows of each, and share of rows that say who put them together."""
_FREE = 0.5
"""How sure a candidate or a job goes with one of them, at most."""
_FEWER = 5.0
"""Candidates for each of those who put them forward, at least."""


def by_whom(candidate: Candidate, views: dict[str, View]) -> ColumnProfile | None:
    """The column of who put candidates and jobs together; None where one chose the other.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
    """
    user, item = candidate.roles["USER_ID"], candidate.roles["ITEM_ID"]
    view, pair = user.view, (user.column, item.column)
    if item.view is not view or user.link or item.link or not _are_of_work(pair):
        return None
    if placement_words.is_application(own_name(view.label)):
        return None
    if any(one.distinct < _LEAST or one.repeats < _BACK for one in pair):
        return None
    if not all(sure_links.of_column(view, one, views) for one in pair):
        return None
    found = (one for one in view.columns if one not in pair and _sends(view, one, pair, views))
    return next(found, None)


def _are_of_work(pair: tuple[ColumnProfile, ColumnProfile]) -> bool:
    """Whether one column is called after candidates, and the other after jobs."""
    return any(
        placement_words.is_candidate(one.name)
        and placement_words.is_job(other.name)
        and not placement_words.is_job(one.name)
        for one, other in (pair, pair[::-1])
    )


def _sends(
    view: View,
    column: ColumnProfile,
    pair: tuple[ColumnProfile, ColumnProfile],
    views: dict[str, View],
) -> bool:
    """Whether a column names few people of the house, each with any candidate and any job."""
    said = view.hint(column.key)
    if column.fill < _FILL or not 1 < column.distinct * _FEWER <= pair[0].distinct:
        return False
    if max(view.goes_with(one.key, column.key) for one in pair) >= _FREE:
        return False  # a recruiter to whom the job belongs
    called = said.about("staff") or who_serves.advises(said)
    return said.says("id", "name") and (called or _is_of_people(view, column, pair, views))


def _is_of_people(
    view: View,
    column: ColumnProfile,
    pair: tuple[ColumnProfile, ColumnProfile],
    views: dict[str, View],
) -> bool:
    """Whether values are keys of a table of other people, and called so."""
    taken = {link.table for link in view.links if link.key in (pair[0].key, pair[1].key)}
    return view.hint(column.key).about("user") and any(
        link.table not in taken and views[link.table].kind == "user"
        for link in sure_links.of_column(view, column, views)
    )
