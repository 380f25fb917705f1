"""Rows that stand twice in full: they are counted once, by the mapping.

A program that sends an event again, an export that overlaps the one before and a part that was
saved twice repeat rows as they are, with the number that each row has of its own. What a load has
added, such as its time, differs. Two purchases that are alike have two numbers. Without numbers
nobody does the same with the same thing twice in one second; lines of an order and what is known to
the day may be alike and both be meant, unless a whole block of rows comes again in the same order.
Rows that do not say who it was, or when, are equal to others by chance.
"""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data import words
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql, written
from personalize_poc.data.own.canonical import relations, sources
from personalize_poc.data.own.mapping_file.types import ANY, Section
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.facts import WHOLE
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.left_out.documents import copies, orders_again
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.tables import Reading
from personalize_poc.data.words import Share
from personalize_poc.language import N_, _

_OWN, _OVERLAP = 0.8, 0.4
"""Different ids a row of a number that rows have of their own; and where parts overlap."""
_ALIKE = 0.95
"""Share of the rows with the number of another one that are like it in all else."""
_ASKED = 1_000_000
"""About so many rows tell whether rows with one number are alike."""
_BLOCK = 20
"""Rows that come again one after another in the same order: no chance."""
_FEW = 0.1
"""Share of rows that are equal to others: more of them are the pieces of something."""
_SHOWN = 80
"""Characters of an example."""
_FIGURES = ("price", "quantity", "status", "type", "time")
"""What a column says of an order without naming it."""
_BY_ID = {
    True: N_(
        "With the {name} of an earlier row, and its user, item and time: {rows} ({share:.1%}); "
        "parts of {label} overlap. Each {name} counts once."
    ),
    False: N_(
        "With the {name} of an earlier row, and its user, item and time: {rows} ({share:.1%}); the "
        "same event was written twice. Each {name} counts once."
    ),
}
"""What is said of numbers that stand twice, by whether most of them do in two parts."""
_SAVED_TWICE = N_(
    "Equal to an earlier row in all columns, and again in the same order: {rows} ({share:.1%}); a "
    "part was saved twice. Equal rows count once."
)
_RESENT = N_(
    "Equal to an earlier row in all columns, and to the second: {rows} ({share:.1%}); the same "
    "event was written twice. Equal rows count once."
)


def find(
    reading: Reading,
    best: Candidate,
    found: Actions,
    section: Section,
    unfolded: frozenset[str],
) -> tuple[Section, list[Finding]]:
    """Count rows once that repeat another one.

    Args:
        reading: the files.
        best: the interactions.
        found: what was found of their states: drafts are left out, and repeat nothing.
        section: that of the interactions.
        unfolded: files whose rows were made of lists: those of one event have its number.

    Returns:
        The section, and what is said of the rows that do not count.
    """
    view = best.view
    parts = view.profile.table.parts
    lists = not unfolded.isdisjoint((view.label, *(one.file for one in parts)))
    least = _OVERLAP if lists or len(parts) > 1 else _OWN
    for column in sorted(view.columns, key=lambda one: -one.distinct):
        if _may_be_own(best, column, least):
            again, overlap = _alike(reading, best, column, (section, found.live), lists)
            sure = lists or column.distinct >= _OWN * column.filled
            if again and (sure or 2 * overlap > again):
                once = replace(section, once=column.name)
                return _counted(reading, view, once, _BY_ID[2 * overlap > again])
    if order := orders_again.find(reading, best, section):
        return _counted(reading, view, replace(section, once=order.name), _BY_ID[True])
    why = _equal_rows(reading, best)
    if why:
        return _counted(reading, view, replace(section, once=ANY), why)
    return section, []


def _may_be_own(best: Candidate, column: ColumnProfile, least: float) -> bool:
    """Whether a column may hold the number that each row has of its own, and some of them repeat.

    Of large tables the counts are those of some ids with all their rows: where none of these
    stands twice, nothing is looked for. `least` is the share of different ids.
    """
    roles = [one.column.key for one in best.roles.values() if one.view is best.view]
    if column.key in roles or best.view.hint(column.key).about("user"):
        return False
    repeats = least * column.filled <= column.distinct < column.filled
    return repeats and column.fill > 0.9 and is_idlike(column)


