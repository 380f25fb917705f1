"""Events that stand twice by their own number: parts that overlap, and what was sent again.

An id that every row has of its own, but for some: where those agree in user and item, and in time
but for a few minutes, the rows tell one event. Numbers of orders do not: their lines are of several
items. Where a row names an earlier one that it goes on, both tell of one film.
"""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.facts import EXACT
from personalize_poc.data.own.roles.evidence import numbered
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import is_idlike
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.tables import Reading
from personalize_poc.data.own.times.sql import seconds
from personalize_poc.data.words import Share
from personalize_poc.language import N_, _, ngettext

_LEAST, _MOST = 0.4, 0.97
"""Different ids a row: with fewer they are of orders; more are as good as all in large tables,
where they are estimated."""
_SOON = 600
"""Seconds within which a program sends again what nobody has confirmed."""
_SAME = 0.95
"""Share of the ids that come twice whose rows agree in user, item and time."""
_MANY = 0.1
"""Share of rows from which on copies weaken, as AWS's diagnose sample has it."""
MATTERS = N_("What is counted twice looks more popular, and as if people came back.")


def find(reading: Reading, best: Candidate, found: Actions) -> list[Finding]:
    """Say how many rows repeat the id of another one, and whether two parts overlap.

    Args:
        reading: the files.
        best: the interactions.
        found: what was found of their states: drafts are left out, and repeat nothing.
    """
    view = best.view
    roles = [one.column.key for one in best.roles.values() if one.view is view]
    if len(roles) < 2:
        return []
    for column in view.columns:
        if column.key in roles or not _may_name_rows(column):
            continue
        again, overlap, total = _repeated(reading, best, column, (roles, found.live))
        if again:
            apart = _are_told_apart(reading, best, column, roles)
            return [] if apart else [_finding(best, column.name, again, overlap, total)]
        soon = _sent_again(reading, best, column)
        if soon:
            return [_sent_finding(best, column.name, soon)]
    return _goes_on(reading, best)


def _goes_on(reading: Reading, best: Candidate) -> list[Finding]:
    """Say how many rows name an earlier one, with the same user and item."""
    roles = [one for name, one in best.roles.items() if name != "TIMESTAMP"]
    if any(one.view is not best.view for one in roles):
        return []
    table = best.view.profile.table.name
    same = " AND ".join(
        f"{sql.trimmed(f'a.{one.column.key}')} = {sql.trimmed(f'b.{one.column.key}')}"
        for one in roles
    )
    for column in best.view.columns:
        own = numbered.key_of_rows(best.view, column)
        if own is None:
            continue
        here, there = (sql.trimmed(f"{one}") for one in (f"a.{column.key}", f"b.{own.key}"))
        row = reading.connection.execute(
            f"SELECT count(*), count(*) FILTER ({same}) FROM {table} a JOIN {table} b "
            f"ON {here} = {there} WHERE a.rowid <> b.rowid"
        ).fetchone()
        assert row is not None
        if row[1] > _SAME * row[0]:
            return [_part_finding(best, column.name, own.name, row[0])]
    return []


def _part_finding(best: Candidate, name: str, own: str, again: int) -> Finding:
    message = ngettext(
        "{rows:,} row ({share:.1%}) goes on with an earlier row, whose {own} it has in "
        "{name}, with the same user and item: one event was written in several parts.",
        "{rows:,} rows ({share:.1%}) go on with an earlier row, whose {own} they have in "
        "{name}, with the same user and item: one event was written in several parts.",
        again,
    ).format(rows=again, share=Share(again / best.view.profile.rows), name=name, own=own)
    fix = _("Export the first part of each: the rows whose {name} is their {own}.").format(
        name=name, own=own
    )
    return _twice(best, name, again, message, fix)


def _twice(best: Candidate, name: str, again: int, message: str, fix: str) -> Finding:
    """What is said of events that stand there more than once.

    Args:
        best: the interactions.
        name: of the column that tells it.
        again: rows that tell again what others told.
        message: what was found.
        fix: what to do.
    """
    share = again / best.view.profile.rows
    return Finding(
        "events-twice",
        Grade.WEAKENS if share >= _MANY else Grade.NOTE,
        message,
        dataset="interactions",
        file=best.view.label,
        column=name,
        count=again,
        share=share,
        matters=_(MATTERS),
        fix=fix,
    )


def _may_name_rows(column: ColumnProfile) -> bool:
    few = _MOST * column.filled if column.rows > EXACT else column.filled
    rarely = _LEAST * column.filled <= column.distinct < few
    return rarely and column.fill > 0.9 and not column.moment and is_idlike(column)


