"""People who judge each other: two columns of the same ids, and a row for either side of a pair.

Who met whom at a dating event, who marked whose work: nobody meets himself, each meets the other
once, and what the one says of the other is not what the other says of him. Distances and likenesses
of things stand in such tables as well, but are the same from both sides, or are many numbers.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column import possible_ids
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_SHORT = frozenset(("pid", "iid", "nid", "vid"))
"""Names that are short for ids of things as well as of people."""
_PEOPLE, _OFTEN, _ROWS = 20, 3.0, 1_000_000
"""Fewest people, rows of each on average, and most rows that are looked at."""
_SAME, _MOST = 0.95, 0.9
"""Share of the ids that both columns have, and of the pairs that are told by both sides."""
_STEPS, _DIFFER = 12, 0.15
"""Most different answers, and share of the pairs in which both sides answer otherwise."""
_MORE = 1.5
"""Times as many columns that tell of one of both, from which on the rows are surely his."""


def tell(connection: duckdb.DuckDBPyConnection, ranked: list[Candidate]) -> list[Candidate]:
    """The same tables, with who judged and who was judged where no name says who acted.

    Args:
        connection: where they are.
        ranked: tables as interactions.
    """
    return [one if _is_sure(one) else _told(connection, one) for one in ranked]


def _is_sure(one: Candidate) -> bool:
    user = one.roles.get("USER_ID")
    return user is not None and (user.named or user.told or user.keyed)


def _told(connection: duckdb.DuckDBPyConnection, candidate: Candidate) -> Candidate:
    view = candidate.view
    if view.profile.rows > _ROWS or view.is_note:
        return candidate
    ids = [one for one in view.columns if _may_be_people(view, one)]
    for one, other in combinations(ids, 2):
        if not _may_be_pairs(one, other) or not _are_each_others(connection, view, one, other):
            continue
        told = _told_of(connection, view, one), _told_of(connection, view, other)
        if _are_judged(connection, view, (one, other), told[0] | told[1]):
            user, item = _directed(view, (one, other), told)
            roles = {**candidate.roles, "USER_ID": user, "ITEM_ID": item}
            rivals = {k: v for k, v in candidate.rivals.items() if k not in ("USER_ID", "ITEM_ID")}
            return replace(candidate, roles=roles, rivals=rivals)
    return candidate


def _may_be_people(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    thing = said.about("item", "vendor", "order", "category") and not said.about("user")
    if thing and not _SHORT.issuperset(said.tokens):
        return False
    often = column.distinct >= _PEOPLE and column.repeats >= _OFTEN and column.fill > SURE
    return often and not column.moment and possible_ids.is_possible(view, column)


def _may_be_pairs(one: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether as many ids stand in both, and in a sample each pair once and nobody with himself."""
    few, many = sorted((one.distinct, other.distinct))
    given = [(a, b) for a, b in zip(one.values, other.values, strict=True) if a and b]
    pairs = sum(a != b for a, b in set(given))
    return few >= _SAME * many and pairs >= SURE * len(given) > 0


def _are_each_others(
    connection: duckdb.DuckDBPyConnection, view: View, one: ColumnProfile, other: ColumnProfile
) -> bool:
    """Whether each pair stands in two rows, one of either side."""
    a, b = sql.trimmed(one.key), sql.trimmed(other.key)
    found = connection.execute(
        f"WITH p AS (SELECT {a} AS one, {b} AS other, count(*) AS n FROM "
        f"{view.profile.table.name} GROUP BY ALL) SELECT sum(n), count(*) FILTER (one <> other), "
        "(SELECT count(*) FROM p AS x JOIN p AS y ON x.one = y.other AND x.other = y.one WHERE "
        "x.one <> x.other) FROM p WHERE one IS NOT NULL AND other IS NOT NULL"
    ).fetchone()
    assert found is not None
    rows, pairs, both = found
    return bool(rows and pairs >= SURE * rows and both >= _MOST * rows)


def _are_judged(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    pair: tuple[ColumnProfile, ColumnProfile],
    told: set[str],
) -> bool:
    """Whether there is an answer of either side: few values, and none of one of both alone."""
    one, other = (sql.trimmed(column.key) for column in pair)
    return any(
        _differ(connection, view, (one, other), column)
        for column in view.columns
        if 1 < column.distinct <= _STEPS and column.key not in told
    )


def _differ(
    connection: duckdb.DuckDBPyConnection, view: View, pair: tuple[str, str], answer: ColumnProfile
) -> bool:
    """Whether both sides of a pair often answer otherwise."""
    one, other = pair
    found = connection.execute(
        f"WITH p AS (SELECT {one} AS one, {other} AS other, {sql.trimmed(answer.key)} AS said FROM "
        f"{view.profile.table.name} WHERE said IS NOT NULL) SELECT count(*) FILTER (x.said <> "
        "y.said), count(*) FROM p AS x JOIN p AS y ON x.one = y.other AND x.other = y.one"
    ).fetchone()
    assert found is not None
    return bool(found[0] > _DIFFER * found[1])


def _directed(
    view: View, pair: tuple[ColumnProfile, ColumnProfile], told: tuple[set[str], set[str]]
) -> tuple[Scored, Scored]:
    """Both, the one first of whom more columns tell: who filled in the form told of himself."""
    here, there = map(len, told)
    who, whom = pair if here >= there else pair[::-1]
    sure = max(here, there) > _MORE * min(here, there)
    why = _(
        "{name} and {other} have the same ids, and each pair stands in a row of either side"
    ).format(name=pair[0].name, other=pair[1].name)
    return (
        Scored(who, view, 3.0, [why], named=sure),
        Scored(whom, view, 3.0, [why], named=sure),
    )


def _told_of(connection: duckdb.DuckDBPyConnection, view: View, person: ColumnProfile) -> set[str]:
    """Keys of columns that have one value for each person: age, or what somebody likes to do."""
    others = [one for one in view.columns if one is not person and one.distinct > 1]
    same = ", ".join(f"min({one.key}) IS NOT DISTINCT FROM max({one.key})" for one in others)
    found = connection.execute(
        f"SELECT {', '.join(f'avg(s[{n}]::INT)' for n in range(1, len(others) + 1))} FROM "
        f"(SELECT [{same}] AS s FROM {view.profile.table.name} GROUP BY {person.key})"
    ).fetchone()
    assert found is not None
    return {one.key for one, share in zip(others, found, strict=True) if share > SURE}
