"""Which column of exposures or outcomes is what, and SQL that reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import numbers, sql, times
from personalize_poc.errors import BadInput
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    from personalize_poc.data.own.tables import Column, Reading, Table

_USER = ("user", "user_id", "userid", "visitor_id", "customer_id", "user_pseudo_id")
_TIME = ("time", "timestamp", "ts", "date", "event_time", "created_at")
EXPOSURES: Mapping[str, tuple[str, ...]] = {
    "user": _USER,
    "variant": ("variant", "arm", "group", "variation", "treatment", "bucket"),
    "time": ("exposed_at", "exposure_time", "first_exposure", *_TIME),
    "experiment": ("experiment", "experiment_id", "experiment_name", "test"),
}
"""Roles of columns, and the names under which they are found (in any case)."""
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "user": _USER,
    "metric": ("metric", "event", "event_type", "event_name"),
    "time": ("outcome_time", *_TIME),
    "value": ("value", "event_value", "amount", "outcome"),
    "event_id": ("event_id", "id"),
}
_COUNTED = 200_000
"""Rows that tell which forms times have; of all others each is read, or named."""
_LARGEST = 1e50
"""No amount of anything is larger; sums of third powers of such numbers still are numbers."""
_READ_LENIENTLY = ("time", "value")
"""Roles that are read with blanks at their ends."""
_FEW = ("variant", "metric", "experiment")
"""Roles whose columns have few different texts."""


def of_roles(
    table: Table, roles: Mapping[str, tuple[str, ...]], stated: Mapping[str, str], path: str
) -> dict[str, Column]:
    """The columns that have roles: those that are stated, others by their names.

    Raises:
        BadInput: there is no such role, or no such column.
    """
    unknown = sorted(set(stated) - set(roles))
    if unknown:
        raise BadInput(
            f"There is no role {unknown[0]}.",
            _("Roles are {roles}.").format(roles=", ".join(roles)),
        )
    by_name = {column.name.strip().lower(): column for column in reversed(table.columns)}
    found = {role: named(table, wanted, path) for role, wanted in stated.items()}
    for role, names in roles.items():
        free = [one for one in names if one in by_name and by_name[one] not in found.values()]
        if role not in found and free:
            found[role] = by_name[free[0]]
    return found


def named(table: Table, wanted: str, path: str) -> Column:
    """The column of this name.

    Raises:
        BadInput: there is none.
    """
    try:
        return table.column(wanted)
    except KeyError:
        names = ", ".join(column.name for column in table.columns)
        raise BadInput(f"{path} has no column {wanted}; its columns are {names}.") from None


def select(
    found: Reading, table: Table, columns: Mapping[str, Column], extras: list[Column]
) -> tuple[str, tuple[Finding, ...]]:
    """SQL of the roles, times as Unix seconds and values as numbers; and what was noticed.

    Raises:
        BadInput: the column of the time holds no times.
    """
    parts, findings = ["rowid AS row"], []
    ids = [column for role, column in columns.items() if role not in _READ_LENIENTLY]
    few = [column for role, column in columns.items() if role in _FEW]
    texts = _trimmed(found, table, [*ids, *extras], few)
    for role, column in columns.items():
        text = texts.get(column.key, column.key)
        if role == "time":
            form = times.recognise(found.connection, table.name, column.key, counted=_COUNTED)
            if not form.forms:
                raise BadInput(
                    f"{table.label}, column {column.name}: these are no times. {form.reason}",
                    _("Name another column for the time with --columns."),
                )
            if form.ambiguity:
                findings.append(_two_days(table, column, form.ambiguity))
            if 0 < form.zoned < 1:
                findings += _without_zone(found, table, column)
            parts.append(f"{times.seconds(text, form.forms, 'UTC')} AS time")
        elif role == "value":
            parts.append(f"{_number(column.key)} AS value")
        else:
            parts.append(f"{text} AS {role}")
        if role in _READ_LENIENTLY:  # the text is kept where it could not be read, to be shown
            shown = sql.trimmed(column.key)
            parts.append(f"(CASE WHEN {role} IS NULL THEN {shown} END) AS {role}_text")
    parts += [f"{texts[column.key]} AS s{at}" for at, column in enumerate(extras)]
    return f"SELECT {', '.join(parts)} FROM {table.name}", tuple(findings)


def _number(key: str) -> str:
    """SQL of the number in a text. Blanks are taken off only where it cannot be read with them."""
    slow = f"list_transform([{key}], lambda x: {numbers.plain(sql.trimmed('x'))})[1]"
    found = f"coalesce({numbers.plain(key)}, {slow})"
    return f"(CASE WHEN abs({found}) < {_LARGEST} THEN {found} END)"


def _trimmed(
    found: Reading, table: Table, columns: list[Column], few: Sequence[Column]
) -> dict[str, str]:
    """Key -> SQL of its text without blanks at the ends; taking them off is slow, and rare.

    Args:
        found: has the table.
        table: of the columns.
        columns: whose texts are asked for.
        few: those of them with few different texts, of which each is looked at once.
    """
    texts = {}
    for column in columns:
        key = column.key
        rows = f"(SELECT DISTINCT {key} FROM {table.name})" if column in few else table.name
        has = found.connection.execute(f"SELECT {sql.any_blanks(key)} FROM {rows}").fetchone()
        texts[key] = sql.trimmed(key) if has and has[0] else key
    return texts


def _without_zone(found: Reading, table: Table, column: Column) -> list[Finding]:
    """Times that name no zone, in a column where others do."""
    key = column.key
    count, row, value = found.connection.execute(
        f"""SELECT count(*), min(rowid), arg_min({key}, rowid) FROM {table.name}
            WHERE {key} IS NOT NULL AND NOT regexp_matches(trim({key}), '{times.OFFSET}')"""
    ).fetchone() or (0, None, None)
    if not count:
        return []
    file, line = table.place(row)
    return [
        Finding(
            "times-zones-mixed",
            Grade.WEAKENS,
            ngettext(
                "{count:,} time names no zone where others do; it is taken for UTC.",
                "{count:,} times name no zone where others do; they are taken for UTC.",
                count,
            ).format(count=count),
            file=file,
            row=line,
            column=column.name,
            value=value,
            count=count,
            fix=_("Write the zone with each time, as in 2024-01-31T15:04:05+09:00."),
        )
    ]


def _two_days(table: Table, column: Column, doubt: times.Ambiguity) -> Finding:
    return Finding(
        "times-ambiguous",
        Grade.WEAKENS,
        _("{example!r} is {first} or {second}; taken for the first.").format(
            example=doubt.example, first=doubt.readings[0], second=doubt.readings[1]
        ),
        file=table.label,
        column=column.name,
        fix=_("Write times as 2024-01-31 15:04:05 or as Unix seconds."),
    )