def _repeated(
    reading: Reading, best: Candidate, column: ColumnProfile, told: tuple[list[str], dict[str, str]]
) -> tuple[int, int, int]:
    """Rows that repeat another one, those of them in another part, and all; 0 if they differ.

    told: keys of the columns of user, item and time; what rows that are no drafts have.
    """
    roles, live = told
    real = [f" AND {sql.trimmed(key)} = {sql.quoted(value)}" for key, value in live.items()]
    table = best.view.profile.table
    starts = [part.first_row for part in table.parts]
    part = "len(list_filter($1::BIGINT[], lambda x: x <= {at}))"
    before, after = part.format(at="head"), part.format(at="tail")
    row = reading.connection.execute(
        f"WITH r AS (SELECT {sql.trimmed(column.key)} AS id, "
        f"hash({', '.join(map(sql.trimmed, roles))}) AS h, rowid AS place FROM {table.name} "
        f"WHERE true{''.join(real)}), "
        "g AS (SELECT count(*) AS n, min(h) = max(h) AS same, min(place) AS head, "
        "max(place) AS tail FROM r WHERE id IS NOT NULL GROUP BY id HAVING n > 1) "
        "SELECT coalesce(sum(n - 1), 0), coalesce(sum(n - 1) FILTER (same), 0), "
        f"coalesce(sum(n - 1) FILTER ({before} < {after}), 0) "
        "FROM g",
        [starts],
    ).fetchone()
    assert row is not None
    again, same, overlap = map(int, row)
    return (again if same >= _SAME * again else 0), overlap, table.rows


def _are_told_apart(
    reading: Reading, best: Candidate, column: ColumnProfile, roles: list[str]
) -> bool:
    """Whether rows of one id always differ in a word or code: the seats of one order.

    What a program numbered or when it wrote a row differs between copies as well.
    """
    others = [
        one.key
        for one in best.view.columns
        if one.key not in (*roles, column.key)
        and one.shape.kind in ("word", "code", "phrase")
        and not one.is_constant
        and not one.moment
    ]
    if not others:
        return False
    inner = ", ".join(f"count(DISTINCT {key}) AS d_{key}" for key in others)
    differ = (f"count(*) FILTER (d_{key} = n)" for key in others)
    row = reading.connection.execute(
        f"SELECT count(*), {', '.join(differ)} FROM (SELECT count(*) AS n, {inner} "
        f"FROM {best.view.profile.table.name} WHERE {column.key} IS NOT NULL "
        f"GROUP BY {column.key} HAVING n > 1)"
    ).fetchone()
    assert row is not None
    groups, *each = map(int, row)
    return any(one > _SAME * groups for one in each)


def _sent_again(reading: Reading, best: Candidate, column: ColumnProfile) -> int:
    """Rows that have the id of another one, with its user and item and minutes after it; else 0."""
    time = best.roles["TIMESTAMP"]
    pair = [best.roles[name] for name in ("USER_ID", "ITEM_ID")]
    if any(one.view is not best.view for one in (*pair, time)) or time.column.moment is None:
        return 0
    moment = seconds(time.column.key, (time.column.moment.form,), "UTC")
    both = ", ".join(sql.trimmed(one.column.key) for one in pair)
    row = reading.connection.execute(
        f"WITH r AS (SELECT {sql.trimmed(column.key)} AS id, hash({both}) AS h, {moment} AS t "
        f"FROM {best.view.profile.table.name}), g AS (SELECT count(*) AS n, "
        f"min(h) = max(h) AND max(t) - min(t) <= {_SOON} AND count(t) = count(*) AS same FROM r "
        "WHERE id IS NOT NULL GROUP BY id HAVING n > 1) "
        "SELECT coalesce(sum(n - 1), 0), coalesce(sum(n - 1) FILTER (same), 0) FROM g"
    ).fetchone()
    assert row is not None
    again, same = map(int, row)
    return again if same >= _SAME * again else 0


def _sent_finding(best: Candidate, name: str, again: int) -> Finding:
    message = ngettext(
        "{rows:,} row ({share:.1%}) repeats the {name} of another row, with the same user "
        "and item, at most minutes later: the same event was sent again.",
        "{rows:,} rows ({share:.1%}) repeat the {name} of another row, with the same user "
        "and item, at most minutes later: the same event was sent again.",
        again,
    ).format(rows=again, share=Share(again / best.view.profile.rows), name=name)
    fix = _("Export the first row of each {name} only.").format(name=name)
    return _twice(best, name, again, message, fix)


def _finding(best: Candidate, name: str, again: int, overlap: int, total: int) -> Finding:
    share = again / total
    if 2 * overlap > again:
        message = _(
            "{rows:,} rows ({share:.1%}) repeat the {name} of another row, with the same user, "
            "item and time: parts of {label} overlap, and {overlap:,} rows stand in two of "
            "them."
        )
    else:
        message = ngettext(
            "{rows:,} row ({share:.1%}) repeats the {name} of another row, with the same user, "
            "item and time: the same event was written twice.",
            "{rows:,} rows ({share:.1%}) repeat the {name} of another row, with the same user, "
            "item and time: the same event was written twice.",
            again,
        )
    told = message.format(
        rows=again, share=Share(share), name=name, label=best.view.label, overlap=overlap
    )
    fix = _(
        "Export parts that do not overlap, or clean the files with `--clean`, which keeps the "
        "first of events that are the same."
    )
    return _twice(best, name, again, told, fix)
