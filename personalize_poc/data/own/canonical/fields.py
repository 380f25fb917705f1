"""Which type and kind each field of a section gets, and the SQL of its value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import duckdb

from personalize_poc.data.errors import MappingError
from personalize_poc.data.own import numbers, sql, times
from personalize_poc.data.own.canonical import lists, survey
from personalize_poc.data.own.canonical.survey import Asked, Seen
from personalize_poc.data.own.canonical.types import Field
from personalize_poc.data.own.mapping_file.types import EVENT_TYPE, Section

if TYPE_CHECKING:
    from personalize_poc.data.own.canonical.joining import Joined
    from personalize_poc.data.own.canonical.sources import Source
    from personalize_poc.data.own.tables import Column

TIMES = ("TIMESTAMP", "CREATION_TIMESTAMP")
_TEXTS = {
    "USER_ID": "id",
    "ITEM_ID": "id",
    "EVENT_TYPE": "event type",
    "RECOMMENDATION_ID": "recommendation",
    "EVENT_ATTRIBUTION_SOURCE": "other",
}
"""Fields that are text whatever stands in them, and their kind."""
_BARE_CLOCK = " %H%M"
"""In a form: the time of day stands in a column of its own and lost the zeros before it."""
_LONG_TEXT = 60
"""From this mean length on, values are sentences and no categories."""


@dataclass(frozen=True)
class Planned:
    """A field, and how its value is computed.

    Attributes:
        field: name, type and kind.
        value: SQL.
        raw: SQL of the text in the file, NULL where it is empty; "" for fields of type string.
    """

    field: Field
    value: str
    raw: str = ""


def plan(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Planned]:
    """Decide on all fields of a section, in the order of the mapping.

    Raises:
        MappingError: two fields cannot be told apart.
    """
    _refuse_same(source)
    _refuse_wrong_forms(connection, source)
    ranges = [f"rowid BETWEEN {first} AND {last}" for first, last in source.ranges]
    where = f"WHERE {' OR '.join(ranges)}" if ranges else ""
    planned = _all(connection, source.table.name, where, "a", (source.columns, source.section))
    for join in source.joins:
        section = _with_lists(source, join) if join.several else source.section
        there = (join.columns, section)
        planned += _all(connection, join.table.name, "", join.alias, there)
    if source.time_of_day is not None:
        planned = [_with_time_of_day(one, source) for one in planned]
    if source.kind == "interactions":
        planned = _with_event_types(planned, source.section)
    return planned


def _with_lists(source: Source, join: Joined) -> Section:
    """The section, where fields of a join with several rows a key are lists if nothing is stated.

    Raises:
        MappingError: one of them is said to be a number.
    """
    section, lists = source.section, dict.fromkeys(join.columns, "list")
    for name in lists:
        if section.kinds.get(name) == "number":
            raise MappingError(
                f"{source.kind}: kinds says that {name} is a number, but the join with "
                f"{join.table.label} gives several values of it for one row; say list, or leave "
                "it out of kinds."
            )
    return replace(section, kinds={**lists, **section.kinds})


def _all(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    where: str,
    side: str,
    fields: tuple[dict[str, Column], Section],
) -> list[Planned]:
    """The fields of one table; where words such as NULL stand in metadata, they are no values."""
    columns, section = fields
    nothing = _nothing(connection, table, where, columns)
    bare = {
        name: sql.given(one.key) if name in nothing else one.key for name, one in columns.items()
    }
    seen = _look(connection, table, where, bare, section)
    planned = []
    for name, one in columns.items():
        key = f"{side}.{one.key}"
        if name not in nothing:
            planned.append(_planned(name, one.name, key, seen[bare[name]], section))
            continue
        made = _planned(name, one.name, sql.given(key), seen[bare[name]], section)
        # Among numbers they are told of, as all texts are: the file should have left them empty.
        raw = f"(CASE WHEN {sql.trimmed(key)} IS NOT NULL THEN {key} END)"
        planned.append(replace(made, raw=raw if made.raw else ""))
    return planned


def _nothing(
    connection: duckdb.DuckDBPyConnection, table: str, where: str, columns: dict[str, Column]
) -> set[str]:
    """Fields of metadata in whose columns a word for nothing stands."""
    names = [name for name in columns if name not in (*_TEXTS, *TIMES, "IMPRESSION")]
    if not names:
        return set()
    # One such row is looked for: DuckDB finds it by a column's dictionary, and goes no further.
    some = f"SELECT 1 FROM (FROM {table} {where}) WHERE"
    asked = (f"EXISTS ({some} {sql.any_of(columns[name].key, sql.NOTHING)})" for name in names)
    row = connection.execute(f"SELECT {', '.join(asked)}").fetchone()
    assert row is not None
    return {name for name, found in zip(names, row, strict=True) if found}


def _with_time_of_day(one: Planned, source: Source) -> Planned:
    """TIMESTAMP made of two columns; any other field as it is."""
    if one.field.name != "TIMESTAMP" or source.time_of_day is None:
        return one
    timed = source.timed
    side = timed.alias if timed else "a"
    day = (timed or source).columns["TIMESTAMP"]
    section = source.section
    bare = [form for form in section.timestamp if _BARE_CLOCK in form]
    digits = max((6 if form.endswith("%S") else 4 for form in bare), default=0)
    clock = f"{side}.{source.time_of_day.key}"
    both = times.day_and_clock(f"{side}.{day.key}", clock, digits)
    forms = tuple(
        form.replace(_BARE_CLOCK, " %H:%M").replace("%M%S", "%M:%S") for form in section.timestamp
    )
    return Planned(one.field, times.seconds(both, forms, section.timezone), both)


def _refuse_same(source: Source) -> None:
    """DuckDB does not tell small letters from capitals, and `row` is a column of each relation."""
    taken = {"ROW": "row"}
    for name in [*source.columns, *(name for one in source.joins for name in one.columns)]:
        if (other := taken.setdefault(name.upper(), name)) != name:
            if other == "row":
                raise MappingError(
                    f"{source.kind}: {name} is a word of SQL; name the field otherwise."
                )
            raise MappingError(
                f"{source.kind}: the fields {other} and {name} differ in capitals only; "
                "name one of them otherwise."
            )


def _refuse_wrong_forms(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """DuckDB knows which directives a format may have, and which zones there are."""
    for form in source.section.timestamp:
        try:
            statement = times.seconds("''", (form,), source.section.timezone)
            connection.execute(f"SELECT {statement}")
        except (duckdb.InvalidInputException, duckdb.NotImplementedException) as error:
            said = str(error).splitlines()[0]
            raise MappingError(
                f"{source.kind}: timestamp {form!r} in zone {source.section.timezone} cannot be "
                f"used ({said}). Known: seconds, milliseconds, microseconds, nanoseconds, ticks, "
                "filetime, webkit, apple, excel, iso, or a format such as '%d.%m.%Y %H:%M'."
            ) from error


def _look(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    where: str,
    keys: dict[str, str],
    section: Section,
) -> dict[str, Seen]:
    other = {key for name, key in keys.items() if name not in TIMES}
    asked = {
        key: Asked(
            key,
            _separator(section),
            section.decimal if _is_number(name, section) else None,
            is_id=name in _TEXTS or (name in TIMES and key in other),
            is_time=name in TIMES and key not in other,
        )
        # Of a column that is used twice, what it holds matters more than its blanks.
        for name, key in sorted(keys.items(), key=lambda one: one[0] not in (*_TEXTS, *TIMES))
    }
    return survey.look(connection, table, where, list(asked.values()))


def _is_number(name: str, section: Section) -> bool:
    """Whether a field was said to hold numbers."""
    return name == "EVENT_VALUE" or section.kinds.get(name) == "number" or section.decimal == ","


def _separator(section: Section) -> str | None:
    """What stands between values: the sign itself, or the bracket of JSON and Python."""
    return "[" if section.separator in ("json", "python") else section.separator


def _planned(name: str, column: str, key: str, seen: Seen, section: Section) -> Planned:
    """Type, kind and value of one field."""
    text = sql.trimmed(key) if seen.trim else key
    raw = f"(CASE WHEN {text} IS NOT NULL THEN {key} END)" if seen.trim else key
    if name in _TEXTS:
        return Planned(Field(name, "string", column, _TEXTS[name]), text)
    if name in TIMES:
        value = times.seconds(key, section.timestamp, section.timezone)
        return Planned(Field(name, "long", column, "time"), value, raw)
    if name == "IMPRESSION":
        value = lists.joined(text, section.separator or "|")
        return Planned(Field(name, "string", column, "impressions"), value)
    stated = section.kinds.get(name)
    if name == "EVENT_VALUE" or stated == "number":
        number = numbers.number(text, section.decimal)
        return _number(
            name, column, number, raw, "float" if name == "EVENT_VALUE" else seen.number_type
        )
    if stated is None and seen.given and seen.booleans == seen.given:
        value = f"(lower({text}) = 'true')"
        return Planned(Field(name, "boolean", column, "categorical"), value, raw)
    if stated is None and seen.are_numbers and seen.number_type:
        number = numbers.number(text, section.decimal)
        if section.decimal == "." and seen.number_type == "float":
            number = numbers.plain(text)
        elif section.decimal == ".":  # ids of 18 digits are more than a DOUBLE holds
            number = f"TRY_CAST({text} AS BIGINT)"
        return _number(name, column, number, raw, seen.number_type)
    return _text(name, column, text, seen, section)


def _number(name: str, column: str, number: str, raw: str, type_: str) -> Planned:
    whole = type_ in ("int", "long")
    value = f"CAST({number} AS BIGINT)" if whole else number
    return Planned(Field(name, type_ or "float", column, "number"), value, raw)


def _text(name: str, column: str, text: str, seen: Seen, section: Section) -> Planned:
    """A text: several values, a category, or sentences."""
    kind = section.kinds.get(name)
    lists_stated = "list" in section.kinds.values()
    if kind is None and section.separator and seen.several and not lists_stated:
        kind = "list"
    if kind == "list":
        value = lists.joined(text, section.separator or "|")
        return Planned(Field(name, "string", column, "list"), value)
    if kind is None:
        kind = "text" if seen.length >= _LONG_TEXT else "categorical"
    return Planned(Field(name, "string", column, kind), text)


def _with_event_types(planned: list[Planned], section: Section) -> list[Planned]:
    """Rename event types; where there is no column, all rows have the same one."""
    for index, one in enumerate(planned):
        if one.field.name == "EVENT_TYPE":
            planned[index] = Planned(one.field, _renamed(one.value, section))
            return planned
    value = sql.quoted(section.event_type or EVENT_TYPE)
    return [*planned, Planned(Field("EVENT_TYPE", "string", "", "event type"), value)]


def _renamed(value: str, section: Section) -> str:
    new: dict[str, list[str]] = {}
    for old, name in section.event_types.items():
        if name is not None:
            new.setdefault(name, []).append(old)
    if not new:
        return value
    cases = " ".join(
        f"WHEN {sql.any_of(value, tuple(old))} THEN {sql.quoted(name)}" for name, old in new.items()
    )
    return f"(CASE {cases} ELSE {value} END)"
