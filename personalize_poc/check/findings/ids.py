"""Ids: missing, damaged by a spreadsheet, several in one field, with blanks, too long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from personalize_poc.check.findings import unusable
from personalize_poc.check.findings.scan import Scan, counted, percent
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import scientific, usable
from personalize_poc.data.own.canonical import Relation
from personalize_poc.language import N_, _

SOME = 50_000
"""Rows at three places of a file that say whether blanks are worth counting."""
LONGEST = 256
"""Characters of an id that the service takes (quotas of the developer guide)."""
DECIMAL = r"^[0-9]+\.0$"
SEVERAL = r"^[^,;|]+([,;|][^,;|]+)+$"


@dataclass(frozen=True)
class Ids:
    """Distinct ids of one data set: a table with id, n and row.

    Attributes:
        relation, name: where they stand.
        table: in DuckDB.
        what: "user" or "item".
    """

    relation: Relation
    name: str
    table: str
    what: str


def all_ids(scan: Scan) -> list[Ids]:
    """The ids of interactions, and of the items and users that there are."""
    found = [
        Ids(scan.events, "USER_ID", "check_users", N_("user")),
        Ids(scan.events, "ITEM_ID", "check_items", N_("item")),
    ]
    if scan.canonical.items:
        found.append(Ids(scan.canonical.items, "ITEM_ID", "check_known_items", N_("item")))
    if scan.canonical.users:
        found.append(Ids(scan.canonical.users, "USER_ID", "check_known_users", N_("user")))
    return found


def missing(scan: Scan) -> Iterator[Finding]:
    """Rows without a user or an item; a schema allows neither."""
    for relation in scan.canonical.relations:
        for name in ("USER_ID", "ITEM_ID"):
            if relation.field(name) is None:
                continue
            table, column = relation.name, name
            if relation is scan.events and scan.filled(name) == scan.rows:
                continue
            chosen = ""
            if name == "ITEM_ID" and relation.field("IMPRESSION"):
                yield from _nothing_chosen(scan)
                chosen = f" WHERE NOT ({usable.NOTHING_CHOSEN})"
            count, row, rows = scan.one(
                f"SELECT count(*) FILTER ({column} IS NULL), min(row) FILTER ({column} IS NULL), "
                f"count(*) FROM {table}{chosen}"
            )
            if count:
                grade = unusable.grade(scan, relation)
                yield scan.finding(
                    "id-missing",
                    grade,
                    _("{rows} ({share}) of {section} without {name}.").format(
                        rows=counted(count, "row"),
                        share=percent(count / rows),
                        section=_(relation.section),
                        name=name,
                    )
                    + (unusable.remaining(count, rows) if _is_of_guests(grade, name) else ""),
                    relation,
                    name,
                    row,
                    count=count,
                    share=count / rows,
                    matters=unusable.matters(grade),
                    fix=_(
                        "Nothing if these are people without an account; else "
                        "look for the column that has their ids."
                    )
                    if name == "USER_ID"
                    else _("Look for the column that has the ids, or leave the rows out."),
                    cleaning=_("leaves these rows out"),
                )


def _nothing_chosen(scan: Scan) -> Iterator[Finding]:
    """Rows that say what was shown, and no item: nobody chose any of it."""
    count, row = scan.one(
        f"SELECT count(*), min(row) FROM {scan.events.name} WHERE {usable.NOTHING_CHOSEN}"
    )
    if count:
        yield scan.finding(
            "nothing-chosen",
            Grade.NOTE,
            _("{rows} ({share}) say what was shown, and that nothing of it was chosen.").format(
                rows=counted(count, "row"), share=percent(count / scan.rows)
            ),
            name="ITEM_ID",
            row=row,
            count=count,
            share=count / scan.rows,
            matters=_(
                "They are no interactions, and a run leaves them out. What was shown beside an "
                "item that was chosen is kept, as impressions."
            ),
            fix=_("Nothing."),
            cleaning=_("leaves these rows out"),
        )


def _is_of_guests(grade: Grade, name: str) -> bool:
    """Whether rows lack who it was, and the data may be taken all the same."""
    return grade is Grade.WEAKENS and name == "USER_ID"


def rows_of(scan: Scan, ids: Ids) -> int:
    """Rows with an id; at least 1, to divide by."""
    return max(1, int(scan.one(f"SELECT coalesce(sum(n), 0) FROM {ids.table}")[0]))


def shapes(scan: Scan) -> Iterator[Finding]:
    """Ids of a shape that tells of damage; each distinct id is looked at once."""
    conditions = {
        "id-scientific": scientific.sql("id"),
        "id-decimal": f"suffix(id, '.0') AND regexp_matches(id, '{DECIMAL}')",
        "id-several": f"regexp_matches(id, '{SEVERAL}') AND NOT {scientific.sql('id')}",
        "id-blank-or-slash": r"regexp_matches(id, '[\s/\\]')",
        "id-too-long": f"length(id) > {LONGEST}",
        "id-broken-letters": "contains(id, chr(65533))",
    }
    for ids in all_ids(scan):
        parts = []
        for condition in conditions.values():
            where = f"FILTER (WHERE {condition})"
            parts.append(f"count(*) {where}, coalesce(sum(n) {where}, 0)::BIGINT, min(row) {where}")
        found = scan.one(f"SELECT {', '.join(parts)}, count(*) FROM {ids.table}")
        for index, code in enumerate(conditions):
            distinct, rows, row = found[3 * index : 3 * index + 3]
            names = code == "id-several" and ids.what == "user" and distinct > _NAMES * found[-1]
            if distinct and not names:
                yield from _shape(scan, ids, code, distinct, rows, row, found[-1])


_NAMES = 0.5
"""Share of the people with commas in their ids, from which on they are names: "Berger, Anna"."""
_LOST = 0.5
"""Share of the rows whose ids have lost digits, from which on nothing can be learned of them."""
_SHAPES = {
    "id-scientific": (
        Grade.WEAKENS,
        _("in the notation of a spreadsheet (1.23E+11)"),
        _("Digits are lost, and different ids have become one."),
        _("Export again without opening the file in a spreadsheet; nothing can restore them."),
    ),
    "id-decimal": (
        Grade.NOTE,
        _("that end in .0"),
        _("A program has read them as numbers; they do not match the same ids elsewhere."),
        _("Export ids as text."),
    ),
    "id-several": (
        Grade.WEAKENS,
        _("that look like several ids in one field"),
        _("A whole basket would count as one item that nobody else has."),
        _("Export one row for each of them."),
    ),
    "id-blank-or-slash": (
        Grade.NOTE,
        _("with blanks or slashes inside"),
        _("They work, but have to be escaped in addresses, and names may be meant instead of ids."),
        _("Check that the column holds ids."),
    ),
    "id-too-long": (
        Grade.BLOCKS,
        _("longer than {longest} characters").format(longest=LONGEST),
        _("The import fails."),
        _("Shorten them in the same way everywhere, for example by a hash."),
    ),
    "id-broken-letters": (
        Grade.WEAKENS,
        _("with letters that could not be read (�)"),
        _("Different ids may have become one."),
        _("Name the encoding under `reading` in mapping.yaml."),
    ),
}


def _shape(
    scan: Scan, ids: Ids, code: str, distinct: int, rows: int, row: int, total: int
) -> Iterator[Finding]:
    grade, what, matters, fix = _SHAPES[code]
    if code == "id-scientific" and rows > _LOST * rows_of(scan, ids):
        grade = Grade.BLOCKS  # what is left are a handful of numbers that stand for everything
    if code == "id-several" and distinct < 0.02 * total:
        return  # single ids that hold a comma are names of somebody's own making
    yield scan.finding(
        code,
        grade,
        _("{ids} {what}, in {rows} of {section}.").format(
            ids=counted(distinct, ids.what + " id"),
            what=what,
            rows=counted(rows, "row"),
            section=_(ids.relation.section),
        ),
        ids.relation,
        ids.name,
        row,
        count=rows,
        share=rows / rows_of(scan, ids),
        matters=matters,
        fix=fix,
        cleaning=_("leaves these rows out") if code == "id-too-long" else "",
    )


def padded(scan: Scan) -> Iterator[Finding]:
    """Ids with blanks at their ends, if there are any at begin, middle or end of the file."""
    for relation in scan.canonical.relations:
        for name in ("USER_ID", "ITEM_ID"):
            field = relation.field(name)
            table = relation.table
            key = next((c.key for c in table.columns if field and c.name == field.column), None)
            if key is None:
                continue
            wide = f"{key} <> trim({key})"
            some = " OR ".join(
                f"rowid BETWEEN {start} AND {start + SOME}"
                for start in {0, table.rows // 2, max(0, table.rows - SOME)}
            )
            if not scan.one(f"SELECT count(*) FROM {table.name} WHERE ({some}) AND {wide}")[0]:
                continue
            count, row = scan.one(
                f"SELECT count(*), min(rowid) FROM {table.name} WHERE {wide} AND trim({key}) <> ''"
            )
            if count:
                yield scan.finding(
                    "id-padded",
                    Grade.NOTE,
                    _("{rows} of {section} with blanks around {name}.").format(
                        rows=counted(count, "row"), section=_(relation.section), name=name
                    ),
                    relation,
                    name,
                    row,
                    count=count,
                    share=count / table.rows,
                    matters=_(
                        "The service would take '7' and '7 ' for two; blanks are removed here."
                    ),
                    fix=_("Nothing has to be done if the files come from here."),
                    cleaning=_("removes the blanks"),
                )


FINDERS = (missing, shapes, padded)
