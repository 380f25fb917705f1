"""Rows that cannot be used: without an id, a time or an event type. They are left out aloud.

Exports have such rows: guests who buy without an account, a clock that was not set. Amazon
Personalize would refuse the whole file for one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from personalize_poc.data.errors import BadFile
from personalize_poc.data.own import doubles, sql
from personalize_poc.data.own.canonical.types import Canonical, Field, Relation
from personalize_poc.language import N_, Phrase, _, ngettext

MOST = 0.5
"""If more than this share cannot be used, it is the mapping that is wrong, or the wrong file."""
MOST_GUESTS = 0.9
"""The same where all that rows lack is who it was: most who buy at a till have no card."""
LEAST_ROWS = 1_000
"""Interactions that an import and a training need (quota of the developer guide)."""
NEEDED = {
    "interactions": ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE"),
    "items": ("ITEM_ID",),
    "users": ("USER_ID",),
}
"""Fields without which a row means nothing."""


NOTHING_CHOSEN = "ITEM_ID IS NULL AND IMPRESSION IS NOT NULL"
"""SQL of rows that say what was shown and that nothing of it was chosen: no interactions."""


def too_many(gone: int, rows: int, guests: int = 0) -> bool:
    """Whether so many rows cannot be used that the data set must not be taken.

    Args:
        gone: rows that cannot be used.
        rows: all of them.
        guests: of the first, those that lack nothing but USER_ID.
    """
    if gone == 0 or MOST * rows >= gone != rows:
        return False
    few = rows - gone < LEAST_ROWS or gone > MOST_GUESTS * rows
    return few or gone - guests > MOST * rows


def counted(made: Canonical, relation: Relation) -> tuple[int, int, int]:
    """Rows of a relation that cannot be used, all of them, and those of guests.

    Args:
        made: the data sets.
        relation: one of them.

    Returns:
        What `too_many` takes; without rows in which nothing was chosen of what was shown.
    """
    needed = [one for one in NEEDED[relation.section] if relation.field(one)]
    empty = " OR ".join(f"{one} IS NULL" for one in needed)
    rest = " AND ".join(f"{one} IS NOT NULL" for one in needed if one != "USER_ID")
    guests = f"count(*) FILTER (USER_ID IS NULL AND {rest})"
    where = f" WHERE NOT ({NOTHING_CHOSEN})" if relation.field("IMPRESSION") else ""
    found = made.connection.execute(
        f"SELECT count(*) FILTER ({empty}), count(*), "
        f"{guests if rest and 'USER_ID' in needed else 0} FROM {relation.name}{where}"
    ).fetchone()
    assert found is not None
    return found[0], found[1], found[2]


def only(
    made: Canonical, folder: Path, tell: Callable[[str], None] = lambda text: None
) -> Canonical:
    """The data sets without the rows that cannot be used.

    Args:
        made: the data sets.
        folder: where the files lie.
        tell: is told in a sentence what is left out, and why.

    Raises:
        BadFile: too many rows cannot be used, or all; with file, row and column of the first one.
    """
    kept = {
        one.section: _once(made, _kept(made, one, folder, tell), tell) for one in made.relations
    }
    for relation in made.relations:
        for field in relation.fields:
            if field.kind == "time" and field.name not in NEEDED[relation.section]:
                _count_as_empty(made, kept[relation.section], field, folder, tell)
    return replace(
        made,
        interactions=kept["interactions"],
        items=kept.get("items"),
        users=kept.get("users"),
    )


def _kept(
    made: Canonical, relation: Relation, folder: Path, tell: Callable[[str], None]
) -> Relation:
    """The relation, or a view of the rows of it that can be used."""
    needed = [one for one in relation.fields if one.name in NEEDED[relation.section]]
    reasons = " ".join(
        f"WHEN {sql.name(one.name)} IS NULL THEN {n}" for n, one in enumerate(needed)
    )
    found = made.connection.execute(
        f"SELECT CASE {reasons} END AS reason, count(*), min(row) FROM {relation.name} "
        "GROUP BY reason ORDER BY reason"
    ).fetchall()
    left_out = [(needed[reason], count, row) for reason, count, row in found if reason is not None]
    if not left_out:
        return relation
    gone, rows, guests = counted(made, relation)
    if too_many(gone, rows, guests):
        field, __, row = max(left_out, key=lambda one: one[1])
        raise _refusal(made, relation, field, row, (gone, rows), folder)
    told = ngettext(
        "{section}: {gone:,} of {rows:,} rows is left out; it cannot be used:",
        "{section}: {gone:,} of {rows:,} rows are left out; they cannot be used:",
        gone,
    )
    tell(told.format(section=relation.section, gone=gone, rows=rows))
    for field, count, row in left_out:
        first = "" if count == 1 else _("the first: ")
        tell(f"  {count:,}: {first}{_told(made, relation, field, row)}")
    name = f"usable_{relation.section}"
    there = " AND ".join(f"{sql.name(one.name)} IS NOT NULL" for one in needed)
    made.connection.execute(
        f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM {relation.name} WHERE {there}"
    )
    return replace(relation, name=name)


def _once(made: Canonical, relation: Relation, tell: Callable[[str], None]) -> Relation:
    """The relation, or a view with one row an id of items or users; see `doubles`."""
    key = doubles.IDS.get(relation.section)
    if key is None:
        return relation
    found = made.connection.execute(
        f"SELECT count(*) - count(DISTINCT {key}) FROM {relation.name}"
    ).fetchone()
    if not found or not found[0]:
        return relation
    zone = made.mapping.sections[relation.section].timezone
    newest = doubles.newest(made.connection, relation, zone)
    name = f"single_{relation.section}"
    made.connection.execute(
        f"CREATE OR REPLACE TABLE {name} AS SELECT r.* FROM {relation.name} r "
        f"LEFT JOIN ({newest.dated}) ON dated = r.row QUALIFY row_number() OVER "
        f"(PARTITION BY r.{key} ORDER BY {doubles.later('r.')}) = 1 ORDER BY r.row"
    )
    told = ngettext(
        "{section}: {rows:,} row is left out, because its id has another one that is {newer}",
        "{section}: {rows:,} rows are left out, because their ids have others that are {newer}",
        found[0],
    )
    by = _("newer by {column}").format(column=newest.column)
    newer = by if newest.column else _("further down")
    tell(told.format(section=relation.section, rows=found[0], newer=newer))
    return replace(relation, name=name)


def _refusal(
    made: Canonical,
    relation: Relation,
    field: Field,
    row: int,
    numbers: tuple[int, int],
    folder: Path,
) -> BadFile:
    """Too many rows cannot be used; numbers: so many of so many."""
    why, (file, line) = _why(made, relation, field, row)
    gone, rows = numbers
    much = f"{gone:,} of {rows:,} rows, more than half, cannot be used"
    if gone == rows:
        much = "No row can be used" if rows > 1 else "The only row cannot be used"
    form = " and the right form of times" if field.kind == "time" else ""
    told = f"{why.english}. {much}. Does the mapping name the right column{form}?"
    return BadFile(told, folder / file, line, field.column)


def _count_as_empty(
    made: Canonical, relation: Relation, field: Field, folder: Path, tell: Callable[[str], None]
) -> None:
    """Say how many times of metadata cannot be read; their rows are kept."""
    value, raw = sql.name(field.name), sql.name(f"raw_{field.name}")
    found = made.connection.execute(
        f"SELECT count(*), min(row), (SELECT count({raw}) FROM {relation.name}) FROM "
        f"{relation.name} WHERE {value} IS NULL AND {raw} IS NOT NULL"
    ).fetchone()
    assert found is not None
    count, row, given = found
    if not count:
        return
    if count > MOST * given:
        why, (file, line) = _why(made, relation, field, row)
        raise BadFile(why.english, folder / file, line, field.column, told=str(why))
    first = "" if count == 1 else _("the first: ")
    told = ngettext(
        "{section}: {count:,} of {given:,} times in {name} cannot be read and is taken as empty; ",
        "{section}: {count:,} of {given:,} times in {name} cannot be read and are taken as empty; ",
        count,
    ).format(section=relation.section, count=count, given=given, name=field.name)
    tell(f"{told}{first}{_told(made, relation, field, row)}")


def _told(made: Canonical, relation: Relation, field: Field, row: int) -> str:
    why, (file, line) = _why(made, relation, field, row)
    return _("{file}, row {line}, column {column}: {why}").format(
        file=file, line=line, column=field.column, why=why
    )


def _why(
    made: Canonical, relation: Relation, field: Field, row: int
) -> tuple[Phrase, tuple[str, int]]:
    """What is wrong with a field of a row, and where the row stands."""
    place = relation.table.place(row)
    if field.kind != "time":
        return _empty(field), place
    raw = sql.name(f"raw_{field.name}")
    found = made.connection.execute(
        f"SELECT coalesce({raw}, '') FROM {relation.name} WHERE row = ?", [row]
    ).fetchone()
    text = found[0] if found else ""
    if not text:
        return _empty(field), place
    forms = tuple(map(repr, made.mapping.sections[relation.section].timestamp))
    told = N_("{value} is no time in the form {forms}, or lies outside of 1980 to 2100")
    return Phrase(told, {"value": repr(text), "forms": forms}), place


def _empty(field: Field) -> Phrase:
    return Phrase(N_("the {kind} is empty"), {"kind": Phrase(field.kind)})