def _alike(
    reading: Reading,
    best: Candidate,
    column: ColumnProfile,
    told: tuple[Section, dict[str, str]],
    lists: bool,
) -> tuple[int, int]:
    """Rows that repeat the number of another one and are like it, and those in another part.

    (0, 0) if they differ. Of large tables it is asked of the numbers with certain hashes. Rows that
    were made of a list have one number, and differ; the list comes again as a whole.

    told: the section of the interactions; what rows that are no drafts have.
    """
    section, live = told
    table = best.view.profile.table
    some = max(1, table.rows // _ASKED)
    chosen = [f"hash({column.key}) % {some} = 0"] if some > 1 else []
    chosen += [f"{sql.trimmed(key)} = {sql.quoted(value)}" for key, value in live.items()]
    part = "len(list_filter($1::BIGINT[], lambda x: x <= {at}))"
    before, after = part.format(at="head"), part.format(at="tail")
    group, differ = ("id, h", "count(DISTINCT h) < sum(n)") if lists else ("id", "max(n) > 1")
    row = reading.connection.execute(
        f"WITH r AS (SELECT {sql.trimmed(column.key)} AS id, rowid AS place, "
        f"hash({', '.join(_telling(best, column, section))}) AS h FROM {table.name} "
        f"WHERE {' AND '.join([*chosen, 'true'])}), "
        "e AS (SELECT id, min(h) AS h, count(*) AS n, min(h) = max(h) AS one, min(place) AS head, "
        f"max(place) AS tail FROM r WHERE id IS NOT NULL GROUP BY {group}), "
        "g AS (SELECT sum(n - 1) AS n, bool_and(one) AND min(n) = max(n) AS same, "
        f"min(head) AS head, max(tail) AS tail FROM e GROUP BY id HAVING {differ}) "
        "SELECT coalesce(sum(n), 0), coalesce(sum(n) FILTER (same), 0), "
        f"coalesce(sum(n) FILTER ({before} < {after}), 0) FROM g",
        [[one.first_row for one in table.parts]],
    ).fetchone()
    assert row is not None
    again, same, overlap = map(int, row)
    return (again, overlap) if same >= _ALIKE * again else (0, 0)


def _telling(best: Candidate, column: ColumnProfile, section: Section) -> list[str]:
    """SQL of what copies of a row have in common.

    A spreadsheet takes zeros off the front of codes. Where times are written in two ways, it has
    saved one of them, without seconds and with numbers of its own form. Further times, and what
    counts rows, may be of the load that wrote a copy. Of a number of an order they may be what
    tells its lines apart: the date of a show, the number of a line.
    """
    view, time = best.view, best.roles["TIMESTAMP"].column
    of_order = view.hint(column.key).about("order", "session", "visitor", "card")
    added = [] if of_order else [one for one in view.columns if one.moment and one is not time]
    if not of_order:
        added += [one for one in view.columns if one.is_unique and one.shape.kind == "integer"]
    same = [one for one in view.columns if one not in added]
    if len(section.timestamp) < 2 or section.time_of_day is not None:
        return [f"ltrim({one.key}, '0')" for one in same]
    return [
        written.minute(one.key, section.timestamp) if one is time else written.plain(one.key)
        for one in same
    ]


def _equal_rows(reading: Reading, best: Candidate) -> str:
    """Why rows that are equal in all columns count once; "" if they do not, or there are none.

    A block is as far from the rows that it repeats as it is long, at least: a row that stands many
    times one below the other is no block.
    """
    view = best.view
    table = view.profile.table
    numbered = any(one.distinct == one.filled == one.rows for one in view.columns)
    if numbered or table.rows > WHOLE:
        return ""
    whole = f"hash({', '.join(one.key for one in view.columns)})"
    told = [best.roles[name] for name in ("USER_ID", "TIMESTAMP")]
    given = [f"{sql.trimmed(one.column.key)} IS NOT NULL" for one in told if one.view is view]
    row = reading.connection.execute(
        f"WITH r AS (SELECT rowid AS place, {whole} AS h FROM {table.name} "
        f"WHERE {' AND '.join([*given, 'true'])}), "
        "twice AS (SELECT place, h, place - lag(place) OVER (PARTITION BY h ORDER BY place) AS far "
        "FROM r WHERE h IN (SELECT h FROM r GROUP BY h HAVING count(*) > 1)), "
        "again AS (SELECT *, place - row_number() OVER (PARTITION BY far ORDER BY place) AS run "
        "FROM twice WHERE far IS NOT NULL), "
        "block AS (SELECT count(*) AS n, far FROM again GROUP BY far, run) "
        f"SELECT coalesce(sum(n), 0), coalesce(sum(n) FILTER (n >= {_BLOCK} AND far >= n), 0) "
        "FROM block"
    ).fetchone()
    assert row is not None
    again, blocks = map(int, row)
    if not again:
        return ""
    if blocks >= _ALIKE * again:
        return _SAVED_TWICE
    return _RESENT if again <= _FEW * table.rows and _is_one_deed_a_second(best) else ""


def _is_one_deed_a_second(best: Candidate) -> bool:
    """Whether rows tell to the second when something happened, and are no lines of orders."""
    view, time = best.view, best.roles["TIMESTAMP"]
    of_orders = any(_names_orders(view, one) for one in view.columns)
    return time.view is view and not of_orders and time.column.has_seconds


def _names_orders(view: View, column: ColumnProfile) -> bool:
    """Whether values are those of orders, by their name or by the system: no sum that was paid."""
    if view.known and view.known.role(column.key) == "order":
        return True
    said = view.hint(column.key)
    return said.about("order") and not said.says(*_FIGURES) and is_idlike(column)


def _counted(
    reading: Reading, view: View, section: Section, message: str
) -> tuple[Section, list[Finding]]:
    """The section with which rows count once, and how many do not count, and why.

    Args:
        reading: the files.
        view: the interactions.
        section: theirs, with `once`. Without such rows among those that are taken it is not needed.
        message: says why.
    """
    repeated = sources.find(reading, "interactions", section).repeated
    once = replace(section, once=None)
    taken = relations.taken(sources.find(reading, "interactions", once))
    row = reading.connection.execute(
        "SELECT count(*), count(*) FILTER (again), min(place) FILTER (again) FROM (SELECT "
        f"a.rowid AS place, a.rowid IN (SELECT place FROM {repeated}) AS again {taken})"
    ).fetchone()
    assert row is not None
    rows, again, first = row
    if not again:
        return once, []
    said = _said(view, section.once or ANY, again, again / rows, message)
    file, line = view.profile.table.place(first)
    return section, [replace(said, file=file, row=line, value=_value(reading, view, said, first))]


def _value(reading: Reading, view: View, said: Finding, row: int) -> str | None:
    """What the first row that repeats another one has in the column of a finding, or in all."""
    keys = [one.key for one in view.columns if said.column in (None, one.name)]
    found = reading.connection.execute(
        f"SELECT concat_ws(', ', {', '.join(keys)}) FROM {view.profile.table.name} WHERE rowid = ?",
        [row],
    ).fetchone()
    return found[0][:_SHOWN] if found else None


def _said(view: View, name: str, again: int, share: float, message: str) -> Finding:
    """How many interactions repeat another one; `name` of the column that tells it, or `ANY`."""
    return Finding(
        "rows-counted-once",
        Grade.NOTE,
        _(message).format(
            rows=words.counted(again, "row"), share=Share(share), name=name, label=view.label
        ),
        dataset="interactions",
        file=view.label,
        column=None if name == ANY else name,
        count=again,
        share=share,
        matters=_(copies.MATTERS),
        fix=_("Take `once` out of mapping.yaml if each of these rows is an event of its own."),
    )
