"""Which values are written otherwise than they stand in the file, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from personalize_poc.check.cleaning import reasons
from personalize_poc.check.cleaning.fixes import IDS, expression, fixed, limit
from personalize_poc.check.findings import zones
from personalize_poc.check.findings.scan import Scan, literal, quoted
from personalize_poc.data.one_line import in_one_line, some_broken
from personalize_poc.data.own import layouts, sql
from personalize_poc.data.own.canonical import Field, Relation
from personalize_poc.data.own.tables import Column

ADDED, ALIKE, BY_VALUE, BY_RULE = "added", "alike", "by value", "by rule"
"""What changes all rows alike: a value of no file; a way of writing; another name for each value,
if all of them have one; names of which only the mapping tells."""


@dataclass(frozen=True)
class Text:
    """A field as it stands in the file.

    Attributes:
        before: SQL of the text.
        join: what has to be joined for it, with `e` for the relation.
        key: of its column, if that is of the table of the relation.
    """

    before: str
    join: str = ""
    key: str = ""


@dataclass(frozen=True)
class Change:
    """A change of some values of a field: SQL of all of it, with `e` for the relation.

    Attributes:
        condition: which rows are changed.
        before, after: the values.
        reason: why.
        join: what has to be joined.
        alike: one of these words if one line may stand for all rows; "" if not.
    """

    condition: str
    before: str
    after: str
    reason: str
    join: str = ""
    alike: str = ""

    @property
    def by_value(self) -> bool:
        """Whether each value has a line of its own where all rows are changed."""
        return self.alike in (BY_VALUE, BY_RULE)


def file_text(relation: Relation, name: str) -> Text:
    """A field as it stands in the file; what another file tells is taken as it was joined."""
    column = _column(relation, relation.field(name))
    if column is None:
        return Text(f"e.{quoted(name)}::VARCHAR")
    join = f" JOIN {relation.table.name} f ON f.rowid = e.row"
    if column.name not in relation.table.digits:
        return Text(f"f.{column.key}", join, column.key)
    join += (
        f" LEFT JOIN {layouts.bare(relation.table)} z ON z.place = e.row AND z.key = '{column.key}'"
    )
    return Text(f"coalesce(z.before, f.{column.key})", join, column.key)


def _column(relation: Relation, field: Field | None) -> Column | None:
    columns = relation.table.columns
    return next((one for one in columns if field and one.name == field.column), None)


def changes(scan: Scan, relation: Relation, field: Field) -> Iterator[Change]:
    """How the values of a field are changed."""
    if not field.column:
        raw = f"e.{quoted(field.name)}"
        yield Change("true", "NULL", raw, literal(reasons.ADDED), "", ADDED)
    elif field.name in IDS:
        yield from _of_ids(scan, relation, field)
    elif field.kind == "time":
        yield from _of_times(scan, relation, field)
    elif field.type != "string":
        yield from _of_numbers(field)
    elif field.kind in ("list", "impressions"):
        yield from _of_lists(scan, relation, field)
    else:
        yield from _of_texts(scan, relation, field)


def _of_ids(scan: Scan, relation: Relation, field: Field) -> Iterator[Change]:
    name = field.name
    written, text = expression(scan, relation, field), file_text(relation, name)
    blank = literal(reasons.BLANKS)
    given_back = "z.before IS NOT NULL" if " z ON " in text.join else "false"
    if given_back != "false":
        blank = f"CASE WHEN {given_back} THEN {literal(reasons.ZEROS)} ELSE {blank} END"
    other = f"{text.before} <> e.{name}"
    if name in fixed(scan, "clean_ids", relation.section):
        reason = f"id_{name}.reason"
        yield Change(f"id_{name}.after IS NOT NULL", text.before, written, reason, text.join)
        other = f"id_{name}.after IS NULL AND {other}"
    if text.join and (given_back != "false" or _has_blanks(scan, relation, text.key)):
        yield Change(other, text.before, written, blank, text.join)


def _has_blanks(scan: Scan, relation: Relation, key: str) -> bool:
    """Whether a text of a column has blanks at its ends, or is nothing but blanks."""
    return bool(scan.one(f"SELECT {sql.any_blanks(key)} FROM {relation.table.name}")[0])


def _of_times(scan: Scan, relation: Relation, field: Field) -> Iterator[Change]:
    raw, text = f"e.{quoted(field.name)}", f"e.{quoted(f'raw_{field.name}')}"
    if scan.canonical.mapping.sections[relation.section].timestamp != ("seconds",):
        other = f"{text} <> {raw}::VARCHAR"
        assumed = relation is scan.events and zones.are_missing(scan)
        reason = reasons.in_zone(scan.timezone) if assumed else reasons.SECONDS
        yield Change(other, text, f"{raw}::VARCHAR", literal(reason), "", ALIKE)
    if field.name != "TIMESTAMP":
        yield _unreadable(field)


def _unreadable(field: Field) -> Change:
    raw, text = f"e.{quoted(field.name)}", f"e.{quoted(f'raw_{field.name}')}"
    reason = literal(reasons.no_value(field.type))
    return Change(f"{raw} IS NULL AND {text} IS NOT NULL", text, "NULL", reason)


def _of_numbers(field: Field) -> Iterator[Change]:
    """Texts that are no numbers, or that only a person reads as the number that is written."""
    raw, text = f"e.{quoted(field.name)}", f"e.{quoted(f'raw_{field.name}')}"
    yield _unreadable(field)
    kind, reason = (
        ("BOOLEAN", reasons.YES_NO) if field.type == "boolean" else ("DOUBLE", reasons.NUMBER)
    )
    other = f"{raw} IS NOT NULL AND TRY_CAST({text} AS {kind}) IS DISTINCT FROM {raw}::{kind}"
    yield Change(other, text, f"{raw}::VARCHAR", literal(reason), "", ALIKE)


def _of_lists(scan: Scan, relation: Relation, field: Field) -> Iterator[Change]:
    """Members that are written otherwise, or lists that are: all of them, in most files."""
    raw, text = f"e.{quoted(field.name)}", file_text(relation, field.name)
    written = expression(scan, relation, field)
    if written != raw:
        yield Change(f"{written} <> {raw}", raw, written, _reason(field, raw, written))
    if text.join:
        other = f"{text.before} <> coalesce({raw}, '')"
        same = f"({written} IS NOT DISTINCT FROM {raw})"
        reason = literal(reasons.LIST)
        yield Change(f"{other} AND {same}", text.before, raw, reason, text.join, ALIKE)


def _reason(field: Field, raw: str, written: str) -> str:
    """SQL: why a text is written otherwise than the data set has it."""
    return (
        f"CASE WHEN length({raw}) > {limit(field)} THEN '{reasons.longer(limit(field))}' "
        f"WHEN {written} = {in_one_line(raw)} "
        f"THEN '{reasons.LINE_BREAKS}' ELSE '{reasons.SPELLING}' END"
    )


def _of_texts(scan: Scan, relation: Relation, field: Field) -> Iterator[Change]:
    raw, text = f"e.{quoted(field.name)}", file_text(relation, field.name)
    written = expression(scan, relation, field)
    mended = written != raw
    kinds = scan.canonical.mapping.sections[relation.section].event_types
    renames = field.kind == "event type" and any(kinds.values())
    if not text.join:  # another file has it
        if mended:
            yield Change(f"{written} <> {raw}", raw, written, _reason(field, raw, written))
        if renames:
            yield _renamed(raw, kinds)
        return
    if not (mended or renames or _is_read_otherwise(scan, relation, text.key)):
        return
    why = f"WHEN {written} <> {raw} THEN {_reason(field, raw, written)} " if mended else ""
    reason = (
        f"CASE {why}WHEN {raw} IS NULL THEN '{reasons.NOTHING}' "
        f"WHEN {sql.bare(text.before)} <> {raw} THEN '{reasons.RENAMED}' "
        f"ELSE '{reasons.BLANKS}' END"
    )
    other = f"{text.before} <> coalesce({written}, '')"
    alike = BY_VALUE if renames else ""
    yield Change(other, text.before, written, reason, text.join, alike)


def _renamed(raw: str, kinds: Mapping[str, str | None]) -> Change:
    """Kinds of events of another file: what it calls them is told by the mapping alone."""
    news = list(dict.fromkeys(new for old, new in kinds.items() if new and new != old))
    olds = {new: [old for old, name in kinds.items() if name == new != old] for new in news}
    cases = " ".join(
        f"WHEN {literal(new)} THEN {literal(', '.join(old))}" for new, old in olds.items()
    )
    before = f"CASE {raw} {cases} END"
    return Change(f"{before} IS NOT NULL", before, raw, literal(reasons.RENAMED), "", BY_RULE)


def of_title(scan: Scan, relation: Relation) -> Iterator[Change]:
    """How titles are changed that are no field of their data set."""
    raw = f"e.{quoted(relation.title or '')}"
    if scan.one(f"SELECT {some_broken(raw)} FROM {relation.name} e")[0]:
        written = in_one_line(raw)
        yield Change(f"{written} <> {raw}", raw, written, literal(reasons.LINE_BREAKS))


def _is_read_otherwise(scan: Scan, relation: Relation, key: str) -> bool:
    """Whether there are blanks around values of a column, or words for nothing."""
    nothing = f"bool_or({sql.any_of(key, sql.NOTHING)})"
    found = scan.one(f"SELECT {sql.any_blanks(key)} OR {nothing} FROM {relation.table.name}")
    return bool(found[0])
