"""Which rows of a table a section takes: rules, with what is to be told of those left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical.sources import Source
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.tables import Column

VALUE, ORDER, AGAIN, KIND = "value", "order", "again", "kind"
"""Why a row is left out: by a value of its own, by that of another line of its order, as it repeats
an earlier row, or as it is a kind of event that is left out."""


@dataclass(frozen=True)
class Rule:
    """A condition that rows have to meet.

    Attributes:
        taken: SQL of the condition.
        name: column of the file that it is about.
        value: SQL of what stands there.
        why: `VALUE`, `ORDER`, `AGAIN` or `KIND`.
    """

    taken: str
    name: str
    value: str
    why: str


def where(source: Source) -> str:
    """Which rows are taken: of the files that are meant, with no value that is left out, once."""
    of_files = meant(source)
    return " AND ".join([*([of_files] if of_files else []), *(one.taken for one in rules(source))])


def meant(source: Source) -> str:
    """A condition: a row is of the files that are meant; "" if all of them are."""
    ranges = [f"a.rowid BETWEEN {first} AND {last}" for first, last in source.ranges]
    return f"({' OR '.join(ranges)})" if ranges else ""


def rules(source: Source) -> list[Rule]:
    """By what rows of these files are left out, in the order in which it is asked."""
    return [*_of_values(source), *_of_events(source)]


def _of_values(source: Source) -> Iterator[Rule]:
    for column, values in source.left_out:
        key = f"a.{column.key}"
        yield Rule(is_none_of(key, values), column.name, key, VALUE)
        if column.key in source.carried:
            by = source.carried[column.key]
            taken = is_of_no_such_order(source, column, values)
            yield Rule(taken, by.name, f"a.{by.key}", ORDER)
    for join in source.joins:
        for column, values in join.left_out:
            key = f"{join.alias}.{column.key}"
            yield Rule(is_none_of(key, values), column.name, key, VALUE)


def _of_events(source: Source) -> Iterator[Rule]:
    omitted = tuple(old for old, new in source.section.event_types.items() if new is None)
    if source.repeated:
        once = source.section.once
        own = next((one for one in source.table.columns if one.name == once), None)
        taken = f"a.rowid NOT IN (SELECT place FROM {source.repeated})"
        yield Rule(taken, own.name if own else "", f"a.{own.key}" if own else "NULL", AGAIN)
    events = source.columns.get("EVENT_TYPE")
    if omitted and events is not None:
        key = f"a.{events.key}"
        yield Rule(is_none_of(key, omitted), events.name, key, KIND)


def is_none_of(key: str, values: tuple[str, ...]) -> str:
    """A condition: a field is none of these values; an empty one is written ''."""
    text = f"coalesce({sql.trimmed(key)}, '')"
    if ANY in values:
        return f"{text} = ''"
    return f"NOT {sql.any_of(text, values)}"


def is_of_no_such_order(source: Source, column: Column, values: tuple[str, ...]) -> str:
    """A condition: a field has a value, or no line of the same order has one of these."""
    state, order = sql.trimmed(column.key), sql.trimmed(source.carried[column.key].key)
    mine = sql.trimmed(f"a.{source.carried[column.key].key}")
    return (
        f"({sql.trimmed(f'a.{column.key}')} IS NOT NULL OR coalesce({mine} NOT IN (SELECT {order} "
        f"FROM {source.table.name} WHERE {sql.any_of(state, values)} AND {order} IS NOT NULL), "
        "true))"
    )
